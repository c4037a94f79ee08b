//! What is sent to change what is sold.

use std::collections::BTreeMap;

use serde::Deserialize;
use utoipa::ToSchema;

use crate::billing::{ProductFields, RecurringFields};

/// Fields of a product; what is absent stays as it is.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::billing::http) struct ProductRequest {
    /// Required for a new one.
    name: Option<String>,
    active: Option<bool>,
    description: Option<String>,
    /// Lines of what it offers, at most 15.
    features: Option<Vec<String>>,
    images: Option<Vec<String>>,
    metadata: Option<BTreeMap<String, String>>,
    statement_descriptor: Option<String>,
    unit_label: Option<String>,
    url: Option<String>,
}

impl From<ProductRequest> for ProductFields {
    fn from(request: ProductRequest) -> Self {
        Self {
            name: request.name,
            active: request.active,
            description: request.description,
            features: request.features,
            images: request.images,
            metadata: request.metadata,
            statement_descriptor: request.statement_descriptor,
            unit_label: request.unit_label,
            url: request.url,
            ..Self::default()
        }
    }
}

/// How often a price is due.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::billing::http) struct RecurringRequest {
    /// `day`, `week`, `month` or `year`.
    interval: String,
    /// 1 to 12.
    interval_count: Option<i64>,
    /// Days before the first payment.
    trial_days: Option<i64>,
}

impl From<RecurringRequest> for RecurringFields {
    fn from(request: RecurringRequest) -> Self {
        Self {
            interval: request.interval,
            interval_count: request.interval_count,
            trial_days: request.trial_days,
        }
    }
}
