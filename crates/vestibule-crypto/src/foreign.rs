//! Passwords that come from other systems: Werkzeug's `scrypt` and `pbkdf2`, and bcrypt.
//!
//! People keep their password when an installation moves here; the first right one is hashed anew.
//! Hashes are only ever compared, never made, in these forms. A stored text is data like any other:
//! parameters that would take the memory or the minutes of this machine are refused.

use bcrypt::BcryptError;
use data_encoding::HEXLOWER_PERMISSIVE;
use pbkdf2::pbkdf2_hmac;
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use subtle::ConstantTimeEq as _;

/// Longer than any of these forms gets.
const MAX_TEXT: usize = 512;
/// scrypt: 128 MiB of memory (`128 * N * r`), as much as OWASP's strongest set.
const MAX_SCRYPT_N_TIMES_R: u64 = 1 << 20;
/// scrypt: the work, `N * r * p`.
const MAX_SCRYPT_WORK: u64 = 1 << 22;
/// Ten times Werkzeug's present default.
const MAX_PBKDF2_ITERATIONS: u32 = 10_000_000;
/// Every step doubles the time; 15 takes about two seconds.
const MAX_BCRYPT_COST: u32 = 15;
/// Werkzeug's defaults of 0.12, 0.15 and 2.0, for hashes that leave the number out.
const OLD_PBKDF2_ITERATIONS: [u32; 3] = [50_000, 150_000, 260_000];

/// Whether `password` is behind a hash of another system; none when its form is unknown, its
/// content broken or its cost beyond the bounds.
pub(crate) fn verify(password: &[u8], stored: &str) -> Option<bool> {
    Some(Foreign::parse(stored)?.matches(password))
}

/// Whether a text is of one of these forms and within the bounds.
pub(crate) fn is_readable(stored: &str) -> bool {
    Foreign::parse(stored).is_some()
}

#[derive(Debug, PartialEq, Eq)]
enum Foreign<'a> {
    Scrypt { params: ScryptParams, salt: &'a str, hash: Vec<u8> },
    Pbkdf2 { digest: Pbkdf2Digest, iterations: Option<u32>, salt: &'a str, hash: Vec<u8> },
    Bcrypt(&'a str),
}

#[derive(Debug, PartialEq, Eq)]
struct ScryptParams {
    log_n: u8,
    r: u32,
    p: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pbkdf2Digest {
    Sha1,
    Sha256,
    Sha512,
}

impl<'a> Foreign<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        if text.len() > MAX_TEXT {
            return None;
        }
        if text.starts_with('$') {
            return bcrypt_cost(text).filter(|cost| *cost <= MAX_BCRYPT_COST).map(|_| Self::Bcrypt(text));
        }
        let (method, rest) = text.split_once('$')?;
        let (salt, hash) = rest.split_once('$')?;
        let hash = HEXLOWER_PERMISSIVE.decode(hash.as_bytes()).ok()?;
        match method.split(':').collect::<Vec<_>>().as_slice() {
            ["scrypt", n, r, p] => {
                let params = ScryptParams::parse(n, r, p)?;
                (hash.len() == 64).then_some(Self::Scrypt { params, salt, hash })
            }
            ["pbkdf2", digest, iterations @ ..] => {
                let digest = Pbkdf2Digest::parse(digest)?;
                let iterations = pbkdf2_iterations(iterations)?;
                // A shorter hash would be easier to meet by chance, an empty one always met.
                (hash.len() == digest.len()).then_some(Self::Pbkdf2 { digest, iterations, salt, hash })
            }
            _ => None,
        }
    }

    fn matches(&self, password: &[u8]) -> bool {
        match self {
            Self::Scrypt { params, salt, hash } => {
                params.compute(password, salt).is_some_and(|computed| computed.ct_eq(hash).into())
            }
            Self::Pbkdf2 { digest, iterations: Some(iterations), salt, hash } => {
                digest.compute(password, salt, *iterations).ct_eq(hash).into()
            }
            Self::Pbkdf2 { digest, iterations: None, salt, hash } => OLD_PBKDF2_ITERATIONS
                .iter()
                .any(|iterations| digest.compute(password, salt, *iterations).ct_eq(hash).into()),
            Self::Bcrypt(text) => bcrypt_matches(password, text).unwrap_or(false),
        }
    }
}

impl ScryptParams {
    fn parse(n: &str, r: &str, p: &str) -> Option<Self> {
        let (n, r, p) = (n.parse::<u32>().ok()?, r.parse::<u32>().ok()?, p.parse::<u32>().ok()?);
        let memory = u64::from(n).checked_mul(r.into())?;
        let work = memory.checked_mul(p.into())?;
        let sound = n.is_power_of_two() && n > 1 && r > 0 && p > 0;
        let bearable = memory <= MAX_SCRYPT_N_TIMES_R && work <= MAX_SCRYPT_WORK;
        (sound && bearable).then_some(Self { log_n: u8::try_from(n.trailing_zeros()).ok()?, r, p })
    }

