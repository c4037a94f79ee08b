//! Pages of Stripe's on which somebody may still pay for a plan. Whoever pays there and comes by the
//! plan in another way too pays twice, so such a page is shown again or closed before anything else is
//! done about the plan, and whoever writes down what comes next makes sure that none was opened since.

use std::time::Duration;

use serde_json::Value;
use vestibule_kernel::UserId;
use vestibule_outbound::stripe::{Call, CheckoutSession, NoForm, StripeError};

use crate::billing::BillingError;
use crate::billing::apply::{By, Local, State};
use crate::billing::kind::Kind;
use crate::billing::refresh::{ask, fetch, refresh};
use crate::billing::seen::SeenTo;
use crate::billing::store::intents;
use crate::env::Env;

use super::checkout::Opened;

/// After so long a checkout that nobody has paid closes by itself.
const CHECKOUTS_LAST: Duration = Duration::from_secs(24 * 3600);

/// What there is one page of at a time.
pub(super) fn scope_of(user: UserId, product_id: &str) -> String {
    format!("checkout of {user} {product_id}")
}

/// The page that is open for the same as this call, if there is one; one that is for something else is
/// closed.
pub(super) async fn same_again(
    env: &Env,
    scope: &str,
    call: &Call,
) -> Result<(SeenTo, Option<Opened>), BillingError> {
    see_to(env, scope, Some(call)).await
}

/// Closes the page on which somebody may still pay for a plan.
pub(super) async fn close(env: &Env, user: UserId, product_id: &str) -> Result<SeenTo, BillingError> {
    Ok(see_to(env, &scope_of(user, product_id), None).await?.0)
}

async fn see_to(
    env: &Env,
    scope: &str,
    wanted: Option<&Call>,
) -> Result<(SeenTo, Option<Opened>), BillingError> {
    let newest = intents::newest_done(&mut env.db.read().await?, scope).await?;
    let seen_to = SeenTo { scope: scope.to_owned(), newest: newest.as_ref().map(|newest| newest.id) };
    let since = env.now().minus(CHECKOUTS_LAST);
    let Some(newest) = newest.filter(|newest| newest.created_at() > since) else {
        return Ok((seen_to, None));
    };
    let Some(id) = newest.object_id else { return Ok((seen_to, None)) };
    let Some(session) = look_at(env, &id).await? else { return Ok((seen_to, None)) };
    let is_open = session.status.as_deref() == Some("open");
    if is_open && wanted.is_some_and(|wanted| wanted.form == newest.form) {
        return Ok((seen_to, session.url.map(|url| Opened { id, url })));
    }
    if !is_open || !expire(env, &id).await? {
        // What was bought is to be known here before anything else is sold.
        let bought = look_at(env, &id).await?.and_then(|session| session.subscription);
        if let Some(subscription) = bought {
            refresh(env, Kind::Subscription, subscription.id(), &Local::default(), &By::stripe()).await?;
        }
    }
    Ok((seen_to, None))
}

/// Closes a page; false when it has been paid this moment, or has run out.
pub(in crate::billing) async fn expire(env: &Env, id: &str) -> Result<bool, BillingError> {
    let close = Call::post(format!("{}/expire", Kind::Checkout.path_of(id)), &NoForm {})?;
    match ask(env, &close).await {
        Ok(_) => Ok(true),
        Err(BillingError::Refused) => Ok(false),
        Err(error) => Err(error),
    }
}

/// A checkout as it is now; none where Stripe knows of none, as after a change of accounts.
async fn look_at(env: &Env, id: &str) -> Result<Option<CheckoutSession>, BillingError> {
    match fetch(env, Kind::Checkout, id).await? {
        State::Is(value) => Ok(Some(checkout_of(value)?)),
        State::Gone => Ok(None),
    }
}

pub(super) fn checkout_of(value: Value) -> Result<CheckoutSession, BillingError> {
    Ok(serde_json::from_value(value).map_err(|error| StripeError::Unreadable(error.to_string()))?)
}
