//! The command line.
//!
//! Without a command it serves. Exit codes: 0 it worked, 1 it did not, 2 the command line or the
//! configuration is wrong.

mod admin;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Config, ConfigError, Warning};

/// The front hall of your application: accounts, sign-in, roles, an admin console.
#[derive(Debug, Parser)]
#[command(version, about, after_help = EXAMPLES)]
struct Arguments {
    /// Configuration file [default: vestibule.toml, here or in the data folder]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  vestibule                                   serve on 127.0.0.1:8080, data in ./data
  VESTIBULE_LISTEN=[::1]:9000 vestibule serve serve elsewhere
  echo 'a long password' | vestibule admin create --email a@example.org --username ada --password-stdin
  vestibule check-config                      show every setting and where it comes from";

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve (what happens without a command)
    Serve,
    /// Bring the database to the schema of this version, and end
    Migrate,
    /// Show every setting, where it comes from, and what is wrong with it
    CheckConfig,
    /// Manage administrators
    #[command(subcommand)]
    Admin(admin::AdminCommand),
    /// Print the OpenAPI description of the HTTP interface
    Openapi,
}

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command.unwrap_or(Command::Serve) {
        Command::Openapi => print_openapi(),
        command => match Config::from_process(arguments.config, Vec::new()) {
            Ok((config, warnings)) => with_config(command, config, &warnings),
            Err(error) => return refuse(&error),
        },
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say_on_stderr(&format!("error: {error:#}"));
            ExitCode::from(1)
        }
    }
}

fn with_config(command: Command, config: Config, warnings: &[Warning]) -> anyhow::Result<()> {
    for warning in warnings {
        say_on_stderr(&format!("warning: {warning}"));
    }
    match command {
        Command::CheckConfig => {
            for value in config.effective() {
                say(&format!("{} = {}   # {}", value.key, value.value_shown, value.origin));
            }
            Ok(())
        }
        command => block_on(async move {
            match command {
                Command::Serve => serve::serve(config).await,
                Command::Migrate => serve::migrate(config).await,
                Command::Admin(command) => admin::run(config, command).await,
                Command::CheckConfig | Command::Openapi => Ok(()),
            }
        }),
    }
}

fn block_on(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}

fn print_openapi() -> anyhow::Result<()> {
    say(&crate::server::openapi().to_pretty_json()?);
    Ok(())
}

fn refuse(error: &ConfigError) -> ExitCode {
    say_on_stderr(&format!("error: {error}"));
    ExitCode::from(2)
}

#[expect(clippy::print_stdout, reason = "this is the command line's answer")]
fn say(text: &str) {
    println!("{text}");
}

#[expect(clippy::print_stderr, reason = "this is the command line's complaint")]
fn say_on_stderr(text: &str) {
    eprintln!("{text}");
}