    fn compute(&self, password: &[u8], salt: &str) -> Option<[u8; 64]> {
        let params = scrypt::Params::new(self.log_n, self.r, self.p).ok()?;
        let mut hash = [0; 64];
        scrypt::scrypt(password, salt.as_bytes(), &params, &mut hash).ok()?;
        Some(hash)
    }
}

impl Pbkdf2Digest {
    fn parse(name: &str) -> Option<Self> {
        match name {
            "sha1" => Some(Self::Sha1),
            "sha256" => Some(Self::Sha256),
            "sha512" => Some(Self::Sha512),
            _ => None,
        }
    }

    const fn len(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha512 => 64,
        }
    }

    fn compute(self, password: &[u8], salt: &str, iterations: u32) -> Vec<u8> {
        let mut hash = vec![0; self.len()];
        match self {
            Self::Sha1 => pbkdf2_hmac::<Sha1>(password, salt.as_bytes(), iterations, &mut hash),
            Self::Sha256 => pbkdf2_hmac::<Sha256>(password, salt.as_bytes(), iterations, &mut hash),
            Self::Sha512 => pbkdf2_hmac::<Sha512>(password, salt.as_bytes(), iterations, &mut hash),
        }
        hash
    }
}

/// The outer none means unacceptable, the inner one that the number was left out.
fn pbkdf2_iterations(parts: &[&str]) -> Option<Option<u32>> {
    match parts {
        [] => Some(None),
        [number] => {
            let iterations = number.parse().ok()?;
            (1..=MAX_PBKDF2_ITERATIONS).contains(&iterations).then_some(Some(iterations))
        }
        _ => None,
    }
}

/// The cost of `$2b$12$` + 53 characters; `2a` and `2y` name the same computation.
fn bcrypt_cost(text: &str) -> Option<u32> {
    let rest = ["$2a$", "$2b$", "$2y$"].iter().find_map(|prefix| text.strip_prefix(prefix))?;
    let (cost, rest) = rest.split_once('$')?;
    let well_formed = cost.len() == 2 && rest.len() == 53 && rest.is_ascii();
    well_formed.then(|| cost.parse().ok()).flatten()
}

