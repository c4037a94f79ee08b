//! The `roles` table and the sets in `role_permissions`.

use std::collections::HashMap;

use vestibule_db::{DbResult, Reads, Statement, WriteTx, on_db};
use vestibule_kernel::{Actor, GrantName, InvitationId, PermissionId, RoleId, Timestamp, UserId};

use crate::access::{HeldPermission, Role};

use super::{permission_key, role_key};

macro_rules! select_role {
    ($rest:literal) => {
        concat!("SELECT id, name, description, built_in, version, created_at FROM roles ", $rest)
    };
}

const BY_ID: &str = select_role!("WHERE id = $1");
const BY_NAME: &str = select_role!("WHERE name_folded = $1");
const ALL: &str = select_role!("ORDER BY id");
const PAGE: &str = select_role!("WHERE name_folded > $1 ORDER BY name_folded LIMIT $2");
const INSERT: &str = "INSERT INTO roles (name, name_folded, description, created_at) VALUES ($1, $2, $3, $4) \
     ON CONFLICT DO NOTHING RETURNING id";
const UPDATE: &str = "UPDATE roles SET name = $2, name_folded = $3, description = $4 WHERE id = $1";
const DELETE: &str = "DELETE FROM roles WHERE id = $1";
const INVITATIONS_TO: &str = "SELECT id FROM invitations WHERE role_id = $1 ORDER BY id";
const TOUCH: &str = "UPDATE roles SET version = version + 1 WHERE id = $1";
const TOUCH_HOLDERS_OF: &str = "UPDATE roles SET version = version + 1 \
     WHERE id IN (SELECT role_id FROM role_permissions WHERE permission_id = $1)";
const ADD: &str = "INSERT INTO role_permissions (role_id, permission_id, granted_by, granted_at) \
     VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
const REMOVE: &str = "DELETE FROM role_permissions WHERE role_id = $1 AND permission_id = $2";

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    description: String,
    built_in: Option<String>,
    version: i64,
    created_at: i64,
}

impl TryFrom<Row> for Role {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: RoleId(row.id),
            built_in: role_key(row.built_in.as_deref())?,
            name: row.name,
            description: row.description,
            version: row.version,
            created_at: Timestamp::from_millis(row.created_at),
            permissions: Vec::new(),
        })
    }
}

pub(crate) async fn by_id(db: &mut impl Reads, id: RoleId) -> DbResult<Option<Role>> {
    let row: Option<Row> = on_db!(db, c => sqlx::query_as(BY_ID).bind(id.0).fetch_optional(c).await?);
    Ok(complete(db, row.into_iter().collect()).await?.pop())
}

pub(crate) async fn by_name(db: &mut impl Reads, name: &GrantName) -> DbResult<Option<Role>> {
    let row: Option<Row> =
        on_db!(db, c => sqlx::query_as(BY_NAME).bind(name.folded()).fetch_optional(c).await?);
    Ok(complete(db, row.into_iter().collect()).await?.pop())
}

/// Every role, oldest first.
pub(in crate::access) async fn all(db: &mut impl Reads) -> DbResult<Vec<Role>> {
    let rows = on_db!(db, c => sqlx::query_as(ALL).fetch_all(c).await?);
    complete(db, rows).await
}

/// Roles by name, from after the folded name on.
pub(in crate::access) async fn page(db: &mut impl Reads, after: &str, rows: i64) -> DbResult<Vec<Role>> {
    let rows = on_db!(db, c => sqlx::query_as(PAGE).bind(after).bind(rows).fetch_all(c).await?);
    complete(db, rows).await
}

/// Adds the sets.
async fn complete(db: &mut impl Reads, rows: Vec<Row>) -> DbResult<Vec<Role>> {
    let mut roles = rows.into_iter().map(Role::try_from).collect::<Result<Vec<_>, _>>()?;
    let mut statement = Statement::new(
        "SELECT rp.role_id, p.id, p.name, p.built_in FROM role_permissions rp \
         JOIN permissions p ON p.id = rp.permission_id WHERE rp.role_id IN ",
    );
    statement.bind_ints(roles.iter().map(|role| role.id.0)).push(" ORDER BY p.name_folded");
    let rows: Vec<(i64, i64, String, Option<String>)> = statement.fetch_all(db).await?;
    let mut sets: HashMap<i64, Vec<HeldPermission>> = HashMap::new();
    for (role, id, name, built_in) in rows {
        let built_in = permission_key(built_in.as_deref())?;
        sets.entry(role).or_default().push(HeldPermission { id: PermissionId(id), name, built_in });
    }
    for role in &mut roles {
        role.permissions = sets.remove(&role.id.0).unwrap_or_default();
    }
    Ok(roles)
}

