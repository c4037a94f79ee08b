//! The process dies; what it has acknowledged is there, once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use vestibule_db::{Db, DbSettings, Target, on_db};
use vestibule_kernel::{OsEntropy, random_bytes};

use crate::support::{
    PASSWORD, Person, ServerProcess, TestDatabase, drop_postgres, empty_sqlite, fresh_database, run,
};

async fn open(database: &TestDatabase) -> Db {
    let target = match &database.postgres {
        Some(_) => Target::Postgres(database.url.as_str().into()),
        None => Target::Sqlite(database.url.trim_start_matches("sqlite:///").into()),
    };
    Db::open(&DbSettings::new(target)).await.unwrap()
}

async fn rows(db: &Db, sql: &'static str, address: &str) -> i64 {
    let mut conn = db.read().await.unwrap();
    on_db!(&mut conn, c => sqlx::query_scalar(sql).bind(address).fetch_one(c).await.unwrap())
}

/// Kills the server at a moment that nobody chooses.
async fn kill_at_some_moment(
    server: &tokio::sync::RwLock<ServerProcess>,
    acknowledged: &AtomicUsize,
    is_over: impl Fn() -> bool,
) {
    // After some acknowledgements, and then at any moment of the next ones' work.
    let [enough, later] = random_bytes::<2>(&OsEntropy);
    while acknowledged.load(Ordering::Relaxed) < usize::from(enough % 16) + 1 && !is_over() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    tokio::time::sleep(Duration::from_micros(u64::from(later) * 100)).await;
    // Without waiting for the lock: that would wait for the requests under way.
    let pid = server.read().await.pid();
    assert!(std::process::Command::new("kill").args(["-KILL", &pid.to_string()]).status().unwrap().success());
}

/// Signs people up until the server is gone; answers whom it has acknowledged.
async fn sign_up_until_killed(server: Arc<tokio::sync::RwLock<ServerProcess>>, round: u32) -> Vec<String> {
    let mut tasks = tokio::task::JoinSet::new();
    let count = Arc::new(AtomicUsize::new(0));
    for lane in 0..4 {
        let server = Arc::clone(&server);
        let count = Arc::clone(&count);
        tasks.spawn(async move {
            let mut acknowledged = Vec::new();
            for n in 0.. {
                let person = Person::named(&format!("p{round}-{lane}-{n}"));
                match server.read().await.post("/api/v1/signups", &person.sign_up_body()).await {
                    Some(202) => {
                        acknowledged.push(person.email);
                        count.fetch_add(1, Ordering::Relaxed);
                    }
                    Some(status) => panic!("{status}"),
                    None => return acknowledged,
                }
            }
            acknowledged
        });
    }
    kill_at_some_moment(&server, &count, || tasks.is_empty()).await;
    tasks.join_all().await.into_iter().flatten().collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_kill_9_at_any_moment_everything_acknowledged_is_there_exactly_once() {
    const PEOPLE: &str = "SELECT COUNT(*) FROM users WHERE email = $1";
    const PASSWORDS: &str =
        "SELECT COUNT(*) FROM passwords p JOIN users u ON u.id = p.user_id WHERE u.email = $1";
    const LETTERS: &str = "SELECT COUNT(*) FROM letters WHERE to_address = $1";
    const EVENTS: &str =
        "SELECT COUNT(*) FROM audit_events e JOIN users u ON u.uuid = e.target_id WHERE u.email = $1";
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path()).await;
    let mut total = 0;
    for round in 0..3 {
        let server = Arc::new(tokio::sync::RwLock::new(ServerProcess::start(folder.path(), &database)));
        let acknowledged = sign_up_until_killed(Arc::clone(&server), round).await;
        total += acknowledged.len();
        let db = open(&database).await;
        for email in &acknowledged {
            for (what, sql) in
                [("row", PEOPLE), ("password", PASSWORDS), ("letter", LETTERS), ("event", EVENTS)]
            {
                assert_eq!(rows(&db, sql, email).await, 1, "{what} of {email}");
            }
        }
        db.close().await;
    }
    assert!(total > 0, "nothing was acknowledged, so nothing was shown");
    if let Some((server, name)) = &database.postgres {
        drop_postgres(server, name).await;
    }
}

