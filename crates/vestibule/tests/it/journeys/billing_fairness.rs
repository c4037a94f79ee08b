//! Nobody has for nothing what others pay for, nobody pays twice, and nobody gives away what is not
//! theirs to give.

use serde_json::{Value, json};

use crate::support::{Answer, Client, Person, Shop};

async fn own(client: &mut Client, subscription: &Value, what: &str) -> Answer {
    client.post(&format!("/api/v1/me/subscriptions/{}/{what}", subscription["id"]), json!({})).await
}

async fn changes(client: &mut Client, subscription: &Value, price: &Value) -> Answer {
    let path = format!("/api/v1/me/subscriptions/{}/change", subscription["id"]);
    client.post(&path, json!({ "price": price["id"] })).await
}

/// What has been paid so far, in minor units, oldest first.
fn payments(shop: &Shop) -> Vec<i64> {
    let bills = shop.stripe.objects("invoice");
    bills.iter().filter_map(|bill| bill["amount_paid"].as_i64()).filter(|paid| *paid > 0).collect()
}

fn customer(shop: &Shop) -> String {
    shop.stripe.objects("customer")[0]["id"].as_str().unwrap().to_owned()
}

/// Subscriptions at Stripe that are being paid for.
fn running(shop: &Shop) -> usize {
    shop.stripe.objects("subscription").iter().filter(|one| one["status"] == "active").count()
}

#[tokio::test]
async fn whoever_goes_on_after_a_break_that_lasted_into_another_period_pays_for_it() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let herself = Person::named("joe");
    let mut jo = herself.comes_in(&shop.app).await;
    let (product, price) = shop.sells(&mut boss, "Pro", "10").await;
    shop.plan_gives(&mut boss, &product, "export reports").await;
    shop.buys(&mut jo, &price).await;
    let subscription = jo.subscription().await;
    own(&mut jo, &subscription, "pause").await.expect(200);
    shop.passes(3);
    let mut jo = herself.signs_in(&shop.app).await;
    own(&mut jo, &subscription, "resume").await.expect(200);
    assert_eq!(payments(&shop), [1000], "the period was paid for");

    own(&mut jo, &subscription, "pause").await.expect(200);
    shop.passes(31);
    let mut jo = herself.signs_in(&shop.app).await;
    // Whether or not an event has told of the new period.
    let resumed = own(&mut jo, &subscription, "resume").await.expect(200).json();
    assert_eq!(resumed["status"], "active");
    assert!(jo.may("export reports").await);
    assert_eq!(payments(&shop), [1000, 1000]);

    own(&mut jo, &subscription, "pause").await.expect(200);
    shop.passes(62);
    shop.hears().await;
    shop.stripe.spoil_card(&customer(&shop));
    let mut jo = herself.signs_in(&shop.app).await;
    own(&mut jo, &subscription, "resume").await.expect(402);
    assert_eq!(jo.subscription().await["status"], "paused");
    assert!(!jo.may("export reports").await);
}

#[tokio::test]
async fn a_break_and_a_cancellation_are_taken_back_one_after_the_other() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (product, price) = shop.sells(&mut boss, "Pro", "10").await;
    shop.plan_gives(&mut boss, &product, "export reports").await;
    shop.buys(&mut jo, &price).await;
    let subscription = jo.subscription().await;
    own(&mut jo, &subscription, "cancel").await.expect(200);
    own(&mut jo, &subscription, "pause").await.expect(200);
    let mut status =
        async |what: &str| own(&mut jo, &subscription, what).await.expect(200).json()["status"].clone();
    assert_eq!(status("resume").await, "canceled_at_period_end", "only the break is over");
    assert_eq!(status("resume").await, "active");
    assert_eq!(status("pause").await, "paused");
    assert_eq!(status("cancel").await, "canceled_at_period_end");
    assert!(!jo.may("export reports").await, "the break goes on");
    let named = json!({ "subscription_id": subscription["subscription_id"] });
    jo.post("/reactivate-subscription", named.clone()).await.expect(200);
    assert!(jo.may("export reports").await);
    assert_eq!(jo.subscription().await["cancel_at_period_end"], true);
    jo.post("/reactivate-subscription", named).await.expect(400);
}

