//! Orders, bills and where to pay them, as API v1 shows them.

use serde::Serialize;
use utoipa::ToSchema;

use crate::billing::{Amount, Bill, Order, Preview};

use super::AmountBody;

/// Something that was paid for at a checkout.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::billing::http) struct OrderBody {
    id: i64,
    /// Stripe's id of the checkout.
    checkout_id: String,
    /// `payment` or `subscription`.
    mode: String,
    /// `paid`, or `no_payment_required` for a trial.
    payment_status: String,
    amount: AmountBody,
    /// Stripe's id of the subscription it began.
    subscription_id: Option<String>,
    /// RFC 3339.
    created_at: String,
}

impl From<Order> for OrderBody {
    fn from(order: Order) -> Self {
        Self {
            id: order.id.0,
            checkout_id: order.session_id,
            mode: order.mode,
            payment_status: order.payment_status,
            amount: order.amount.into(),
            subscription_id: order.subscription_id,
            created_at: order.created_at.to_rfc3339(),
        }
    }
}

/// A bill.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::billing::http) struct InvoiceBody {
    id: String,
    number: Option<String>,
    /// `paid`, `open`, `void`, `draft` or `uncollectible`.
    status: Option<String>,
    due: AmountBody,
    paid: AmountBody,
    /// RFC 3339.
    created_at: String,
    /// Stripe's page for it.
    url: Option<String>,
    pdf: Option<String>,
}

impl From<Bill> for InvoiceBody {
    fn from(bill: Bill) -> Self {
        Self {
            id: bill.id,
            number: bill.number,
            status: bill.status,
            due: bill.due.into(),
            paid: bill.paid.into(),
            created_at: bill.created_at.to_rfc3339(),
            url: bill.url,
            pdf: bill.pdf,
        }
    }
}

/// Bills.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::billing::http) struct InvoicesBody {
    pub(in crate::billing::http) items: Vec<InvoiceBody>,
}

/// What a change of price would cost.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::billing::http) struct InvoicePreviewBody {
    /// What is paid at once.
    due: AmountBody,
    lines: Vec<PreviewLine>,
}

/// One line of a bill.
#[derive(Debug, Serialize, ToSchema)]
struct PreviewLine {
    description: String,
    amount: AmountBody,
}

impl From<Preview> for InvoicePreviewBody {
    fn from(preview: Preview) -> Self {
        let line =
            |(description, amount): (String, Amount)| PreviewLine { description, amount: amount.into() };
        Self { due: preview.due.into(), lines: preview.lines.into_iter().map(line).collect() }
    }
}

/// A page of Stripe's to send the browser to.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::billing::http) struct OpenedBody {
    /// Stripe's id.
    pub(in crate::billing::http) id: String,
    pub(in crate::billing::http) url: String,
}
