//! `vestibule dev`: tools for those who work on Vestibule itself. Not shown in the help.

use anyhow::bail;
use clap::{Args, Subcommand};

use crate::config::{Config, Environment};
use crate::fill;
use crate::server::{self, Outside};

use super::say;

#[derive(Debug, Subcommand)]
pub(super) enum DevCommand {
    /// Add invented people, then invented log entries of the people there are
    #[command(after_help = "Examples:
  vestibule dev fill --users 1000000 --log-rows 10000000")]
    Fill(Fill),
}

#[derive(Debug, Args)]
pub(super) struct Fill {
    /// How many people
    #[arg(long, default_value_t = 0)]
    users: u64,
    /// How many entries of the request log, spread over 90 days
    #[arg(long, default_value_t = 0)]
    log_rows: u64,
}

/// How often progress is told, in rows.
const TELL_EVERY: u64 = 500_000;

pub(super) async fn run(config: Config, command: DevCommand) -> anyhow::Result<()> {
    if config.environment == Environment::Production {
        bail!("invented data does not belong into production");
    }
    let DevCommand::Fill(command) = command;
    let env = server::assemble(config, Outside::default()).await?.env;
    fill::users(&env, command.users, |n| tell("people", n, command.users)).await?;
    fill::log_rows(&env, command.log_rows, |n| tell("log entries", n, command.log_rows)).await?;
    env.db.close().await;
    env.log_db.close().await;
    Ok(())
}

fn tell(what: &str, done: u64, wanted: u64) {
    if done.is_multiple_of(TELL_EVERY) || done == wanted {
        say(&format!("{done} of {wanted} {what}"));
    }
}
