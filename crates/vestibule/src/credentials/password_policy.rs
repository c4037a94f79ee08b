//! Which passwords may be set.
//!
//! The modern policy follows NIST SP 800-63B-4 §3.1.1.2: length, a list of common ones, nothing about
//! composition. The classic one is the original programs' rule to the byte, for clients that check it
//! too, which would take a refusal for any other reason for a fault of ours. A policy speaks when a password is set, never at sign-in: an over-long guess must cost the
//! same as any other.

use std::collections::HashSet;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use vestibule_kernel::{ExposeSecret as _, SecretString, folded};
use zxcvbn::matching::patterns::MatchPattern;
use zxcvbn::{Score, zxcvbn};

use crate::config::{Config, PasswordPolicy};
use crate::users::User;

/// Why a password may not be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PolicyViolation {
    /// Fewer than 8 characters.
    #[error("a password has at least 8 characters")]
    TooShort,
    /// More than 256 characters.
    #[error("a password has at most 256 characters")]
    TooLong,
    /// It is one of the passwords that are tried first.
    #[error("this password is among the commonest; choose another")]
    TooCommon,
    /// It contains the person's name, username or address, or the product's name.
    #[error("a password must not contain your name, your address or the product's name")]
    AboutYou,
    /// It breaks the classic composition rule.
    #[error(
        "a password has 8 or more letters, digits and signs of @$%*?&, with at least one of each, and both cases"
    )]
    Composition,
}

impl PolicyViolation {
    /// Everything that a policy may object to.
    #[must_use]
    pub const fn of(policy: PasswordPolicy) -> &'static [Self] {
        match policy {
            PasswordPolicy::Modern => &[Self::TooShort, Self::TooLong, Self::AboutYou, Self::TooCommon],
            PasswordPolicy::Classic => &[Self::Composition],
        }
    }

    /// The stable code for machines.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::TooCommon => "too_common",
            Self::AboutYou => "about_you",
            Self::Composition => "composition",
        }
    }
}

/// Signs the classic rule knows.
const CLASSIC_SIGNS: &str = "@$%*?&";
/// No word of a dictionary is longer, so no match can span more.
const LONGEST_WORD: usize = 40;
/// The bounds of the modern policy, in characters.
pub(super) const MODERN_LENGTH: RangeInclusive<usize> = 8..=256;
/// The least of the classic one.
pub(super) const CLASSIC_LEAST: usize = 8;
/// The 5,000 commonest passwords of 8 characters and more, from zxcvbn's list (MIT). That library finds them
/// too, but takes one of two words or with a digit at its end for what it is put together from.
static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().collect());
/// Shorter names occur in too many good passwords by chance.
const SHORTEST_NAME: usize = 4;

/// Checks a password; `about` are the person's own names and address and the product's name.
///
/// # Errors
/// The first [`PolicyViolation`].
pub fn check_password(
    policy: PasswordPolicy,
    password: &SecretString,
    about: &[&str],
) -> Result<(), PolicyViolation> {
    let password = password.expose_secret();
    match policy {
        PasswordPolicy::Modern => check_modern(password, about),
        PasswordPolicy::Classic => check_classic(password),
    }
}

/// The same for somebody who has an account: what is known about them stands there.
///
/// # Errors
/// The first [`PolicyViolation`].
pub fn check_password_of(
    config: &Config,
    user: &User,
    password: &SecretString,
) -> Result<(), PolicyViolation> {
    let [first_name, last_name, username, email] =
        [&user.first_name, &user.last_name, &user.username, &user.email].map(String::as_str);
    let about = [first_name, last_name, username, email, config.mail.product_name.as_str()];
    check_password(config.accounts.password_policy, password, &about)
}

/// How well a password resists guessing: 0 (at once) to 4 (not in a lifetime). Advice for a meter,
/// never a reason to refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, utoipa::ToSchema)]
#[schema(as = PasswordStrength)]
pub struct Strength(u8);

/// Estimates a password's strength by its first characters: the rest can only add to it, and a long
/// text would take long.
#[must_use]
pub fn strength(password: &SecretString, about: &[&str]) -> Strength {
    let head: String = password.expose_secret().chars().take(LONGEST_WORD).collect();
    Strength(zxcvbn(&head, about).score().into())
}

fn check_modern(password: &str, about: &[&str]) -> Result<(), PolicyViolation> {
    let length = password.chars().count();
    if length < *MODERN_LENGTH.start() {
        return Err(PolicyViolation::TooShort);
    }
    if length > *MODERN_LENGTH.end() {
        return Err(PolicyViolation::TooLong);
    }
    let lower = folded(password);
    if about.iter().flat_map(|name| parts_of(name)).any(|part| lower.contains(&part)) {
        return Err(PolicyViolation::AboutYou);
    }
    if length <= LONGEST_WORD && (COMMON.contains(lower.as_str()) || is_guessed_at_once(password, length)) {
        return Err(PolicyViolation::TooCommon);
    }
    Ok(())
}

