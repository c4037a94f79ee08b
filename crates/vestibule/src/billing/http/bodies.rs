//! What API v1 shows of billing. Amounts come twice: minor units to compute with, and decimal text;
//! how they are written in somebody's language is for whoever shows them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;
use vestibule_kernel::{Timestamp, UserUuid};

use crate::billing::{
    Amount, Bill, Order, Plan, Preview, Price, Product, ProductFields, RecurringFields, Report, Standing,
    SubscriptionView,
};

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

/// What is sold.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProductBody {
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
pub(super) struct PriceBody {
    id: i64,
    /// Stripe's id.
    price_id: String,
    amount: AmountBody,
    /// `day`, `week`, `month` or `year`; absent for what is paid once.
    interval: Option<String>,
    interval_count: i64,
    /// Days before the first payment, for those who have never had the plan.
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
pub(super) struct PlanBody {
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
pub(super) struct PlansBody {
    /// Whether anything can be bought: this installation has a key for Stripe.
    pub(super) set_up: bool,
    /// Stripe's publishable key, if there is one.
    pub(super) public_key: Option<String>,
    pub(super) items: Vec<PlanBody>,
}

/// Somebody pays for a product again and again.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SubscriptionBody {
    id: i64,
    /// Stripe's id.
    subscription_id: String,
    /// Absent once the person has been purged.
    user: Option<Uuid>,
    username: Option<String>,
    /// The plan's product, when it is known here.
    product: Option<i64>,
    /// The plan's name.
    plan: Option<String>,
    /// The price, when it is known here.
    price: Option<i64>,
    quantity: i64,
    /// `active`, `trialing`, `past_due`, `incomplete`, `unpaid`, `canceled`, `paused` or
    /// `canceled_at_period_end`.
    status: String,
    previous_status: Option<String>,
    /// Whether it ends with what has been paid for.
    cancel_at_period_end: bool,
    /// Whether there is a break in it, also when it ends afterwards.
    paused: bool,
    /// RFC 3339; when what has been paid for ends.
    current_period_end: Option<String>,
    /// RFC 3339; when the first payment is due.
    trial_end: Option<String>,
    /// RFC 3339; since when a payment has been failing.
    past_due_since: Option<String>,
    /// RFC 3339.
    created_at: String,
}

impl From<SubscriptionView> for SubscriptionBody {
    fn from(view: SubscriptionView) -> Self {
        let subscription = view.subscription;
        let paused = subscription.is_paused();
        Self {
            id: subscription.id.0,
            subscription_id: subscription.subscription_id,
            user: view.user.map(UserUuid::as_uuid),
            username: view.username,
            product: view.product.map(|id| id.0),
            plan: view.plan,
            price: view.price.map(|id| id.0),
            quantity: subscription.quantity,
            status: subscription.status,
            previous_status: subscription.previous_status,
            cancel_at_period_end: subscription.cancel_at_period_end,
            paused,
            current_period_end: subscription.current_period_end.map(Timestamp::to_rfc3339),
            trial_end: subscription.trial_end.map(Timestamp::to_rfc3339),
            past_due_since: subscription.past_due_since.map(Timestamp::to_rfc3339),
            created_at: subscription.created_at.to_rfc3339(),
        }
    }
}

/// Subscriptions.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SubscriptionsBody {
    pub(super) items: Vec<SubscriptionBody>,
}

/// Something that was paid for at a checkout.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OrderBody {
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
pub(super) struct InvoiceBody {
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
pub(super) struct InvoicesBody {
    pub(super) items: Vec<InvoiceBody>,
}

/// What a change of price would cost.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct InvoicePreviewBody {
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
pub(super) struct OpenedBody {
    /// Stripe's id.
    pub(super) id: String,
    pub(super) url: String,
}

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
pub(super) struct BillingStandingBody {
    /// Whether this installation has a key for Stripe.
    pub(super) set_up: bool,
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
    pub(super) fn of(standing: Standing, set_up: bool) -> Self {
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
pub(super) struct PersonBilling {
    /// Stripe's id of the person; absent before the first use.
    pub(super) customer_id: Option<String>,
    pub(super) subscriptions: Vec<SubscriptionBody>,
    /// The latest hundred.
    pub(super) orders: Vec<OrderBody>,
}

/// Fields of a product; what is absent stays as it is.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(super) struct ProductRequest {
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
pub(super) struct RecurringRequest {
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
