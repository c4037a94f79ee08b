//! What proves who somebody is: the password, and links and codes that work once.
//!
//! Passwords are hashed before a transaction is opened. One-time tokens are kept as hashes, for one
//! purpose each, bound to what they protect; a newer one ends the older. What is known here is how each
//! is kept and spent once; who may try how often is `throttle`'s part.

pub(crate) mod email_codes;
mod generated;
pub mod http;
pub mod one_time;
pub(crate) mod own_password;
pub(crate) mod password_change_code;
mod password_policy;
mod passwords;
pub(crate) mod recovery_codes;
pub(crate) mod totp;
mod written;

pub use generated::GENERATED_LIFETIME;
pub(crate) use generated::{generate_password, generate_username};
pub use password_policy::{PolicyViolation, Strength, check_password, check_password_of, strength};
pub(crate) use passwords::{
    NewPassword, Replaced, StoredPassword, hash_of, keep_hash, replace_generated, replace_hash, set,
    set_generated,
};
pub(crate) use written::Written;
