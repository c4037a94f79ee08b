//! What billing knows about a person, for their own archive.

use vestibule_db::{DbResult, Reads};
use vestibule_kernel::{OrderId, UserId};

use super::store::{customers, orders, subscriptions};
use super::{Order, SubscriptionView};

/// What a person has bought and subscribed to.
#[derive(Debug)]
pub(crate) struct OnRecord {
    /// Their id at Stripe, where more is on record.
    pub(crate) customer: Option<String>,
    /// Oldest first.
    pub(crate) subscriptions: Vec<SubscriptionView>,
    /// Newest first.
    pub(crate) orders: Vec<Order>,
}

pub(crate) async fn on_record_of(db: &mut impl Reads, user: UserId, limit: i64) -> DbResult<OnRecord> {
    Ok(OnRecord {
        customer: customers::of(db, user).await?,
        subscriptions: subscriptions::of_user(db, user).await?,
        orders: orders::of_user(db, user, OrderId(i64::MAX), limit).await?,
    })
}
