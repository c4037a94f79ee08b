//! Keeps the committed OpenAPI file, and the console's types made from it, the same as what the code
//! says.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::process;
use crate::web;
use crate::workspace::{built, cargo, root};

const FILE: &str = "docs/api/openapi.json";

/// `cargo xtask openapi`
#[derive(Args)]
pub(crate) struct Options {
    /// Change nothing; fail when the committed file is not what the code says
    #[arg(long)]
    check: bool,
}

/// Writes the file, or compares it.
pub(crate) fn run(options: &Options) -> Result<()> {
    let described = describe()?;
    let file = root().join(FILE);
    if fs::read_to_string(&file).is_ok_and(|committed| committed == described) {
        println!("{FILE} is what the code says");
        return web::types(if options.check { "api:check" } else { "api" });
    }
    if options.check {
        bail!("{FILE} is not what the code says; run `cargo xtask openapi` and commit it");
    }
    fs::create_dir_all(file.parent().unwrap_or_else(|| root()))?;
    fs::write(&file, described).with_context(|| format!("cannot write {FILE}"))?;
    println!("wrote {FILE}");
    web::types("api")
}

fn describe() -> Result<String> {
    process::run(cargo().args(["build", "--quiet", "--workspace", "--bin", "vestibule"]))?;
    let printed = process::read(Command::new(built("debug", "vestibule")).arg("openapi"))?;
    serde_json::from_str::<serde_json::Value>(&printed).context("`vestibule openapi` printed no JSON")?;
    Ok(format!("{}\n", printed.trim_end()))
}
