//! What has been done, for people to read: the request log and the audit log, with the names of
//! those they speak of.
//!
//! Both logs lie below `users` and keep ids only; here the ids meet their people, as these are
//! called today. Whoever holds `access_logs` sees everybody's entries, everybody else their own, by
//! id: an address that changes hands takes no history along.

pub mod http;
mod names;
mod requests;

use vestibule_kernel::Forbidden;

use crate::env::Failure;
use crate::http::Problem;

pub use names::LogPerson;
pub(crate) use requests::{NumberedPage, Seen, numbered_page};

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
pub enum ActivityError {
    /// The caller lacks `access_logs`.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// See there.
    #[error(transparent)]
    Failure(#[from] Failure),
}

crate::from_failures!(ActivityError);

impl From<ActivityError> for Problem {
    fn from(error: ActivityError) -> Self {
        match error {
            ActivityError::Forbidden(forbidden) => forbidden.into(),
            ActivityError::Failure(failure) => failure.into(),
        }
    }
}
