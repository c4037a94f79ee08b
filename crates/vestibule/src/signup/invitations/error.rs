//! Why an invitation was not sent, taken back or accepted.

use vestibule_kernel::Forbidden;

use crate::access::AccessError;
use crate::env::Failure;
use crate::signup::{ConfirmError, SignUpError};

/// Why an invitation was not sent or taken back.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    /// The role, or the caller's right to give it.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// A confirmed account has the address.
    #[error("the address has an account")]
    EmailTaken,
    /// There is no such invitation, or it has been accepted.
    #[error("there is no such invitation")]
    Unknown,
    /// The cursor belongs to another list.
    #[error("the cursor does not belong to this list")]
    Cursor,
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

/// Why an invitation made no account.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    /// The link.
    #[error(transparent)]
    Link(#[from] ConfirmError),
    /// The account.
    #[error(transparent)]
    Account(#[from] SignUpError),
}

crate::from_failures!(InviteError);

impl From<Forbidden> for InviteError {
    fn from(forbidden: Forbidden) -> Self {
        Self::Access(forbidden.into())
    }
}

impl From<vestibule_db::DbError> for AcceptError {
    fn from(error: vestibule_db::DbError) -> Self {
        Self::Account(error.into())
    }
}

impl From<Failure> for AcceptError {
    fn from(failure: Failure) -> Self {
        Self::Account(failure.into())
    }
}
