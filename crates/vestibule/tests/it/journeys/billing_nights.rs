//! What nobody tells us: payments that are never heard of, customers that are gone, people who leave.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Client, Person, Shop};

/// Whatever Stripe would have told is lost, and the night comes.
async fn a_night_passes(shop: &Shop) {
    let _lost = shop.stripe.take_events();
    shop.app.clock.advance(Duration::from_secs(24 * 3600));
    shop.app.run_jobs().await;
}

async fn opens(client: &mut Client, price: &Value) -> String {
    let body = json!({ "price": price["id"] });
    let opened = client.post("/api/v1/me/checkouts", body).await.expect(201).json();
    opened["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_payment_that_nobody_has_told_of_is_an_order_by_the_morning() {
    let shop = Shop::open().await;
    shop.app.run_jobs().await;
    let herself = Person::named("boss");
    let mut boss = herself.runs_the_place(&shop.app).await;
    let product = boss.post("/api/v1/billing/products", json!({ "name": "Book" })).await.expect(201).json();
    let path = format!("/api/v1/billing/products/{}/prices", product["id"]);
    let price = boss.post(&path, json!({ "amount": "12", "currency": "usd" })).await.expect(201).json();
    let page = opens(&mut boss, &price).await;
    shop.stripe.pay(&page);
    a_night_passes(&shop).await;
    let mut boss = herself.signs_in(&shop.app).await;
    let orders = boss.get("/api/v1/me/orders").await.expect(200).json();
    assert_eq!(orders["items"][0]["amount"]["minor"], 1200);
    let drift = boss.get("/api/v1/billing").await.expect(200).json()["report"]["drift"].clone();
    assert_eq!(drift, json!([{ "kind": "checkout.session", "id": page, "new": true }]));
}

#[tokio::test]
async fn a_customer_who_is_gone_from_stripe_is_made_anew_after_the_night() {
    let shop = Shop::open().await;
    shop.app.run_jobs().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let herself = Person::named("joe");
    let mut jo = herself.comes_in(&shop.app).await;
    let (_, price) = shop.sells_with_trial(&mut boss, "Pro", "5", 14).await;
    jo.post("/api/v1/me/billing-portal", json!({})).await.expect(201);
    let customer = shop.stripe.objects("customer")[0]["id"].as_str().unwrap().to_owned();
    shop.stripe.by_hand("DELETE", &format!("v1/customers/{customer}"), "");
    jo.post("/api/v1/me/subscriptions", json!({ "price": price["id"] })).await.expect(422);
    a_night_passes(&shop).await;
    let mut jo = herself.signs_in(&shop.app).await;
    jo.post("/api/v1/me/subscriptions", json!({ "price": price["id"] })).await.expect(201);
}

#[tokio::test]
async fn whoever_is_deleted_pays_no_more_and_goes_from_stripe_too() {
    let shop = Shop::open().await;
    shop.app.run_jobs().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (_, price) = shop.sells(&mut boss, "Pro", "5").await;
    let (_, other) = shop.sells(&mut boss, "Other", "5").await;
    shop.buys(&mut jo, &price).await;
    let page = opens(&mut jo, &other).await;
    let uuid = jo.uuid().await;
    boss.delete(&format!("/api/v1/users/{uuid}"), json!({})).await.expect(200);
    shop.app.run_jobs().await;
    assert_eq!(shop.stripe.object("checkout.session", &page).unwrap()["status"], "expired");
    let running = shop.stripe.objects("subscription")[0].clone();
    assert_eq!(running["cancel_at_period_end"], true, "what is paid for is not taken away");
    // Somebody makes it go on at Stripe's own desk.
    let id = running["id"].as_str().unwrap();
    shop.stripe.by_hand("POST", &format!("v1/subscriptions/{id}"), "cancel_at_period_end=false");
    shop.app.clock.advance(Duration::from_secs(31 * 24 * 3600));
    shop.app.run_jobs().await;
    a_night_passes(&shop).await;
    assert_eq!(shop.stripe.object("subscription", id).unwrap()["status"], "canceled");
    assert_eq!(shop.stripe.objects("customer")[0]["deleted"], true);
}

#[tokio::test]
async fn only_checkouts_that_were_opened_here_are_asked_about() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (_, price) = shop.sells(&mut boss, "Pro", "5").await;
    jo.post("/api/v1/me/billing-portal", json!({})).await.expect(201);
    let form = format!(
        "mode=subscription&customer={}&line_items[0][price]={}&line_items[0][quantity]=1&success_url=https://a.example",
        shop.stripe.objects("customer")[0]["id"].as_str().unwrap(),
        price["price_id"].as_str().unwrap()
    );
    let page = shop.stripe.by_hand("POST", "v1/checkout/sessions", &form)["id"].as_str().unwrap().to_owned();
    shop.stripe.pay(&page);
    shop.app.client().get(&format!("/checkout-success?session_id={page}")).await.expect(404);
}

#[tokio::test]
async fn an_event_with_an_escaped_nul_in_a_text_is_taken() {
    let shop = Shop::open().await;
    let mut event = json!({ "id": "evt_nul", "object": "event", "type": "product.updated",
        "data": { "object": { "object": "product", "id": "prod_nul", "name": "a\u{0}b" } } });
    shop.is_told(&shop.stripe.sign(&event)).await.expect(204);
    event["id"] = json!("evt_other");
    event["type"] = json!("a\u{0}b");
    shop.is_told(&shop.stripe.sign(&event)).await.expect(400);
}
