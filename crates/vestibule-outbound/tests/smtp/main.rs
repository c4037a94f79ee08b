//! Letters handed to a real mail server that fails on request (`tests/peers/smtp_peer.py`).

mod in_a_row;
mod peer;
mod protection;
mod read;
mod refused;

use std::time::Duration;

use peer::Peer;
use vestibule_kernel::{EmailAddress, Timestamp};
use vestibule_outbound::smtp::{
    DeliveryError, LetterCarrier as _, Mailbox, OutgoingLetter, SmtpCarrier, SmtpSecurity, SmtpSettings, Talk,
};

const STARTTLS: &[&str] = &["--tls", "starttls"];
const WITH_LOGIN: &[&str] = &["--tls", "starttls", "--require-auth", "vestibule:right-horse"];

fn settings(peer: &Peer, security: SmtpSecurity) -> SmtpSettings {
    SmtpSettings {
        host: "localhost".into(),
        port: peer.port,
        security,
        credentials: None,
        timeout: Duration::from_secs(30),
        trusted_ca_pem: Some(peer.authority.clone()),
        hello_name: Some("app.example.org".into()),
        letters_per_connection: None,
        talk: Talk::Unlogged,
    }
}

fn carrier(peer: &Peer, security: SmtpSecurity) -> SmtpCarrier {
    SmtpCarrier::new(settings(peer, security)).expect("good settings")
}

fn carrier_with_password(peer: &Peer, password: &str) -> SmtpCarrier {
    let credentials = Some(("vestibule".to_owned(), password.to_owned().into()));
    SmtpCarrier::new(SmtpSettings { credentials, ..settings(peer, SmtpSecurity::StartTls) })
        .expect("good settings")
}

/// Three seconds are plenty for a peer on the same machine, also while others compile.
fn impatient_carrier(peer: &Peer) -> SmtpCarrier {
    let timeout = Duration::from_secs(3);
    SmtpCarrier::new(SmtpSettings { timeout, ..settings(peer, SmtpSecurity::Plain) }).expect("good settings")
}

fn letter_to(to: &str) -> OutgoingLetter {
    OutgoingLetter {
        message_id: "0198c0de@example.org".into(),
        from: Mailbox::parse("Vestibule <no-reply@example.org>").expect("a mailbox"),
        to: EmailAddress::parse(to).expect("an address"),
        subject: "Please confirm".into(),
        text: "Hello Jo\n".into(),
        html: Some("<p>Hello Jo</p>\n".into()),
        date: Timestamp::from_millis(1_764_000_000_000),
        pictures: Vec::new(),
    }
}

/// What a plain server answers to a letter for `to`.
async fn outcome_for(to: &str) -> Result<(), DeliveryError> {
    let peer = Peer::start(&[]);
    carrier(&peer, SmtpSecurity::Plain).deliver(&letter_to(to)).await
}

fn retry_reason(outcome: Result<(), DeliveryError>) -> String {
    match outcome {
        Err(DeliveryError::Retry { reason } | DeliveryError::Away { reason }) => reason,
        other => panic!("expected to be told to try again, got {other:?}"),
    }
}

fn refused_reason(outcome: Result<(), DeliveryError>) -> String {
    match outcome {
        Err(DeliveryError::Refused { reason }) => reason,
        other => panic!("expected a refusal, got {other:?}"),
    }
}
