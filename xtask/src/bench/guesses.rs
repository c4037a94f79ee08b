//! What limiting guesses costs, apart from the hash that it saves.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::report::{Mark, Row};
use super::subject::SERVER_CORE;
use crate::process;
use crate::server::pinned;
use crate::workspace::cargo;

/// What the measurement in `crates/vestibule/benches` prints.
#[derive(Deserialize)]
struct Outcome {
    code_ms: f64,
    /// With one account locked, and with ten thousand.
    counted_ms: [f64; 2],
    refused_ms: [f64; 2],
}

/// Counting a guess and looking at a code, in process: over the network both drown in the hash.
pub(super) fn cost() -> Result<Vec<Row>> {
    let arguments = ["bench", "--quiet", "--package", "vestibule", "--bench", "guesses"];
    // Built on all cores, measured on one.
    process::run(cargo().args(arguments).arg("--no-run"))?;
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut bench: Command = pinned(Some(SERVER_CORE), Path::new(&program));
    bench.args(arguments);
    let outcome: Outcome = serde_json::from_str(&process::read(&mut bench)?).context("the outcome")?;
    let [one, many] = outcome.counted_ms;
    let [refused_by_one, refused_by_many] = outcome.refused_ms;
    let dearer = |one: f64, many: f64| ((many - one) / one * 100.0).max(0.0);
    Ok(vec![
        Row {
            what: "counting a guess and verifying a code",
            reached: one + outcome.code_ms,
            unit: "ms",
            mark: Mark::Below(0.3),
        },
        Row {
            what: "10,000 accounts locked: dearer guess",
            reached: dearer(one, many),
            unit: "%",
            mark: Mark::Below(10.0),
        },
        Row {
            what: "10,000 accounts locked: dearer refusal",
            reached: dearer(refused_by_one, refused_by_many),
            unit: "%",
            mark: Mark::Below(10.0),
        },
    ])
}
