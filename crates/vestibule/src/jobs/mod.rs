//! Work for later.
//!
//! A job is a row written in the transaction that causes it, so it exists exactly if its cause
//! does. Workers claim due rows, run them at least once, retry with growing pauses and give up
//! visibly. Jobs with the same ordering key run one after another.

mod store;
mod worker;

use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use vestibule_db::DbResult;
use vestibule_kernel::{JobId, Timestamp};

use crate::env::{Env, Work};
use crate::telemetry::incidents::Incident;

pub(crate) use store::prune;
pub use worker::{Worker, run_due};

/// A job to be written.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// Which handler runs it.
    pub kind: &'static str,
    /// What the handler gets: JSON without secrets.
    pub payload: serde_json::Value,
    /// At most one unfinished job of this kind and key exists; a second one is not written.
    pub dedupe_key: Option<String>,
    /// Jobs with this key run in order.
    pub ordering_key: Option<String>,
    /// Not before.
    pub run_at: Timestamp,
}

/// Writes a job in the causing transaction.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn enqueue(work: &mut Work, job: &NewJob, now: Timestamp) -> DbResult<()> {
    store::insert(work, job, now).await?;
    work.enqueued();
    Ok(())
}

/// Makes a job that waits for its next try due at once.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn hurry(work: &mut Work, kind: &str, dedupe_key: &str, now: Timestamp) -> DbResult<()> {
    store::hurry(work, kind, dedupe_key, now).await?;
    work.enqueued();
    Ok(())
}

/// A job a worker holds.
#[derive(Debug, Clone)]
pub struct Job {
    /// Its row.
    pub id: JobId,
    /// Which handler runs it.
    pub kind: String,
    /// What the handler gets.
    pub payload: serde_json::Value,
    /// Tries so far, this one included.
    pub attempts: i64,
    /// When it was written.
    pub created_at: Timestamp,
}

/// What became of a job.
#[derive(Debug)]
pub enum Outcome {
    /// It is done.
    Done,
    /// Try again, at the earliest then; the text says why.
    Retry(Timestamp, String),
    /// It cannot be done; the text says why.
    GiveUp(String),
}

/// Runs the jobs of one kind.
pub type Handler = Arc<dyn Fn(Env, Job) -> Pin<Box<dyn Future<Output = Outcome> + Send>> + Send + Sync>;

/// Hears of a job that panicked: its kind, and what is known.
type Witness = Arc<dyn Fn(&Env, &str, Incident) + Send + Sync>;

/// Which handler runs which kind.
#[derive(Clone, Default)]
pub struct Handlers {
    by_kind: HashMap<&'static str, Handler>,
    witness: Option<Witness>,
}

impl Handlers {
    /// No handlers yet, and somebody who hears of panics in those to come.
    #[must_use]
    pub fn telling_of_panics(witness: impl Fn(&Env, &str, Incident) + Send + Sync + 'static) -> Self {
        Self { by_kind: HashMap::new(), witness: Some(Arc::new(witness)) }
    }

    /// Adds the handler of a kind.
    #[must_use]
    pub fn with<F, Fut>(mut self, kind: &'static str, run: F) -> Self
    where
        F: Fn(Env, Job) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Outcome> + Send + 'static,
    {
        self.by_kind.insert(kind, Arc::new(move |env, job| Box::pin(run(env, job))));
        self
    }

    fn of(&self, kind: &str) -> Option<Handler> {
        self.by_kind.get(kind).cloned()
    }

    fn tell(&self, env: &Env, kind: &str, incident: Incident) {
        if let Some(witness) = &self.witness {
            witness(env, kind, incident);
        }
    }
}

impl fmt::Debug for Handlers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.by_kind.keys()).finish()
    }
}

/// The pause after a failed try: 1 s, 4 s, 16 s ... up to an hour.
#[must_use]
pub fn backoff(attempts: i64) -> std::time::Duration {
    let exponent = u32::try_from(attempts.clamp(1, 7) - 1).unwrap_or(0);
    std::time::Duration::from_secs(4u64.pow(exponent).min(3600))
}
