//! npm packages, those of the console above all: installed as the lock file says, when it has changed, by one process
//! at a time.
//!
//! The build script and `cargo xtask` share this file, so it uses nothing but the standard library.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

/// The oldest Node.js that the console's tools run on.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// npm in the console's folder.
pub(crate) fn npm(web: &Path) -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    // A developer's own mode must not decide what is installed or built.
    npm.current_dir(web).env_remove("NODE_ENV").stdin(Stdio::null());
    npm
}

/// Makes `node_modules` what the lock file says. While the answer is held, nobody else installs.
///
/// # Errors
/// A sentence: Node.js is missing or too old, or npm failed.
pub(crate) fn install(web: &Path) -> Result<File, String> {
    check_node()?;
    let guard = File::create(web.join(".npm-ci.lock")).and_then(|file| file.lock().map(|()| file));
    let guard = guard.map_err(|error| format!("{}/.npm-ci.lock cannot be locked: {error}", web.display()))?;
    let wanted = fs::read(web.join("package-lock.json")).map_err(|error| error.to_string())?;
    let installed = web.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(guard);
    }
    // No package of ours needs to run anything when it is installed, so none may.
    let mut ci = npm(web);
    ci.args(["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]);
    run(&mut ci).map_err(|why| format!("`npm ci` in {} failed: {why}", web.display()))?;
    fs::write(installed, wanted).map_err(|error| error.to_string())?;
    Ok(guard)
}

/// Runs a command to its end.
///
/// # Errors
/// The last lines of what it printed.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    let lines: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).collect();
    Err(lines[lines.len().saturating_sub(20)..].join(" / "))
}

fn check_node() -> Result<(), String> {
    let (major, minor) = OLDEST_NODE;
    let wanted = format!("Node.js {major}.{minor} or newer with npm (https://nodejs.org)");
    let output = Command::new("node").arg("--version").output();
    let Ok(output) = output else { return Err(format!("{wanted} is not installed")) };
    let found = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if version(&found).is_some_and(|version| version >= OLDEST_NODE) && is_on_path(npm(Path::new("."))) {
        return Ok(());
    }
    Err(format!("{wanted} is needed; found node {found}"))
}

fn is_on_path(mut command: Command) -> bool {
    command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// `v20.19.5` is 20 and 19.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}
