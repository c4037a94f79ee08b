//! What API v1 shows of billing. Amounts come twice: minor units to compute with, and decimal text;
//! how they are written in somebody's language is for whoever shows them.

mod catalogue;
mod paid;
mod requests;
mod standing;
mod subscriptions;

use serde::Serialize;
use utoipa::ToSchema;

use crate::billing::Amount;

pub(super) use catalogue::{PlanBody, PlansBody, PriceBody, ProductBody};
pub(super) use paid::{InvoiceBody, InvoicePreviewBody, InvoicesBody, OpenedBody, OrderBody};
pub(super) use requests::{ProductRequest, RecurringRequest};
pub(super) use standing::{BillingStandingBody, PersonBilling};
pub(super) use subscriptions::{SubscriptionBody, SubscriptionsBody};

/// An amount of money.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AmountBody {
    /// Minor units, such as cents; absent where it is computed by tiers.
    minor: Option<i64>,
    /// ISO 4217, in lower case.
    currency: String,
    /// Decimal text, such as `19.99`.
    text: Option<String>,
}

impl From<Amount> for AmountBody {
    fn from(amount: Amount) -> Self {
        Self { text: amount.text(), minor: amount.minor, currency: amount.currency }
    }
}
