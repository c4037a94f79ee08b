//! What the checks need from the system, and how to get it.
//!
//! As root on a Debian system missing packages are installed; anybody else is told exactly what
//! to install. Nothing is downloaded from anywhere but the system's own package source.

use std::process::Command;

use anyhow::{Result, bail};

use crate::process;
use crate::workspace::find_on_path;
use crate::{postgres, python, web};

/// A system package and the test for what it brings, which may also be there without it.
pub(crate) struct Package {
    debian: &'static str,
    brings: &'static str,
    is_there: fn() -> bool,
}

/// What `cargo xtask test` needs. A further need is one more entry.
pub(crate) const FOR_TESTS: &[Package] = &[
    Package {
        debian: "postgresql",
        brings: "PostgreSQL 15 or newer (initdb, postgres, createdb)",
        is_there: || postgres::programs().is_some(),
    },
    Package {
        debian: "python3-venv",
        brings: "Python 3 with venv and pip",
        is_there: python::can_make_environments,
    },
    // In front of the server, as operators put them there (forward authentication).
    Package { debian: "nginx", brings: "nginx with auth_request", is_there: || is_installed("nginx") },
    Package { debian: "caddy", brings: "caddy", is_there: || is_installed("caddy") },
    Package { debian: "chromium-headless-shell", brings: "Chromium", is_there: || web::browser().is_some() },
];

/// Debian puts servers where an ordinary account's `PATH` does not lead.
fn is_installed(server: &str) -> bool {
    find_on_path(server).is_some() || std::path::Path::new("/usr/sbin").join(server).is_file()
}

/// What `cargo xtask bench` needs.
pub(crate) const FOR_BENCH: &[Package] = &[
    Package { debian: "wrk", brings: "wrk", is_there: || find_on_path("wrk").is_some() },
    Package { debian: "util-linux", brings: "taskset", is_there: || find_on_path("taskset").is_some() },
];

/// Makes sure that everything in the list is there.
///
/// # Errors
/// Something is missing and cannot be installed; the error names every missing thing.
pub(crate) fn ensure(packages: &[Package]) -> Result<()> {
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    if !(is_root() && find_on_path("apt-get").is_some()) {
        bail!("{}", advice(&missing));
    }
    install(&missing)?;
    let still_missing: Vec<_> = missing.into_iter().filter(|package| !(package.is_there)()).collect();
    if !still_missing.is_empty() {
        bail!("installed, but not found: {}", names(&still_missing, |package| package.brings));
    }
    Ok(())
}

/// Whether we may install packages and change to other accounts.
pub(crate) fn is_root() -> bool {
    process::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn missing(packages: &[Package]) -> Vec<&Package> {
    packages.iter().filter(|package| !(package.is_there)()).collect()
}

fn advice(missing: &[&Package]) -> String {
    let debian: Vec<_> = missing.iter().map(|package| package.debian).collect();
    format!(
        "missing: {}; on Debian: sudo apt-get install {}",
        names(missing, |package| package.brings),
        debian.join(" ")
    )
}

fn names(packages: &[&Package], name: impl Fn(&Package) -> &'static str) -> String {
    packages.iter().map(|package| name(package)).collect::<Vec<_>>().join(", ")
}

fn install(missing: &[&Package]) -> Result<()> {
    let debian = missing.iter().map(|package| package.debian);
    println!("installing: {}", names(missing, |package| package.debian));
    process::run(apt_get().arg("update"))?;
    process::run(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(debian))
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.arg("-qq").env("DEBIAN_FRONTEND", "noninteractive");
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOWHERE: Package =
        Package { debian: "no-such-package", brings: "a thing that is nowhere", is_there: || false };

    #[test]
    fn someone_who_may_not_install_is_told_what_is_missing_and_how_to_get_it() {
        let advice = advice(&missing(&[NOWHERE]));
        assert_eq!(
            advice,
            "missing: a thing that is nowhere; on Debian: sudo apt-get install no-such-package"
        );
    }
}
