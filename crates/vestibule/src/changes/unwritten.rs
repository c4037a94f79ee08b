//! What has happened and could not be written yet.
//!
//! Only one kind of change may be here: the end of a session. Whoever signs out while the disk is full
//! must be out, and a process that knows it can keep the session out until there is room again. A
//! crash in between forgets it; the session's own limits hold then.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use vestibule_kernel::{SessionId, UserId, UserUuid};

/// Sessions that are over and still in the database.
#[derive(Debug, Default)]
pub struct EndedSessions(Mutex<HashMap<SessionId, (UserId, UserUuid)>>);

impl EndedSessions {
    fn all(&self) -> MutexGuard<'_, HashMap<SessionId, (UserId, UserUuid)>> {
        // No code that can panic runs under the lock.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A session is over.
    pub fn note(&self, session: SessionId, user: UserId, uuid: UserUuid) {
        self.all().insert(session, (user, uuid));
    }

    /// Whether a session is over, whatever the database says.
    #[must_use]
    pub fn contains(&self, session: SessionId) -> bool {
        self.all().contains_key(&session)
    }

    /// Those that wait to be written, with whose they were.
    #[must_use]
    pub fn waiting(&self) -> Vec<(SessionId, UserId, UserUuid)> {
        self.all().iter().map(|(session, (user, uuid))| (*session, *user, *uuid)).collect()
    }

    /// The end of a session is written.
    pub fn forget(&self, session: SessionId) {
        self.all().remove(&session);
    }
}
