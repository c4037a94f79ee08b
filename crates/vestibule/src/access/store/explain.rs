//! Through which rows somebody holds a permission.

use vestibule_db::{DbResult, Reads, on_db};
use vestibule_kernel::{PermissionId, Timestamp, UserId};

use crate::access::{Grant, Granter};

use super::grants::{Row, granter, select_grant};

const GRANTS_LEADING_TO: &str = select_grant!(
    "WHERE g.user_id = $1 AND (g.permission_id = $2 OR r.built_in = 'super_admin' \
     OR EXISTS (SELECT 1 FROM role_permissions rp WHERE rp.role_id = g.role_id AND rp.permission_id = $2)) \
     ORDER BY g.id"
);
const PUT_INTO: &str = "SELECT rp.granted_by, b.username, rp.granted_at FROM role_permissions rp \
     LEFT JOIN users b ON b.uuid = rp.granted_by WHERE rp.permission_id = $2 AND rp.role_id = $1";
const USER_ROLE: &str = "SELECT id, name FROM roles WHERE built_in = 'user'";

pub(in crate::access) async fn grants_leading_to(
    db: &mut impl Reads,
    user: UserId,
    permission: PermissionId,
) -> DbResult<Vec<Grant>> {
    let rows: Vec<Row> = on_db!(db, c => {
        sqlx::query_as(GRANTS_LEADING_TO).bind(user.0).bind(permission.0).fetch_all(c).await?
    });
    Ok(rows.into_iter().map(Grant::try_from).collect::<Result<_, _>>()?)
}

/// Who put a permission into a role, and when; none when it is not in it.
pub(in crate::access) async fn put_into(
    db: &mut impl Reads,
    role: i64,
    permission: PermissionId,
) -> DbResult<Option<(Option<Granter>, Timestamp)>> {
    let row: Option<(Option<String>, Option<String>, i64)> =
        on_db!(db, c => sqlx::query_as(PUT_INTO).bind(role).bind(permission.0).fetch_optional(c).await?);
    let Some((uuid, username, at)) = row else { return Ok(None) };
    Ok(Some((granter(uuid, username)?, Timestamp::from_millis(at))))
}

/// The id and name of what everybody holds.
pub(in crate::access) async fn user_role(db: &mut impl Reads) -> DbResult<(i64, String)> {
    Ok(on_db!(db, c => sqlx::query_as(USER_ROLE).fetch_one(c).await?))
}
