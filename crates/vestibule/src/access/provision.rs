//! The `roles`, `permissions`, `role_permissions` and `grants` tables, as an import or the sample
//! organisation fills them: found by name, made when missing, never changed.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{BuiltInRole, GrantName, PermissionId, RoleId, Timestamp, UserId};

use super::Source;

const FIND_ROLE: &str = "SELECT id, name, built_in FROM roles WHERE name_folded = $1";
const MAKE_ROLE: &str = "INSERT INTO roles (name, name_folded, description, created_at) VALUES ($1, $2, $3, $4) \
     RETURNING id";
const FIND_PERMISSION: &str = "SELECT id FROM permissions WHERE name_folded = $1";
const MAKE_PERMISSION: &str = "INSERT INTO permissions (name, name_folded, description, created_at) \
     VALUES ($1, $2, $3, $4) RETURNING id";
const PUT: &str = "INSERT INTO role_permissions (role_id, permission_id, granted_at) VALUES ($1, $2, $3) \
     ON CONFLICT DO NOTHING";
const GRANT: &str = "INSERT INTO grants (user_id, role_id, source_kind, source_ref, granted_at) \
     VALUES ($1, $2, $3, '', $4) ON CONFLICT DO NOTHING";
const HOLDERS: &str = "SELECT DISTINCT g.user_id FROM grants g JOIN roles r ON r.id = g.role_id \
     WHERE r.built_in = $1 AND (g.expires_at IS NULL OR g.expires_at > $2) ORDER BY g.user_id";

/// A role that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundRole {
    pub(crate) id: RoleId,
    /// As it is spelled here.
    pub(crate) name: String,
    /// Which built-in role it is, if it is one.
    pub(crate) built_in: Option<BuiltInRole>,
}

pub(crate) async fn find_role(db: &mut impl Reads, name: &GrantName) -> DbResult<Option<FoundRole>> {
    let row: Option<(i64, String, Option<String>)> =
        on_db!(db, c => sqlx::query_as(FIND_ROLE).bind(name.folded()).fetch_optional(c).await?);
    Ok(row.map(|(id, name, key)| FoundRole {
        id: RoleId(id),
        name,
        built_in: key.as_deref().and_then(BuiltInRole::by_key),
    }))
}

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

pub(crate) async fn find_permission(db: &mut impl Reads, name: &GrantName) -> DbResult<Option<PermissionId>> {
    let id: Option<i64> =
        on_db!(db, c => sqlx::query_scalar(FIND_PERMISSION).bind(name.folded()).fetch_optional(c).await?);
    Ok(id.map(PermissionId))
}

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

/// Puts a permission into a role.
pub(crate) async fn put(
    tx: &mut WriteTx,
    role: RoleId,
    permission: PermissionId,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(PUT).bind(role.0).bind(permission.0).bind(now.as_millis()).execute(c).await?;
    });
    Ok(())
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

/// Who holds a built-in role, oldest account first.
pub(crate) async fn holders_of(
    db: &mut impl Reads,
    role: BuiltInRole,
    now: Timestamp,
) -> DbResult<Vec<UserId>> {
    let ids: Vec<i64> = on_db!(db, c => {
        sqlx::query_scalar(HOLDERS).bind(role.key()).bind(now.as_millis()).fetch_all(c).await?
    });
    Ok(ids.into_iter().map(UserId).collect())
}
