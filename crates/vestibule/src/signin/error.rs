//! Why somebody was not let in.

use crate::env::Failure;

/// Why a sign-in failed.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Wrong name or password; which of them is not said.
    #[error("wrong name or password")]
    Invalid,
    /// The password is right, the address not confirmed.
    #[error("the address is not confirmed")]
    NotConfirmed,
    /// The password is right, the account disabled.
    #[error("the account is disabled")]
    Disabled,
    /// The password is right, but was made by Vestibule and must be replaced.
    #[error("the password must be replaced")]
    MustReplacePassword,
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(SignInError);

impl From<Failure> for SignInError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}
