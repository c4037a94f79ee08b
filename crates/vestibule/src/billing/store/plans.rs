//! The `plan_permissions` table.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{PermissionId, ProductId, Timestamp};

const ALL: &str = "SELECT pp.product, pp.permission_id, p.name FROM plan_permissions pp \
     JOIN permissions p ON p.id = pp.permission_id ORDER BY pp.product, p.name_folded";
const OF_PRODUCT: &str = "SELECT pp.permission_id FROM plan_permissions pp \
     JOIN products p ON p.id = pp.product WHERE p.product_id = $1 AND p.removed_at IS NULL ORDER BY pp.permission_id";
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
