//! Signing out: the session is gone from the database, so a copied cookie is worth nothing.
//!
//! When nothing can be written, because the disk is full, this process keeps the session out by itself
//! and writes its end as soon as there is room: nobody has to stay signed in for want of disk.

use vestibule_db::{DbError, DbResult};
use vestibule_kernel::{Actor, Caller, Origin, SessionId, UserId, UserUuid};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::env::{Env, Failure};
use crate::recognition::{Means, Recognised};
use crate::sessions;
use crate::tokens;
use crate::users;

/// What signing out has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedOut {
    /// The session.
    Session,
    /// Nothing: the caller has come with a token, which is ended in another place.
    Nothing,
}

/// Ends the caller's session.
///
/// # Errors
/// [`Failure`].
pub async fn sign_out(env: &Env, caller: &Caller, origin: &Origin) -> Result<SignedOut, Failure> {
    let Some(session) = caller.session else { return Ok(SignedOut::Nothing) };
    match end(env, session, caller.user, caller.uuid, origin).await {
        Ok(()) => {}
        Err(error @ DbError::Unavailable(_)) => {
            tracing::warn!(%error, "the end of a session was not written yet; it is kept out meanwhile");
            env.ended_sessions.note(session, caller.user, caller.uuid);
            env.announcer.announce(Subject::User(caller.user));
        }
        Err(error) => return Err(error.into()),
    }
    Ok(SignedOut::Session)
}

/// Ends whatever else the caller is signed in with: every other session, and all tokens that programs
/// have signed in for. API tokens stay, which are listed and ended by name.
///
/// # Errors
/// [`Failure`].
pub async fn end_other_sign_ins(env: &Env, caller: &Recognised, origin: &Origin) -> Result<(), Failure> {
    let (user, mut work) = (&caller.user, env.write().await?);
    users::lock(&mut work, user.id).await?;
    match caller.means {
        Means::Session(session) => sessions::end_others_of(&mut work, user.id, session).await?,
        Means::AccessToken(_) | Means::ApiToken(_) => sessions::end_all_of(&mut work, user.id).await?,
    }
    match caller.means {
        Means::AccessToken(family) => tokens::end_other_families_of(&mut work, user.id, family).await?,
        Means::Session(_) | Means::ApiToken(_) => tokens::end_all_families_of(&mut work, user.id).await?,
    }
    work.changed(Subject::User(user.id));
    let ended = Event::new(caller.caller.actor(), Action::OtherSessionsEnded, Target::Person(user.uuid));
    audit_log::record(&mut work, env.now(), ended, origin).await?;
    Ok(work.commit().await?)
}

/// Writes the ends of sessions for which there was no room.
///
/// # Errors
/// [`vestibule_db::DbError`]; what is not written yet stays noted.
pub async fn write_sign_outs(env: &Env) -> DbResult<()> {
    for (session, user, uuid) in env.ended_sessions.waiting() {
        end(env, session, user, uuid, &Origin::default()).await?;
        env.ended_sessions.forget(session);
    }
    Ok(())
}

async fn end(env: &Env, session: SessionId, user: UserId, uuid: UserUuid, origin: &Origin) -> DbResult<()> {
    let mut work = env.write().await?;
    sessions::end(&mut work, session, user).await?;
    let signed_out = Event::new(Actor::Person(uuid), Action::SignedOut, Target::Person(uuid));
    audit_log::record(&mut work, env.now(), signed_out, origin).await?;
    work.commit().await
}
