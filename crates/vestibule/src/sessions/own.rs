//! A person's own sessions: where am I signed in, and ending that.

use vestibule_kernel::{Caller, Origin, SessionId, Timestamp};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::env::{Env, Failure};

use super::{Device, store};

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// Its row.
    pub id: SessionId,
    /// What the browser says of itself.
    pub device: Device,
    /// From where it was begun.
    pub address: Option<String>,
    /// When.
    pub created_at: Timestamp,
    /// When it was last used, up to a minute behind.
    pub last_seen_at: Timestamp,
    /// When it ends in any case.
    pub expires_at: Timestamp,
    /// Whether the caller came with it.
    pub is_current: bool,
}

/// The caller's sessions that still work, the latest used first.
///
/// # Errors
/// [`Failure`].
pub async fn list_own(env: &Env, caller: &Caller) -> Result<Vec<OwnSession>, Failure> {
    let now = env.now();
    let used_since = now.minus(env.config.session.idle);
    let alive = store::alive_of(&mut env.db.read().await?, caller.user, now, used_since).await?;
    let shown = alive.into_iter().map(|session| OwnSession {
        id: SessionId(session.id),
        device: Device::of(session.user_agent.as_deref()),
        address: session.address,
        created_at: Timestamp::from_millis(session.created_at),
        last_seen_at: Timestamp::from_millis(session.last_seen_at),
        expires_at: Timestamp::from_millis(session.expires_at),
        is_current: caller.session == Some(SessionId(session.id)),
    });
    Ok(shown.collect())
}

/// Whether there was something to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It is over.
    Yes,
    /// The caller has no such session; somebody else's is none of theirs.
    NoSuchSession,
}

/// Ends one of the caller's sessions.
///
/// # Errors
/// [`Failure`].
pub async fn end_own(
    env: &Env,
    caller: &Caller,
    session: SessionId,
    origin: &Origin,
) -> Result<Ended, Failure> {
    let mut work = env.write().await?;
    if !store::delete_own(&mut work, session, caller.user).await? {
        return Ok(Ended::NoSuchSession);
    }
    work.changed(Subject::User(caller.user));
    let ended = Event::new(caller.actor(), Action::SessionEnded, Target::Person(caller.uuid));
    audit_log::record(&mut work, env.now(), ended, origin).await?;
    work.commit().await?;
    Ok(Ended::Yes)
}
