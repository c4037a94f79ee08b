//! Signing in: is this the person they say they are, and may they come in?
//!
//! Unknown name, wrong password, over-long password, and not confirmed with a wrong password look
//! the same and take the same time. Everything more precise is told only to somebody who knows the
//! password.

mod after_restore;
mod error;
pub mod http;
mod operator_reset;
mod password;
mod sign_out;
mod token;

pub use after_restore::end_everything_after_restore;
pub use error::SignInError;
pub use operator_reset::{OperatorResetError, reset_password_as_operator};
pub use password::{Attempt, SignedIn, sign_in};
pub use sign_out::sign_out;
pub use token::sign_in_for_tokens;
