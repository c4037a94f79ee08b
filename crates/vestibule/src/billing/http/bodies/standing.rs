//! How billing and a single person stand, for those who manage it.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use vestibule_kernel::Timestamp;

use crate::billing::{Report, Standing};

use super::{OrderBody, PlanBody, SubscriptionBody};

/// What the last comparison with Stripe has found.
#[derive(Debug, Serialize, ToSchema)]
struct DriftReportBody {
    compared: i64,
    /// What differed and has been mended: kind, id, what was different.
    #[schema(value_type = Vec<Object>)]
    drift: Vec<Value>,
    /// RFC 3339.
    created_at: String,
}

impl From<Report> for DriftReportBody {
    fn from(report: Report) -> Self {
        Self { compared: report.compared, drift: report.drift, created_at: report.created_at.to_rfc3339() }
    }
}

/// How billing stands.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::billing::http) struct BillingStandingBody {
    /// Whether this installation has a key for Stripe.
    pub(in crate::billing::http) set_up: bool,
    /// Whether events of Stripe's can be received.
    webhook_set_up: bool,
    /// RFC 3339; when the last event came.
    last_event_at: Option<String>,
    /// How many events nobody has looked into yet.
    events_waiting: i64,
    /// What the last nightly comparison has found.
    report: Option<DriftReportBody>,
    /// Everything that is sold, off sale or on.
    plans: Vec<PlanBody>,
}

impl BillingStandingBody {
    pub(in crate::billing::http) fn of(standing: Standing, set_up: bool) -> Self {
        Self {
            set_up,
            webhook_set_up: standing.webhook_set_up,
            last_event_at: standing.last_event_at.map(Timestamp::to_rfc3339),
            events_waiting: standing.events_waiting,
            report: standing.report.map(DriftReportBody::from),
            plans: standing.plans.into_iter().map(PlanBody::from).collect(),
        }
    }
}

/// What somebody pays for.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::billing::http) struct PersonBilling {
    /// Stripe's id of the person; absent before the first use.
    pub(in crate::billing::http) customer_id: Option<String>,
    pub(in crate::billing::http) subscriptions: Vec<SubscriptionBody>,
    /// The latest hundred.
    pub(in crate::billing::http) orders: Vec<OrderBody>,
}
