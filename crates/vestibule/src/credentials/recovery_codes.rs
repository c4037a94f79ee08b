//! The `recovery_codes` table: ten codes that work once each.
//!
//! New ones end the old. A code is spent by one statement, so that of two callers one wins.

use vestibule_crypto::RecoveryCode;
use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{Timestamp, UserId};

use crate::env::Env;
use crate::users::User;

use super::Written;

/// How many a person gets.
const HOW_MANY: usize = 10;

const DELETE_ALL: &str = "DELETE FROM recovery_codes WHERE user_id = $1";
const INSERT: &str = "INSERT INTO recovery_codes (user_id, code_hash, created_at) VALUES ($1, $2, $3)";
const IS_FRESH: &str =
    "SELECT 1 FROM recovery_codes WHERE user_id = $1 AND code_hash = $2 AND spent_at IS NULL";
const SPEND: &str = "UPDATE recovery_codes SET spent_at = $3 \
     WHERE user_id = $1 AND code_hash = $2 AND spent_at IS NULL";
const LEFT: &str = "SELECT COUNT(*) FROM recovery_codes WHERE user_id = $1 AND spent_at IS NULL";

/// What the database keeps of a code.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RecoveryHash([u8; 32]);

impl RecoveryHash {
    pub(crate) fn of(env: &Env, user: &User, code: &RecoveryCode) -> Self {
        Self(code.hash(&env.keys.codes, &user.uuid.to_string()))
    }

    /// The same under the present key and under each of the past.
    pub(crate) fn under_every_key(env: &Env, user: &User, code: &RecoveryCode) -> impl Iterator<Item = Self> {
        let keys = std::iter::once(&env.keys.codes).chain(&env.keys.previous_codes);
        keys.map(|key| Self(code.hash(key, &user.uuid.to_string())))
    }
}

/// Makes ten codes in place of all there were. This is the only moment they are known.
pub(crate) async fn make(env: &Env, tx: &mut WriteTx, user: &User) -> DbResult<Vec<RecoveryCode>> {
    delete_all(tx, user.id).await?;
    let codes: Vec<_> = (0..HOW_MANY).map(|_| RecoveryCode::generate(&*env.entropy)).collect();
    for code in &codes {
        let hash = RecoveryHash::of(env, user, code);
        on_db!(tx, c => {
            sqlx::query(INSERT)
                .bind(user.id.0)
                .bind(&hash.0[..])
                .bind(env.now().as_millis())
                .execute(c)
                .await?;
        });
    }
    Ok(codes)
}

pub(crate) async fn delete_all(tx: &mut WriteTx, user: UserId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE_ALL).bind(user.0).execute(c).await?; });
    Ok(())
}

/// Whether a code is the person's and not used yet.
pub(crate) async fn is_fresh(db: &mut impl Reads, user: UserId, code: RecoveryHash) -> DbResult<bool> {
    let found: Option<i32> = on_db!(db, c => {
        sqlx::query_scalar(IS_FRESH).bind(user.0).bind(&code.0[..]).fetch_optional(c).await?
    });
    Ok(found.is_some())
}

pub(crate) async fn spend(
    tx: &mut WriteTx,
    user: UserId,
    code: RecoveryHash,
    now: Timestamp,
) -> DbResult<Written> {
    let rows = on_db!(tx, c => {
        sqlx::query(SPEND)
            .bind(user.0)
            .bind(&code.0[..])
            .bind(now.as_millis())
            .execute(c)
            .await?
            .rows_affected()
    });
    Ok(Written::of(rows))
}

/// How many a person has not used yet.
pub(crate) async fn left(db: &mut impl Reads, user: UserId) -> DbResult<i64> {
    Ok(on_db!(db, c => sqlx::query_scalar(LEFT).bind(user.0).fetch_one(c).await?))
}
