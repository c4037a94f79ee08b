//! The `[mail]` section: which server takes our letters, and whom they come from.

use std::num::NonZeroU32;
use std::time::Duration;

use url::Url;
use vestibule_kernel::{EmailAddress, SecretString};

use vestibule_outbound::smtp::Mailbox;

use super::addresses::{host, mailbox};
use super::choices::Environment;
use super::reader::{Read, Reader};
use super::table;
use super::values::{duration, line, minutes, seconds, secret, switch, whole};

/// How letters leave.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The server that takes them; none means the built-in mailbox in development, and waiting in
    /// the outbox elsewhere.
    pub relay: Option<Relay>,
    /// Whom they come from.
    pub sender: Mailbox,
    /// Letters are written but not handed over.
    pub suppress_send: bool,
    /// The talk with the server is logged.
    pub debug: bool,
    /// Names of attachments are reduced to ASCII.
    pub ascii_attachments: bool,
    /// What letters call this product.
    pub product_name: String,
    /// Whether people are told of a sign-in from a browser that is new to them.
    pub new_device_letter: bool,
}

/// An SMTP server (RFC 5321, RFC 6409).
#[derive(Debug, Clone)]
pub struct Relay {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: MailSecurity,
    /// The login, when it wants one.
    pub login: Option<MailLogin>,
    /// Letters per connection; none for no limit.
    pub max_emails: Option<NonZeroU32>,
    /// When one delivery is given up, to be tried again.
    pub timeout: Duration,
}

/// A name and a password.
#[derive(Debug, Clone)]
pub struct MailLogin {
    /// The name.
    pub username: String,
    /// The password.
    pub password: SecretString,
}

/// How the connection to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailSecurity {
    /// STARTTLS, required (RFC 3207).
    StartTls,
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// Nothing.
    Plain,
}

impl MailSecurity {
    const fn default_port(self) -> &'static str {
        match self {
            Self::StartTls => "587",
            Self::Tls => "465",
            Self::Plain => "25",
        }
    }
}

pub(super) fn read(r: &mut Reader, environment: Environment, public_url: Option<&Url>) -> Read<Mail> {
    let relay = relay(r, environment);
    let sender = r.get_or(&table::MAIL_DEFAULT_SENDER, &default_sender(public_url), mailbox);
    let suppress_send = r.get(&table::MAIL_SUPPRESS_SEND, switch);
    let debug = r.get(&table::MAIL_DEBUG, switch);
    let ascii_attachments = r.get(&table::MAIL_ASCII_ATTACHMENTS, switch);
    let product_name = r.get(&table::PRODUCT_NAME, line);
    let new_device_letter = r.get(&table::NEW_DEVICE_LETTER, switch);
    Ok(Mail {
        relay: relay?,
        sender: sender?,
        suppress_send: suppress_send?,
        debug: debug?,
        ascii_attachments: ascii_attachments?,
        product_name: product_name?,
        new_device_letter: new_device_letter?,
    })
}

fn relay(r: &mut Reader, environment: Environment) -> Read<Option<Relay>> {
    let server = r.optional(&table::MAIL_SERVER, host);
    let security = security(r);
    let default_port = security.unwrap_or(MailSecurity::StartTls).default_port();
    let port = r.get_or(&table::MAIL_PORT, default_port, whole(1..=65_535));
    let login = login(r);
    let max_emails = r.optional(&table::MAIL_MAX_EMAILS, whole(1..=1_000_000));
    let timeout = r.get(&table::MAIL_TIMEOUT, duration(seconds(1)..=minutes(5)));
    let Some(host) = server? else {
        if environment == Environment::Production {
            r.warn(&table::MAIL_SERVER, "is not set: letters wait in the outbox until it is");
        }
        return Ok(None);
    };
    let (security, login) = (security?, login?);
    if security == MailSecurity::Plain && login.is_some() {
        r.warn(&table::MAIL_USE_TLS, "is off: the mail password crosses the network readable");
    }
    let max_emails = max_emails?.and_then(NonZeroU32::new);
    Ok(Some(Relay { host, port: port?, security, login, max_emails, timeout: timeout? }))
}

/// The two switches of Flask-Mail. Unlike there, saying nothing means STARTTLS: plain text takes
/// an explicit `use_tls = false`.
fn security(r: &mut Reader) -> Read<MailSecurity> {
    let use_ssl = r.get(&table::MAIL_USE_SSL, switch);
    let default = if matches!(use_ssl, Ok(true)) { "false" } else { "true" };
    let use_tls = r.get_or(&table::MAIL_USE_TLS, default, switch);
    match (use_ssl?, use_tls?) {
        (true, true) => {
            r.warn(&table::MAIL_USE_TLS, "and mail.use_ssl are both on; TLS from the first byte is used");
            Ok(MailSecurity::Tls)
        }
        (true, false) => Ok(MailSecurity::Tls),
        (false, true) => Ok(MailSecurity::StartTls),
        (false, false) => Ok(MailSecurity::Plain),
    }
}

fn login(r: &mut Reader) -> Read<Option<MailLogin>> {
    let username = r.optional(&table::MAIL_USERNAME, line);
    let password = r.optional(&table::MAIL_PASSWORD, secret);
    match (username?, password?) {
        (Some(username), Some(password)) => Ok(Some(MailLogin { username, password })),
        (Some(_), None) => {
            r.warn(&table::MAIL_USERNAME, "is set without mail.password: letters are sent without a login");
            Ok(None)
        }
        (None, Some(_)) => {
            r.warn(&table::MAIL_PASSWORD, "is set without mail.username: letters are sent without a login");
            Ok(None)
        }
        (None, None) => Ok(None),
    }
}

/// A host that cannot stand in an address, such as `127.0.0.1`, gives way to one that can.
fn default_sender(public_url: Option<&Url>) -> String {
    let at = |host: &str| EmailAddress::parse(&format!("no-reply@{host}")).ok();
    let own = public_url.and_then(Url::host_str).and_then(at);
    let address = own.as_ref().map_or("no-reply@localhost.localdomain", EmailAddress::as_str);
    format!("Vestibule <{address}>")
}
