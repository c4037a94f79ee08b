//! Stripe's own pages: paying, and looking after what one pays for.
//!
//! A browser that comes back says nothing but which page it comes from. Whether that was paid is asked
//! of Stripe, and an order is kept once however often the browser comes.

use serde::Serialize;
use vestibule_kernel::{BuiltInPermission, Caller, Origin, PriceId, Timestamp};
use vestibule_outbound::stripe::{
    Call, CheckoutForm, CheckoutMode, CheckoutSession, Invoice, LineItem, List, PortalForm, StripeError,
    SubscriptionDataForm, is_object_id,
};

use crate::billing::apply::{By, Local, State};
use crate::billing::commands::{Asker, Command, carry_out};
use crate::billing::kind::Kind;
use crate::billing::model::Amount;
use crate::billing::refresh::{ask, refresh};
use crate::billing::store::{customers, intents};
use crate::billing::{BillingError, What};
use crate::env::Env;

use super::catalogue::Ref;
use super::check;
use super::open_checkouts::{self, checkout_of};
use super::person::{Whose, customer_of, find_person};
use super::subscriptions::{price_on_sale, trial_of};

/// Where the browser goes afterwards, below our public address.
#[derive(Debug, Clone, Copy)]
pub struct Ways {
    /// When it has paid; `{CHECKOUT_SESSION_ID}` is replaced by Stripe.
    pub success: &'static str,
    /// When it has not.
    pub cancel: &'static str,
}

/// A checkout to be opened.
#[derive(Debug, Clone)]
pub struct CheckoutRequest {
    /// Who pays.
    pub whose: Whose,
    /// For what.
    pub price: Ref<PriceId>,
    /// How many.
    pub quantity: i64,
    /// What the caller thinks it is; it must fit the price.
    pub mode: Option<CheckoutMode>,
    /// Where the browser goes afterwards.
    pub ways: Ways,
}

/// A page of Stripe's that has been opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Stripe's id.
    pub id: String,
    /// Where the browser is to go.
    pub url: String,
}

/// A bill.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is documented by its name")]
pub struct Bill {
    pub id: String,
    pub number: Option<String>,
    pub status: Option<String>,
    pub due: Amount,
    pub paid: Amount,
    pub created_at: Timestamp,
    pub url: Option<String>,
    pub pdf: Option<String>,
}

/// Opens a page on which somebody pays.
///
/// # Errors
/// [`BillingError`].
pub async fn begin_checkout(
    env: &Env,
    caller: &Caller,
    request: &CheckoutRequest,
    origin: &Origin,
) -> Result<Opened, BillingError> {
    let person = find_person(env, caller, &request.whose).await?;
    let quantity = check::between("quantity", request.quantity, 1, 999)?;
    let mut db = env.db.read().await?;
    let price = price_on_sale(&mut db, &request.price).await?;
    let mode = if price.is_recurring() { CheckoutMode::Subscription } else { CheckoutMode::Payment };
    if request.mode.is_some_and(|asked| asked != mode) {
        return Err(BillingError::Invalid("mode", "this mode does not fit the price".to_owned()));
    }
    let trial = trial_of(&mut db, person.id, &price).await?;
    drop(db);
    let asker = Asker::Person(caller, origin);
    let base = env.config.public_base();
    let form = CheckoutForm {
        mode,
        customer: customer_of(env, asker, &person).await?,
        line_items: vec![LineItem { price: price.price_id.clone(), quantity }],
        success_url: format!("{base}{}", request.ways.success),
        cancel_url: format!("{base}{}", request.ways.cancel),
        subscription_data: trial.map(|trial_period_days| SubscriptionDataForm { trial_period_days }),
    };
    let call = Call::post(Kind::Checkout.path(), &form)?;
    let (id, value) = match mode {
        CheckoutMode::Payment => {
            let scope = format!("checkout of {} {}", person.id, price.id);
            carry_out(env, asker, Command::new(Kind::Checkout, scope, call, "open_checkout")).await?
        }
        CheckoutMode::Subscription => {
            let scope = open_checkouts::scope_of(person.id, &price.product_id);
            let (seen_to, open) = open_checkouts::same_again(env, &scope, &call).await?;
            if let Some(open) = open {
                return Ok(open);
            }
            let command = Command::new(Kind::Checkout, scope, call, "open_checkout")
                .unless_held(person.id, &price.product_id)
                .after(seen_to);
            carry_out(env, asker, command).await?
        }
    };
    let url = value["url"].as_str().ok_or(BillingError::Refused)?.to_owned();
    Ok(Opened { id, url })
}

