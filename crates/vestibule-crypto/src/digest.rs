//! A plain SHA-256 (FIPS 180-4), for what is no secret and has too many possible values to guess.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

/// The digest of a text's bytes, as 64 lower-case hexadecimal digits.
#[must_use]
pub fn sha256_hex(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_agrees_with_fips_180() {
        assert_eq!(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