/// A whole name, or the local part of an address.
fn parts_of(name: &str) -> impl Iterator<Item = String> {
    let local = name.split_once('@').map_or(name, |(local, _)| local);
    [folded(name), folded(local)].into_iter().filter(|part| part.chars().count() >= SHORTEST_NAME)
}

/// Whether a single dictionary word, also turned round or in l33t, makes up the whole password, or a row
/// of keys, digits or letters that takes as little guessing.
fn is_guessed_at_once(password: &str, length: usize) -> bool {
    let estimate = zxcvbn(password, &[]);
    if estimate.score() == Score::Zero {
        return true;
    }
    let [only] = estimate.sequence() else { return false };
    let whole = only.token.chars().count() == length;
    whole && matches!(only.pattern, MatchPattern::Dictionary(_) | MatchPattern::Repeat(_))
}

fn check_classic(password: &str) -> Result<(), PolicyViolation> {
    let has = |test: fn(char) -> bool| password.chars().any(test);
    let known = password.chars().all(|c| c.is_ascii_alphanumeric() || CLASSIC_SIGNS.contains(c));
    let complete = has(|c| c.is_ascii_lowercase())
        && has(|c| c.is_ascii_uppercase())
        && has(|c| c.is_ascii_digit())
        && has(|c| CLASSIC_SIGNS.contains(c));
    if known && complete && password.len() >= CLASSIC_LEAST {
        Ok(())
    } else {
        Err(PolicyViolation::Composition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(policy: PasswordPolicy, password: &str) -> Result<(), PolicyViolation> {
        let about = ["Jolanthe", "jodo", "jolly.jumper@example.com", "Vestibule"];
        check_password(policy, &SecretString::from(password), &about)
    }

    #[test]
    fn the_sources_own_examples_are_accepted() {
        for good in
            ["securepassword", "newsecurepassword", "SecureP@ssw0rd", "correct horse", "пароль-подлиннее"]
        {
            assert_eq!(check(PasswordPolicy::Modern, good), Ok(()), "{good}");
        }
    }

    #[test]
    fn the_commonest_passwords_are_refused_in_any_disguise() {
        for bad in ["password", "P@ssw0rd", "password1", "12345678", "iloveyou", "drowssap", "aaaaaaaaaa"] {
            assert_eq!(check(PasswordPolicy::Modern, bad), Err(PolicyViolation::TooCommon), "{bad}");
        }
    }

    #[test]
    fn thousands_of_the_commonest_passwords_are_refused() {
        let refused = COMMON.iter().filter(|bad| check(PasswordPolicy::Modern, bad).is_err());
        assert_eq!(refused.count(), COMMON.len());
        assert!(COMMON.len() >= 3000, "{}", COMMON.len());
        for bad in ["patrick9", "1William", "password0", "12345671", "0123456789", "abcdefgh"] {
            assert_eq!(check(PasswordPolicy::Modern, bad), Err(PolicyViolation::TooCommon), "{bad}");
        }
    }

    #[test]
    fn length_counts_in_characters_and_only_between_8_and_256() {
        assert_eq!(check(PasswordPolicy::Modern, "äöüßäöü"), Err(PolicyViolation::TooShort));
        assert_eq!(check(PasswordPolicy::Modern, &"wörter-".repeat(36)), Ok(()));
        assert_eq!(check(PasswordPolicy::Modern, &"x".repeat(257)), Err(PolicyViolation::TooLong));
    }

    #[test]
    fn what_everybody_knows_about_a_person_is_no_password() {
        for bad in ["jolanthe-2020", "Xjodo!!xx", "my-jolly.jumper-pw", "vestibule-rocks"] {
            assert_eq!(check(PasswordPolicy::Modern, bad), Err(PolicyViolation::AboutYou), "{bad}");
        }
    }

    #[test]
    fn the_classic_rule_is_the_originals_to_the_byte() {
        for good in ["Aa1@aaaa", "aA1$aaaa", "aA1%aaaa", "aA1*aaaa", "aA1?aaaa", "aA1&aaaa", "SecureP@ssw0rd"]
        {
            assert_eq!(check(PasswordPolicy::Classic, good), Ok(()), "{good}");
        }
        for bad in [
            "Sh0rt@a",
            "nouppercase1@",
            "NOLOWERCASE1@",
            "NoDigits@@",
            "NoSpecial11",
            "Other#Sign1@",
            "With Space1@",
            "Ünicode1@aA",
            "",
            "SecureP@ssw0rd\n",
            "securepassword",
        ] {
            assert_eq!(check(PasswordPolicy::Classic, bad), Err(PolicyViolation::Composition), "{bad:?}");
        }
    }
}
