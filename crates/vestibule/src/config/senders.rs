//! `[[mail.senders]]`: mail servers beside the first, each a table with the first one's keys.

use std::num::NonZeroU32;
use std::path::PathBuf;

use vestibule_outbound::smtp::Mailbox;

use super::addresses::{host, mailbox};
use super::mail::{MailLogin, MailSecurity, Relay, Sender, Share};
use super::reader::{Read, Reader};
use super::table;
use super::values::{Expected, Parsed, duration, line, minutes, path, seconds, secret, switch, whole};

/// What every further sender has unless it says otherwise.
pub(super) struct Inherited<'a> {
    pub(super) from: &'a Mailbox,
}

/// Reads the tables after the first sender; names must differ, because counts are kept by name.
pub(super) fn read(r: &mut Reader, inherited: &Inherited, first: Option<Sender>) -> Read<Vec<Sender>> {
    let key = &table::MAIL_SENDERS;
    let mut senders: Vec<Sender> = first.into_iter().collect();
    let tables = r.tables(key)?;
    let mut all_good = Ok(());
    for (index, table) in tables.into_iter().enumerate() {
        match sender(Entry(table), inherited) {
            Ok(sender) if senders.iter().any(|other| other.name == sender.name) => {
                let text =
                    format!("entry {}: another one is called {} too; give it a name", index + 1, sender.name);
                all_good = Err(r.refuse(key, text));
            }
            Ok(sender) => {
                if sender.relay.security == MailSecurity::Plain && sender.relay.login.is_some() {
                    r.warn(key, &format!("entry {}: the password crosses the network readable", index + 1));
                }
                senders.push(sender);
            }
            Err(Expected(what)) => all_good = Err(r.refuse(key, format!("entry {}: {what}", index + 1))),
        }
    }
    all_good?;
    if !senders.is_empty() {
        let shown: Vec<String> = senders.iter().map(shown).collect();
        r.show_instead(key, shown.join(", "));
    }
    Ok(senders)
}

fn shown(sender: &Sender) -> String {
    format!("{} ({}:{}, weight {})", sender.name, sender.relay.host, sender.relay.port, sender.share.weight)
}

/// One table; keys are taken out as they are read, so that what is left is unknown.
struct Entry(toml::Table);

impl Entry {
    fn take<T>(&mut self, name: &str, parse: impl Fn(&str) -> Parsed<T>) -> Parsed<Option<T>> {
        let text = match self.0.remove(name) {
            None => return Ok(None),
            Some(toml::Value::String(text)) if text.trim().is_empty() => return Ok(None),
            Some(toml::Value::String(text)) => text,
            Some(other) => other.to_string(),
        };
        parse(&text).map(Some).map_err(|Expected(allowed)| Expected(format!("{name} must be {allowed}")))
    }
}

fn sender(mut entry: Entry, inherited: &Inherited) -> Parsed<Sender> {
    let host = entry.take("server", host)?.ok_or_else(|| Expected("server is missing".to_owned()))?;
    let name = entry.take("name", line)?.unwrap_or_else(|| host.clone());
    let use_ssl = entry.take("use_ssl", switch)?.unwrap_or(false);
    let use_tls = entry.take("use_tls", switch)?.unwrap_or(!use_ssl);
    let security = MailSecurity::of(use_ssl, use_tls);
    let login = match (entry.take("username", line)?, entry.take("password", secret)?) {
        (Some(username), Some(password)) => Some(MailLogin { username, password }),
        (None, None) => None,
        _ => return Err(Expected("username and password belong together".to_owned())),
    };
    let relay = Relay {
        host,
        port: entry.take("port", whole(1..=65_535))?.unwrap_or(security.port()),
        security,
        login,
        max_emails: entry.take("max_emails", whole(1..=1_000_000))?.and_then(NonZeroU32::new),
        timeout: entry.take("timeout", duration(seconds(1)..=minutes(5)))?.unwrap_or(seconds(20)),
        ca_file: entry.take::<PathBuf>("ca_file", path)?,
    };
    let share = Share {
        weight: entry.take("weight", whole(1..=1000))?.unwrap_or(1),
        per_minute: entry.take("per_minute", whole(1..=1_000_000))?,
        per_day: entry.take("per_day", whole(1..=100_000_000))?,
    };
    let from = entry.take("default_sender", mailbox)?.unwrap_or_else(|| inherited.from.clone());
    match entry.0.keys().next() {
        Some(unknown) => Err(Expected(format!("{unknown} is not one of its settings"))),
        None => Ok(Sender { name, relay, from, share }),
    }
}
