//! Why people were not listed or changed.

use vestibule_kernel::Forbidden;

use crate::access::AccessError;
use crate::env::Failure;

/// Why people were not listed or changed.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// Who it is about, or the caller's right to it.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// No such role to filter by.
    #[error("there is no role {0:?}")]
    UnknownRole(String),
    /// The cursor belongs to another list.
    #[error("the cursor does not belong to this list")]
    Cursor,
    /// Some of many could not be changed, so none was.
    #[error("nothing was changed, because of {} of them", .0.len())]
    Refused(Vec<Refusal>),
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

/// Why one of many could not be changed.
#[derive(Debug)]
pub struct Refusal {
    /// Who.
    pub person: vestibule_kernel::UserUuid,
    /// Why.
    pub why: Box<PeopleError>,
}

crate::from_failures!(PeopleError);

impl From<Forbidden> for PeopleError {
    fn from(forbidden: Forbidden) -> Self {
        Self::Access(forbidden.into())
    }
}
