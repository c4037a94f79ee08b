//! A subscription: how it stands in people's words and in Stripe's, and until when it lets its holder
//! do what its plan does.

use std::time::Duration;

use vestibule_kernel::{PriceId, ProductId, SubscriptionId, Timestamp, UserId, UserUuid};
use vestibule_outbound::stripe;

/// Somebody pays for a product again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// The row.
    pub id: SubscriptionId,
    /// Stripe's id.
    pub subscription_id: String,
    /// Whose; none when the person has been purged.
    pub user: Option<UserId>,
    /// Stripe's id of the price.
    pub price_id: String,
    /// Stripe's id of the product: the plan.
    pub product_id: String,
    /// How many.
    pub quantity: i64,
    /// Stripe's word, or `paused`, or `canceled_at_period_end`.
    pub status: String,
    /// The status before.
    pub previous_status: Option<String>,
    /// Stripe's word.
    pub stripe_status: String,
    /// Whether it ends with what has been paid for.
    pub cancel_at_period_end: bool,
    /// When what has been paid for ends.
    pub current_period_end: Option<Timestamp>,
    /// When the first payment is due.
    pub trial_end: Option<Timestamp>,
    /// Since when a payment has been failing.
    pub past_due_since: Option<Timestamp>,
    /// While it is paused: until when it had been paid for as the break began.
    pub paid_until: Option<Timestamp>,
    /// When it was first seen.
    pub created_at: Timestamp,
    /// When it was last changed; none before.
    pub updated_at: Option<Timestamp>,
    /// Since when lists of the contract do not show it.
    pub removed_at: Option<Timestamp>,
}

/// A subscription with what a list shows beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is documented by its name")]
pub struct SubscriptionView {
    pub subscription: Subscription,
    pub user: Option<UserUuid>,
    pub username: Option<String>,
    /// The plan's row and name, when its product is known here.
    pub product: Option<ProductId>,
    pub plan: Option<String>,
    /// The price's row, when it is known here.
    pub price: Option<PriceId>,
}

/// The word for a subscription that is paused.
pub(in crate::billing) const PAUSED: &str = "paused";

/// The word for a subscription that ends with what has been paid for.
pub(in crate::billing) const ENDING: &str = "canceled_at_period_end";

/// Whether a subscription can stand so, as people are told.
#[must_use]
pub fn is_status(word: &str) -> bool {
    const OF_STRIPE: [&str; 7] =
        ["active", "trialing", "past_due", "incomplete", "incomplete_expired", "unpaid", "canceled"];
    [PAUSED, ENDING].contains(&word) || OF_STRIPE.contains(&word)
}

fn runs(subscription: &stripe::Subscription) -> bool {
    matches!(subscription.status.as_str(), "active" | "trialing" | "past_due")
}

/// Whether a break has been made in what would run.
pub(in crate::billing) fn is_on_a_break(subscription: &stripe::Subscription) -> bool {
    runs(subscription) && subscription.pause_collection.is_some()
}

/// How people are told that a subscription stands. One that ends after a break says that it ends.
pub(in crate::billing) fn shown_status(subscription: &stripe::Subscription) -> String {
    if runs(subscription) && subscription.cancel_at_period_end {
        ENDING.to_owned()
    } else if is_on_a_break(subscription) {
        PAUSED.to_owned()
    } else {
        subscription.status.clone()
    }
}

impl Subscription {
    /// Whether it can still come to life or be paid for.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !matches!(self.stripe_status.as_str(), "canceled" | "incomplete_expired")
    }

    /// Whether a break in it has been made.
    #[must_use]
    pub const fn is_paused(&self) -> bool {
        self.paid_until.is_some()
    }
}

/// Until when a subscription lets its holder do what its plan does: none if it does not, `Some(None)`
/// for as long as nothing changes.
///
/// What was paid for is held to its end. A failing payment is given time, counted from when it began
/// to fail.
#[must_use]
pub fn entitlement(subscription: &Subscription, grace: Duration) -> Option<Option<Timestamp>> {
    let end = subscription.cancel_at_period_end.then_some(subscription.current_period_end).flatten();
    match (subscription.is_paused(), subscription.stripe_status.as_str()) {
        (false, "active" | "trialing") => Some(end),
        (false, "past_due") => {
            let patience = subscription.past_due_since.map(|since| since.plus(grace));
            patience.map(|patience| Some(end.map_or(patience, |end| end.min(patience))))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRACE: Duration = Duration::from_secs(7 * 24 * 3600);

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(seconds * 1000)
    }

    fn subscription(stripe_status: &str) -> Subscription {
        Subscription {
            id: SubscriptionId(1),
            subscription_id: "sub_1".to_owned(),
            user: Some(UserId(1)),
            price_id: "price_1".to_owned(),
            product_id: "prod_1".to_owned(),
            quantity: 1,
            status: stripe_status.to_owned(),
            previous_status: None,
            stripe_status: stripe_status.to_owned(),
            cancel_at_period_end: false,
            current_period_end: Some(at(1000)),
            trial_end: None,
            past_due_since: None,
            paid_until: None,
            created_at: at(0),
            updated_at: None,
            removed_at: None,
        }
    }

    #[test]
    fn what_is_paid_for_is_held_and_what_is_not_is_not() {
        for word in ["active", "trialing"] {
            assert_eq!(entitlement(&subscription(word), GRACE), Some(None), "{word}");
        }
        for word in ["canceled", "incomplete", "incomplete_expired", "unpaid", "paused", "anything new"] {
            assert_eq!(entitlement(&subscription(word), GRACE), None, "{word}");
        }
        let paused = Subscription { paid_until: Some(at(1000)), ..subscription("active") };
        assert_eq!(entitlement(&paused, GRACE), None);
        let paused_and_ending = Subscription { cancel_at_period_end: true, ..paused };
        assert_eq!(entitlement(&paused_and_ending, GRACE), None);
    }

    #[test]
    fn a_cancelled_one_is_held_to_the_end_of_what_was_paid_for() {
        let ending = Subscription { cancel_at_period_end: true, ..subscription("active") };
        assert_eq!(entitlement(&ending, GRACE), Some(Some(at(1000))));
    }

    #[test]
    fn a_failing_payment_is_given_time_but_no_more_than_was_left_anyway() {
        let failing = Subscription { past_due_since: Some(at(500)), ..subscription("past_due") };
        assert_eq!(entitlement(&failing, GRACE), Some(Some(at(500).plus(GRACE))));
        let ending = Subscription { cancel_at_period_end: true, ..failing };
        assert_eq!(entitlement(&ending, GRACE), Some(Some(at(1000))));
    }
}
