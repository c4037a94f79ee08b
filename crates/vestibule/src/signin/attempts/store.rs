//! The `sign_in_attempts` table.

use vestibule_crypto::TokenHash;
use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{Timestamp, UserId};

use crate::signin::Step;
use crate::users::User;

const INSERT: &str = "INSERT INTO sign_in_attempts \
     (token_hash, user_id, step, auth_epoch, password_set_at, created_at, expires_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)";
const FIND: &str = "SELECT id, user_id, auth_epoch, password_set_at FROM sign_in_attempts \
     WHERE token_hash = $1 AND step = $2 AND expires_at > $3";
const STEP_OF: &str = "SELECT step FROM sign_in_attempts WHERE token_hash = $1 AND expires_at > $2";
const DELETE: &str = "DELETE FROM sign_in_attempts WHERE id = $1";
const PRUNE: &str = "DELETE FROM sign_in_attempts WHERE expires_at < $1";

/// An attempt's row.
#[derive(Debug)]
pub(super) struct StoredAttempt {
    pub(super) id: i64,
    pub(super) user: UserId,
    pub(super) auth_epoch: i64,
    pub(super) password_set_at: Timestamp,
}

/// An attempt to be written.
#[derive(Debug)]
pub(super) struct NewAttempt<'a> {
    pub(super) token: TokenHash,
    pub(super) user: &'a User,
    pub(super) step: Step,
    pub(super) password_set_at: Timestamp,
    pub(super) expires_at: Timestamp,
}

pub(super) async fn insert(tx: &mut WriteTx, attempt: &NewAttempt<'_>, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(INSERT)
            .bind(&attempt.token.as_bytes()[..])
            .bind(attempt.user.id.0)
            .bind(attempt.step.name())
            .bind(attempt.user.auth_epoch)
            .bind(attempt.password_set_at.as_millis())
            .bind(now.as_millis())
            .bind(attempt.expires_at.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

pub(super) async fn find(
    db: &mut impl Reads,
    token: &TokenHash,
    step: Step,
    now: Timestamp,
) -> DbResult<Option<StoredAttempt>> {
    let row: Option<(i64, i64, i64, i64)> = on_db!(db, c => {
        sqlx::query_as(FIND)
            .bind(&token.as_bytes()[..])
            .bind(step.name())
            .bind(now.as_millis())
            .fetch_optional(c)
            .await?
    });
    Ok(row.map(|(id, user, auth_epoch, set_at)| StoredAttempt {
        id,
        user: UserId(user),
        auth_epoch,
        password_set_at: Timestamp::from_millis(set_at),
    }))
}

/// What an attempt waits for; none when there is no such attempt.
pub(super) async fn step_of(
    db: &mut impl Reads,
    token: &TokenHash,
    now: Timestamp,
) -> DbResult<Option<Step>> {
    let step: Option<String> = on_db!(db, c => {
        sqlx::query_scalar(STEP_OF)
            .bind(&token.as_bytes()[..])
            .bind(now.as_millis())
            .fetch_optional(c)
            .await?
    });
    Ok(step.and_then(|step| Step::ALL.into_iter().find(|known| known.name() == step)))
}

/// Ends an attempt; tells whether this call was the one that did.
pub(super) async fn delete(tx: &mut WriteTx, id: i64) -> DbResult<bool> {
    let rows = on_db!(tx, c => sqlx::query(DELETE).bind(id).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Forgets attempts that nobody has finished in time.
pub(crate) async fn prune(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(PRUNE).bind(now.as_millis()).execute(c).await?; });
    Ok(())
}
