//! Limiting guesses, and letters that anybody can cause.
//!
//! Every guess is counted in the database, in a short transaction of its own, before it is checked:
//! a crash forgets none, every node sees it, and of two hundred that come at once only the permitted
//! number gets through. Guesses at one account count together, whatever name, case or route they
//! come by; those from one network count together across accounts. Past its limit a bucket makes
//! everybody wait, each time longer, but never longer than the configured maximum. A browser that
//! has signed in before has a bucket of its own, so that strangers cannot lock the owner out; so has
//! one in which a password was set by a mailed link. All the known browsers of a person have one
//! larger bucket together, and are strangers again when all their sessions were ended.
//!
//! Links of 256 random bits are not counted: nobody guesses one.

mod admin;
mod bucket;
mod counted;
mod device;
pub mod http;
mod letters;
mod model;
mod store;

use std::time::Duration;

use vestibule_db::DbResult;
use vestibule_kernel::{Actor, Origin, Timestamp, UserUuid};

use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Failure, Work};

pub use admin::clear;
pub use bucket::Bucket;
pub(crate) use counted::{Counted, let_owner_in};
pub(crate) use device::{known as known_browser, remember as remember_browser};
pub(crate) use letters::write_again;
pub use letters::{Addressee, admit_letter, admit_letter_home, admit_letter_of, admit_letter_to_oneself};
pub use model::{Forgets, Limit};
use model::{Verdict, judge};
pub(crate) use store::prune;

/// Too many guesses lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many attempts")]
pub struct Throttled {
    /// After this the next guess is let through.
    pub retry_after: Duration,
}

/// Why a guess was not let through.
#[derive(Debug, thiserror::Error)]
pub enum ThrottleError {
    /// Too many before it.
    #[error(transparent)]
    Throttled(#[from] Throttled),
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(#[from] Failure),
}

crate::from_failures!(ThrottleError);

/// Counts one guess in every one of `buckets`, or in none of them when one is full.
///
/// Call it before the guess is checked and outside any transaction. `about` is the person whose
/// account is guessed at, for the audit log. Buckets are given in the same order everywhere
/// (account or device, then network), so that two callers cannot wait for each other.
///
/// # Errors
/// [`ThrottleError`]; the guess must not be checked then.
pub async fn count(
    env: &Env,
    buckets: &[Bucket],
    about: Option<UserUuid>,
    origin: &Origin,
) -> Result<(), ThrottleError> {
    if !env.config.throttle.enabled {
        return Ok(());
    }
    let now = env.now();
    refuse_full(env, buckets, now).await?;
    // Not `env.write()`: having been counted is not what a request with an `Idempotency-Key` was for.
    let mut tx = env.db.write().await?;
    let mut filled = false;
    for bucket in buckets {
        let state = store::lock(&mut tx, bucket, now).await?;
        match judge(&state, &bucket.limit, now) {
            Verdict::Admitted(state) => {
                filled |= state.blocked_until > now;
                store::save(&mut tx, bucket, &state).await?;
            }
            // Dropping the transaction takes back what other buckets have counted.
            Verdict::Refused(throttled) => return Err(throttled.into()),
        }
    }
    if filled {
        let target = about.map_or(Target::Installation, Target::Person);
        let event = Event::new(Actor::Anonymous, Action::GuessesThrottled, target);
        audit_log::record(&mut tx, now, event, origin).await?;
    }
    Ok(tx.commit().await?)
}

/// A refusal costs a read; only a guess that is let through writes.
async fn refuse_full(env: &Env, buckets: &[Bucket], now: Timestamp) -> Result<(), ThrottleError> {
    let mut db = env.db.read().await?;
    for bucket in buckets {
        if let Some(state) = store::find(&mut db, bucket).await?
            && let Verdict::Refused(throttled) = judge(&state, &bucket.limit, now)
        {
            return Err(throttled.into());
        }
    }
    Ok(())
}

/// Forgets a bucket, in the transaction that records the success which clears it.
///
/// # Errors
/// [`vestibule_db::DbError`].
async fn forget(work: &mut Work, bucket: &Bucket) -> DbResult<()> {
    store::delete(work, bucket).await
}

/// Takes one counted guess back, in the transaction that records that it was none.
///
/// # Errors
/// [`vestibule_db::DbError`].
async fn give_back(work: &mut Work, bucket: &Bucket) -> DbResult<()> {
    store::give_back(work, bucket).await
}
