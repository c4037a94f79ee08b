//! The `billing_reports` table.

use serde_json::Value;
use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::Timestamp;

use crate::billing::Report;

use super::json;

const NEWEST: &str = "SELECT compared, drift, created_at FROM billing_reports ORDER BY id DESC LIMIT 1";
const INSERT: &str = "INSERT INTO billing_reports (compared, drift, created_at) VALUES ($1, $2, $3)";

pub(in crate::billing) async fn newest(db: &mut impl Reads) -> DbResult<Option<Report>> {
    let row: Option<(i64, String, i64)> = on_db!(db, c => sqlx::query_as(NEWEST).fetch_optional(c).await?);
    let Some((compared, drift, at)) = row else { return Ok(None) };
    Ok(Some(Report { compared, drift: json::<Vec<Value>>(&drift)?, created_at: Timestamp::from_millis(at) }))
}

pub(in crate::billing) async fn insert(tx: &mut WriteTx, report: &Report) -> DbResult<()> {
    let drift = serde_json::to_string(&report.drift).unwrap_or_default();
    on_db!(tx, c => {
        sqlx::query(INSERT)
            .bind(report.compared)
            .bind(drift)
            .bind(report.created_at.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}