/// None when the name is taken.
pub(in crate::access) async fn insert(
    tx: &mut WriteTx,
    name: &GrantName,
    description: &str,
    now: Timestamp,
) -> DbResult<Option<RoleId>> {
    let id: Option<i64> = on_db!(tx, c => {
        sqlx::query_scalar(INSERT)
            .bind(name.as_str())
            .bind(name.folded())
            .bind(description)
            .bind(now.as_millis())
            .fetch_optional(c)
            .await?
    });
    Ok(id.map(RoleId))
}

/// Fails on `roles_name_folded_key` when the name is taken.
pub(in crate::access) async fn update(
    tx: &mut WriteTx,
    id: RoleId,
    name: &GrantName,
    description: &str,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(UPDATE)
            .bind(id.0)
            .bind(name.as_str())
            .bind(name.folded())
            .bind(description)
            .execute(c)
            .await?;
    });
    touch(tx, id).await
}

/// Invitations that nobody has accepted, which the database deletes together with their role.
pub(in crate::access) async fn invitations_to(
    db: &mut impl Reads,
    id: RoleId,
) -> DbResult<Vec<InvitationId>> {
    let ids: Vec<i64> = on_db!(db, c => sqlx::query_scalar(INVITATIONS_TO).bind(id.0).fetch_all(c).await?);
    Ok(ids.into_iter().map(InvitationId).collect())
}

pub(in crate::access) async fn delete(tx: &mut WriteTx, id: RoleId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE).bind(id.0).execute(c).await?; });
    Ok(())
}

pub(in crate::access) async fn touch(tx: &mut WriteTx, id: RoleId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(TOUCH).bind(id.0).execute(c).await?; });
    Ok(())
}

/// Notes that every role with that permission has changed.
pub(in crate::access) async fn touch_holders_of(tx: &mut WriteTx, permission: PermissionId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(TOUCH_HOLDERS_OF).bind(permission.0).execute(c).await?; });
    Ok(())
}

/// Puts a permission into a role; one that is in it stays as it was put there.
pub(crate) async fn add(
    tx: &mut WriteTx,
    role: RoleId,
    permission: PermissionId,
    by: Actor,
    now: Timestamp,
) -> DbResult<()> {
    let by = match by {
        Actor::Person(uuid) => Some(uuid.to_string()),
        _ => None,
    };
    on_db!(tx, c => {
        sqlx::query(ADD)
            .bind(role.0)
            .bind(permission.0)
            .bind(by)
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

pub(in crate::access) async fn remove(
    tx: &mut WriteTx,
    role: RoleId,
    permission: PermissionId,
) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(REMOVE).bind(role.0).bind(permission.0).execute(c).await?; });
    Ok(())
}

/// Names of the roles that people hold now, in order, for many people at once.
pub(crate) async fn names_of_users(
    db: &mut impl Reads,
    users: &[UserId],
    now: Timestamp,
) -> DbResult<HashMap<UserId, Vec<String>>> {
    let mut statement = Statement::new(
        "SELECT DISTINCT g.user_id, r.id, r.name FROM grants g JOIN roles r ON r.id = g.role_id \
         WHERE (g.expires_at IS NULL OR g.expires_at > ",
    );
    statement.bind_int(now.as_millis()).push(") AND g.user_id IN ");
    statement.bind_ints(users.iter().map(|user| user.0)).push(" ORDER BY r.id");
    let rows: Vec<(i64, i64, String)> = statement.fetch_all(db).await?;
    let mut names: HashMap<UserId, Vec<String>> = HashMap::new();
    for (user, _, name) in rows {
        names.entry(UserId(user)).or_default().push(name);
    }
    Ok(names)
}
