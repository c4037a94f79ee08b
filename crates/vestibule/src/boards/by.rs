//! Who acts on a board, and from where.

use std::sync::Arc;

use vestibule_kernel::{Caller, Origin, PermissionSet, UserId};

/// Whose doing something is.
#[derive(Debug, Clone)]
pub struct By {
    /// The person.
    pub caller: Arc<Caller>,
    /// Where the request came from, for the audit log.
    pub origin: Origin,
}

impl By {
    pub(super) fn user(&self) -> UserId {
        self.caller.user
    }

    pub(super) fn permissions(&self) -> &PermissionSet {
        &self.caller.permissions
    }
}
