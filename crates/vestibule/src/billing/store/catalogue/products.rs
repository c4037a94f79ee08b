//! The `products` table.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{ProductId, Timestamp};

use crate::billing::store::{all, instant, json, millis, one};
use crate::billing::{Product, ProductDoc};

use super::{Write, text};

macro_rules! select_product {
    ($rest:literal) => {
        concat!(
            "SELECT id, product_id, name, active, doc, version, created_at, updated_at, removed_at ",
            "FROM products ",
            $rest
        )
    };
}

const PRODUCTS: &str = select_product!("WHERE removed_at IS NULL ORDER BY id");
const EVERY_PRODUCT: &str = select_product!("ORDER BY id");
const PRODUCT_BY_ID: &str = select_product!("WHERE id = $1");
const PRODUCT_BY_STRIPE_ID: &str = select_product!("WHERE product_id = $1");
const LOOKED_AT_PRODUCT: &str = "SELECT looked FROM products WHERE product_id = $1";
const INSERT_PRODUCT: &str = "INSERT INTO products (product_id, name, active, doc, looked, version, created_at) \
     VALUES ($1, $2, $3, $4, 1, 1, $5)";
const UPDATE_PRODUCT: &str = "UPDATE products SET name = $2, active = $3, doc = $4, version = version + $5, \
     updated_at = $6, removed_at = $7, looked = looked + 1 WHERE product_id = $1";

const RAISE_PRODUCT: &str = "UPDATE products SET version = version + 1 WHERE id = $1";

#[derive(sqlx::FromRow)]
struct ProductRow {
    id: i64,
    product_id: String,
    name: String,
    active: i64,
    doc: String,
    version: i64,
    created_at: i64,
    updated_at: Option<i64>,
    removed_at: Option<i64>,
}

impl TryFrom<ProductRow> for Product {
    type Error = sqlx::Error;

    fn try_from(row: ProductRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: ProductId(row.id),
            product_id: row.product_id,
            name: row.name,
            active: row.active != 0,
            doc: json(&row.doc)?,
            version: row.version,
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: instant(row.updated_at),
            removed_at: instant(row.removed_at),
        })
    }
}

/// What a product has become.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::billing) struct ProductState<'a> {
    pub(in crate::billing) product_id: &'a str,
    pub(in crate::billing) name: &'a str,
    pub(in crate::billing) active: bool,
    pub(in crate::billing) doc: ProductDoc,
    pub(in crate::billing) removed_at: Option<Timestamp>,
}

/// Products that have not been removed, oldest first.
pub(in crate::billing) async fn products(db: &mut impl Reads) -> DbResult<Vec<Product>> {
    let rows: Vec<ProductRow> = on_db!(db, c => sqlx::query_as(PRODUCTS).fetch_all(c).await?);
    Ok(all(rows)?)
}

/// Removed ones too.
pub(in crate::billing) async fn every_product(db: &mut impl Reads) -> DbResult<Vec<Product>> {
    let rows: Vec<ProductRow> = on_db!(db, c => sqlx::query_as(EVERY_PRODUCT).fetch_all(c).await?);
    Ok(all(rows)?)
}

pub(in crate::billing) async fn product(db: &mut impl Reads, id: ProductId) -> DbResult<Option<Product>> {
    let row: Option<ProductRow> =
        on_db!(db, c => sqlx::query_as(PRODUCT_BY_ID).bind(id.0).fetch_optional(c).await?);
    Ok(one(row)?)
}

pub(in crate::billing) async fn product_by_stripe_id(
    db: &mut impl Reads,
    id: &str,
) -> DbResult<Option<Product>> {
    let row: Option<ProductRow> =
        on_db!(db, c => sqlx::query_as(PRODUCT_BY_STRIPE_ID).bind(id).fetch_optional(c).await?);
    Ok(one(row)?)
}

/// How often a product's state has been written; none when there is none.
pub(in crate::billing) async fn looked_at_product(db: &mut impl Reads, id: &str) -> DbResult<Option<i64>> {
    Ok(on_db!(db, c => sqlx::query_scalar(LOOKED_AT_PRODUCT).bind(id).fetch_optional(c).await?))
}

pub(in crate::billing) async fn insert_product(
    tx: &mut WriteTx,
    state: &ProductState<'_>,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(INSERT_PRODUCT)
            .bind(state.product_id)
            .bind(state.name)
            .bind(i64::from(state.active))
            .bind(text(&state.doc))
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

pub(in crate::billing) async fn update_product(
    tx: &mut WriteTx,
    state: &ProductState<'_>,
    write: Write,
) -> DbResult<()> {
    let (raise, updated_at) = write.parts();
    on_db!(tx, c => {
        sqlx::query(UPDATE_PRODUCT)
            .bind(state.product_id)
            .bind(state.name)
            .bind(i64::from(state.active))
            .bind(text(&state.doc))
            .bind(raise)
            .bind(updated_at)
            .bind(millis(state.removed_at))
            .execute(c)
            .await?;
    });
    Ok(())
}

/// Whatever was based on the state of a product before is out of date.
pub(in crate::billing) async fn raise_product(tx: &mut WriteTx, id: ProductId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(RAISE_PRODUCT).bind(id.0).execute(c).await?; });
    Ok(())
}
