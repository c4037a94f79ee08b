//! The development mailbox: where letters go as long as no mail server is configured.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use vestibule_outbound::smtp::{Delivery, LetterCarrier, OutgoingLetter};

/// How many letters are kept.
const KEPT: usize = 200;

/// Keeps the latest letters in memory, newest last.
#[derive(Debug, Default)]
pub struct MailboxCarrier(Mutex<VecDeque<MailboxEntry>>);

/// A letter in the mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailboxEntry {
    /// Its Message-ID.
    pub message_id: String,
    /// In whose name.
    pub from: String,
    /// To whom.
    pub to: String,
    /// One line.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML.
    pub html: Option<String>,
    /// When it was written, RFC 3339.
    pub date: String,
}

impl MailboxCarrier {
    /// The letters, newest first.
    #[must_use]
    pub fn letters(&self) -> Vec<MailboxEntry> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().rev().cloned().collect()
    }
}

/// A browser does not find pictures by their id in the letter.
fn with_pictures(html: &str, letter: &OutgoingLetter) -> String {
    letter.pictures.iter().fold(html.to_owned(), |html, picture| {
        let bytes = data_encoding::BASE64.encode(&picture.bytes);
        html.replace(
            &format!("cid:{}", picture.content_id),
            &format!("data:{};base64,{bytes}", picture.media_type),
        )
    })
}

impl LetterCarrier for MailboxCarrier {
    fn deliver<'a>(&'a self, letter: &'a OutgoingLetter) -> Delivery<'a> {
        let entry = MailboxEntry {
            message_id: letter.message_id.clone(),
            from: letter.from.to_string(),
            to: letter.to.to_string(),
            subject: letter.subject.clone(),
            text: letter.text.clone(),
            html: letter.html.as_ref().map(|html| with_pictures(html, letter)),
            date: letter.date.to_rfc3339(),
        };
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() == KEPT {
            kept.pop_front();
        }
        kept.push_back(entry);
        Box::pin(std::future::ready(Ok(())))
    }
}
