//! What somebody types to say who they are: a username, an address, or nonsense.
//!
//! People are looked up, and guesses at them counted, by the same form of it. Were there two forms, the
//! spellings that only one of them takes for the same would tell which names somebody has.

use crate::{EmailAddress, folded};

/// A text from a sign-in form. Texts that name the same person are equal, whether there is one or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInName {
    /// A username as compared. It may break the rules for new ones.
    Username(String),
    /// An address as compared.
    Address(String),
    /// What can be nobody's: it looks like an address and is none, or has no end.
    Nobodys(String),
}

impl SignInName {
    /// No address is longer, and usernames are far shorter.
    const MAX_CHARS: usize = 254;

    /// Reads whatever was typed. A username holds no `@`, so a text is never both.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        // Folding takes long for a text without an end, and everybody may send one.
        if text.chars().nth(Self::MAX_CHARS).is_some() {
            return Self::Nobodys(text.to_owned());
        }
        if !text.contains('@') {
            return Self::Username(folded(text));
        }
        match EmailAddress::parse(text) {
            Ok(address) => Self::Address(address.folded().to_owned()),
            Err(_) => Self::Nobodys(text.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_equal() {
        assert_eq!(SignInName::of(" JoDo "), SignInName::of("\u{ff4a}odo"));
        assert_eq!(SignInName::of("Jo@exam\u{ad}ple\u{3002}com"), SignInName::of("jo@example.com"));
        assert_ne!(SignInName::of("jo@example"), SignInName::of("jo@example.com"));
    }

    #[test]
    fn a_name_without_an_end_is_nobodys() {
        for endless in ["\u{fdfa}".repeat(330_000), format!("jo@{}", "\u{fdfa}".repeat(330_000))] {
            assert_eq!(SignInName::of(&endless), SignInName::Nobodys(endless));
        }
    }

    #[test]
    fn the_longest_address_is_still_one() {
        let domain = ["d".repeat(61), "e".repeat(61), "f".repeat(61), "com".to_owned()].join(".");
        let longest = format!("{}@{domain}", "l".repeat(64));
        assert_eq!(longest.len(), 254);
        assert_eq!(SignInName::of(&longest), SignInName::Address(longest));
    }
}
