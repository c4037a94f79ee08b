//! The one function that writes what Stripe has told us, with everything that follows from it.
//!
//! Whoever calls it has fetched the state and holds the lock, and has made sure that nobody has
//! written the object since the state was fetched.

mod catalogue;
mod people;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use vestibule_db::{DbResult, Lock, Reads};
use vestibule_kernel::{Actor, Origin, Timestamp};
use vestibule_outbound::stripe;

use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Work};

use super::store::{catalogue as catalogue_rows, subscriptions};
use super::{BillingError, kind::Kind};

use catalogue::{apply_price, apply_product};
use people::{apply_checkout, apply_customer, apply_subscription};

/// Lets no other change of billing state happen until this one is over: what a plan lets people do
/// depends on all of a person's subscriptions.
pub(super) async fn one_at_a_time(work: &mut Work) -> DbResult<()> {
    work.lock(Lock::Billing).await
}

/// What Stripe says of an object.
#[derive(Debug, Clone)]
pub(super) enum State {
    Is(Value),
    Gone,
}

/// What belongs to a change and is not Stripe's business.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Local {
    /// Lists are to show it no more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) remove: bool,
    /// The row that this new price is put into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) replaces: Option<i64>,
    /// What only Vestibule keeps of a product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) attributes: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) caption: Option<String>,
}

/// Who is behind a change, for the audit log.
#[derive(Debug, Clone)]
pub(super) struct By {
    pub(super) actor: Actor,
    pub(super) origin: Origin,
    /// What was asked for; none when Stripe told us.
    pub(super) deed: Option<String>,
}

impl By {
    /// Stripe told us.
    pub(super) fn stripe() -> Self {
        Self { actor: Actor::System, origin: Origin::default(), deed: None }
    }

    async fn record(
        &self,
        work: &mut Work,
        now: Timestamp,
        action: Action,
        target: Target,
        mut detail: Value,
    ) -> DbResult<()> {
        if let Some(deed) = &self.deed {
            detail["deed"] = json!(deed);
        }
        let event = Event::new(self.actor, action, target).with(detail);
        audit_log::record(work, now, event, &self.origin).await
    }
}

/// The customer's metadata with the person's public id.
pub(super) const PERSON: &str = "vestibule_user";

/// How often an object's state has been written.
pub(super) async fn looked_at(db: &mut impl Reads, kind: Kind, id: &str) -> DbResult<Option<i64>> {
    match kind {
        Kind::Product => catalogue_rows::looked_at_product(db, id).await,
        Kind::Price => catalogue_rows::looked_at_price(db, id).await,
        Kind::Subscription => subscriptions::looked_at(db, id).await,
        // Written once and never changed.
        Kind::Customer | Kind::Checkout => Ok(None),
    }
}

/// Writes a state.
pub(super) async fn apply(
    env: &Env,
    work: &mut Work,
    kind: Kind,
    id: &str,
    state: &State,
    local: &Local,
    by: &By,
) -> Result<(), BillingError> {
    match kind {
        Kind::Customer => apply_customer(env, work, id, state).await,
        Kind::Product => apply_product(env, work, id, state, local, by).await,
        Kind::Price => apply_price(env, work, id, state, local, by).await,
        Kind::Subscription => apply_subscription(env, work, id, state, local, by).await,
        Kind::Checkout => apply_checkout(env, work, state, by).await,
    }
}

fn parse<T: serde::de::DeserializeOwned>(value: &Value) -> Result<T, BillingError> {
    serde_json::from_value(value.clone())
        .map_err(|error| stripe::StripeError::Unreadable(error.to_string()).into())
}
