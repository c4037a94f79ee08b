//! The `prices` and `former_prices` tables.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{PriceId, Timestamp};

use crate::billing::store::{all, instant, json, millis, one};
use crate::billing::{Amount, Price, PriceDoc};

use super::{Write, text};

macro_rules! select_price {
    ($rest:literal) => {
        concat!(
            "SELECT id, price_id, product_id, unit_amount, currency, active, lookup_key, doc, version, created_at, ",
            "updated_at, removed_at FROM prices ",
            $rest
        )
    };
}

const PRICES: &str = select_price!("WHERE removed_at IS NULL ORDER BY id");
const EVERY_PRICE: &str = select_price!("ORDER BY id");
const PRICES_OF: &str = select_price!("WHERE product_id = $1 AND removed_at IS NULL ORDER BY id");
const ANY_PRICE_OF: &str = "SELECT 1 FROM prices WHERE product_id = $1 LIMIT 1";
const PRICE_BY_ID: &str = select_price!("WHERE id = $1");
const PRICE_BY_STRIPE_ID: &str = select_price!("WHERE price_id = $1");
const LOOKED_AT_PRICE: &str = "SELECT looked FROM prices WHERE price_id = $1";
const IS_FORMER: &str = "SELECT 1 FROM former_prices WHERE price_id = $1";
const INSERT_PRICE: &str = "INSERT INTO prices (price_id, product_id, unit_amount, currency, active, lookup_key, doc, \
     looked, version, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 1, $8)";
const UPDATE_PRICE: &str = "UPDATE prices SET product_id = $2, unit_amount = $3, currency = $4, active = $5, \
     lookup_key = $6, doc = $7, version = version + $8, updated_at = $9, removed_at = $10, looked = looked + 1 \
     WHERE price_id = $1";
const DELETE_PRICE: &str = "DELETE FROM prices WHERE price_id = $1 AND id <> $2";
const KEEP_FORMER: &str = "INSERT INTO former_prices (price_id, price) \
     SELECT price_id, id FROM prices WHERE id = $1 AND price_id <> $2 ON CONFLICT DO NOTHING";
const REPLACE: &str = "UPDATE prices SET price_id = $2 WHERE id = $1";

#[derive(sqlx::FromRow)]
struct PriceRow {
    id: i64,
    price_id: String,
    product_id: String,
    unit_amount: Option<i64>,
    currency: String,
    active: i64,
    lookup_key: Option<String>,
    doc: String,
    version: i64,
    created_at: i64,
    updated_at: Option<i64>,
    removed_at: Option<i64>,
}

impl TryFrom<PriceRow> for Price {
    type Error = sqlx::Error;

    fn try_from(row: PriceRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: PriceId(row.id),
            price_id: row.price_id,
            product_id: row.product_id,
            amount: Amount { minor: row.unit_amount, currency: row.currency },
            active: row.active != 0,
            lookup_key: row.lookup_key,
            doc: json(&row.doc)?,
            version: row.version,
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: instant(row.updated_at),
            removed_at: instant(row.removed_at),
        })
    }
}

/// What a price has become.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::billing) struct PriceState<'a> {
    pub(in crate::billing) price_id: &'a str,
    pub(in crate::billing) product_id: &'a str,
    pub(in crate::billing) amount: Amount,
    pub(in crate::billing) active: bool,
    pub(in crate::billing) lookup_key: Option<&'a str>,
    pub(in crate::billing) doc: PriceDoc,
    pub(in crate::billing) removed_at: Option<Timestamp>,
}

/// Prices that have not been removed, oldest first.
pub(in crate::billing) async fn prices(db: &mut impl Reads) -> DbResult<Vec<Price>> {
    let rows: Vec<PriceRow> = on_db!(db, c => sqlx::query_as(PRICES).fetch_all(c).await?);
    Ok(all(rows)?)
}

