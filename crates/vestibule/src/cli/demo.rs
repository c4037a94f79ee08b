//! `vestibule demo`: a sample organisation to look around in.

use vestibule_kernel::ExposeSecret as _;

use crate::config::Config;
use crate::demo::{self, Filled};
use crate::env::Env;
use crate::server::{self, Outside};

use super::say;

pub(super) const EXAMPLES: &str = "\
Refused when anybody has an account here, and in production. Prints the one password that everybody in
the sample organisation has; it is made at random and not shown again.

Examples:
  VESTIBULE_DATA_DIR=./try vestibule demo
  VESTIBULE_DATA_DIR=./try vestibule serve --demo";

pub(super) async fn run(config: Config) -> anyhow::Result<()> {
    let assembled = server::assemble(config, Outside::default()).await?;
    fill(&assembled.env).await?;
    assembled.env.db.close().await;
    Ok(())
}

/// Fills the installation and says how to come in.
pub(super) async fn fill(env: &Env) -> anyhow::Result<()> {
    let Filled { username, people, password } = demo::fill(env).await?;
    let password = password.expose_secret();
    say(&format!("{people} sample people live here. Sign in as {username} (Super Admin) with {password}"));
    Ok(())
}
