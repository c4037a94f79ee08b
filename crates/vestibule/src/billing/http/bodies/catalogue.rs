//! What is sold, as API v1 shows it.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;
use vestibule_kernel::Timestamp;

use crate::billing::{Plan, Price, Product};

use super::AmountBody;

/// What is sold.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::billing::http) struct ProductBody {
    id: i64,
    /// Stripe's id.
    product_id: String,
    name: String,
    /// Whether it can be bought.
    active: bool,
    description: Option<String>,
    /// Lines of what it offers.
    features: Vec<String>,
    images: Vec<String>,
    metadata: BTreeMap<String, String>,
    statement_descriptor: Option<String>,
    unit_label: Option<String>,
    url: Option<String>,
    /// Whether real money moves.
    livemode: bool,
    version: i64,
    /// RFC 3339.
    created_at: String,
    /// RFC 3339; absent before the first change.
    updated_at: Option<String>,
}

impl From<Product> for ProductBody {
    fn from(product: Product) -> Self {
        let doc = product.doc;
        Self {
            id: product.id.0,
            product_id: product.product_id,
            name: product.name,
            active: product.active,
            description: doc.description,
            features: doc.features,
            images: doc.images,
            metadata: doc.metadata,
            statement_descriptor: doc.statement_descriptor,
            unit_label: doc.unit_label,
            url: doc.url,
            livemode: doc.livemode,
            version: product.version,
            created_at: product.created_at.to_rfc3339(),
            updated_at: product.updated_at.map(Timestamp::to_rfc3339),
        }
    }
}

/// What a product costs.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::billing::http) struct PriceBody {
    id: i64,
    /// Stripe's id.
    price_id: String,
    amount: AmountBody,
    /// `day`, `week`, `month` or `year`; absent for what is paid once.
    interval: Option<String>,
    interval_count: i64,
    /// Days before the first payment, for those who have never had the plan; absent in one's own list
    /// of plans when one has.
    trial_days: Option<i64>,
    /// Whether it can be bought.
    active: bool,
    nickname: Option<String>,
    lookup_key: Option<String>,
    /// An edit is based on it: `If-Match` holds it in quotes.
    version: i64,
}

impl From<Price> for PriceBody {
    fn from(price: Price) -> Self {
        Self {
            id: price.id.0,
            price_id: price.price_id,
            amount: price.amount.into(),
            interval: price.doc.interval,
            interval_count: price.doc.interval_count,
            trial_days: price.doc.trial_days,
            active: price.active,
            nickname: price.doc.nickname,
            lookup_key: price.lookup_key,
            version: price.version,
        }
    }
}

/// A product with its prices and what it lets people do.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::billing::http) struct PlanBody {
    product: ProductBody,
    prices: Vec<PriceBody>,
    /// Names of permissions that come with it.
    permissions: Vec<String>,
}

impl From<Plan> for PlanBody {
    fn from(plan: Plan) -> Self {
        Self {
            product: plan.product.into(),
            prices: plan.prices.into_iter().map(PriceBody::from).collect(),
            permissions: plan.permissions,
        }
    }
}

/// The plans.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::billing::http) struct PlansBody {
    /// Whether anything can be bought: this installation has a key for Stripe.
    pub(in crate::billing::http) set_up: bool,
    /// Stripe's publishable key, if there is one.
    pub(in crate::billing::http) public_key: Option<String>,
    pub(in crate::billing::http) items: Vec<PlanBody>,
}
