//! The `throttle_buckets` table.

use std::time::Duration;

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{Timestamp, UserId};

use super::Bucket;
use super::model::State;

const FIND: &str =
    "SELECT attempts, began_at, last_at, blocked_until FROM throttle_buckets WHERE bucket = $1";
// The update changes nothing: it takes the row's lock on PostgreSQL and lets RETURNING show it.
const LOCK: &str = "INSERT INTO throttle_buckets (bucket, user_id, attempts, began_at, last_at, blocked_until) \
     VALUES ($1, $2, 0, $3, $3, 0) ON CONFLICT (bucket) DO UPDATE SET user_id = excluded.user_id \
     RETURNING attempts, began_at, last_at, blocked_until";
const SAVE: &str = "UPDATE throttle_buckets SET attempts = $2, began_at = $3, last_at = $4, blocked_until = $5 \
     WHERE bucket = $1";
// Whoever filled the bucket without guessing wrong opens it again.
const GIVE_BACK: &str = "UPDATE throttle_buckets SET attempts = attempts - 1, \
     blocked_until = CASE WHEN attempts <= $2 THEN 0 ELSE blocked_until END WHERE bucket = $1 AND attempts > 0";
const DELETE: &str = "DELETE FROM throttle_buckets WHERE bucket = $1";
const DELETE_OF_PERSON: &str = "DELETE FROM throttle_buckets WHERE user_id = $1";
const PRUNE: &str = "DELETE FROM throttle_buckets WHERE last_at < $1";

type Row = (i64, i64, i64, i64);

fn state_of((attempts, began_at, last_at, blocked_until): Row) -> State {
    State {
        attempts,
        began_at: Timestamp::from_millis(began_at),
        last_at: Timestamp::from_millis(last_at),
        blocked_until: Timestamp::from_millis(blocked_until),
    }
}

pub(super) async fn find(db: &mut impl Reads, bucket: &Bucket) -> DbResult<Option<State>> {
    let row: Option<Row> =
        on_db!(db, c => sqlx::query_as(FIND).bind(&bucket.key[..]).fetch_optional(c).await?);
    Ok(row.map(state_of))
}

/// The bucket, made if need be; nobody else changes it until this transaction ends.
pub(super) async fn lock(tx: &mut WriteTx, bucket: &Bucket, now: Timestamp) -> DbResult<State> {
    let row: Row = on_db!(tx, c => {
        sqlx::query_as(LOCK)
            .bind(&bucket.key[..])
            .bind(bucket.user.map(|user| user.0))
            .bind(now.as_millis())
            .fetch_one(c)
            .await?
    });
    Ok(state_of(row))
}

pub(super) async fn save(tx: &mut WriteTx, bucket: &Bucket, state: &State) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(SAVE)
            .bind(&bucket.key[..])
            .bind(state.attempts)
            .bind(state.began_at.as_millis())
            .bind(state.last_at.as_millis())
            .bind(state.blocked_until.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

pub(super) async fn give_back(tx: &mut WriteTx, bucket: &Bucket) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(GIVE_BACK)
            .bind(&bucket.key[..])
            .bind(i64::from(bucket.limit.attempts))
            .execute(c)
            .await?;
    });
    Ok(())
}

pub(super) async fn delete(tx: &mut WriteTx, bucket: &Bucket) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE).bind(&bucket.key[..]).execute(c).await?; });
    Ok(())
}

pub(super) async fn delete_of_person(tx: &mut WriteTx, user: UserId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE_OF_PERSON).bind(user.0).execute(c).await?; });
    Ok(())
}

/// Forgets buckets that no configurable window reaches back to.
pub(crate) async fn prune(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    let before = now.minus(Duration::from_secs(25 * 3600)).as_millis();
    on_db!(tx, c => { sqlx::query(PRUNE).bind(before).execute(c).await?; });
    Ok(())
}
