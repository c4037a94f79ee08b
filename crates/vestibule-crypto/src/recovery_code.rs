//! Codes that a person prints and keeps for the day the authenticator is lost.
//!
//! Fifty random bits each: too many to guess through a throttle, few enough to type. What is stored
//! is an HMAC under a key that is not in the database (fifty bits fall to a plain hash), with the
//! person as part of what is hashed. The letters leave out what is mistaken for something else;
//! what is typed may be in either case, with or without the dash.

use std::fmt;

use vestibule_kernel::{Entropy, random_bytes};
use zeroize::Zeroizing;

use crate::KeyedHash;

/// Thirty-two signs without i, l, o, u (Crockford's base32).
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 10;

/// A recovery code of ten signs; wiped when dropped.
#[derive(Clone)]
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    /// A new code.
    #[must_use]
    pub fn generate(entropy: &dyn Entropy) -> Self {
        let bytes = Zeroizing::new(random_bytes::<LENGTH>(entropy));
        // Five of eight bits of each byte: every sign is equally likely.
        let signs = bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte & 31)]));
        Self(Zeroizing::new(signs.collect()))
    }

    /// Reads a typed code; none unless it is ten of the signs, give or take case, dashes and blanks.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > 4 * LENGTH {
            return None;
        }
        let mut code = Zeroizing::new(String::with_capacity(LENGTH));
        for sign in text.chars().filter(|sign| !matches!(sign, '-' | ' ')) {
            let sign = match sign.to_ascii_lowercase() {
                'i' | 'l' => '1',
                'o' => '0',
                sign if sign.is_ascii() && SIGNS.contains(&(sign as u8)) => sign,
                _ => return None,
            };
            code.push(sign);
        }
        (code.len() == LENGTH).then_some(Self(code))
    }

    /// The code in two groups, for the one page that shows it.
    #[must_use]
    pub fn expose(&self) -> String {
        let (first, second) = self.0.split_at(LENGTH / 2);
        format!("{first}-{second}")
    }

    /// What is stored and looked up instead of the code; `subject` names whose it is.
    #[must_use]
    pub fn hash(&self, key: &KeyedHash, subject: &str) -> [u8; 32] {
        // The code has a fixed length, so that subject and code cannot run into each other.
        key.digest(&Zeroizing::new(format!("recovery\0{subject}\0{}", *self.0)))
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use vestibule_kernel::SeededEntropy;

    use super::*;
    use crate::{KeyPurpose, MasterKey};

    fn key() -> KeyedHash {
        KeyedHash::new(MasterKey::from_bytes([1; 32]).derive(KeyPurpose::OneTimeCodes))
    }

    #[test]
    fn a_code_is_shown_in_two_groups_and_read_however_it_is_typed() {
        let code = RecoveryCode::generate(&SeededEntropy::new(1));
        let shown = code.expose();
        assert_eq!((shown.len(), shown.as_bytes()[5]), (11, b'-'));
        for typed in [shown.clone(), shown.to_uppercase(), shown.replace('-', ""), shown.replace('-', " ")] {
            let read = RecoveryCode::parse(&typed).unwrap();
            assert_eq!(read.hash(&key(), "jo"), code.hash(&key(), "jo"), "{typed}");
        }
    }

    #[test]
    fn letters_that_look_like_digits_are_those_digits() {
        assert_eq!(RecoveryCode::parse("oiloi-lo000").unwrap().expose(), "01101-10000");
    }

    #[test]
    fn the_same_code_of_somebody_else_is_stored_differently() {
        let code = RecoveryCode::generate(&SeededEntropy::new(1));
        assert_ne!(code.hash(&key(), "jo"), code.hash(&key(), "ja"));
    }

    #[test]
    fn anything_else_is_no_code() {
        for wrong in ["", "123456", "01234-5678", "01234-567890", "0123u-56789", "01234-5678\u{e9}"] {
            assert!(RecoveryCode::parse(wrong).is_none(), "{wrong:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "[0-9a-zA-Z -]{8,14}|.*") {
            if let Some(code) = RecoveryCode::parse(&text) {
                prop_assert_eq!(code.expose().len(), 11);
            }
        }
    }
}
