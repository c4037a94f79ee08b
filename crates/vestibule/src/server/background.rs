//! The work that goes on beside answering: letters, caches, the log, tidying up.

use std::time::Duration;

use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::Instrument as _;
use vestibule_db::DbResult;

use crate::audit_log::Sealer;
use crate::billing;
use crate::boards;
use crate::changes::{self, Watcher};
use crate::credentials::{self, one_time};
use crate::directory;
use crate::env::Env;
use crate::error_reports::{self, Collector, Place, Report, Reporter};
use crate::idempotency;
use crate::jobs::{self, Handlers, Worker};
use crate::mail;
use crate::notify;
use crate::request_log::{self, Writer};
use crate::sessions::{self, SessionCache};
use crate::signin;
use crate::signup::invitations;
use crate::telegram;
use crate::telemetry::{Metrics, incidents, upkeep};
use crate::throttle;
use crate::tokens::{self, TokenCache};
use crate::users;

const FLUSH: Duration = Duration::from_secs(15);
const TIDY: Duration = Duration::from_secs(600);
const TIDY_METRICS: Duration = Duration::from_secs(5);
const SEAL: Duration = Duration::from_secs(1);

/// Everything that runs beside the entrance.
#[derive(Debug)]
pub struct Background {
    pub(super) env: Env,
    pub(super) sessions: SessionCache,
    pub(super) tokens: TokenCache,
    pub(super) watcher: Watcher,
    /// Which jobs this process runs.
    pub handlers: Handlers,
    pub(super) writer: Writer,
    pub(super) metrics: Metrics,
    pub(super) reporter: Reporter,
    pub(super) collector: Collector,
}

impl Background {
    /// Starts it all. The log's writer and the collector of error reports end by themselves when
    /// whoever speaks to them is gone, the rest when `stop` is cancelled.
    pub fn start(self, tracker: &TaskTracker, stop: &CancellationToken) {
        let Self { env, sessions, tokens, watcher, handlers, writer, reporter, collector, metrics } = self;
        let caches = Caches { sessions, tokens };
        tracker.spawn(writer.run().instrument(upkeep()));
        tracker.spawn(collector.run());
        let supervised = Supervised { env: env.clone(), reporter, tracker };
        let listening = watcher.run(env.db.clone(), env.announcer.clone(), stop.clone());
        supervised.spawn("listening for changes", listening.instrument(upkeep()));
        supervised.spawn("running jobs", Worker::new(env.clone(), handlers).run(stop.clone()));
        supervised.spawn("listening to telegram", notify::listen(env.clone(), stop.clone()));
        let flushing = flush(env.clone(), caches.clone(), stop.clone());
        supervised.spawn("writing last uses", flushing.instrument(upkeep()));
        supervised.spawn("sealing audit events", seal(env.clone(), stop.clone()).instrument(upkeep()));
        supervised.spawn("pruning the request log", prune(env.clone(), stop.clone()).instrument(upkeep()));
        supervised.spawn("tidying up", tidy(env, caches, stop.clone()).instrument(upkeep()));
        supervised.spawn("sorting samples", tidy_metrics(metrics, stop.clone()));
    }

    /// The writer of the request log and the collector of error reports: for tests that drive the
    /// rest by hand.
    pub fn start_writing(self, tracker: &TaskTracker) {
        tracker.spawn(self.writer.run());
        tracker.spawn(self.collector.run());
    }

    /// The part without which nothing may be remembered: for tests that drive the rest by hand.
    pub fn start_listening(&self, tracker: &TaskTracker, stop: &CancellationToken) {
        tracker.spawn(self.watcher.clone().run(
            self.env.db.clone(),
            self.env.announcer.clone(),
            stop.clone(),
        ));
    }
}

/// Who was recognised lately.
#[derive(Debug, Clone)]
struct Caches {
    sessions: SessionCache,
    tokens: TokenCache,
}

/// Starts work that goes on for ever, and reports when it breaks off instead.
struct Supervised<'t> {
    env: Env,
    reporter: Reporter,
    tracker: &'t TaskTracker,
}

