//! Builds the web console into `$OUT_DIR/ui`, from where the program embeds it. Nothing is written
//! into the source tree but `node_modules`.
//!
//! `VESTIBULE_UI=skip` leaves the console out; `VESTIBULE_UI_DIST=folder` takes one that was built
//! before, for packagers whose build has neither npm nor a network.

#[path = "build/npm.rs"]
mod npm;

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    match prepare() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            println!("cargo::error={}", why.replace('\n', " / "));
            ExitCode::FAILURE
        }
    }
}

fn prepare() -> Result<(), String> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build/npm.rs");
    println!("cargo::rerun-if-env-changed=VESTIBULE_UI");
    println!("cargo::rerun-if-env-changed=VESTIBULE_UI_DIST");
    let ui = folder_of("OUT_DIR")?.join("ui");
    empty(&ui).map_err(|error| format!("{}: {error}", ui.display()))?;
    match env::var("VESTIBULE_UI").as_deref() {
        Ok("skip") => Ok(()),
        Ok("" | "build") | Err(_) => match env::var_os("VESTIBULE_UI_DIST") {
            Some(dist) if !dist.is_empty() => take(Path::new(&dist), &ui),
            _ => build(&ui),
        },
        Ok(other) => Err(format!("VESTIBULE_UI is `{other}`; it may be `build` (the default) or `skip`")),
    }
}

/// What the console is made of, below its folder.
const SOURCES: &[&str] =
    &["src", "public", "build", "index.html", "package.json", "package-lock.json", "vite.config.ts"];

fn build(ui: &Path) -> Result<(), String> {
    let web = folder_of("CARGO_MANIFEST_DIR")?.join("../../web");
    for source in SOURCES {
        println!("cargo::rerun-if-changed={}", web.join(source).display());
    }
    run_vite(&web, ui).map_err(|why| {
        format!(
            "{why}. To build without the web console set VESTIBULE_UI=skip: the server then offers its \
             HTTP interface only."
        )
    })
}

fn run_vite(web: &Path, ui: &Path) -> Result<(), String> {
    let _guard = npm::install(web)?;
    let mut vite = npm::npm(web);
    vite.env("NODE_ENV", "production").args(["run", "--silent", "build", "--"]);
    vite.args(["--emptyOutDir", "--logLevel", "warn", "--outDir"]).arg(ui);
    npm::run(&mut vite).map_err(|why| format!("the console could not be built: {why}"))
}

/// Copies a console that was built before.
fn take(dist: &Path, ui: &Path) -> Result<(), String> {
    println!("cargo::rerun-if-changed={}", dist.display());
    if !dist.join("index.html").is_file() {
        return Err(format!("VESTIBULE_UI_DIST is {}, which holds no index.html", dist.display()));
    }
    copy(dist, ui).map_err(|error| format!("VESTIBULE_UI_DIST cannot be copied: {error}"))
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn empty(folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)
}

fn folder_of(variable: &str) -> Result<PathBuf, String> {
    env::var_os(variable).map(PathBuf::from).ok_or_else(|| format!("cargo did not set {variable}"))
}
