//! The black-box contract suite against the built server, once on each database.
//!
//! The suite knows nothing about the implementation and is shared with others who run it against
//! theirs, so its files are not edited to fit: what cannot hold yet is deselected here, by name
//! and with its reason.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use super::steps::Shared;
use super::tally::Tally;
use crate::process::{self, Daemon};
use crate::python;
use crate::server::{ADMIN, Launch, Server, free_port};
use crate::workspace::{built, cargo, root};

/// What runs, and what of it does not, each with the reason.
const SELECTION: Selection = Selection {
    files: &["test_signup_login.py", "test_csrf_cors.py", "test_kanban.py", "test_roles_permissions.py"],
    left_out: &[
        ("needs GET /logs", "test_csrf_cors.py::test_reads_need_no_token"),
        ("no such route yet", "test_signup_login.py::test_get_without_login_is_401[/logs]"),
        ("no such route yet", "test_signup_login.py::test_get_without_login_is_401[/twofa_uri]"),
    ],
};

struct Selection {
    files: &'static [&'static str],
    left_out: &'static [(&'static str, &'static str)],
}

/// The browser origin that the suite takes for an allowed one.
const ORIGIN: &str = "http://localhost:3000";
/// pytest's exit status when the filter left no test.
const NOTHING_SELECTED: i32 = 5;

/// Runs the suite on SQLite, then on PostgreSQL.
pub(super) fn run(shared: &mut Shared, tally: &mut Tally) -> Result<()> {
    process::run(cargo().args(["build", "--package", "vestibule"]))?;
    println!("-- on SQLite");
    against(None, shared.filter.as_deref(), tally).context("on SQLite")?;
    println!("-- on PostgreSQL");
    let database = shared.postgres()?.create_database("contract")?;
    against(Some(database), shared.filter.as_deref(), tally).context("on PostgreSQL")
}

fn against(database: Option<String>, filter: Option<&str>, tally: &mut Tally) -> Result<()> {
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
    server.create_admin()?;
    pytest(&server, &letters, filter, tally)
        .with_context(|| format!("the server's last words:\n{}", server.last_words()))
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

fn pytest(server: &Server, letters: &Path, filter: Option<&str>, tally: &mut Tally) -> Result<()> {
    let mut command = Command::new(python::interpreter());
    command.current_dir(suite()).args(["-m", "pytest"]).args(SELECTION.files);
    for (_reason, test) in SELECTION.left_out {
        command.args(["--deselect", test]);
    }
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
    let status = process::run_reading(&mut command, |line| {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_left_out_exists_in_the_suite() -> Result<()> {
        for (_, test) in SELECTION.left_out {
            let (file, name) = test.split_once("::").context("no test name")?;
            let name = name.split('[').next().unwrap_or(name);
            let text = std::fs::read_to_string(suite().join(file))?;
            assert!(text.contains(&format!("def {name}(")), "{test} is not in the suite");
        }
        Ok(())
    }
}
