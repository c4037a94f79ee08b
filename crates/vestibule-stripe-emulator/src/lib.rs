//! A stand-in for Stripe: it keeps state, its clock is moved by hand, and it signs its events.
//!
//! Two kinds of people use it: tests, and whoever wants to try billing without an account
//! (`vestibule dev stripe`). It shares no code with the client it is tested against, so that a
//! misunderstanding shows. What it is asked and what it answers follow Stripe's published schemas
//! (`schemas/README.md`); what it does not know it refuses, as Stripe does.

mod billing;
mod catalogue;
mod checkout;
mod control;
mod events;
mod form;
mod outcome;
mod pages;
mod schema;
mod serve;
mod settlement;
mod state;
mod whole;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::sync::Notify;
use vestibule_kernel::{SecretString, Timestamp};

pub use events::SignedEvent;
pub use serve::Serving;
use state::State;

/// What goes wrong with the next change that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is carried out and nobody hears of it: the connection stays silent.
    Silence,
    /// It is not carried out: an answer with this status.
    Status(u16),
}

/// The stand-in; clones share its state.
#[derive(Debug, Clone)]
pub struct Emulator(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    webhook_secret: SecretString,
    /// Rung when a change was carried out in silence.
    silenced: Notify,
    /// Held by whoever sends events: those on their way are in nobody's list.
    sending: tokio::sync::Mutex<()>,
}

impl Emulator {
    /// An account without anything in it, at this moment of its own clock.
    #[must_use]
    pub fn new(now: Timestamp, webhook_secret: SecretString) -> Self {
        let state = Mutex::new(State::new(now.as_secs()));
        Self(Arc::new(Shared {
            state,
            webhook_secret,
            silenced: Notify::new(),
            sending: tokio::sync::Mutex::default(),
        }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Its own time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.state().now * 1000)
    }

    /// Moves its clock: trials end, periods are billed, what was to be cancelled is.
    pub fn advance(&self, seconds: i64) {
        self.state().advance(seconds);
    }

    /// The next change that is asked for goes wrong.
    pub fn fail_next(&self, fault: Fault) {
        self.state().faults.push_back(fault);
    }

    /// Waits until a change was carried out in silence.
    pub async fn silenced(&self) {
        self.0.silenced.notified().await;
    }

    /// Gives a customer a card that works.
    pub fn give_card(&self, customer: &str) {
        self.state().set_card(customer, "pm_card_visa");
    }

    /// Gives a customer a card that is declined from now on.
    pub fn spoil_card(&self, customer: &str) {
        self.state().set_card(customer, "pm_card_chargeDeclined");
    }

    /// Does at a checkout what its page does when somebody pays there.
    pub fn pay(&self, checkout_session: &str) {
        self.state().complete_checkout(checkout_session);
    }

    /// Something that is kept, by kind (`subscription`, `product`, ...) and id.
    #[must_use]
    pub fn object(&self, kind: &str, id: &str) -> Option<Value> {
        self.state().find(kind, id).cloned()
    }

    /// Everything of a kind.
    #[must_use]
    pub fn objects(&self, kind: &str) -> Vec<Value> {
        self.state().all(kind).cloned().collect()
    }

    /// Makes or changes something as somebody does in Stripe's own dashboard: parameters as in the
    /// interface, such as `v1/products` with `name=Pro`.
    ///
    /// # Panics
    /// When it is refused.
    #[track_caller]
    pub fn by_hand(&self, method: &str, path: &str, form: &str) -> Value {
        let outcome = self.state().route(method, path, &form::decode(form));
        assert!(outcome.status < 300, "{method} {path}: {}", outcome.body);
        outcome.body
    }

    /// Calls so far that were asked to change something, by idempotency key: how often each came.
    #[must_use]
    pub fn calls_by_key(&self) -> Vec<(String, u32)> {
        self.state().calls.iter().map(|(key, count)| (key.clone(), *count)).collect()
    }

    /// The events that nobody has been told of yet, signed, oldest first.
    #[must_use]
    pub fn take_events(&self) -> Vec<SignedEvent> {
        let events = std::mem::take(&mut self.state().unsent);
        events.iter().map(|event| self.sign(event)).collect()
    }

    /// Signs an event with its own time.
    #[must_use]
    pub fn sign(&self, event: &Value) -> SignedEvent {
        SignedEvent::new(event, &self.0.webhook_secret, self.now())
    }
}
