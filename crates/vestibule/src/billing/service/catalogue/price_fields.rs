//! What can be said of a price, and what Stripe would refuse of it.

use std::collections::BTreeMap;

use vestibule_kernel::ProductId;
use vestibule_outbound::stripe::RecurringForm;

use crate::billing::BillingError;
use crate::billing::model::PriceDoc;
use crate::billing::service::check;

use super::Ref;

/// How often a price is due.
#[derive(Debug, Clone)]
pub struct RecurringFields {
    /// `day`, `week`, `month` or `year`.
    pub interval: String,
    /// How many of them.
    pub interval_count: Option<i64>,
    /// Days before the first payment.
    pub trial_days: Option<i64>,
}

/// A price to be made.
#[derive(Debug, Clone)]
pub struct NewPrice {
    /// Of what.
    pub product: Ref<ProductId>,
    /// Decimal text, such as 19.99.
    pub amount: String,
    /// ISO 4217.
    pub currency: String,
    /// None for what is paid once.
    pub recurring: Option<RecurringFields>,
    /// Whether it can be bought.
    pub active: Option<bool>,
    /// For administrators.
    pub nickname: Option<String>,
    /// A name that programs know it by.
    pub lookup_key: Option<String>,
    /// For programs.
    pub metadata: BTreeMap<String, String>,
}

/// A price to be changed; none stays as it is.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "the fields are those of a new price")]
pub struct PriceEdit {
    pub amount: Option<String>,
    pub currency: Option<String>,
    /// `Some(None)` for what is paid once from now on.
    pub recurring: Option<Option<RecurringFields>>,
    pub active: Option<bool>,
    pub nickname: Option<String>,
    pub lookup_key: Option<String>,
    pub metadata: BTreeMap<String, String>,
}

/// What is not said is as it was before: the trial, and of the same interval how many.
pub(super) fn recurring_form(
    fields: &RecurringFields,
    before: Option<&PriceDoc>,
) -> Result<RecurringForm, BillingError> {
    let interval = check::interval(&fields.interval)?;
    let as_before = before.filter(|before| before.interval.as_ref() == Some(&interval));
    let count = fields.interval_count.or(as_before.map(|before| before.interval_count));
    let trial = fields.trial_days.or_else(|| before?.trial_days).filter(|days| *days != 0);
    Ok(RecurringForm {
        interval,
        interval_count: Some(check::between("interval_count", count.unwrap_or(1), 1, 12)?),
        trial_period_days: trial.map(|days| check::between("trial_days", days, 1, 730)).transpose()?,
    })
}

pub(super) fn optional(
    field: &'static str,
    text: Option<&String>,
    most: usize,
) -> Result<Option<String>, BillingError> {
    text.map(|text| check::text(field, text, most)).transpose()
}

pub(super) fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}
