//! An installation of one's own.

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
use vestibule::changes::Subject;
use vestibule::config::{Config, Sources};
use vestibule::env::Env;
use vestibule::jobs::{Handlers, run_due};
use vestibule::server::{Assembled, Entrance, Outside, assemble};
use vestibule_db::on_db;
use vestibule_kernel::{ManualClock, SeededEntropy, Timestamp};
use vestibule_outbound::smtp::{CollectingCarrier, OutgoingLetter};

use super::client::Client;
use super::database::{self, TestDatabase};
use super::errors;
use super::people::Person;

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

    /// A visitor of another node on the same database, which hears of this one's changes only
    /// through it.
    pub(crate) async fn client_of_another_node(&self) -> Client {
        let Node { env, entrance, .. } = self.another_node().await;
        Client::new(entrance, env.config.session.cookie_name.clone())
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

    /// Does what an attacker with the database's password can do: everything.
    pub(crate) async fn tamper(&self, statements: &[&'static str]) {
        database::tamper(&self.database, statements).await;
    }

    /// Runs a statement in the log's database.
    pub(crate) async fn in_log(&self, sql: &'static str) {
        let mut tx = self.env.log_db.write().await.unwrap();
        on_db!(&mut tx, c => { sqlx::query(sql).execute(c).await.unwrap(); });
        tx.commit().await.unwrap();
    }

    /// Another process on the same data, with memory of its own.
    pub(crate) async fn another_node(&self) -> Node {
        let outside = Outside {
            clock: Arc::new(self.clock.clone()),
            entropy: Arc::new(SeededEntropy::new(8)),
            carrier: Some(Arc::clone(&self.carrier) as _),
        };
        let config = self.env.config.clone();
        let Assembled { env, entrance, live, background, .. } = assemble(config, outside).await.unwrap();
        let stop = self.stop.child_token();
        background.start_listening(&TaskTracker::new(), &stop);
        Node { env, entrance, live, stop }
    }

    /// Gives a person a single permission, as an administrator would.
    pub(crate) async fn permit(&self, username: &str, permission: &str) {
        const GRANT: &str = "INSERT INTO grants (user_id, permission_id, source_kind, source_ref, granted_at) \
             SELECT u.id, p.id, 'person', '', 0 FROM users u CROSS JOIN permissions p \
             WHERE u.username_folded = $1 AND p.name_folded = $2";
        self.write(GRANT, username, permission).await;
    }

    /// Takes it away again.
    pub(crate) async fn forbid(&self, username: &str, permission: &str) {
        const REVOKE: &str = "DELETE FROM grants WHERE user_id = (SELECT id FROM users WHERE username_folded = $1) \
             AND permission_id = (SELECT id FROM permissions WHERE name_folded = $2)";
        self.write(REVOKE, username, permission).await;
    }

    async fn write(&self, sql: &'static str, first: &str, second: &str) {
        let mut work = self.env.write().await.unwrap();
        on_db!(&mut work, c => { sqlx::query(sql).bind(first).bind(second).execute(c).await.unwrap(); });
        work.changed(Subject::Access);
        work.commit().await.unwrap();
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

    /// The letters that have gone to an address and not been read yet, oldest first.
    pub(crate) async fn letters_to(&self, address: &str) -> Vec<OutgoingLetter> {
        self.run_jobs().await;
        let (theirs, others): (Vec<_>, Vec<_>) =
            self.carrier.take_letters().into_iter().partition(|letter| letter.to.as_str() == address);
        self.put_back(others).await;
        theirs
    }

    /// Lets letters arrive that the story is not about.
    pub(crate) async fn puts_letters_aside(&self) {
        self.run_jobs().await;
        drop(self.carrier.take_letters());
    }

    /// The one letter that has gone to an address.
    pub(crate) async fn letter_to(&self, address: &str) -> OutgoingLetter {
        let mut letters = self.letters_to(address).await;
        assert_eq!(letters.len(), 1, "letters to {address}: {letters:?}");
        letters.remove(0)
    }

    async fn put_back(&self, letters: Vec<OutgoingLetter>) {
        use vestibule_outbound::smtp::LetterCarrier as _;
        for letter in letters {
            self.carrier.deliver(&letter).await.unwrap();
        }
    }

    /// How many rows a query counts.
    pub(crate) async fn count(&self, sql: &'static str) -> i64 {
        let mut db = self.env.db.read().await.unwrap();
        on_db!(&mut db, c => sqlx::query_scalar(sql).fetch_one(c).await.unwrap())
    }

    /// Puts a password hash of another program in the place of a person's own.
    pub(crate) async fn keeps_password_as(&self, username: &str, hash: &str) {
        const SQL: &str =
            "UPDATE passwords SET hash = $2 WHERE user_id = (SELECT id FROM users WHERE username = $1)";
        let mut work = self.env.write().await.unwrap();
        on_db!(&mut work, c => { sqlx::query(SQL).bind(username).bind(hash).execute(c).await.unwrap(); });
        work.commit().await.unwrap();
    }

    /// The process died after a change and before its answer was kept.
    pub(crate) async fn loses_kept_answers(&self) {
        const SQL: &str = "UPDATE idempotency_keys SET status = NULL, answer = NULL";
        let mut work = self.env.write().await.unwrap();
        on_db!(&mut work, c => { sqlx::query(SQL).execute(c).await.unwrap(); });
        work.commit().await.unwrap();
    }

    /// How a person's password is kept.
    pub(crate) async fn password_hash_of(&self, username: &str) -> String {
        const SQL: &str =
            "SELECT p.hash FROM passwords p JOIN users u ON u.id = p.user_id WHERE u.username = $1";
        let mut db = self.env.db.read().await.unwrap();
        on_db!(&mut db, c => sqlx::query_scalar(SQL).bind(username).fetch_one(c).await.unwrap())
    }

    /// What an administrator will be able to do to a person, in SQL: `$1` is their row.
    pub(crate) async fn changes_user(&self, username: &str, sql: &'static str) {
        const ID: &str = "SELECT id FROM users WHERE username = $1";
        let mut work = self.env.write().await.unwrap();
        let id: i64 =
            on_db!(&mut work, c => sqlx::query_scalar(ID).bind(username).fetch_one(c).await.unwrap());
        on_db!(&mut work, c => { sqlx::query(sql).bind(id).execute(c).await.unwrap(); });
        work.changed(vestibule::changes::Subject::User(vestibule_kernel::UserId(id)));
        work.commit().await.unwrap();
    }

    /// Makes a person's password one that Vestibule has made: to be replaced within half an hour.
    pub(crate) async fn generated_password_of(&self, username: &str) {
        const GENERATED: &str = "UPDATE passwords SET expires_at = $2 \
             WHERE user_id = (SELECT id FROM users WHERE username_folded = $1)";
        let until = self.env.clock.now().as_millis() + 30 * 60 * 1000;
        let mut tx = self.env.db.write().await.unwrap();
        on_db!(&mut tx, c => { sqlx::query(GENERATED).bind(username).bind(until).execute(c).await.unwrap(); });
        tx.commit().await.unwrap();
    }

    /// An administrator deletes somebody.
    pub(crate) async fn deletes(&self, username: &str) {
        let mut ada = Person::named("ada").runs_the_place(self).await;
        let path = format!("/api/v1/users?q={username}");
        let found = ada.get(&path).await.expect(200).json();
        let id = found["items"][0]["uuid"].as_str().unwrap().to_owned();
        ada.delete(&format!("/api/v1/users/{id}"), serde_json::json!({})).await.expect(200);
    }

    /// Disables a person behind everybody's back.
    pub(crate) async fn disable(&self, username: &str) {
        const DISABLE: &str = "UPDATE users SET disabled_at = $2, auth_epoch = auth_epoch + 1 \
             WHERE username_folded = $1";
        let mut tx = self.env.db.write().await.unwrap();
        let now = self.env.clock.now().as_millis();
        on_db!(&mut tx, c => { sqlx::query(DISABLE).bind(username).bind(now).execute(c).await.unwrap(); });
        tx.commit().await.unwrap();
    }

    /// The story has looked at its failures itself.
    pub(crate) fn tolerate_failures(&mut self) {
        self.tolerant = true;
        errors::take();
    }
}

/// Another process on a story's data.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) env: Env,
    entrance: Arc<Entrance>,
    pub(crate) live: LiveBoards,
    stop: CancellationToken,
}

impl Node {
    /// The same visitor, asking this process.
    pub(crate) fn serve(&self, visitor: &Client) -> Client {
        visitor.at(Arc::clone(&self.entrance))
    }

    /// Ends it in good order.
    pub(crate) async fn ends(self) {
        self.live.close().await;
        self.stop.cancel();
        self.env.db.close().await;
        self.env.log_db.close().await;
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

impl Drop for TestApp {
    fn drop(&mut self) {
        self.stop.cancel();
        let left = (!std::thread::panicking() && !self.tolerant).then(|| self.carrier.letters());
        let errors = errors::take();
        let target = self.database.url.clone();
        let postgres = self.database.postgres.take();
        // The story's runtime is busy dropping; the look back gets one of its own.
        let found = std::thread::spawn(move || look_back(&target, postgres)).join().unwrap();
        if let Some(letters) = left {
            assert!(letters.is_empty(), "letters nobody has read: {letters:?}");
            assert_eq!(found, [0, 0], "letters never sent, jobs given up");
            assert!(errors.is_empty(), "ERROR lines: {errors:?}");
        }
    }
}

fn look_back(url: &str, postgres: Option<(String, String)>) -> [i64; 2] {
    const QUESTIONS: [&str; 2] = [
        "SELECT COUNT(*) FROM letters WHERE sent_at IS NULL AND given_up_at IS NULL AND cancelled_at IS NULL",
        "SELECT COUNT(*) FROM jobs WHERE failed_at IS NOT NULL",
    ];
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        use vestibule_db::{Db, DbSettings, Target};
        let target = match &postgres {
            Some(_) => Target::Postgres(url.into()),
            None => Target::Sqlite(url.trim_start_matches("sqlite:///").into()),
        };
        let db = Db::open(&DbSettings { max_connections: 1, ..DbSettings::new(target) }).await.unwrap();
        let mut answers = [0; 2];
        for (answer, sql) in answers.iter_mut().zip(QUESTIONS) {
            let mut conn = db.read().await.unwrap();
            *answer = on_db!(&mut conn, c => sqlx::query_scalar(sql).fetch_one(c).await.unwrap());
        }
        db.close().await;
        if let Some((server, name)) = postgres {
            database::drop_postgres(&server, &name).await;
        }
        answers
    })
}
