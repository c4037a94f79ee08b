//! Holds every dependency's licence against the list of those we may ship or build with.
//!
//! Test and build dependencies are held to the same list: telling them apart is more work than
//! keeping them clean.

use anyhow::{Result, bail};
use serde::Deserialize;

use super::spdx;
use crate::process;
use crate::workspace::cargo;

/// MPL-2.0 binds only changes to its own files. GPL may be used only by programs that tests start.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
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

/// # Errors
/// Names every package whose licence is missing, unreadable or not on the list.
pub(super) fn check() -> Result<()> {
    let metadata = process::read(cargo().args(["metadata", "--format-version", "1"]))?;
    let Metadata { packages } = serde_json::from_str(&metadata)?;
    let objections: Vec<String> = packages.iter().filter_map(objection).collect();
    if !objections.is_empty() {
        bail!("not on the list of licences:\n  {}", objections.join("\n  "));
    }
    println!("{} packages, all under licences on the list", packages.len());
    Ok(())
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
    fn a_package_under_mpl_may_be_used() {
        assert_eq!(objection_to(Some("MPL-2.0")), None);
    }
}
