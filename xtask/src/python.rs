//! The Python environment in which the contract suite and the test peers run.
//!
//! It lives under the target folder, so that `cargo clean` removes it, and is filled anew when a
//! requirements file changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::process;
use crate::workspace::{root, target};

/// The requirements files, from the repository's root.
const REQUIREMENTS: &[&str] = &["tests/contract-suite/requirements.txt", "tests/peers/requirements.txt"];

/// The environment's interpreter. It is there after [`ensure_environment`].
pub(crate) fn interpreter() -> PathBuf {
    folder().join("bin/python")
}

/// Whether the system's Python can make environments with pip in them.
pub(crate) fn can_make_environments() -> bool {
    let probe = ["import venv, ensurepip", "import venv, pip"];
    probe.iter().any(|imports| {
        let mut python = Command::new("python3");
        python.args(["-c", imports]).stdout(Stdio::null()).stderr(Stdio::null());
        python.status().is_ok_and(|status| status.success())
    })
}

/// Makes the environment and installs what the requirements files ask for, unless it is so already.
///
/// # Errors
/// A file cannot be read, Python cannot make an environment, or pip fails.
pub(crate) fn ensure_environment() -> Result<()> {
    let wanted = wanted()?;
    let stamp = folder().join("installed-requirements.txt");
    if interpreter().exists() && fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("filling the Python environment {}", folder().display());
    create()?;
    let mut install = pip()?;
    install.args(["install", "--quiet", "--disable-pip-version-check"]);
    for file in REQUIREMENTS {
        install.arg("--requirement").arg(root().join(file));
    }
    process::run(&mut install)?;
    fs::write(&stamp, wanted).context("cannot note what was installed")
}

fn folder() -> PathBuf {
    target().join("venv")
}

fn wanted() -> Result<String> {
    REQUIREMENTS
        .iter()
        .map(|file| fs::read_to_string(root().join(file)).with_context(|| format!("cannot read {file}")))
        .collect()
}

/// A Python without `ensurepip` makes an empty environment; [`pip`] then reaches in from outside.
fn create() -> Result<()> {
    let folder = folder();
    let whole = process::read(&mut venv(&folder));
    if let Err(reason) = whole {
        process::read(venv(&folder).arg("--without-pip"))
            .with_context(|| format!("cannot make a Python environment with pip ({reason:#}) or without"))?;
    }
    Ok(())
}

fn venv(folder: &Path) -> Command {
    let mut command = Command::new("python3");
    command.args(["-m", "venv", "--clear"]).arg(folder);
    command
}

fn pip() -> Result<Command> {
    let mut inside = Command::new(interpreter());
    inside.args(["-m", "pip"]);
    let mut outside = Command::new("python3");
    outside.args(["-m", "pip", "--python"]).arg(interpreter());
    for (mut probe, command) in [(copy(&inside), inside), (copy(&outside), outside)] {
        if process::read(probe.arg("--version")).is_ok() {
            return Ok(command);
        }
    }
    bail!("no pip; on Debian or Ubuntu: sudo apt-get install python3-venv")
}

fn copy(command: &Command) -> Command {
    let mut copy = Command::new(command.get_program());
    copy.args(command.get_args());
    copy
}
