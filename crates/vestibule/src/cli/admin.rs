//! `vestibule admin`: administrators, for somebody with a shell on the server.

use std::io::Read as _;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use vestibule_kernel::{BuiltInRole, DisplayName, EmailAddress, SecretString, Username};

use crate::access;
use crate::config::Config;
use crate::env::Env;
use crate::server::{self, Outside};
use crate::signin;
use crate::signup::{self, NewAdmin};
use crate::users::{self, Locale, User};

use super::say;

#[derive(Debug, Subcommand)]
pub(super) enum AdminCommand {
    /// Make a Super Admin whose address counts as confirmed
    #[command(after_help = CREATE_EXAMPLES)]
    Create(Create),
    /// List who is Super Admin or Admin
    #[command(after_help = LIST_EXAMPLES)]
    List,
    /// Set somebody's password and end all their sessions and tokens
    #[command(after_help = RESET_EXAMPLES)]
    ResetPassword(ResetPassword),
}

const CREATE_EXAMPLES: &str = "\
Examples:
  echo 'a long password' | vestibule admin create --email a@example.org --username ada --password-stdin
  vestibule admin create --email a@example.org --username ada --password-stdin < password.txt";

const LIST_EXAMPLES: &str = "\
Examples:
  vestibule admin list";

const RESET_EXAMPLES: &str = "\
For the day nobody can get in. A running server knows within a second.

Examples:
  echo 'a long password' | vestibule admin reset-password ada --password-stdin
  vestibule admin reset-password a@example.org --password-stdin < password.txt";

#[derive(Debug, Args)]
pub(super) struct Create {
    /// E-mail address
    #[arg(long, value_parser = EmailAddress::parse_new)]
    email: EmailAddress,
    /// Username: 3 to 30 letters, digits, '.', '_', '-'
    #[arg(long, value_parser = Username::parse)]
    username: Username,
    /// First name
    #[arg(long, default_value = "", value_parser = DisplayName::parse)]
    first_name: DisplayName,
    /// Last name
    #[arg(long, default_value = "", value_parser = DisplayName::parse)]
    last_name: DisplayName,
    #[command(flatten)]
    password: PasswordSource,
}

#[derive(Debug, Args)]
pub(super) struct ResetPassword {
    /// A username or an address
    name: String,
    #[command(flatten)]
    password: PasswordSource,
}

#[derive(Debug, Args)]
struct PasswordSource {
    /// Read the password from standard input; it would be seen by others on the command line
    #[arg(long, required = true)]
    password_stdin: bool,
}

pub(super) async fn run(config: Config, command: AdminCommand) -> anyhow::Result<()> {
    let assembled = server::assemble(config, Outside::default()).await?;
    let env = &assembled.env;
    match command {
        AdminCommand::Create(create) => create_admin(env, create).await?,
        AdminCommand::List => list(env).await?,
        AdminCommand::ResetPassword(reset) => reset_password(env, &reset).await?,
    }
    env.db.close().await;
    Ok(())
}

async fn create_admin(env: &Env, create: Create) -> anyhow::Result<()> {
    let admin = NewAdmin {
        first_name: create.first_name,
        last_name: create.last_name,
        username: create.username,
        email: create.email,
        password: create.password.read()?,
        locale: Locale::default(),
    };
    let user = signup::create_admin(env, admin).await?;
    say(&format!("{} <{}> is Super Admin.", user.username, user.email));
    Ok(())
}

async fn list(env: &Env) -> anyhow::Result<()> {
    let mut db = env.db.read().await?;
    let mut lines = Vec::new();
    for role in [BuiltInRole::SuperAdmin, BuiltInRole::Admin] {
        for id in access::holders_of(&mut db, role, env.now()).await? {
            if let Some(user) = users::by_id(&mut db, id).await? {
                lines.push(line(role, &user));
            }
        }
    }
    if lines.is_empty() {
        bail!("there is no administrator; make one with `vestibule admin create`");
    }
    say(&lines.join("\n"));
    Ok(())
}

fn line(role: BuiltInRole, user: &User) -> String {
    let standing = match (user.disabled_at, user.is_verified()) {
        (Some(_), _) => "disabled",
        (None, false) => "address not confirmed",
        (None, true) => "active",
    };
    format!("{:11}  {:30}  {:40}  {standing}", role.name(), user.username, user.email)
}

async fn reset_password(env: &Env, reset: &ResetPassword) -> anyhow::Result<()> {
    let password = reset.password.read()?;
    let user = signin::reset_password_as_operator(env, &reset.name, password).await?;
    say(&format!("{} <{}> has a new password; all their sessions have ended.", user.username, user.email));
    Ok(())
}

impl PasswordSource {
    /// The first line of standard input, without its end.
    fn read(&self) -> anyhow::Result<SecretString> {
        if !self.password_stdin {
            bail!("pass --password-stdin and write the password to standard input");
        }
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).context("the password could not be read")?;
        let line = text.lines().next().unwrap_or_default();
        Ok(SecretString::from(line))
    }
}
