//! Names people read: of persons, and of roles and permissions.
//!
//! Two spellings that look alike must not be two roles or two people, so uniqueness is decided on
//! the folded form: Unicode NFKC, then lower case.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;

use crate::EVERYTHING;

/// The form in which names are compared: NFKC and lower case.
///
/// Normalised twice because lower-casing may leave a text un-normalised.
#[must_use]
pub fn folded(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase().nfkc().collect()
}

/// A given or family name, possibly empty: accounts may come without names.
#[derive(Clone, PartialEq, Eq)]
pub struct DisplayName(String);

/// Why a text is no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DisplayNameError {
    /// Longer than [`DisplayName::MAX_CHARS`].
    #[error("a name has at most {} characters", DisplayName::MAX_CHARS)]
    TooLong,
    /// Line breaks and the like, which would end up in letters' headers and logs.
    #[error("a name has no control characters")]
    ControlCharacter,
}

impl DisplayName {
    /// Length limit in characters.
    pub const MAX_CHARS: usize = 100;

    /// Trims blanks at both ends.
    ///
    /// # Errors
    /// [`DisplayNameError`] for control characters or more than [`Self::MAX_CHARS`] characters.
    pub fn parse(text: &str) -> Result<Self, DisplayNameError> {
        let text = text.trim();
        if text.chars().any(is_unprintable) {
            return Err(DisplayNameError::ControlCharacter);
        }
        if text.chars().count() > Self::MAX_CHARS {
            return Err(DisplayNameError::TooLong);
        }
        Ok(Self(text.to_owned()))
    }

    /// The name as typed, without blanks at its ends.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What letters call a person: the first name, or the username when there is none.
///
/// Anybody can sign up with somebody else's address, so a "name" that is a message or holds a link
/// must not be delivered in our letters; a letter then uses the username, which cannot hold one.
#[must_use]
pub fn salutation<'a>(first_name: &'a str, username: &'a str) -> &'a str {
    let is_name = !first_name.is_empty()
        && first_name.chars().count() <= 40
        && !first_name.contains(['/', '\\', ':', '@', '<', '>', '&', '%'])
        && !first_name.trim_end_matches('.').contains('.');
    if is_name { first_name } else { username }
}

impl fmt::Debug for DisplayName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The name of a role or permission, such as `Create Post`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantName {
    text: String,
    folded: String,
}

/// Why a text is no name for a role or permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GrantNameError {
    /// Nothing but blanks.
    #[error("a name is required")]
    Empty,
    /// Longer than [`GrantName::MAX_CHARS`].
    #[error("a name has at most {} characters", GrantName::MAX_CHARS)]
    TooLong,
    /// Line breaks and other unprintable characters.
    #[error("a name has no control characters")]
    ControlCharacter,
    /// What stands for every permission there is.
    #[error("`*` stands for everything and names nothing of its own")]
    Everything,
}

impl GrantName {
    /// Length limit in characters.
    pub const MAX_CHARS: usize = 64;

    /// Trims blanks at both ends, and makes one of several: nobody could tell the names apart.
    ///
    /// # Errors
    /// [`GrantNameError`] for an empty or over-long name or one with invisible characters.
    pub fn parse(text: &str) -> Result<Self, GrantNameError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(GrantNameError::Empty);
        }
        if text.chars().any(|c| is_unprintable(c) || is_ignorable(c)) {
            return Err(GrantNameError::ControlCharacter);
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().count() > Self::MAX_CHARS {
            return Err(GrantNameError::TooLong);
        }
        Ok(Self { folded: folded(&text), text })
    }

    /// As [`Self::parse`], for something that is made or renamed: nothing new is called what stands for
    /// everything, or its holders would look like Super Admins.
    ///
    /// # Errors
    /// [`GrantNameError`].
    pub fn parse_new(text: &str) -> Result<Self, GrantNameError> {
        let name = Self::parse(text)?;
        if name.folded == EVERYTHING { Err(GrantNameError::Everything) } else { Ok(name) }
    }

    /// The name as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The name as compared.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }
}

/// Control characters, and the invisible marks that turn or hide neighbouring text (Unicode
/// Bidi_Control and zero-width characters).
pub(crate) fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// What is drawn as nothing at all (Unicode Default_Ignorable_Code_Point).
const fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_alike_fold_to_the_same_text() {
        assert_eq!(folded("Ｅditor"), folded("editor"));
        assert_eq!(folded("ﬁx"), folded("FIX"));
    }

    #[test]
    fn a_role_name_may_hold_blanks_but_not_only_blanks() {
        assert_eq!(GrantName::parse(" Create Post ").unwrap().as_str(), "Create Post");
        assert_eq!(GrantName::parse("  "), Err(GrantNameError::Empty));
        assert_eq!(GrantName::parse("a\nb"), Err(GrantNameError::ControlCharacter));
    }

    #[test]
    fn no_role_name_looks_like_another() {
        assert_eq!(GrantName::parse("super \u{a0} admin").unwrap().folded(), "super admin");
        for alike in ["Admin\u{ad}", "Ad\u{2062}min", "Admin\u{fe0f}", "Admin\u{3164}", "Admin\u{e0041}"] {
            assert_eq!(GrantName::parse(alike), Err(GrantNameError::ControlCharacter), "{alike:?}");
        }
    }

    #[test]
    fn nothing_new_is_called_what_stands_for_everything() {
        for text in ["*", " * ", "\u{ff0a}", "\u{fe61}"] {
            assert_eq!(GrantName::parse_new(text), Err(GrantNameError::Everything), "{text:?}");
        }
        assert!(GrantName::parse_new("**").is_ok() && GrantName::parse_new("posts.*").is_ok());
    }

    #[test]
    fn a_letter_greets_by_name_but_delivers_no_links() {
        assert_eq!(salutation("Jo", "jodo"), "Jo");
        assert_eq!(salutation("Jo Jr.", "jodo"), "Jo Jr.");
        for bait in ["", "Win at http://evil.example", "evil.example", "a@evil", &"very ".repeat(20)] {
            assert_eq!(salutation(bait, "jodo"), "jodo", "{bait}");
        }
    }

    #[test]
    fn a_display_name_may_be_empty_but_holds_no_line_breaks() {
        assert_eq!(DisplayName::parse("").unwrap().as_str(), "");
        assert_eq!(DisplayName::parse("Jo\r\nBcc: x"), Err(DisplayNameError::ControlCharacter));
    }
}
