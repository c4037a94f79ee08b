//! The `sessions` table.

use std::time::Duration;

use vestibule_crypto::TokenHash;
use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{Origin, SessionId, Timestamp, UserId};

use crate::users::User;

const INSERT: &str = "INSERT INTO sessions (token_hash, user_id, auth_epoch, created_at, last_seen_at, expires_at, \
     authenticated_at, address, user_agent) VALUES ($1, $2, $3, $4, $4, $5, $4, $6, $7)";
const BY_TOKEN: &str = "SELECT id, user_id, auth_epoch, last_seen_at, expires_at, authenticated_at \
     FROM sessions WHERE token_hash = $1";
const LAST_SEEN: &str = "SELECT last_seen_at FROM sessions WHERE id = $1";
const DELETE: &str = "DELETE FROM sessions WHERE id = $1";
const DELETE_ALL: &str = "DELETE FROM sessions WHERE user_id = $1";
const DELETE_OTHERS: &str = "DELETE FROM sessions WHERE user_id = $1 AND id <> $2";
const AUTHENTICATED_AT: &str = "SELECT authenticated_at FROM sessions WHERE id = $1";
const MARK_AUTHENTICATED: &str = "UPDATE sessions SET authenticated_at = $2 WHERE id = $1";
const CARRY_OVER: &str = "UPDATE sessions SET auth_epoch = $2 WHERE id = $1";
const DELETE_OWN: &str = "DELETE FROM sessions WHERE id = $1 AND user_id = $2";
const SET_TOKEN: &str = "UPDATE sessions SET token_hash = $2 WHERE id = $1";
const ALIVE_OF: &str = "SELECT s.id, s.user_agent, s.address, s.created_at, s.last_seen_at, s.expires_at \
     FROM sessions s JOIN users u ON u.id = s.user_id AND u.auth_epoch = s.auth_epoch \
     WHERE s.user_id = $1 AND s.expires_at > $2 AND s.last_seen_at > $3 ORDER BY s.last_seen_at DESC, s.id DESC";
const NOTE_SIGN_IN: &str = "INSERT INTO last_sign_ins (user_id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
const NOTE_AGAIN: &str = "UPDATE last_sign_ins SET at = $2 WHERE user_id = $1";
const SEEN: &str = "UPDATE sessions SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2";
const PRUNE: &str = "DELETE FROM sessions WHERE expires_at < $1 OR last_seen_at < $2";

const ON_RECORD: &str = "SELECT created_at, last_seen_at, expires_at, address, user_agent FROM sessions \
     WHERE user_id = $1 ORDER BY id";

/// What is kept of a session, for the person's own archive.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct OnRecord {
    pub(crate) created_at: i64,
    pub(crate) last_seen_at: i64,
    pub(crate) expires_at: i64,
    pub(crate) address: Option<String>,
    pub(crate) user_agent: Option<String>,
}

pub(crate) async fn on_record_of(db: &mut impl Reads, user: UserId) -> DbResult<Vec<OnRecord>> {
    Ok(on_db!(db, c => sqlx::query_as(ON_RECORD).bind(user.0).fetch_all(c).await?))
}

/// A session's row.
#[derive(Debug)]
pub(super) struct StoredSession {
    pub(super) id: SessionId,
    pub(super) user: UserId,
    pub(super) auth_epoch: i64,
    pub(super) last_seen_at: Timestamp,
    pub(super) expires_at: Timestamp,
    pub(super) authenticated_at: Timestamp,
}

pub(super) async fn insert(
    tx: &mut WriteTx,
    token: &TokenHash,
    user: &User,
    now: Timestamp,
    expires_at: Timestamp,
    origin: &Origin,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(INSERT)
            .bind(&token.as_bytes()[..])
            .bind(user.id.0)
            .bind(user.auth_epoch)
            .bind(now.as_millis())
            .bind(expires_at.as_millis())
            .bind(origin.address.map(|a| a.to_string()))
            .bind(origin.user_agent.as_deref())
            .execute(c)
            .await?;
    });
    Ok(())
}

pub(super) async fn by_token(db: &mut impl Reads, token: &TokenHash) -> DbResult<Option<StoredSession>> {
    let row: Option<(i64, i64, i64, i64, i64, i64)> =
        on_db!(db, c => sqlx::query_as(BY_TOKEN).bind(&token.as_bytes()[..]).fetch_optional(c).await?);
    Ok(row.map(|(id, user, auth_epoch, seen, expires, authenticated)| StoredSession {
        id: SessionId(id),
        user: UserId(user),
        auth_epoch,
        last_seen_at: Timestamp::from_millis(seen),
        expires_at: Timestamp::from_millis(expires),
        authenticated_at: Timestamp::from_millis(authenticated),
    }))
}

