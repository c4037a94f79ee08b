//! `cargo xtask bench`: the figures that are published with a release.
//!
//! The server has one core to itself and the load generator another, so that the figures of two
//! machines can be compared at least in their ratios. It prints what was reached, whatever it is:
//! a missed mark fails nothing, and a figure that cannot be taken says why.

pub(crate) mod argon2_rate;
pub(crate) mod bare;
mod boards;
mod checks;
mod events;
pub(crate) mod flood;
mod guesses;
mod letters;
mod logins;
mod permissions;
mod report;
mod scale;
mod standing;
mod subject;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::workspace::cargo;
use crate::{packages, process};
use report::{Report, Row};

/// `cargo xtask bench`
#[derive(Args)]
pub(crate) struct Options {
    /// Also write the figures to this file as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Take only the figures whose name contains this
    #[arg(long, value_name = "NAME")]
    only: Option<String>,
}

/// A measurement, which fills one row of the table or several that belong together.
struct Figure {
    name: &'static str,
    take: fn() -> Result<Vec<Row>>,
}

/// All figures. A further one is a function and an entry here.
const FIGURES: &[Figure] = &[
    Figure { name: "binary-size", take: standing::binary_size },
    Figure { name: "ready", take: standing::time_to_ready },
    Figure { name: "idle-memory", take: standing::idle_memory },
    Figure { name: "session-check", take: || checks::session(checks::RequestLog::On) },
    Figure { name: "session-check-without-log", take: || checks::session(checks::RequestLog::Off) },
    Figure { name: "log-cost", take: checks::log_cost },
    Figure { name: "me", take: || checks::me(checks::RequestLog::On) },
    Figure { name: "me-without-log", take: || checks::me(checks::RequestLog::Off) },
    Figure { name: "token-check", take: || checks::token(checks::RequestLog::On) },
    Figure { name: "token-check-without-log", take: || checks::token(checks::RequestLog::Off) },
    Figure { name: "login-rate", take: logins::rate },
    Figure { name: "login-flood", take: logins::flood },
    Figure { name: "unknown-account", take: logins::known_and_unknown },
    Figure { name: "guess-cost", take: guesses::cost },
    Figure { name: "outbox", take: letters::outbox },
    Figure { name: "board-opening", take: boards::opening },
    Figure { name: "board-telling", take: boards::telling },
    Figure { name: "board-looking", take: boards::looking },
    Figure { name: "stripe-events", take: events::acknowledged },
    Figure { name: "scale-sqlite", take: scale::on_sqlite },
    Figure { name: "scale-postgres", take: scale::on_postgres },
];

/// Builds, measures, prints.
///
/// # Errors
/// What is needed is not there or does not build. A missed mark is no error.
pub(crate) fn run(options: &Options) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("the figures are taken on Linux: they need taskset and /proc");
    }
    let cores = std::thread::available_parallelism()?.get();
    if cores < 2 {
        bail!("the figures need two cores: one for the server, one for the load");
    }
    packages::ensure(packages::FOR_BENCH)?;
    // One by one: together they share features of their dependencies, and the program would be another
    // than the one `cargo run --release` has built.
    process::run(cargo().args(["build", "--release", "--package", "vestibule"]))?;
    process::run(cargo().args(["build", "--release", "--package", "xtask"]))?;
    let mut report = Report::default();
    for figure in FIGURES.iter().filter(|figure| options.wants(figure.name)) {
        println!("taking {} ...", figure.name);
        report.add(figure.name, (figure.take)());
        if process::interrupted() {
            break;
        }
    }
    report.print();
    if let Some(file) = &options.json {
        std::fs::write(file, report.json()?).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

impl Options {
    fn wants(&self, name: &str) -> bool {
        self.only.as_deref().is_none_or(|part| name.contains(part))
    }
}

/// The middle of the values; the upper one of the two when their number is even.
fn median(mut values: Vec<f64>) -> Result<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().context("no rounds")
}

/// What so many per cent of the times stayed below, in milliseconds.
fn percentile(times: &mut [Duration], percent: usize) -> f64 {
    times.sort();
    let rank = (times.len() * percent).div_ceil(100).saturating_sub(1);
    times.get(rank).copied().unwrap_or_default().as_secs_f64() * 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_odd_round_does_not_move_the_median() -> Result<()> {
        assert!((median(vec![10.0, 900.0, 11.0])? - 11.0).abs() < f64::EPSILON);
        Ok(())
    }

    #[test]
    fn the_slowest_of_a_hundred_does_not_count_among_99() {
        let mut times: Vec<Duration> = (1..=100).rev().map(Duration::from_millis).collect();
        assert!((percentile(&mut times, 99) - 99.0).abs() < 1e-9);
        assert!((percentile(&mut times, 95) - 95.0).abs() < 1e-9);
    }
}
