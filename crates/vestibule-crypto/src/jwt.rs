//! Signed tokens that others can check: JWT (RFC 7519) the way RFC 8725 asks for.
//!
//! Ed25519 by default; HS256 only where an installation has verifiers that share an old secret.
//! The algorithm belongs to the key, never to the token: `none`, an unknown `kid`, a `crit` header
//! and a public key used as a shared secret all fail. `exp` is always demanded and judged against
//! the instant given by the caller. What a token *allows* is not decided here.

mod keys;
mod verifier;

use jsonwebtoken::crypto::aws_lc;

pub use keys::{PublicKey, SharedSecret, SharedSecretError, SignError, SigningKey, SigningKeyError};
pub use verifier::{Expected, JwtError, Verifier};

/// Chooses AWS-LC for the JWT library, whatever features another dependency switches on in it.
/// Every constructor calls this, so that no caller can forget to.
fn use_aws_lc() {
    // A second installation is refused, and what is installed then is the same.
    let _ = aws_lc::DEFAULT_PROVIDER.install_default();
}

#[cfg(test)]
mod tests;
