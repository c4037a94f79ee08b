//! The `plan_permissions` table.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{BuiltInPermission, PermissionId, ProductId, Timestamp};

use super::damaged;

const ALL: &str = "SELECT pp.product, pp.permission_id, p.name FROM plan_permissions pp \
     JOIN permissions p ON p.id = pp.permission_id ORDER BY pp.product, p.name_folded";
const OF_PRODUCT: &str = "SELECT pp.permission_id FROM plan_permissions pp \
     JOIN products p ON p.id = pp.product WHERE p.product_id = $1 AND p.removed_at IS NULL ORDER BY pp.permission_id";
const BUILT_IN_OF_PRODUCT: &str = "SELECT pm.built_in FROM plan_permissions pp \
     JOIN products p ON p.id = pp.product JOIN permissions pm ON pm.id = pp.permission_id \
     WHERE p.product_id = $1 AND pm.built_in IS NOT NULL ORDER BY pm.built_in";
const CLEAR: &str = "DELETE FROM plan_permissions WHERE product = $1";
const INSERT: &str = "INSERT INTO plan_permissions (product, permission_id, added_at) VALUES ($1, $2, $3) \
     ON CONFLICT DO NOTHING";

/// What every plan gives: its row, and the name of a permission.
pub(in crate::billing) async fn all(db: &mut impl Reads) -> DbResult<Vec<(ProductId, PermissionId, String)>> {
    let rows: Vec<(i64, i64, String)> = on_db!(db, c => sqlx::query_as(ALL).fetch_all(c).await?);
    Ok(rows.into_iter().map(|(product, id, name)| (ProductId(product), PermissionId(id), name)).collect())
}

/// What one plan gives.
pub(in crate::billing) async fn of_product(
    db: &mut impl Reads,
    product_id: &str,
) -> DbResult<Vec<PermissionId>> {
    let ids: Vec<i64> = on_db!(db, c => sqlx::query_scalar(OF_PRODUCT).bind(product_id).fetch_all(c).await?);
    Ok(ids.into_iter().map(PermissionId).collect())
}

/// The built-in permissions that one plan gives.
pub(in crate::billing) async fn built_in_of_product(
    db: &mut impl Reads,
    product_id: &str,
) -> DbResult<Vec<BuiltInPermission>> {
    let names: Vec<String> =
        on_db!(db, c => sqlx::query_scalar(BUILT_IN_OF_PRODUCT).bind(product_id).fetch_all(c).await?);
    let unknown = || damaged(std::io::Error::other("a built-in permission that this build does not know"));
    let found = names.iter().map(|name| BuiltInPermission::by_name(name).ok_or_else(unknown));
    Ok(found.collect::<Result<_, _>>()?)
}

/// Puts these permissions in the place of what the plan gave.
pub(in crate::billing) async fn replace(
    tx: &mut WriteTx,
    product: ProductId,
    permissions: &[PermissionId],
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(CLEAR).bind(product.0).execute(c).await?; });
    for permission in permissions {
        on_db!(tx, c => {
            sqlx::query(INSERT).bind(product.0).bind(permission.0).bind(now.as_millis()).execute(c).await?;
        });
    }
    Ok(())
}
