//! Who asked for what.
//!
//! Handlers never wait for it: entries go through a bounded channel and are written many at a time.
//! When the writer cannot keep up, entries are dropped and counted; a log that slows the door down
//! would be the worse choice. Whoever reads it asks the writer first to put down what is pending, so
//! a reader sees the request they have just made.
//!
//! It keeps a person's row id and nothing else of them; `activity` puts names to it.

mod filter;
mod prune;
mod recorder;
mod store;
mod tally;
mod writer;

pub use filter::{Filter, Level};
pub(crate) use prune::forget_traces_of;
pub use prune::prune;
pub use recorder::{Entry, Recorder};
pub(crate) use store::{Logged, Scope, active_people, answers, count, numbered_page, write};
pub(crate) use tally::{Answers, DAY_MS, HOUR_MS, beginning};
pub use writer::{Writer, channel};

/// A person's requests, newest first, for their own archive.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn on_record_of(
    db: &mut impl vestibule_db::Reads,
    user: vestibule_kernel::UserId,
    limit: usize,
) -> vestibule_db::DbResult<Vec<Logged>> {
    let theirs = Filter { user: Some(user), ..Filter::default() };
    let walk = theirs.walk().page(vestibule_db::Order::NewestFirst, None, limit);
    Ok(self::walk(db, &walk).await?.rows)
}

/// Reads a stretch of the log.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn walk(
    db: &mut impl vestibule_db::Reads,
    walk: &vestibule_db::Walk,
) -> vestibule_db::DbResult<vestibule_db::Stretch<Logged>> {
    walk.read(db, &store::TIMELINE).await
}
