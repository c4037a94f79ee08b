//! Where things are: the repository, its build products, and the programs on this machine.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository's root, from where everything is run.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A built program of the workspace; `profile` is the folder's name, `debug` or `release`.
pub(crate) fn built(profile: &str, name: &str) -> PathBuf {
    target().join(profile).join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// The cargo that started this program, at the repository's root.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // A console that is built for one step and left out of the next would be two builds of everything.
    command.current_dir(root()).env_remove("VESTIBULE_UI").env_remove("VESTIBULE_UI_DIST");
    command
}

/// The first folder on `PATH` that holds the program.
pub(crate) fn find_on_path(program: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    env::split_paths(&paths).map(|folder| folder.join(program)).find(|file| file.is_file())
}
