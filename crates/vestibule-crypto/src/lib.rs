//! All cryptography of Vestibule in one place that an auditor reads in an hour.
//!
//! Nothing here knows HTTP, SQL or a person; it takes bytes, keys, time and chance, and answers in
//! types that cannot be mistaken for one another. No primitive is implemented here: every one comes
//! from a reviewed library. Time and randomness are always arguments.
//!
//! | Module | What it answers |
//! |---|---|
//! | [`HashPool`] | is this the password; what do we store for it (on threads of its own) |
//! | [`Token`], [`OneTimeCode`] | what goes into a link, a cookie, a letter; what the database keeps of it |
//! | [`MasterKey`] | the one configured secret, from which every other key is derived |
//! | [`Sealer`] | secrets at rest |
//! | [`RecoveryCode`] | the way in when the authenticator is lost |
//! | [`CsrfKey`], [`DeviceKey`], [`KeyedHash`] | values only this installation can compute |
//! | [`verify_totp`] | the second factor |
//! | [`SigningKey`], [`Verifier`] | tokens that others can check |
//! | [`verify_webhook`] | events that only Stripe can have sent |

mod csrf;
mod device;
mod digest;
mod foreign;
mod jwt;
mod keyed;
mod keys;
mod one_time_code;
mod password;
mod pool;
mod recovery_code;
mod seal;
mod token;
mod totp;
mod webhook;

pub use csrf::CsrfKey;
pub use device::{DeviceId, DeviceKey};
pub use digest::sha256_hex;
pub use jwt::{
    Expected, JwtError, PublicKey, SharedSecret, SharedSecretError, SignError, SigningKey, SigningKeyError,
    Verifier,
};
pub use keyed::KeyedHash;
pub use keys::{DerivedKey, KeyPurpose, MasterKey, MasterKeyError};
pub use one_time_code::OneTimeCode;
pub use password::{Argon2Cost, Argon2CostError, PasswordHash, Verified, is_readable_hash};
pub use pool::{Admission, Busy, HashPool, PoolError, PoolSettings, Stopped, half_the_cores};
pub use recovery_code::RecoveryCode;
pub use seal::{SealError, Sealer};
pub use token::{Token, TokenHash};
pub use totp::{TotpError, TotpSecret, TotpStep, provisioning_uri, verify_totp};
pub use webhook::{WebhookError, sign_webhook, verify_webhook};
