//! What signing in costs, and what it costs everybody else when too many do it at once.

use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use serde_json::json;

use super::flood::Outcome;
use super::median;
use super::report::{Mark, Row};
use super::subject::{LOAD_CORE, SERVER_CORE, Subject, own_task};
use crate::client::{self, Request};
use crate::server::ADMIN;

const ROUNDS: usize = 3;

/// Logins a second against the hashes a second that the same core can compute. A few clients are
/// enough to keep it hashing without a gap; more would only measure refusals.
pub(super) fn rate() -> Result<Vec<Row>> {
    let subject = Subject::start(Vec::new())?;
    let (mut raw, mut logins) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        raw.push(own_task(SERVER_CORE, &["argon2-rate", "--seconds", "5"])?.trim().parse()?);
        logins.push(pour(&subject, &["--seconds", "5", "--clients", "4"])?.logins_per_second);
    }
    let mark = Mark::Share { least: 0.95, of: "raw Argon2id", reaching: median(raw)? };
    Ok(vec![Row { what: "POST /login", reached: median(logins)?, unit: "/s", mark }])
}

/// 64 clients that sign in without a pause, while 8 others check their sessions.
pub(super) fn flood() -> Result<Vec<Row>> {
    let subject = Subject::start(Vec::new())?;
    let cookie = subject.sign_in()?;
    let arguments = ["--seconds", "15", "--clients", "64", "--checkers", "8", "--cookie", &cookie];
    let outcome = pour(&subject, &arguments)?;
    let memory = subject.server.memory_kib("VmHWM")?;
    println!(
        "  {} checks; {:.1} logins/s accepted, {} refused",
        outcome.checks, outcome.logins_per_second, outcome.refused
    );
    let odd = outcome.odd_logins + outcome.failed_checks;
    Ok(vec![
        Row {
            what: "login flood: p99 of session checks",
            reached: outcome.p99_ms,
            unit: "ms",
            mark: Mark::Below(10.0),
        },
        Row {
            what: "login flood: greatest memory",
            reached: mebibytes(memory),
            unit: "MiB",
            mark: Mark::Below(150.0),
        },
        Row {
            what: "login flood: failures beyond 503 for logins",
            reached: exact(odd),
            unit: "",
            mark: Mark::Zero,
        },
    ])
}

/// A wrong password for an account that exists and for one that does not, in turns: whoever
/// measures must not learn which is which.
pub(super) fn known_and_unknown() -> Result<Vec<Row>> {
    const TRIES: usize = 60;
    let subject = Subject::start(Vec::new())?;
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for _ in 0..TRIES {
        known.push(refused(&subject, ADMIN.0)?);
        unknown.push(refused(&subject, "nobody-of-this-name")?);
    }
    let (known, unknown) = (median(known)?, median(unknown)?);
    let what = "unknown account: difference in time to a known one";
    let reached = (unknown - known).abs() / known * 100.0;
    Ok(vec![Row { what, reached, unit: "%", mark: Mark::Below(3.0) }])
}

/// How long a wrong password takes to be refused, in seconds.
fn refused(subject: &Subject, name: &str) -> Result<f64> {
    let body = json!({ "username_or_email": name, "password": "not the password" }).to_string();
    let started = Instant::now();
    let answer = client::send(subject.server.port, &Request::post("/login", &body))?;
    if answer.status != 401 {
        bail!("a wrong password is answered with {}", answer.status);
    }
    Ok(started.elapsed().as_secs_f64())
}

fn pour(subject: &Subject, arguments: &[&str]) -> Result<Outcome> {
    let (name, password) = ADMIN;
    let login = json!({ "username_or_email": name, "password": password }).to_string();
    let port = subject.server.port.to_string();
    let mut all = vec!["flood", "--port", &port, "--login", &login];
    all.extend(arguments);
    serde_json::from_str(&own_task(LOAD_CORE, &all)?).context("the flood's outcome")
}

/// Kernel figures are in KiB.
pub(super) fn mebibytes(kib: u64) -> f64 {
    exact(kib) / 1024.0
}

/// Counts and sizes here are far below 2^53.
#[expect(clippy::cast_precision_loss, reason = "see above")]
pub(super) fn exact(count: u64) -> f64 {
    count as f64
}
