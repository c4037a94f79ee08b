//! The `subscriptions` table.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{PriceId, ProductId, SubscriptionId, Timestamp, UserId};

use crate::billing::{Subscription, SubscriptionView};

use super::{all, damaged, instant, millis, one};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.subscription_id, s.user_id, u.uuid, u.username, s.price_id, ",
            "COALESCE(pr.id, fp.price) AS price, s.product_id, p.id AS product, p.name AS plan, s.quantity, s.status, ",
            "s.previous_status, s.stripe_status, s.cancel_at_period_end, s.current_period_end, s.trial_end, ",
            "s.past_due_since, s.paid_until, s.created_at, s.updated_at, s.removed_at FROM subscriptions s ",
            "LEFT JOIN users u ON u.id = s.user_id LEFT JOIN products p ON p.product_id = s.product_id ",
            "LEFT JOIN prices pr ON pr.price_id = s.price_id ",
            "LEFT JOIN former_prices fp ON fp.price_id = s.price_id ",
            $rest
        )
    };
}

const EVERY: &str = select!("ORDER BY s.id");
const PAGE: &str = select!("WHERE ($1 = '' OR s.status = $1) AND s.id < $2 ORDER BY s.id DESC LIMIT $3");
const OF_USER: &str = select!("WHERE s.user_id = $1 ORDER BY s.id");
const BY_ID: &str = select!("WHERE s.id = $1");
const BY_STRIPE_ID: &str = select!("WHERE s.subscription_id = $1");
const OPEN_TO: &str = "SELECT 1 FROM subscriptions WHERE product_id = $1 \
     AND stripe_status NOT IN ('canceled', 'incomplete_expired') LIMIT 1";
const HOLDERS: &str = "SELECT DISTINCT user_id FROM subscriptions WHERE product_id = $1 AND user_id IS NOT NULL \
     ORDER BY user_id";
const LOOKED_AT: &str = "SELECT looked FROM subscriptions WHERE subscription_id = $1";
const INSERT: &str = "INSERT INTO subscriptions (subscription_id, user_id, customer_id, price_id, product_id, quantity, \
     status, previous_status, stripe_status, cancel_at_period_end, current_period_end, trial_end, past_due_since, \
     paid_until, looked, version, created_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, 1, $15)";
const UPDATE: &str = "UPDATE subscriptions SET price_id = $2, product_id = $3, quantity = $4, status = $5, \
     previous_status = $6, stripe_status = $7, cancel_at_period_end = $8, current_period_end = $9, trial_end = $10, \
     past_due_since = $11, removed_at = $12, updated_at = $13, version = version + $14, looked = looked + 1, \
     paid_until = $15 \
     WHERE subscription_id = $1";

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    subscription_id: String,
    user_id: Option<i64>,
    uuid: Option<String>,
    username: Option<String>,
    price_id: String,
    price: Option<i64>,
    product_id: String,
    product: Option<i64>,
    plan: Option<String>,
    quantity: i64,
    status: String,
    previous_status: Option<String>,
    stripe_status: String,
    cancel_at_period_end: i64,
    current_period_end: Option<i64>,
    trial_end: Option<i64>,
    past_due_since: Option<i64>,
    paid_until: Option<i64>,
    created_at: i64,
    updated_at: Option<i64>,
    removed_at: Option<i64>,
}

impl TryFrom<Row> for SubscriptionView {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        let subscription = Subscription {
            id: SubscriptionId(row.id),
            subscription_id: row.subscription_id,
            user: row.user_id.map(UserId),
            price_id: row.price_id,
            product_id: row.product_id,
            quantity: row.quantity,
            status: row.status,
            previous_status: row.previous_status,
            stripe_status: row.stripe_status,
            cancel_at_period_end: row.cancel_at_period_end != 0,
            current_period_end: instant(row.current_period_end),
            trial_end: instant(row.trial_end),
            past_due_since: instant(row.past_due_since),
            paid_until: instant(row.paid_until),
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: instant(row.updated_at),
            removed_at: instant(row.removed_at),
        };
        Ok(Self {
            subscription,
            user: row.uuid.map(|uuid| uuid.parse().map_err(damaged)).transpose()?,
            username: row.username,
            product: row.product.map(ProductId),
            plan: row.plan,
            price: row.price.map(PriceId),
        })
    }
}

