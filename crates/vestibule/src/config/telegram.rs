//! The `[telegram]` section. Telegram is optional: whatever is wrong here is a warning and leaves it
//! off; codes and notices go by mail then.

use url::Url;
use vestibule_kernel::{ExposeSecret as _, SecretString};

use super::addresses::is_loopback;
use super::reader::{Read, Reader};
use super::stripe::api_base;
use super::table;
use super::values::{Parsed, expected, secret};

/// What talking to Telegram takes.
#[derive(Debug, Clone)]
pub struct Telegram {
    /// The bot's token.
    pub bot_token: SecretString,
    /// The bot's username, without `@`.
    pub bot_name: String,
    /// Where the Bot API is, without a slash at its end.
    pub api_base: Url,
    /// Proves that an update comes from Telegram; none means that updates are asked for instead.
    pub webhook_secret: Option<SecretString>,
}

impl Telegram {
    /// The bot's number: the part of its token that is no secret.
    #[must_use]
    pub fn bot_number(&self) -> &str {
        self.bot_token.expose_secret().split(':').next().unwrap_or_default()
    }
}

pub(super) fn read(r: &mut Reader, public_url: Option<&Url>) -> Option<Telegram> {
    r.feature(|r| section(r, public_url)).flatten()
}

fn section(r: &mut Reader, public_url: Option<&Url>) -> Read<Option<Telegram>> {
    let token = r.optional(&table::TELEGRAM_BOT_TOKEN, bot_token);
    let name = r.optional(&table::TELEGRAM_BOT_NAME, bot_name);
    let api_base = r.get(&table::TELEGRAM_API_BASE, api_base);
    let webhook_secret = r.optional(&table::TELEGRAM_WEBHOOK_SECRET, webhook_secret);
    let (token, name, api_base, webhook_secret) = (token?, name?, api_base?, webhook_secret?);
    let Some(bot_token) = token else { return Ok(None) };
    let Some(bot_name) = name else {
        return Err(r.refuse(&table::TELEGRAM_BOT_NAME, "must be set along with telegram.bot_token"));
    };
    // A Bot API server on this machine calls back in the clear, as tests do.
    let is_reachable = is_loopback(&api_base) || public_url.is_none_or(|url| url.scheme() == "https");
    if webhook_secret.is_some() && !is_reachable {
        return Err(r.refuse(&table::TELEGRAM_WEBHOOK_SECRET, "takes a server.public_url of https"));
    }
    Ok(Some(Telegram { bot_token, bot_name, api_base, webhook_secret }))
}

/// A number, a colon and a random text: it becomes part of an address.
fn bot_token(text: &str) -> Parsed<SecretString> {
    let token = text.trim();
    let is_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    match token.split_once(':') {
        Some((number, rest))
            if !number.is_empty()
                && number.bytes().all(|b| b.is_ascii_digit())
                && rest.len() >= 20
                && rest.chars().all(is_token) =>
        {
            Ok(SecretString::from(token))
        }
        _ => expected("a bot's token, such as BotFather gives: a number, a colon and a random text"),
    }
}

fn bot_name(text: &str) -> Parsed<String> {
    let name = text.trim().trim_start_matches('@');
    if (5..=32).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
        return Ok(name.to_owned());
    }
    expected("a bot's username of 5 to 32 letters, digits and _")
}

/// Telegram takes 1 to 256 of these signs; fewer than 32 could be guessed.
fn webhook_secret(text: &str) -> Parsed<SecretString> {
    let text = secret(text)?;
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if (32..=256).contains(&text.expose_secret().len()) && text.expose_secret().chars().all(is_allowed) {
        return Ok(text);
    }
    expected("32 to 256 letters, digits, _ and -")
}
