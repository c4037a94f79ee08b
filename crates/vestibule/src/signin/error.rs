//! Why somebody was not let in.

use vestibule_kernel::SecretString;

use crate::credentials::PolicyViolation;
use crate::env::Failure;
use crate::throttle::{ThrottleError, Throttled};

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
    /// The password is right, but was made by Vestibule and must be replaced, behind this link.
    #[error("the password must be replaced")]
    MustReplacePassword(SecretString),
    /// The password is right, a code is due, and this sign-in has only one step.
    #[error("a code is required")]
    CodeRequired,
    /// The code is wrong, used, expired or somebody else's; which is not said.
    #[error("wrong code")]
    WrongCode,
    /// The half-finished sign-in is unknown, finished, too old, or waits for something else.
    #[error("this sign-in is over")]
    AttemptOver,
    /// The new password may not be set.
    #[error(transparent)]
    Password(#[from] PolicyViolation),
    /// This installation mails no codes.
    #[error("codes are not sent by mail")]
    NoMailedCodes,
    /// Too many guesses lately.
    #[error(transparent)]
    Throttled(#[from] Throttled),
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

impl From<ThrottleError> for SignInError {
    fn from(error: ThrottleError) -> Self {
        match error {
            ThrottleError::Throttled(throttled) => Self::Throttled(throttled),
            ThrottleError::Failure(failure) => Self::Failure(failure),
        }
    }
}
