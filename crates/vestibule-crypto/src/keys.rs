//! One configured secret, and every other key derived from it.
//!
//! An operator keeps and rotates one value. Each use gets a key of its own through HKDF-SHA256
//! (RFC 5869) with a fixed label, so that what one use gives away is worth nothing to another.
//! A label is part of the stored data's format: never change one, never use one twice.

use std::fmt;

use data_encoding::{BASE64, BASE64_NOPAD, BASE64URL, BASE64URL_NOPAD, HEXLOWER_PERMISSIVE};
use hkdf::Hkdf;
use secrecy::{ExposeSecret as _, SecretString};
use sha2::Sha256;
use vestibule_kernel::{Entropy, random_bytes};
use zeroize::Zeroizing;

const KEY_LEN: usize = 32;
/// What a person may type as a secret of their own; anything shorter can be guessed.
const MIN_TEXT_CHARS: usize = 32;
const TEXT_SALT: &[u8] = b"vestibule/v1/master-from-text";
const DERIVE_SALT: &[u8] = b"vestibule/v1/derive";

/// What a derived key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyPurpose {
    /// Secrets at rest: TOTP seeds, mail passwords, letters' parameters, signing keys.
    Sealing,
    /// The token a browser sends back with every unsafe request.
    Csrf,
    /// Account names and networks in the throttle's table.
    ThrottleNames,
    /// Six-digit codes that were sent out.
    OneTimeCodes,
    /// The public mark of the master key in the database.
    Fingerprint,
    /// Links that carry their own content.
    LinkTokens,
    /// The audit chain's checkpoints.
    AuditCheckpoints,
    /// The cookie of a browser that has signed in before.
    KnownDevice,
    /// Requests that must not be carried out twice.
    RepeatedRequests,
    /// Authenticator secrets that are shown but not confirmed yet.
    TotpEnrolment,
}

impl KeyPurpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Sealing => b"vestibule/v1/sealing",
            Self::Csrf => b"vestibule/v1/csrf",
            Self::ThrottleNames => b"vestibule/v1/throttle-names",
            Self::OneTimeCodes => b"vestibule/v1/one-time-codes",
            Self::Fingerprint => b"vestibule/v1/fingerprint",
            Self::LinkTokens => b"vestibule/v1/link-tokens",
            Self::AuditCheckpoints => b"vestibule/v1/audit-checkpoints",
            Self::KnownDevice => b"vestibule/v1/known-device",
            Self::RepeatedRequests => b"vestibule/v1/repeated-requests",
            Self::TotpEnrolment => b"vestibule/v1/totp-enrolment",
        }
    }
}

/// The installation's one secret: 32 bytes, wiped when dropped.
#[derive(Clone)]
pub struct MasterKey(Zeroizing<[u8; KEY_LEN]>);

impl MasterKey {
    /// A new key.
    #[must_use]
    pub fn generate(entropy: &dyn Entropy) -> Self {
        Self::from_bytes(random_bytes(entropy))
    }

    /// The key with exactly these bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; KEY_LEN]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Reads a key as an operator configures it, white space around it ignored: hex, base64 or
    /// base64url of 32 bytes is the key itself; of more bytes, or any other text of at least 32
    /// characters, is brought to 32 bytes by HKDF-Extract.
    ///
    /// # Errors
    /// When the text is shorter than 32 characters.
    pub fn parse(text: &SecretString) -> Result<Self, MasterKeyError> {
        let text = text.expose_secret().trim();
        if text.chars().count() < MIN_TEXT_CHARS {
            return Err(MasterKeyError::TooShort);
        }
        let bytes = decoded(text).unwrap_or_else(|| Zeroizing::new(text.as_bytes().to_vec()));
        Ok(Self::from_bytes(<[u8; KEY_LEN]>::try_from(bytes.as_slice()).unwrap_or_else(|_| extract(&bytes))))
    }

    /// The key as text that [`parse`](Self::parse) reads back: 43 characters of base64url.
    #[must_use]
    pub fn to_text(&self) -> SecretString {
        BASE64URL_NOPAD.encode(&*self.0).into()
    }

    /// The key for one purpose.
    #[must_use]
    #[expect(clippy::expect_used, reason = "32 bytes are within HKDF's limit of 255 hashes (RFC 5869 §2.3)")]
    pub fn derive(&self, purpose: KeyPurpose) -> DerivedKey {
        let mut key = Zeroizing::new([0; KEY_LEN]);
        Hkdf::<Sha256>::new(Some(DERIVE_SALT), &*self.0)
            .expand(purpose.label(), &mut *key)
            .expect("32 bytes are within HKDF's limit");
        DerivedKey(key)
    }

    /// A public mark of this key (22 characters of base64url), kept in the database so that a
    /// server started with the wrong key is told so before it writes anything.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        BASE64URL_NOPAD.encode(&self.derive(KeyPurpose::Fingerprint).as_bytes()[..16])
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(..)")
    }
}

