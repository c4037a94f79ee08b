//! The `[mail]` section: which server takes our letters, and whom they come from.

use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

use url::Url;
use vestibule_kernel::{EmailAddress, SecretString};

use vestibule_outbound::smtp::Mailbox;

use super::addresses::{host, mailbox};
use super::choices::{Environment, SenderChoice};
use super::reader::{Read, Reader};
use super::senders::{self, Inherited};
use super::table;
use super::values::{duration, line, minutes, path, seconds, secret, switch, whole};

/// How letters leave.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The servers that take them, the first one first; none means the built-in mailbox in
    /// development, and waiting in the outbox in production.
    pub senders: Vec<Sender>,
    /// How one of several is chosen.
    pub choice: SenderChoice,
    /// Whom they come from, unless the server's account has a name of its own.
    pub sender: Mailbox,
    /// Letters are written but not handed over.
    pub suppress_send: bool,
    /// The talk with the server is logged.
    pub debug: bool,
    /// Names of attachments are reduced to ASCII.
    pub ascii_attachments: bool,
    /// What letters call this product.
    pub product_name: String,
    /// A picture at their head.
    pub logo: Option<PathBuf>,
    /// Their last line; the product's name unless told.
    pub footer: Option<String>,
    /// Whether people are told of a sign-in from a browser that is new to them.
    pub new_device_letter: bool,
}

/// One account at a mail server.
#[derive(Debug, Clone)]
pub struct Sender {
    /// What logs, counts and administrators call it; no other has this name.
    pub name: String,
    /// The server.
    pub relay: Relay,
    /// Whom its letters come from.
    pub from: Mailbox,
    /// How much it takes.
    pub share: Share,
}

/// How many letters a sender takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Its part, compared with the others'.
    pub weight: u32,
    /// The most in a minute.
    pub per_minute: Option<u32>,
    /// The most in a day (UTC).
    pub per_day: Option<u32>,
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
    /// Authorities trusted in place of the system's.
    pub ca_file: Option<PathBuf>,
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
    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::StartTls => "starttls",
            Self::Tls => "tls",
            Self::Plain => "plain",
        }
    }

    /// The port where this is usual.
    pub(super) const fn port(self) -> u16 {
        match self {
            Self::StartTls => 587,
            Self::Tls => 465,
            Self::Plain => 25,
        }
    }

    /// By the two switches of Flask-Mail.
    pub(super) const fn of(use_ssl: bool, use_tls: bool) -> Self {
        match (use_ssl, use_tls) {
            (true, _) => Self::Tls,
            (false, true) => Self::StartTls,
            (false, false) => Self::Plain,
        }
    }
}

pub(super) fn read(r: &mut Reader, environment: Environment, public_url: Option<&Url>) -> Read<Mail> {
    let relay = relay(r);
    let share = share(r);
    let sender = r.get_or(&table::MAIL_DEFAULT_SENDER, &default_sender(public_url), mailbox);
    let senders = senders(r, relay, share, &sender);
    if environment == Environment::Production && senders.as_ref().is_ok_and(Vec::is_empty) {
        r.warn(&table::MAIL_SERVER, "is not set: letters wait in the outbox until it is");
    }
    let choice = r.get(&table::MAIL_CHOICE, SenderChoice::parse);
    let suppress_send = r.get(&table::MAIL_SUPPRESS_SEND, switch);
    let debug = r.get(&table::MAIL_DEBUG, switch);
    let ascii_attachments = r.get(&table::MAIL_ASCII_ATTACHMENTS, switch);
    let product_name = r.get(&table::PRODUCT_NAME, line);
    let logo = r.optional(&table::MAIL_LOGO, path);
    let footer = r.optional(&table::MAIL_FOOTER, line);
    let new_device_letter = r.get(&table::NEW_DEVICE_LETTER, switch);
    Ok(Mail {
        senders: senders?,
        choice: choice?,
        sender: sender?,
        suppress_send: suppress_send?,
        debug: debug?,
        ascii_attachments: ascii_attachments?,
        product_name: product_name?,
        logo: logo?,
        footer: footer?,
        new_device_letter: new_device_letter?,
    })
}

/// The first sender, if there is one, and those of `[[mail.senders]]`.
fn senders(
    r: &mut Reader,
    relay: Read<Option<Relay>>,
    share: Read<Share>,
    from: &Read<Mailbox>,
) -> Read<Vec<Sender>> {
    let from = match from {
        Ok(from) => from,
        Err(reported) => return Err(*reported),
    };
    let share = share?;
    let first = relay?.map(|relay| Sender { name: relay.host.clone(), relay, from: from.clone(), share });
    senders::read(r, &Inherited { from }, first)
}

fn share(r: &mut Reader) -> Read<Share> {
    let weight = r.get(&table::MAIL_WEIGHT, whole(1..=1000));
    let per_minute = r.optional(&table::MAIL_PER_MINUTE, whole(1..=1_000_000));
    let per_day = r.optional(&table::MAIL_PER_DAY, whole(1..=100_000_000));
    Ok(Share { weight: weight?, per_minute: per_minute?, per_day: per_day? })
}

fn relay(r: &mut Reader) -> Read<Option<Relay>> {
    let server = r.optional(&table::MAIL_SERVER, host);
    let security = security(r);
    let default_port = security.unwrap_or(MailSecurity::StartTls).port().to_string();
    let port = r.get_or(&table::MAIL_PORT, &default_port, whole(1..=65_535));
    let login = login(r);
    let max_emails = r.optional(&table::MAIL_MAX_EMAILS, whole(1..=1_000_000));
    let timeout = r.get(&table::MAIL_TIMEOUT, duration(seconds(1)..=minutes(5)));
    let ca_file = r.optional(&table::MAIL_CA_FILE, path);
    let Some(host) = server? else { return Ok(None) };
    let (security, login) = (security?, login?);
    if security == MailSecurity::Plain && login.is_some() {
        r.warn(&table::MAIL_USE_TLS, "is off: the mail password crosses the network readable");
    }
    let max_emails = max_emails?.and_then(NonZeroU32::new);
    Ok(Some(Relay { host, port: port?, security, login, max_emails, timeout: timeout?, ca_file: ca_file? }))
}

/// The two switches of Flask-Mail. Unlike there, saying nothing means STARTTLS: plain text takes
/// an explicit `use_tls = false`.
fn security(r: &mut Reader) -> Read<MailSecurity> {
    let use_ssl = r.get(&table::MAIL_USE_SSL, switch);
    let default = if matches!(use_ssl, Ok(true)) { "false" } else { "true" };
    let use_tls = r.get_or(&table::MAIL_USE_TLS, default, switch);
    let (use_ssl, use_tls) = (use_ssl?, use_tls?);
    if use_ssl && use_tls {
        r.warn(&table::MAIL_USE_TLS, "and mail.use_ssl are both on; TLS from the first byte is used");
    }
    Ok(MailSecurity::of(use_ssl, use_tls))
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
