//! Claiming due jobs and running them.

use std::time::Duration;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use vestibule_db::DbResult;

use crate::env::Env;
use crate::telemetry::incidents;

use super::{Handlers, Job, Outcome, store};

/// How long a worker may hold a job before another takes it for dead.
const HOLD: Duration = Duration::from_secs(120);
const AT_ONCE: usize = 16;
/// How often to look for jobs of other nodes and for retries that have come due.
const POLL: Duration = Duration::from_millis(500);

/// Runs jobs until it is stopped.
#[derive(Debug)]
pub struct Worker {
    env: Env,
    handlers: Handlers,
}

impl Worker {
    /// A worker that knows these handlers.
    #[must_use]
    pub const fn new(env: Env, handlers: Handlers) -> Self {
        Self { env, handlers }
    }

    /// Works until told to stop; finishes what it holds.
    pub async fn run(self, stop: CancellationToken) {
        let mut running = JoinSet::new();
        while !stop.is_cancelled() {
            let room = AT_ONCE.saturating_sub(running.len());
            let taken = match take(&self.env, &self.handlers, room, &mut running).await {
                Ok(taken) => taken,
                Err(error) => {
                    tracing::warn!(%error, "jobs cannot be claimed; trying again");
                    0
                }
            };
            // As many as there was room for: there may be more. Otherwise something has to happen
            // first; a job that ends may let its successor go.
            if taken > 0 && taken == room {
                continue;
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = self.env.job_bell.notified() => {}
                Some(_) = running.join_next() => {}
                () = tokio::time::sleep(POLL) => {}
            }
        }
        running.join_all().await;
    }
}

/// Runs one batch of due jobs to their ends; answers how many.
///
/// # Errors
/// [`vestibule_db::DbError`] when jobs could not be claimed.
pub async fn run_due(env: &Env, handlers: &Handlers) -> DbResult<usize> {
    let mut running = JoinSet::new();
    let taken = take(env, handlers, AT_ONCE, &mut running).await?;
    running.join_all().await;
    Ok(taken)
}

/// Claims due jobs and starts them; answers how many.
async fn take(env: &Env, handlers: &Handlers, room: usize, running: &mut JoinSet<()>) -> DbResult<usize> {
    if room == 0 {
        return Ok(0);
    }
    let mut tx = env.db.write().await?;
    let jobs = store::claim(&mut tx, env.now(), HOLD, i64::try_from(room).unwrap_or(i64::MAX)).await?;
    if jobs.is_empty() {
        return Ok(0);
    }
    tx.commit().await?;
    let count = jobs.len();
    for job in jobs {
        running.spawn(run_one(env.clone(), handlers.clone(), job));
    }
    Ok(count)
}

async fn run_one(env: Env, handlers: Handlers, job: Job) {
    let outcome = match handlers.of(&job.kind) {
        Some(handler) => {
            let work = run_held(handler(env.clone(), job.clone()));
            run_watched(&env, &handlers, &job, work).await
        }
        None => Outcome::GiveUp(format!("this version knows no job of the kind {}", job.kind)),
    };
    if let Err(error) = settle(&env, &job, outcome).await {
        // It stays claimed until HOLD has passed, then runs again.
        tracing::warn!(%error, job = job.id.0, kind = job.kind, "a job's outcome was not written");
    }
}

/// A job that panics is given up: it would do the same again. The worker goes on.
async fn run_watched(
    env: &Env,
    handlers: &Handlers,
    job: &Job,
    work: impl Future<Output = Outcome>,
) -> Outcome {
    match incidents::watch(work).await {
        (Ok(outcome), _) => outcome,
        (Err(_), incident) => {
            if let Some(incident) = incident {
                handlers.tell(env, &job.kind, incident);
            }
            Outcome::GiveUp("it panicked".to_owned())
        }
    }
}

/// A job that outlives its hold would run twice at once.
async fn run_held(job: impl Future<Output = Outcome>) -> Outcome {
    match tokio::time::timeout(HOLD - Duration::from_secs(20), job).await {
        Ok(outcome) => outcome,
        Err(_) => Outcome::GiveUp("it took too long".to_owned()),
    }
}

async fn settle(env: &Env, job: &Job, outcome: Outcome) -> DbResult<()> {
    let now = env.now();
    let mut tx = env.db.write().await?;
    match outcome {
        Outcome::Done => store::finish(&mut tx, job.id, now).await?,
        Outcome::Retry(at, why) => {
            tracing::info!(
                job = job.id.0,
                kind = job.kind,
                attempts = job.attempts,
                why,
                "a job will be tried again"
            );
            store::retry(&mut tx, job.id, at, &why).await?;
        }
        Outcome::GiveUp(why) => {
            tracing::warn!(
                job = job.id.0,
                kind = job.kind,
                attempts = job.attempts,
                why,
                "a job was given up"
            );
            store::give_up(&mut tx, job.id, now, &why).await?;
        }
    }
    tx.commit().await
}
