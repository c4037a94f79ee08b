//! What an access token says.
//!
//! With our own keys: EdDSA, type `at+jwt`, `sub` is the person's public id. With a configured
//! shared secret: HS256 and the claims that the old verifiers know, whose `sub` is the username;
//! such a token is resolved by `uid`. Which of the two it is belongs to the installation, never to
//! the token. Both tell the roles and whether a second factor is on, for whoever shows them; nothing
//! here is decided by them, because rights are read from the database.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vestibule_crypto::{Expected, JwtError, PublicKey, SharedSecret, SigningKey, Verifier};
use vestibule_kernel::{BuiltInRole, Entropy, Timestamp, UserUuid, random_bytes};

use crate::access::Rights;
use crate::config::{Config, Environment};
use crate::env::Failure;
use crate::users::User;

/// RFC 9068 §2.1.
const TYPE: &str = "at+jwt";
/// The type that the old verifiers expect.
const SHARED_TYPE: &str = "JWT";
/// The old verifiers refuse a token whose `nbf` is a moment ahead of their own clock.
const CLOCKS_DIFFER_SECS: i64 = 5;

/// With what tokens are signed here.
#[derive(Debug)]
pub(super) enum Signer {
    /// A key of our own.
    Own(SigningKey),
    /// The secret that old verifiers share.
    Shared(SharedSecret),
}

/// The secret that old verifiers share, when one is configured. Production has a long one.
///
/// # Errors
/// A failure when it cannot be used, which the configuration has ruled out.
pub(super) fn shared_secret(config: &Config) -> Result<Option<SharedSecret>, Failure> {
    let secret = config.secrets.jwt_shared.as_ref().map(|secret| match config.environment {
        Environment::Production => SharedSecret::new(secret),
        Environment::Development | Environment::Testing => Ok(SharedSecret::of_any_length(secret)),
    });
    secret.transpose().map_err(|error| Failure::Internal(format!("jwt_shared_secret: {error}")))
}

#[derive(Serialize)]
struct OwnClaims<'a> {
    iss: &'a str,
    aud: &'a str,
    sub: String,
    sid: Uuid,
    jti: Uuid,
    iat: i64,
    exp: i64,
    auth_time: i64,
    #[serde(flatten)]
    about: About<'a>,
}

#[derive(Serialize)]
struct SharedClaims<'a> {
    iss: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    aud: Option<&'a str>,
    sub: &'a str,
    uid: String,
    r#type: &'static str,
    fresh: bool,
    csrf: Uuid,
    sid: Uuid,
    jti: Uuid,
    iat: i64,
    nbf: i64,
    exp: i64,
    #[serde(flatten)]
    about: About<'a>,
}

/// What a token tells of its owner as of when it was signed.
#[derive(Clone, Copy, Serialize)]
struct About<'a> {
    email_verified: bool,
    mfa_enabled: bool,
    /// In the replaced token server's words: `admin` or `user`.
    role: &'static str,
    /// Names of the roles in force.
    roles: &'a [String],
}

impl<'a> About<'a> {
    fn of(user: &User, rights: &'a Rights) -> Self {
        let is_admin = [BuiltInRole::Admin, BuiltInRole::SuperAdmin]
            .iter()
            .any(|role| rights.roles.iter().any(|held| held == role.name()));
        Self {
            email_verified: user.is_verified(),
            mfa_enabled: user.has_second_factor(),
            role: if is_admin { "admin" } else { "user" },
            roles: &rights.roles,
        }
    }
}

/// A family as its tokens name it.
#[derive(Debug, Clone, Copy)]
pub(super) struct FamilyClaims {
    /// The claim `sid`.
    pub(super) uuid: Uuid,
    /// When the person proved who they are.
    pub(super) authenticated_at: Timestamp,
}

