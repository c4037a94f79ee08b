//! The configuration: defaults, then `vestibule.toml`, then `.env` (development only), then the
//! environment, then the command line; each beats the ones before.
//!
//! Everything is parsed here, once. Whoever holds a [`Config`] holds values that have a type and
//! fit together; a wrong security setting never gets that far, and a broken optional feature is
//! off. [`Config::load`] is pure; only [`Config::from_process`] touches files and the environment.
//! The table of all keys ([`KEYS`]) drives names, defaults, messages and the example file.

mod addresses;
mod choices;
mod database;
mod database_url;
mod dot_env;
mod effective;
mod error;
mod keys;
mod log;
mod mail;
mod process;
mod reader;
mod secrets;
mod senders;
mod server;
mod signin;
mod sources;
mod stripe;
mod table;
mod telegram;
#[cfg(test)]
mod tests;
mod values;

use url::Url;

pub use addresses::WebOrigin;
pub use choices::{
    AccountExistence, Environment, LogFormat, PasswordPolicy, Profile, RequireConfirmedAddress, SenderChoice,
    SignupMode,
};
pub use database::Database;
pub use database_url::{DatabaseUrl, DatabaseUrlError};
pub use effective::{EffectiveValue, Origin};
pub use error::{ConfigError, Problem, Setting, Warning};
pub use keys::{Exposure, Fallback, KEYS, Key};
pub use log::Log;
pub use mail::{Mail, MailLogin, MailSecurity, Relay, Sender, Share};
pub use secrets::Secrets;
pub use server::{Server, Timeouts};
pub use signin::{Accounts, Hashing, Session, Throttle, Tokens, Totp};
pub use sources::Sources;
pub use stripe::Stripe;
pub use telegram::Telegram;

use reader::{Read, Reader};

/// Everything that can be set, typed and checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// How much this process may trust its surroundings.
    pub environment: Environment,
    /// Which set of defaults holds.
    pub profile: Profile,
    /// Where the server listens and how patient it is.
    pub server: Server,
    /// Where the data lives.
    pub database: Database,
    /// The master key and its companions.
    pub secrets: Secrets,
    /// Access and refresh tokens.
    pub tokens: Tokens,
    /// Browser sessions.
    pub session: Session,
    /// Who may have an account.
    pub accounts: Accounts,
    /// Whether a mailed one-time code is offered as second factor.
    pub email_otp: bool,
    /// The authenticator code.
    pub totp: Totp,
    /// How guesses are limited.
    pub throttle: Throttle,
    /// The price of a password hash.
    pub hashing: Hashing,
    /// How letters leave.
    pub mail: Mail,
    /// Billing; none when it is off.
    pub stripe: Option<Stripe>,
    /// Codes and notices by Telegram; none when there is no bot.
    pub telegram: Option<Telegram>,
    /// What is logged.
    pub log: Log,
    effective: Vec<EffectiveValue>,
}

impl Config {
    /// Makes a configuration of what is already read.
    ///
    /// # Errors
    /// Everything that is wrong, at once, in sentences that name the key.
    pub fn load(sources: &Sources) -> Result<(Self, Vec<Warning>), ConfigError> {
        let merged = sources::merge(sources);
        if merged.problems.iter().any(|problem| matches!(problem, Problem::NotToml { .. })) {
            // Nothing in the file counts, so every further complaint would be a guess.
            return Err(ConfigError::new(merged.problems));
        }
        let mut reader = Reader::new(merged);
        let config = read(&mut reader);
        let (config, effective, warnings) = reader.finish(config)?;
        Ok((Self { effective, ..config }, warnings))
    }

    /// What every link begins with: the public URL without its trailing slash.
    #[must_use]
    pub fn public_base(&self) -> &str {
        self.server.public_url.as_str().trim_end_matches('/')
    }

    /// Every key with the value in force and where it comes from, in the order of the table.
    #[must_use]
    pub fn effective(&self) -> Vec<EffectiveValue> {
        let place = |value: &EffectiveValue| KEYS.iter().position(|key| key.path == value.key);
        let mut values = self.effective.clone();
        values.sort_by_key(place);
        values
    }
}

/// Reads every section, also after a bad one, so that one start tells everything that is wrong.
fn read(r: &mut Reader) -> Read<Config> {
    let environment = r.get(&table::ENVIRONMENT, Environment::parse);
    let profile = r.get(&table::PROFILE, Profile::parse);
    r.under(profile.unwrap_or(Profile::Standard));
    // A bad word is reported already; testing has the fewest rules that could add echoes of it.
    let assumed = environment.unwrap_or(Environment::Testing);

    let server = server::read(r, environment);
    let public_url: Option<Url> = server.as_ref().ok().map(|server| server.public_url.clone());
    let public_url = public_url.as_ref();
    let database = database::read(r, server.as_ref().ok().map(|server| server.data_dir.as_path()));
    let secrets = secrets::read(r, assumed, database.as_ref().ok());
    let tokens = signin::tokens(r, public_url);
    let session = signin::session(r, profile.unwrap_or(Profile::Standard), public_url);
    let accounts = signin::accounts(r);
    let email_otp = r.get(&table::EMAIL_OTP, values::switch);
    let totp = signin::totp(r);
    let throttle = signin::throttle(r, assumed);
    let hashing = signin::hashing(r, assumed);
    let mail = mail::read(r, assumed, public_url);
    let stripe = stripe::read(r);
    let telegram = telegram::read(r, public_url);
    let log = log::read(r, assumed);
    Ok(Config {
        environment: environment?,
        profile: profile?,
        server: server?,
        database: database?,
        secrets: secrets?,
        tokens: tokens?,
        session: session?,
        accounts: accounts?,
        email_otp: email_otp?,
        totp: totp?,
        throttle: throttle?,
        hashing: hashing?,
        mail: mail?,
        stripe,
        telegram,
        log: log?,
        effective: Vec::new(),
    })
}
