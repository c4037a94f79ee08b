//! The link of a sign-up with an address alone: a signed token with the person and the address, and
//! beside it a hash of the address.
//!
//! The replaced program kept nothing about its links, so a link had to prove itself by what it
//! carried, and worked again and again. Here the token also names a one-time token in the database,
//! which is what makes it work once.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use vestibule_crypto::Token;
use vestibule_kernel::{EmailAddress, Timestamp, UserUuid};

use crate::env::Env;

/// What the token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Claims {
    /// The person's public id.
    pub(super) sub: String,
    /// The address, folded.
    pub(super) email: String,
    /// Unix seconds.
    pub(super) exp: i64,
    /// The one-time token.
    pub(super) jti: String,
}

/// The parts of a link.
pub(super) struct LinkParts {
    pub(super) token: String,
    pub(super) hash: String,
}

/// Makes a link's parts.
pub(super) fn make(
    env: &Env,
    user: UserUuid,
    address: &EmailAddress,
    jti: &Token,
    exp: Timestamp,
) -> LinkParts {
    let email = address.folded().to_owned();
    let claims = Claims { sub: user.to_string(), email, exp: exp.as_secs(), jti: jti.expose() };
    let hash = env.keys.links.sign(&hashed(&claims.jti, address.folded()));
    // A struct of texts and a number always serialises.
    let payload = BASE64URL_NOPAD.encode(&serde_json::to_vec(&claims).unwrap_or_default());
    let token = format!("{payload}.{}", env.keys.links.sign(&signed(&payload)));
    LinkParts { token, hash }
}

/// What a token says, if we have signed it.
pub(super) fn read(env: &Env, token: &str) -> Option<Claims> {
    let (payload, signature) = token.split_once('.')?;
    if !env.keys.links.verifies(&signed(payload), signature) {
        return None;
    }
    serde_json::from_slice(&BASE64URL_NOPAD.decode(payload.as_bytes()).ok()?).ok()
}

/// Whether the hash beside the token is that of this address, in this link.
pub(super) fn hash_is_of(env: &Env, claims: &Claims, address: &EmailAddress, hash: &str) -> bool {
    env.keys.links.verifies(&hashed(&claims.jti, address.folded()), hash)
}

fn signed(payload: &str) -> String {
    format!("sign-up by address\0{payload}")
}

fn hashed(jti: &str, address: &str) -> String {
    format!("address\0{jti}\0{address}")
}
