//! Stripe's objects, as far as Vestibule reads them. Whatever else they hold is ignored, and what may
//! be missing has a default: an account's own version of the interface shows in the events it sends.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// A page of a list.
#[derive(Debug, Clone, Deserialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct List<T> {
    pub data: Vec<T>,
    #[serde(default)]
    pub has_more: bool,
}

/// Another object: its id, or all of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Reference {
    /// The id alone.
    Id(String),
    /// The object, expanded.
    Object {
        /// Its id.
        id: String,
    },
}

impl Reference {
    /// The id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Id(id) | Self::Object { id } => id,
        }
    }
}

/// What is sold.
#[derive(Debug, Clone, Deserialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct Product {
    pub id: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub active: bool,
    pub description: Option<String>,
    #[serde(default)]
    pub images: Vec<String>,
    #[serde(default)]
    pub livemode: bool,
    #[serde(default)]
    pub metadata: BTreeMap<String, String>,
    #[serde(default)]
    pub marketing_features: Vec<Named>,
    pub package_dimensions: Option<Value>,
    pub shippable: Option<bool>,
    pub statement_descriptor: Option<String>,
    pub unit_label: Option<String>,
    pub url: Option<String>,
    #[serde(default)]
    pub deleted: bool,
}

/// Something with a name, if it has one.
#[derive(Debug, Clone, Deserialize)]
pub struct Named {
    pub name: Option<String>,
}

/// How often a price is due.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct Recurring {
    pub interval: String,
    #[serde(default = "one")]
    pub interval_count: i64,
    pub trial_period_days: Option<i64>,
}

const fn one() -> i64 {
    1
}

/// What a product costs.
#[derive(Debug, Clone, Deserialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct Price {
    pub id: String,
    pub product: Reference,
    pub unit_amount: Option<i64>,
    #[serde(default)]
    pub currency: String,
    #[serde(default)]
    pub active: bool,
    pub recurring: Option<Recurring>,
    pub billing_scheme: Option<String>,
    pub tiers: Option<Value>,
    pub tiers_mode: Option<String>,
    pub transform_quantity: Option<Value>,
    pub lookup_key: Option<String>,
    #[serde(default)]
    pub metadata: BTreeMap<String, String>,
    pub nickname: Option<String>,
}

/// Somebody who pays.
#[derive(Debug, Clone, Deserialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct Customer {
    pub id: String,
    pub email: Option<String>,
    #[serde(default)]
    pub metadata: BTreeMap<String, String>,
    #[serde(default)]
    pub deleted: bool,
}

/// One price of a subscription.
#[derive(Debug, Clone, Deserialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct Item {
    pub id: String,
    pub price: Price,
    #[serde(default = "one")]
    pub quantity: i64,
    pub current_period_end: Option<i64>,
}

/// Somebody pays for something again and again.
#[derive(Debug, Clone, Deserialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct Subscription {
    pub id: String,
    pub customer: Reference,
    pub status: String,
    #[serde(default)]
    pub cancel_at_period_end: bool,
    pub current_period_end: Option<i64>,
    pub trial_end: Option<i64>,
    pub pause_collection: Option<Value>,
    pub items: List<Item>,
}

impl Subscription {
    /// When what has been paid for ends, in Unix seconds: newer versions of the interface keep it with
    /// the item.
    #[must_use]
    pub fn period_end(&self) -> Option<i64> {
        self.current_period_end.or_else(|| self.items.data.first()?.current_period_end)
    }
}

/// A page of Stripe's on which somebody pays.
#[derive(Debug, Clone, Deserialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct CheckoutSession {
    pub id: String,
    pub url: Option<String>,
    #[serde(default)]
    pub mode: String,
    pub status: Option<String>,
    #[serde(default)]
    pub payment_status: String,
    pub customer: Option<Reference>,
    pub subscription: Option<Reference>,
    pub amount_total: Option<i64>,
    pub currency: Option<String>,
}

impl CheckoutSession {
    /// Whether what was asked for has been paid, or needs no payment yet.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.status.as_deref() == Some("complete")
            && matches!(self.payment_status.as_str(), "paid" | "no_payment_required")
    }
}

/// One line of a bill.
#[derive(Debug, Clone, Deserialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct Line {
    pub amount: i64,
    pub description: Option<String>,
}

/// A bill.
#[derive(Debug, Clone, Deserialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct Invoice {
    /// A preview has none.
    pub id: Option<String>,
    pub number: Option<String>,
    pub status: Option<String>,
    #[serde(default)]
    pub amount_due: i64,
    #[serde(default)]
    pub amount_paid: i64,
    #[serde(default)]
    pub total: i64,
    #[serde(default)]
    pub currency: String,
    #[serde(default)]
    pub created: i64,
    pub hosted_invoice_url: Option<String>,
    pub invoice_pdf: Option<String>,
    pub next_payment_attempt: Option<i64>,
    pub lines: Option<List<Line>>,
}

/// Something has happened. `object` is a hint: what it was like then, not what it is like now.
#[derive(Debug, Clone, Deserialize)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct Event {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub data: EventData,
}

/// What an event is about.
#[derive(Debug, Clone, Deserialize)]
pub struct EventData {
    pub object: Value,
}

impl Event {
    /// Kind and id of what has changed, where that is something of its own: a bill's is the
    /// subscription it is for.
    #[must_use]
    pub fn subject(&self) -> Option<(&'static str, String)> {
        let object = &self.data.object;
        let text = |value: &Value| value.as_str().or_else(|| value["id"].as_str()).map(str::to_owned);
        match object["object"].as_str()? {
            "subscription" => Some(("subscription", text(&object["id"])?)),
            "product" => Some(("product", text(&object["id"])?)),
            "price" => Some(("price", text(&object["id"])?)),
            "customer" => Some(("customer", text(&object["id"])?)),
            "checkout.session" => Some(("checkout.session", text(&object["id"])?)),
            "invoice" => text(&object["subscription"])
                .or_else(|| text(&object["parent"]["subscription_details"]["subscription"]))
                .map(|id| ("subscription", id)),
            _ => None,
        }
    }
}
