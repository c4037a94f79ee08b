//! `vestibule import`: from a server that Vestibule replaces.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use vestibule_db::Target;

use crate::config::{Config, DatabaseUrl};
use crate::import::{self, Mode, Original};
use crate::server::{self, Outside};

use super::say;

#[derive(Debug, Args)]
pub(super) struct ImportOptions {
    /// Which server the data comes from
    from: From,
    /// Its database: a SQLAlchemy URL for SQLite or PostgreSQL; it is only read
    #[arg(value_name = "URL")]
    url: String,
    /// Write; without it nothing is written and the report tells what would be
    #[arg(long)]
    apply: bool,
    /// How to report
    #[arg(long, value_enum, default_value_t = ReportForm::Text)]
    report: ReportForm,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum From {
    /// The T2O-verse server
    T2o,
    /// The JWT authentication system
    Jwt,
    /// The Dash package
    Dash,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ReportForm {
    /// For people
    Text,
    /// For programs
    Json,
}

pub(super) const EXAMPLES: &str = "\
Rows that cannot be taken are listed with the reason; what is here already is left as it is, so running
it twice is safe. Passwords keep working.

Examples:
  vestibule import t2o sqlite:////srv/t2o/instance/site.db
  vestibule import t2o postgresql://reader@db/t2o --apply
  vestibule import dash sqlite:///users.db --report json";

pub(super) async fn run(config: Config, options: ImportOptions) -> anyhow::Result<()> {
    let from = source(&options.url)?;
    let original = match options.from {
        From::T2o => Original::T2o,
        From::Jwt => Original::Jwt,
        From::Dash => Original::Dash,
    };
    let mode = if options.apply { Mode::Apply } else { Mode::DryRun };
    let assembled = server::assemble(config, Outside::default()).await?;
    let report = import::import(&assembled.env, original, &from, mode).await?;
    match options.report {
        ReportForm::Text => say(&report.to_string()),
        ReportForm::Json => say(&serde_json::to_string_pretty(&report)?),
    }
    assembled.env.db.close().await;
    Ok(())
}

/// Where to read. The URL may hold a password, so no complaint repeats it.
fn source(url: &str) -> anyhow::Result<Target> {
    let scheme = url.split([':', '+']).next().unwrap_or_default();
    if ["mysql", "mariadb"].contains(&scheme.to_ascii_lowercase().as_str()) {
        bail!("MySQL cannot be read; copy the data into SQLite or PostgreSQL first and import from there");
    }
    match url.parse::<DatabaseUrl>().context("the database to import from")? {
        DatabaseUrl::Sqlite(path) => Ok(Target::Sqlite(existing(path)?)),
        DatabaseUrl::Postgres(url) => Ok(Target::Postgres(url)),
    }
}

fn existing(path: PathBuf) -> anyhow::Result<PathBuf> {
    if !path.exists() {
        bail!(
            "there is no file {}; Flask keeps relative ones in its folder `instance`, and an absolute path needs four slashes",
            path.display()
        );
    }
    Ok(path)
}
