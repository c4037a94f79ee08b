//! The `idempotency_keys` table.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::Timestamp;

use super::{Claim, KEPT_FOR};

const FORGET: &str = "DELETE FROM idempotency_keys WHERE key_hash = $1 AND created_at <= $2";
// Without ON CONFLICT: the violation is the answer, and on PostgreSQL the statement waits for a
// transaction that has written the same key and not ended yet.
const INSERT: &str = "INSERT INTO idempotency_keys (key_hash, request_hash, created_at) VALUES ($1, $2, $3)";
const FIND: &str =
    "SELECT request_hash, status, answer FROM idempotency_keys WHERE key_hash = $1 AND created_at > $2";
const KEEP: &str = "UPDATE idempotency_keys SET status = $2, answer = $3 WHERE key_hash = $1";
const DELETE: &str = "DELETE FROM idempotency_keys WHERE key_hash = $1";
const PRUNE: &str = "DELETE FROM idempotency_keys WHERE created_at <= $1";

pub(super) async fn insert(tx: &mut WriteTx, claim: &Claim, now: Timestamp) -> DbResult<()> {
    let stale = now.minus(KEPT_FOR).as_millis();
    on_db!(tx, c => { sqlx::query(FORGET).bind(&claim.key[..]).bind(stale).execute(c).await?; });
    on_db!(tx, c => {
        sqlx::query(INSERT)
            .bind(&claim.key[..])
            .bind(&claim.request[..])
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

/// A request that has been carried out.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(crate) request: Vec<u8>,
    /// HTTP status and sealed content; none while it is not known, or when it was lost.
    pub(crate) answer: Option<(u16, String)>,
}

/// The request that was carried out with a key.
pub(crate) async fn find(db: &mut impl Reads, key: &[u8; 32], now: Timestamp) -> DbResult<Option<Stored>> {
    let stale = now.minus(KEPT_FOR).as_millis();
    let row: Option<(Vec<u8>, Option<i64>, Option<String>)> =
        on_db!(db, c => sqlx::query_as(FIND).bind(&key[..]).bind(stale).fetch_optional(c).await?);
    Ok(row.map(|(request, status, answer)| Stored {
        request,
        answer: status.and_then(|status| u16::try_from(status).ok()).zip(answer),
    }))
}

/// Keeps the answer to a request that was carried out.
pub(crate) async fn keep_answer(tx: &mut WriteTx, key: &[u8; 32], status: u16, sealed: &str) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(KEEP).bind(&key[..]).bind(i64::from(status)).bind(sealed).execute(c).await?;
    });
    Ok(())
}

/// Forgets a request that was refused after all.
pub(crate) async fn forget(tx: &mut WriteTx, key: &[u8; 32]) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE).bind(&key[..]).execute(c).await?; });
    Ok(())
}

/// Forgets what has been kept long enough.
pub(crate) async fn prune(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(PRUNE).bind(now.minus(KEPT_FOR).as_millis()).execute(c).await?;
    });
    Ok(())
}
