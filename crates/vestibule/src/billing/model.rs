//! Products, prices, subscriptions and orders as the rest of the product sees them, and the rules
//! about them that need no database.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use vestibule_kernel::{
    Currency, MoneyError, OrderId, PriceId, ProductId, SubscriptionId, Timestamp, UserId, UserUuid,
};
use vestibule_outbound::stripe;

/// What is sold.
#[derive(Debug, Clone, PartialEq)]
pub struct Product {
    /// The row.
    pub id: ProductId,
    /// Stripe's id.
    pub product_id: String,
    /// As people read it.
    pub name: String,
    /// Whether it can be bought.
    pub active: bool,
    /// What nobody searches for.
    pub doc: ProductDoc,
    /// Raised by every change.
    pub version: i64,
    /// When it was first seen.
    pub created_at: Timestamp,
    /// When it was last changed; none before.
    pub updated_at: Option<Timestamp>,
    /// Since when it is shown to nobody.
    pub removed_at: Option<Timestamp>,
}

/// What nobody searches for in a product.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct ProductDoc {
    pub description: Option<String>,
    /// Lines of what it offers.
    pub features: Vec<String>,
    pub images: Vec<String>,
    pub metadata: BTreeMap<String, String>,
    pub package_dimensions: Option<Value>,
    pub shippable: Option<bool>,
    pub statement_descriptor: Option<String>,
    pub unit_label: Option<String>,
    pub url: Option<String>,
    pub livemode: bool,
    /// Only here: Stripe has given it up.
    pub attributes: Option<Value>,
    /// Only here: Stripe has given it up.
    pub caption: Option<String>,
}

impl From<&stripe::Product> for ProductDoc {
    fn from(product: &stripe::Product) -> Self {
        Self {
            description: product.description.clone(),
            features: product.marketing_features.iter().filter_map(|feature| feature.name.clone()).collect(),
            images: product.images.clone(),
            metadata: product.metadata.clone(),
            package_dimensions: product.package_dimensions.clone(),
            shippable: product.shippable,
            statement_descriptor: product.statement_descriptor.clone(),
            unit_label: product.unit_label.clone(),
            url: product.url.clone(),
            livemode: product.livemode,
            attributes: None,
            caption: None,
        }
    }
}

/// What a product costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Price {
    /// The row; stays when the amount is edited.
    pub id: PriceId,
    /// Stripe's id; another one after the amount was edited.
    pub price_id: String,
    /// Stripe's id of the product.
    pub product_id: String,
    /// How much.
    pub amount: Amount,
    /// Whether it can be bought.
    pub active: bool,
    /// A name that programs know it by.
    pub lookup_key: Option<String>,
    /// What nobody searches for.
    pub doc: PriceDoc,
    /// Raised by every change.
    pub version: i64,
    /// When it was first seen.
    pub created_at: Timestamp,
    /// When it was last changed; none before.
    pub updated_at: Option<Timestamp>,
    /// Since when it is shown to nobody.
    pub removed_at: Option<Timestamp>,
}

/// Minor units of a currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// None where Stripe computes it by tiers.
    pub minor: Option<i64>,
    /// ISO 4217, in lower case.
    pub currency: String,
}

impl Amount {
    /// Decimal text, such as 19.99; none for tiers and for a currency nobody has told us of.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        Some(Currency::parse(&self.currency).ok()?.show(self.minor?))
    }

    /// As the contract writes it: a number of whole units.
    ///
    /// # Errors
    /// [`MoneyError::UnknownCurrency`].
    pub fn float(&self) -> Result<Option<f64>, MoneyError> {
        let currency = Currency::parse(&self.currency)?;
        // Reading the decimal text gives the nearest number there is, which prints as the same text.
        Ok(self.minor.and_then(|minor| currency.show(minor).parse().ok()))
    }
}

/// What nobody searches for in a price.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct PriceDoc {
    /// `day`, `week`, `month` or `year`; none for what is paid once.
    pub interval: Option<String>,
    pub interval_count: i64,
    pub trial_days: Option<i64>,
    pub billing_scheme: Option<String>,
    pub tiers: Option<Value>,
    pub tiers_mode: Option<String>,
    pub transform_quantity: Option<Value>,
    pub metadata: BTreeMap<String, String>,
    pub nickname: Option<String>,
}

impl From<&stripe::Price> for PriceDoc {
    fn from(price: &stripe::Price) -> Self {
        let recurring = price.recurring.as_ref();
        Self {
            interval: recurring.map(|recurring| recurring.interval.clone()),
            interval_count: recurring.map_or(0, |recurring| recurring.interval_count),
            trial_days: recurring.and_then(|recurring| recurring.trial_period_days),
            billing_scheme: price.billing_scheme.clone(),
            tiers: price.tiers.clone(),
            tiers_mode: price.tiers_mode.clone(),
            transform_quantity: price.transform_quantity.clone(),
            metadata: price.metadata.clone(),
            nickname: price.nickname.clone(),
        }
    }
}

impl Price {
    /// Whether it is paid again and again.
    #[must_use]
    pub const fn is_recurring(&self) -> bool {
        self.doc.interval.is_some()
    }
}

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
pub(super) const PAUSED: &str = "paused";

/// The word for a subscription that ends with what has been paid for.
pub(super) const ENDING: &str = "canceled_at_period_end";

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
pub(super) fn is_on_a_break(subscription: &stripe::Subscription) -> bool {
    runs(subscription) && subscription.pause_collection.is_some()
}

/// How people are told that a subscription stands. One that ends after a break says that it ends.
pub(super) fn shown_status(subscription: &stripe::Subscription) -> String {
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

/// Something that was paid for at a checkout.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is documented by its name")]
pub struct Order {
    pub id: OrderId,
    pub session_id: String,
    pub user: Option<UserId>,
    /// `payment` or `subscription`.
    pub mode: String,
    pub payment_status: String,
    pub amount: Amount,
    pub subscription_id: Option<String>,
    pub created_at: Timestamp,
}

/// What a comparison with Stripe has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How many objects were compared.
    pub compared: i64,
    /// What differed and has been mended: kind, id, what was different.
    pub drift: Vec<Value>,
    /// When.
    pub created_at: Timestamp,
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

    #[test]
    fn the_contracts_number_prints_as_the_amount_that_was_typed() {
        for (minor, text) in [(1999, "19.99"), (29, "0.29"), (435, "4.35"), (2000, "20.0")] {
            let amount = Amount { minor: Some(minor), currency: "usd".to_owned() };
            assert_eq!(serde_json::to_string(&amount.float().unwrap()).unwrap(), text);
        }
    }
}