/// Writes tickets, each with a key of its own, until the server is gone: those that it has acknowledged,
/// and those it has not answered.
async fn write_tickets_until_killed(
    server: Arc<tokio::sync::RwLock<ServerProcess>>,
    desk: Desk,
    round: u32,
) -> (Vec<String>, Vec<String>) {
    let mut tasks = tokio::task::JoinSet::new();
    let count = Arc::new(AtomicUsize::new(0));
    for lane in 0..4 {
        let (server, count, desk) = (Arc::clone(&server), Arc::clone(&count), desk.clone());
        tasks.spawn(async move {
            let mut acknowledged = Vec::new();
            for n in 0.. {
                let title = format!("t{round}-{lane}-{n}");
                match desk.write_ticket(&*server.read().await, &title).await {
                    Some((201, _)) => {
                        acknowledged.push(title);
                        count.fetch_add(1, Ordering::Relaxed);
                    }
                    Some(other) => panic!("{other:?}"),
                    None => return (acknowledged, title),
                }
            }
            unreachable!()
        });
    }
    kill_at_some_moment(&server, &count, || tasks.is_empty()).await;
    let (acknowledged, unanswered): (Vec<_>, Vec<_>) = tasks.join_all().await.into_iter().unzip();
    (acknowledged.concat(), unanswered)
}

/// Where tickets are written, and by whose token.
#[derive(Debug, Clone)]
struct Desk {
    bearer: String,
    board: i64,
    column: i64,
}

impl Desk {
    async fn sits_down(server: &ServerProcess, board: Option<(i64, i64)>) -> Self {
        let body = json!({ "name": "ada", "password": PASSWORD });
        let (status, pair) = server.post_with("/api/v1/tokens", &body, &[]).await.unwrap();
        assert_eq!(status, 201, "{pair}");
        let bearer = format!("Bearer {}", pair["access_token"].as_str().unwrap());
        let make = async |path: &str, body| {
            let made = server.post_with(path, &body, &[("authorization", &bearer)]).await.unwrap();
            assert_eq!(made.0, 201, "{made:?}");
            made.1["id"].as_i64().unwrap()
        };
        let (board, column) = match board {
            Some(there) => there,
            None => {
                let board = make("/api/v1/boards", json!({ "name": "Plan", "visibility": "everyone" })).await;
                (board, make(&format!("/api/v1/boards/{board}/columns"), json!({ "name": "Do" })).await)
            }
        };
        Self { bearer, board, column }
    }

