//! Holds every dependency's licence against the list of those we may ship or build with.
//!
//! Crates and npm packages, and test and build dependencies too, are held to one list: telling them apart
//! is more work than keeping them clean. What npm packages state stands in their lock files, so they need
//! not be installed for this.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use super::spdx;
use crate::process;
use crate::workspace::{cargo, root};

/// The npm packages of the console, and of the test servers.
const LOCK_FILES: &[&str] = &["web/package-lock.json", "tests/peers/telegram/package-lock.json"];

/// MPL-2.0 binds only changes to its own files. OFL-1.1 is for fonts, which may travel within a program;
/// CC-BY-4.0 for data that the build looks up. GPL may be used only by programs that tests start.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "BlueOak-1.0.0",
    "CC-BY-4.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Python-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
}

/// What npm has written down; the folder where a package lies ends with its name.
#[derive(Deserialize)]
struct Lock {
    packages: BTreeMap<String, Locked>,
}

#[derive(Deserialize)]
struct Locked {
    #[serde(default)]
    version: String,
    license: Option<String>,
}

/// # Errors
/// Names every package whose licence is missing, unreadable or not on the list.
pub(super) fn check() -> Result<()> {
    let metadata = process::read(cargo().args(["metadata", "--format-version", "1"]))?;
    let Metadata { mut packages } = serde_json::from_str(&metadata)?;
    for file in LOCK_FILES {
        let lock = fs::read_to_string(root().join(file)).with_context(|| format!("cannot read {file}"))?;
        packages.extend(locked(&lock).with_context(|| format!("{file} is no lock file"))?);
    }
    let objections: Vec<String> = packages.iter().filter_map(objection).collect();
    if !objections.is_empty() {
        bail!("not on the list of licences:\n  {}", objections.join("\n  "));
    }
    println!("{} packages, all under licences on the list", packages.len());
    Ok(())
}

/// The packages of a lock file; the first entry, without a folder, is our own.
fn locked(lock: &str) -> Result<Vec<Package>> {
    let Lock { packages } = serde_json::from_str(lock)?;
    let package = |(folder, Locked { version, license }): (String, Locked)| {
        let (_, name) = folder.rsplit_once("node_modules/")?;
        Some(Package { name: name.to_owned(), version, license })
    };
    Ok(packages.into_iter().filter_map(package).collect())
}

fn objection(package: &Package) -> Option<String> {
    let Package { name, version, license } = package;
    let Some(licence) = license else { return Some(format!("{name} {version}: states no licence")) };
    match spdx::is_acceptable(licence, &|licence| ALLOWED.contains(&licence)) {
        Ok(true) => None,
        Ok(false) => Some(format!("{name} {version}: {licence}")),
        Err(error) => Some(format!("{name} {version}: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objection_to(license: Option<&str>) -> Option<String> {
        let license = license.map(Into::into);
        objection(&Package { name: "some".into(), version: "1.0.0".into(), license })
    }

    #[test]
    fn a_package_that_states_no_licence_is_named() {
        assert_eq!(objection_to(None).as_deref(), Some("some 1.0.0: states no licence"));
    }

    #[test]
    fn a_package_under_the_gpl_alone_is_named() {
        assert_eq!(objection_to(Some("GPL-3.0-only")).as_deref(), Some("some 1.0.0: GPL-3.0-only"));
    }

    #[test]
    fn packages_of_a_lock_file_are_held_against_the_list_by_their_names() -> Result<()> {
        let lock = r#"{ "packages": {
            "": { "name": "ours", "license": "Proprietary" },
            "node_modules/good": { "version": "1.0.0", "license": "MIT" },
            "node_modules/good/node_modules/@some/bad": { "version": "2.0.0", "license": "GPL-3.0-only" },
            "node_modules/silent": { "version": "3.0.0" }
        } }"#;
        let objections: Vec<String> = locked(lock)?.iter().filter_map(objection).collect();
        assert_eq!(objections, ["@some/bad 2.0.0: GPL-3.0-only", "silent 3.0.0: states no licence"]);
        Ok(())
    }

    #[test]
    fn a_package_under_mpl_may_be_used() {
        assert_eq!(objection_to(Some("MPL-2.0")), None);
    }
}
