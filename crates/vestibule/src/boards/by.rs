//! Who acts on a board, and from where.

use std::sync::Arc;

use vestibule_db::Reads;
use vestibule_kernel::{Caller, Origin, PermissionSet, UserId};

use crate::env::Env;
use crate::recognition::{self, Recognised};

use super::BoardError;

/// Whose doing something is.
#[derive(Debug, Clone)]
pub struct By {
    /// The person.
    pub caller: Arc<Caller>,
    /// As whom a request has shown them; none when the installation acts in their name.
    pub recognised: Option<Arc<Recognised>>,
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

    /// The same with what they may do at this moment: they may have waited for a lock.
    ///
    /// # Errors
    /// [`BoardError::Ended`] when they are let in no more.
    pub(super) async fn again(&self, env: &Env, db: &mut impl Reads) -> Result<Self, BoardError> {
        let Some(recognised) = &self.recognised else { return Ok(self.clone()) };
        let again = recognition::recognise_again(env, db, recognised).await?.ok_or(BoardError::Ended)?;
        Ok(Self { caller: again.caller, ..self.clone() })
    }
}
