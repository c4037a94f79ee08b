//! Letters across the lives of the process: without a mail server, tried out, and killed in the middle.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::json;
use vestibule_db::{Db, DbSettings, Target, on_db};

use crate::support::{
    Ended, Person, ServerProcess, SmtpPeer, TestDatabase, drop_postgres, fresh_database, run,
};

const PRODUCTION: &str = "environment = \"production\"\n\
     secret_key = \"q8Zr2mVx0TnLw5KdYb7HcPj3GfSa9UeR+q8Zr2mVx0\"\n";
/// How many letters one process hands over at once.
const AT_ONCE: usize = 16;

struct Place {
    folder: tempfile::TempDir,
    database: TestDatabase,
}

impl Place {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = fresh_database(folder.path()).await;
        Self { folder, database }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Production, with these settings beyond.
    fn serve(&self, more: &str) -> ServerProcess {
        std::fs::write(self.path().join("vestibule.toml"), format!("{PRODUCTION}{more}")).unwrap();
        ServerProcess::start_with(self.path(), &self.database, &[("VESTIBULE_THROTTLE", "on")], Stdio::null())
    }

    fn send_test(&self, to: &str, variables: &[(&str, &str)]) -> Ended {
        let url = [("DATABASE_URL", self.database.url.as_str())];
        run(self.path(), &["mail", "send-test", "--to", to], &[&url, variables].concat(), "")
    }

    async fn db(&self) -> Db {
        let target = match &self.database.postgres {
            Some(_) => Target::Postgres(self.database.url.as_str().into()),
            None => Target::Sqlite(self.database.url.trim_start_matches("sqlite:///").into()),
        };
        Db::open(&DbSettings::new(target)).await.unwrap()
    }

    /// Time goes on until whatever waits is due, and nobody holds it any more.
    async fn later(&self) {
        const DUE: &str = "UPDATE jobs SET run_at = 0, locked_until = NULL \
             WHERE kind = 'deliver_letter' AND finished_at IS NULL";
        let db = self.db().await;
        let mut tx = db.write().await.unwrap();
        on_db!(&mut tx, c => { sqlx::query(DUE).execute(c).await.unwrap(); });
        tx.commit().await.unwrap();
        db.close().await;
    }

    async fn waiting(&self) -> i64 {
        const WAITING: &str = "SELECT COUNT(*) FROM letters WHERE sent_at IS NULL";
        let db = self.db().await;
        let mut conn = db.read().await.unwrap();
        let count = on_db!(&mut conn, c => sqlx::query_scalar(WAITING).fetch_one(c).await.unwrap());
        drop(conn);
        db.close().await;
        count
    }

    async fn ends(self) {
        if let Some((server, name)) = &self.database.postgres {
            drop_postgres(server, name).await;
        }
    }
}

fn by(peer: &SmtpPeer) -> String {
    format!("[mail]\nserver = \"localhost\"\nport = {}\nuse_tls = false\n", peer.port)
}

/// Waits, in real time, until something is so.
async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    for _ in 0..600 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("never {what}");
}

async fn sign_up(server: &ServerProcess, people: usize) {
    for n in 0..people {
        let person = Person::named(&format!("reader{n}"));
        assert_eq!(server.post("/api/v1/signups", &person.sign_up_body()).await, Some(202));
    }
}

#[tokio::test]
async fn in_production_without_a_mail_server_letters_wait_until_there_is_one() {
    let place = Place::new().await;
    let mut server = place.serve("");
    sign_up(&server, 1).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(place.waiting().await, 1);
    assert_eq!(server.end_by("-TERM"), Some(0));
    let peer = SmtpPeer::start(&[]);
    place.later().await;
    let server = place.serve(&by(&peer));
    until("arrived", async || peer.letters().len() == 1).await;
    assert_eq!(peer.only_letter().envelope("rcpt_tos"), &json!(["reader0@example.com"]));
    until("noted", async || place.waiting().await == 0).await;
    drop(server);
    place.ends().await;
}

