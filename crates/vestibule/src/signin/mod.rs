//! Signing in: is this the person they say they are, and may they come in?
//!
//! Unknown name, wrong password, over-long password, and not confirmed with a wrong password look
//! the same and take the same time. Everything more precise is told only to somebody who knows the
//! password.

mod error;
pub mod http;
mod password;
mod sign_out;
mod token;

pub use error::SignInError;
pub use password::{Attempt, SignedIn, sign_in};
pub use sign_out::sign_out;
pub use token::sign_in_for_tokens;