impl Supervised<'_> {
    fn spawn(&self, name: &'static str, work: impl Future<Output = ()> + Send + 'static) {
        let (env, reporter) = (self.env.clone(), self.reporter.clone());
        self.tracker.spawn(async move {
            let (result, incident) = incidents::watch(work).await;
            if let (Err(_), Some(incident)) = (result, incident) {
                tracing::error!(
                    name,
                    ?incident,
                    "work behind the scenes broke off; restart to have it again"
                );
                reporter.report(env.now(), Report::of(incident, Place::work(name)));
            }
        });
    }
}

/// Gives audit events their place in the chain.
async fn seal(env: Env, stop: CancellationToken) {
    let mut sealer = Sealer::new(env);
    let mut ticks = tokio::time::interval(SEAL);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let stopped = tokio::select! {
            () = stop.cancelled() => true,
            _ = ticks.tick() => false,
        };
        if let Err(error) = sealer.seal().await {
            tracing::warn!(%error, "audit events were not sealed; trying again");
        }
        if stopped {
            return;
        }
    }
}

/// Forgets old entries of the request log.
async fn prune(env: Env, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(TIDY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = ticks.tick() => {}
        }
        let pruned = tokio::select! {
            () = stop.cancelled() => return,
            pruned = request_log::prune(&env) => pruned,
        };
        if let Err(error) = pruned {
            tracing::warn!(%error, "the request log was not pruned; trying again later");
        }
    }
}

/// Writes when sessions and API tokens were last used, and what there was no room for.
async fn flush(env: Env, caches: Caches, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(FLUSH);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let stopped = tokio::select! {
            () = stop.cancelled() => true,
            _ = ticks.tick() => false,
        };
        if let Err(error) = flush_once(&env, &caches).await {
            tracing::warn!(%error, "the last use of some sessions or tokens was not written");
        }
        if stopped {
            return;
        }
    }
}

async fn flush_once(env: &Env, caches: &Caches) -> DbResult<()> {
    signin::write_sign_outs(env).await?;
    let seen = caches.sessions.take_unwritten_last_seen();
    let used = caches.tokens.take_unwritten_last_used();
    if seen.is_empty() && used.is_empty() {
        return Ok(());
    }
    let mut tx = env.db.write().await?;
    sessions::flush_last_seen(&mut tx, &seen).await?;
    tokens::flush_last_used(&mut tx, &used).await?;
    tx.commit().await
}

/// Forgets what has ended by itself.
async fn tidy(env: Env, caches: Caches, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(TIDY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = ticks.tick() => {}
        }
        caches.sessions.sweep();
        caches.tokens.sweep();
        if let Err(error) = tokens::keep_keys_current(&env).await {
            tracing::warn!(%error, "the keys that sign tokens were not looked at; trying again later");
        }
        if let Err(error) = tidy_up(&env).await {
            tracing::warn!(%error, "tidying up did not work; trying again later");
        }
    }
}

async fn tidy_metrics(metrics: Metrics, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(TIDY_METRICS)).await.is_some() {
        metrics.tidy();
    }
}

/// Forgets what has ended by itself, once.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn tidy_up(env: &Env) -> DbResult<()> {
    directory::forget_unconfirmed(env).await?;
    let now = env.now();
    let mut tx = env.db.write().await?;
    sessions::prune(&mut tx, now, env.config.session.idle).await?;
    one_time::prune(&mut tx, now).await?;
    users::prune_reservations(&mut tx, now).await?;
    tokens::prune(&mut tx, now).await?;
    idempotency::prune(&mut tx, now).await?;
    invitations::prune(&mut tx, now).await?;
    credentials::email_codes::prune(&mut tx, now).await?;
    signin::prune_attempts(&mut tx, now).await?;
    throttle::prune(&mut tx, now).await?;
    jobs::prune(&mut tx, now).await?;
    mail::tidy(&mut tx, now).await?;
    telegram::prune(&mut tx, now).await?;
    changes::prune(&mut tx, now).await?;
    boards::prune(&mut tx, now).await?;
    error_reports::prune(env, &mut tx).await?;
    tx.commit().await?;
    billing::tidy(env).await
}
