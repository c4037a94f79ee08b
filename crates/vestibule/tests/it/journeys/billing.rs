//! Selling plans, subscribing, and what that lets people do.

use std::time::Duration;

use serde_json::{Value, json};
use vestibule_stripe_emulator::Fault;

use crate::support::{Client, PASSWORD, Person, Shop, TestApp, path_in};

async fn own(client: &mut Client, subscription: &Value, what: &str) -> crate::support::Answer {
    client.post(&format!("/api/v1/me/subscriptions/{}/{what}", subscription["id"]), json!({})).await
}

#[tokio::test]
async fn somebody_chooses_a_plan_pays_at_stripe_and_may_do_what_it_offers() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (product, price) = shop.sells(&mut boss, "Pro", "19.99").await;
    shop.plan_gives(&mut boss, &product, "export reports").await;
    let plans = jo.get("/api/v1/plans").await.expect(200).json();
    assert_eq!(plans["set_up"], true);
    let plan = &plans["items"][0];
    assert_eq!(plan["prices"][0]["amount"], json!({ "minor": 1999, "currency": "usd", "text": "19.99" }));
    assert_eq!(plan["permissions"], json!(["export reports"]));
    assert!(!jo.may("export reports").await);

    shop.buys(&mut jo, &price).await;
    assert!(jo.may("export reports").await, "without waiting for an event");
    let subscription = jo.subscription().await;
    assert_eq!((&subscription["status"], &subscription["plan"]), (&json!("active"), &json!("Pro")));
    let orders = jo.get("/api/v1/me/orders").await.expect(200).json();
    assert_eq!(orders["items"].as_array().unwrap().len(), 1);
    assert_eq!(orders["items"][0]["amount"]["text"], "19.99");
    let invoices = jo.get("/api/v1/me/invoices").await.expect(200).json();
    assert_eq!(invoices["items"][0]["paid"]["minor"], 1999);
    shop.hears().await;
    assert_eq!(jo.subscription().await["status"], "active");
}

#[tokio::test]
async fn explaining_a_permission_names_the_plan_it_comes_from() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (product, price) = shop.sells(&mut boss, "Pro", "5").await;
    shop.plan_gives(&mut boss, &product, "export reports").await;
    shop.buys(&mut jo, &price).await;
    let uuid = jo.uuid().await;
    let path = format!("/api/v1/users/{uuid}/permissions/export%20reports/explain");
    let why = boss.get(&path).await.expect(200).json();
    assert_eq!(why["holds"], true);
    let grant = &why["reasons"][0]["grant"];
    assert_eq!((&grant["source"], &grant["source_ref"]), (&json!("plan"), &json!("Pro")), "{grant}");
}

#[tokio::test]
async fn pausing_cancelling_and_resuming_change_what_one_may_do_at_once() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (product, price) = shop.sells(&mut boss, "Pro", "5").await;
    shop.plan_gives(&mut boss, &product, "export reports").await;
    shop.buys(&mut jo, &price).await;
    let subscription = jo.subscription().await;

    assert_eq!(own(&mut jo, &subscription, "pause").await.expect(200).json()["status"], "paused");
    assert!(!jo.may("export reports").await);
    let resumed = own(&mut jo, &subscription, "resume").await.expect(200).json();
    assert_eq!((&resumed["status"], &resumed["previous_status"]), (&json!("active"), &json!("paused")));
    assert!(jo.may("export reports").await);
    own(&mut jo, &subscription, "resume").await.expect(409);

    let ending = own(&mut jo, &subscription, "cancel").await.expect(200).json();
    assert_eq!(ending["status"], "canceled_at_period_end");
    assert!(jo.may("export reports").await, "it is paid for");
    shop.passes(31);
    let mut jo = Person::named("joe").signs_in(&shop.app).await;
    assert!(!jo.may("export reports").await, "also while no event has arrived");
    shop.hears().await;
    assert_eq!(jo.subscription().await["status"], "canceled");
    own(&mut jo, &subscription, "resume").await.expect(409);
}

