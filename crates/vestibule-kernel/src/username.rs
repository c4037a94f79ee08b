//! The name a person signs in with, next to their address.

use std::fmt;

use crate::folded;
use crate::scripts::mixes_scripts;

/// 3 to 30 of letters, digits, `.`, `_`, `-`; compared folded. One of them at least is a letter or a
/// digit, and the first is no sign that other programs give a meaning: `..` and `-rf` are no names.
///
/// `@` is impossible, so a username can never be mistaken for somebody's address.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Username {
    text: String,
    folded: String,
}

/// Why a text is no username.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UsernameError {
    /// Fewer than 3 or more than 30 characters.
    #[error("a username has 3 to 30 characters")]
    Length,
    /// Something other than letters, digits, `.`, `_` and `-`.
    #[error("a username consists of letters, digits, '.', '_' and '-'")]
    Character,
    /// It begins with `.` or `-`, or is nothing but signs.
    #[error("a username begins with a letter, a digit or '_', and is not only signs")]
    OnlySigns,
    /// Letters of scripts that no language writes together.
    #[error(
        "a username does not mix letters of several scripts, such as Latin and Cyrillic: it could be taken for another"
    )]
    MixedScripts,
}

impl Username {
    /// # Errors
    /// [`UsernameError`] when the text is shorter than 3 or longer than 30 characters, holds anything
    /// but letters, digits, `.`, `_`, `-`, begins with `.` or `-`, holds no letter and no digit, or
    /// mixes scripts.
    pub fn parse(text: &str) -> Result<Self, UsernameError> {
        // Both spellings count: folding can lengthen a text or turn a letter into a sign. What is too
        // long as typed is not folded, which takes long for a text without an end.
        check(text)?;
        let folded = folded(text);
        check(&folded)?;
        // As compared: a wide Latin letter counts as the letter it is.
        if mixes_scripts(&folded) {
            return Err(UsernameError::MixedScripts);
        }
        Ok(Self { text: text.to_owned(), folded })
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

fn check(form: &str) -> Result<(), UsernameError> {
    if !form.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-')) {
        return Err(UsernameError::Character);
    }
    if !(3..=30).contains(&form.chars().count()) {
        return Err(UsernameError::Length);
    }
    if form.starts_with(['.', '-']) || !form.contains(char::is_alphanumeric) {
        return Err(UsernameError::OnlySigns);
    }
    Ok(())
}

impl fmt::Debug for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

impl fmt::Display for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_any_script_digits_and_three_signs_make_a_username() {
        for good in ["jodo", "a.b-c_9", "Zoë", "Мария"] {
            assert!(Username::parse(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn an_address_or_a_blank_is_no_username() {
        for bad in ["jo@example.com", "two words", "ab", "", "abc\n", "a\u{200b}bc"] {
            assert!(Username::parse(bad).is_err(), "{bad:?}");
        }
        assert!(Username::parse(&"x".repeat(31)).is_err());
    }

    #[test]
    fn a_name_that_other_programs_would_take_for_something_else_is_none() {
        for bad in ["...", "-rf", "..jo", "___", "-_.", ".htaccess"] {
            assert_eq!(Username::parse(bad), Err(UsernameError::OnlySigns), "{bad}");
        }
        for good in ["_jo", "9lives", "jo.", "jo-"] {
            assert!(Username::parse(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn a_name_with_a_letter_of_another_script_is_none() {
        for bad in ["jоdo", "Mариа", "ρaul"] {
            assert_eq!(Username::parse(bad), Err(UsernameError::MixedScripts), "{bad}");
        }
        for good in ["ｊodo", "さくらchan", "Ελένη_7", "한별.k"] {
            assert!(Username::parse(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn spellings_that_differ_in_case_or_width_are_one_name() {
        assert_eq!(Username::parse("JoDo").unwrap().folded(), Username::parse("ｊodo").unwrap().folded());
    }
}
