//! What a person holds, and the built-in roles given at the beginning.

use std::collections::HashMap;

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{BuiltInRole, GrantId, Timestamp, UserId, UserUuid};

use crate::access::Source;

const HOLDERS: &str = "SELECT DISTINCT g.user_id FROM grants g JOIN roles r ON r.id = g.role_id \
     WHERE r.built_in = $1 AND (g.expires_at IS NULL OR g.expires_at > $2) ORDER BY g.user_id";
const ROLES_OF: &str = "SELECT DISTINCT r.id, r.name, r.built_in FROM grants g JOIN roles r ON r.id = g.role_id \
     WHERE g.user_id = $1 AND (g.expires_at IS NULL OR g.expires_at > $2) ORDER BY r.id";
const ROLES_OF_EVERYBODY: &str = "SELECT DISTINCT g.user_id, r.id, r.name FROM grants g JOIN roles r ON r.id = g.role_id \
     WHERE g.expires_at IS NULL OR g.expires_at > $1 ORDER BY g.user_id, r.id";
const NEXT_EXPIRY: &str = "SELECT MIN(expires_at) FROM grants WHERE user_id = $1 AND expires_at > $2";
const PERMISSIONS_OF: &str = "SELECT p.name_folded FROM grants g \
     JOIN role_permissions rp ON rp.role_id = g.role_id JOIN permissions p ON p.id = rp.permission_id \
     WHERE g.user_id = $1 AND (g.expires_at IS NULL OR g.expires_at > $2) \
     UNION SELECT p.name_folded FROM grants g JOIN permissions p ON p.id = g.permission_id \
     WHERE g.user_id = $1 AND (g.expires_at IS NULL OR g.expires_at > $2) \
     UNION SELECT p.name_folded FROM roles r JOIN role_permissions rp ON rp.role_id = r.id \
     JOIN permissions p ON p.id = rp.permission_id WHERE r.built_in = 'user'";
const PERMISSIONS_OF_EVERYBODY: &str = "SELECT p.name_folded FROM roles r \
     JOIN role_permissions rp ON rp.role_id = r.id JOIN permissions p ON p.id = rp.permission_id \
     WHERE r.built_in = 'user'";
const PERMISSIONS_WITHOUT: &str = "SELECT p.name_folded FROM grants g \
     JOIN role_permissions rp ON rp.role_id = g.role_id JOIN permissions p ON p.id = rp.permission_id \
     WHERE g.user_id = $1 AND g.id <> $3 AND (g.expires_at IS NULL OR g.expires_at > $2) \
     UNION SELECT p.name_folded FROM grants g JOIN permissions p ON p.id = g.permission_id \
     WHERE g.user_id = $1 AND g.id <> $3 AND (g.expires_at IS NULL OR g.expires_at > $2) \
     UNION SELECT p.name_folded FROM roles r JOIN role_permissions rp ON rp.role_id = r.id \
     JOIN permissions p ON p.id = rp.permission_id WHERE r.built_in = 'user' \
     UNION SELECT p.name_folded FROM permissions p WHERE EXISTS (SELECT 1 FROM grants g \
     JOIN roles r ON r.id = g.role_id WHERE g.user_id = $1 AND g.id <> $3 AND r.built_in = 'super_admin' \
     AND (g.expires_at IS NULL OR g.expires_at > $2))";
const GRANT_BUILT_IN: &str = "INSERT INTO grants (user_id, role_id, source_kind, source_ref, granted_by, granted_at) \
     SELECT $1, id, $3, '', $4, $5 FROM roles WHERE built_in = $2 ON CONFLICT DO NOTHING";
const SUPER_ADMIN_EXISTS: &str = "SELECT 1 FROM grants g JOIN roles r ON r.id = g.role_id \
     WHERE r.built_in = 'super_admin' LIMIT 1";

#[derive(sqlx::FromRow)]
pub(in crate::access) struct GrantedRole {
    pub(in crate::access) name: String,
    pub(in crate::access) built_in: Option<String>,
}

pub(in crate::access) async fn roles_of(
    db: &mut impl Reads,
    user: UserId,
    now: Timestamp,
) -> DbResult<Vec<GrantedRole>> {
    Ok(on_db!(db, c => sqlx::query_as(ROLES_OF).bind(user.0).bind(now.as_millis()).fetch_all(c).await?))
}

/// Names of the roles granted to each person who has any.
pub(in crate::access) async fn roles_of_everybody(
    db: &mut impl Reads,
    now: Timestamp,
) -> DbResult<HashMap<UserId, Vec<String>>> {
    let rows: Vec<(i64, i64, String)> =
        on_db!(db, c => sqlx::query_as(ROLES_OF_EVERYBODY).bind(now.as_millis()).fetch_all(c).await?);
    let mut roles: HashMap<UserId, Vec<String>> = HashMap::new();
    for (user, _, name) in rows {
        roles.entry(UserId(user)).or_default().push(name);
    }
    Ok(roles)
}

pub(in crate::access) async fn next_expiry(
    db: &mut impl Reads,
    user: UserId,
    now: Timestamp,
) -> DbResult<Option<Timestamp>> {
    let at: Option<i64> = on_db!(db, c => {
        sqlx::query_scalar(NEXT_EXPIRY).bind(user.0).bind(now.as_millis()).fetch_one(c).await?
    });
    Ok(at.map(Timestamp::from_millis))
}

/// Folded names of every permission the person holds by a role, by a grant, or as everybody does.
pub(in crate::access) async fn permissions_of(
    db: &mut impl Reads,
    user: UserId,
    now: Timestamp,
) -> DbResult<Vec<String>> {
    Ok(on_db!(db, c => {
        sqlx::query_scalar(PERMISSIONS_OF).bind(user.0).bind(now.as_millis()).fetch_all(c).await?
    }))
}

/// The same, every permission by name for a Super Admin, as if one grant were not there.
pub(in crate::access) async fn permissions_without(
    db: &mut impl Reads,
    user: UserId,
    grant: GrantId,
    now: Timestamp,
) -> DbResult<Vec<String>> {
    Ok(on_db!(db, c => {
        sqlx::query_scalar(PERMISSIONS_WITHOUT)
            .bind(user.0)
            .bind(now.as_millis())
            .bind(grant.0)
            .fetch_all(c)
            .await?
    }))
}

pub(in crate::access) async fn permissions_of_everybody(db: &mut impl Reads) -> DbResult<Vec<String>> {
    Ok(on_db!(db, c => sqlx::query_scalar(PERMISSIONS_OF_EVERYBODY).fetch_all(c).await?))
}

/// Gives a built-in role; a grant that is already there stays as it is.
pub(crate) async fn grant_built_in_role(
    tx: &mut WriteTx,
    user: UserId,
    role: BuiltInRole,
    source: &Source,
    granted_by: Option<UserUuid>,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(GRANT_BUILT_IN)
            .bind(user.0)
            .bind(role.key())
            .bind(source.kind())
            .bind(granted_by.map(|by| by.to_string()))
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

/// Whether anybody is Super Admin: as long as nobody is, the set-up link is printed.
pub(crate) async fn super_admin_exists(db: &mut impl Reads) -> DbResult<bool> {
    let found: Option<i32> = on_db!(db, c => sqlx::query_scalar(SUPER_ADMIN_EXISTS).fetch_optional(c).await?);
    Ok(found.is_some())
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
