//! What Stripe tells us: late, twice, in any order, or not at all; and what happens when nobody hears
//! the answer to what we asked.

use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use tokio::sync::Mutex;
use vestibule_kernel::SecretString;
use vestibule_stripe_emulator::{Emulator, Fault, SignedEvent};

use crate::support::{Client, Person, Shop};

const EVENTS: &str = "SELECT COUNT(*) FROM stripe_events";

async fn subscribed(shop: &Shop) -> (Client, Client, Value) {
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (product, price) = shop.sells(&mut boss, "Pro", "5").await;
    shop.plan_gives(&mut boss, &product, "export reports").await;
    shop.buys(&mut jo, &price).await;
    (boss, jo, price)
}

#[tokio::test]
async fn what_happens_at_stripe_itself_is_known_here_by_its_events() {
    let shop = Shop::open().await;
    let (mut boss, mut jo, _) = subscribed(&shop).await;
    let made = shop.stripe.by_hand("POST", "v1/products", "name=By+hand");
    let id = made["id"].as_str().unwrap();
    shop.stripe.by_hand("POST", "v1/prices", &format!("product={id}&currency=eur&unit_amount=250"));
    let subscription = jo.subscription().await["subscription_id"].as_str().unwrap().to_owned();
    shop.stripe.by_hand("DELETE", &format!("v1/subscriptions/{subscription}"), "");
    assert!(jo.may("export reports").await, "nobody has told us yet");
    shop.hears().await;
    assert!(!jo.may("export reports").await);
    assert_eq!(jo.subscription().await["status"], "canceled");
    let plans = boss.get("/api/v1/billing").await.expect(200).json();
    assert_eq!(plans["plans"][1]["prices"][0]["amount"]["text"], "2.50");
    assert_eq!(plans["events_waiting"], 0);
}

#[tokio::test]
async fn an_event_that_comes_again_is_kept_and_looked_into_once() {
    let shop = Shop::open().await;
    let (_, mut jo, _) = subscribed(&shop).await;
    let events = shop.stripe.take_events();
    for _ in 0..3 {
        for event in &events {
            shop.is_told(event).await.expect(204);
        }
    }
    assert_eq!(shop.app.count(EVENTS).await, i64::try_from(events.len()).unwrap());
    shop.app.run_jobs().await;
    const JOBS: &str = "SELECT COUNT(*) FROM jobs WHERE kind = 'stripe_event'";
    assert!(shop.app.count(JOBS).await <= i64::try_from(events.len()).unwrap());
    assert_eq!(jo.get("/api/v1/me/orders").await.json()["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn forged_old_and_unreadable_events_are_refused_and_change_nothing() {
    let shop = Shop::open().await;
    let (_, mut jo, _) = subscribed(&shop).await;
    shop.hears().await;
    let kept = shop.app.count(EVENTS).await;
    let event = json!({ "id": "evt_1", "object": "event", "type": "customer.subscription.deleted",
        "data": { "object": { "object": "subscription", "id": jo.subscription().await["subscription_id"] } } });
    let forger = Emulator::new(shop.stripe.now(), SecretString::from("whsec_guessed"));
    shop.is_told(&forger.sign(&event)).await.expect(400);
    let now = shop.stripe.now();
    let late = Emulator::new(now.minus(Duration::from_secs(301)), SecretString::from("whsec_of_this_story"));
    shop.is_told(&late.sign(&event)).await.expect(400);
    let altered = SignedEvent { body: event.to_string(), ..shop.stripe.sign(&json!({ "id": "evt_2" })) };
    shop.is_told(&altered).await.expect(400);
    for rubbish in [json!({}), json!([]), json!({ "id": "../x", "type": "a", "data": { "object": {} } })] {
        shop.is_told(&shop.stripe.sign(&rubbish)).await.expect(400);
    }
    let unsigned = SignedEvent { body: event.to_string(), signature: String::new() };
    shop.is_told(&unsigned).await.expect(400);
    assert_eq!(shop.app.count(EVENTS).await, kept);
    // Even a rightly signed lie only makes us look.
    shop.is_told(&shop.stripe.sign(&event)).await.expect(204);
    shop.app.run_jobs().await;
    assert_eq!(jo.subscription().await["status"], "active");
}

#[tokio::test]
async fn events_of_kinds_nobody_knows_are_kept_and_left_alone() {
    let shop = Shop::open().await;
    let event = json!({ "id": "evt_x1", "object": "event", "type": "climate.order.created",
        "data": { "object": { "object": "climate.order", "id": "climorder_1" } } });
    shop.is_told(&shop.stripe.sign(&event)).await.expect(204);
    const KEPT: &str = "SELECT COUNT(*) FROM stripe_events WHERE state = 'kept'";
    assert_eq!(shop.app.count(KEPT).await, 1);
    shop.app.run_jobs().await;
}

#[tokio::test]
async fn whoever_never_hears_stripes_answer_is_charged_once_and_put_right_later() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (_, price) = shop.sells_with_trial(&mut boss, "Pro", "5", 14).await;
    let body = json!({ "price": price["id"] });
    // The customer is made first; its answer is heard.
    jo.post("/api/v1/me/billing-portal", json!({})).await.expect(201);
    shop.stripe.fail_next(Fault::Silence);
    let asking = {
        let (mut jo, body) = (jo.clone(), body.clone());
        tokio::spawn(async move { jo.post("/api/v1/me/subscriptions", body).await })
    };
    shop.stripe.silenced().await;
    // The process dies between Stripe's answer and ours.
    asking.abort();
    assert!(asking.await.is_err());
    assert_eq!(jo.get("/api/v1/me/subscriptions").await.json()["items"], json!([]));
    // Whoever asks again meanwhile takes over what was begun.
    let again = jo.post("/api/v1/me/subscriptions", body.clone()).await.expect(201).json();
    assert_eq!(shop.stripe.objects("subscription").len(), 1);
    assert_eq!(again["subscription_id"], shop.stripe.objects("subscription")[0]["id"]);

    // And when nobody asks again, a job does, with the same key.
    boss.delete(&format!("/api/v1/billing/subscriptions/{}", again["id"]), json!({})).await.expect(204);
    let customer = shop.stripe.objects("customer")[0]["id"].as_str().unwrap().to_owned();
    shop.stripe.give_card(&customer);
    shop.stripe.fail_next(Fault::Silence);
    let asking = tokio::spawn(async move { jo.post("/api/v1/me/subscriptions", body).await });
    shop.stripe.silenced().await;
    asking.abort();
    assert!(asking.await.is_err());
    shop.app.clock.advance(Duration::from_secs(120));
    shop.app.run_jobs().await;
    let mut jo = Person::named("joe").signs_in(&shop.app).await;
    let items = jo.get("/api/v1/me/subscriptions").await.json()["items"].clone();
    assert_eq!(items[1]["status"], "active", "{items}");
    assert_eq!(shop.stripe.objects("subscription").len(), 2);
    assert_eq!(shop.stripe.objects("invoice").iter().filter(|bill| bill["amount_paid"] == 500).count(), 1);
}

#[tokio::test]
async fn of_many_who_ask_at_once_to_be_subscribed_one_is() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let jo = Person::named("joe").comes_in(&shop.app).await;
    let (_, price) = shop.sells_with_trial(&mut boss, "Pro", "5", 14).await;
    let mut asking = tokio::task::JoinSet::new();
    for _ in 0..6 {
        let (mut jo, body) = (jo.clone(), json!({ "price": price["id"] }));
        asking.spawn(async move { jo.post("/api/v1/me/subscriptions", body).await });
    }
    for answer in asking.join_all().await {
        assert!([201, 409].contains(&answer.status.as_u16()), "{}", answer.text);
    }
    assert_eq!(shop.stripe.objects("subscription").len(), 1);
}

