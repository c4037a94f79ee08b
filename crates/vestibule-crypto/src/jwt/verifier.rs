//! Checking a presented token: signature first, then what it says.

use std::collections::HashMap;
use std::fmt;
use std::time::Duration;

use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, DecodingKey, Header, Validation, decode, decode_header};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use vestibule_kernel::Timestamp;

use super::use_aws_lc;
use super::{PublicKey, SharedSecret};

/// Longer than any token of ours; a longer one is not even decoded.
const MAX_TOKEN_BYTES: usize = 16 * 1024;

/// What a token must say besides being signed by us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected<'a> {
    /// The exact `iss` claim.
    pub issuer: &'a str,
    /// A member of the `aud` claim. None accepts only tokens that name no audience (RFC 7519
    /// §4.1.3 asks to refuse a token made for somebody else).
    pub audience: Option<&'a str>,
    /// The `typ` header, compared without case (RFC 7515 §4.1.9).
    pub typ: &'a str,
    /// How far the clocks of issuer and verifier may differ, for `exp` and `nbf`.
    pub leeway: Duration,
}

/// Checks tokens against a fixed set of keys.
#[derive(Clone)]
pub struct Verifier {
    public: HashMap<String, DecodingKey>,
    shared: Option<DecodingKey>,
}

impl Verifier {
    /// Accepts EdDSA tokens of these keys only.
    #[must_use]
    pub fn new<'a>(keys: impl IntoIterator<Item = &'a PublicKey>) -> Self {
        use_aws_lc();
        let public = keys.into_iter().map(|key| (key.kid().to_owned(), key.decoding())).collect();
        Self { public, shared: None }
    }

    /// Also accepts HS256 tokens of the shared secret.
    #[must_use]
    pub fn with_shared_secret(mut self, secret: &SharedSecret) -> Self {
        self.shared = Some(secret.decoding().clone());
        self
    }

    /// The claims of a token that we signed and that is good for `expected` at `now`.
    ///
    /// `exp` is demanded here; whatever else must be there (`iat`, `jti`, `sub`) is for `C` to
    /// demand, by having no default.
    ///
    /// # Errors
    /// See [`JwtError`]. Nothing but [`Malformed`](JwtError::Malformed) and
    /// [`BadSignature`](JwtError::BadSignature) is ever said about a token that we did not sign.
    pub fn verify<C: DeserializeOwned>(
        &self,
        token: &str,
        expected: &Expected<'_>,
        now: Timestamp,
    ) -> Result<C, JwtError> {
        let (header, claims) = self.signed(token)?;
        check_type(&header, expected.typ)?;
        check_issuer(&claims, expected.issuer)?;
        check_audience(&claims, expected.audience)?;
        check_time(&claims, expected.leeway, now)?;
        serde_json::from_value(Value::Object(claims)).map_err(|_| JwtError::Malformed)
    }

    fn signed(&self, token: &str) -> Result<(Header, Map<String, Value>), JwtError> {
        if token.len() > MAX_TOKEN_BYTES {
            return Err(JwtError::Malformed);
        }
        let header = decode_header(token).map_err(|_| JwtError::Malformed)?;
        // RFC 7515 §4.1.11: we understand no extension, so a token that insists on one is refused.
        if header.crit.is_some() {
            return Err(JwtError::Malformed);
        }
        let key = self.key_for(&header).ok_or(JwtError::BadSignature)?;
        let data = decode(token, key, &signature_only(header.alg)).map_err(|error| match error.kind() {
            ErrorKind::InvalidSignature => JwtError::BadSignature,
            _ => JwtError::Malformed,
        })?;
        Ok((data.header, data.claims))
    }

    /// The key decides what the algorithm is: a `kid` finds Ed25519 keys only.
    fn key_for(&self, header: &Header) -> Option<&DecodingKey> {
        match header.alg {
            Algorithm::EdDSA => self.public.get(header.kid.as_deref()?),
            Algorithm::HS256 => self.shared.as_ref(),
            _ => None,
        }
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier")
            .field("kids", &self.public.keys())
            .field("shared_secret", &self.shared.is_some())
            .finish()
    }
}

/// The library reads the system clock, so that everything but the signature is checked here.
fn signature_only(algorithm: Algorithm) -> Validation {
    let mut validation = Validation::new(algorithm);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = false;
    validation
}

fn check_type(header: &Header, expected: &str) -> Result<(), JwtError> {
    match &header.typ {
        Some(typ) if typ.eq_ignore_ascii_case(expected) => Ok(()),
        _ => Err(JwtError::WrongType),
    }
}

fn check_issuer(claims: &Map<String, Value>, expected: &str) -> Result<(), JwtError> {
    match claims.get("iss") {
        Some(Value::String(issuer)) if issuer == expected => Ok(()),
        _ => Err(JwtError::WrongIssuer),
    }
}

fn check_audience(claims: &Map<String, Value>, expected: Option<&str>) -> Result<(), JwtError> {
    let right = match (claims.get("aud"), expected) {
        (None, None) => true,
        (Some(Value::String(one)), Some(expected)) => one == expected,
        (Some(Value::Array(several)), Some(expected)) => several.iter().any(|one| one == expected),
        _ => false,
    };
    if right { Ok(()) } else { Err(JwtError::WrongAudience) }
}

/// `nbf <= now < exp` (RFC 7519 §4.1.4 and §4.1.5), each stretched by the leeway.
fn check_time(claims: &Map<String, Value>, leeway: Duration, now: Timestamp) -> Result<(), JwtError> {
    let exp = instant(claims, "exp")?.ok_or(JwtError::Malformed)?;
    if let Some(nbf) = instant(claims, "nbf")?
        && now.plus(leeway) < nbf
    {
        return Err(JwtError::NotYetValid);
    }
    if now >= exp.plus(leeway) {
        return Err(JwtError::Expired);
    }
    Ok(())
}

/// A NumericDate (RFC 7519 §2): seconds, which may have a fraction; less than a second of it is
/// cut off.
fn instant(claims: &Map<String, Value>, name: &str) -> Result<Option<Timestamp>, JwtError> {
    let Some(value) = claims.get(name) else { return Ok(None) };
    #[expect(clippy::cast_possible_truncation, reason = "a float beyond the range is brought to its end")]
    let seconds = value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds as i64));
    let seconds = seconds.ok_or(JwtError::Malformed)?;
    Ok(Some(Timestamp::from_millis(seconds.saturating_mul(1000))))
}

/// Why a token is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JwtError {
    /// Not a JWT, an algorithm we do not know (`none`), a missing or unreadable claim.
    #[error("not a token")]
    Malformed,
    /// Not signed by one of our keys.
    #[error("the token's signature is wrong")]
    BadSignature,
    /// Signed by us, and over.
    #[error("the token has expired")]
    Expired,
    /// Signed by us for later.
    #[error("the token is not valid yet")]
    NotYetValid,
    /// Signed by us for another use.
    #[error("the token is of another type")]
    WrongType,
    /// Signed with our key for another issuer.
    #[error("the token names another issuer")]
    WrongIssuer,
    /// Signed by us for somebody else.
    #[error("the token is for another audience")]
    WrongAudience,
}
