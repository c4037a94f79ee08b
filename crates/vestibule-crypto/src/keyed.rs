//! Values that only this installation can compute: HMAC-SHA256 (RFC 2104) under a derived key.
//!
//! What has few possible values (an account name, a six-digit code, a network) is guessed from a
//! plain hash in no time. Under a key that is not in the database, a stolen copy says nothing.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::DerivedKey;

/// HMAC-SHA256 under one derived key.
#[derive(Debug, Clone)]
pub struct KeyedHash(DerivedKey);

impl KeyedHash {
    /// A function of its own for this key.
    #[must_use]
    pub const fn new(key: DerivedKey) -> Self {
        Self(key)
    }

    /// The 32 bytes that stand for `text`.
    #[must_use]
    pub fn digest(&self, text: &str) -> [u8; 32] {
        hmac_sha256(self.0.as_bytes(), text.as_bytes())
    }

    /// The 32 bytes that stand for several pieces in this order. Each is preceded by its length, so
    /// that nothing can move from one piece to the next.
    #[must_use]
    pub fn digest_parts(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut message = Vec::new();
        for part in parts {
            message.extend_from_slice(&(part.len() as u64).to_be_bytes());
            message.extend_from_slice(part);
        }
        hmac_sha256(self.0.as_bytes(), &message)
    }

    /// The same as 64 lower-case hexadecimal digits: a signature that only this installation makes.
    #[must_use]
    pub fn sign(&self, text: &str) -> String {
        data_encoding::HEXLOWER.encode(&self.digest(text))
    }

    /// Whether a signature is this key's for `text`; takes the same time wherever it differs.
    #[must_use]
    pub fn verifies(&self, text: &str, signature: &str) -> bool {
        use subtle::ConstantTimeEq as _;
        self.sign(text).as_bytes().ct_eq(signature.as_bytes()).into()
    }
}

/// HMAC-SHA256 of a message.
#[expect(clippy::expect_used, reason = "HMAC takes a key of any length (RFC 2104 §2)")]
pub(crate) fn hmac_sha256(key: &[u8], message: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;

    use super::*;
    use crate::{KeyPurpose, MasterKey};

    #[test]
    fn hmac_agrees_with_rfc_4231_case_2() {
        assert_eq!(
            HEXLOWER.encode(&hmac_sha256(b"Jefe", b"what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn pieces_do_not_flow_into_one_another() {
        let key = KeyedHash::new(MasterKey::from_bytes([1; 32]).derive(KeyPurpose::RepeatedRequests));
        assert_ne!(key.digest_parts(&[b"ab", b"c"]), key.digest_parts(&[b"a", b"bc"]));
        assert_ne!(key.digest_parts(&[b"ab"]), key.digest_parts(&[b"ab", b""]));
    }

    #[test]
    fn a_signature_is_one_texts_and_one_keys() {
        let master = MasterKey::from_bytes([1; 32]);
        let key = KeyedHash::new(master.derive(KeyPurpose::AuditCheckpoints));
        let other = KeyedHash::new(master.derive(KeyPurpose::OneTimeCodes));
        let signature = key.sign("7 abc");
        assert!(key.verifies("7 abc", &signature));
        assert!(!key.verifies("8 abc", &signature));
        assert!(!other.verifies("7 abc", &signature));
        assert!(!key.verifies("7 abc", ""));
    }

    #[test]
    fn the_same_name_is_another_value_under_another_key() {
        let master = MasterKey::from_bytes([1; 32]);
        let names = KeyedHash::new(master.derive(KeyPurpose::ThrottleNames));
        let codes = KeyedHash::new(master.derive(KeyPurpose::OneTimeCodes));
        assert_eq!(names.digest("jo"), names.digest("jo"));
        assert_ne!(names.digest("jo"), names.digest("ja"));
        assert_ne!(names.digest("jo"), codes.digest("jo"));
    }
}
