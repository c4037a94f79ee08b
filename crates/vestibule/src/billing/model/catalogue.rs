//! What is sold, and what it costs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use vestibule_kernel::{PriceId, ProductId, Timestamp};
use vestibule_outbound::stripe;

use super::Amount;

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