/// When a session was last used, as far as that was written; none when it has ended.
pub(super) async fn last_seen(db: &mut impl Reads, id: SessionId) -> DbResult<Option<Timestamp>> {
    let at: Option<i64> = on_db!(db, c => sqlx::query_scalar(LAST_SEEN).bind(id.0).fetch_optional(c).await?);
    Ok(at.map(Timestamp::from_millis))
}

pub(super) async fn delete(tx: &mut WriteTx, id: SessionId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE).bind(id.0).execute(c).await?; });
    Ok(())
}

/// Ends a session if it is that person's; tells whether it was.
pub(super) async fn delete_own(tx: &mut WriteTx, id: SessionId, user: UserId) -> DbResult<bool> {
    let rows = on_db!(tx, c => {
        sqlx::query(DELETE_OWN).bind(id.0).bind(user.0).execute(c).await?.rows_affected()
    });
    Ok(rows == 1)
}

pub(super) async fn set_token(tx: &mut WriteTx, id: SessionId, token: &TokenHash) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(SET_TOKEN).bind(id.0).bind(&token.as_bytes()[..]).execute(c).await?;
    });
    Ok(())
}

/// A session as its owner may see it.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct AliveSession {
    pub(super) id: i64,
    pub(super) user_agent: Option<String>,
    pub(super) address: Option<String>,
    pub(super) created_at: i64,
    pub(super) last_seen_at: i64,
    pub(super) expires_at: i64,
}

/// A person's sessions that still work, the latest used first.
pub(super) async fn alive_of(
    db: &mut impl Reads,
    user: UserId,
    now: Timestamp,
    used_since: Timestamp,
) -> DbResult<Vec<AliveSession>> {
    Ok(on_db!(db, c => {
        sqlx::query_as(ALIVE_OF)
            .bind(user.0)
            .bind(now.as_millis())
            .bind(used_since.as_millis())
            .fetch_all(c)
            .await?
    }))
}

/// Notes that a person has come in; tells whether they ever had before.
pub(crate) async fn note_sign_in(tx: &mut WriteTx, user: UserId, now: Timestamp) -> DbResult<bool> {
    let rows = on_db!(tx, c => {
        sqlx::query(NOTE_SIGN_IN).bind(user.0).bind(now.as_millis()).execute(c).await?.rows_affected()
    });
    if rows == 1 {
        return Ok(false);
    }
    on_db!(tx, c => { sqlx::query(NOTE_AGAIN).bind(user.0).bind(now.as_millis()).execute(c).await?; });
    Ok(true)
}

/// Ends every session of a person.
pub(crate) async fn end_all_of(tx: &mut WriteTx, user: UserId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE_ALL).bind(user.0).execute(c).await?; });
    Ok(())
}

/// Ends every session of a person but one.
pub(crate) async fn end_others_of(tx: &mut WriteTx, user: UserId, keep: SessionId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE_OTHERS).bind(user.0).bind(keep.0).execute(c).await?; });
    Ok(())
}

/// When the session's owner last proved who they are; none when it has ended.
pub(crate) async fn authenticated_at(db: &mut impl Reads, id: SessionId) -> DbResult<Option<Timestamp>> {
    let at: Option<i64> =
        on_db!(db, c => sqlx::query_scalar(AUTHENTICATED_AT).bind(id.0).fetch_optional(c).await?);
    Ok(at.map(Timestamp::from_millis))
}

/// Notes that the session's owner has just proven who they are.
pub(crate) async fn mark_authenticated(tx: &mut WriteTx, id: SessionId, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(MARK_AUTHENTICATED).bind(id.0).bind(now.as_millis()).execute(c).await?;
    });
    Ok(())
}

/// Takes a session over into its owner's new epoch, which has ended all others.
pub(crate) async fn carry_over(tx: &mut WriteTx, id: SessionId, epoch: i64) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(CARRY_OVER).bind(id.0).bind(epoch).execute(c).await?; });
    Ok(())
}

/// Writes when sessions were last used, many at once.
pub(crate) async fn flush_last_seen(tx: &mut WriteTx, seen: &[(SessionId, Timestamp)]) -> DbResult<()> {
    for (id, at) in seen {
        on_db!(tx, c => { sqlx::query(SEEN).bind(id.0).bind(at.as_millis()).execute(c).await?; });
    }
    Ok(())
}

/// Forgets sessions that have ended by themselves.
pub(crate) async fn prune(tx: &mut WriteTx, now: Timestamp, idle: Duration) -> DbResult<()> {
    // Last use is written with a delay, so the idle limit gets some slack here; the check that
    // counts is made when a session is recognised.
    let unused_since = now.minus(idle * 2);
    on_db!(tx, c => {
        sqlx::query(PRUNE).bind(now.as_millis()).bind(unused_since.as_millis()).execute(c).await?;
    });
    Ok(())
}
