//! The `permissions` table.

use vestibule_db::{DbResult, Reads, Statement, WriteTx, on_db};
use vestibule_kernel::{GrantName, PermissionId, Timestamp};

use crate::access::Permission;

use super::permission_key;

macro_rules! select_permission {
    ($rest:literal) => {
        concat!("SELECT id, name, description, built_in, version, created_at FROM permissions ", $rest)
    };
}

const BY_ID: &str = select_permission!("WHERE id = $1");
const ALL: &str = select_permission!("ORDER BY id");
const PAGE: &str = select_permission!("WHERE name_folded > $1 ORDER BY name_folded LIMIT $2");
const INSERT: &str = "INSERT INTO permissions (name, name_folded, description, created_at) \
     VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id";
const UPDATE: &str = "UPDATE permissions SET name = $2, name_folded = $3, description = $4, version = version + 1 \
     WHERE id = $1";
const DELETE: &str = "DELETE FROM permissions WHERE id = $1";

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    description: String,
    built_in: Option<String>,
    version: i64,
    created_at: i64,
}

impl TryFrom<Row> for Permission {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: PermissionId(row.id),
            built_in: permission_key(row.built_in.as_deref())?,
            name: row.name,
            description: row.description,
            version: row.version,
            created_at: Timestamp::from_millis(row.created_at),
        })
    }
}

fn parsed(rows: Vec<Row>) -> DbResult<Vec<Permission>> {
    Ok(rows.into_iter().map(Permission::try_from).collect::<Result<_, _>>()?)
}

pub(in crate::access) async fn by_id(db: &mut impl Reads, id: PermissionId) -> DbResult<Option<Permission>> {
    let row: Option<Row> = on_db!(db, c => sqlx::query_as(BY_ID).bind(id.0).fetch_optional(c).await?);
    Ok(row.map(Permission::try_from).transpose()?)
}

/// Those of the names that there are.
pub(in crate::access) async fn by_names(
    db: &mut impl Reads,
    names: &[GrantName],
) -> DbResult<Vec<Permission>> {
    let mut statement = Statement::new(select_permission!("WHERE name_folded IN (NULL"));
    for name in names {
        statement.push(", ").bind_text(name.folded());
    }
    statement.push(")");
    parsed(statement.fetch_all(db).await?)
}

pub(crate) async fn by_name(db: &mut impl Reads, name: &GrantName) -> DbResult<Option<Permission>> {
    Ok(by_names(db, std::slice::from_ref(name)).await?.pop())
}

/// Every permission, oldest first.
pub(in crate::access) async fn all(db: &mut impl Reads) -> DbResult<Vec<Permission>> {
    parsed(on_db!(db, c => sqlx::query_as(ALL).fetch_all(c).await?))
}

/// Permissions by name, from after the folded name on.
pub(in crate::access) async fn page(
    db: &mut impl Reads,
    after: &str,
    rows: i64,
) -> DbResult<Vec<Permission>> {
    parsed(on_db!(db, c => sqlx::query_as(PAGE).bind(after).bind(rows).fetch_all(c).await?))
}

/// None when the name is taken.
pub(in crate::access) async fn insert(
    tx: &mut WriteTx,
    name: &GrantName,
    description: &str,
    now: Timestamp,
) -> DbResult<Option<PermissionId>> {
    let id: Option<i64> = on_db!(tx, c => {
        sqlx::query_scalar(INSERT)
            .bind(name.as_str())
            .bind(name.folded())
            .bind(description)
            .bind(now.as_millis())
            .fetch_optional(c)
            .await?
    });
    Ok(id.map(PermissionId))
}

/// Fails on `permissions_name_folded_key` when the name is taken.
pub(in crate::access) async fn update(
    tx: &mut WriteTx,
    id: PermissionId,
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
    Ok(())
}

pub(in crate::access) async fn delete(tx: &mut WriteTx, id: PermissionId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE).bind(id.0).execute(c).await?; });
    Ok(())
}
