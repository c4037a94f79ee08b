//! Fetching what has become of something, and writing it if nobody was faster.

use serde_json::Value;
use vestibule_outbound::stripe::{Call, StripeApi, StripeError};

use crate::env::Env;

use super::BillingError;
use super::apply::{By, Local, State, apply, looked_at, one_at_a_time};
use super::kind::Kind;
use super::store::events;

/// How often somebody may be faster.
const TRIES: u8 = 8;

/// Where payments are made.
pub(super) fn api(env: &Env) -> Result<&dyn StripeApi, BillingError> {
    env.stripe.as_deref().ok_or(BillingError::NotSetUp)
}

/// Makes a call of whose outcome no copy is kept.
pub(super) async fn ask(env: &Env, call: &Call) -> Result<Value, BillingError> {
    Ok(api(env)?.call(call).await?)
}

/// What an object is like now.
pub(super) async fn fetch(env: &Env, kind: Kind, id: &str) -> Result<State, BillingError> {
    match api(env)?.call(&kind.look_at(id)).await {
        Ok(value) => Ok(State::Is(value)),
        Err(StripeError::Refused(refusal)) if refusal.is_missing() => Ok(State::Gone),
        Err(error) => Err(error.into()),
    }
}

/// Brings our copy of an object up to date, and with it every event that had come before.
pub(super) async fn refresh(
    env: &Env,
    kind: Kind,
    id: &str,
    local: &Local,
    by: &By,
) -> Result<State, BillingError> {
    for _ in 0..TRIES {
        let mut db = env.db.read().await?;
        let seen = looked_at(&mut db, kind, id).await?;
        let told = events::newest_about(&mut db, kind.name(), id).await?;
        // Not while waiting for Stripe.
        drop(db);
        let state = fetch(env, kind, id).await?;
        let mut work = env.write().await?;
        one_at_a_time(&mut work).await?;
        if looked_at(&mut work, kind, id).await? != seen {
            continue;
        }
        apply(env, &mut work, kind, id, &state, local, by).await?;
        if let Some(told) = told {
            events::settle(&mut work, kind.name(), id, told, env.now()).await?;
        }
        work.commit().await?;
        return Ok(state);
    }
    Err(BillingError::Underway)
}
