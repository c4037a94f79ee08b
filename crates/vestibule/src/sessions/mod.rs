//! Browser sessions: issuing one, recognising it again, ending it.
//!
//! A session is a row; the cookie holds 256 random bits, the row their SHA-256. Recognising one
//! costs a look into memory. What is remembered ends at once when anything it depends on changes,
//! and is not believed at all while changes of other processes cannot be heard.

mod cache;
mod device;
pub mod http;
mod own;
mod store;

use vestibule_crypto::{Token, TokenHash};
use vestibule_db::{DbResult, Reads};
use vestibule_kernel::{Origin, SessionId, Timestamp, UserId};

use crate::env::{Env, Work};
use crate::users::User;

pub use cache::SessionCache;
pub use device::Device;
pub use own::{OwnSession, end_own, list_own};
pub(crate) use store::{
    OnRecord, authenticated_at, carry_over, end_all_of, end_others_of, flush_last_seen, mark_authenticated,
    note_sign_in, on_record_of, prune,
};

/// A session just issued: the only moment its token is known.
#[derive(Debug)]
pub struct Issued {
    /// Goes into the cookie.
    pub token: Token,
    /// Goes into every unsafe request's `X-CSRFToken` header.
    pub csrf_token: String,
}

/// Issues a session for somebody who has just proven who they are.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn issue(env: &Env, work: &mut Work, user: &User, origin: &Origin) -> DbResult<Issued> {
    let token = Token::generate(&*env.entropy);
    let hash = token.hash();
    let now = env.now();
    let expires_at = now.plus(env.config.session.absolute);
    store::insert(work, &hash, user, now, expires_at, origin).await?;
    Ok(Issued { csrf_token: env.keys.csrf.token_for(&hash), token })
}

/// Gives a session a new token, which ends the old one: for whoever has just changed what the
/// session is worth.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn renew(env: &Env, work: &mut Work, session: SessionId) -> DbResult<Issued> {
    let token = Token::generate(&*env.entropy);
    let hash = token.hash();
    store::set_token(work, session, &hash).await?;
    Ok(Issued { csrf_token: env.keys.csrf.token_for(&hash), token })
}

/// Ends one session.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn end(work: &mut Work, session: SessionId, user: UserId) -> DbResult<()> {
    store::delete(work, session).await?;
    work.changed(crate::changes::Subject::User(user));
    Ok(())
}

/// Parses what a cookie holds; clients without a session send odd texts.
#[must_use]
pub fn parse_cookie(value: &str) -> Option<TokenHash> {
    Token::parse(value).map(|token| token.hash())
}

/// Until when a session stands if it is left alone from now on, asking the database; none when it
/// has ended. The last minute's use may not be written there yet.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn stands_until(env: &Env, db: &mut impl Reads, session: SessionId) -> DbResult<Option<Timestamp>> {
    if env.ended_sessions.contains(session) {
        return Ok(None);
    }
    let last_seen = store::last_seen(db, session).await?;
    Ok(last_seen.map(|at| at.plus(env.config.session.idle)).filter(|until| *until > env.now()))
}
