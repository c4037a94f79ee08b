//! The `facts` table.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::Timestamp;

const FIND: &str = "SELECT value FROM facts WHERE name = 'master_key_fingerprint'";
const INSERT: &str = "INSERT INTO facts (name, value, updated_at) VALUES ('master_key_fingerprint', $1, $2) ON CONFLICT DO NOTHING";
const REPLACE: &str = "UPDATE facts SET value = $1, updated_at = $2 WHERE name = 'master_key_fingerprint'";

/// Puts another fingerprint in the place of the one in the database.
pub(super) async fn replace_fingerprint(tx: &mut WriteTx, fingerprint: &str, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(REPLACE).bind(fingerprint).bind(now.as_millis()).execute(c).await?; });
    Ok(())
}

/// The fingerprint in the database, if it knows one yet.
pub(super) async fn fingerprint(db: &mut impl Reads) -> DbResult<Option<String>> {
    Ok(on_db!(db, c => sqlx::query_scalar(FIND).fetch_optional(c).await?))
}

/// The fingerprint in the database, which is this one on the first start. Two nodes that start at
/// once agree on whichever came first.
pub(super) async fn learn_fingerprint(
    tx: &mut WriteTx,
    fingerprint: &str,
    now: Timestamp,
) -> DbResult<String> {
    on_db!(tx, c => { sqlx::query(INSERT).bind(fingerprint).bind(now.as_millis()).execute(c).await?; });
    Ok(on_db!(tx, c => sqlx::query_scalar(FIND).fetch_one(c).await?))
}
