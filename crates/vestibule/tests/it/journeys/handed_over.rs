//! Subscriptions that were begun by the replaced server: they stay at Stripe, and are taken over once
//! their customer is marked as a person's (docs/operations/migrating.md).

use serde_json::Value;

use crate::support::{Client, Person, Shop};

/// A customer who has paid the replaced server for a plan of the same account of Stripe's.
struct Theirs {
    customer: String,
    subscription: String,
}

fn text(object: &Value, field: &str) -> String {
    object[field].as_str().unwrap().to_owned()
}

/// What the replaced server has left at Stripe; nobody here knows of it.
fn left_behind(shop: &Shop, price: &str) -> Theirs {
    let customer = text(&shop.stripe.by_hand("POST", "v1/customers", "email=joe%40example.com"), "id");
    shop.stripe.give_card(&customer);
    let form = format!("customer={customer}&items[0][price]={price}");
    let subscription = text(&shop.stripe.by_hand("POST", "v1/subscriptions", &form), "id");
    Theirs { customer, subscription }
}

impl Theirs {
    /// Somebody marks the customer in Stripe's dashboard.
    fn is_marked(&self, shop: &Shop, whose: &str) {
        let form = format!("metadata[vestibule_user]={whose}");
        shop.stripe.by_hand("POST", &format!("v1/customers/{}", self.customer), &form);
    }
}

async fn subscriptions(person: &mut Client) -> Vec<String> {
    let theirs = person.get("/api/v1/me/subscriptions").await.expect(200).json();
    theirs["items"].as_array().unwrap().iter().map(|item| text(item, "subscription_id")).collect()
}

/// A shop with a plan that lets its holders do something, somebody who has come over, and what they
/// had before; Stripe has told of all of it.
async fn moved() -> (Shop, Client, Theirs) {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (product, price) = shop.sells(&mut boss, "Pro", "5").await;
    shop.plan_gives(&mut boss, &product, "export reports").await;
    let theirs = left_behind(&shop, &text(&price, "price_id"));
    shop.hears().await;
    assert_eq!(subscriptions(&mut jo).await, [""; 0], "an address at Stripe may be anybody's");
    (shop, jo, theirs)
}

#[tokio::test]
async fn a_marked_customers_subscription_is_taken_over_by_the_next_comparison() {
    let (shop, mut jo, theirs) = moved().await;
    let uuid = jo.uuid().await;
    theirs.is_marked(&shop, &uuid);
    shop.hears().await;
    shop.passes(1);
    shop.app.run_jobs().await;
    let mut jo = Person::named("joe").signs_in(&shop.app).await;
    assert_eq!(subscriptions(&mut jo).await, [theirs.subscription]);
    assert_eq!(jo.subscription().await["status"], "active");
    assert!(jo.may("export reports").await);
}

#[tokio::test]
async fn a_marked_customers_subscription_is_taken_over_by_the_next_event_about_it() {
    let (shop, mut jo, theirs) = moved().await;
    theirs.is_marked(&shop, &jo.uuid().await);
    shop.hears().await;
    shop.stripe.by_hand(
        "POST",
        &format!("v1/subscriptions/{}", theirs.subscription),
        "cancel_at_period_end=true",
    );
    shop.hears().await;
    assert_eq!(jo.subscription().await["status"], "canceled_at_period_end");
    assert!(jo.may("export reports").await, "what was paid for is held to its end");
}

#[tokio::test]
async fn a_mark_that_no_event_has_told_of_is_found_by_the_comparison() {
    let (shop, mut jo, theirs) = moved().await;
    theirs.is_marked(&shop, &jo.uuid().await);
    // The webhook was not set up yet.
    drop(shop.stripe.take_events());
    shop.passes(1);
    shop.app.run_jobs().await;
    let mut jo = Person::named("joe").signs_in(&shop.app).await;
    assert_eq!(subscriptions(&mut jo).await, [theirs.subscription]);
    assert!(jo.may("export reports").await);
}

#[tokio::test]
async fn what_was_taken_over_is_its_new_owners_to_end() {
    let (shop, mut jo, theirs) = moved().await;
    theirs.is_marked(&shop, &jo.uuid().await);
    shop.hears().await;
    shop.passes(1);
    shop.app.run_jobs().await;
    let mut jo = Person::named("joe").signs_in(&shop.app).await;
    let id = jo.subscription().await["id"].clone();
    jo.post(&format!("/api/v1/me/subscriptions/{id}/cancel"), serde_json::json!({})).await.expect(200);
    let at_stripe = shop.stripe.by_hand("GET", &format!("v1/subscriptions/{}", theirs.subscription), "");
    assert_eq!(at_stripe["cancel_at_period_end"], true);
}

#[tokio::test]
async fn a_mark_of_nobody_gives_nobody_anything() {
    let (shop, _, theirs) = moved().await;
    for whose in ["joe", "00000000-0000-7000-8000-000000000000"] {
        theirs.is_marked(&shop, whose);
        shop.hears().await;
        shop.passes(1);
        shop.app.run_jobs().await;
        let mut jo = Person::named("joe").signs_in(&shop.app).await;
        assert_eq!(subscriptions(&mut jo).await, [""; 0], "{whose}");
        assert!(!jo.may("export reports").await);
    }
}
