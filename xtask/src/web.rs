//! The console's own checks: linters, unit tests, and stories told in a real browser.

#[path = "../../crates/vestibule/build/npm.rs"]
mod npm;

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, anyhow, bail};

use crate::process;
use crate::workspace::{find_on_path, root};

/// Chromium by the names it goes by. First without the window around its pages, which takes a third of the
/// time of a story and which nobody sees.
const BROWSERS: &[&str] = &["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/// The browser that the stories run in, if there is one.
pub(crate) fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("VESTIBULE_TEST_CHROMIUM").map(PathBuf::from);
    named.filter(|file| file.is_file()).or_else(|| BROWSERS.iter().find_map(|name| find_on_path(name)))
}

/// Installs the npm packages as the lock file says.
///
/// # Errors
/// Node.js is missing or too old, or npm failed.
pub(crate) fn ensure_packages() -> Result<()> {
    npm::install(&folder()).map(drop).map_err(|why| anyhow!(why))
}

/// Installs the npm packages of the test servers under `tests/peers`.
///
/// # Errors
/// As [`ensure_packages`].
pub(crate) fn ensure_peers() -> Result<()> {
    npm::install(&root().join("tests/peers/telegram")).map(drop).map_err(|why| anyhow!(why))
}

/// `npm run`, whose lines come without colours so that they can be read.
pub(crate) fn script(name: &str, arguments: &[&str]) -> Command {
    let mut npm = npm::npm(&folder());
    npm.args(["run", "--silent", name, "--"]).args(arguments).env("NO_COLOR", "1");
    npm
}

/// Writes the console's types of the HTTP interface, or compares them.
///
/// # Errors
/// They are not what the description says, or npm failed.
pub(crate) fn types(name: &str) -> Result<()> {
    ensure_packages()?;
    process::run(&mut script(name, &[]))
}

/// [`browser`], or what to install.
///
/// # Errors
/// Chromium is missing.
pub(crate) fn require_browser() -> Result<PathBuf> {
    let Some(browser) = browser() else {
        bail!("Chromium is missing; on Debian: sudo apt-get install chromium-headless-shell")
    };
    Ok(browser)
}

fn folder() -> PathBuf {
    root().join("web")
}
