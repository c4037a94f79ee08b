//! What proves who somebody is: the password, and links and codes that work once.
//!
//! Passwords are hashed before a transaction is opened. One-time tokens are kept as hashes, for one
//! purpose each, bound to what they protect; a newer one ends the older.

pub mod http;
pub mod one_time;
pub(crate) mod password_change_code;
mod password_policy;
mod passwords;

pub use password_policy::{PolicyViolation, Strength, check_password, check_password_of, strength};
pub(crate) use passwords::{
    NewPassword, Replaced, StoredPassword, hash_of, keep_hash, replace_hash, set, verify,
};
