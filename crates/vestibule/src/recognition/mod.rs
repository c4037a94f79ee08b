//! What handlers know of a caller, whatever the caller was recognised by.
//!
//! A session and a token are read from different tables but mean the same: a person, what they hold
//! at this moment, and for how long that answer is good. Rights are read here, from the database,
//! and never taken from what the caller presents. Somebody disabled, or whose sessions and tokens
//! were all ended since (`auth_epoch`), is nobody.

mod last_use;
mod memory;
mod store;

use std::sync::Arc;

use vestibule_db::{DbResult, Reads};
use vestibule_kernel::{ApiTokenId, Caller, SessionId, Timestamp, TokenFamilyId, UserId};

use crate::access;
use crate::env::Env;
use crate::users::{self, User};

pub(crate) use last_use::LastUse;
pub(crate) use memory::Memory;

/// Somebody recognised, with everything the hot path needs.
#[derive(Debug)]
pub struct Recognised {
    /// Who they are to the services.
    pub caller: Arc<Caller>,
    /// Their row.
    pub user: User,
    /// Names of their roles.
    pub roles: Vec<String>,
    /// By what they were recognised.
    pub means: Means,
    /// What unsafe requests must carry; empty for a token, which only a program can send.
    pub csrf_token: String,
    /// When the person last proved who they are: the beginning of time for a token that was made
    /// to be used without them.
    pub authenticated_at: Timestamp,
    /// When this answer ends whatever happens: with the session or token, or with a grant.
    pub expires_at: Timestamp,
}

/// By what somebody was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// The session in a cookie.
    Session(SessionId),
    /// An access token of this family.
    AccessToken(TokenFamilyId),
    /// A personal API token.
    ApiToken(ApiTokenId),
}

/// What a valid session or token says before anything is known of its owner.
#[derive(Debug)]
pub(crate) struct Presented {
    pub(crate) user: UserId,
    /// The owner's epoch when it was issued.
    pub(crate) auth_epoch: i64,
    pub(crate) means: Means,
    pub(crate) csrf_token: String,
    pub(crate) authenticated_at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

/// What somebody whose request still runs would be recognised as if it came now; none when they
/// would not. Asks the database: for whoever has had to wait since they were let in, for a stream's
/// next event or for a lock. How long a session may be left alone is not asked: it is in use.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn recognise_again(
    env: &Env,
    db: &mut impl Reads,
    earlier: &Recognised,
) -> DbResult<Option<Recognised>> {
    let now = env.now();
    if now >= earlier.expires_at || is_ended(env, earlier.means) || !store::stands(db, earlier.means).await? {
        return Ok(None);
    }
    let presented = Presented {
        user: earlier.user.id,
        auth_epoch: earlier.user.auth_epoch,
        means: earlier.means,
        csrf_token: String::new(),
        authenticated_at: earlier.authenticated_at,
        expires_at: earlier.expires_at,
    };
    recognise(db, presented, now).await
}

/// Whether it is over though the database could not be told yet.
fn is_ended(env: &Env, means: Means) -> bool {
    matches!(means, Means::Session(id) if env.ended_sessions.contains(id))
}

/// Reads whose session or token it is and what they hold; none when it has been ended.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn recognise(
    db: &mut impl Reads,
    presented: Presented,
    now: Timestamp,
) -> DbResult<Option<Recognised>> {
    let Some(user) = users::by_id(db, presented.user).await? else { return Ok(None) };
    if user.auth_epoch != presented.auth_epoch || user.disabled_at.is_some() {
        return Ok(None);
    }
    let rights = access::rights_in_force(db, &user, now).await?;
    let expires_at = rights.valid_until.map_or(presented.expires_at, |until| until.min(presented.expires_at));
    let session = match presented.means {
        Means::Session(id) => Some(id),
        Means::AccessToken(_) | Means::ApiToken(_) => None,
    };
    Ok(Some(Recognised {
        caller: Arc::new(Caller { user: user.id, uuid: user.uuid, session, permissions: rights.permissions }),
        roles: rights.roles,
        means: presented.means,
        csrf_token: presented.csrf_token,
        authenticated_at: presented.authenticated_at,
        expires_at,
        user,
    }))
}
