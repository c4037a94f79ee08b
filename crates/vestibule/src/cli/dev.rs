//! `vestibule dev`: tools for those who work on Vestibule itself. Not shown in the help.

use std::net::Ipv4Addr;

use anyhow::bail;
use clap::{Args, Subcommand};
use tokio::net::TcpListener;
use vestibule_kernel::{Clock as _, SecretString, SystemClock};
use vestibule_stripe_emulator::Emulator;

use crate::config::{Config, Environment};
use crate::fill;
use crate::server::{self, Outside};

use super::say;

#[derive(Debug, Subcommand)]
pub(super) enum DevCommand {
    /// Add invented people, then invented log entries of the people there are, and letters
    #[command(after_help = "Examples:
  vestibule dev fill --users 1000000 --log-rows 10000000")]
    Fill(Fill),
    /// Run a stand-in for Stripe, to try billing without an account
    #[command(after_help = "Examples:
  vestibule dev stripe

Then start Vestibule with:
  STRIPE_PRIVATE_KEY=sk_test_dev STRIPE_API_BASE=http://127.0.0.1:8420 \\
  VESTIBULE_STRIPE_WEBHOOK_SECRET=whsec_dev vestibule serve

Somebody's clock goes on by thirty days, and a card stops working:
  curl -d advance=2592000 http://127.0.0.1:8420/emulator/clock
  curl -d customer=cus_... -d card=declined http://127.0.0.1:8420/emulator/cards
Everything that was told is told again, twice and backwards:
  curl -d all=true -d twice=true -d backwards=true http://127.0.0.1:8420/emulator/deliver")]
    Stripe(Stripe),
}

#[derive(Debug, Args)]
pub(super) struct Stripe {
    /// Where it answers, on this machine
    #[arg(long, default_value_t = 8420)]
    port: u16,
    /// Who is told of events
    #[arg(long, default_value = "http://127.0.0.1:8080/stripe/webhook")]
    tell: String,
    /// What events are signed with
    #[arg(long, default_value = "whsec_dev")]
    webhook_secret: String,
}

#[derive(Debug, Args)]
pub(super) struct Fill {
    /// How many people
    #[arg(long, default_value_t = 0)]
    users: u64,
    /// How many entries of the request log, spread over 90 days
    #[arg(long, default_value_t = 0)]
    log_rows: u64,
    /// How many letters that wait to be sent
    #[arg(long, default_value_t = 0)]
    letters: u64,
}

/// How often progress is told, in rows.
const TELL_EVERY: u64 = 500_000;

pub(super) async fn run(config: Config, command: DevCommand) -> anyhow::Result<()> {
    if config.environment == Environment::Production {
        bail!("invented data does not belong into production");
    }
    match command {
        DevCommand::Fill(command) => fill_up(config, command).await,
        DevCommand::Stripe(command) => stripe(command).await,
    }
}

async fn stripe(command: Stripe) -> anyhow::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, command.port)).await?;
    let emulator = Emulator::new(SystemClock.now(), SecretString::from(command.webhook_secret));
    let serving = emulator.serve_and_tell(listener, Some(command.tell.clone()))?;
    say(&format!("a stand-in for Stripe answers at http://{}; it tells {}", serving.address(), command.tell));
    tokio::signal::ctrl_c().await?;
    Ok(())
}

async fn fill_up(config: Config, command: Fill) -> anyhow::Result<()> {
    let env = server::assemble(config, Outside::default()).await?.env;
    fill::users(&env, command.users, |n| tell("people", n, command.users)).await?;
    fill::log_rows(&env, command.log_rows, |n| tell("log entries", n, command.log_rows)).await?;
    fill::letters(&env, command.letters, |n| tell("letters", n, command.letters)).await?;
    env.db.close().await;
    env.log_db.close().await;
    Ok(())
}

fn tell(what: &str, done: u64, wanted: u64) {
    if done.is_multiple_of(TELL_EVERY) || done == wanted {
        say(&format!("{done} of {wanted} {what}"));
    }
}
