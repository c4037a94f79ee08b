//! One mailbox, as Vestibule accepts it.
//!
//! Stricter than RFC 5321 on purpose: a quoted local part, an address literal, a comment or a list
//! has never belonged to a person signing up, but has often carried a header into a letter.

use std::fmt;

use crate::scripts::mixes_scripts;

/// An e-mail address with an ASCII local part and an IDNA domain, compared folded.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    text: String,
    folded: String,
}

/// Why a text is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailAddressError {
    /// Not `local@domain`, or more than one `@`.
    #[error("an e-mail address looks like name@example.org")]
    Shape,
    /// The part before the `@` is no RFC 5321 dot-string of at most 64 characters.
    #[error("the part before the @ is not usable")]
    LocalPart,
    /// The part after the `@` is no registrable domain name.
    #[error("the part after the @ is not a domain name")]
    Domain,
    /// One label of the domain mixes scripts as no language does.
    #[error(
        "the domain mixes letters of several scripts, such as Latin and Cyrillic, and could be taken for another"
    )]
    MixedScripts,
    /// More than 254 characters (RFC 5321 §4.5.3.1.3).
    #[error("an e-mail address has at most 254 characters")]
    TooLong,
}

/// RFC 5321 §4.5.3.1.3.
const MAX_LEN: usize = 254;

impl EmailAddress {
    /// An address that somebody is about to be known by. One whose domain looks like another's is
    /// taken from nobody; whoever has one from before keeps it, and so reads it with [`Self::parse`].
    ///
    /// # Errors
    /// [`EmailAddressError`] with the part that is wrong.
    pub fn parse_new(text: &str) -> Result<Self, EmailAddressError> {
        let address = Self::parse(text)?;
        address.check_scripts()?;
        Ok(address)
    }

    /// # Errors
    /// [`EmailAddressError`] with the part that is wrong.
    pub fn parse(text: &str) -> Result<Self, EmailAddressError> {
        let (local, domain) = text.split_once('@').ok_or(EmailAddressError::Shape)?;
        if domain.contains('@') {
            return Err(EmailAddressError::Shape);
        }
        if !is_dot_string(local) {
            return Err(EmailAddressError::LocalPart);
        }
        // Not left to the end: reading a domain name without an end takes long.
        if domain.chars().nth(MAX_LEN).is_some() {
            return Err(EmailAddressError::TooLong);
        }
        let ascii = idna::domain_to_ascii_strict(domain).map_err(|_| EmailAddressError::Domain)?;
        if !is_host_name(&ascii) {
            return Err(EmailAddressError::Domain);
        }
        let text = format!("{local}@{ascii}");
        if text.len() > MAX_LEN {
            return Err(EmailAddressError::TooLong);
        }
        let folded = text.to_ascii_lowercase();
        Ok(Self { text, folded })
    }

    /// Whether the domain is honest about its letters, label by label: `пример.com` is.
    ///
    /// # Errors
    /// [`EmailAddressError::MixedScripts`].
    pub fn check_scripts(&self) -> Result<(), EmailAddressError> {
        let (_, domain) = self.folded.split_once('@').unwrap_or_default();
        // What does not decode stays as it is written, in letters nobody mistakes.
        let (shown, _) = idna::domain_to_unicode(domain);
        if shown.split('.').any(mixes_scripts) {
            return Err(EmailAddressError::MixedScripts);
        }
        Ok(())
    }

    /// The address as mail is sent to it: the local part as typed, the domain in ASCII.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The address as compared.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The part before the `@`.
    #[must_use]
    pub fn local_part(&self) -> &str {
        self.text.split_once('@').map_or("", |(local, _)| local)
    }
}

/// RFC 5321 §4.1.2 `Dot-string`.
fn is_dot_string(local: &str) -> bool {
    local.len() <= 64
        && local.split('.').all(|atom| {
            !atom.is_empty()
                && atom.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
        })
}

/// At least two labels, the last not a number (which would be an IP address).
fn is_host_name(ascii: &str) -> bool {
    let labels: Vec<&str> = ascii.split('.').collect();
    labels.len() >= 2
        && labels.iter().all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
        && labels.last().is_some_and(|top| !top.bytes().all(|b| b.is_ascii_digit()))
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_addresses_are_accepted() {
        for good in
            ["jo@example.com", "Jo.Do+list@Sub.Example.org", "o'neil@example.ie", "jo@münchen.example"]
        {
            assert!(EmailAddress::parse(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn lists_headers_quotes_and_literals_are_refused() {
        for bad in [
            "",
            "jo",
            "jo@",
            "@example.com",
            "a@b@example.com",
            "jo@localhost",
            "jo@1.2.3.4",
            "jo@[1.2.3.4]",
            "\"jo\"@example.com",
            "jo @example.com",
            "jo@example.com\r\nBcc: c@d.example",
            "a@x.example,b@x.example",
            "jö@example.com",
            ".jo@example.com",
            "jo@-example.com",
            "jo@exa mple.com",
            "Jo <jo@example.com>",
        ] {
            assert!(EmailAddress::parse(bad).is_err(), "{bad:?}");
        }
        assert!(EmailAddress::parse(&format!("{}@example.com", "x".repeat(65))).is_err());
    }

    #[test]
    fn a_domain_that_mixes_scripts_is_no_new_address_in_either_spelling() {
        for honest in
            ["jo@münchen.example", "jo@пример.com", "jo@пример.рф", "jo@東京abc.example", "jo@example.com"]
        {
            assert!(EmailAddress::parse_new(honest).is_ok(), "{honest}");
        }
        // The first letter is Cyrillic; then the same as the domain name system spells it.
        for lookalike in ["jo@аpple.example", "jo@xn--pple-43d.example", "jo@mail.XN--PPLE-43D.example"] {
            assert_eq!(
                EmailAddress::parse_new(lookalike),
                Err(EmailAddressError::MixedScripts),
                "{lookalike}"
            );
            assert!(EmailAddress::parse(lookalike).is_ok(), "{lookalike}");
        }
    }

    #[test]
    fn a_domain_without_an_end_is_not_read_to_its_end() {
        let endless = format!("jo@{}.example", "\u{fdfa}".repeat(300_000));
        assert_eq!(EmailAddress::parse(&endless), Err(EmailAddressError::TooLong));
    }

    #[test]
    fn case_and_idna_spelling_do_not_make_two_mailboxes() {
        let a = EmailAddress::parse("Jo@MÜNCHEN.example").unwrap();
        let b = EmailAddress::parse("jo@xn--mnchen-3ya.example").unwrap();
        assert_eq!(a.folded(), b.folded());
    }
}
