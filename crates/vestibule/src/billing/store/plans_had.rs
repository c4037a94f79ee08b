//! The `plans_had` table.

use std::collections::HashSet;

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::UserId;

const NOTE: &str = "INSERT INTO plans_had (user_id, product_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
const OF: &str = "SELECT product_id FROM plans_had WHERE user_id = $1";
const HAS_HAD: &str = "SELECT 1 FROM plans_had WHERE user_id = $1 AND product_id = $2";

/// Keeps for good that somebody has a plan.
pub(in crate::billing) async fn note(tx: &mut WriteTx, user: UserId, product_id: &str) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(NOTE).bind(user.0).bind(product_id).execute(c).await?; });
    Ok(())
}

/// Whether somebody has a plan or has ever had it.
pub(in crate::billing) async fn has_had(
    db: &mut impl Reads,
    user: UserId,
    product_id: &str,
) -> DbResult<bool> {
    let found: Option<i32> =
        on_db!(db, c => sqlx::query_scalar(HAS_HAD).bind(user.0).bind(product_id).fetch_optional(c).await?);
    Ok(found.is_some())
}

/// The products of the plans that somebody has or has ever had.
pub(in crate::billing) async fn of(db: &mut impl Reads, user: UserId) -> DbResult<HashSet<String>> {
    let found: Vec<String> = on_db!(db, c => sqlx::query_scalar(OF).bind(user.0).fetch_all(c).await?);
    Ok(found.into_iter().collect())
}
