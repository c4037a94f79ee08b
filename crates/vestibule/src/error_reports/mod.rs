//! What went wrong inside: panics and every answer of 500 and above, one report for each kind of
//! failure however often it happens.
//!
//! Whatever fails is noted where it happens (`telemetry::incidents`) and handed to a [`Reporter`],
//! which never waits. A [`Collector`] beside the server groups what comes, writes it, and puts a
//! letter to the operators into the outbox: one per kind and hour. When the database is the very
//! thing that fails, the collector keeps its groups and tries again; it logs, but reports nothing
//! itself, so that a failure to report is never another failure.

mod collector;
mod fingerprint;
pub mod http;
mod reporter;
mod service;
mod store;

pub use collector::Collector;
pub use reporter::{Place, Report, Reporter, channel};
pub use service::{ReportError, list, reopen, resolve, show};
pub use store::{ErrorReport, State};

use crate::env::Env;

/// Forgets what has not happened for as long as reports are kept.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn prune(env: &Env, tx: &mut vestibule_db::WriteTx) -> vestibule_db::DbResult<()> {
    store::prune(tx, env.now().minus(env.config.log.error_retention)).await
}
