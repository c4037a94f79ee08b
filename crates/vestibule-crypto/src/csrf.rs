//! The token that proves a request was built by one of our pages and not by a stranger's.
//!
//! It is an HMAC of the session token's hash: bound to one session, valid as long as that session,
//! nothing to store, and useless for any other session, even of the same person.

use data_encoding::BASE64URL_NOPAD;
use subtle::ConstantTimeEq as _;

use crate::keyed::hmac_sha256;
use crate::{DerivedKey, TokenHash};

/// Makes and checks CSRF tokens.
#[derive(Debug, Clone)]
pub struct CsrfKey(DerivedKey);

impl CsrfKey {
    /// Tokens under this key.
    #[must_use]
    pub const fn new(key: DerivedKey) -> Self {
        Self(key)
    }

    /// The session's CSRF token: 43 characters of base64url, which survive cookies, headers and
    /// percent-decoding unchanged.
    #[must_use]
    pub fn token_for(&self, session: &TokenHash) -> String {
        BASE64URL_NOPAD.encode(&hmac_sha256(self.0.as_bytes(), session.as_bytes()))
    }

    /// Whether `presented` is the session's token. Takes equally long wherever the two differ.
    #[must_use]
    pub fn matches(&self, session: &TokenHash, presented: &str) -> bool {
        self.token_for(session).as_bytes().ct_eq(presented.as_bytes()).into()
    }
}

#[cfg(test)]
mod tests {
    use vestibule_kernel::SeededEntropy;

    use super::*;
    use crate::{KeyPurpose, MasterKey, Token};

    fn key() -> CsrfKey {
        CsrfKey::new(MasterKey::from_bytes([3; 32]).derive(KeyPurpose::Csrf))
    }

    #[test]
    fn a_session_accepts_its_own_token_any_number_of_times() {
        let session = Token::generate(&SeededEntropy::new(1)).hash();
        let token = key().token_for(&session);
        assert_eq!(token.len(), 43);
        assert!(key().matches(&session, &token));
        assert!(key().matches(&session, &token));
    }

    #[test]
    fn another_sessions_token_is_refused() {
        let chance = SeededEntropy::new(1);
        let (mine, theirs) = (Token::generate(&chance).hash(), Token::generate(&chance).hash());
        assert!(!key().matches(&mine, &key().token_for(&theirs)));
    }

    #[test]
    fn a_missing_cut_or_changed_token_is_refused() {
        let session = Token::generate(&SeededEntropy::new(1)).hash();
        let token = key().token_for(&session);
        for wrong in ["", "undefined", &token[..42], &format!("{token}A"), &token.to_uppercase()] {
            assert!(!key().matches(&session, wrong), "{wrong:?}");
        }
    }
}
