//! Why a token was not given, taken or ended.

use crate::env::Failure;

/// Why a request about tokens was refused.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// A refresh token that is unknown, used, expired or ended; which of them is not said.
    #[error("the refresh token is not valid")]
    InvalidRefreshToken,
    /// The caller came with a session.
    #[error("the request carries no token")]
    NoToken,
    /// No such API token of the caller.
    #[error("there is no such token")]
    Unknown,
    /// An API token cannot make others: a stolen one would never end.
    #[error("an API token cannot manage API tokens")]
    NotByApiToken,
    /// What the caller came with was ended while the request ran.
    #[error("the session or token has ended")]
    Ended,
    /// The name is empty, too long or unprintable.
    #[error("a token's name has 1 to 100 printable characters")]
    Name,
    /// The caller has as many API tokens as anybody may have.
    #[error("nobody may have more than {0} API tokens")]
    TooMany(i64),
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(TokenError);

impl From<Failure> for TokenError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}
