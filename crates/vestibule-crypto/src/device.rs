//! How a browser is known again that has signed in as a person before.
//!
//! The mark lies in a cookie: a random id and an HMAC over it and the person, so that nobody can
//! make one and one person's mark says nothing about another. It proves nothing about who sits at
//! the browser; it only tells the owner's guesses from a stranger's. Nothing is stored.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use subtle::ConstantTimeEq as _;
use vestibule_kernel::{Entropy, random_bytes};

use crate::DerivedKey;
use crate::keyed::hmac_sha256;

const ID_LEN: usize = 16;
/// Half of an HMAC-SHA256, the shortest that RFC 2104 §5 recommends.
const TAG_LEN: usize = 16;

/// A browser, as one person's marks name it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DeviceId([u8; ID_LEN]);

impl DeviceId {
    /// A browser that was not known before.
    #[must_use]
    pub fn generate(entropy: &dyn Entropy) -> Self {
        Self(random_bytes(entropy))
    }

    /// The id as text, for what is counted per device.
    #[must_use]
    pub fn to_text(self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }
}

impl fmt::Debug for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceId(..)")
    }
}

/// Makes and recognises marks.
#[derive(Debug, Clone)]
pub struct DeviceKey(DerivedKey);

impl DeviceKey {
    /// Marks under this key.
    #[must_use]
    pub const fn new(key: DerivedKey) -> Self {
        Self(key)
    }

    /// The mark of a device on which `person` has signed in: 43 characters of base64url.
    #[must_use]
    pub fn mark(&self, person: &str, device: DeviceId) -> String {
        let mut mark = [0; ID_LEN + TAG_LEN];
        mark[..ID_LEN].copy_from_slice(&device.0);
        mark[ID_LEN..].copy_from_slice(&self.tag(person, device));
        BASE64URL_NOPAD.encode(&mark)
    }

    /// The device that a mark names, if `person` has signed in there.
    #[must_use]
    pub fn recognise(&self, person: &str, mark: &str) -> Option<DeviceId> {
        if mark.len() != 43 {
            return None;
        }
        let bytes = BASE64URL_NOPAD.decode(mark.as_bytes()).ok()?;
        let device = DeviceId(bytes.get(..ID_LEN)?.try_into().ok()?);
        bool::from(self.tag(person, device).ct_eq(bytes.get(ID_LEN..)?)).then_some(device)
    }

    fn tag(&self, person: &str, device: DeviceId) -> [u8; TAG_LEN] {
        // The id has a fixed length, so that it and the person cannot run into each other.
        let message = [&device.0[..], person.as_bytes()].concat();
        let mut tag = [0; TAG_LEN];
        tag.copy_from_slice(&hmac_sha256(self.0.as_bytes(), &message)[..TAG_LEN]);
        tag
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use vestibule_kernel::SeededEntropy;

    use super::*;
    use crate::{KeyPurpose, MasterKey};

    fn key() -> DeviceKey {
        DeviceKey::new(MasterKey::from_bytes([4; 32]).derive(KeyPurpose::KnownDevice))
    }

    #[test]
    fn a_mark_is_recognised_for_its_person_only() {
        let device = DeviceId::generate(&SeededEntropy::new(1));
        let mark = key().mark("jo", device);
        assert_eq!(mark.len(), 43);
        assert_eq!(key().recognise("jo", &mark), Some(device));
        assert_eq!(key().recognise("ja", &mark), None);
    }

    #[test]
    fn a_mark_that_somebody_has_changed_is_none() {
        let mark = key().mark("jo", DeviceId::generate(&SeededEntropy::new(1)));
        for at in 0..mark.len() {
            let mut changed = mark.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'E' } else { b'A' };
            assert_eq!(key().recognise("jo", &String::from_utf8(changed).unwrap()), None, "{at}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "[A-Za-z0-9_-]{43}|.*") {
            prop_assert_eq!(key().recognise("jo", &text), None);
        }
    }
}