#[tokio::test]
async fn nothing_becomes_another_plan_while_nobody_pays_for_it() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (_, small) = shop.sells(&mut boss, "Small", "1").await;
    let (_, large) = shop.sells(&mut boss, "Large", "1000").await;
    shop.buys(&mut jo, &small).await;
    let subscription = jo.subscription().await;
    own(&mut jo, &subscription, "pause").await.expect(200);
    changes(&mut jo, &subscription, &large).await.expect(409);
    assert_eq!(jo.subscription().await["plan"], "Small");
}

#[tokio::test]
async fn a_dearer_plan_is_paid_for_before_it_is_used() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (_, small) = shop.sells(&mut boss, "Small", "1").await;
    let (large, dear) = shop.sells(&mut boss, "Large", "1000").await;
    shop.plan_gives(&mut boss, &large, "export everything").await;
    shop.buys(&mut jo, &small).await;
    let subscription = jo.subscription().await;
    shop.stripe.spoil_card(&customer(&shop));
    changes(&mut jo, &subscription, &dear).await.expect(402);
    assert_eq!(jo.subscription().await["plan"], "Small");
    assert!(!jo.may("export everything").await);
    shop.stripe.give_card(&customer(&shop));
    changes(&mut jo, &subscription, &dear).await.expect(200);
    assert!(jo.may("export everything").await);
    assert_eq!(payments(&shop), [100, 99_900], "at once, not with a bill that may never come");
}

#[tokio::test]
async fn a_trial_is_neither_had_again_nor_made_longer_by_changing_plans() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let herself = Person::named("joe");
    let mut jo = herself.comes_in(&shop.app).await;
    let (_, first) = shop.sells_with_trial(&mut boss, "First", "5", 14).await;
    let (_, second) = shop.sells_with_trial(&mut boss, "Second", "5", 14).await;
    let (_, paid) = shop.sells(&mut boss, "Paid", "500").await;
    let body = json!({ "price": first["id"] });
    let started = jo.post("/api/v1/me/subscriptions", body.clone()).await.expect(201).json();
    shop.passes(10);
    let mut jo = herself.signs_in(&shop.app).await;
    changes(&mut jo, &started, &paid).await.expect(402);
    let changed = changes(&mut jo, &started, &second).await.expect(200).json();
    assert_eq!((&changed["plan"], &changed["trial_end"]), (&json!("Second"), &started["trial_end"]));
    changes(&mut jo, &started, &first).await.expect(402);
    let mut boss = Person::named("boss").signs_in(&shop.app).await;
    boss.delete(&format!("/api/v1/billing/subscriptions/{}", started["id"]), json!({})).await.expect(204);
    jo.post("/api/v1/me/subscriptions", body).await.expect(402);
    jo.post("/api/v1/me/subscriptions", json!({ "price": second["id"] })).await.expect(402);
    // Nor is one offered to somebody who would not get it.
    assert_eq!(offered_trials(&mut boss).await, [json!(14), json!(14)]);
    assert_eq!(offered_trials(&mut jo).await, [json!(null), json!(null)]);
}

/// The trials of the plans `First` and `Second` as somebody is shown them.
async fn offered_trials(who: &mut Client) -> [Value; 2] {
    let plans = who.get("/api/v1/plans").await.expect(200).json();
    ["First", "Second"].map(|name| {
        let mut items = plans["items"].as_array().unwrap().iter();
        let plan = items.find(|plan| plan["product"]["name"] == name).unwrap();
        plan["prices"][0]["trial_days"].clone()
    })
}

#[tokio::test]
async fn by_whatever_ways_a_plan_is_asked_for_at_once_it_is_had_once() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let mut theirs = Vec::new();
    for name in ["One", "Other"] {
        let (_, price) = shop.sells(&mut boss, name, "5").await;
        shop.buys(&mut jo, &price).await;
        let items = jo.get("/api/v1/me/subscriptions").await.expect(200).json();
        theirs.push(items["items"].as_array().unwrap().last().unwrap().clone());
    }
    let (wanted, price) = shop.sells(&mut boss, "Wanted", "5").await;
    let mut asking = tokio::task::JoinSet::new();
    for subscription in theirs {
        let (mut jo, price) = (jo.clone(), price.clone());
        asking.spawn(async move { changes(&mut jo, &subscription, &price).await });
    }
    for path in ["/api/v1/me/subscriptions", "/api/v1/me/checkouts"] {
        let (mut jo, body) = (jo.clone(), json!({ "price": price["id"] }));
        asking.spawn(async move { jo.post(path, body).await });
    }
    for answer in asking.join_all().await {
        assert!([200, 201, 409].contains(&answer.status.as_u16()), "{}", answer.text);
    }
    // Whichever of them was a page on which to pay is paid.
    for page in shop.stripe.objects("checkout.session") {
        shop.stripe.pay(page["id"].as_str().unwrap());
    }
    let has = |one: &&Value| one["items"]["data"][0]["price"]["product"] == wanted["product_id"];
    assert_eq!(shop.stripe.objects("subscription").iter().filter(has).count(), 1);
}