#[tokio::test]
async fn a_trial_is_given_once_and_needs_no_card() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (_, price) = shop.sells_with_trial(&mut boss, "Pro", "5", 14).await;
    let body = json!({ "price": price["id"] });
    let started = jo.post("/api/v1/me/subscriptions", body.clone()).await.expect(201).json();
    assert_eq!(started["status"], "trialing");
    assert_eq!(
        jo.post("/api/v1/me/subscriptions", body.clone()).await.expect(409).code(),
        "already_subscribed"
    );
    boss.delete(&format!("/api/v1/billing/subscriptions/{}", started["id"]), json!({})).await.expect(204);
    let again = jo.post("/api/v1/me/subscriptions", body).await.expect(402);
    assert_eq!(again.code(), "payment_required", "no second trial, and no card");
}

#[tokio::test]
async fn a_failing_payment_is_given_a_week_and_then_the_plan_ends() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let jo_herself = Person::named("joe");
    let mut jo = jo_herself.comes_in(&shop.app).await;
    let (product, price) = shop.sells(&mut boss, "Pro", "5").await;
    shop.plan_gives(&mut boss, &product, "export reports").await;
    shop.buys(&mut jo, &price).await;
    let customer = shop.stripe.objects("customer")[0]["id"].as_str().unwrap().to_owned();
    shop.stripe.spoil_card(&customer);
    shop.passes(31);
    shop.hears().await;
    let mut jo = jo_herself.signs_in(&shop.app).await;
    assert_eq!(jo.subscription().await["status"], "past_due");
    assert!(jo.may("export reports").await, "there is a week to mend it");
    shop.passes(8);
    let mut jo = jo_herself.signs_in(&shop.app).await;
    assert!(!jo.may("export reports").await);
}

#[tokio::test]
async fn changing_the_plan_shows_its_price_first_and_swaps_what_one_may_do() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (small, five) = shop.sells(&mut boss, "Small", "5").await;
    let (large, ten) = shop.sells(&mut boss, "Large", "10").await;
    shop.plan_gives(&mut boss, &small, "export reports").await;
    shop.plan_gives(&mut boss, &large, "export everything").await;
    shop.buys(&mut jo, &five).await;
    let subscription = jo.subscription().await;
    shop.passes(15);
    let mut jo = Person::named("joe").signs_in(&shop.app).await;
    let path = format!("/api/v1/me/subscriptions/{}", subscription["id"]);
    let to = json!({ "price": ten["id"] });
    let preview = jo.post(&format!("{path}/preview"), to.clone()).await.expect(200).json();
    assert_eq!(preview["due"]["minor"], 250, "half of the difference: {preview}");
    assert!(jo.may("export reports").await);
    let changed = jo.post(&format!("{path}/change"), to).await.expect(200).json();
    assert_eq!(changed["plan"], "Large");
    assert!(!jo.may("export reports").await && jo.may("export everything").await);
}

#[tokio::test]
async fn a_plan_gives_what_its_manager_may_give_also_to_those_who_have_it_already() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let clerk_himself = Person::named("clerk");
    clerk_himself.joins(&shop.app).await;
    shop.app.permit("clerk", "manage_billing").await;
    shop.app.permit("clerk", "manage_users").await;
    let mut clerk = clerk_himself.signs_in(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (product, price) = shop.sells(&mut boss, "Pro", "5").await;
    shop.buys(&mut jo, &price).await;
    shop.plan_gives(&mut clerk, &product, "export reports").await;
    assert!(jo.may("export reports").await);
    let path = format!("/api/v1/billing/products/{}/permissions", product["id"]);
    let mut clerk = clerk.sending("if-match", "*");
    clerk.put(&path, json!({ "permissions": ["manage_settings"] })).await.expect(403);
    clerk.put(&path, json!({ "permissions": ["unheard of"] })).await.expect(422);
    assert!(jo.may("export reports").await && !jo.may("manage_settings").await);
    clerk.put(&path, json!({ "permissions": [] })).await.expect(204);
    assert!(!jo.may("export reports").await);
}

