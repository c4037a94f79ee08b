//! The command line.
//!
//! Without a command it serves. Exit codes: 0 it worked, 1 it did not, 2 the command line or the
//! configuration is wrong. Answers go to standard output, complaints to standard error.

mod admin;
mod audit;
mod backup;
mod check_config;
mod demo;
mod dev;
mod import;
mod mail;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;
use vestibule_kernel::causes;

use crate::config::{Config, ConfigError, Warning};

/// The front hall of your application: accounts, sign-in, roles, an admin console.
#[derive(Debug, Parser)]
#[command(name = "vestibule", version, about, after_help = EXAMPLES)]
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
  vestibule check-config                      show every setting and where it comes from

Exit codes:
  0  it worked
  1  it did not; standard error says why
  2  the command line or the configuration is wrong";

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve (what happens without a command)
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(ServeOptions),
    /// Bring the database to the schema of this version, and end
    #[command(after_help = MIGRATE_EXAMPLES)]
    Migrate,
    /// Show every setting, where it comes from, and what is wrong with it
    #[command(after_help = CHECK_EXAMPLES)]
    CheckConfig,
    /// Manage administrators
    #[command(subcommand)]
    Admin(admin::AdminCommand),
    /// Write a backup of everything but the master key, while the server goes on
    #[command(after_help = backup::BACKUP_EXAMPLES)]
    Backup(backup::BackupOptions),
    /// Put a backup into an empty database, of either engine
    #[command(after_help = backup::RESTORE_EXAMPLES)]
    Restore(backup::RestoreOptions),
    /// Take over people, roles and permissions from a server that Vestibule replaces
    #[command(after_help = import::EXAMPLES)]
    Import(import::ImportOptions),
    /// Fill an empty installation with a sample organisation
    #[command(after_help = demo::EXAMPLES)]
    Demo,
    /// Show letters, and find out whether they arrive
    #[command(subcommand)]
    Mail(mail::MailCommand),
    /// Check the audit log for tampering, or take a copy of it
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    /// Tools for those who work on Vestibule itself
    #[command(subcommand, hide = true)]
    Dev(dev::DevCommand),
    /// Print the OpenAPI description of the HTTP interface
    #[command(after_help = OPENAPI_EXAMPLES)]
    Openapi,
    /// Print the completions of this command line for a shell
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// Which shell
        shell: Shell,
    },
}

#[derive(Debug, Default, Args)]
struct ServeOptions {
    /// Fill the empty installation with a sample organisation first
    #[arg(long)]
    demo: bool,
}

impl ServeOptions {
    const fn content(&self) -> serve::Content {
        if self.demo { serve::Content::SampleOrganisation } else { serve::Content::AsItIs }
    }
}

const SERVE_EXAMPLES: &str = "\
Examples:
  vestibule serve
  vestibule serve --demo                      look around; needs an empty installation
  VESTIBULE_ENV=production vestibule serve --config /etc/vestibule.toml";

const MIGRATE_EXAMPLES: &str = "\
A server migrates by itself when it starts; this is for those who want it done beforehand.

Examples:
  vestibule backup before.jsonl && vestibule migrate";

const CHECK_EXAMPLES: &str = "\
Secrets are shown as (set) or (not set). Ends with 2 when the server would not start.

Examples:
  vestibule check-config
  VESTIBULE_ENV=production vestibule check-config --config /etc/vestibule.toml";

const OPENAPI_EXAMPLES: &str = "\
Examples:
  vestibule openapi > openapi.json";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  vestibule completions bash > /etc/bash_completion.d/vestibule
  vestibule completions zsh > ~/.zfunc/_vestibule";

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command.unwrap_or(Command::Serve(ServeOptions::default())) {
        Command::Openapi => {
            say(crate::server::DESCRIPTION.trim_end());
            Ok(())
        }
        Command::Completions { shell } => {
            print_completions(shell);
            Ok(())
        }
        command => match Config::from_process(arguments.config, Vec::new()) {
            Ok((config, warnings)) => with_config(command, config, &warnings),
            Err(error) => return refuse(&error),
        },
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say_on_stderr(&format!("error: {}", causes(error.as_ref())));
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
            say(&check_config::table(&config.effective()));
            Ok(())
        }
        command => block_on(async move {
            match command {
                Command::Serve(options) => serve::serve(config, options.content()).await,
                Command::Migrate => serve::migrate(config).await,
                Command::Admin(command) => admin::run(config, command).await,
                Command::Backup(options) => backup::backup(config, options).await,
                Command::Restore(options) => backup::restore(config, options).await,
                Command::Import(options) => import::run(config, options).await,
                Command::Demo => demo::run(config).await,
                Command::Mail(command) => mail::run(config, command).await,
                Command::Audit(command) => audit::run(config, command).await,
                Command::Dev(command) => dev::run(config, command).await,
                Command::CheckConfig | Command::Openapi | Command::Completions { .. } => Ok(()),
            }
        }),
    }
}

fn block_on(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}

fn print_completions(shell: Shell) {
    let mut command = Arguments::command();
    clap_complete::generate(shell, &mut command, "vestibule", &mut std::io::stdout());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed_and_every_command_has_examples() {
        let mut command = Arguments::command();
        command.build();
        command.clone().debug_assert();
        let mut waiting: Vec<clap::Command> = vec![command];
        while let Some(command) = waiting.pop() {
            let help = command.clone().render_long_help().to_string();
            let is_group = command.get_name() == "help" || command.has_subcommands();
            assert!(is_group || help.contains("Examples:"), "{} has no examples", command.get_name());
            waiting.extend(command.get_subcommands().filter(|c| c.get_name() != "help").cloned());
        }
    }
}
