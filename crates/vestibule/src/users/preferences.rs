//! In which language and at which hour a person wants to be spoken to.
//!
//! Only the form is checked: which languages there are letters in, and which zones a browser
//! knows, changes faster than accounts do. What nobody knows falls back to English and UTC.

use crate::http::Languages;
use crate::mail::LANGUAGES;

/// A language tag (BCP 47), such as `de` or `pt-BR`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locale(String);

/// The text is no language tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a language looks like en or pt-BR")]
pub struct LocaleError;

impl Default for Locale {
    fn default() -> Self {
        Self("en".to_owned())
    }
}

impl Locale {
    /// # Errors
    /// [`LocaleError`] unless the text is a language of two or three letters with optional subtags,
    /// at most 35 characters (RFC 5646 §4.4.1).
    pub fn parse(text: &str) -> Result<Self, LocaleError> {
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or_default();
        let is_language =
            (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_alphabetic());
        let are_subtags = parts.all(|subtag| {
            (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        if is_language && are_subtags && text.len() <= 35 {
            Ok(Self(text.to_owned()))
        } else {
            Err(LocaleError)
        }
    }

    /// What a newcomer is written to in: the language they like best of those there are letters in,
    /// English otherwise.
    #[must_use]
    pub fn of_visitor(languages: &Languages) -> Self {
        let written = languages.0.iter().find_map(|tag| {
            let language = tag.split('-').next().unwrap_or_default();
            LANGUAGES.iter().find(|known| known.eq_ignore_ascii_case(language))
        });
        written.map_or_else(Self::default, |tag| Self((*tag).to_owned()))
    }

    /// The tag as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The name of a time zone in IANA's database, such as `Europe/Berlin`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeZone(String);

/// The text is no name of a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a time zone looks like UTC or Europe/Berlin")]
pub struct TimeZoneError;

impl TimeZone {
    /// # Errors
    /// [`TimeZoneError`] unless the text has the form of IANA's names, at most 64 characters.
    pub fn parse(text: &str) -> Result<Self, TimeZoneError> {
        let is_name = text.split('/').all(|part| {
            part.starts_with(|c: char| c.is_ascii_alphabetic())
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+'))
        });
        if is_name && text.len() <= 64 { Ok(Self(text.to_owned())) } else { Err(TimeZoneError) }
    }

    /// The name as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_are_told_from_other_texts() {
        for good in ["en", "de-AT", "zh-Hant-TW", "gsw"] {
            assert!(Locale::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "e", "english", "en_US", "en-", "en-\u{e9}", "../../etc"] {
            assert!(Locale::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn time_zones_are_told_from_other_texts() {
        for good in ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+3"] {
            assert!(TimeZone::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "/", "Europe/", "+01:00", "Europe Berlin", "../etc/passwd"] {
            assert!(TimeZone::parse(bad).is_err(), "{bad}");
        }
    }
}