#[tokio::test]
async fn nobody_touches_what_is_another_persons() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let mut eve = Person::named("eve").comes_in(&shop.app).await;
    let (product, price) = shop.sells(&mut boss, "Pro", "5").await;
    let opened = jo.post("/api/v1/me/checkouts", json!({ "price": price["id"] })).await.expect(201).json();
    let checkout = opened["id"].as_str().unwrap();
    let confirm = format!("/api/v1/me/checkouts/{checkout}/confirm");
    jo.post(&confirm, json!({})).await.expect(402);
    shop.stripe.pay(checkout);
    eve.post(&confirm, json!({})).await.expect(404);
    jo.post(&confirm, json!({})).await.expect(204);
    let subscription = jo.subscription().await;
    for what in ["cancel", "pause", "resume"] {
        own(&mut eve, &subscription, what).await.expect(404);
    }
    let path = format!("/api/v1/me/subscriptions/{}", subscription["id"]);
    for what in ["change", "preview"] {
        eve.post(&format!("{path}/{what}"), json!({ "price": price["id"] })).await.expect(404);
    }
    eve.delete(&format!("/api/v1/billing/subscriptions/{}", subscription["id"]), json!({})).await.expect(403);
    eve.post("/api/v1/billing/products", json!({ "name": "Mine" })).await.expect(403);
    eve.delete(&format!("/api/v1/billing/products/{}", product["id"]), json!({})).await.expect(403);
    let uuid = jo.uuid().await;
    eve.get(&format!("/api/v1/users/{uuid}/billing")).await.expect(403);
    assert_eq!(jo.subscription().await["status"], "active");
    let seen = boss.get(&format!("/api/v1/users/{uuid}/billing")).await.expect(200).json();
    assert_eq!(seen["subscriptions"][0]["id"], subscription["id"]);
}

#[tokio::test]
async fn without_a_key_billing_says_so_and_everything_else_works() {
    let app = TestApp::start().await;
    let mut boss = Person::named("boss").runs_the_place(&app).await;
    assert_eq!(boss.get("/api/v1/plans").await.expect(200).json()["set_up"], false);
    let made = boss.post("/api/v1/billing/products", json!({ "name": "Pro" })).await.expect(503);
    assert_eq!(made.code(), "billing_not_set_up");
    app.client().post("/stripe/webhook", json!({})).await.expect(503);
    boss.get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn an_edit_of_a_product_says_what_it_is_based_on() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let (product, _) = shop.sells(&mut boss, "Pro", "5").await;
    let path = format!("/api/v1/billing/products/{}", product["id"]);
    boss.patch(&path, json!({ "name": "Other" })).await.expect(428);
    let tag = boss.get(&path).await.expect(200).header("etag");
    let mut knowing = boss.clone().sending("if-match", &tag);
    let body = json!({ "description": "All of it", "features": ["One", "Two"] });
    let edited = knowing.patch(&path, body).await.expect(200).json();
    assert_eq!((&edited["name"], &edited["features"]), (&json!("Pro"), &json!(["One", "Two"])));
    assert_eq!(
        knowing.patch(&path, json!({ "name": "Late" })).await.expect(412).json()["current"]["name"],
        "Pro"
    );
}

#[tokio::test]
async fn a_new_amount_counts_for_new_subscribers_and_the_price_keeps_its_row() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (_, price) = shop.sells(&mut boss, "Pro", "5").await;
    shop.buys(&mut jo, &price).await;
    let path = format!("/api/v1/billing/prices/{}", price["id"]);
    let mut knowing = boss.clone().sending("if-match", "\"1\"");
    let edited = knowing.patch(&path, json!({ "amount": "7.50" })).await.expect(200).json();
    assert_eq!((&edited["id"], &edited["amount"]["minor"]), (&price["id"], &json!(750)));
    assert_ne!(edited["price_id"], price["price_id"]);
    shop.hears().await;
    let prices = boss.get("/api/v1/plans").await.json()["items"][0]["prices"].clone();
    assert_eq!(prices.as_array().unwrap().len(), 1, "{prices}");
    assert_eq!(jo.subscription().await["price"], price["id"], "the old amount is still that row's");
}

