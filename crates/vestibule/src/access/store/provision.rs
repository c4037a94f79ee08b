//! The `roles`, `permissions` and `grants` tables as an import or the sample organisation fills them:
//! what is there already is never changed.

use vestibule_db::{DbResult, WriteTx, on_db};
use vestibule_kernel::{GrantName, PermissionId, RoleId, Timestamp, UserId};

use crate::access::Source;

const MAKE_ROLE: &str = "INSERT INTO roles (name, name_folded, description, created_at) VALUES ($1, $2, $3, $4) \
     RETURNING id";
const MAKE_PERMISSION: &str = "INSERT INTO permissions (name, name_folded, description, created_at) \
     VALUES ($1, $2, $3, $4) RETURNING id";
const GRANT: &str = "INSERT INTO grants (user_id, role_id, source_kind, source_ref, granted_at) \
     VALUES ($1, $2, $3, '', $4) ON CONFLICT DO NOTHING";

/// Makes a role; fails on `roles_name_folded_key` when the name is taken.
pub(crate) async fn make_role(
    tx: &mut WriteTx,
    name: &GrantName,
    description: &str,
    now: Timestamp,
) -> DbResult<RoleId> {
    let id: i64 = on_db!(tx, c => {
        sqlx::query_scalar(MAKE_ROLE)
            .bind(name.as_str())
            .bind(name.folded())
            .bind(description)
            .bind(now.as_millis())
            .fetch_one(c)
            .await?
    });
    Ok(RoleId(id))
}

/// Makes a permission; fails on `permissions_name_folded_key` when the name is taken.
pub(crate) async fn make_permission(
    tx: &mut WriteTx,
    name: &GrantName,
    description: &str,
    now: Timestamp,
) -> DbResult<PermissionId> {
    let id: i64 = on_db!(tx, c => {
        sqlx::query_scalar(MAKE_PERMISSION)
            .bind(name.as_str())
            .bind(name.folded())
            .bind(description)
            .bind(now.as_millis())
            .fetch_one(c)
            .await?
    });
    Ok(PermissionId(id))
}

/// Gives somebody a role.
pub(crate) async fn grant_role(
    tx: &mut WriteTx,
    user: UserId,
    role: RoleId,
    source: &Source,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(GRANT)
            .bind(user.0)
            .bind(role.0)
            .bind(source.kind())
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}
