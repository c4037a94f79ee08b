//! Why somebody could not sign up or confirm.

use crate::credentials::PolicyViolation;
use crate::env::Failure;
use crate::throttle::{ThrottleError, Throttled};

/// Why an account was not made.
#[derive(Debug, thiserror::Error)]
pub enum SignUpError {
    /// Nobody may sign up by themselves here.
    #[error("sign-up is closed")]
    Closed,
    /// The password may not be set.
    #[error(transparent)]
    Password(#[from] PolicyViolation),
    /// Names are public, so this is always told.
    #[error("the username is taken")]
    UsernameTaken,
    /// Told only where the configuration allows it.
    #[error("the address has an account")]
    EmailTaken,
    /// Too many letters lately.
    #[error(transparent)]
    Throttled(#[from] Throttled),
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

/// Why an address was not confirmed.
#[derive(Debug, thiserror::Error)]
pub enum ConfirmError {
    /// No such link was ever sent, or it is no link at all.
    #[error("the link is not valid")]
    Invalid,
    /// It has expired or a newer one was sent.
    #[error("the link has expired")]
    Expired,
    /// It has been used.
    #[error("the link has been used")]
    Spent,
    /// The account was deleted meanwhile.
    #[error("the account is gone")]
    Gone,
    /// The password is not the one chosen at sign-up.
    #[error("the password is wrong")]
    WrongPassword,
    /// The new password may not be set.
    #[error(transparent)]
    Password(#[from] PolicyViolation),
    /// Too many guesses lately.
    #[error(transparent)]
    Throttled(#[from] Throttled),
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

/// Why no fresh link was sent. Whether there is an account is never a reason.
#[derive(Debug, thiserror::Error)]
pub enum ResendError {
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(SignUpError, ConfirmError, ResendError);

impl From<Failure> for SignUpError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<Failure> for ConfirmError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<ThrottleError> for SignUpError {
    fn from(error: ThrottleError) -> Self {
        match error {
            ThrottleError::Throttled(throttled) => Self::Throttled(throttled),
            ThrottleError::Failure(failure) => Self::Failure(failure),
        }
    }
}

impl From<ThrottleError> for ConfirmError {
    fn from(error: ThrottleError) -> Self {
        match error {
            ThrottleError::Throttled(throttled) => Self::Throttled(throttled),
            ThrottleError::Failure(failure) => Self::Failure(failure),
        }
    }
}
