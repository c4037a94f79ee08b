//! When somebody leaves: nothing can be paid any more, and what they pay for ends with what has been
//! paid. Once nobody can think again, the customer at Stripe goes too, with whatever they still had.
//!
//! Customers are written down as they are purged: an account at Stripe may serve more than this
//! installation, so who else's customer somebody is cannot be told from here.

use std::time::Duration;

use serde_json::json;
use vestibule_db::DbResult;
use vestibule_kernel::UserId;
use vestibule_outbound::stripe::{Call, SubscriptionForm};

use crate::env::{Env, Work};
use crate::jobs::{self, Job, NewJob, Outcome, backoff};
use crate::users;

use super::BillingError;
use super::apply::{By, Local};
use super::commands::{Asker, Command, carry_out};
use super::kind::Kind;
use super::refresh::refresh;
use super::service::open_checkouts;
use super::store::{customers, intents, subscriptions};

/// The kind of the job that lets somebody's subscriptions end.
pub const DEPARTURE: &str = "billing_departure";
/// After so many tries it is left to the purge.
const TRIES: i64 = 12;
/// Longer than any checkout stays open.
const CHECKOUTS_LAST: Duration = Duration::from_secs(48 * 3600);

/// Lets what a deleted person pays for end.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn let_go(env: &Env, work: &mut Work, user: UserId) -> DbResult<()> {
    if env.stripe.is_none() || customers::of(work, user).await?.is_none() {
        return Ok(());
    }
    let job = NewJob {
        kind: DEPARTURE,
        payload: json!({ "user": user.0 }),
        dedupe_key: None,
        ordering_key: Some(format!("{DEPARTURE} {user}")),
        run_at: env.now(),
    };
    jobs::enqueue(work, &job, env.now()).await?;
    Ok(())
}

/// Keeps whose customer at Stripe is to go, before the person does.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn forget(env: &Env, work: &mut Work, user: UserId) -> DbResult<()> {
    customers::depart(work, user, env.now()).await
}

/// Runs one job that lets somebody's subscriptions end.
pub async fn depart(env: Env, job: Job) -> Outcome {
    let user = UserId(job.payload["user"].as_i64().unwrap_or_default());
    match see_off(&env, user).await {
        Ok(()) => Outcome::Done,
        Err(error) if error.may_pass() && job.attempts < TRIES => {
            Outcome::Retry(env.now().plus(backoff(job.attempts + 2)), error.to_string())
        }
        Err(error) => {
            tracing::warn!(%error, "what a deleted person pays for was not ended; the purge will end it");
            Outcome::Done
        }
    }
}

async fn see_off(env: &Env, user: UserId) -> Result<(), BillingError> {
    let mut db = env.db.read().await?;
    let is_gone = users::by_id(&mut db, user).await?.is_none_or(|user| user.deleted_at.is_some());
    if !is_gone {
        return Ok(());
    }
    let pages = intents::checkouts_of(&mut db, user, env.now().minus(CHECKOUTS_LAST)).await?;
    drop(db);
    for page in pages {
        if !open_checkouts::expire(env, &page).await? {
            // It has been paid, perhaps; what it began ends below if it is known by then, or with the purge.
            refresh(env, Kind::Checkout, &page, &Local::default(), &By::stripe()).await?;
        }
    }
    let theirs = subscriptions::of_user(&mut env.db.read().await?, user).await?;
    let running = theirs.into_iter().map(|view| view.subscription);
    for subscription in running.filter(|one| one.is_open() && !one.cancel_at_period_end) {
        let id = &subscription.subscription_id;
        let form = SubscriptionForm { cancel_at_period_end: Some(true), ..SubscriptionForm::default() };
        let call = Call::post(Kind::Subscription.path_of(id), &form)?;
        carry_out(env, Asker::Vestibule, Command::on(Kind::Subscription, id, call, "end_of_deleted")).await?;
    }
    Ok(())
}

/// Whoever has been purged must not go on paying: their subscriptions end, and their customers go.
pub(super) async fn end_the_purged(env: &Env) -> Result<(), BillingError> {
    let ours = subscriptions::every(&mut env.db.read().await?).await?;
    let orphans = ours.into_iter().map(|view| view.subscription).filter(|s| s.user.is_none() && s.is_open());
    for orphan in orphans {
        let id = &orphan.subscription_id;
        let call = Call::delete(Kind::Subscription.path_of(id));
        carry_out(env, Asker::Vestibule, Command::on(Kind::Subscription, id, call, "end_of_purged")).await?;
    }
    for customer in customers::departed(&mut env.db.read().await?).await? {
        // Stripe ends whatever they have that is not known here.
        let call = Call::delete(Kind::Customer.path_of(&customer));
        carry_out(env, Asker::Vestibule, Command::on(Kind::Customer, &customer, call, "delete_purged"))
            .await?;
        let mut work = env.write().await?;
        customers::forget_departed(&mut work, &customer).await?;
        work.commit().await?;
    }
    Ok(())
}
