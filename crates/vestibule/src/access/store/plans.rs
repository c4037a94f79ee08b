//! The `grants` table, as far as plans fill it.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{PermissionId, Timestamp, UserId};

use crate::access::plans::PlanGrant;

const OF: &str = "SELECT permission_id, source_ref, expires_at FROM grants \
     WHERE user_id = $1 AND source_kind = 'plan' AND permission_id IS NOT NULL";
const DELETE: &str = "DELETE FROM grants WHERE user_id = $1 AND permission_id = $2 AND source_kind = 'plan' \
     AND source_ref = $3";
const PUT: &str = "INSERT INTO grants (user_id, permission_id, source_kind, source_ref, granted_at, expires_at) \
     VALUES ($1, $2, 'plan', $3, $4, $5) \
     ON CONFLICT (user_id, permission_id, source_kind, source_ref) WHERE permission_id IS NOT NULL \
     DO UPDATE SET expires_at = excluded.expires_at";

pub(in crate::access) async fn of(db: &mut impl Reads, user: UserId) -> DbResult<Vec<PlanGrant>> {
    let rows: Vec<(i64, String, Option<i64>)> =
        on_db!(db, c => sqlx::query_as(OF).bind(user.0).fetch_all(c).await?);
    let grant = |(id, plan, until): (i64, String, Option<i64>)| PlanGrant {
        permission: PermissionId(id),
        plan,
        until: until.map(Timestamp::from_millis),
    };
    Ok(rows.into_iter().map(grant).collect())
}

pub(in crate::access) async fn delete(tx: &mut WriteTx, user: UserId, grant: &PlanGrant) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(DELETE).bind(user.0).bind(grant.permission.0).bind(&grant.plan).execute(c).await?;
    });
    Ok(())
}

pub(in crate::access) async fn put(
    tx: &mut WriteTx,
    user: UserId,
    grant: &PlanGrant,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(PUT)
            .bind(user.0)
            .bind(grant.permission.0)
            .bind(&grant.plan)
            .bind(now.as_millis())
            .bind(grant.until.map(Timestamp::as_millis))
            .execute(c)
            .await?;
    });
    Ok(())
}
