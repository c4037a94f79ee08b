//! Passwords that Vestibule makes: they work once, for half an hour, to choose another.

use std::time::Duration;

use vestibule_kernel::{Entropy, SecretString, random_bytes};

/// How long one works.
pub const GENERATED_LIFETIME: Duration = Duration::from_secs(30 * 60);

/// Twenty letters and digits in groups of four, easy to copy by hand: 100 random bits.
#[must_use]
pub(crate) fn generate_password(entropy: &dyn Entropy) -> SecretString {
    let bytes = random_bytes::<20>(entropy);
    let mut text = String::with_capacity(24);
    for (i, byte) in bytes.iter().enumerate() {
        if i > 0 && i % 4 == 0 {
            text.push('-');
        }
        text.push(readable(*byte));
    }
    SecretString::from(text)
}

/// A name nobody has chosen, such as `user-k3p9x2ma`.
#[must_use]
pub(crate) fn generate_username(entropy: &dyn Entropy) -> String {
    let bytes = random_bytes::<8>(entropy);
    bytes.iter().fold("user-".to_owned(), |name, byte| name + &readable(*byte).to_string())
}

/// One of 32 signs of which none looks like another.
fn readable(byte: u8) -> char {
    const SIGNS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    char::from(SIGNS[usize::from(byte & 31)])
}

#[cfg(test)]
mod tests {
    use vestibule_kernel::{ExposeSecret as _, SeededEntropy, Username};

    use super::*;

    #[test]
    fn a_generated_password_is_long_and_readable_and_never_the_same() {
        let entropy = SeededEntropy::new(1);
        let (one, two) = (generate_password(&entropy), generate_password(&entropy));
        assert_ne!(one.expose_secret(), two.expose_secret());
        assert_eq!(one.expose_secret().split('-').map(str::len).collect::<Vec<_>>(), [4; 5]);
    }

    #[test]
    fn a_generated_username_is_one() {
        let name = generate_username(&SeededEntropy::new(1));
        assert_eq!(Username::parse(&name).unwrap().as_str(), name);
    }
}
