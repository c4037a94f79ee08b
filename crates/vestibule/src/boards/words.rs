//! Texts that people write on boards, parsed once at the edge.

use std::fmt;

use vestibule_kernel::folded;

/// Why a text is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// Nothing but blanks.
    #[error("a text is required here")]
    Empty,
    /// Longer than permitted, in characters.
    #[error("this text has at most {0} characters")]
    TooLong(usize),
    /// A line break or other control character in a single line.
    #[error("this text has no line breaks or control characters")]
    ControlCharacter,
    /// Not `#` and six hexadecimal digits.
    #[error("a colour looks like #1f6feb")]
    Color,
    /// Not a day of the calendar as `YYYY-MM-DD`.
    #[error("a day looks like 2026-01-31")]
    Day,
}

macro_rules! lines {
    ($($(#[$doc:meta])* $name:ident $max:literal)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// Length limit in characters.
            pub const MAX_CHARS: usize = $max;

            /// Trims blanks at both ends.
            ///
            /// # Errors
            /// [`WordsError`] for an empty or over-long text or one with control characters.
            pub fn parse(text: &str) -> Result<Self, WordsError> {
                line(text, Self::MAX_CHARS).map(Self)
            }

            /// The text as typed.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

lines! {
    /// A board's name.
    BoardName 100
    /// A column's name.
    ColumnName 100
    /// A ticket's title.
    Title 255
    /// A label; two that look alike are one.
    Label 50
}

impl Label {
    /// The form in which labels are compared.
    #[must_use]
    pub fn folded(&self) -> String {
        folded(&self.0)
    }
}

fn line(text: &str, max: usize) -> Result<String, WordsError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(WordsError::Empty);
    }
    if text.chars().any(char::is_control) {
        return Err(WordsError::ControlCharacter);
    }
    if text.chars().count() > max {
        return Err(WordsError::TooLong(max));
    }
    Ok(text.to_owned())
}

/// Markdown, possibly empty: a ticket's description.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose(String);

impl Prose {
    /// Length limit in characters.
    pub const MAX_CHARS: usize = 20_000;

    /// Takes the text as it is.
    ///
    /// # Errors
    /// [`WordsError::TooLong`].
    pub fn parse(text: &str) -> Result<Self, WordsError> {
        if text.chars().count() > Self::MAX_CHARS {
            return Err(WordsError::TooLong(Self::MAX_CHARS));
        }
        Ok(Self(text.to_owned()))
    }

    /// Takes the text, which must say something: a comment.
    ///
    /// # Errors
    /// [`WordsError::Empty`], [`WordsError::TooLong`].
    pub fn parse_filled(text: &str) -> Result<Self, WordsError> {
        if text.trim().is_empty() { Err(WordsError::Empty) } else { Self::parse(text) }
    }

    /// The Markdown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A colour as `#rrggbb`, lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Color(String);

impl Color {
    /// Accepts either case.
    ///
    /// # Errors
    /// [`WordsError::Color`].
    pub fn parse(text: &str) -> Result<Self, WordsError> {
        match text.strip_prefix('#') {
            Some(digits) if digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()) => {
                Ok(Self(text.to_ascii_lowercase()))
            }
            _ => Err(WordsError::Color),
        }
    }

    /// `#rrggbb`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A day of the calendar as `YYYY-MM-DD`, which also sorts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(String);

impl Day {
    /// Accepts days that exist.
    ///
    /// # Errors
    /// [`WordsError::Day`].
    pub fn parse(text: &str) -> Result<Self, WordsError> {
        let numbers = (text.len() == 10 && text.is_ascii())
            .then(|| (text[..4].parse(), text[5..7].parse::<u8>(), text[8..].parse()))
            .filter(|_| text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-');
        let Some((Ok(year), Ok(month), Ok(day))) = numbers else { return Err(WordsError::Day) };
        let month = time::Month::try_from(month).map_err(|_| WordsError::Day)?;
        time::Date::from_calendar_date(year, month, day).map_err(|_| WordsError::Day)?;
        if text.starts_with(['+', '-']) { Err(WordsError::Day) } else { Ok(Self(text.to_owned())) }
    }

    /// `YYYY-MM-DD`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_line_that_says_something() {
        assert_eq!(Title::parse("  Fix it  ").unwrap().as_str(), "Fix it");
        assert_eq!(Title::parse(" \t"), Err(WordsError::Empty));
        assert_eq!(Title::parse("a\nb"), Err(WordsError::ControlCharacter));
        assert_eq!(Title::parse(&"x".repeat(256)), Err(WordsError::TooLong(255)));
        assert!(Title::parse("👩\u{200d}💻").is_ok());
    }

    #[test]
    fn only_days_that_exist_are_days() {
        assert!(Day::parse("2028-02-29").is_ok());
        for text in ["2026-02-29", "2026-13-01", "+026-01-01", "2026-1-1", "20260101", "2026-01-0é", ""] {
            assert_eq!(Day::parse(text), Err(WordsError::Day), "{text}");
        }
    }

    #[test]
    fn a_colour_is_six_digits() {
        assert_eq!(Color::parse("#1F6FEB").unwrap().as_str(), "#1f6feb");
        for text in ["red", "#fff", "#1f6feg", "#1f6fé"] {
            assert_eq!(Color::parse(text), Err(WordsError::Color), "{text}");
        }
    }
}
