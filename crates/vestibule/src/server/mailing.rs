//! From the configuration to those who take letters.

use std::sync::Arc;

use vestibule_outbound::smtp::{
    AttachmentNames, LetterCarrier, SmtpCarrier, SmtpSecurity, SmtpSettings, Talk,
};

use crate::config::{Config, Environment, Mail, MailSecurity, Relay, Share};
use crate::mail::{Delivery, Logo, MailboxCarrier, Sender, Senders};
use crate::notify::ViaTelegram;
use crate::telemetry::Metrics;

use super::assemble::AssembleError;

/// Everything that delivers letters.
pub(super) struct Mailing {
    pub(super) delivery: Delivery,
    /// Where letters are shown to whoever develops; none where they really leave.
    pub(super) mailbox: Option<Arc<MailboxCarrier>>,
}

/// Sets up delivery; `instead` takes all letters in place of the configured servers.
pub(super) fn set_up(
    config: &Config,
    instead: Option<&Arc<dyn LetterCarrier>>,
    metrics: &Metrics,
) -> Result<Mailing, AssembleError> {
    let mail = &config.mail;
    let mailbox = Arc::new(MailboxCarrier::default());
    let stays_here = mail.suppress_send || (mail.senders.is_empty() && instead.is_none());
    let senders = if mail.suppress_send {
        vec![only("suppressed", mail, Arc::clone(&mailbox) as _)]
    } else if let (true, Some(carrier)) = (mail.senders.is_empty(), instead) {
        vec![only("given", mail, Arc::clone(carrier))]
    } else if !mail.senders.is_empty() {
        configured(mail, instead)?
    } else if config.environment == Environment::Production {
        Vec::new()
    } else {
        vec![only("mailbox", mail, Arc::clone(&mailbox) as _)]
    };
    let senders = Senders::new(senders, mail.choice, metrics);
    let is_shown = stays_here && config.environment == Environment::Development;
    let mut delivery = Delivery::by(senders, logo(mail));
    if config.telegram.is_some() {
        delivery = delivery.and_chats(Arc::new(ViaTelegram::new(metrics)));
    }
    Ok(Mailing { delivery, mailbox: is_shown.then_some(mailbox) })
}

fn only(name: &str, mail: &Mail, carrier: Arc<dyn LetterCarrier>) -> Sender {
    let share = Share { weight: 1, per_minute: None, per_day: None };
    Sender { name: name.to_owned(), from: mail.sender.clone(), share, carrier }
}

fn configured(mail: &Mail, instead: Option<&Arc<dyn LetterCarrier>>) -> Result<Vec<Sender>, AssembleError> {
    let sender = |sender: &crate::config::Sender| {
        let carrier = match instead {
            Some(carrier) => Arc::clone(carrier),
            None => Arc::new(SmtpCarrier::new(smtp_settings(&sender.relay, mail.debug)?)?) as _,
        };
        Ok(Sender { name: sender.name.clone(), from: sender.from.clone(), share: sender.share, carrier })
    };
    mail.senders.iter().map(sender).collect()
}

fn smtp_settings(relay: &Relay, logs_talk: bool) -> Result<SmtpSettings, AssembleError> {
    let trusted_ca_pem = match &relay.ca_file {
        Some(path) => Some(
            std::fs::read(path)
                .map_err(|error| AssembleError::MailAuthorities(path.display().to_string(), error))?,
        ),
        None => None,
    };
    Ok(SmtpSettings {
        host: relay.host.clone(),
        port: relay.port,
        security: match relay.security {
            MailSecurity::StartTls => SmtpSecurity::StartTls,
            MailSecurity::Tls => SmtpSecurity::ImplicitTls,
            MailSecurity::Plain => SmtpSecurity::Plain,
        },
        credentials: relay.login.as_ref().map(|login| (login.username.clone(), login.password.clone())),
        timeout: relay.timeout,
        trusted_ca_pem,
        hello_name: None,
        letters_per_connection: relay.max_emails,
        talk: if logs_talk { Talk::Logged } else { Talk::Unlogged },
    })
}

/// Letters go out without a picture rather than not at all.
fn logo(mail: &Mail) -> Option<Logo> {
    let path = mail.logo.as_ref()?;
    let names = if mail.ascii_attachments { AttachmentNames::Ascii } else { AttachmentNames::AsTheyAre };
    match Logo::read(path, names) {
        Ok(logo) => Some(logo),
        Err(why) => {
            tracing::warn!(path = %path.display(), why, "mail.logo cannot be used; letters go out without it");
            None
        }
    }
}