#[tokio::test]
async fn what_stripe_refuses_or_does_not_answer_changes_nothing_here() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    for body in [
        json!({ "name": "" }),
        json!({ "name": "x".repeat(251) }),
        json!({ "name": "Pro", "url": "javascript:alert(1)" }),
        json!({ "name": "Pro", "statement_descriptor": "<b>" }),
    ] {
        boss.post("/api/v1/billing/products", body).await.expect(422);
    }
    let (product, _) = shop.sells(&mut boss, "Pro", "5").await;
    let path = format!("/api/v1/billing/products/{}/prices", product["id"]);
    for (amount, currency) in [
        ("-1", "usd"),
        ("1.999", "usd"),
        ("1,99", "usd"),
        ("1e3", "usd"),
        ("", "usd"),
        ("5", "xyz"),
        ("5.5", "jpy"),
    ] {
        boss.post(&path, json!({ "amount": amount, "currency": currency })).await.expect(422);
    }
    shop.stripe.fail_next(Fault::Status(400));
    let refused = boss.post("/api/v1/billing/products", json!({ "name": "Odd" })).await.expect(422);
    assert_eq!(refused.code(), "provider_refused");
    assert!(!refused.text.contains("emulated"), "Stripe's words are not ours: {}", refused.text);
    assert_eq!(boss.get("/api/v1/billing").await.json()["plans"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn of_two_checkouts_of_a_plan_only_one_can_be_paid() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (product, monthly) = shop.sells(&mut boss, "Pro", "5").await;
    let path = format!("/api/v1/billing/products/{}/prices", product["id"]);
    let body = json!({ "amount": "50", "currency": "usd", "recurring": { "interval": "year" } });
    let yearly = boss.post(&path, body).await.expect(201).json();
    let mut opens =
        async |price: &Value| jo.post("/api/v1/me/checkouts", json!({ "price": price["id"] })).await;
    // A second tab gets the same page, so that it cannot be paid twice.
    let first = opens(&monthly).await.expect(201).json();
    assert_eq!(opens(&monthly).await.expect(201).json(), first);
    // Whoever changes their mind pays what they saw last.
    let second = opens(&yearly).await.expect(201).json();
    let status =
        |id: &Value| shop.stripe.object("checkout.session", id.as_str().unwrap()).unwrap()["status"].clone();
    assert_eq!((status(&first["id"]), status(&second["id"])), (json!("expired"), json!("open")));
    shop.stripe.pay(second["id"].as_str().unwrap());
    // The browser never came back and no event has come; still nobody buys it again.
    assert_eq!(opens(&monthly).await.expect(409).code(), "already_subscribed");
    assert_eq!(shop.stripe.objects("subscription").len(), 1);
}

#[tokio::test]
async fn a_checkout_that_stripe_no_longer_knows_stands_in_nobodys_way() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (_, price) = shop.sells(&mut boss, "Pro", "5").await;
    let body = json!({ "price": price["id"] });
    let first = jo.post("/api/v1/me/checkouts", body.clone()).await.expect(201).json();
    // As after a change of accounts at Stripe.
    let forget = "UPDATE stripe_intents SET object_id = 'cs_test_elsewhere' WHERE deed = 'open_checkout'";
    shop.app.tamper(&[forget]).await;
    let second = jo.post("/api/v1/me/checkouts", body).await.expect(201).json();
    assert_ne!(first["id"], second["id"]);
}

#[tokio::test]
async fn receipts_go_to_the_address_that_somebody_has_now() {
    let shop = Shop::open().await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    jo.post("/api/v1/me/billing-portal", json!({})).await.expect(201);
    let told = || shop.stripe.objects("customer")[0]["email"].clone();
    let calls = || shop.stripe.calls_by_key().len();
    vestibule::billing::tidy(&shop.app.env).await.unwrap();
    shop.app.run_jobs().await;
    assert_eq!((told(), calls()), (json!("joe@example.com"), 1), "there was nothing to tell");

    jo.post("/api/v1/me/email-change", json!({ "email": "joe@example.org" })).await.expect(202);
    let link = path_in(&shop.app.letter_to("joe@example.org").await);
    shop.app.client().post_form(&link, &[("password", PASSWORD)]).await.expect(200);
    shop.stripe.fail_next(Fault::Status(503));
    vestibule::billing::tidy(&shop.app.env).await.unwrap();
    shop.app.run_jobs().await;
    shop.app.clock.advance(Duration::from_secs(3600));
    shop.app.run_jobs().await;
    assert_eq!(told(), "joe@example.org");
    shop.app.puts_letters_aside().await;
}
