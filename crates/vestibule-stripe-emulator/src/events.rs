//! Events: what has happened, with the object as it was then.

use serde_json::{Value, json};
use vestibule_crypto::sign_webhook;
use vestibule_kernel::{SecretString, Timestamp};

use crate::state::State;

/// An event on its way to whoever listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedEvent {
    /// The JSON that is signed.
    pub body: String,
    /// The header `Stripe-Signature`.
    pub signature: String,
}

impl SignedEvent {
    pub(crate) fn new(event: &Value, secret: &SecretString, now: Timestamp) -> Self {
        let body = event.to_string();
        let signature = sign_webhook(secret, body.as_bytes(), now);
        Self { body, signature }
    }
}

impl State {
    /// Notes that something has happened to an object.
    pub(crate) fn happened(&mut self, kind: &str, object: &Value) {
        let event = json!({
            "id": self.new_id("evt"), "object": "event", "api_version": "2025-03-31.basil",
            "created": self.now, "data": { "object": object }, "livemode": false, "pending_webhooks": 1,
            "request": null, "type": kind,
        });
        self.keep("event", &event);
        self.unsent.push(event);
    }
}
