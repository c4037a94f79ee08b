//! Whether trying again can help: the one thing the queue has to know about a failure.
//!
//! A letter is given up only when the server refuses this reader or this content for good. Whatever
//! can be our fault or the network's (login, sender, certificate, a lost connection) is tried again,
//! because a letter lost to a typing error in the configuration cannot be written a second time.

use std::borrow::Cow;
use std::error::Error as _;

use lettre::transport::smtp::Error as SmtpError;

/// The longest `reason`, in characters.
const REASON_LIMIT: usize = 300;
/// Words longer than this are left out of a reason: a one-time token has 43 characters.
const WORD_LIMIT: usize = 40;
/// "Authentication required", "too weak", "credentials invalid", "encryption required" (RFC 4954 §6).
const LOGIN_TROUBLE: [u16; 4] = [530, 534, 535, 538];
/// The server is closing the connection (RFC 5321 §3.8).
pub(super) const CLOSING: u16 = 421;

/// Why a letter was not handed over. Reasons are one line of at most 300 characters without links,
/// tokens or credentials, fit for a log and for an administrator's eyes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeliveryError {
    /// The same letter may get through later.
    #[error("to be tried again: {reason}")]
    Retry {
        /// What went wrong.
        reason: String,
    },
    /// No letter gets through here for now, whatever it says and whoever reads it: the server is
    /// away, or does not accept our login or our sender. Another server may take it at once.
    #[error("not to be reached: {reason}")]
    Away {
        /// What went wrong.
        reason: String,
    },
    /// The server does not let us send this, for reasons of its own: relaying, a quota, a list of bad
    /// neighbours (RFC 3463 X.3, X.4 and X.7). Asking it again changes nothing; another one may take it.
    #[error("not wanted here: {reason}")]
    Unwanted {
        /// What the server said.
        reason: String,
    },
    /// No further attempt will change the answer.
    #[error("refused for good: {reason}")]
    Refused {
        /// What the server said.
        reason: String,
    },
}

/// How far a conversation with the server had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Connecting,
    LoggingIn,
    NamingSender,
    NamingRecipient,
    SendingContent,
}

impl DeliveryError {
    pub(super) fn retry(reason: &str) -> Self {
        Self::Retry { reason: one_line(reason) }
    }

    pub(super) fn away(reason: &str) -> Self {
        Self::Away { reason: one_line(reason) }
    }

    pub(super) fn refused(reason: &str) -> Self {
        Self::Refused { reason: one_line(reason) }
    }

    /// Decides by where it happened and what the server answered, if it did.
    pub(super) fn at(stage: Stage, error: &SmtpError) -> Self {
        let reason = describe(stage, error);
        let about_this_letter = matches!(stage, Stage::NamingRecipient | Stage::SendingContent);
        let login_trouble = error.status().is_some_and(|code| LOGIN_TROUBLE.contains(&code.into()));
        if error.is_permanent() && about_this_letter && !login_trouble {
            if is_about_the_server(&said(error)) {
                Self::Unwanted { reason: one_line(&reason) }
            } else {
                Self::refused(&reason)
            }
        } else if about_this_letter
            && !login_trouble
            && error.status().is_none_or(|c| u16::from(c) != CLOSING)
        {
            Self::retry(&reason)
        } else {
            Self::away(&reason)
        }
    }
}

/// What the server answered, without the three digits.
fn said(error: &SmtpError) -> String {
    error.source().map(ToString::to_string).unwrap_or_default()
}

/// Whether the enhanced status code, if there is one, speaks of the server's state, the network or its
/// policy rather than of the reader or the letter (RFC 3463 §3).
fn is_about_the_server(said: &str) -> bool {
    ["5.3.", "5.4.", "5.7."].iter().any(|subject| said.trim_start().starts_with(subject))
}

fn describe(stage: Stage, error: &SmtpError) -> String {
    let place = match stage {
        Stage::Connecting => "while connecting",
        Stage::LoggingIn => "at the login",
        Stage::NamingSender => "to the sender",
        Stage::NamingRecipient => "to the recipient",
        Stage::SendingContent => "to the letter",
    };
    let said = said(error);
    match error.status() {
        // Some servers repeat the line they did not like, and here it holds the password.
        Some(code) if stage == Stage::LoggingIn => format!("the mail server answered {code} {place}"),
        Some(code) => format!("the mail server answered {code} {place}: {said}"),
        None if error.is_response() => format!("the mail server broke off or talked nonsense {place}"),
        None if stage == Stage::Connecting => format!("no connection to the mail server: {error}"),
        None => format!("the connection to the mail server failed {place}: {error}"),
    }
}

/// Makes foreign text safe for a log line: no line breaks, nothing long enough to be a secret, and no
/// address that tells who it is.
fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<Cow<'_, str>> = plain.split_whitespace().map(safe).collect();
    words.join(" ").chars().take(REASON_LIMIT).collect()
}

fn safe(word: &str) -> Cow<'_, str> {
    if word.contains("://") || word.len() > WORD_LIMIT {
        return "[...]".into();
    }
    match word.split_once('@') {
        None => word.into(),
        Some((_, domain)) if domain.contains('@') => "[...]".into(),
        // What stands before the address in the same word is of no use to anybody, either.
        Some((_, domain)) => format!("***@{domain}").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> String {
        let DeliveryError::Retry { reason } = DeliveryError::retry(text) else { unreachable!() };
        reason
    }

    #[test]
    fn a_reason_cannot_forge_a_second_log_line() {
        assert_eq!(reason("no\r\nERROR all is lost\u{2028}\0"), "no ERROR all is lost");
    }

    #[test]
    fn a_link_or_a_token_that_a_spam_filter_quotes_does_not_reach_the_log() {
        let token = "t".repeat(43);
        assert_eq!(
            reason(&format!("bad link <https://a.example/x> in a.example/reset/{token}")),
            "bad link [...] in [...]"
        );
        assert_eq!(reason(&format!("code {token}")), "code [...]");
    }

    #[test]
    fn a_reason_does_not_tell_whom_the_letter_was_for() {
        assert_eq!(
            reason("<jo@example.com>: no such user, nor RCPT=jo@example.com (jo@example.com/ja@example.com)"),
            "***@example.com>: no such user, nor ***@example.com [...]"
        );
    }

    #[test]
    fn a_reason_has_at_most_300_characters() {
        assert_eq!(reason(&"é ".repeat(400)).chars().count(), 300);
    }
}
