//! An installation with billing set up, and the stand-in for Stripe beside it.

use std::net::Ipv4Addr;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::net::TcpListener;
use vestibule_kernel::{SecretString, Timestamp};
use vestibule_stripe_emulator::{Emulator, Serving, SignedEvent};

use super::{Answer, Client, TestApp};

const WEBHOOK_SECRET: &str = "whsec_of_this_story";

/// Both sides of a sale.
#[derive(Debug)]
pub(crate) struct Shop {
    pub(crate) app: TestApp,
    pub(crate) stripe: Emulator,
    _serving: Serving,
}

impl Shop {
    /// One like any other.
    pub(crate) async fn open() -> Self {
        Self::open_with("").await
    }

    /// One with settings of its own, in TOML: top-level keys, then tables.
    pub(crate) async fn open_with(settings: &str) -> Self {
        let secret = SecretString::from(WEBHOOK_SECRET);
        // The same noon at which stories begin.
        let stripe = Emulator::new(Timestamp::from_millis(1_768_478_400_000), secret);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let serving = stripe.serve(listener).unwrap();
        let settings = format!(
            "{settings}\n[stripe]\nprivate_key = \"sk_test_story\"\npublic_key = \"pk_test_story\"\n\
             webhook_secret = \"{WEBHOOK_SECRET}\"\napi_base = \"http://{}\"\n",
            serving.address()
        );
        Self { app: TestApp::start_with(&settings).await, stripe, _serving: serving }
    }

    /// Time goes on, on both sides.
    pub(crate) fn passes(&self, days: u64) {
        let time = Duration::from_secs(days * 24 * 3600);
        self.app.clock.advance(time);
        self.stripe.advance(i64::try_from(time.as_secs()).unwrap());
    }

    /// Stripe tells what has happened, in order, and it is looked into.
    pub(crate) async fn hears(&self) {
        for event in self.stripe.take_events() {
            self.is_told(&event).await.expect(204);
        }
        self.app.run_jobs().await;
    }

    /// An event arrives.
    pub(crate) async fn is_told(&self, event: &SignedEvent) -> Answer {
        let mut stripe = self.app.client().sending("stripe-signature", &event.signature);
        let body = event.body.clone().into_bytes();
        stripe.send(http::Method::POST, "/stripe/webhook", Some("application/json"), body).await
    }

    /// A manager puts a plan on sale: its product and a monthly price, as API v1 shows them.
    pub(crate) async fn sells(&self, manager: &mut Client, name: &str, amount: &str) -> (Value, Value) {
        self.sells_with_trial(manager, name, amount, 0).await
    }

    /// The same with days before the first payment.
    pub(crate) async fn sells_with_trial(
        &self,
        manager: &mut Client,
        name: &str,
        amount: &str,
        trial_days: i64,
    ) -> (Value, Value) {
        let product =
            manager.post("/api/v1/billing/products", json!({ "name": name })).await.expect(201).json();
        let path = format!("/api/v1/billing/products/{}/prices", product["id"]);
        let recurring = json!({ "interval": "month", "trial_days": trial_days });
        let body = json!({ "amount": amount, "currency": "usd", "recurring": recurring });
        let price = manager.post(&path, body).await.expect(201).json();
        (product, price)
    }

    /// A manager lets a plan's holders do something.
    pub(crate) async fn plan_gives(&self, manager: &mut Client, product: &Value, permission: &str) {
        let made = manager.post("/api/v1/permissions", json!({ "name": permission })).await;
        assert!([201, 409].contains(&made.status.as_u16()), "{}", made.text);
        let path = format!("/api/v1/billing/products/{}/permissions", product["id"]);
        let mut manager = manager.clone().sending("if-match", "*");
        manager.put(&path, json!({ "permissions": [permission] })).await.expect(204);
    }

    /// Somebody pays at a checkout and comes back.
    pub(crate) async fn buys(&self, person: &mut Client, price: &Value) {
        let opened =
            person.post("/api/v1/me/checkouts", json!({ "price": price["id"] })).await.expect(201).json();
        let id = opened["id"].as_str().unwrap();
        self.stripe.pay(id);
        person.post(&format!("/api/v1/me/checkouts/{id}/confirm"), json!({})).await.expect(204);
    }
}

impl Client {
    /// Their only subscription.
    pub(crate) async fn subscription(&mut self) -> Value {
        let mut items = self.get("/api/v1/me/subscriptions").await.expect(200).json();
        assert_eq!(items["items"].as_array().unwrap().len(), 1, "{items}");
        items["items"][0].take()
    }
}
