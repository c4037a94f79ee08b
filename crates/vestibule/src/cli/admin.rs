//! `vestibule admin`: administrators, for somebody with a shell on the server.

use std::io::Read as _;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use vestibule_kernel::{DisplayName, EmailAddress, SecretString, Username};

use crate::config::Config;
use crate::server::{self, Outside};
use crate::signup::{self, NewAdmin};

use super::say;

#[derive(Debug, Subcommand)]
pub(super) enum AdminCommand {
    /// Make a Super Admin whose address counts as confirmed
    Create(Create),
}

#[derive(Debug, Args)]
pub(super) struct Create {
    /// E-mail address
    #[arg(long)]
    email: String,
    /// Username: 3 to 30 letters, digits, '.', '_', '-'
    #[arg(long)]
    username: String,
    /// First name
    #[arg(long, default_value = "")]
    first_name: String,
    /// Last name
    #[arg(long, default_value = "")]
    last_name: String,
    /// Read the password from standard input; it would be seen by others on the command line
    #[arg(long)]
    password_stdin: bool,
}

pub(super) async fn run(config: Config, command: AdminCommand) -> anyhow::Result<()> {
    match command {
        AdminCommand::Create(create) => create_admin(config, create).await,
    }
}

async fn create_admin(config: Config, create: Create) -> anyhow::Result<()> {
    if !create.password_stdin {
        bail!("pass --password-stdin and write the password to standard input");
    }
    let admin = NewAdmin {
        first_name: DisplayName::parse(&create.first_name).context("--first-name")?,
        last_name: DisplayName::parse(&create.last_name).context("--last-name")?,
        username: Username::parse(&create.username).context("--username")?,
        email: EmailAddress::parse(&create.email).context("--email")?,
        password: read_password()?,
    };
    super::serve::keep_files_private();
    let assembled = server::assemble(config, Outside::default()).await?;
    let user = signup::create_admin(&assembled.env, admin).await?;
    say(&format!("{} <{}> is Super Admin.", user.username, user.email));
    assembled.env.db.close().await;
    Ok(())
}

/// The first line, without its end.
fn read_password() -> anyhow::Result<SecretString> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).context("the password could not be read")?;
    let line = text.lines().next().unwrap_or_default();
    Ok(SecretString::from(line))
}