#[tokio::test]
async fn after_kill_9_in_the_middle_every_letter_arrives_and_only_those_under_way_twice() {
    const LETTERS: usize = 100;
    let place = Place::new().await;
    let mut server = place.serve("");
    sign_up(&server, LETTERS).await;
    assert_eq!(server.end_by("-TERM"), Some(0));
    let peer = SmtpPeer::start(&[]);
    place.later().await;
    let server = place.serve(&by(&peer));
    until("under way", async || peer.letters().len() >= LETTERS / 4).await;
    // Dropped is killed, with SIGKILL.
    drop(server);
    let early = peer.letters().len();
    assert!(early < LETTERS, "it was not the middle");
    place.later().await;
    let server = place.serve(&by(&peer));
    until("all noted", async || place.waiting().await == 0).await;
    drop(server);

    let mut arrived: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for letter in peer.letters() {
        let to = letter.envelope("rcpt_tos")[0].as_str().unwrap().to_owned();
        arrived.entry(to).or_default().push(letter.header("Message-ID").to_owned());
    }
    assert_eq!(arrived.len(), LETTERS, "somebody got nothing");
    let twice: Vec<_> = arrived.values().filter(|ids| ids.len() > 1).collect();
    assert!(twice.len() <= AT_ONCE, "{} of {LETTERS} came twice", twice.len());
    // Whoever gets two can tell that they are one.
    assert!(twice.iter().all(|ids| ids.len() == 2 && ids[0] == ids[1]), "{twice:?}");
    place.ends().await;
}

#[tokio::test]
async fn a_test_letter_tells_which_server_takes_it_and_with_mail_debug_how() {
    let peer = SmtpPeer::start(&["--tls", "starttls", "--require-auth", "hall:right-horse"]);
    let place = Place::new().await;
    let authority = place.path().join("ca.pem");
    std::fs::write(&authority, &peer.authority).unwrap();
    let (port, authority) = (peer.port.to_string(), authority.display().to_string());
    let mut settings = vec![
        ("MAIL_SERVER", "localhost"),
        ("MAIL_PORT", port.as_str()),
        ("MAIL_USERNAME", "hall"),
        ("MAIL_PASSWORD", "right-horse"),
        ("VESTIBULE_MAIL_CA_FILE", authority.as_str()),
    ];
    let quiet = place.send_test("jo@example.com", &settings).with(0);
    assert!(quiet.said.contains("localhost: taken"), "{quiet:?}");
    assert!(!quiet.complained.contains("RCPT TO"), "{quiet:?}");
    assert_eq!(peer.only_letter().envelope("rcpt_tos"), &json!(["jo@example.com"]));
    assert_eq!(peer.only_letter().header("Subject"), "A test letter from Vestibule");

    let refused = place.send_test("550@example.com", &settings).with(1);
    assert!(refused.said.contains("localhost: ") && refused.said.contains("550"), "{refused:?}");

    settings.push(("MAIL_DEBUG", "true"));
    let debugged = place.send_test("jo@example.com", &settings).with(0).complained;
    for step in ["AUTH", "MAIL FROM", "RCPT TO:<jo@example.com>", "DATA"] {
        assert!(debugged.contains(step), "no {step} in {debugged}");
    }
    for secret in ["right-horse", "cmlnaHQtaG9yc2", "A test letter"] {
        assert!(!debugged.contains(secret), "{secret} in {debugged}");
    }
    place.ends().await;
}

#[tokio::test]
async fn with_mail_debug_the_log_tells_how_every_letter_was_handed_over_without_what_it_says() {
    let peer = SmtpPeer::start(&[]);
    let place = Place::new().await;
    std::fs::write(place.path().join("vestibule.toml"), format!("{PRODUCTION}{}", by(&peer))).unwrap();
    for (debug, is_told) in [("false", false), ("true", true)] {
        let path = place.path().join("log.txt");
        let log = std::fs::File::create(&path).unwrap().into();
        let variables = [("MAIL_DEBUG", debug), ("VESTIBULE_THROTTLE", "on")];
        let mut server = ServerProcess::start_with(place.path(), &place.database, &variables, log);
        let person = Person::named(&format!("reader-{debug}"));
        assert_eq!(server.post("/api/v1/signups", &person.sign_up_body()).await, Some(202));
        until("noted", async || place.waiting().await == 0).await;
        assert_eq!(server.end_by("-TERM"), Some(0));
        let log = std::fs::read_to_string(&path).unwrap();
        assert_eq!(log.contains(&format!("RCPT TO:<{}>", person.email)), is_told, "{log}");
        assert!(!log.contains("/confirm/") && !log.contains("thank you"), "{log}");
    }
    place.ends().await;
}

#[tokio::test]
async fn a_test_letter_in_production_without_a_mail_server_says_what_to_set() {
    let place = Place::new().await;
    std::fs::write(place.path().join("vestibule.toml"), PRODUCTION).unwrap();
    let ended = place.send_test("jo@example.com", &[]).with(1);
    assert!(ended.complained.contains("set mail.server or MAIL_SERVER"), "{ended:?}");
    place.ends().await;
}
