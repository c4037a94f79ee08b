//! `vestibule serve` and `vestibule migrate`.

use anyhow::Context as _;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tracing::Instrument as _;
use vestibule_db::Schema;

use crate::config::{Config, Environment};
use crate::env::Env;
use crate::server::{self, Assembled, Outside};
use crate::signup;
use crate::telemetry;

use super::{demo, say};

/// What a server starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Whatever the database holds.
    AsItIs,
    /// A sample organisation in an empty database.
    SampleOrganisation,
}

/// Serves until it is told to stop.
pub(super) async fn serve(config: Config, content: Content) -> anyhow::Result<()> {
    // Before anything takes time: a signal during a migration is heard when it is over.
    let stop = CancellationToken::new();
    tokio::spawn(stop_on_signal(Signals::listen()?, stop.clone()));
    telemetry::start_logging(&config.log);
    raise_file_limit();
    keep_files_private();
    let listen = config.server.listen;
    // Bound first: an address in use is told before anything is written.
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("server.listen: {listen} cannot be listened on"))?;
    let config = with_real_port(config, listener.local_addr()?);
    let assembled = prepare(config, content).instrument(telemetry::upkeep()).await?;
    server::serve(assembled, listener, stop).await;
    Ok(())
}

/// Everything before the first request, and what somebody at the terminal is told.
async fn prepare(config: Config, content: Content) -> anyhow::Result<Assembled> {
    let assembled = server::assemble(config, Outside::default()).await?;
    if content == Content::SampleOrganisation {
        demo::fill(&assembled.env).await?;
    }
    announce(&assembled.env).await?;
    Ok(assembled)
}

/// With port 0 the system has chosen one; links need to know which.
fn with_real_port(mut config: Config, bound: std::net::SocketAddr) -> Config {
    if config.server.public_url.port() == Some(0) {
        // Only fails for URLs that have no host, and this one has.
        let _ = config.server.public_url.set_port(Some(bound.port()));
    }
    config
}

async fn announce(env: &Env) -> anyhow::Result<()> {
    say(&format!("Vestibule is listening on {}", env.config.public_base()));
    let is_shown = env.config.environment == Environment::Development;
    if env.config.mail.senders.is_empty() && is_shown {
        let base = env.config.public_base();
        say(&format!("No mail server is configured; letters are at {base}/dev/mailbox"));
    }
    // Last: it is what somebody has to do next.
    if let Some(link) = signup::issue_set_up_link(env).await? {
        say(&format!("Create the first administrator (works once, for an hour): {link}"));
    }
    Ok(())
}

/// The first signal begins to drain, the second ends the process.
async fn stop_on_signal(mut signals: Signals, stop: CancellationToken) {
    signals.next().await;
    tracing::info!("stopping: finishing what runs");
    stop.cancel();
    signals.next().await;
    tracing::warn!("stopping at once");
    std::process::exit(1);
}

/// What asks a process to end: SIGTERM, Ctrl-C, and a terminal that goes away. Listened to once and
/// for all, so that none is lost between two.
#[cfg(unix)]
struct Signals([tokio::signal::unix::Signal; 3]);

#[cfg(unix)]
impl Signals {
    fn listen() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let [terminate, interrupt, hang_up] =
            [SignalKind::terminate(), SignalKind::interrupt(), SignalKind::hangup()].map(signal);
        Ok(Self([terminate?, interrupt?, hang_up?]))
    }

    async fn next(&mut self) {
        let [terminate, interrupt, hang_up] = &mut self.0;
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
            _ = hang_up.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn listen() -> std::io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        let _ = tokio::signal::ctrl_c().await;
    }
}

/// Many systems start with 1,024 files, which ten thousand idle connections exceed.
fn raise_file_limit() {
    if let Err(error) = rlimit::increase_nofile_limit(u64::MAX) {
        tracing::warn!(%error, "the limit of open files could not be raised");
    }
}

/// Databases and keys made by this process are its owner's alone, also in a folder that is not.
#[cfg(unix)]
pub(super) fn keep_files_private() {
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

#[cfg(not(unix))]
pub(super) fn keep_files_private() {}

/// Migrates and ends.
pub(super) async fn migrate(config: Config) -> anyhow::Result<()> {
    keep_files_private();
    let (db, log_db) = server::open_databases(&config).await?;
    db.migrate(Schema::Main).await?;
    log_db.migrate(Schema::Log).await?;
    say(&format!("The {} database is at the schema of this version.", db.engine()));
    db.close().await;
    log_db.close().await;
    Ok(())
}