pub(in crate::billing) async fn every(db: &mut impl Reads) -> DbResult<Vec<SubscriptionView>> {
    let rows: Vec<Row> = on_db!(db, c => sqlx::query_as(EVERY).fetch_all(c).await?);
    Ok(all(rows)?)
}

/// Newest first, before a row, perhaps of one status.
pub(in crate::billing) async fn page(
    db: &mut impl Reads,
    status: &str,
    before: SubscriptionId,
    rows: i64,
) -> DbResult<Vec<SubscriptionView>> {
    let rows: Vec<Row> = on_db!(db, c => {
        sqlx::query_as(PAGE).bind(status).bind(before.0).bind(rows).fetch_all(c).await?
    });
    Ok(all(rows)?)
}

/// A person's, oldest first.
pub(in crate::billing) async fn of_user(
    db: &mut impl Reads,
    user: UserId,
) -> DbResult<Vec<SubscriptionView>> {
    let rows: Vec<Row> = on_db!(db, c => sqlx::query_as(OF_USER).bind(user.0).fetch_all(c).await?);
    Ok(all(rows)?)
}

pub(in crate::billing) async fn by_id(
    db: &mut impl Reads,
    id: SubscriptionId,
) -> DbResult<Option<SubscriptionView>> {
    let row: Option<Row> = on_db!(db, c => sqlx::query_as(BY_ID).bind(id.0).fetch_optional(c).await?);
    Ok(one(row)?)
}

pub(in crate::billing) async fn by_stripe_id(
    db: &mut impl Reads,
    id: &str,
) -> DbResult<Option<SubscriptionView>> {
    let row: Option<Row> = on_db!(db, c => sqlx::query_as(BY_STRIPE_ID).bind(id).fetch_optional(c).await?);
    Ok(one(row)?)
}

/// Whether anybody's subscription to a product can still be paid for.
pub(in crate::billing) async fn is_any_open(db: &mut impl Reads, product_id: &str) -> DbResult<bool> {
    let found: Option<i32> =
        on_db!(db, c => sqlx::query_scalar(OPEN_TO).bind(product_id).fetch_optional(c).await?);
    Ok(found.is_some())
}

/// Everybody who has, or has had, a subscription to a product.
pub(in crate::billing) async fn holders(db: &mut impl Reads, product_id: &str) -> DbResult<Vec<UserId>> {
    let ids: Vec<i64> = on_db!(db, c => sqlx::query_scalar(HOLDERS).bind(product_id).fetch_all(c).await?);
    Ok(ids.into_iter().map(UserId).collect())
}

/// How often a subscription's state has been written; none when there is none.
pub(in crate::billing) async fn looked_at(db: &mut impl Reads, id: &str) -> DbResult<Option<i64>> {
    Ok(on_db!(db, c => sqlx::query_scalar(LOOKED_AT).bind(id).fetch_optional(c).await?))
}

pub(in crate::billing) async fn insert(
    tx: &mut WriteTx,
    state: &Subscription,
    customer: &str,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(INSERT)
            .bind(&state.subscription_id)
            .bind(state.user.map(|user| user.0))
            .bind(customer)
            .bind(&state.price_id)
            .bind(&state.product_id)
            .bind(state.quantity)
            .bind(&state.status)
            .bind(&state.previous_status)
            .bind(&state.stripe_status)
            .bind(i64::from(state.cancel_at_period_end))
            .bind(millis(state.current_period_end))
            .bind(millis(state.trial_end))
            .bind(millis(state.past_due_since))
            .bind(millis(state.paid_until))
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

/// Writes a state; `raise` is 1 when it differs from what was there.
pub(in crate::billing) async fn update(tx: &mut WriteTx, state: &Subscription, raise: i64) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(UPDATE)
            .bind(&state.subscription_id)
            .bind(&state.price_id)
            .bind(&state.product_id)
            .bind(state.quantity)
            .bind(&state.status)
            .bind(&state.previous_status)
            .bind(&state.stripe_status)
            .bind(i64::from(state.cancel_at_period_end))
            .bind(millis(state.current_period_end))
            .bind(millis(state.trial_end))
            .bind(millis(state.past_due_since))
            .bind(millis(state.removed_at))
            .bind(millis(state.updated_at))
            .bind(raise)
            .bind(millis(state.paid_until))
            .execute(c)
            .await?;
    });
    Ok(())
}
