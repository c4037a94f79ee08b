//! `cargo xtask test`: the one command that says whether a change is good.
//!
//! It runs steps in a fixed order, the cheap ones first, stops at the first that fails, and closes
//! with a table and one plain line that counts the tests of all runners. A step that could not
//! run is a failure, never a silent pass.

mod contract;
mod licences;
mod spdx;
mod steps;
mod tally;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;
use clap::Args;

use crate::process::interrupted;
use steps::{STEPS, Shared, Step};
use tally::Tally;

/// `cargo xtask test`
#[derive(Args)]
pub(crate) struct Options {
    /// Also run the heavy checks: tests marked as ignored
    #[arg(long)]
    all: bool,
    /// Run only these steps (and setting up, where they need it)
    #[arg(long, value_name = "STEP", num_args = 1.., value_parser = steps::names())]
    only: Vec<String>,
    /// Run only tests whose name contains this, and only the steps that have tests
    #[arg(long, value_name = "NAME")]
    filter: Option<String>,
    /// Go on after a step has failed
    #[arg(long)]
    keep_going: bool,
}

impl Options {
    fn chosen(&self) -> Vec<&'static Step> {
        let asked_for = |step: &&Step| {
            (self.only.is_empty() || self.only.iter().any(|name| name == step.name))
                && (self.filter.is_none() || step.has_tests)
        };
        let chosen: Vec<_> = STEPS.iter().filter(asked_for).collect();
        let setup = STEPS.iter().filter(|step| step.name == steps::SETUP.name);
        let needed = chosen.iter().any(|step| step.needs_setup);
        let setup = setup.filter(|setup| needed && !chosen.iter().any(|step| step.name == setup.name));
        setup.chain(chosen.iter().copied()).collect()
    }
}

struct Outcome {
    name: &'static str,
    took: Duration,
    tests: Tally,
    failure: Option<String>,
}

/// Runs the chosen steps; the exit code is 0 only if all of them passed.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let mut shared = Shared::new(options.all, options.filter.clone());
    let chosen = options.chosen();
    let mut outcomes = Vec::new();
    for step in &chosen {
        let outcome = run_step(step, &mut shared);
        let failed = outcome.failure.is_some();
        outcomes.push(outcome);
        if failed && (interrupted() || !options.keep_going) {
            break;
        }
    }
    drop(shared);
    report(&chosen, &outcomes);
    let passed = outcomes.iter().all(|outcome| outcome.failure.is_none());
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_step(step: &Step, shared: &mut Shared) -> Outcome {
    println!("\n== {}: {}", step.name, step.what);
    let started = Instant::now();
    let mut tests = Tally::default();
    let failure = (step.run)(shared, &mut tests).err().map(|error| format!("{error:#}"));
    let took = started.elapsed();
    match &failure {
        None => println!("== {} passed in {}", step.name, seconds(took)),
        Some(why) => println!("== {} FAILED after {}: {why}", step.name, seconds(took)),
    }
    Outcome { name: step.name, took, tests, failure }
}

fn report(chosen: &[&Step], outcomes: &[Outcome]) {
    println!("\n{:<12} {:>9} {:>8} {:>8}  result", "step", "time", "passed", "failed");
    for outcome in outcomes {
        let Outcome { name, took, tests, failure } = outcome;
        let result = if failure.is_none() { "ok" } else { "FAILED" };
        println!("{name:<12} {:>9} {:>8} {:>8}  {result}", seconds(*took), tests.passed, tests.failed);
    }
    for step in &chosen[outcomes.len()..] {
        println!("{:<12} {:>9} {:>8} {:>8}  not run", step.name, "", "", "");
    }
    for outcome in outcomes {
        if let Some(why) = &outcome.failure {
            println!("\n{}: {why}", outcome.name);
        }
    }
    let all: Tally = outcomes.iter().map(|outcome| outcome.tests).sum();
    println!("\n{} passed, {} failed", all.passed, all.failed);
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(only: &[&str], filter: Option<&str>) -> Vec<&'static str> {
        let only = only.iter().map(ToString::to_string).collect();
        let options = Options { all: false, only, filter: filter.map(Into::into), keep_going: false };
        options.chosen().iter().map(|step| step.name).collect()
    }

    #[test]
    fn a_plain_run_takes_every_step_in_order() {
        let every: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        assert_eq!(chosen(&[], None), every);
    }

    #[test]
    fn a_step_that_needs_setting_up_brings_it_along() {
        assert_eq!(chosen(&["contract"], None), ["setup", "contract"]);
    }

    #[test]
    fn a_step_that_needs_nothing_runs_alone() {
        assert_eq!(chosen(&["format"], None), ["format"]);
    }

    #[test]
    fn a_filter_leaves_out_the_steps_without_tests() {
        assert_eq!(chosen(&[], Some("sign")), ["setup", "sqlite", "postgres", "contract", "web", "browser"]);
    }
}
