//! Many clients signing in at once without a pause, while a few others go about their business at
//! a steady pace. Written for this, because a general load generator mixes the two.

use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;
use clap::Args;
use serde::{Deserialize, Serialize};

use super::percentile;
use crate::client::{Answer, Connection, Request};

/// `cargo xtask flood`
#[derive(Args)]
pub(crate) struct Options {
    #[arg(long)]
    port: u16,
    #[arg(long)]
    seconds: u64,
    /// How many sign in without a pause
    #[arg(long)]
    clients: usize,
    /// How many check their session a hundred times a second
    #[arg(long, default_value_t = 0)]
    checkers: usize,
    /// The JSON body of a sign-in
    #[arg(long)]
    login: String,
    /// The checkers' `Cookie` header
    #[arg(long, default_value = "")]
    cookie: String,
}

/// What happened.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Outcome {
    /// Sign-ins that succeeded, a second.
    pub(super) logins_per_second: f64,
    /// Sign-ins answered with 503 and `Retry-After`.
    pub(super) refused: u64,
    /// Sign-ins answered in any other way, or not at all.
    pub(super) odd_logins: u64,
    /// Session checks made.
    pub(super) checks: u64,
    /// Session checks that were not answered with 200.
    pub(super) failed_checks: u64,
    /// The time that 99 of 100 session checks stayed below.
    pub(super) p99_ms: f64,
}

const PACE: Duration = Duration::from_millis(10);
const OUT_OF_REACH: Duration = Duration::from_millis(50);

#[derive(Default)]
struct Counts {
    accepted: u32,
    refused: u64,
    odd: u64,
    failed_checks: u64,
    check_times: Vec<Duration>,
}

/// Floods for the given time and prints the [`Outcome`] as JSON.
pub(crate) fn run(options: &Options) -> Result<()> {
    let counts = Mutex::new(Counts::default());
    let started = Instant::now();
    let end = started + Duration::from_secs(options.seconds);
    thread::scope(|scope| {
        for _ in 0..options.clients {
            scope.spawn(|| sign_in_until(end, options, &counts));
        }
        for _ in 0..options.checkers {
            scope.spawn(|| check_until(end, options, &counts));
        }
    });
    let counts = counts.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    println!("{}", serde_json::to_string(&outcome(counts, started.elapsed()))?);
    Ok(())
}

fn outcome(mut counts: Counts, took: Duration) -> Outcome {
    Outcome {
        logins_per_second: f64::from(counts.accepted) / took.as_secs_f64(),
        refused: counts.refused,
        odd_logins: counts.odd,
        checks: counts.check_times.len() as u64,
        failed_checks: counts.failed_checks,
        p99_ms: percentile(&mut counts.check_times, 99),
    }
}

fn sign_in_until(end: Instant, options: &Options, counts: &Mutex<Counts>) {
    let mut own = Counts::default();
    let mut line = Line::new(options.port);
    while Instant::now() < end {
        match line.ask(&Request::post("/login", &options.login)) {
            Some(answer) if answer.status == 200 => own.accepted += 1,
            Some(answer) if answer.status == 503 && answer.header("retry-after").next().is_some() => {
                own.refused += 1;
            }
            _ => own.odd += 1,
        }
    }
    add(counts, own);
}

/// Keeps to its pace: when an answer is late, the checks that should have been made meanwhile are
/// made at once and their time counts from when they were due.
fn check_until(end: Instant, options: &Options, counts: &Mutex<Counts>) {
    let mut own = Counts::default();
    let mut line = Line::new(options.port);
    let headers = [("Cookie", options.cookie.as_str())];
    let mut due = Instant::now();
    while due < end {
        let early = due.saturating_duration_since(Instant::now());
        thread::sleep(early);
        let asked = if early.is_zero() { due } else { Instant::now() };
        let answer = line.ask(&Request::get("/check_auth_status", &headers));
        own.check_times.push(asked.elapsed());
        own.failed_checks += u64::from(answer.is_none_or(|answer| answer.status != 200));
        due += PACE;
    }
    add(counts, own);
}

fn add(counts: &Mutex<Counts>, own: Counts) {
    let mut counts = counts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    counts.accepted += own.accepted;
    counts.refused += own.refused;
    counts.odd += own.odd;
    counts.failed_checks += own.failed_checks;
    counts.check_times.extend(own.check_times);
}

/// A connection that is made anew after an error.
struct Line {
    port: u16,
    connection: Option<Connection>,
}

impl Line {
    fn new(port: u16) -> Self {
        Self { port, connection: None }
    }

    fn ask(&mut self, request: &Request<'_>) -> Option<Answer> {
        if self.connection.is_none() {
            self.connection = Connection::open(self.port).ok();
        }
        let answer = self.connection.as_mut().and_then(|connection| connection.send(request).ok());
        if answer.is_none() {
            self.connection = None;
            thread::sleep(OUT_OF_REACH);
        }
        answer
    }
}
