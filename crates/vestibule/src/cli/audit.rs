//! `vestibule audit`: has anybody changed the past?

use std::io::{BufWriter, Write as _};

use anyhow::bail;
use clap::{Args, Subcommand};

use crate::audit_log::{self, Head};
use crate::config::Config;
use crate::server::{self, Outside};

use super::say;

#[derive(Debug, Subcommand)]
pub(super) enum AuditCommand {
    /// Look through the whole chain for traces of tampering; ends with 1 when there are any
    #[command(after_help = "Examples:
  vestibule audit verify
  vestibule audit verify --head 1520:5f1c...   (the head that an earlier run printed)")]
    Verify(Verify),
    /// Write the chain to standard output, one JSON object a line, without addresses or devices
    #[command(after_help = "Examples:
  vestibule audit export > audit.jsonl
  vestibule audit export --after 1520 >> audit.jsonl")]
    Export(Export),
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The head that an earlier verification printed and you kept elsewhere: tells when the database was put back
    #[arg(long, value_name = "NUMBER:HASH")]
    head: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// Only what comes after this place in the chain
    #[arg(long, default_value_t = 0, value_name = "PLACE")]
    after: i64,
}

pub(super) async fn run(config: Config, command: AuditCommand) -> anyhow::Result<()> {
    let assembled = server::assemble(config, Outside::default()).await?;
    let env = &assembled.env;
    match command {
        AuditCommand::Verify(command) => {
            let known =
                command.head.map(|head| head.parse::<Head>()).transpose().map_err(anyhow::Error::msg)?;
            let verification = audit_log::verify(env, known).await?;
            for finding in &verification.findings {
                say(&format!("TAMPERED: {finding}"));
            }
            match &verification.head {
                Some(head) => say(&format!("{} events are sealed; the head is {head}", head.seq)),
                None => say("No event is sealed yet."),
            }
            if verification.unsealed > 0 {
                say(&format!("{} events wait to be sealed", verification.unsealed));
            }
            if !verification.findings.is_empty() {
                bail!("the audit log has been tampered with");
            }
            say("No trace of tampering.");
        }
        AuditCommand::Export(command) => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            let mut broken = None;
            audit_log::export(env, command.after.max(0), |line| {
                if broken.is_none() {
                    broken = writeln!(out, "{line}").err();
                }
            })
            .await?;
            if let Some(error) = broken.or_else(|| out.flush().err()) {
                bail!("standard output: {error}");
            }
        }
    }
    env.db.close().await;
    Ok(())
}
