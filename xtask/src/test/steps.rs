//! The steps of a test run, one function each. A further step is one more entry in [`STEPS`].

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::tally::Tally;
use super::{contract, licences};
use crate::packages;
use crate::postgres::Cluster;
use crate::process;
use crate::python;
use crate::web;
use crate::workspace::{built, cargo, target};

/// One step.
pub(super) struct Step {
    pub(super) name: &'static str,
    /// What it does, for the reader of the output.
    pub(super) what: &'static str,
    /// Whether a filter by test name means something to it.
    pub(super) has_tests: bool,
    /// Whether [`SETUP`] has to run before.
    pub(super) needs_setup: bool,
    pub(super) run: fn(&mut Shared, &mut Tally) -> Result<()>,
}

/// All steps, in the order in which they run.
pub(super) const STEPS: &[Step] = &[SETUP, FORMAT, LICENCES, LINT, SQLITE, POSTGRES, CONTRACT, WEB, BROWSER];

pub(super) const SETUP: Step = Step {
    name: "setup",
    what: "what the other steps need",
    has_tests: false,
    needs_setup: false,
    run: setup,
};
const FORMAT: Step =
    Step { name: "format", what: "cargo fmt", has_tests: false, needs_setup: false, run: format };
const LICENCES: Step = Step {
    name: "licences",
    what: "dependencies against the allow-list",
    has_tests: false,
    needs_setup: false,
    run: |_, _| licences::check(),
};
const LINT: Step =
    Step { name: "lint", what: "cargo clippy", has_tests: false, needs_setup: false, run: lint };
const SQLITE: Step = Step {
    name: "sqlite",
    what: "unit and integration tests, on SQLite where a database matters",
    has_tests: true,
    needs_setup: true,
    run: on_sqlite,
};
const POSTGRES: Step = Step {
    name: "postgres",
    what: "the tests that use a database, on PostgreSQL",
    has_tests: true,
    needs_setup: true,
    run: on_postgres,
};
const CONTRACT: Step = Step {
    name: "contract",
    what: "the originals' HTTP contract against the started server, on both databases",
    has_tests: true,
    needs_setup: true,
    run: contract::run,
};

const WEB: Step = Step {
    name: "web",
    what: "the console: eslint, tsc, its types of the HTTP interface, vitest",
    has_tests: true,
    needs_setup: true,
    run: on_web,
};
const BROWSER: Step = Step {
    name: "browser",
    what: "the console in Chromium against the started server; pictures in target/screenshots",
    has_tests: true,
    needs_setup: true,
    run: in_browser,
};

/// The stories, which use a database.
const STORIES: &str = "it";

/// The names of all steps.
pub(super) fn names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

/// What the steps share: the wishes of whoever runs them, and a database server made on demand.
pub(super) struct Shared {
    all: bool,
    pub(super) filter: Option<String>,
    postgres: Option<Cluster>,
}

impl Shared {
    pub(super) fn new(all: bool, filter: Option<String>) -> Self {
        Self { all, filter, postgres: None }
    }

    /// The throw-away PostgreSQL of this run.
    pub(super) fn postgres(&mut self) -> Result<&Cluster> {
        if self.postgres.is_none() {
            self.postgres = Some(Cluster::start().context("cannot start a PostgreSQL")?);
        }
        self.postgres.as_ref().context("no PostgreSQL")
    }
}

fn setup(_: &mut Shared, _: &mut Tally) -> Result<()> {
    packages::ensure(packages::FOR_TESTS)?;
    web::ensure_packages()?;
    web::ensure_peers()?;
    python::ensure_environment()
}

fn format(_: &mut Shared, _: &mut Tally) -> Result<()> {
    process::run(cargo().args(["fmt", "--all", "--check"]))
}

/// Warnings are fatal in CI only: at a desk they must not stand between a thought and its test.
fn lint(_: &mut Shared, _: &mut Tally) -> Result<()> {
    let mut clippy = cargo();
    clippy.args(["clippy", "--workspace", "--all-targets"]);
    if env::var_os("CI").is_some() {
        clippy.args(["--", "-D", "warnings"]);
    }
    process::run(&mut clippy)
}

fn on_sqlite(shared: &mut Shared, tally: &mut Tally) -> Result<()> {
    let mut command = cargo();
    command.args(["test", "--workspace"]).env_remove("VESTIBULE_TEST_DATABASE_URL");
    cargo_test(shared, tally, command)
}

fn on_postgres(shared: &mut Shared, tally: &mut Tally) -> Result<()> {
    let mut command = cargo();
    // Of the whole workspace: a package by itself has other features and would be built anew.
    command.args(["test", "--workspace", "--test", STORIES]);
    command.env("VESTIBULE_TEST_DATABASE_URL", shared.postgres()?.url());
    cargo_test(shared, tally, command)
}

/// Builds the program as the tests have built it, so that nothing is built twice.
pub(super) fn build_program() -> Result<()> {
    process::run(cargo().args(["test", "--workspace", "--no-run", "--quiet"]))
}

/// Plain `cargo test`: a fresh machine has no other runner. Every binary runs even after a failure,
/// so that the count is whole.
fn cargo_test(shared: &Shared, tally: &mut Tally, mut command: Command) -> Result<()> {
    command.arg("--no-fail-fast").env("VESTIBULE_TEST_PYTHON", python::interpreter());
    command.arg("--").args(shared.filter.as_deref());
    if shared.all {
        command.arg("--include-ignored");
    }
    let status = process::run_reading(&mut command, "", |line| {
        if let Some(counted) = Tally::of_cargo(line) {
            *tally += counted;
        }
    })?;
    if !status.success() {
        bail!("cargo test failed ({status})");
    }
    Ok(())
}

fn on_web(shared: &mut Shared, tally: &mut Tally) -> Result<()> {
    if shared.filter.is_none() {
        process::run(&mut web::script("lint", &[]))?;
        web::types("api:check")?;
    }
    vitest(shared, tally, "test", &[])
}

fn in_browser(shared: &mut Shared, tally: &mut Tally) -> Result<()> {
    let browser = web::require_browser()?;
    build_program()?;
    let pictures = target().join("screenshots");
    let paths = [
        ("VESTIBULE_PROGRAM", built("debug", "vestibule")),
        ("VESTIBULE_TEST_CHROMIUM", browser),
        ("VESTIBULE_SCREENSHOTS", pictures),
    ];
    vitest(shared, tally, "test:browser", &paths)
}

fn vitest(shared: &Shared, tally: &mut Tally, script: &str, paths: &[(&str, PathBuf)]) -> Result<()> {
    let filter: Vec<&str> = shared.filter.iter().flat_map(|name| ["-t", name]).collect();
    let mut command = web::script(script, &filter);
    command.envs(paths.iter().map(|(name, path)| (name, path)));
    if shared.all {
        command.env("VESTIBULE_TEST_ALL", "1");
    }
    let status = process::run_reading(&mut command, "", |line| {
        if let Some(counted) = Tally::of_vitest(line) {
            *tally += counted;
        }
    })?;
    if !status.success() {
        bail!("vitest failed ({status})");
    }
    Ok(())
}
