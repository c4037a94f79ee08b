//! Signatures of Stripe's events: HMAC-SHA256 over the time and the body, in the header
//! `Stripe-Signature: t=<seconds>,v1=<hexadecimal>`.
//!
//! While a secret is being replaced there are several `v1`; one that fits is enough. The time is part
//! of what is signed, so an event that somebody has recorded is worth nothing a few minutes later.

use data_encoding::HEXLOWER;
use secrecy::{ExposeSecret as _, SecretString};
use subtle::ConstantTimeEq as _;
use vestibule_kernel::Timestamp;

use crate::keyed::hmac_sha256;

/// How old a signature may be, and how far ahead its clock, in seconds.
const TOLERANCE: u64 = 300;

/// Why an event is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WebhookError {
    /// The header is missing a part or is no such header.
    #[error("the signature cannot be read")]
    Malformed,
    /// Nobody with the secret has signed this.
    #[error("the signature is not right")]
    Wrong,
    /// Signed too long ago, or in the future.
    #[error("the signature is too old")]
    Old,
}

/// Whether whoever knows the secret has signed this body within the last five minutes.
///
/// # Errors
/// [`WebhookError`].
pub fn verify_webhook(
    secret: &SecretString,
    header: &str,
    body: &[u8],
    now: Timestamp,
) -> Result<(), WebhookError> {
    let parts = || header.split(',').filter_map(|part| part.trim().split_once('='));
    let time = parts().find(|(name, _)| *name == "t").map(|(_, time)| time).ok_or(WebhookError::Malformed)?;
    let at: i64 = time.parse().map_err(|_| WebhookError::Malformed)?;
    let expected = signature(secret, time, body);
    let mut presented = parts().filter(|(name, _)| *name == "v1").peekable();
    if presented.peek().is_none() {
        return Err(WebhookError::Malformed);
    }
    if !presented.any(|(_, signature)| signature.as_bytes().ct_eq(expected.as_bytes()).into()) {
        return Err(WebhookError::Wrong);
    }
    if now.as_secs().abs_diff(at) > TOLERANCE { Err(WebhookError::Old) } else { Ok(()) }
}

/// The header of an event that is sent now.
#[must_use]
pub fn sign_webhook(secret: &SecretString, body: &[u8], now: Timestamp) -> String {
    let time = now.as_secs().to_string();
    format!("t={time},v1={}", signature(secret, &time, body))
}

fn signature(secret: &SecretString, time: &str, body: &[u8]) -> String {
    let mut message = time.as_bytes().to_vec();
    message.push(b'.');
    message.extend_from_slice(body);
    HEXLOWER.encode(&hmac_sha256(secret.expose_secret().as_bytes(), &message))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = br#"{"id":"evt_1"}"#;
    const SIGNED_AT: Timestamp = Timestamp::from_millis(1_700_000_000_000);
    /// By Python's `hmac`.
    const HEADER: &str = "t=1700000000,v1=c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925";

    fn secret() -> SecretString {
        SecretString::from("whsec_test")
    }

    fn later(seconds: i64) -> Timestamp {
        Timestamp::from_millis(SIGNED_AT.as_millis() + seconds * 1000)
    }

    #[test]
    fn it_agrees_with_another_implementation() {
        assert_eq!(sign_webhook(&secret(), BODY, SIGNED_AT), HEADER);
        assert_eq!(verify_webhook(&secret(), HEADER, BODY, SIGNED_AT), Ok(()));
    }

    #[test]
    fn another_secret_body_or_time_fits_no_signature() {
        let other = SecretString::from("whsec_other");
        assert_eq!(verify_webhook(&other, HEADER, BODY, SIGNED_AT), Err(WebhookError::Wrong));
        assert_eq!(verify_webhook(&secret(), HEADER, b"{}", SIGNED_AT), Err(WebhookError::Wrong));
        let moved = HEADER.replace("1700000000", "1700000100");
        assert_eq!(verify_webhook(&secret(), &moved, BODY, later(100)), Err(WebhookError::Wrong));
    }

    #[test]
    fn it_is_worth_nothing_after_five_minutes_or_before_its_time() {
        assert_eq!(verify_webhook(&secret(), HEADER, BODY, later(300)), Ok(()));
        assert_eq!(verify_webhook(&secret(), HEADER, BODY, later(301)), Err(WebhookError::Old));
        assert_eq!(verify_webhook(&secret(), HEADER, BODY, later(-301)), Err(WebhookError::Old));
    }

    #[test]
    fn while_a_secret_is_replaced_one_of_two_signatures_is_enough() {
        let (time, good) = HEADER.split_once(',').unwrap();
        let both = format!("{time},v1={},{good},v0=x", "0".repeat(64));
        assert_eq!(verify_webhook(&secret(), &both, BODY, SIGNED_AT), Ok(()));
    }

    #[test]
    fn what_is_no_signature_is_told_apart() {
        for header in ["", "t=", "t=abc,v1=00", "t=1700000000", "v1=00", "t=1700000000,v0=00", "=,=,="] {
            assert_eq!(
                verify_webhook(&secret(), header, BODY, SIGNED_AT),
                Err(WebhookError::Malformed),
                "{header}"
            );
        }
    }
}
