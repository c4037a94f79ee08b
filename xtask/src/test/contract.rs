//! The black-box contract suite against the built server, once on each database.
//!
//! The suite knows nothing about the implementation and is shared with others who run it against
//! theirs, so its files are not edited to fit. It mostly waits for letters, so both databases go at
//! the same time.

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use super::steps::{Shared, build_program};
use super::tally::Tally;
use crate::process::{self, Daemon};
use crate::python;
use crate::server::{ADMIN, Launch, Server, free_port};
use crate::workspace::{built, root};

/// The browser origin that the suite takes for an allowed one.
const ORIGIN: &str = "http://localhost:3000";
/// pytest's exit status when the filter left no test.
const NOTHING_SELECTED: i32 = 5;

/// Runs the suite on SQLite and on PostgreSQL.
pub(super) fn run(shared: &mut Shared, tally: &mut Tally) -> Result<()> {
    build_program()?;
    let database = shared.postgres()?.create_database("contract")?;
    let filter = shared.filter.as_deref();
    let (on_sqlite, on_postgres) = thread::scope(|scope| {
        let on_postgres = scope.spawn(|| against("postgres", Some(database), filter));
        (against("sqlite", None, filter), on_postgres.join())
    });
    let Ok(on_postgres) = on_postgres else { bail!("the run on PostgreSQL panicked") };
    for (outcome, name) in [(on_sqlite, "on SQLite"), (on_postgres, "on PostgreSQL")] {
        let (counted, result) = outcome.context(name)?;
        *tally += counted;
        result.context(name)?;
    }
    Ok(())
}

/// What the suite counted, and whether it was content.
type Outcome = (Tally, Result<()>);

fn against(name: &str, database: Option<String>, filter: Option<&str>) -> Result<Outcome> {
    let folder = tempfile::Builder::new().prefix("vestibule-contract-").tempdir()?;
    let letters = folder.path().join("letters");
    let mail_port = free_port()?;
    let _mail = start_mail_sink(folder.path(), &letters, mail_port)?;
    let mut settings = settings(mail_port);
    settings.extend(database.map(|url| ("DATABASE_URL", url)));
    let server = Server::start(Launch {
        program: built("debug", "vestibule"),
        folder: folder.path().to_owned(),
        settings,
        core: None,
    })?;
    server.create_admin(ADMIN)?;
    let mut tally = Tally::default();
    let result = pytest(name, &server, &letters, filter, &mut tally)
        .with_context(|| format!("the server's last words:\n{}", server.last_words()));
    Ok((tally, result))
}

fn settings(mail_port: u16) -> Vec<(&'static str, String)> {
    vec![
        ("MAIL_SERVER", "127.0.0.1".into()),
        ("MAIL_PORT", mail_port.to_string()),
        ("MAIL_USE_TLS", "false".into()),
        ("VESTIBULE_CORS_ORIGINS", ORIGIN.into()),
        ("VESTIBULE_REQUEST_LOG", "on".into()),
        // The suite signs up hundreds of people; what it checks does not depend on the cost.
        ("VESTIBULE_HASHING_MEMORY_KIB", "256".into()),
        ("VESTIBULE_HASHING_ITERATIONS", "1".into()),
    ]
}

fn start_mail_sink(folder: &Path, letters: &Path, port: u16) -> Result<Daemon> {
    let mut command = process::tied(&python::interpreter());
    command.arg(suite().join("mail_sink.py")).arg(port.to_string());
    command.env("MAIL_DIR", letters).env("PYTHONDONTWRITEBYTECODE", "1");
    let mut sink = Daemon::spawn(&mut command, &folder.join("mail.log"))?;
    let listens = || std::net::TcpStream::connect(("127.0.0.1", port)).is_ok();
    sink.wait_until(Duration::from_millis(50), listens).context("the mail sink")?;
    Ok(sink)
}

fn pytest(
    name: &str,
    server: &Server,
    letters: &Path,
    filter: Option<&str>,
    tally: &mut Tally,
) -> Result<()> {
    let mut command = Command::new(python::interpreter());
    // Its notes of the last run would be shared by both.
    command.current_dir(suite()).args(["-m", "pytest", "-p", "no:cacheprovider"]);
    if let Some(filter) = filter {
        command.args(["-k", filter]);
    }
    command
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("BASE_URL", format!("http://127.0.0.1:{}", server.port))
        .env("CONTRACT_ADMIN_USER", ADMIN.0)
        .env("CONTRACT_ADMIN_PASSWORD", ADMIN.1)
        .env("CONTRACT_MAIL_DIR", letters)
        .env("CONTRACT_ORIGIN", ORIGIN);
    let status = process::run_reading(&mut command, &format!("{name}: "), |line| {
        if let Some(counted) = Tally::of_pytest(line) {
            *tally += counted;
        }
    })?;
    let nothing_to_do = filter.is_some() && status.code() == Some(NOTHING_SELECTED);
    if !status.success() && !nothing_to_do {
        bail!("pytest failed ({status})");
    }
    Ok(())
}

fn suite() -> std::path::PathBuf {
    root().join("tests/contract-suite")
}
