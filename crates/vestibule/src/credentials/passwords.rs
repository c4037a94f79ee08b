//! The `passwords` table, and hashing before anything is written to it.

use vestibule_crypto::PasswordHash;
use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{SecretString, Timestamp, UserId, random_bytes};

use crate::env::{Env, Failure};

use super::one_time::{self, Purpose};
use super::{GENERATED_LIFETIME, Written};

const HASH_OF: &str = "SELECT hash, set_at, expires_at FROM passwords WHERE user_id = $1";
const SET: &str = "INSERT INTO passwords (user_id, hash, set_at, expires_at) VALUES ($1, $2, $3, NULL) \
     ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at, expires_at = NULL";
const SET_GENERATED: &str = "INSERT INTO passwords (user_id, hash, set_at, expires_at) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at, expires_at = excluded.expires_at";
const REPLACE_GENERATED: &str = "UPDATE passwords SET hash = $2, set_at = $3, expires_at = NULL \
     WHERE user_id = $1 AND expires_at > $3";
const REPLACE_HASH: &str = "UPDATE passwords SET hash = $3 WHERE user_id = $1 AND hash = $2";

/// A password that has met the policy and been hashed.
#[derive(Debug)]
pub(crate) struct NewPassword(PasswordHash);

impl NewPassword {
    /// Hashes a password on the pool; nothing is locked meanwhile.
    pub(crate) async fn hash(env: &Env, password: SecretString) -> Result<Self, Failure> {
        let admission = env.hashing.admit()?;
        Self::hash_admitted(env, &admission, password).await
    }

    /// The same for somebody who has no account yet, and gets fewer places.
    pub(crate) async fn hash_for_newcomer(env: &Env, password: SecretString) -> Result<Self, Failure> {
        let admission = env.hashing.admit_newcomer()?;
        Self::hash_admitted(env, &admission, password).await
    }

    /// The same for a caller that holds a place in the pool.
    pub(crate) async fn hash_admitted(
        env: &Env,
        admission: &vestibule_crypto::Admission,
        password: SecretString,
    ) -> Result<Self, Failure> {
        Ok(Self(admission.hash(password, random_bytes(&*env.entropy)).await?))
    }
}

/// What the database holds of a password.
#[derive(Debug, Clone)]
pub(crate) struct StoredPassword {
    /// PHC string, or one of the originals' formats.
    pub(crate) hash: String,
    /// When it was set; changes exactly when the password does.
    pub(crate) set_at: Timestamp,
    /// Set when the password was made by Vestibule and must be replaced at first sign-in.
    pub(crate) expires_at: Option<Timestamp>,
}

impl StoredPassword {
    /// Whether it was made by Vestibule and not replaced in time: from then on it is nobody's.
    pub(crate) fn has_expired(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|at| at <= now)
    }
}

pub(crate) async fn hash_of(db: &mut impl Reads, user: UserId) -> DbResult<Option<StoredPassword>> {
    let row: Option<(String, i64, Option<i64>)> =
        on_db!(db, c => sqlx::query_as(HASH_OF).bind(user.0).fetch_optional(c).await?);
    Ok(row.map(|(hash, set_at, expires_at)| StoredPassword {
        hash,
        set_at: Timestamp::from_millis(set_at),
        expires_at: expires_at.map(Timestamp::from_millis),
    }))
}

/// Sets the password a person has chosen, and ends links that would set another.
pub(crate) async fn set(
    tx: &mut WriteTx,
    user: UserId,
    password: &NewPassword,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(SET).bind(user.0).bind(password.0.as_str()).bind(now.as_millis()).execute(c).await?;
    });
    one_time::end_all(tx, Purpose::ResetPassword, user, now).await?;
    one_time::end_all(tx, Purpose::Recover, user, now).await
}

/// Sets a password that Vestibule has made; it works once, for half an hour, to choose another.
pub(crate) async fn set_generated(
    tx: &mut WriteTx,
    user: UserId,
    password: &NewPassword,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(SET_GENERATED)
            .bind(user.0)
            .bind(password.0.as_str())
            .bind(now.as_millis())
            .bind(now.plus(GENERATED_LIFETIME).as_millis())
            .execute(c)
            .await?;
    });
    one_time::end_all(tx, Purpose::ResetPassword, user, now).await?;
    one_time::end_all(tx, Purpose::Recover, user, now).await
}

/// What became of a replacement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Replaced {
    /// The new hash stands.
    ByThisCall,
    /// Somebody else has set another meanwhile.
    TooLate,
}

/// Keeps the hash that somebody brings from another system; it is replaced when they sign in.
pub(crate) async fn keep_hash(tx: &mut WriteTx, user: UserId, hash: &str, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(SET).bind(user.0).bind(hash).bind(now.as_millis()).execute(c).await?;
    });
    Ok(())
}

/// Sets a person's own password in place of one that Vestibule has made, which works once.
pub(crate) async fn replace_generated(
    tx: &mut WriteTx,
    user: UserId,
    password: &NewPassword,
    now: Timestamp,
) -> DbResult<Written> {
    let rows = on_db!(tx, c => {
        sqlx::query(REPLACE_GENERATED)
            .bind(user.0)
            .bind(password.0.as_str())
            .bind(now.as_millis())
            .execute(c)
            .await?
            .rows_affected()
    });
    Ok(Written::of(rows))
}

/// Replaces a hash by a stronger one of the same password, unless the password has changed since.
pub(crate) async fn replace_hash(
    tx: &mut WriteTx,
    user: UserId,
    old: &str,
    new: &NewPassword,
) -> DbResult<Replaced> {
    let rows = on_db!(tx, c => {
        let replace = sqlx::query(REPLACE_HASH).bind(user.0).bind(old).bind(new.0.as_str());
        replace.execute(c).await?.rows_affected()
    });
    Ok(if rows == 1 { Replaced::ByThisCall } else { Replaced::TooLate })
}
