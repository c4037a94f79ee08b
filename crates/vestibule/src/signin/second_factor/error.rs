//! Why a second factor was not changed.

use crate::env::Failure;
use crate::signin::{SignInError, StepUpError};
use crate::throttle::{ThrottleError, Throttled};

/// Why a second factor was not changed; nothing was.
#[derive(Debug, thiserror::Error)]
pub enum SecondFactorError {
    /// The caller came with a token; a person switches it in a session.
    #[error("this takes a session")]
    NeedsSession,
    /// The caller must prove first who they are.
    #[error(transparent)]
    StepUp(#[from] StepUpError),
    /// It is on; another secret may not take its place.
    #[error("the second factor is on already")]
    AlreadyOn,
    /// It is off.
    #[error("the second factor is off")]
    Off,
    /// The code is wrong, used, or somebody else's.
    #[error("wrong code")]
    WrongCode,
    /// The password is wrong.
    #[error("wrong password")]
    WrongPassword,
    /// Too many guesses lately.
    #[error(transparent)]
    Throttled(#[from] Throttled),
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(#[from] Failure),
}

crate::from_failures!(SecondFactorError);

impl From<ThrottleError> for SecondFactorError {
    fn from(error: ThrottleError) -> Self {
        match error {
            ThrottleError::Throttled(throttled) => Self::Throttled(throttled),
            ThrottleError::Failure(failure) => Self::Failure(failure),
        }
    }
}

impl From<SignInError> for SecondFactorError {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::Throttled(throttled) => Self::Throttled(throttled),
            SignInError::Failure(failure) => Self::Failure(failure),
            SignInError::WrongCode => Self::WrongCode,
            // Nothing else comes of showing one's own password.
            _ => Self::WrongPassword,
        }
    }
}
