//! Who has subscribed to what, as API v1 shows it.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use vestibule_kernel::{Timestamp, UserUuid};

use crate::billing::SubscriptionView;

/// Somebody pays for a product again and again.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::billing::http) struct SubscriptionBody {
    id: i64,
    /// Stripe's id.
    subscription_id: String,
    /// Absent once the person has been purged.
    user: Option<Uuid>,
    username: Option<String>,
    /// The plan's product, when it is known here.
    product: Option<i64>,
    /// The plan's name.
    plan: Option<String>,
    /// The price, when it is known here.
    price: Option<i64>,
    quantity: i64,
    /// `active`, `trialing`, `past_due`, `incomplete`, `unpaid`, `canceled`, `paused` or
    /// `canceled_at_period_end`.
    status: String,
    previous_status: Option<String>,
    /// Whether it ends with what has been paid for.
    cancel_at_period_end: bool,
    /// Whether there is a break in it, also when it ends afterwards.
    paused: bool,
    /// RFC 3339; when what has been paid for ends.
    current_period_end: Option<String>,
    /// RFC 3339; when the first payment is due.
    trial_end: Option<String>,
    /// RFC 3339; since when a payment has been failing.
    past_due_since: Option<String>,
    /// RFC 3339.
    created_at: String,
}

impl From<SubscriptionView> for SubscriptionBody {
    fn from(view: SubscriptionView) -> Self {
        let subscription = view.subscription;
        let paused = subscription.is_paused();
        Self {
            id: subscription.id.0,
            subscription_id: subscription.subscription_id,
            user: view.user.map(UserUuid::as_uuid),
            username: view.username,
            product: view.product.map(|id| id.0),
            plan: view.plan,
            price: view.price.map(|id| id.0),
            quantity: subscription.quantity,
            status: subscription.status,
            previous_status: subscription.previous_status,
            cancel_at_period_end: subscription.cancel_at_period_end,
            paused,
            current_period_end: subscription.current_period_end.map(Timestamp::to_rfc3339),
            trial_end: subscription.trial_end.map(Timestamp::to_rfc3339),
            past_due_since: subscription.past_due_since.map(Timestamp::to_rfc3339),
            created_at: subscription.created_at.to_rfc3339(),
        }
    }
}

/// Subscriptions.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::billing::http) struct SubscriptionsBody {
    pub(in crate::billing::http) items: Vec<SubscriptionBody>,
}