    /// The title is the key as well.
    async fn write_ticket(&self, server: &ServerProcess, title: &str) -> Option<(u16, Value)> {
        let headers = [("authorization", self.bearer.as_str()), ("idempotency-key", title)];
        let body = json!({ "column": self.column, "title": title });
        server.post_with(&format!("/api/v1/boards/{}/tickets", self.board), &body, &headers).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_kill_9_whatever_got_no_answer_is_sent_again_with_its_key_and_is_there_once() {
    const TICKETS: &str = "SELECT COUNT(*) FROM tickets WHERE title = $1";
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path()).await;
    let create = ["admin", "create", "--email", "ada@example.org", "--username", "ada", "--password-stdin"];
    run(folder.path(), &create, &[("DATABASE_URL", &database.url)], PASSWORD).with(0);
    let (mut written, mut unanswered): (Vec<String>, Vec<String>) = Default::default();
    let mut place = None;
    for round in 0..4 {
        let server = ServerProcess::start(folder.path(), &database);
        let desk = Desk::sits_down(&server, place).await;
        place = Some((desk.board, desk.column));
        for title in std::mem::take(&mut unanswered) {
            let (status, answer) = desk.write_ticket(&server, &title).await.unwrap();
            // Carried out now or before; or before, with an answer that died with the server.
            let is_lost = status == 409 && answer["code"] == json!("idempotency_no_answer");
            assert!(status == 201 || is_lost, "{title}: {status} {answer}");
            written.push(title);
        }
        if round < 3 {
            let server = Arc::new(tokio::sync::RwLock::new(server));
            let (acknowledged, left) = write_tickets_until_killed(server, desk, round).await;
            written.extend(acknowledged);
            unanswered = left;
        }
    }
    assert!(written.len() > 12, "nothing was acknowledged, so nothing was shown: {written:?}");
    let db = open(&database).await;
    for title in &written {
        assert_eq!(rows(&db, TICKETS, title).await, 1, "{title}");
    }
    db.close().await;
    if let Some((server, name)) = &database.postgres {
        drop_postgres(server, name).await;
    }
}

#[test]
fn a_terminal_that_goes_away_ends_the_server_in_good_order_too() {
    let folder = tempfile::tempdir().unwrap();
    let database = empty_sqlite(folder.path());
    for signal in ["-HUP", "-INT", "-TERM"] {
        let mut server = ServerProcess::start(folder.path(), &database);
        assert_eq!(server.end_by(signal), Some(0), "{signal}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_to_stop_the_server_finishes_what_runs_and_ends_with_zero() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path()).await;
    let mut server = ServerProcess::start(folder.path(), &database);
    let mut connection = tokio::net::TcpStream::connect(server.address()).await.unwrap();
    // A request whose body is still on its way when the signal comes.
    let body = json!({ "name": "nobody", "password": "whatever" }).to_string();
    let head = format!(
        "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    connection.write_all(head.as_bytes()).await.unwrap();
    connection.write_all(&body.as_bytes()[..5]).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let stopping = tokio::task::spawn_blocking(move || server.end_by("-TERM"));
    tokio::time::sleep(Duration::from_millis(200)).await;
    connection.write_all(&body.as_bytes()[5..]).await.unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
    assert_eq!(stopping.await.unwrap(), Some(0));
    let db = open(&database).await;
    let logged = if database.postgres.is_some() {
        db
    } else {
        let path = folder.path().join("vestibule-log.db");
        Db::open(&DbSettings::new(Target::Sqlite(path))).await.unwrap()
    };
    let mut conn = logged.read().await.unwrap();
    let rows: i64 = on_db!(&mut conn, c => {
        sqlx::query_scalar("SELECT COUNT(*) FROM request_log WHERE status = 401").fetch_one(c).await.unwrap()
    });
    assert_eq!(rows, 1, "the log was not written out");
    drop(conn);
    logged.close().await;
    if let Some((server, name)) = &database.postgres {
        drop_postgres(server, name).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_may_sit_idle_for_longer_than_a_head_may_take_but_not_for_ever() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path()).await;
    let settings = "[server]\nheader_timeout = \"1s\"\nidle_timeout = \"3s\"";
    std::fs::write(folder.path().join("vestibule.toml"), settings).unwrap();
    let server = ServerProcess::start(folder.path(), &database);
    let mut connection = tokio::net::TcpStream::connect(server.address()).await.unwrap();
    let mut told = [0; 4096];
    // One answer is there at once, the other waits for the database.
    for path in ["/healthz", "/readyz"] {
        let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\n\r\n");
        connection.write_all(request.as_bytes()).await.unwrap();
        let length = connection.read(&mut told).await.unwrap();
        assert!(told[..length].starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&told[..length]));
        tokio::time::sleep(Duration::from_millis(1500)).await;
    }
    let mut rest = Vec::new();
    let shown_out = tokio::time::timeout(Duration::from_secs(20), connection.read_to_end(&mut rest)).await;
    assert!(shown_out.is_ok(), "the connection was still open");
    drop(server);
    if let Some((server, name)) = &database.postgres {
        drop_postgres(server, name).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_never_finishes_its_head_is_shown_out() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path()).await;
    std::fs::write(folder.path().join("vestibule.toml"), "[server]\nheader_timeout = \"1s\"").unwrap();
    let server = ServerProcess::start(folder.path(), &database);
    let mut connection = tokio::net::TcpStream::connect(server.address()).await.unwrap();
    connection.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ").await.unwrap();
    let mut rest = Vec::new();
    let shown_out = tokio::time::timeout(Duration::from_secs(20), connection.read_to_end(&mut rest)).await;
    assert!(shown_out.is_ok(), "the connection was still open");
    drop(server);
    if let Some((server, name)) = &database.postgres {
        drop_postgres(server, name).await;
    }
}