#[tokio::test]
async fn what_no_event_has_told_is_found_in_the_night_reported_and_mended() {
    let shop = Shop::open().await;
    shop.app.run_jobs().await;
    let (_, mut jo, _) = subscribed(&shop).await;
    let subscription = jo.subscription().await["subscription_id"].as_str().unwrap().to_owned();
    shop.stripe.by_hand("DELETE", &format!("v1/subscriptions/{subscription}"), "");
    shop.stripe.by_hand("POST", "v1/products", "name=Unheard+of");
    let _lost = shop.stripe.take_events();
    shop.app.clock.advance(Duration::from_secs(16 * 3600));
    shop.app.run_jobs().await;
    let mut jo = Person::named("joe").signs_in(&shop.app).await;
    assert_eq!(jo.subscription().await["status"], "canceled");
    assert!(!jo.may("export reports").await);
    let mut boss = Person::named("boss").signs_in(&shop.app).await;
    let standing = boss.get("/api/v1/billing").await.expect(200).json();
    assert_eq!(standing["report"]["drift"].as_array().unwrap().len(), 2, "{standing}");
    // The next night there is nothing left to mend.
    shop.app.clock.advance(Duration::from_secs(24 * 3600));
    shop.app.run_jobs().await;
    let mut boss = Person::named("boss").signs_in(&shop.app).await;
    let standing = boss.get("/api/v1/billing").await.expect(200).json();
    assert_eq!(standing["report"]["drift"], json!([]));
}

#[tokio::test]
async fn while_stripe_is_away_events_are_taken_and_looked_into_later() {
    let shop = Shop::open().await;
    let (_, mut jo, _) = subscribed(&shop).await;
    shop.hears().await;
    let subscription = jo.subscription().await;
    shop.stripe.fail_next(Fault::Status(500));
    shop.stripe.fail_next(Fault::Status(429));
    let path = format!("/api/v1/me/subscriptions/{}/cancel", subscription["id"]);
    assert_eq!(jo.post(&path, json!({})).await.expect(200).json()["status"], "canceled_at_period_end");
    for _ in 0..3 {
        shop.stripe.fail_next(Fault::Status(503));
    }
    let path = format!("/api/v1/me/subscriptions/{}/resume", subscription["id"]);
    assert_eq!(jo.post(&path, json!({})).await.expect(503).code(), "provider_away");
    assert_eq!(jo.subscription().await["status"], "canceled_at_period_end");
    shop.app.clock.advance(Duration::from_secs(120));
    shop.app.run_jobs().await;
    let mut jo = Person::named("joe").signs_in(&shop.app).await;
    assert_eq!(jo.subscription().await["status"], "active", "it was asked for");
}