/// bcrypt reads 72 bytes and ignores the rest, as every implementation it may come from did.
fn bcrypt_matches(password: &[u8], stored: &str) -> Result<bool, BcryptError> {
    bcrypt::verify(password, stored)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // Made with werkzeug 3.1 and bcrypt 5.0 for Python.
    const PASSWORD: &str = "correct horse b\u{e4}ttery";
    const SCRYPT: &str = "scrypt:1024:8:1$7wX8UqM6I2lCXKbe$b8240b3de56853aee400c1653648e69b6367ee0a240e9515b13fb09db01ea7f1c1b5c7725ca6478ceab75ff3ea9f4165e9080810b50b7d19687baa9cb7881234";
    const SCRYPT_DEFAULT: &str = "scrypt:32768:8:1$hBz8EBf0zinyQrAg$257a671cc3154719ca254cebd90370688a68020df08b6c38dadc380a591e5521239e7952d06c1ad84f7d60d0440df1536965b517addea4d57f8ba0dfc90ee062";
    const PBKDF2_SHA1: &str = "pbkdf2:sha1:1000$B1rJ79m6QAbL7yhv$40d862396141ab96244334636f4ec5784690ce6f";
    const PBKDF2_SHA256: &str = "pbkdf2:sha256:1000$bT6rpqlFPTV1Zr0t$ceadbbce299bcdaaf1207b2947d2838188c7dd70046cb938dd576c98f8649dcf";
    const PBKDF2_SHA512: &str = "pbkdf2:sha512:1000$s74uKm7r60asEzZd$4c3a12d4c32188cf6389199bc8d043b157b1d585bf7437aa184420e4b896632b88db5a85c996ea8c9ef87424b8a292eebfefc69e456c9f1205e569510e9341cc";
    const PBKDF2_WITHOUT_NUMBER: &str =
        "pbkdf2:sha256$abcdefgh$8adbb118714c893d015ab6198b70b91e7828d1a2fb0d0a86d959025f9f41b048";
    const BCRYPT_2A: &str = "$2a$04$HwWK2JULquekUAwglNI8aOlCbDXF7gvwAe7YUii1h/x9x7FSy2fzy";
    const BCRYPT_2B: &str = "$2b$04$eJwdQV8Y39RGaMOdJNsSXOfT19IAKnKv3AJoInAMlFFbF67RTJmiy";
    const BCRYPT_2Y: &str = "$2y$04$bGVg5TNXHY9glFMM73I4CeYa0/Ic0a1S..5PGP85XErj98A9F92R6";
    const BCRYPT_72_TIMES_X: &str = "$2b$04$o9P1HqHtcabv4w3HhboEteEI6De3OQKvKfshVN3CsQpC/JunB.XQa";

    fn verify(password: &str, stored: &str) -> Option<bool> {
        super::verify(password.as_bytes(), stored)
    }

    #[test]
    fn passwords_of_the_originals_are_recognised() {
        for stored in [SCRYPT, PBKDF2_SHA1, PBKDF2_SHA256, PBKDF2_SHA512, BCRYPT_2A, BCRYPT_2B, BCRYPT_2Y] {
            assert_eq!(verify(PASSWORD, stored), Some(true), "{stored}");
        }
    }

    #[test]
    fn wrong_passwords_are_not() {
        for stored in [SCRYPT, PBKDF2_SHA1, PBKDF2_SHA256, PBKDF2_SHA512, BCRYPT_2A, BCRYPT_2B, BCRYPT_2Y] {
            assert_eq!(verify("correct horse battery", stored), Some(false), "{stored}");
        }
    }

    #[test]
    fn a_hash_that_leaves_its_iterations_out_is_tried_with_the_old_defaults() {
        assert_eq!(verify(PASSWORD, PBKDF2_WITHOUT_NUMBER), Some(true));
    }

    #[test]
    fn the_present_defaults_of_werkzeug_are_within_the_bounds() {
        assert!(Foreign::parse(SCRYPT_DEFAULT).is_some());
        assert!(Foreign::parse(&PBKDF2_SHA256.replace(":1000", ":1000000")).is_some());
    }

    #[test]
    fn bcrypt_ignores_what_comes_after_72_bytes() {
        assert_eq!(verify(&"x".repeat(72), BCRYPT_72_TIMES_X), Some(true));
        assert_eq!(verify(&"x".repeat(73), BCRYPT_72_TIMES_X), Some(true));
        assert_eq!(verify(&"x".repeat(71), BCRYPT_72_TIMES_X), Some(false));
    }

    #[test]
    fn parameters_that_would_exhaust_the_machine_are_refused() {
        for stored in [
            SCRYPT.replace(":1024:8:1", ":1048576:8:1"),
            SCRYPT.replace(":1024:8:1", ":1024:4294967295:1"),
            SCRYPT.replace(":1024:8:1", ":1024:8:4294967295"),
            PBKDF2_SHA256.replace(":1000", ":10000001"),
            BCRYPT_2B.replace("$04$", "$16$"),
        ] {
            assert_eq!(verify(PASSWORD, &stored), None, "{stored}");
        }
    }

    #[test]
    fn broken_and_unknown_forms_are_refused() {
        for stored in [
            "",
            "plain",
            "plain$$secret",
            "pbkdf2:sha256:1000$salt$",
            "pbkdf2:sha256:1000$salt$ab",
            "pbkdf2:sha256:0$salt$ab",
            "pbkdf2:md5:1000$salt$ab",
            "scrypt:1023:8:1$salt$ab",
            "scrypt:1024:8:1$salt$",
            "$2b$04$short",
            "$1$abc$def",
            &SCRYPT.replace(":1024:8:1", ":1000:8:1"),
            &SCRYPT.replace(":1024:8:1", ":1024:0:1"),
            &SCRYPT.replace(":1024:8:1", ":1:8:1"),
            &BCRYPT_2B.replace("$2b$", "$2x$"),
            &"pbkdf2:sha256:1000$salt".repeat(100),
        ] {
            assert_eq!(verify(PASSWORD, stored), None, "{stored}");
        }
    }

    #[test]
    fn a_bcrypt_text_of_strange_characters_matches_nothing() {
        let strange = format!("$2b$04${}", "!".repeat(53));
        assert_eq!(verify(PASSWORD, &strange), Some(false));
    }

    proptest! {
        #[test]
        fn any_stored_text_is_read_without_a_panic(
            text in r"((scrypt|pbkdf2)(:sha1|:sha256)?(:[0-9]{1,10}){0,4}|\$2[abyx]?\$[0-9]{0,3})?(\$[a-f0-9]{0,130}){0,3}|.*"
        ) {
            let _ = Foreign::parse(&text);
        }

        #[test]
        fn a_well_formed_bcrypt_text_is_compared_without_a_panic(rest in r"[ -~]{53}") {
            let _ = verify(PASSWORD, &format!("$2b$04${rest}"));
        }
    }
}
