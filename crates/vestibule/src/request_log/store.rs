//! The `request_log` table.

use sqlx::QueryBuilder;
use vestibule_db::{Db, DbResult, on_db};

use super::Entry;

const INSERT: &str = "INSERT INTO request_log (at, level, method, target, status, duration_us, user_id, address, \
     user_agent, request_id) ";

/// Writes a batch in one statement: both engines take 65,535 and 32,766 parameters, a batch has
/// 5,000.
pub(super) async fn insert(db: &Db, batch: &[Entry]) -> DbResult<()> {
    let mut tx = db.write().await?;
    on_db!(&mut tx, c => {
        let mut query = QueryBuilder::new(INSERT);
        query.push_values(batch, |mut row, entry| {
            row.push_bind(entry.at.as_millis())
                .push_bind(entry.level())
                .push_bind(entry.method.as_str())
                .push_bind(&*entry.target)
                .push_bind(i64::from(entry.status))
                .push_bind(i64::try_from(entry.duration.as_micros()).unwrap_or(i64::MAX))
                .push_bind(entry.user.map(|user| user.0))
                .push_bind(entry.address.map(|address| address.to_string()))
                .push_bind(entry.user_agent.as_deref())
                .push_bind(entry.request_id.to_string());
        });
        query.build().execute(c).await?;
    });
    tx.commit().await
}
