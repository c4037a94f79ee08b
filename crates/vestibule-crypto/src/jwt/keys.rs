//! Keys that sign, and what the outside learns of them.

use std::fmt;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use vestibule_kernel::{Entropy, random_bytes};
use zeroize::Zeroizing;

use super::use_aws_lc;

/// An Ed25519 private key (RFC 8032, RFC 8037).
#[derive(Clone)]
pub struct SigningKey {
    /// Version 1: its encoding depends on the seed alone.
    pkcs8: Zeroizing<Vec<u8>>,
    encoding: EncodingKey,
    public: PublicKey,
}

impl SigningKey {
    /// A new key.
    ///
    /// # Errors
    /// When the library refuses the key; not for 32 random bytes.
    pub fn generate(entropy: &dyn Entropy) -> Result<Self, SigningKeyError> {
        Self::from_seed(&Zeroizing::new(random_bytes(entropy)))
    }

    /// The key that belongs to a 32-byte seed (RFC 8032 §5.1.5).
    ///
    /// # Errors
    /// When the library refuses the key.
    pub fn from_seed(seed: &[u8; 32]) -> Result<Self, SigningKeyError> {
        Self::from_pair(&Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| SigningKeyError)?)
    }

    /// A key as [`to_pkcs8`](Self::to_pkcs8) gave it.
    ///
    /// # Errors
    /// When the bytes are no Ed25519 key in PKCS#8 (RFC 8410).
    pub fn from_pkcs8(pkcs8: &[u8]) -> Result<Self, SigningKeyError> {
        Self::from_pair(&Ed25519KeyPair::from_pkcs8(pkcs8).map_err(|_| SigningKeyError)?)
    }

    fn from_pair(pair: &Ed25519KeyPair) -> Result<Self, SigningKeyError> {
        use_aws_lc();
        let document = pair.to_pkcs8v1().map_err(|_| SigningKeyError)?;
        let public = pair.public_key().as_ref().try_into().map_err(|_| SigningKeyError)?;
        Ok(Self {
            pkcs8: Zeroizing::new(document.as_ref().to_vec()),
            encoding: EncodingKey::from_ed_der(document.as_ref()),
            public: PublicKey::from_bytes(public),
        })
    }

    /// The private key as PKCS#8, to be sealed.
    #[must_use]
    pub fn to_pkcs8(&self) -> Zeroizing<Vec<u8>> {
        self.pkcs8.clone()
    }

    /// The public half.
    #[must_use]
    pub const fn public(&self) -> &PublicKey {
        &self.public
    }

    /// The key's id in the `kid` header.
    #[must_use]
    pub fn kid(&self) -> &str {
        self.public.kid()
    }

    /// The public half as an entry of a JWKS.
    #[must_use]
    pub fn public_jwk(&self) -> Value {
        self.public.to_jwk()
    }

    /// A compact JWT of type `typ` (RFC 8725 §3.11), such as `at+jwt`.
    ///
    /// # Errors
    /// When the claims cannot be written as JSON.
    pub fn sign(&self, typ: &str, claims: &impl Serialize) -> Result<String, SignError> {
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some(typ.to_owned());
        header.kid = Some(self.kid().to_owned());
        Ok(jsonwebtoken::encode(&header, claims, &self.encoding)?)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.kid())
    }
}

/// The public half of a [`SigningKey`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    kid: String,
    bytes: [u8; 32],
}

impl PublicKey {
    /// The key with these 32 bytes (RFC 8032 §5.1.2). Its id is its thumbprint (RFC 7638), so that
    /// two keys never share one.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        let x = BASE64URL_NOPAD.encode(&bytes);
        // RFC 7638 §3.2 and RFC 8037 §2 fix the members and their order.
        let canonical = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#);
        Self { kid: BASE64URL_NOPAD.encode(&Sha256::digest(canonical)), bytes }
    }

    /// The key's 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// The key's id in the `kid` header: 43 characters of base64url.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The key as an entry of a JWKS (RFC 7517, RFC 8037).
    #[must_use]
    pub fn to_jwk(&self) -> Value {
        json!({
            "kty": "OKP",
            "crv": "Ed25519",
            "use": "sig",
            "alg": "EdDSA",
            "kid": self.kid,
            "x": BASE64URL_NOPAD.encode(&self.bytes),
        })
    }

    pub(super) fn decoding(&self) -> DecodingKey {
        DecodingKey::from_ed_der(&self.bytes)
    }
}

/// The secret that old verifiers share with us, for HS256 (RFC 7518 §3.2).
#[derive(Clone)]
pub struct SharedSecret {
    encoding: EncodingKey,
    decoding: DecodingKey,
}

impl SharedSecret {
    /// Takes the secret's text as the key, as the old verifiers do.
    ///
    /// # Errors
    /// When it is shorter than 32 bytes, which RFC 7518 §3.2 forbids: every token would let anybody
    /// search for it.
    pub fn new(secret: &SecretString) -> Result<Self, SharedSecretError> {
        let bytes = secret.expose_secret().as_bytes();
        if bytes.len() < 32 {
            return Err(SharedSecretError::TooShort);
        }
        Ok(Self::of_any_length(secret))
    }

    /// The same for a secret of any length, where tokens protect nobody: the verifiers of a developer
    /// have a short one too.
    #[must_use]
    pub fn of_any_length(secret: &SecretString) -> Self {
        let bytes = secret.expose_secret().as_bytes();
        use_aws_lc();
        Self { encoding: EncodingKey::from_secret(bytes), decoding: DecodingKey::from_secret(bytes) }
    }

    /// A compact JWT of type `typ`; the old verifiers expect `JWT`.
    ///
    /// # Errors
    /// When the claims cannot be written as JSON.
    pub fn sign(&self, typ: &str, claims: &impl Serialize) -> Result<String, SignError> {
        let mut header = Header::new(Algorithm::HS256);
        header.typ = Some(typ.to_owned());
        Ok(jsonwebtoken::encode(&header, claims, &self.encoding)?)
    }

    pub(super) const fn decoding(&self) -> &DecodingKey {
        &self.decoding
    }
}

impl fmt::Debug for SharedSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SharedSecret(..)")
    }
}

/// The bytes are no Ed25519 private key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an Ed25519 private key")]
pub struct SigningKeyError;

/// Why a text cannot be the shared secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SharedSecretError {
    /// Fewer than 32 bytes.
    #[error("the shared secret must be at least 32 bytes long")]
    TooShort,
}

/// The claims cannot be written as JSON.
#[derive(Debug, Clone, thiserror::Error)]
#[error("cannot sign the token")]
pub struct SignError(#[from] jsonwebtoken::errors::Error);
