//! Secrets at rest: XChaCha20-Poly1305 under a key that is not in the database.
//!
//! A sealed text is `v1.<key id>.<nonce>.<ciphertext>`, each part base64url. The 24-byte nonce is
//! random, long enough never to repeat. The version, the key id and a context that the caller
//! names ("totp secret of user 7") are authenticated, so that a blob moved to another row does not
//! open. Deliberately absent: any way to open a blob without naming its context.

use std::fmt;

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use data_encoding::BASE64URL_NOPAD;
use vestibule_kernel::{Entropy, random_bytes};
use zeroize::Zeroizing;

use crate::DerivedKey;
use crate::keyed::hmac_sha256;

const VERSION: &str = "v1";

/// Seals with the current key and opens with every key it knows.
#[derive(Clone)]
pub struct Sealer {
    current: Key,
    previous: Vec<Key>,
}

impl Sealer {
    /// A sealer with one key.
    #[must_use]
    pub fn new(current: &DerivedKey) -> Self {
        Self { current: Key::new(current), previous: Vec::new() }
    }

    /// Also opens what was sealed under an earlier key.
    #[must_use]
    pub fn with_previous(mut self, previous: &DerivedKey) -> Self {
        self.previous.push(Key::new(previous));
        self
    }

    /// Seals `plaintext` for the place that `context` names.
    #[must_use]
    #[expect(clippy::expect_used, reason = "the cipher's limit is 256 GiB (RFC 8439 §2.8)")]
    pub fn seal(&self, context: &str, plaintext: &[u8], entropy: &dyn Entropy) -> String {
        let nonce = random_bytes::<24>(entropy);
        let aad = self.current.authenticated(context);
        let sealed = self
            .current
            .cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: plaintext, aad: aad.as_bytes() })
            .expect("a plaintext in memory is below the cipher's limit");
        let encode = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
        format!("{VERSION}.{}.{}.{}", self.current.id, encode(&nonce), encode(&sealed))
    }

    /// Opens what was sealed for the same context.
    ///
    /// # Errors
    /// See [`SealError`].
    pub fn open(&self, context: &str, text: &str) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let sealed = Sealed::parse(text).ok_or(SealError::Malformed)?;
        let key = self.key(sealed.key_id).ok_or(SealError::UnknownKey)?;
        let aad = key.authenticated(context);
        key.cipher
            .decrypt(&XNonce::from(sealed.nonce), Payload { msg: &sealed.ciphertext, aad: aad.as_bytes() })
            .map(Zeroizing::new)
            .map_err(|_| SealError::Tampered)
    }

    /// Whether a sealed text was sealed under an earlier key and should be sealed again.
    #[must_use]
    pub fn is_outdated(&self, text: &str) -> bool {
        Sealed::parse(text).is_some_and(|sealed| sealed.key_id != self.current.id)
    }

    fn key(&self, id: &str) -> Option<&Key> {
        std::iter::once(&self.current).chain(&self.previous).find(|key| key.id == id)
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealer({})", self.current.id)
    }
}

#[derive(Clone)]
struct Key {
    id: String,
    cipher: XChaCha20Poly1305,
}

impl Key {
    fn new(key: &DerivedKey) -> Self {
        let id = hmac_sha256(key.as_bytes(), b"vestibule/v1/key-id");
        Self {
            id: BASE64URL_NOPAD.encode(&id[..6]),
            cipher: XChaCha20Poly1305::new(&(*key.as_bytes()).into()),
        }
    }

    /// Neither the version nor the id holds a dot, so that the context begins at one place only.
    fn authenticated(&self, context: &str) -> String {
        format!("{VERSION}.{}.{context}", self.id)
    }
}

struct Sealed<'a> {
    key_id: &'a str,
    nonce: [u8; 24],
    ciphertext: Vec<u8>,
}

impl<'a> Sealed<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.split('.');
        let (version, key_id, nonce, ciphertext) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        if version != VERSION || parts.next().is_some() {
            return None;
        }
        let decode = |part: &str| BASE64URL_NOPAD.decode(part.as_bytes()).ok();
        Some(Self { key_id, nonce: decode(nonce)?.try_into().ok()?, ciphertext: decode(ciphertext)? })
    }
}

/// Why a sealed text does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// It does not have the form of a sealed text of a known version.
    #[error("not a sealed value")]
    Malformed,
    /// It was sealed under a key that is not configured.
    #[error("sealed under an unknown key")]
    UnknownKey,
    /// It was changed, or sealed for another place.
    #[error("the sealed value was changed or belongs elsewhere")]
    Tampered,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use vestibule_kernel::SeededEntropy;

    use super::*;
    use crate::{KeyPurpose, MasterKey};

    fn key(seed: u8) -> DerivedKey {
        MasterKey::from_bytes([seed; 32]).derive(KeyPurpose::Sealing)
    }

    fn sealed(seed: u8) -> String {
        Sealer::new(&key(seed)).seal("totp of 7", b"secret", &SeededEntropy::new(1))
    }

    #[test]
    fn what_was_sealed_opens_in_its_own_place_only() {
        let sealer = Sealer::new(&key(1));
        assert_eq!(sealer.open("totp of 7", &sealed(1)).unwrap().as_slice(), b"secret");
        assert_eq!(sealer.open("totp of 8", &sealed(1)), Err(SealError::Tampered));
    }

    #[test]
    fn a_change_of_any_character_is_noticed() {
        let sealer = Sealer::new(&key(1));
        let text = sealed(1);
        for at in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[at] = if changed[at] == b'x' { b'y' } else { b'x' };
            let changed = String::from_utf8(changed).unwrap();
            assert!(sealer.open("totp of 7", &changed).is_err(), "{at}");
        }
    }

    #[test]
    fn after_a_rotation_old_blobs_open_and_new_ones_use_the_new_key() {
        let rotated = Sealer::new(&key(2)).with_previous(&key(1));
        let old = sealed(1);
        assert_eq!(rotated.open("totp of 7", &old).unwrap().as_slice(), b"secret");
        assert!(rotated.is_outdated(&old));
        let new = rotated.seal("totp of 7", b"secret", &SeededEntropy::new(2));
        assert!(!rotated.is_outdated(&new));
        assert_eq!(Sealer::new(&key(1)).open("totp of 7", &new), Err(SealError::UnknownKey));
    }

    #[test]
    fn the_same_secret_sealed_twice_looks_different() {
        let (sealer, chance) = (Sealer::new(&key(1)), SeededEntropy::new(1));
        assert_ne!(sealer.seal("a", b"secret", &chance), sealer.seal("a", b"secret", &chance));
    }

    #[test]
    fn the_form_never_changes_because_stored_data_has_it() {
        assert_eq!(sealed(1), "v1.ASWs7pUC.mjdEUEVgY57GcLehfUkrJz4HewqWvvWL.6iI2K_1VATvfZaO9VJtWuRJR-VfIdg");
    }

    proptest! {
        #[test]
        fn everything_survives_sealing(context in ".*", plaintext: Vec<u8>, seed: u64) {
            let sealer = Sealer::new(&key(1));
            let text = sealer.seal(&context, &plaintext, &SeededEntropy::new(seed));
            let opened = sealer.open(&context, &text).unwrap();
            prop_assert_eq!(&*opened, &plaintext);
        }

        #[test]
        fn any_text_is_refused_without_a_panic(text in "(v1\\.)?[A-Za-z0-9_.-]*|.*") {
            prop_assert!(Sealer::new(&key(1)).open("a", &text).is_err());
        }
    }
}
