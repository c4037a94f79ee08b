//! Subscribing, changing one's mind, and what managers do for others.

mod ending;
mod price_change;
mod starting;

use vestibule_kernel::{BuiltInPermission, Caller, Cursor, Limit, Page, SubscriptionId};
use vestibule_outbound::stripe::{self, Call, StripeError, SubscriptionForm};

use crate::billing::commands::Command;
use crate::billing::kind::Kind;
use crate::billing::model::{Subscription, SubscriptionView};
use crate::billing::refresh::ask;
use crate::billing::store::subscriptions;
use crate::billing::{BillingError, What};
use crate::env::Env;

use super::catalogue::Ref;
use super::person::{Whose, find_person};

pub use ending::{cancel, end, pause, resume};
pub use price_change::{Preview, change, preview};
pub use starting::{Start, start};

pub(super) use starting::{price_on_sale, trial_of};

/// The subscription, if it is the caller's or they manage billing.
///
/// # Errors
/// [`BillingError::Unknown`], also for somebody else's, or a failure.
pub async fn find(
    env: &Env,
    caller: &Caller,
    which: &Ref<SubscriptionId>,
) -> Result<SubscriptionView, BillingError> {
    let mut db = env.db.read().await?;
    let found = match which {
        Ref::Row(id) => subscriptions::by_id(&mut db, *id).await?,
        Ref::Stripe(id) => subscriptions::by_stripe_id(&mut db, id).await?,
    };
    let manages = caller.permissions.allows(BuiltInPermission::ManageBilling);
    found
        .filter(|view| manages || view.subscription.user == Some(caller.user))
        .ok_or(BillingError::Unknown(What::Subscription))
}

/// A person's subscriptions, ended ones too, oldest first.
///
/// # Errors
/// [`BillingError::Forbidden`] for somebody else's, [`BillingError::Unknown`] or a failure.
pub async fn of_person(
    env: &Env,
    caller: &Caller,
    whose: &Whose,
) -> Result<Vec<SubscriptionView>, BillingError> {
    let person = find_person(env, caller, whose).await?;
    Ok(subscriptions::of_user(&mut env.db.read().await?, person.id).await?)
}

/// Everybody's subscriptions, newest first, perhaps of one status.
///
/// # Errors
/// [`BillingError::Forbidden`], [`BillingError::Cursor`] or a failure.
pub async fn list_all(
    env: &Env,
    caller: &Caller,
    status: &str,
    limit: Limit,
    cursor: Option<Cursor>,
) -> Result<Page<SubscriptionView>, BillingError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let filter = format!("subscriptions {status}");
    let before = cursor.map(|cursor| cursor.key(&filter)).transpose().map_err(|_| BillingError::Cursor)?;
    let before = before.unwrap_or(SubscriptionId(i64::MAX));
    let mut db = env.db.read().await?;
    let rows = subscriptions::page(&mut db, status, before, limit.rows_to_fetch()).await?;
    Ok(Page::from_rows(rows, limit, &filter, |view| view.subscription.id))
}

async fn find_open(
    env: &Env,
    caller: &Caller,
    which: &Ref<SubscriptionId>,
) -> Result<Subscription, BillingError> {
    let subscription = find(env, caller, which).await?.subscription;
    if subscription.is_open() { Ok(subscription) } else { Err(BillingError::Ended) }
}

/// A subscription as Stripe has it now.
async fn at_stripe(env: &Env, subscription: &Subscription) -> Result<stripe::Subscription, BillingError> {
    let value = ask(env, &Kind::Subscription.look_at(&subscription.subscription_id)).await?;
    Ok(serde_json::from_value(value).map_err(|error| StripeError::Unreadable(error.to_string()))?)
}

/// Asks Stripe to change it, as what people have asked for is called.
fn update(
    subscription: &Subscription,
    form: &SubscriptionForm,
    deed: &'static str,
) -> Result<Command, BillingError> {
    let id = &subscription.subscription_id;
    let call = Call::post(Kind::Subscription.path_of(id), form)?;
    Ok(Command::on(Kind::Subscription, id, call, deed))
}
