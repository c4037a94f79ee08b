//! The process dies; what it has acknowledged is there, once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use vestibule_db::{Db, DbSettings, Target, on_db};
use vestibule_kernel::{OsEntropy, random_bytes};

use crate::support::{Person, ServerProcess, TestDatabase, drop_postgres, fresh_database};

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
    // After some acknowledgements, and then at any moment of the next ones' work.
    let [enough, later] = random_bytes::<2>(&OsEntropy);
    while count.load(Ordering::Relaxed) < usize::from(enough % 16) + 1 && !tasks.is_empty() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    tokio::time::sleep(Duration::from_micros(u64::from(later) * 100)).await;
    // Without waiting for the lock: that would wait for the requests under way.
    let pid = server.read().await.pid();
    assert!(std::process::Command::new("kill").args(["-KILL", &pid.to_string()]).status().unwrap().success());
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
    let stopping = tokio::task::spawn_blocking(move || server.terminate());
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
