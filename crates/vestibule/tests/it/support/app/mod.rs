//! An installation of one's own.

mod behind;
mod closing;
mod keys;
mod letters;
mod node;

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::body::Body;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use vestibule::boards::LiveBoards;
use vestibule::config::{Config, Sources};
use vestibule::env::Env;
use vestibule::jobs::{Handlers, run_due};
use vestibule::server::{Assembled, Entrance, Outside, assemble};
use vestibule_kernel::{ManualClock, SeededEntropy, Timestamp};
use vestibule_outbound::smtp::CollectingCarrier;

use super::client::Client;
use super::database::{self, TestDatabase};
use super::errors;

/// The real router and services in process, with collected letters and a clock that stands still.
///
/// Dropping it fails the story when letters were not read, jobs were given up or ERROR lines were
/// written without the story having said that it expects them.
#[derive(Debug)]
pub(crate) struct TestApp {
    pub(crate) env: Env,
    pub(crate) clock: ManualClock,
    pub(crate) carrier: Arc<CollectingCarrier>,
    entrance: Arc<Entrance>,
    pub(crate) live: LiveBoards,
    handlers: Handlers,
    database: TestDatabase,
    /// Gone when the story is over.
    _folder: TempDir,
    stop: CancellationToken,
    tolerant: bool,
}

/// 2026-01-15T12:00:00Z: a Thursday noon far from any limit.
const NOON: Timestamp = Timestamp::from_millis(1_768_478_400_000);

impl TestApp {
    /// An installation as it comes.
    pub(crate) async fn start() -> Self {
        Self::start_with("").await
    }

    /// One that logs requests.
    pub(crate) async fn start_logging_requests() -> Self {
        Self::start_as(&[("server.request_log", "on")], "", str::to_owned).await
    }

    /// One like the programs that are replaced.
    pub(crate) async fn start_original() -> Self {
        Self::start_with("profile = \"original\"").await
    }

    /// One with settings of its own, in TOML: top-level keys first, then tables.
    pub(crate) async fn start_with(settings: &str) -> Self {
        Self::start_as(&[], settings, str::to_owned).await
    }

    /// One that hands its letters to the servers that its settings name.
    pub(crate) async fn start_sending(settings: &str) -> Self {
        errors::listen();
        let folder = tempfile::tempdir().unwrap();
        let database = database::fresh(folder.path()).await;
        let clock = ManualClock::starting_at(NOON);
        let url = database.url.clone();
        let (app, background) = Self::assemble(&[], settings, folder, database, &url, clock, None).await;
        background.start_listening(&TaskTracker::new(), &app.stop);
        background.start_writing(&TaskTracker::new());
        app
    }

    /// One that reaches its database by another way.
    pub(crate) async fn start_on(settings: &str, way: impl FnOnce(&str) -> String) -> Self {
        Self::start_as(&[], settings, way).await
    }

    /// One with settings that not even the basics of a test may contradict.
    async fn start_as(last_words: &[(&str, &str)], settings: &str, way: impl FnOnce(&str) -> String) -> Self {
        errors::listen();
        let folder = tempfile::tempdir().unwrap();
        let database = database::fresh(folder.path()).await;
        let clock = ManualClock::starting_at(NOON);
        let way = way(&database.url);
        let carrier = Arc::new(CollectingCarrier::new());
        let (app, background) =
            Self::assemble(last_words, settings, folder, database, &way, clock, Some(carrier)).await;
        background.start_listening(&TaskTracker::new(), &app.stop);
        background.start_writing(&TaskTracker::new());
        app
    }

    async fn assemble(
        last_words: &[(&str, &str)],
        settings: &str,
        folder: TempDir,
        database: TestDatabase,
        url: &str,
        clock: ManualClock,
        carrier: Option<Arc<CollectingCarrier>>,
    ) -> (Self, vestibule::server::Background) {
        let outside = Outside {
            clock: Arc::new(clock.clone()),
            entropy: Arc::new(SeededEntropy::new(7)),
            carrier: carrier.clone().map(|carrier| carrier as _),
        };
        let mut overrides = basics(&folder, url);
        if !settings.contains("new_device_letter") {
            // Stories sign people in from several clients; only those about the letter read it.
            overrides.push(("mail.new_device_letter".to_owned(), "off".to_owned()));
        }
        overrides.extend(last_words.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())));
        let sources = Sources { overrides, ..Sources::from_toml(settings) };
        let (config, _) = Config::load(&sources).unwrap();
        let Assembled { env, entrance, live, background, .. } = assemble(config, outside).await.unwrap();
        let handlers = background.handlers.clone();
        let stop = CancellationToken::new();
        let app = Self {
            env,
            clock,
            carrier: carrier.unwrap_or_default(),
            entrance,
            live,
            handlers,
            database,
            _folder: folder,
            stop,
            tolerant: false,
        };
        (app, background)
    }

    /// The way in.
    pub(crate) fn entrance(&self) -> &Entrance {
        &self.entrance
    }

    /// A visitor with an empty cookie jar.
    pub(crate) fn client(&self) -> Client {
        Client::new(Arc::clone(&self.entrance), self.env.config.session.cookie_name.clone())
    }

    /// A visitor of another entrance to the same installation.
    pub(crate) fn client_at(&self, entrance: Entrance) -> Client {
        Client::new(Arc::new(entrance), self.env.config.session.cookie_name.clone())
    }

    /// Answers on a port of this machine too, for programs that stand in front of it.
    pub(crate) async fn listen(&self) -> SocketAddr {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (entrance, stop) = (Arc::clone(&self.entrance), self.stop.clone());
        tokio::spawn(async move {
            while let Some(Ok((stream, peer))) = stop.run_until_cancelled(listener.accept()).await {
                let entrance = Arc::clone(&entrance);
                let answer = service_fn(move |request: Request<Incoming>| {
                    let entrance = Arc::clone(&entrance);
                    async move { Ok::<_, Infallible>(entrance.answer(Some(peer), request.map(Body::new)).await) }
                });
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), answer));
            }
        });
        address
    }

    /// Lets every job that is due run, and those that follow.
    pub(crate) async fn run_jobs(&self) {
        while run_due(&self.env, &self.handlers).await.unwrap() > 0 {}
    }

    /// The story has looked at its failures itself.
    pub(crate) fn tolerate_failures(&mut self) {
        self.tolerant = true;
        errors::take();
    }
}

/// What every test installation has: cheap hashes, a database of its own.
fn basics(folder: &TempDir, url: &str) -> Vec<(String, String)> {
    [
        ("environment", "testing"),
        ("secret_key", "an unguessable master key, but only for tests 0123456789"),
        ("server.data_dir", &folder.path().display().to_string()),
        ("server.request_log", "off"),
        ("database.url", url),
        ("database.max_connections", "6"),
        ("hashing.memory_kib", "256"),
        ("hashing.iterations", "1"),
        ("hashing.threads", "1"),
    ]
    .map(|(key, value)| (key.to_owned(), value.to_owned()))
    .to_vec()
}
