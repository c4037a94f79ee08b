//! The second factor of an authenticator app: RFC 6238 with SHA-1, six digits, 30 seconds.
//!
//! SHA-1 is what every app understands, and HMAC does not depend on what is broken in it
//! (RFC 6238 §1.2). A code counts for its own step; the step before counts only for a moment, for
//! whoever typed slowly; a step that was spent never counts again. Limiting the guesses and storing
//! the spent step (in one conditional write) is the caller's part.

use std::fmt;
use std::time::Duration;

use data_encoding::{BASE32_NOPAD, BASE32_NOPAD_NOCASE};
use hmac::{Hmac, KeyInit as _, Mac as _};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::SecretString;
use sha1::Sha1;
use subtle::{Choice, ConstantTimeEq as _};
use vestibule_kernel::{Entropy, Timestamp, random_bytes};
use zeroize::Zeroizing;

use crate::KeyedHash;

const STEP_MILLIS: i64 = 30_000;
/// Everything but the unreserved characters of RFC 3986 §2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What server and authenticator app share: 20 bytes (RFC 4226 §4 R6), wiped when dropped.
#[derive(Clone)]
pub struct TotpSecret(Zeroizing<[u8; 20]>);

impl TotpSecret {
    /// A new secret.
    #[must_use]
    pub fn generate(entropy: &dyn Entropy) -> Self {
        Self(Zeroizing::new(random_bytes(entropy)))
    }

    /// The secret that belongs to `subject` under a key: the same each time, and stored nowhere.
    #[must_use]
    pub fn derived(key: &KeyedHash, subject: &str) -> Self {
        let hash = Zeroizing::new(key.digest(subject));
        let mut secret = Zeroizing::new([0; 20]);
        secret.copy_from_slice(&hash[..20]);
        Self(secret)
    }

    /// Reads the 32 base32 characters of a secret, in either case; none for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 32 {
            return None;
        }
        let bytes = Zeroizing::new(BASE32_NOPAD_NOCASE.decode(text.as_bytes()).ok()?);
        Some(Self(Zeroizing::new(bytes.as_slice().try_into().ok()?)))
    }

    /// The secret as apps take it: 32 characters of base32 without padding.
    #[must_use]
    pub fn to_text(&self) -> SecretString {
        BASE32_NOPAD.encode(&*self.0).into()
    }

    /// The code of a step (RFC 4226 §5.3), six ASCII digits.
    fn code(&self, step: TotpStep) -> [u8; 6] {
        let number = self.truncated_hmac(step) % 1_000_000;
        let mut rest = number;
        let mut digits = [b'0'; 6];
        for digit in digits.iter_mut().rev() {
            *digit += u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
        digits
    }

    /// RFC 4226 §5.3, steps 1 and 2.
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length (RFC 2104 §2)")]
    fn truncated_hmac(&self, step: TotpStep) -> u32 {
        let mut mac = Hmac::<Sha1>::new_from_slice(&*self.0).expect("HMAC takes a key of any length");
        mac.update(&step.0.to_be_bytes());
        let hash: [u8; 20] = mac.finalize().into_bytes().into();
        let at = usize::from(hash[19] & 0x0f);
        u32::from_be_bytes([hash[at], hash[at + 1], hash[at + 2], hash[at + 3]]) & 0x7fff_ffff
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(..)")
    }
}

/// Number of a 30-second step since 1970 (`T` in RFC 6238 §4.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TotpStep(i64);

impl TotpStep {
    /// The step that an instant lies in.
    #[must_use]
    pub const fn at(now: Timestamp) -> Self {
        Self(now.as_millis().div_euclid(STEP_MILLIS))
    }

    /// A stored step.
    #[must_use]
    pub const fn from_i64(step: i64) -> Self {
        Self(step)
    }

    /// The step as it is stored.
    #[must_use]
    pub const fn as_i64(self) -> i64 {
        self.0
    }

    const fn previous(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    const fn began(self) -> Timestamp {
        Timestamp::from_millis(self.0.saturating_mul(STEP_MILLIS))
    }
}

/// Accepts the six-digit code of the current 30 s step, and that of the step before for `grace`
/// after the current one began (RFC 6238 §5.2). Returns the step to store as spent.
///
/// # Errors
/// See [`TotpError`]. A right code of a step not later than `last_spent` is refused.
pub fn verify_totp(
    secret: &TotpSecret,
    code: &str,
    now: Timestamp,
    last_spent: Option<TotpStep>,
    grace: Duration,
) -> Result<TotpStep, TotpError> {
    let code: &[u8; 6] = code.as_bytes().try_into().map_err(|_| TotpError::NotSixDigits)?;
    if !code.iter().all(u8::is_ascii_digit) {
        return Err(TotpError::NotSixDigits);
    }
    let current = TotpStep::at(now);
    let previous = current.previous();
    // Both are always computed, so that the time taken says nothing about which one was near.
    let is_current = secret.code(current).ct_eq(code);
    let in_grace = Choice::from(u8::from(now.since(current.began()) < grace));
    let is_previous = secret.code(previous).ct_eq(code) & in_grace;

    let step = if is_current.into() {
        current
    } else if is_previous.into() {
        previous
    } else {
        return Err(TotpError::WrongCode);
    };
    if last_spent.is_some_and(|last| step <= last) {
        return Err(TotpError::AlreadySpent);
    }
    Ok(step)
}

/// The `otpauth` URI that an authenticator app scans, such as
/// `otpauth://totp/T2Overse:jo%40example.com?secret=...&issuer=T2Overse`. The defaults (SHA-1, six
/// digits, 30 s) are left out, as the originals did. It holds the secret.
#[must_use]
pub fn provisioning_uri(secret: &TotpSecret, issuer: &str, account: &str) -> SecretString {
    let issuer = utf8_percent_encode(issuer, RESERVED);
    let account = utf8_percent_encode(account, RESERVED);
    let secret = Zeroizing::new(BASE32_NOPAD.encode(&*secret.0));
    format!("otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}", *secret).into()
}

/// Why a code was not accepted. For the log and for counting; a person is told one thing only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TotpError {
    /// Anything but exactly six ASCII digits.
    #[error("a code has six digits")]
    NotSixDigits,
    /// No code of an acceptable step.
    #[error("wrong code")]
    WrongCode,
    /// The right code of a step that was spent already.
    #[error("this code was used before")]
    AlreadySpent,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use secrecy::ExposeSecret as _;
    use vestibule_kernel::SeededEntropy;