/// Removed ones too.
pub(in crate::billing) async fn every_price(db: &mut impl Reads) -> DbResult<Vec<Price>> {
    let rows: Vec<PriceRow> = on_db!(db, c => sqlx::query_as(EVERY_PRICE).fetch_all(c).await?);
    Ok(all(rows)?)
}

pub(in crate::billing) async fn prices_of(db: &mut impl Reads, product_id: &str) -> DbResult<Vec<Price>> {
    let rows: Vec<PriceRow> = on_db!(db, c => sqlx::query_as(PRICES_OF).bind(product_id).fetch_all(c).await?);
    Ok(all(rows)?)
}

/// Whether a product has ever had a price: Stripe deletes no product that has.
pub(in crate::billing) async fn has_any_price(db: &mut impl Reads, product_id: &str) -> DbResult<bool> {
    let found: Option<i32> =
        on_db!(db, c => sqlx::query_scalar(ANY_PRICE_OF).bind(product_id).fetch_optional(c).await?);
    Ok(found.is_some())
}

pub(in crate::billing) async fn price(db: &mut impl Reads, id: PriceId) -> DbResult<Option<Price>> {
    let row: Option<PriceRow> =
        on_db!(db, c => sqlx::query_as(PRICE_BY_ID).bind(id.0).fetch_optional(c).await?);
    Ok(one(row)?)
}

pub(in crate::billing) async fn price_by_stripe_id(db: &mut impl Reads, id: &str) -> DbResult<Option<Price>> {
    let row: Option<PriceRow> =
        on_db!(db, c => sqlx::query_as(PRICE_BY_STRIPE_ID).bind(id).fetch_optional(c).await?);
    Ok(one(row)?)
}

/// How often a price's state has been written; none when there is none.
pub(in crate::billing) async fn looked_at_price(db: &mut impl Reads, id: &str) -> DbResult<Option<i64>> {
    Ok(on_db!(db, c => sqlx::query_scalar(LOOKED_AT_PRICE).bind(id).fetch_optional(c).await?))
}

/// Whether an edit has put another price in this one's place.
pub(in crate::billing) async fn is_former_price(db: &mut impl Reads, id: &str) -> DbResult<bool> {
    let found: Option<i32> = on_db!(db, c => sqlx::query_scalar(IS_FORMER).bind(id).fetch_optional(c).await?);
    Ok(found.is_some())
}

pub(in crate::billing) async fn insert_price(
    tx: &mut WriteTx,
    state: &PriceState<'_>,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(INSERT_PRICE)
            .bind(state.price_id)
            .bind(state.product_id)
            .bind(state.amount.minor)
            .bind(&state.amount.currency)
            .bind(i64::from(state.active))
            .bind(state.lookup_key)
            .bind(text(&state.doc))
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

pub(in crate::billing) async fn update_price(
    tx: &mut WriteTx,
    state: &PriceState<'_>,
    write: Write,
) -> DbResult<()> {
    let (raise, updated_at) = write.parts();
    on_db!(tx, c => {
        sqlx::query(UPDATE_PRICE)
            .bind(state.price_id)
            .bind(state.product_id)
            .bind(state.amount.minor)
            .bind(&state.amount.currency)
            .bind(i64::from(state.active))
            .bind(state.lookup_key)
            .bind(text(&state.doc))
            .bind(raise)
            .bind(updated_at)
            .bind(millis(state.removed_at))
            .execute(c)
            .await?;
    });
    Ok(())
}

/// Puts another price of Stripe's into a row. An event may have made a row of its own for it.
pub(in crate::billing) async fn replace_price(tx: &mut WriteTx, id: PriceId, with: &str) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(KEEP_FORMER).bind(id.0).bind(with).execute(c).await?; });
    on_db!(tx, c => { sqlx::query(DELETE_PRICE).bind(with).bind(id.0).execute(c).await?; });
    on_db!(tx, c => { sqlx::query(REPLACE).bind(id.0).bind(with).execute(c).await?; });
    Ok(())
}
