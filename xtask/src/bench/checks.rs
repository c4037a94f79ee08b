//! How fast the question "who is this?" is answered, against a bare server that answers the same
//! bytes without asking anything. The two take turns, so that a machine's moods hit both.

use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};
use tempfile::NamedTempFile;

use super::median;
use super::report::{Mark, Row};
use super::subject::{SERVER_CORE, Subject, requests_per_second};
use crate::client::{self, Request};
use crate::process::Daemon;
use crate::server::{free_port, pinned};
use crate::workspace::built;

/// Many short rounds rather than few long ones: a shared machine is faster and slower by the minute.
const ROUNDS: usize = 11;
const ROUND_SECONDS: u32 = 2;

/// Whether every request is written down.
#[derive(Debug, Clone, Copy)]
pub(super) enum RequestLog {
    On,
    Off,
}

impl RequestLog {
    fn setting(self) -> (&'static str, String) {
        let value = match self {
            Self::On => "on",
            Self::Off => "off",
        };
        ("VESTIBULE_REQUEST_LOG", value.into())
    }

    /// The share of the bare server's rate that is aimed for.
    fn aim(self) -> f64 {
        match self {
            Self::On => 0.60,
            Self::Off => 0.70,
        }
    }
}

/// A browser's session on the originals' route.
pub(super) fn session(log: RequestLog) -> Result<Vec<Row>> {
    let what = match log {
        RequestLog::On => "GET /check_auth_status",
        RequestLog::Off => "GET /check_auth_status, no request log",
    };
    let subject = Subject::start(vec![log.setting()])?;
    let cookie = subject.sign_in()?;
    let answer = subject.ask(&Request::get("/check_auth_status", &[("Cookie", &cookie)]))?;
    let answer: serde_json::Value = serde_json::from_str(&answer.body)?;
    if answer["success"] != true {
        bail!("/check_auth_status does not know the session");
    }
    compare(&subject, "/check_auth_status", ("Cookie", &cookie), what, log)
}

/// A browser's session on our own route.
pub(super) fn me(log: RequestLog) -> Result<Vec<Row>> {
    let what = match log {
        RequestLog::On => "GET /api/v1/me",
        RequestLog::Off => "GET /api/v1/me, no request log",
    };
    let subject = Subject::start(vec![log.setting()])?;
    let cookie = subject.sign_in()?;
    compare(&subject, "/api/v1/me", ("Cookie", &cookie), what, log)
}

/// An access token.
pub(super) fn token(log: RequestLog) -> Result<Vec<Row>> {
    let what = match log {
        RequestLog::On => "GET /protected",
        RequestLog::Off => "GET /protected, no request log",
    };
    let subject = Subject::start(vec![log.setting()])?;
    let bearer = format!("Bearer {}", subject.access_token()?);
    compare(&subject, "/protected", ("Authorization", &bearer), what, log)
}

/// What the request log takes from the question that is asked most, in per cent.
pub(super) fn log_cost() -> Result<Vec<Row>> {
    let path = "/check_auth_status";
    let start = |log: RequestLog| -> Result<(Subject, String)> {
        let subject = Subject::start(vec![log.setting()])?;
        let cookie = format!("Cookie: {}", subject.sign_in()?);
        Ok((subject, cookie))
    };
    let rate = |(subject, cookie): &(Subject, String)| {
        requests_per_second(&format!("http://127.0.0.1:{}{path}", subject.server.port), cookie, ROUND_SECONDS)
    };
    let (logging, silent) = (start(RequestLog::On)?, start(RequestLog::Off)?);
    let rounds = in_turns(|| rate(&logging), || rate(&silent))?;
    let left = median(rounds.iter().map(|(with, without)| with / without).collect())?;
    let reached = 100.0 * (1.0 - left);
    let what = "the request log's cost at GET /check_auth_status";
    Ok(vec![Row { what, reached, unit: "%", mark: Mark::Below(20.0) }])
}

fn compare(
    subject: &Subject,
    path: &str,
    header: (&str, &str),
    what: &'static str,
    log: RequestLog,
) -> Result<Vec<Row>> {
    let body = subject.ask(&Request::get(path, &[header]))?.body;
    let bare = Bare::start(path, &body)?;
    let header = format!("{}: {}", header.0, header.1);
    let rate = |port| {
        let url = format!("http://127.0.0.1:{port}{path}");
        requests_per_second(&url, &header, ROUND_SECONDS)
    };
    let (ours, bares) = in_turns(|| rate(subject.server.port), || rate(bare.port))?.into_iter().unzip();
    let mark = Mark::Share { least: log.aim(), of: "bare axum", reaching: median(bares)? };
    Ok(vec![Row { what, reached: median(ours)?, unit: "/s", mark }])
}

/// The rates of two, round by round. Each goes first in every other round, so that neither gains from
/// a machine that becomes slower meanwhile; the first round is their warming up and does not count.
fn in_turns(
    mut one: impl FnMut() -> Result<f64>,
    mut other: impl FnMut() -> Result<f64>,
) -> Result<Vec<(f64, f64)>> {
    let mut rounds = Vec::with_capacity(ROUNDS);
    for round in 0..=ROUNDS {
        let rates = if round % 2 == 0 {
            let first = one()?;
            (first, other()?)
        } else {
            let first = other()?;
            (one()?, first)
        };
        if round > 0 {
            rounds.push(rates);
        }
    }
    Ok(rounds)
}

/// The bare server, on the same core as ours: only one of the two is asked at a time.
struct Bare {
    _daemon: Daemon,
    // Dropped after the server that writes to it.
    _log: NamedTempFile,
    port: u16,
}

impl Bare {
    fn start(path: &str, body: &str) -> Result<Self> {
        let port = free_port()?;
        let log = NamedTempFile::new()?;
        let mut command: Command = pinned(Some(SERVER_CORE), &built("release", "xtask"));
        command.args(["bare-server", "--port", &port.to_string(), "--path", path, "--body", body]);
        let mut daemon = Daemon::spawn(&mut command, log.path())?;
        let ready = || client::send(port, &Request::get(path, &[])).is_ok_and(|answer| answer.body == body);
        daemon.wait_until(Duration::from_millis(5), ready)?;
        Ok(Self { _daemon: daemon, _log: log, port })
    }
}
