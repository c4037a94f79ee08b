//! `vestibule mail`: what letters look like, and whether they arrive.

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand, ValueEnum};
use vestibule_kernel::EmailAddress;

use crate::config::Config;
use crate::mail::{self, Head};
use crate::server::{self, Outside};
use crate::telemetry;

use super::say;

#[derive(Debug, Subcommand)]
pub(super) enum MailCommand {
    /// Show a letter, with invented people in it
    #[command(after_help = "Examples:
  vestibule mail preview                           the names of all letters
  vestibule mail preview password_reset
  vestibule mail preview welcome --language de --part html > welcome.html")]
    Preview(Preview),
    /// Send a test letter by each mail server in turn; ends with 1 when one does not take it
    #[command(after_help = "Examples:
  vestibule mail send-test --to you@example.org
  MAIL_DEBUG=true vestibule mail send-test --to you@example.org      with the talk with each server")]
    SendTest(SendTest),
}

#[derive(Debug, Args)]
pub(super) struct Preview {
    /// Which letter; all names are listed without it
    name: Option<String>,
    /// en or de
    #[arg(long, default_value = "en")]
    language: String,
    /// Which part of it
    #[arg(long, value_enum, default_value_t = Part::Text)]
    part: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Text,
    Html,
}

#[derive(Debug, Args)]
pub(super) struct SendTest {
    /// To whom
    #[arg(long, value_name = "ADDRESS", value_parser = EmailAddress::parse)]
    to: EmailAddress,
    /// en or de
    #[arg(long, default_value = "en")]
    language: String,
}

pub(super) async fn run(config: Config, command: MailCommand) -> anyhow::Result<()> {
    match command {
        MailCommand::Preview(command) => preview(&config, &command),
        MailCommand::SendTest(command) => send_test(config, &command).await,
    }
}

fn preview(config: &Config, command: &Preview) -> anyhow::Result<()> {
    let base = config.public_base();
    let Some(name) = &command.name else {
        for letter in mail::samples(base) {
            say(letter.template());
        }
        return Ok(());
    };
    let letter = mail::sample(name, base)
        .with_context(|| format!("there is no letter called {name}; `vestibule mail preview` lists them"))?;
    let words = mail::render(&letter, &command.language, config, Head::Plain);
    match command.part {
        Part::Text => say(&format!("Subject: {}\n\n{}", words.subject, words.text.trim_end())),
        Part::Html => say(&words.html),
    }
    Ok(())
}

async fn send_test(config: Config, command: &SendTest) -> anyhow::Result<()> {
    if config.mail.debug {
        telemetry::start_logging(&config.log);
    }
    let assembled = server::assemble(config, Outside::default()).await?;
    let outcomes = assembled.delivery.send_test(&assembled.env, &command.to, &command.language).await;
    if outcomes.is_empty() {
        bail!("no mail server is configured: set mail.server or MAIL_SERVER");
    }
    let mut failed = 0;
    for (sender, outcome) in outcomes {
        match outcome {
            Ok(()) => say(&format!("{sender}: taken")),
            Err(why) => {
                failed += 1;
                say(&format!("{sender}: {why}"));
            }
        }
    }
    if failed > 0 {
        bail!("{failed} of the mail servers did not take the letter");
    }
    Ok(())
}
