//! What Stripe is told, field by field. What is none is left out: an empty value clears the field.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

/// A list; one without entries is written as an empty text, which is how a form says so.
fn list_or_empty<T: Serialize, S: Serializer>(
    list: &Option<Vec<T>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match list {
        Some(list) if !list.is_empty() => list.serialize(serializer),
        _ => serializer.serialize_str(""),
    }
}

/// One line of what a product offers.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "it is its one field")]
pub struct Feature {
    pub name: String,
}

/// A product: what is sold.
#[derive(Debug, Clone, Default, Serialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct ProductForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "list_or_empty")]
    pub images: Option<Vec<String>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub metadata: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "list_or_empty")]
    pub marketing_features: Option<Vec<Feature>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_dimensions: Option<BTreeMap<String, f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shippable: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement_descriptor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// How often a price is due.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct RecurringForm {
    pub interval: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval_count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trial_period_days: Option<i64>,
}

/// A price of a product. Its amount cannot be changed later.
#[derive(Debug, Clone, Default, Serialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct PriceForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_amount: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_scheme: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recurring: Option<RecurringForm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lookup_key: Option<String>,
    /// The key is taken from the price that has it now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transfer_lookup_key: Option<bool>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub metadata: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
}

/// Somebody who pays.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct CustomerForm {
    pub email: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub metadata: BTreeMap<String, String>,
}

/// What changes about somebody who pays.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct CustomerEdit {
    pub email: String,
}

/// Something that takes no parameters.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct NoForm {}

/// One price of a subscription.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct ItemForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    pub price: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i64>,
}

/// A break in collecting payments, or its end.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(untagged)]
pub enum PauseForm {
    /// Bills of the break are void.
    Void {
        /// `void`.
        behavior: &'static str,
    },
    /// An empty text ends it.
    End(&'static str),
}

/// A subscription, made or changed.
#[derive(Debug, Clone, Default, Serialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct SubscriptionForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemForm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trial_period_days: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancel_at_period_end: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pause_collection: Option<PauseForm>,
    /// `now`: a period begins, and is billed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_cycle_anchor: Option<&'static str>,
    /// `now`, or a moment in Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trial_end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proration_behavior: Option<&'static str>,
    /// `error_if_incomplete`: what cannot be paid is not begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_behavior: Option<&'static str>,
}

/// What a checkout is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckoutMode {
    /// Something that is paid once.
    Payment,
    /// A subscription.
    Subscription,
}

/// One line of a checkout.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct LineItem {
    pub price: String,
    pub quantity: i64,
}

/// What the subscription of a checkout begins with.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct SubscriptionDataForm {
    pub trial_period_days: i64,
}

/// A page of Stripe's on which somebody pays.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct CheckoutForm {
    pub mode: CheckoutMode,
    pub customer: String,
    pub line_items: Vec<LineItem>,
    pub success_url: String,
    pub cancel_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_data: Option<SubscriptionDataForm>,
}

/// A page of Stripe's on which somebody looks after their subscriptions and cards.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct PortalForm {
    pub customer: String,
    pub return_url: String,
}

/// What a subscription would become.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct SubscriptionDetailsForm {
    pub items: Vec<ItemForm>,
    pub proration_behavior: &'static str,
    /// `now`, or a moment in Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trial_end: Option<String>,
}

/// What bill a change would make.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct PreviewForm {
    pub subscription: String,
    pub subscription_details: SubscriptionDetailsForm,
}