/// Signs an access token of a family.
///
/// # Errors
/// [`Failure::Internal`] when the library refuses, which it has no reason to.
pub(super) fn sign(
    config: &Config,
    signer: &Signer,
    user: &User,
    rights: &Rights,
    family: FamilyClaims,
    now: Timestamp,
    entropy: &dyn Entropy,
) -> Result<String, Failure> {
    let tokens = &config.tokens;
    let iat = now.as_secs();
    let exp = now.plus(tokens.access_ttl).as_secs();
    let (jti, sid, about) = (random_uuid(entropy), family.uuid, About::of(user, rights));
    let signed = match signer {
        Signer::Own(key) => {
            let claims = OwnClaims {
                iss: &tokens.issuer,
                aud: &tokens.audience,
                sub: user.uuid.to_string(),
                sid,
                jti,
                iat,
                exp,
                auth_time: family.authenticated_at.as_secs(),
                about,
            };
            key.sign(TYPE, &claims)
        }
        Signer::Shared(secret) => {
            let claims = SharedClaims {
                iss: &tokens.issuer,
                aud: shared_audience(config),
                sub: &user.username,
                uid: user.uuid.to_string(),
                r#type: "access",
                fresh: false,
                csrf: random_uuid(entropy),
                sid,
                jti,
                iat,
                nbf: iat - CLOCKS_DIFFER_SECS,
                exp,
                about,
            };
            secret.sign(SHARED_TYPE, &claims)
        }
    };
    signed.map_err(|error| Failure::Internal(error.to_string()))
}

/// The old verifiers refuse a token that names an audience they do not know of.
fn shared_audience(config: &Config) -> Option<&str> {
    config.tokens.audience_is_set.then_some(config.tokens.audience.as_str())
}

/// What a token that we signed says: whose it is, of which family, until when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verified {
    pub(super) user: UserUuid,
    pub(super) family: Uuid,
    pub(super) expires_at: Timestamp,
}

// Every claim that must be there is a field without a default.
#[derive(Deserialize)]
struct ReadOwn {
    sub: UserUuid,
    sid: Uuid,
    exp: i64,
    #[serde(rename = "iat")]
    _iat: i64,
    #[serde(rename = "jti")]
    _jti: Uuid,
}

#[derive(Deserialize)]
struct ReadShared {
    uid: UserUuid,
    sid: Uuid,
    exp: i64,
    r#type: String,
    #[serde(rename = "iat")]
    _iat: i64,
    #[serde(rename = "jti")]
    _jti: Uuid,
}

/// Checks an EdDSA token against the installation's keys.
///
/// # Errors
/// [`JwtError`].
pub(super) fn verify_own(
    config: &Config,
    keys: &[PublicKey],
    token: &str,
    now: Timestamp,
) -> Result<Verified, JwtError> {
    let expected = expected(config, Some(&config.tokens.audience), TYPE);
    let claims: ReadOwn = Verifier::new(keys).verify(token, &expected, now)?;
    Ok(verified(claims.sub, claims.sid, claims.exp))
}

/// Checks an HS256 token.
///
/// # Errors
/// [`JwtError`].
pub(super) fn verify_shared(
    config: &Config,
    secret: &SharedSecret,
    token: &str,
    now: Timestamp,
) -> Result<Verified, JwtError> {
    let expected = expected(config, shared_audience(config), SHARED_TYPE);
    let verifier = Verifier::new([]).with_shared_secret(secret);
    let claims: ReadShared = verifier.verify(token, &expected, now)?;
    if claims.r#type != "access" {
        return Err(JwtError::WrongType);
    }
    Ok(verified(claims.uid, claims.sid, claims.exp))
}

fn expected<'a>(config: &'a Config, audience: Option<&'a str>, typ: &'a str) -> Expected<'a> {
    Expected { issuer: &config.tokens.issuer, audience, typ, leeway: std::time::Duration::ZERO }
}

fn verified(user: UserUuid, family: Uuid, exp: i64) -> Verified {
    Verified { user, family, expires_at: Timestamp::from_millis(exp.saturating_mul(1000)) }
}

/// UUID version 4 (RFC 9562 §5.4).
pub(super) fn random_uuid(entropy: &dyn Entropy) -> Uuid {
    uuid::Builder::from_random_bytes(random_bytes(entropy)).into_uuid()
}