/// What may happen to a subscription at Stripe.
fn happenings() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(0_u8..6, 1..8)
}

fn happens(shop: &Shop, subscription: &str, what: u8) {
    let is_over =
        |stripe: &Emulator| stripe.object("subscription", subscription).unwrap()["status"] == "canceled";
    let path = format!("v1/subscriptions/{subscription}");
    if is_over(&shop.stripe) {
        return;
    }
    match what {
        0 => drop(shop.stripe.by_hand("POST", &path, "cancel_at_period_end=true")),
        1 => drop(shop.stripe.by_hand("POST", &path, "cancel_at_period_end=false")),
        2 => drop(shop.stripe.by_hand("POST", &path, "pause_collection[behavior]=void")),
        3 => drop(shop.stripe.by_hand("POST", &path, "pause_collection=")),
        4 => shop.stripe.advance(31 * 24 * 3600),
        _ => drop(shop.stripe.by_hand("DELETE", &path, "")),
    }
}

/// What people must be told, by the state at Stripe.
fn expected(object: &Value) -> &str {
    let status = object["status"].as_str().unwrap();
    match (status, object["pause_collection"].is_null(), object["cancel_at_period_end"] == true) {
        ("active" | "trialing" | "past_due", _, true) => "canceled_at_period_end",
        ("active" | "trialing" | "past_due", false, false) => "paused",
        _ => status,
    }
}

#[test]
fn any_order_and_repetition_of_events_ends_in_stripes_state() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (shop, world) = runtime.block_on(async {
        let shop = Shop::open().await;
        let (_, mut jo, _) = subscribed(&shop).await;
        let subscription = jo.subscription().await["subscription_id"].as_str().unwrap().to_owned();
        (shop, Mutex::new((jo, subscription)))
    });
    let config = ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config)
        .run(&(happenings(), any::<u64>()), |(what, seed)| {
            runtime.block_on(async {
                let (jo, subscription) = &mut *world.lock().await;
                begin_again_if_over(&shop, subscription);
                for what in what {
                    happens(&shop, subscription, what);
                }
                tell_in_any_order(&shop, seed).await;
                let told = jo.get("/api/v1/me/subscriptions").await.expect(200).json();
                let ours = told["items"].as_array().unwrap();
                let ours = ours.iter().find(|ours| ours["subscription_id"] == subscription.as_str());
                let theirs = shop.stripe.object("subscription", subscription).unwrap();
                let status = expected(&theirs);
                assert_eq!(ours.unwrap()["status"], status);
                let is_paused = !theirs["pause_collection"].is_null();
                let holds = matches!(status, "active" | "canceled_at_period_end") && !is_paused;
                assert_eq!(jo.may("export reports").await, holds, "{status}");
            });
            Ok(())
        })
        .unwrap();
    runtime.block_on(async move { drop(shop) });
}

/// As somebody does at Stripe's own desk.
fn begin_again_if_over(shop: &Shop, subscription: &mut String) {
    let object = shop.stripe.object("subscription", subscription).unwrap();
    if object["status"] == "canceled" {
        let form = format!(
            "customer={}&items[0][price]={}",
            object["customer"].as_str().unwrap(),
            object["items"]["data"][0]["price"]["id"].as_str().unwrap()
        );
        let begun = shop.stripe.by_hand("POST", "v1/subscriptions", &form);
        *subscription = begun["id"].as_str().unwrap().to_owned();
    }
}

/// Each event once to three times, shuffled by a seed, with jobs running in between.
async fn tell_in_any_order(shop: &Shop, seed: u64) {
    let mut state = seed | 1;
    let mut next = move || {
        // xorshift64: a shuffle that a failing case can repeat.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap_or(0)
    };
    // Signed by the clock of the story, which stands still while Stripe's goes on.
    let secret = SecretString::from("whsec_of_this_story");
    let signer = Emulator::new(shop.app.env.now(), secret);
    let mut events = Vec::new();
    for event in shop.stripe.take_events() {
        let event = signer.sign(&serde_json::from_str(&event.body).unwrap());
        for _ in 0..=next() % 3 {
            events.push(event.clone());
        }
    }
    for i in (1..events.len()).rev() {
        events.swap(i, next() % (i + 1));
    }
    for event in events {
        shop.is_told(&event).await.expect(204);
        if next() % 3 == 0 {
            shop.app.run_jobs().await;
        }
    }
    shop.app.run_jobs().await;
}
