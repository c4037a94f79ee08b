//! A letter that is ready to leave: every word of it is decided.
//!
//! It carries its own Message-ID and date, so that a second attempt sends the same letter again and
//! a reader's mailbox can recognise the duplicate that a lost answer causes.

use std::fmt;

use vestibule_kernel::{EmailAddress, Timestamp};

use super::Mailbox;

/// One letter to one person.
#[derive(Clone, PartialEq, Eq)]
pub struct OutgoingLetter {
    /// RFC 5322 §3.6.4 `left@right`, without the angle brackets; the same in every attempt.
    pub message_id: String,
    /// Who writes; also the envelope sender.
    pub from: Mailbox,
    /// Who reads.
    pub to: EmailAddress,
    /// One line; control characters in it are sent as blanks.
    pub subject: String,
    /// The plain text, with any kind of line ends.
    pub text: String,
    /// The same letter as HTML, sent beside the text.
    pub html: Option<String>,
    /// When it was written; the same in every attempt.
    pub date: Timestamp,
    /// Pictures that the HTML shows; they travel with the letter.
    pub pictures: Vec<Attachment>,
}

/// A file that travels with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// What the HTML calls it: `cid:` and this (RFC 2392).
    pub content_id: String,
    /// The name of the file.
    pub name: String,
    /// Its media type, such as `image/png`.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// How names of attachments are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AttachmentNames {
    /// As they are.
    #[default]
    AsTheyAre,
    /// In ASCII: accents are dropped, and so is what has no ASCII letter at all.
    Ascii,
}

impl AttachmentNames {
    /// The name to be written.
    #[must_use]
    pub fn written(self, name: &str) -> String {
        use unicode_normalization::UnicodeNormalization as _;
        let kept: String = name.chars().filter(|c| !c.is_control() && !"\"\\/".contains(*c)).collect();
        match self {
            Self::AsTheyAre => kept,
            Self::Ascii => kept.nfkd().filter(char::is_ascii).collect(),
        }
    }
}

impl fmt::Debug for OutgoingLetter {
    /// Subject and bodies are left out: they carry one-time links and codes, which no log may hold.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutgoingLetter")
            .field("message_id", &self.message_id)
            .field("from", &self.from)
            .field("to", &self.to)
            .field("date", &self.date)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_printed_for_debugging_keeps_its_link_and_code_to_itself() {
        let letter = OutgoingLetter {
            message_id: "1@example.org".into(),
            from: Mailbox::parse("no-reply@example.org").unwrap(),
            to: EmailAddress::parse("jo@example.com").unwrap(),
            subject: "123456 is your code".into(),
            text: "https://example.org/reset/token".into(),
            html: Some("<a href='https://example.org/reset/token'>".into()),
            date: Timestamp::from_millis(0),
            pictures: Vec::new(),
        };
        let printed = format!("{letter:?}");
        assert!(!printed.contains("123456") && !printed.contains("token"), "{printed}");
    }

    #[test]
    fn a_name_in_ascii_loses_its_accents_and_a_name_is_one_line_either_way() {
        assert_eq!(AttachmentNames::AsTheyAre.written("Bürö.png"), "Bürö.png");
        assert_eq!(AttachmentNames::Ascii.written("Bürö\r\n\".png"), "Buro.png");
    }
}
