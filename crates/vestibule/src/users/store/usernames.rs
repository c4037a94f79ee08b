//! How usernames are held: the `username_reservations` table.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{Timestamp, Username};

const RESERVED: &str = "SELECT 1 FROM username_reservations WHERE username_folded = $1 AND expires_at > $2";
const PRUNE_RESERVATIONS: &str = "DELETE FROM username_reservations WHERE expires_at <= $1";
const RESERVE: &str = "INSERT INTO username_reservations (username_folded, expires_at) VALUES ($1, $2) \
     ON CONFLICT (username_folded) DO UPDATE SET expires_at = excluded.expires_at";

pub(crate) async fn is_username_reserved(
    db: &mut impl Reads,
    name: &Username,
    now: Timestamp,
) -> DbResult<bool> {
    let found: Option<i32> = on_db!(db, c => {
        sqlx::query_scalar(RESERVED).bind(name.folded()).bind(now.as_millis()).fetch_optional(c).await?
    });
    Ok(found.is_some())
}

/// Forgets usernames that are held no longer.
pub(crate) async fn prune_reservations(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(PRUNE_RESERVATIONS).bind(now.as_millis()).execute(c).await?; });
    Ok(())
}

pub(crate) async fn reserve_username(tx: &mut WriteTx, name: &Username, until: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(RESERVE).bind(name.folded()).bind(until.as_millis()).execute(c).await?;
    });
    Ok(())
}