/// The bytes behind an encoded text; none when it is not one, or says fewer than 32 bytes.
///
/// Hex comes first: 64 hex digits are also valid base64, of something nobody meant.
fn decoded(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    [HEXLOWER_PERMISSIVE, BASE64, BASE64_NOPAD, BASE64URL, BASE64URL_NOPAD]
        .iter()
        .find_map(|encoding| encoding.decode(text.as_bytes()).ok())
        .map(Zeroizing::new)
        .filter(|bytes| bytes.len() >= KEY_LEN)
}

fn extract(material: &[u8]) -> [u8; KEY_LEN] {
    Hkdf::<Sha256>::extract(Some(TEXT_SALT), material).0.into()
}

/// A key for one purpose: 32 bytes, wiped when dropped.
#[derive(Clone)]
pub struct DerivedKey(Zeroizing<[u8; KEY_LEN]>);

impl DerivedKey {
    pub(crate) fn as_bytes(&self) -> &[u8; KEY_LEN] {
        &self.0
    }
}

impl fmt::Debug for DerivedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DerivedKey(..)")
    }
}

/// Why a text is no master key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MasterKeyError {
    /// Fewer than 32 characters.
    #[error("the master key must be at least 32 characters long")]
    TooShort,
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    const PURPOSES: [KeyPurpose; 10] = [
        KeyPurpose::Sealing,
        KeyPurpose::Csrf,
        KeyPurpose::ThrottleNames,
        KeyPurpose::OneTimeCodes,
        KeyPurpose::Fingerprint,
        KeyPurpose::LinkTokens,
        KeyPurpose::AuditCheckpoints,
        KeyPurpose::KnownDevice,
        KeyPurpose::RepeatedRequests,
        KeyPurpose::TotpEnrolment,
    ];

    fn parse(text: &str) -> Result<[u8; 32], MasterKeyError> {
        MasterKey::parse(&text.into()).map(|key| *key.0)
    }

    #[test]
    fn every_purpose_has_a_key_of_its_own() {
        let master = MasterKey::from_bytes([7; 32]);
        let keys: HashSet<_> = PURPOSES.iter().map(|p| *master.derive(*p).as_bytes()).collect();
        assert_eq!(keys.len(), PURPOSES.len());
    }

    #[test]
    fn the_derivation_never_changes_because_stored_data_depends_on_it() {
        let master = MasterKey::from_bytes([7; 32]);
        assert_eq!(master.fingerprint(), "LS6g3jqew1amWnZfqblbMw");
        assert_eq!(
            HEXLOWER_PERMISSIVE.encode(master.derive(KeyPurpose::Sealing).as_bytes()),
            "795ae98132a7e549eba613de6cdd90222ca17aa9019d8cb7885e0a382dac10ad"
        );
    }

    #[test]
    fn hex_and_both_kinds_of_base64_name_the_same_key() {
        let bytes: [u8; 32] = std::array::from_fn(|i| 255 - u8::try_from(i).unwrap());
        for text in [
            HEXLOWER_PERMISSIVE.encode(&bytes),
            HEXLOWER_PERMISSIVE.encode(&bytes).to_uppercase(),
            BASE64.encode(&bytes),
            BASE64URL.encode(&bytes),
            BASE64URL_NOPAD.encode(&bytes),
            format!("  {}\n", BASE64_NOPAD.encode(&bytes)),
        ] {
            assert_eq!(parse(&text), Ok(bytes), "{text}");
        }
    }

    #[test]
    fn a_long_pass_phrase_is_a_key_and_a_short_one_is_refused() {
        assert!(parse("a long sentence nobody would think of!").is_ok());
        assert_eq!(parse("only thirty-one characters long"), Err(MasterKeyError::TooShort));
        assert_eq!(parse(&" ".repeat(64)), Err(MasterKeyError::TooShort));
    }

    #[test]
    fn longer_key_material_is_not_cut_off() {
        let one = BASE64.encode(&[1; 48]);
        let mut other = [1; 48];
        other[47] = 2;
        assert_ne!(parse(&one), parse(&BASE64.encode(&other)));
    }

    #[test]
    fn a_key_never_prints_itself() {
        let master = MasterKey::from_bytes([7; 32]);
        let printed = format!("{master:?} {:?}", master.derive(KeyPurpose::Csrf));
        assert_eq!(printed, "MasterKey(..) DerivedKey(..)");
    }

    proptest! {
        #[test]
        fn a_key_survives_being_written_down(bytes: [u8; 32]) {
            let read = MasterKey::parse(&MasterKey::from_bytes(bytes).to_text()).unwrap();
            prop_assert_eq!(*read.0, bytes);
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in ".*") {
            let _ = parse(&text);
        }
    }
}
