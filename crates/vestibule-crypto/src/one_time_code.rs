//! Six digits that are sent to a person and typed back.
//!
//! A million possibilities are tried against a plain hash in a second, so what is stored is an
//! HMAC; and since two people may well get the same digits, the subject is part of what is hashed.
//! Limiting the guesses is the caller's part.

use std::fmt;

use vestibule_kernel::{Entropy, random_bytes};
use zeroize::Zeroizing;

use crate::KeyedHash;

const CODES: u32 = 1_000_000;
/// The greatest multiple of a million that fits: numbers from here on would make low codes likelier.
const UNBIASED_BELOW: u32 = u32::MAX - u32::MAX % CODES;

/// A code of exactly six ASCII digits; wiped when dropped.
#[derive(Clone)]
pub struct OneTimeCode(Zeroizing<String>);

impl OneTimeCode {
    /// A new code; each of the million is equally likely.
    #[must_use]
    pub fn generate(entropy: &dyn Entropy) -> Self {
        loop {
            let number = u32::from_le_bytes(random_bytes(entropy));
            if number < UNBIASED_BELOW {
                return Self(Zeroizing::new(format!("{:06}", number % CODES)));
            }
        }
    }

    /// Reads a typed code; none unless it is exactly six ASCII digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let six_digits = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
        six_digits.then(|| Self(Zeroizing::new(text.to_owned())))
    }

    /// The digits, for the one message that hands them over.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What is stored and compared instead of the code. `subject` names whom and what the code is
    /// for, such as an attempt's id.
    #[must_use]
    pub fn hash(&self, key: &KeyedHash, subject: &str) -> [u8; 32] {
        // The code has a fixed length, so that subject and code cannot run into each other.
        key.digest(&Zeroizing::new(format!("{subject}\0{}", *self.0)))
    }
}

impl fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimeCode(..)")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use proptest::prelude::*;
    use vestibule_kernel::SeededEntropy;

    use super::*;
    use crate::{KeyPurpose, MasterKey};

    fn key() -> KeyedHash {
        KeyedHash::new(MasterKey::from_bytes([1; 32]).derive(KeyPurpose::OneTimeCodes))
    }

    #[derive(Debug)]
    struct Numbers(Mutex<Vec<u32>>);

    impl Entropy for Numbers {
        fn fill(&self, into: &mut [u8]) {
            into.copy_from_slice(&self.0.lock().unwrap().remove(0).to_le_bytes());
        }
    }

    #[test]
    fn a_code_has_six_digits_even_when_the_number_is_small() {
        let code = OneTimeCode::generate(&Numbers(Mutex::new(vec![3_000_042])));
        assert_eq!(code.expose(), "000042");
    }

    #[test]
    fn numbers_that_would_favour_low_codes_are_drawn_again() {
        let chance = Numbers(Mutex::new(vec![u32::MAX, UNBIASED_BELOW, UNBIASED_BELOW - 1]));
        assert_eq!(OneTimeCode::generate(&chance).expose(), "999999");
    }

    #[test]
    fn the_same_code_for_somebody_else_is_stored_differently() {
        let code = OneTimeCode::generate(&SeededEntropy::new(1));
        let typed = OneTimeCode::parse(code.expose()).unwrap();
        assert_eq!(code.hash(&key(), "attempt 1"), typed.hash(&key(), "attempt 1"));
        assert_ne!(code.hash(&key(), "attempt 1"), typed.hash(&key(), "attempt 2"));
    }

    #[test]
    fn anything_but_six_ascii_digits_is_no_code() {
        for wrong in
            ["", "12345", "1234567", "12345a", " 12345", "12345 ", "-12345", "\u{0661}\u{0662}\u{0663}"]
        {
            assert!(OneTimeCode::parse(wrong).is_none(), "{wrong:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in ".*") {
            if let Some(code) = OneTimeCode::parse(&text) {
                prop_assert_eq!(code.expose(), text);
            }
        }
    }
}
