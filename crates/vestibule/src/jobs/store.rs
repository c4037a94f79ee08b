//! The `jobs` table.

use std::time::Duration;

use vestibule_db::{DbResult, Engine, Reads as _, WriteTx, on_db};
use vestibule_kernel::{JobId, Timestamp};

use super::{Job, NewJob};

const INSERT: &str = "INSERT INTO jobs (kind, payload, dedupe_key, ordering_key, run_at, attempts, created_at) \
     VALUES ($1, $2, $3, $4, $5, 0, $6) ON CONFLICT DO NOTHING";

/// A job is due when its time has come, nobody holds it and no earlier one of its order is open.
macro_rules! claim {
    ($skip_locked:literal) => {
        concat!(
            "UPDATE jobs SET locked_until = $1, attempts = attempts + 1 WHERE id IN (",
            "SELECT j.id FROM jobs j WHERE j.finished_at IS NULL AND j.failed_at IS NULL ",
            "AND j.run_at <= $2 AND (j.locked_until IS NULL OR j.locked_until <= $2) ",
            "AND (j.ordering_key IS NULL OR NOT EXISTS (",
            "SELECT 1 FROM jobs e WHERE e.ordering_key = j.ordering_key AND e.id < j.id ",
            "AND e.finished_at IS NULL AND e.failed_at IS NULL)) ",
            "ORDER BY j.run_at, j.id LIMIT $3",
            $skip_locked,
            ") RETURNING id, kind, payload, attempts, created_at"
        )
    };
}
const CLAIM_SQLITE: &str = claim!("");
const CLAIM_POSTGRES: &str = claim!(" FOR UPDATE SKIP LOCKED");

const FINISH: &str = "UPDATE jobs SET finished_at = $2, locked_until = NULL, last_error = NULL WHERE id = $1";
const RETRY: &str = "UPDATE jobs SET run_at = $2, locked_until = NULL, last_error = $3 WHERE id = $1";
const GIVE_UP: &str = "UPDATE jobs SET failed_at = $2, locked_until = NULL, last_error = $3 WHERE id = $1";
const HURRY: &str = "UPDATE jobs SET run_at = $3 WHERE kind = $1 AND dedupe_key = $2 AND run_at > $3 \
     AND finished_at IS NULL AND failed_at IS NULL";
const PRUNE: &str = "DELETE FROM jobs WHERE finished_at < $1 OR failed_at < $2";

pub(super) async fn insert(tx: &mut WriteTx, job: &NewJob, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(INSERT)
            .bind(job.kind)
            .bind(job.payload.to_string())
            .bind(job.dedupe_key.as_deref())
            .bind(job.ordering_key.as_deref())
            .bind(job.run_at.as_millis())
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

pub(super) async fn hurry(tx: &mut WriteTx, kind: &str, dedupe_key: &str, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(HURRY).bind(kind).bind(dedupe_key).bind(now.as_millis()).execute(c).await?;
    });
    Ok(())
}

/// Takes up to `limit` due jobs for `hold`.
pub(super) async fn claim(
    tx: &mut WriteTx,
    now: Timestamp,
    hold: Duration,
    limit: i64,
) -> DbResult<Vec<Job>> {
    let sql = match tx.engine() {
        Engine::Sqlite => CLAIM_SQLITE,
        Engine::Postgres => CLAIM_POSTGRES,
    };
    let mut rows: Vec<(i64, String, String, i64, i64)> = on_db!(tx, c => {
        sqlx::query_as(sql)
            .bind(now.plus(hold).as_millis())
            .bind(now.as_millis())
            .bind(limit)
            .fetch_all(c)
            .await?
    });
    // RETURNING promises no order.
    rows.sort_unstable_by_key(|row| row.0);
    Ok(rows
        .into_iter()
        .map(|(id, kind, payload, attempts, created_at)| Job {
            id: JobId(id),
            kind,
            payload: serde_json::from_str(&payload).unwrap_or_default(),
            attempts,
            created_at: Timestamp::from_millis(created_at),
        })
        .collect())
}

pub(super) async fn finish(tx: &mut WriteTx, id: JobId, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(FINISH).bind(id.0).bind(now.as_millis()).execute(c).await?; });
    Ok(())
}

pub(super) async fn retry(tx: &mut WriteTx, id: JobId, at: Timestamp, why: &str) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(RETRY).bind(id.0).bind(at.as_millis()).bind(why).execute(c).await?; });
    Ok(())
}

pub(super) async fn give_up(tx: &mut WriteTx, id: JobId, now: Timestamp, why: &str) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(GIVE_UP).bind(id.0).bind(now.as_millis()).bind(why).execute(c).await?; });
    Ok(())
}

/// Forgets finished jobs after a day and failed ones after thirty.
pub(crate) async fn prune(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    let day = Duration::from_secs(24 * 3600);
    on_db!(tx, c => {
        sqlx::query(PRUNE)
            .bind(now.minus(day).as_millis())
            .bind(now.minus(day * 30).as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}
