//! The `orders` table.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{OrderId, Timestamp, UserId};

use crate::billing::{Amount, Order};

const OF_USER: &str = "SELECT id, session_id, user_id, mode, payment_status, amount_total, currency, subscription_id, \
     created_at FROM orders WHERE user_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
const PAGE: &str = "SELECT id, session_id, user_id, mode, payment_status, amount_total, currency, subscription_id, \
     created_at FROM orders WHERE id < $1 ORDER BY id DESC LIMIT $2";
const INSERT: &str = "INSERT INTO orders (session_id, user_id, mode, payment_status, amount_total, currency, \
     subscription_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";

const HAS: &str = "SELECT 1 FROM orders WHERE session_id = $1";

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    session_id: String,
    user_id: Option<i64>,
    mode: String,
    payment_status: String,
    amount_total: i64,
    currency: String,
    subscription_id: Option<String>,
    created_at: i64,
}

impl From<Row> for Order {
    fn from(row: Row) -> Self {
        Self {
            id: OrderId(row.id),
            session_id: row.session_id,
            user: row.user_id.map(UserId),
            mode: row.mode,
            payment_status: row.payment_status,
            amount: Amount { minor: Some(row.amount_total), currency: row.currency },
            subscription_id: row.subscription_id,
            created_at: Timestamp::from_millis(row.created_at),
        }
    }
}

/// A person's, newest first, before a row.
pub(in crate::billing) async fn of_user(
    db: &mut impl Reads,
    user: UserId,
    before: OrderId,
    rows: i64,
) -> DbResult<Vec<Order>> {
    let rows: Vec<Row> = on_db!(db, c => {
        sqlx::query_as(OF_USER).bind(user.0).bind(before.0).bind(rows).fetch_all(c).await?
    });
    Ok(rows.into_iter().map(Order::from).collect())
}

/// Everybody's, newest first, before a row.
pub(in crate::billing) async fn page(
    db: &mut impl Reads,
    before: OrderId,
    rows: i64,
) -> DbResult<Vec<Order>> {
    let rows: Vec<Row> = on_db!(db, c => sqlx::query_as(PAGE).bind(before.0).bind(rows).fetch_all(c).await?);
    Ok(rows.into_iter().map(Order::from).collect())
}

/// Whether a checkout is an order.
pub(in crate::billing) async fn has(db: &mut impl Reads, session_id: &str) -> DbResult<bool> {
    let found: Option<i32> =
        on_db!(db, c => sqlx::query_scalar(HAS).bind(session_id).fetch_optional(c).await?);
    Ok(found.is_some())
}

/// Keeps an order once; tells whether it is new.
pub(in crate::billing) async fn insert(tx: &mut WriteTx, order: &Order) -> DbResult<bool> {
    let rows = on_db!(tx, c => {
        sqlx::query(INSERT)
            .bind(&order.session_id)
            .bind(order.user.map(|user| user.0))
            .bind(&order.mode)
            .bind(&order.payment_status)
            .bind(order.amount.minor.unwrap_or(0))
            .bind(&order.amount.currency)
            .bind(&order.subscription_id)
            .bind(order.created_at.as_millis())
            .execute(c)
            .await?
            .rows_affected()
    });
    Ok(rows > 0)
}