    use super::*;

    const GRACE: Duration = Duration::from_secs(5);

    fn rfc_secret() -> TotpSecret {
        TotpSecret(Zeroizing::new(*b"12345678901234567890"))
    }

    fn at(secs: i64) -> Timestamp {
        Timestamp::from_millis(secs * 1000)
    }

    fn verify(code: &str, now: Timestamp) -> Result<TotpStep, TotpError> {
        verify_totp(&rfc_secret(), code, now, None, GRACE)
    }

    #[test]
    fn codes_agree_with_rfc_6238_appendix_b() {
        // The appendix lists eight digits; six-digit codes are their tails.
        for (secs, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(verify(code, at(secs)), Ok(TotpStep(secs / 30)), "{secs}");
        }
    }

    #[test]
    fn the_previous_code_counts_for_five_seconds_and_no_longer() {
        // 287082 is the code of step 1, which ends at 60 s.
        assert_eq!(verify("287082", Timestamp::from_millis(64_999)), Ok(TotpStep(1)));
        assert_eq!(verify("287082", at(65)), Err(TotpError::WrongCode));
    }

    #[test]
    fn without_grace_only_the_current_step_counts() {
        let verify = |millis| {
            let now = Timestamp::from_millis(millis);
            verify_totp(&rfc_secret(), "287082", now, None, Duration::ZERO)
        };
        assert_eq!(verify(59_999), Ok(TotpStep(1)));
        assert_eq!(verify(60_000), Err(TotpError::WrongCode));
    }

    #[test]
    fn a_code_of_the_coming_step_is_too_early() {
        assert_eq!(verify("287082", at(29)), Err(TotpError::WrongCode));
    }

    #[test]
    fn a_step_is_spent_once_and_takes_the_earlier_ones_with_it() {
        let verify = |last| verify_totp(&rfc_secret(), "287082", at(59), Some(TotpStep(last)), GRACE);
        assert_eq!(verify(0), Ok(TotpStep(1)));
        assert_eq!(verify(1), Err(TotpError::AlreadySpent));
        assert_eq!(verify(2), Err(TotpError::AlreadySpent));
    }

    #[test]
    fn anything_but_six_ascii_digits_is_refused() {
        for wrong in ["", "28708", "2870821", "28708a", "287 82", "+87082", "\u{0662}\u{0668}\u{0667}"] {
            assert_eq!(verify(wrong, at(59)), Err(TotpError::NotSixDigits), "{wrong:?}");
        }
    }

    #[test]
    fn a_secret_is_32_characters_and_comes_back_in_either_case() {
        let secret = TotpSecret::generate(&SeededEntropy::new(1));
        let text = secret.to_text().expose_secret().to_owned();
        assert_eq!(text.len(), 32);
        assert_eq!(TotpSecret::parse(&text).unwrap().0, secret.0);
        assert_eq!(TotpSecret::parse(&text.to_lowercase()).unwrap().0, secret.0);
    }

    #[test]
    fn a_derived_secret_is_the_same_each_time_and_another_for_another_subject() {
        use crate::{KeyPurpose, MasterKey};
        let key = KeyedHash::new(MasterKey::from_bytes([1; 32]).derive(KeyPurpose::TotpEnrolment));
        assert_eq!(TotpSecret::derived(&key, "jo 1").0, TotpSecret::derived(&key, "jo 1").0);
        assert_ne!(TotpSecret::derived(&key, "jo 1").0, TotpSecret::derived(&key, "jo 2").0);
    }

    #[test]
    fn the_uri_has_the_form_the_originals_gave_it() {
        let uri = provisioning_uri(&rfc_secret(), "T2Overse", "jo@example.com");
        assert_eq!(
            uri.expose_secret(),
            "otpauth://totp/T2Overse:jo%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=T2Overse"
        );
    }

    #[test]
    fn an_issuer_cannot_add_parameters() {
        let uri = provisioning_uri(&rfc_secret(), "A&B: c", "x?y");
        assert!(uri.expose_secret().starts_with("otpauth://totp/A%26B%3A%20c:x%3Fy?secret="));
        assert!(uri.expose_secret().ends_with("&issuer=A%26B%3A%20c"));
    }

    proptest! {
        #[test]
        fn any_code_at_any_time_is_judged_without_a_panic(code in "[0-9]{6}|.*", millis: i64, last: i64) {
            let last = Some(TotpStep(last));
            let _ = verify_totp(&rfc_secret(), &code, Timestamp::from_millis(millis), last, GRACE);
            let _ = TotpSecret::parse(&code);
        }
    }
}
