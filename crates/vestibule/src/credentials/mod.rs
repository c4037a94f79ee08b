//! What proves who somebody is: the password, and links and codes that work once.
//!
//! Passwords are hashed before a transaction is opened. One-time tokens are kept as hashes, for one
//! purpose each, bound to what they protect; a newer one ends the older.

pub mod one_time;
mod password_policy;
mod passwords;

pub use password_policy::{PolicyViolation, check_password};
pub(crate) use passwords::{NewPassword, Replaced, StoredPassword, hash_of, keep_hash, replace_hash, set};