/// What has become of a checkout, asked of Stripe; a paid one is kept as an order, once.
///
/// Without a caller it is the browser that Stripe has sent back, which may have lost its session; the
/// id in its address is a secret between Stripe and whoever paid.
///
/// # Errors
/// [`BillingError::NotPaid`], [`BillingError::Unknown`] and others.
pub async fn confirm_checkout(
    env: &Env,
    caller: Option<&Caller>,
    id: &str,
) -> Result<CheckoutSession, BillingError> {
    let unknown = BillingError::Unknown(What::Checkout);
    if !is_object_id(id, "cs_") {
        return Err(unknown);
    }
    // Every checkout is opened by us: nobody makes us ask about others.
    if !intents::has_opened(&mut env.db.read().await?, id).await? {
        return Err(unknown);
    }
    let state = refresh(env, Kind::Checkout, id, &Local::default(), &By::stripe()).await?;
    let State::Is(value) = state else { return Err(unknown) };
    let session = checkout_of(value)?;
    let Some(customer) = &session.customer else { return Err(unknown) };
    let owner = customers::who(&mut env.db.read().await?, customer.id()).await?;
    let is_theirs = |caller: &Caller| {
        owner == Some(caller.user) || caller.permissions.allows(BuiltInPermission::ManageBilling)
    };
    if owner.is_none() || !caller.is_none_or(is_theirs) {
        return Err(unknown);
    }
    if !session.is_settled() {
        return Err(BillingError::NotPaid);
    }
    if let Some(subscription) = &session.subscription {
        refresh(env, Kind::Subscription, subscription.id(), &Local::default(), &By::stripe()).await?;
    }
    Ok(session)
}

/// Opens the page on which somebody looks after their subscriptions and cards.
///
/// # Errors
/// [`BillingError`].
pub async fn open_portal(
    env: &Env,
    caller: &Caller,
    back: &'static str,
    origin: &Origin,
) -> Result<Opened, BillingError> {
    let person = find_person(env, caller, &Whose::Own).await?;
    let customer = customer_of(env, Asker::Person(caller, origin), &person).await?;
    let form = PortalForm { customer, return_url: format!("{}{back}", env.config.public_base()) };
    let value = ask(env, &Call::post("v1/billing_portal/sessions", &form)?).await?;
    let text = |name: &str| value[name].as_str().map(str::to_owned).ok_or(BillingError::Refused);
    Ok(Opened { id: text("id")?, url: text("url")? })
}

#[derive(Serialize)]
struct InvoiceQuery {
    customer: String,
    limit: u8,
}

/// A person's bills, newest first: Stripe keeps them.
///
/// # Errors
/// [`BillingError`].
pub async fn invoices(env: &Env, caller: &Caller, whose: &Whose) -> Result<Vec<Bill>, BillingError> {
    if *whose != Whose::Own {
        caller.require(BuiltInPermission::ManageBilling)?;
    }
    let person = find_person(env, caller, whose).await?;
    let Some(customer) = customers::of(&mut env.db.read().await?, person.id).await? else {
        return Ok(Vec::new());
    };
    let query = InvoiceQuery { customer, limit: 100 };
    let value = ask(env, &Call::get("v1/invoices").with_query(&query)?).await?;
    let list: List<Invoice> =
        serde_json::from_value(value).map_err(|error| StripeError::Unreadable(error.to_string()))?;
    Ok(list.data.into_iter().map(Bill::from).collect())
}

impl From<Invoice> for Bill {
    fn from(invoice: Invoice) -> Self {
        let amount = |minor| Amount { minor: Some(minor), currency: invoice.currency.clone() };
        Self {
            due: amount(invoice.amount_due),
            paid: amount(invoice.amount_paid),
            id: invoice.id.unwrap_or_default(),
            number: invoice.number,
            status: invoice.status,
            created_at: Timestamp::from_millis(invoice.created.saturating_mul(1000)),
            url: invoice.hosted_invoice_url,
            pdf: invoice.invoice_pdf,
        }
    }
}
