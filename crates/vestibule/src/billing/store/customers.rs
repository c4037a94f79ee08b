//! The `stripe_customers` table.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{Timestamp, UserId};

const OF: &str = "SELECT customer_id FROM stripe_customers WHERE user_id = $1";
const WHO: &str = "SELECT user_id FROM stripe_customers WHERE customer_id = $1";
const INSERT: &str = "INSERT INTO stripe_customers (user_id, customer_id, created_at) VALUES ($1, $2, $3) \
     ON CONFLICT DO NOTHING";
const TOLD: &str = "UPDATE stripe_customers SET told_email = $2 WHERE customer_id = $1";
const MOVED: &str = "SELECT c.customer_id FROM stripe_customers c JOIN users u ON u.id = c.user_id \
     WHERE c.told_email <> u.email ORDER BY c.id LIMIT 100";
const EVERY: &str = "SELECT customer_id FROM stripe_customers ORDER BY id";
const DEPART: &str = "INSERT INTO departed_customers (customer_id, departed_at) \
     SELECT customer_id, $2 FROM stripe_customers WHERE user_id = $1 ON CONFLICT DO NOTHING";
const DEPARTED: &str = "SELECT customer_id FROM departed_customers ORDER BY customer_id";
const FORGET_DEPARTED: &str = "DELETE FROM departed_customers WHERE customer_id = $1";
const DELETE: &str = "DELETE FROM stripe_customers WHERE customer_id = $1";

/// A person's id at Stripe.
pub(in crate::billing) async fn of(db: &mut impl Reads, user: UserId) -> DbResult<Option<String>> {
    Ok(on_db!(db, c => sqlx::query_scalar(OF).bind(user.0).fetch_optional(c).await?))
}

/// Who a customer of Stripe's is.
pub(in crate::billing) async fn who(db: &mut impl Reads, customer: &str) -> DbResult<Option<UserId>> {
    let user: Option<i64> = on_db!(db, c => sqlx::query_scalar(WHO).bind(customer).fetch_optional(c).await?);
    Ok(user.map(UserId))
}

/// The first customer of a person stays.
pub(in crate::billing) async fn insert(
    tx: &mut WriteTx,
    user: UserId,
    customer: &str,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(INSERT).bind(user.0).bind(customer).bind(now.as_millis()).execute(c).await?;
    });
    Ok(())
}

/// Keeps which address Stripe has.
pub(in crate::billing) async fn told(tx: &mut WriteTx, customer: &str, email: &str) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(TOLD).bind(customer).bind(email).execute(c).await?; });
    Ok(())
}

/// Some of those whose address has changed since.
pub(in crate::billing) async fn moved(db: &mut impl Reads) -> DbResult<Vec<String>> {
    Ok(on_db!(db, c => sqlx::query_scalar(MOVED).fetch_all(c).await?))
}

pub(in crate::billing) async fn delete(tx: &mut WriteTx, customer: &str) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE).bind(customer).execute(c).await?; });
    Ok(())
}

/// Every customer of ours.
pub(in crate::billing) async fn every(db: &mut impl Reads) -> DbResult<Vec<String>> {
    Ok(on_db!(db, c => sqlx::query_scalar(EVERY).fetch_all(c).await?))
}

/// Keeps that a person's customer is to go.
pub(in crate::billing) async fn depart(tx: &mut WriteTx, user: UserId, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DEPART).bind(user.0).bind(now.as_millis()).execute(c).await?; });
    Ok(())
}

/// Customers that are to go.
pub(in crate::billing) async fn departed(db: &mut impl Reads) -> DbResult<Vec<String>> {
    Ok(on_db!(db, c => sqlx::query_scalar(DEPARTED).fetch_all(c).await?))
}

pub(in crate::billing) async fn forget_departed(tx: &mut WriteTx, customer: &str) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(FORGET_DEPARTED).bind(customer).execute(c).await?; });
    Ok(())
}
