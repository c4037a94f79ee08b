//! Unguessable values that are handed out once: sessions, links, refresh and API tokens.
//!
//! 256 random bits need no slow hash: the database keeps a plain SHA-256, so a stolen copy opens
//! nothing, and looking one up is an index read. The hash is over the 32 raw bytes, not over their
//! text, so that it does not depend on how a token is written.

use std::fmt;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use sha2::{Digest as _, Sha256};
use vestibule_kernel::{Entropy, random_bytes};
use zeroize::Zeroizing;

/// A secret of 32 random bytes, written as 43 characters of base64url; wiped when dropped.
#[derive(Clone)]
pub struct Token(Zeroizing<[u8; 32]>);

impl Token {
    /// A new token.
    #[must_use]
    pub fn generate(entropy: &dyn Entropy) -> Self {
        Self(Zeroizing::new(random_bytes(entropy)))
    }

    /// Reads a presented token; none for anything that is not exactly 43 characters of canonical
    /// base64url, which needs no look at the database.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 43 {
            return None;
        }
        let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?);
        Some(Self(Zeroizing::new(bytes.as_slice().try_into().ok()?)))
    }

    /// The token's text, for the one cookie, link or answer that hands it over.
    #[must_use]
    pub fn expose(&self) -> String {
        BASE64URL_NOPAD.encode(&*self.0)
    }

    /// What is stored and looked up instead of the token.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(*self.0).into())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// SHA-256 of a [`Token`]'s 32 bytes. May be compared and used as a key in the ordinary way:
/// nobody can work towards a wanted hash byte by byte.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenHash([u8; 32]);

impl TokenHash {
    /// The hash as it is stored.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The hash of something longer than a [`Token`], a signed one, over its text: what
    /// a cache knows it by.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        Self(Sha256::digest(text).into())
    }

    /// A stored hash; none when it is not 32 bytes long.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

/// Shows the first bytes only: enough to tell two apart in a log.
impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TokenHash({}..)", HEXLOWER.encode(&self.0[..4]))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use vestibule_kernel::SeededEntropy;

    use super::*;

    #[test]
    fn a_token_comes_back_from_its_text_as_the_same_token() {
        let token = Token::generate(&SeededEntropy::new(1));
        let read = Token::parse(&token.expose()).unwrap();
        assert_eq!(token.expose().len(), 43);
        assert_eq!(read.hash(), token.hash());
    }

    #[test]
    fn two_tokens_differ() {
        let chance = SeededEntropy::new(1);
        assert_ne!(Token::generate(&chance).hash(), Token::generate(&chance).hash());
    }

    #[test]
    fn the_hash_is_sha_256_of_the_raw_bytes() {
        let token = Token::parse(&"A".repeat(43)).unwrap();
        assert_eq!(
            HEXLOWER.encode(token.hash().as_bytes()),
            "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"
        );
    }

    #[test]
    fn a_second_spelling_of_the_same_bytes_is_refused() {
        // The last character carries two bits that must be zero.
        assert!(Token::parse(&format!("{}B", "A".repeat(42))).is_none());
    }

    #[test]
    fn neither_a_token_nor_its_whole_hash_is_printed() {
        let token = Token::parse(&"A".repeat(43)).unwrap();
        assert_eq!(format!("{token:?} {:?}", token.hash()), "Token(..) TokenHash(66687aad..)");
    }

    #[test]
    fn a_stored_hash_of_the_wrong_length_is_no_hash() {
        assert!(TokenHash::from_slice(&[0; 31]).is_none());
        assert!(TokenHash::from_slice(&[0; 32]).is_some());
    }

    proptest! {
        #[test]
        fn whatever_parses_is_written_back_the_same(text in "[A-Za-z0-9_=+/-]{42,44}|.*") {
            if let Some(token) = Token::parse(&text) {
                prop_assert_eq!(token.expose(), text);
            }
        }
    }
}
