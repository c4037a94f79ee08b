//! The `grants` table.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{GrantId, PermissionId, RoleId, Timestamp, UserId, UserUuid};

use crate::access::{Grant, Granter, Held, Source};

use super::{permission_key, role_key};

macro_rules! select_grant {
    ($rest:literal) => {
        concat!(
            "SELECT g.id, g.user_id, r.id AS role_id, r.name AS role_name, r.built_in AS role_key, ",
            "p.id AS permission_id, p.name AS permission_name, p.built_in AS permission_key, g.source_kind, ",
            "g.source_ref, g.granted_by, b.username AS granted_by_name, g.granted_at, g.expires_at ",
            "FROM grants g LEFT JOIN roles r ON r.id = g.role_id LEFT JOIN permissions p ON p.id = g.permission_id ",
            "LEFT JOIN users b ON b.uuid = g.granted_by ",
            $rest
        )
    };
}
pub(super) use select_grant;

const OF_USER: &str = select_grant!("WHERE g.user_id = $1 ORDER BY g.id");
const BY_ID: &str = select_grant!("WHERE g.id = $1");
const GIVE_ROLE: &str = "INSERT INTO grants (user_id, role_id, source_kind, source_ref, granted_by, granted_at, expires_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) \
     ON CONFLICT (user_id, role_id, source_kind, source_ref) WHERE role_id IS NOT NULL \
     DO UPDATE SET granted_by = excluded.granted_by, granted_at = excluded.granted_at, expires_at = excluded.expires_at \
     RETURNING id";
const GIVE_PERMISSION: &str = "INSERT INTO grants (user_id, permission_id, source_kind, source_ref, granted_by, granted_at, expires_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) \
     ON CONFLICT (user_id, permission_id, source_kind, source_ref) WHERE permission_id IS NOT NULL \
     DO UPDATE SET granted_by = excluded.granted_by, granted_at = excluded.granted_at, expires_at = excluded.expires_at \
     RETURNING id";
const DELETE: &str = "DELETE FROM grants WHERE id = $1";
const DELETE_ROLE_OF: &str = "DELETE FROM grants WHERE user_id = $1 AND role_id = $2";
// One that ends some day does not count: the installation would be without a Super Admin then.
const LASTING_SUPER_ADMIN: &str = "SELECT 1 FROM grants g JOIN roles r ON r.id = g.role_id \
     JOIN users u ON u.id = g.user_id WHERE r.built_in = 'super_admin' AND g.expires_at IS NULL \
     AND u.disabled_at IS NULL AND u.email_verified_at IS NOT NULL LIMIT 1";
const LASTING_SUPER_ADMIN_WITHOUT: &str = "SELECT 1 FROM grants g JOIN roles r ON r.id = g.role_id \
     JOIN users u ON u.id = g.user_id WHERE r.built_in = 'super_admin' AND g.expires_at IS NULL \
     AND u.disabled_at IS NULL AND u.email_verified_at IS NOT NULL AND g.id <> $1 LIMIT 1";

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: i64,
    user_id: i64,
    role_id: Option<i64>,
    role_name: Option<String>,
    role_key: Option<String>,
    permission_id: Option<i64>,
    permission_name: Option<String>,
    permission_key: Option<String>,
    source_kind: String,
    source_ref: String,
    granted_by: Option<String>,
    granted_by_name: Option<String>,
    granted_at: i64,
    expires_at: Option<i64>,
}

impl TryFrom<Row> for Grant {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        let held = match (row.role_id, row.permission_id) {
            (Some(id), _) => {
                let key = role_key(row.role_key.as_deref())?;
                Held::Role(RoleId(id), row.role_name.unwrap_or_default(), key)
            }
            (None, Some(id)) => {
                let key = permission_key(row.permission_key.as_deref())?;
                Held::Permission(PermissionId(id), row.permission_name.unwrap_or_default(), key)
            }
            (None, None) => return Err(sqlx::Error::Decode("a grant gives nothing".into())),
        };
        Ok(Self {
            id: GrantId(row.id),
            user: UserId(row.user_id),
            held,
            source_kind: row.source_kind,
            source_ref: row.source_ref,
            granted_by: granter(row.granted_by, row.granted_by_name)?,
            granted_at: Timestamp::from_millis(row.granted_at),
            expires_at: row.expires_at.map(Timestamp::from_millis),
        })
    }
}