#[tokio::test]
async fn of_many_pages_that_are_opened_at_once_for_a_plan_one_stays_open() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (_, price) = shop.sells(&mut boss, "Pro", "5").await;
    jo.post("/api/v1/me/billing-portal", json!({})).await.expect(201);
    let mut asking = tokio::task::JoinSet::new();
    for quantity in 1..=8 {
        let (mut jo, body) = (jo.clone(), json!({ "price": price["id"], "quantity": quantity }));
        asking.spawn(async move { jo.post("/api/v1/me/checkouts", body).await });
    }
    for answer in asking.join_all().await {
        assert!([201, 409].contains(&answer.status.as_u16()), "{}", answer.text);
    }
    let pages = shop.stripe.objects("checkout.session");
    assert_eq!(pages.iter().filter(|page| page["status"] == "open").count(), 1);
}

#[tokio::test]
async fn a_page_that_was_left_open_cannot_be_paid_beside_a_plan_one_has_meanwhile() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (_, first) = shop.sells(&mut boss, "First", "5").await;
    let (_, second) = shop.sells(&mut boss, "Second", "5").await;
    let mut opens = async |price: &Value| {
        let opened =
            jo.post("/api/v1/me/checkouts", json!({ "price": price["id"] })).await.expect(201).json();
        opened["id"].as_str().unwrap().to_owned()
    };
    let pages = [opens(&first).await, opens(&second).await];
    shop.stripe.give_card(&customer(&shop));
    let body = json!({ "price": first["id"] });
    let started = jo.post("/api/v1/me/subscriptions", body).await.expect(201).json();
    changes(&mut jo, &started, &second).await.expect(200);
    for page in &pages {
        shop.stripe.pay(page);
    }
    assert_eq!(running(&shop), 1);
}

#[tokio::test]
async fn whoever_may_not_hand_a_permission_out_cannot_make_its_plan_cheap_or_give_it_away() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let clerk_himself = Person::named("clerk");
    clerk_himself.joins(&shop.app).await;
    shop.app.permit("clerk", "manage_billing").await;
    let mut clerk = clerk_himself.signs_in(&shop.app).await;
    let jo = Person::named("joe").comes_in(&shop.app).await.uuid().await;
    let (staff, dear) = shop.sells(&mut boss, "Staff", "1000").await;
    shop.plan_gives(&mut boss, &staff, "manage_admin").await;
    let prices = format!("/api/v1/billing/products/{}/prices", staff["id"]);
    let monthly = json!({ "interval": "month" });
    let free = json!({ "amount": "0", "currency": "usd", "recurring": monthly });
    clerk.post(&prices, free.clone()).await.expect(403);
    let path = format!("/api/v1/billing/prices/{}", dear["id"]);
    clerk.clone().sending("if-match", "*").patch(&path, json!({ "amount": "0" })).await.expect(403);
    let given = format!("/api/v1/users/{jo}/subscriptions");
    let body = json!({ "price": dear["id"], "trial_days": 730 });
    clerk.post(&given, body.clone()).await.expect(403);
    let myself = clerk.uuid().await;
    clerk.post(&format!("/api/v1/users/{myself}/subscriptions"), body.clone()).await.expect(403);
    let (_, other) = shop.sells_with_trial(&mut clerk, "Other", "5", 14).await;
    let trial = json!({ "price": other["id"], "trial_days": 730 });
    let theirs = clerk.post(&given, trial.clone()).await.expect(201).json();
    let mine = clerk.post(&format!("/api/v1/users/{myself}/subscriptions"), trial).await.expect(201).json();
    for trial in [theirs, mine] {
        changes(&mut clerk, &trial, &dear).await.expect(403);
    }
    let mut boss = boss.clone();
    boss.post(&prices, free).await.expect(201);
}
