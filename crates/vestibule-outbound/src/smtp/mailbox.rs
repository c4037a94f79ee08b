//! A sender as an operator writes it: an address, perhaps with a name in front.
//!
//! Deliberately not all of RFC 5322 §3.4: no groups, comments or lists, because one sender is all
//! that a configuration file has to name.

use std::fmt;

use vestibule_kernel::{EmailAddress, EmailAddressError};

/// An address with an optional display name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// What a mail program shows instead of the address.
    pub name: Option<String>,
    /// Where it writes to.
    pub address: EmailAddress,
}

/// Why a text is no [`Mailbox`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MailboxError {
    /// The name holds an angle bracket or a control character.
    #[error("the name in front of the address may not hold angle brackets or control characters")]
    Name,
    /// The address itself is wrong.
    #[error(transparent)]
    Address(#[from] EmailAddressError),
}

impl Mailbox {
    /// Reads `Name <name@example.org>` (the name may stand in double quotes) or `name@example.org`.
    ///
    /// # Errors
    /// [`MailboxError`] with the part that is wrong.
    pub fn parse(text: &str) -> Result<Self, MailboxError> {
        let text = text.trim();
        let Some((name, address)) = text.strip_suffix('>').and_then(|t| t.rsplit_once('<')) else {
            return Ok(Self { name: None, address: EmailAddress::parse(text)? });
        };
        let address = EmailAddress::parse(address)?;
        let name = without_quotes(name.trim());
        if name.contains(['<', '>']) || name.chars().any(char::is_control) {
            return Err(MailboxError::Name);
        }
        Ok(Self { name: (!name.is_empty()).then(|| name.to_owned()), address })
    }
}

fn without_quotes(name: &str) -> &str {
    name.strip_prefix('"').and_then(|n| n.strip_suffix('"')).unwrap_or(name)
}

impl fmt::Display for Mailbox {
    /// The form that [`Mailbox::parse`] reads, for people; not a header.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name} <{}>", self.address),
            None => self.address.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<String>, String) {
        let mailbox = Mailbox::parse(text).unwrap();
        (mailbox.name, mailbox.address.as_str().to_owned())
    }

    #[test]
    fn a_sender_is_read_with_and_without_a_name() {
        let address = || "a@b.example".to_owned();
        assert_eq!(parts("a@b.example"), (None, address()));
        assert_eq!(parts("<a@b.example>"), (None, address()));
        assert_eq!(parts(" Jo Do <a@b.example> "), (Some("Jo Do".into()), address()));
        assert_eq!(parts("\"Do, Jo\" <a@b.example>"), (Some("Do, Jo".into()), address()));
        assert_eq!(parts("Jörg <a@b.example>"), (Some("Jörg".into()), address()));
    }

    #[test]
    fn a_sender_with_a_second_line_or_a_second_address_is_refused() {
        for bad in ["Jo\r\nBcc: x@y.example <a@b.example>", "Jo <c@d.example> <a@b.example>"] {
            assert_eq!(Mailbox::parse(bad), Err(MailboxError::Name), "{bad:?}");
        }
        for bad in ["", "Jo", "Jo <>", "Jo <a@b.example", "a@b.example, c@d.example"] {
            assert!(matches!(Mailbox::parse(bad), Err(MailboxError::Address(_))), "{bad:?}");
        }
    }

    #[test]
    fn a_printed_sender_reads_back_as_itself() {
        let mailbox = Mailbox::parse("\"Do, Jo\" <a@b.example>").unwrap();
        assert_eq!(Mailbox::parse(&mailbox.to_string()), Ok(mailbox));
    }
}