pub(super) fn granter(
    uuid: Option<String>,
    username: Option<String>,
) -> Result<Option<Granter>, sqlx::Error> {
    let Some(uuid) = uuid else { return Ok(None) };
    let uuid: UserUuid = uuid.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
    Ok(Some(Granter { uuid, username }))
}

/// Everything that was given to a person, ended grants included, oldest first.
pub(crate) async fn of_user(db: &mut impl Reads, user: UserId) -> DbResult<Vec<Grant>> {
    let rows: Vec<Row> = on_db!(db, c => sqlx::query_as(OF_USER).bind(user.0).fetch_all(c).await?);
    Ok(rows.into_iter().map(Grant::try_from).collect::<Result<_, _>>()?)
}

pub(in crate::access) async fn by_id(db: &mut impl Reads, id: GrantId) -> DbResult<Option<Grant>> {
    let row: Option<Row> = on_db!(db, c => sqlx::query_as(BY_ID).bind(id.0).fetch_optional(c).await?);
    Ok(row.map(Grant::try_from).transpose()?)
}

/// How something is given.
#[derive(Debug, Clone, Copy)]
pub(in crate::access) struct Giving<'a> {
    pub(in crate::access) source: &'a Source,
    pub(in crate::access) by: UserUuid,
    pub(in crate::access) at: Timestamp,
    pub(in crate::access) until: Option<Timestamp>,
}

pub(in crate::access) async fn give_role(
    tx: &mut WriteTx,
    user: UserId,
    role: RoleId,
    how: Giving<'_>,
) -> DbResult<GrantId> {
    give(tx, GIVE_ROLE, user, role.0, how).await
}

pub(in crate::access) async fn give_permission(
    tx: &mut WriteTx,
    user: UserId,
    permission: PermissionId,
    how: Giving<'_>,
) -> DbResult<GrantId> {
    give(tx, GIVE_PERMISSION, user, permission.0, how).await
}

/// A second grant from the same source takes the first one's place.
async fn give(
    tx: &mut WriteTx,
    sql: &'static str,
    user: UserId,
    what: i64,
    how: Giving<'_>,
) -> DbResult<GrantId> {
    let id: i64 = on_db!(tx, c => {
        sqlx::query_scalar(sql)
            .bind(user.0)
            .bind(what)
            .bind(how.source.kind())
            .bind(how.source.reference())
            .bind(how.by.to_string())
            .bind(how.at.as_millis())
            .bind(how.until.map(Timestamp::as_millis))
            .fetch_one(c)
            .await?
    });
    Ok(GrantId(id))
}

pub(in crate::access) async fn delete(tx: &mut WriteTx, id: GrantId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE).bind(id.0).execute(c).await?; });
    Ok(())
}

/// Takes a role away whatever gave it; tells whether anything did.
pub(in crate::access) async fn delete_role_of(
    tx: &mut WriteTx,
    user: UserId,
    role: RoleId,
) -> DbResult<bool> {
    let rows = on_db!(tx, c => {
        sqlx::query(DELETE_ROLE_OF).bind(user.0).bind(role.0).execute(c).await?.rows_affected()
    });
    Ok(rows > 0)
}

/// The same as if one grant were not there.
pub(in crate::access) async fn lasting_super_admin_exists_without(
    db: &mut impl Reads,
    grant: GrantId,
) -> DbResult<bool> {
    let found: Option<i32> = on_db!(db, c => {
        sqlx::query_scalar(LASTING_SUPER_ADMIN_WITHOUT).bind(grant.0).fetch_optional(c).await?
    });
    Ok(found.is_some())
}

pub(in crate::access) async fn lasting_super_admin_exists(db: &mut impl Reads) -> DbResult<bool> {
    let found: Option<i32> =
        on_db!(db, c => sqlx::query_scalar(LASTING_SUPER_ADMIN).fetch_optional(c).await?);
    Ok(found.is_some())
}
