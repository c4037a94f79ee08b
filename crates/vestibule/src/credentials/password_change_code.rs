//! The `password_change_codes` table: six digits that were mailed to somebody who wants to change
//! their password.
//!
//! A code belongs to the session that asked for it and dies with it. Each guess is counted, and the
//! count committed, before it is compared; taking the code away is one statement that only one of
//! two racing callers can win.

use std::time::Duration;

use vestibule_crypto::OneTimeCode;
use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{SessionId, Timestamp, UserId};

use crate::env::Env;

/// How long a code works.
pub(crate) const LIFETIME: Duration = Duration::from_secs(10 * 60);
/// Guesses at one code.
const TRIES: i64 = 5;

const FIND: &str = "SELECT tries, created_at FROM password_change_codes WHERE session_id = $1";
const PUT: &str = "INSERT INTO password_change_codes (session_id, code_hash, tries, created_at, expires_at) \
     VALUES ($1, $2, 0, $3, $4) ON CONFLICT (session_id) DO UPDATE SET code_hash = excluded.code_hash, \
     tries = 0, created_at = excluded.created_at, expires_at = excluded.expires_at";
const COUNT_TRY: &str = "UPDATE password_change_codes SET tries = tries + 1 \
     WHERE session_id = $1 AND tries < $2 AND expires_at > $3 RETURNING code_hash";
const END: &str = "DELETE FROM password_change_codes WHERE session_id = $1";
const END_ALL: &str =
    "DELETE FROM password_change_codes WHERE session_id IN (SELECT id FROM sessions WHERE user_id = $1)";
const TAKE: &str = "DELETE FROM password_change_codes WHERE session_id = $1 AND code_hash = $2";

/// A code that was sent for a session.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sent {
    /// When.
    pub(crate) at: Timestamp,
    /// Whether it can still be guessed at.
    pub(crate) has_tries_left: bool,
}

/// The code that was last sent for a session, if any.
pub(crate) async fn last_sent(db: &mut impl Reads, session: SessionId) -> DbResult<Option<Sent>> {
    let row: Option<(i64, i64)> =
        on_db!(db, c => sqlx::query_as(FIND).bind(session.0).fetch_optional(c).await?);
    Ok(row.map(|(tries, at)| Sent { at: Timestamp::from_millis(at), has_tries_left: tries < TRIES }))
}

/// Makes a code in place of any older one.
pub(crate) async fn issue(env: &Env, tx: &mut WriteTx, session: SessionId) -> DbResult<OneTimeCode> {
    let code = OneTimeCode::generate(&*env.entropy);
    let now = env.now();
    on_db!(tx, c => {
        sqlx::query(PUT)
            .bind(session.0)
            .bind(&hash(env, session, &code)[..])
            .bind(now.as_millis())
            .bind(now.plus(LIFETIME).as_millis())
            .execute(c)
            .await?;
    });
    Ok(code)
}

/// Counts a guess; the hash to compare it with, or none when there is no code to guess at.
pub(crate) async fn count_try(
    tx: &mut WriteTx,
    session: SessionId,
    now: Timestamp,
) -> DbResult<Option<Vec<u8>>> {
    Ok(on_db!(tx, c => {
        sqlx::query_scalar(COUNT_TRY)
            .bind(session.0)
            .bind(TRIES)
            .bind(now.as_millis())
            .fetch_optional(c)
            .await?
    }))
}

/// Ends the code of a session.
pub(crate) async fn end(tx: &mut WriteTx, session: SessionId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(END).bind(session.0).execute(c).await?; });
    Ok(())
}

/// Ends the codes of all sessions of a person.
pub(crate) async fn end_all(tx: &mut WriteTx, user: UserId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(END_ALL).bind(user.0).execute(c).await?; });
    Ok(())
}

/// Takes the code away; tells whether this call was the one that did.
pub(crate) async fn take(tx: &mut WriteTx, session: SessionId, hash: &[u8; 32]) -> DbResult<Taken> {
    let rows = on_db!(tx, c => {
        sqlx::query(TAKE).bind(session.0).bind(&hash[..]).execute(c).await?.rows_affected()
    });
    Ok(if rows == 1 { Taken::ByThisCall } else { Taken::TooLate })
}

/// Who won.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    /// This call.
    ByThisCall,
    /// Another call, or a newer code.
    TooLate,
}

/// What is stored instead of a code.
pub(crate) fn hash(env: &Env, session: SessionId, code: &OneTimeCode) -> [u8; 32] {
    code.hash(&env.keys.codes, &format!("password change in session {session}"))
}
