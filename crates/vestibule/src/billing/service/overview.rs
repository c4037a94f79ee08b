//! How billing stands, and who has paid for what.

use vestibule_kernel::{BuiltInPermission, Caller, Cursor, Limit, OrderId, Page, Timestamp};

use crate::billing::BillingError;
use crate::billing::model::{Order, Report, SubscriptionView};
use crate::billing::plans::every_plan;
use crate::billing::store::{customers, events, orders, reports, subscriptions};
use crate::billing::{Plan, Whose, find_person};
use crate::env::Env;

/// How billing stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Whether events can be received.
    pub webhook_set_up: bool,
    /// When the last event came.
    pub last_event_at: Option<Timestamp>,
    /// How many events nobody has looked into yet.
    pub events_waiting: i64,
    /// What the last comparison has found.
    pub report: Option<Report>,
    /// Everything that is sold, off sale or on.
    pub plans: Vec<Plan>,
}

/// How billing stands, for those who manage it.
///
/// # Errors
/// [`BillingError::Forbidden`] or a failure.
pub async fn standing(env: &Env, caller: &Caller) -> Result<Standing, BillingError> {
    let plans = every_plan(env, caller).await?;
    let mut db = env.db.read().await?;
    let (last_event_at, events_waiting) = events::traffic(&mut db).await?;
    let stripe = env.config.stripe.as_ref();
    Ok(Standing {
        webhook_set_up: stripe.is_some_and(|stripe| stripe.webhook_secret.is_some()),
        last_event_at,
        events_waiting,
        report: reports::newest(&mut db).await?,
        plans,
    })
}

/// A person's orders, newest first.
///
/// # Errors
/// [`BillingError::Forbidden`] for somebody else's, [`BillingError::Cursor`] and others.
pub async fn orders_of(
    env: &Env,
    caller: &Caller,
    whose: &Whose,
    limit: Limit,
    cursor: Option<Cursor>,
) -> Result<Page<Order>, BillingError> {
    let person = find_person(env, caller, whose).await?;
    let filter = format!("orders of {}", person.uuid);
    let before = place(cursor, &filter)?;
    let mut db = env.db.read().await?;
    let rows = orders::of_user(&mut db, person.id, before, limit.rows_to_fetch()).await?;
    Ok(Page::from_rows(rows, limit, &filter, |order| order.id))
}

/// Everybody's orders, newest first.
///
/// # Errors
/// [`BillingError::Forbidden`], [`BillingError::Cursor`] or a failure.
pub async fn list_orders(
    env: &Env,
    caller: &Caller,
    limit: Limit,
    cursor: Option<Cursor>,
) -> Result<Page<Order>, BillingError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let before = place(cursor, "orders")?;
    let rows = orders::page(&mut env.db.read().await?, before, limit.rows_to_fetch()).await?;
    Ok(Page::from_rows(rows, limit, "orders", |order| order.id))
}

fn place(cursor: Option<Cursor>, filter: &str) -> Result<OrderId, BillingError> {
    let before = cursor.map(|cursor| cursor.key(filter)).transpose().map_err(|_| BillingError::Cursor)?;
    Ok(before.unwrap_or(OrderId(i64::MAX)))
}

/// What somebody pays for: their id at Stripe, their subscriptions, their latest orders.
///
/// # Errors
/// [`BillingError::Forbidden`], [`BillingError::Unknown`] or a failure.
pub async fn person_billing(
    env: &Env,
    caller: &Caller,
    whose: &Whose,
) -> Result<(Option<String>, Vec<SubscriptionView>, Vec<Order>), BillingError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let person = find_person(env, caller, whose).await?;
    let mut db = env.db.read().await?;
    let customer = customers::of(&mut db, person.id).await?;
    let theirs = subscriptions::of_user(&mut db, person.id).await?;
    let orders = orders::of_user(&mut db, person.id, OrderId(i64::MAX), 100).await?;
    Ok((customer, theirs, orders))
}
