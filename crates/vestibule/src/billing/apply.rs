//! The one function that writes what Stripe has told us, with everything that follows from it.
//!
//! Whoever calls it has fetched the state and holds the lock, and has made sure that nobody has
//! written the object since the state was fetched.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use vestibule_db::{DbResult, Reads};
use vestibule_kernel::{Actor, OrderId, Origin, PriceId, SubscriptionId, Timestamp, UserUuid};
use vestibule_outbound::stripe;

use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Work};
use crate::users;

use super::model::{Amount, Order, Price, PriceDoc, Product, ProductDoc, Subscription, shown_status};
use super::plans::sync_grants;
use super::store::catalogue::{PriceState, ProductState, Write};
use super::store::{catalogue, customers, orders, subscriptions};
use super::{BillingError, kind::Kind};

/// Changes of billing state go one after another: what a plan lets people do depends on all of a
/// person's subscriptions.
pub(super) const LOCK: i64 = 0x7665_7374_0009;

/// What Stripe says of an object.
#[derive(Debug, Clone)]
pub(super) enum State {
    Is(Value),
    Gone,
}

/// What belongs to a change and is not Stripe's business.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Local {
    /// Lists are to show it no more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) remove: bool,
    /// The row that this new price is put into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) replaces: Option<i64>,
    /// What only Vestibule keeps of a product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) attributes: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) caption: Option<String>,
}

/// Who is behind a change, for the audit log.
#[derive(Debug, Clone)]
pub(super) struct By {
    pub(super) actor: Actor,
    pub(super) origin: Origin,
    /// What was asked for; none when Stripe told us.
    pub(super) deed: Option<String>,
}

impl By {
    /// Stripe told us.
    pub(super) fn stripe() -> Self {
        Self { actor: Actor::System, origin: Origin::default(), deed: None }
    }

    async fn record(
        &self,
        work: &mut Work,
        now: Timestamp,
        action: Action,
        target: Target,
        mut detail: Value,
    ) -> DbResult<()> {
        if let Some(deed) = &self.deed {
            detail["deed"] = json!(deed);
        }
        let event = Event::new(self.actor, action, target).with(detail);
        audit_log::record(work, now, event, &self.origin).await
    }
}

/// How often an object's state has been written.
pub(super) async fn looked_at(db: &mut impl Reads, kind: Kind, id: &str) -> DbResult<Option<i64>> {
    match kind {
        Kind::Product => catalogue::looked_at_product(db, id).await,
        Kind::Price => catalogue::looked_at_price(db, id).await,
        Kind::Subscription => subscriptions::looked_at(db, id).await,
        // Written once and never changed.
        Kind::Customer | Kind::Checkout => Ok(None),
    }
}

/// Writes a state.
pub(super) async fn apply(
    env: &Env,
    work: &mut Work,
    kind: Kind,
    id: &str,
    state: &State,
    local: &Local,
    by: &By,
) -> Result<(), BillingError> {
    match kind {
        Kind::Customer => apply_customer(env, work, id, state).await,
        Kind::Product => apply_product(env, work, id, state, local, by).await,
        Kind::Price => apply_price(env, work, id, state, local, by).await,
        Kind::Subscription => apply_subscription(env, work, id, state, local, by).await,
        Kind::Checkout => apply_checkout(env, work, state, by).await,
    }
}

fn parse<T: serde::de::DeserializeOwned>(value: &Value) -> Result<T, BillingError> {
    serde_json::from_value(value.clone())
        .map_err(|error| stripe::StripeError::Unreadable(error.to_string()).into())
}

async fn apply_customer(env: &Env, work: &mut Work, id: &str, state: &State) -> Result<(), BillingError> {
    let customer: Option<stripe::Customer> = match state {
        State::Is(value) => Some(parse(value)?),
        State::Gone => None,
    };
    let Some(customer) = customer.filter(|customer| !customer.deleted) else {
        return Ok(customers::delete(work, id).await?);
    };
    // Whom we made the customer for; others of the account are none of our business.
    let uuid: Option<UserUuid> = customer.metadata.get(PERSON).and_then(|text| text.parse().ok());
    if let Some(uuid) = uuid
        && let Some(user) = users::by_uuid(work, uuid).await?
    {
        customers::insert(work, user.id, &customer.id, env.now()).await?;
    }
    Ok(())
}

/// The customer's metadata with the person's public id.
pub(super) const PERSON: &str = "vestibule_user";

async fn apply_product(
    env: &Env,
    work: &mut Work,
    id: &str,
    state: &State,
    local: &Local,
    by: &By,
) -> Result<(), BillingError> {
    let before = catalogue::product_by_stripe_id(work, id).await?;
    let now = env.now();
    let parsed: Option<stripe::Product> = match state {
        State::Is(value) => Some(parse(value)?).filter(|product: &stripe::Product| !product.deleted),
        State::Gone => None,
    };
    let after = match (&parsed, &before) {
        (Some(product), _) => product_state(product, before.as_ref(), local, now),
        (None, Some(before)) => ProductState {
            product_id: id,
            name: &before.name,
            active: false,
            doc: before.doc.clone(),
            removed_at: before.removed_at.or(Some(now)),
        },
        (None, None) => return Ok(()),
    };
    let Some(before) = &before else {
        catalogue::insert_product(work, &after, now).await?;
        return product_changed(env, work, id, &after, by).await;
    };
    let same = before.name == after.name
        && before.active == after.active
        && before.doc == after.doc
        && before.removed_at == after.removed_at;
    let write = if same { Write::Same(before.updated_at) } else { Write::Changed(now) };
    catalogue::update_product(work, &after, write).await?;
    if same { Ok(()) } else { product_changed(env, work, id, &after, by).await }
}

fn product_state<'a>(
    product: &'a stripe::Product,
    before: Option<&Product>,
    local: &Local,
    now: Timestamp,
) -> ProductState<'a> {
    let kept = before.map(|before| before.doc.clone()).unwrap_or_default();
    let removed_at = before.and_then(|before| before.removed_at);
    ProductState {
        product_id: &product.id,
        name: &product.name,
        active: product.active,
        doc: ProductDoc {
            attributes: local.attributes.clone().or(kept.attributes),
            caption: local.caption.clone().or(kept.caption),
            ..ProductDoc::from(product)
        },
        // Whoever makes it active again at Stripe wants it shown.
        removed_at: if local.remove {
            removed_at.or(Some(now))
        } else {
            removed_at.filter(|_| !product.active)
        },
    }
}

async fn product_changed(
    env: &Env,
    work: &mut Work,
    id: &str,
    after: &ProductState<'_>,
    by: &By,
) -> Result<(), BillingError> {
    for holder in subscriptions::holders(work, id).await? {
        sync_grants(env, work, holder).await?;
    }
    let detail = json!({ "product": id, "name": after.name, "active": after.active,
        "removed": after.removed_at.is_some() });
    Ok(by.record(work, env.now(), Action::ProductChanged, Target::Installation, detail).await?)
}

async fn apply_price(
    env: &Env,
    work: &mut Work,
    id: &str,
    state: &State,
    local: &Local,
    by: &By,
) -> Result<(), BillingError> {
    if let Some(row) = local.replaces {
        catalogue::replace_price(work, PriceId(row), id).await?;
    } else if catalogue::is_former_price(work, id).await? {
        return Ok(());
    }
    let before = catalogue::price_by_stripe_id(work, id).await?;
    let now = env.now();
    let parsed: Option<stripe::Price> = match state {
        State::Is(value) => Some(parse(value)?),
        State::Gone => None,
    };
    let after = match (&parsed, &before) {
        (Some(price), _) => price_state(price, before.as_ref(), local, now),
        (None, Some(before)) => PriceState {
            price_id: id,
            product_id: &before.product_id,
            amount: before.amount.clone(),
            active: false,
            lookup_key: None,
            doc: before.doc.clone(),
            removed_at: before.removed_at.or(Some(now)),
        },
        (None, None) => return Ok(()),
    };
    let detail = json!({ "price": id, "product": after.product_id, "unit_amount": after.amount.minor,
        "currency": after.amount.currency, "active": after.active, "removed": after.removed_at.is_some() });
    match &before {
        None => catalogue::insert_price(work, &after, now).await?,
        Some(before) if local.replaces.is_none() && is_same_price(before, &after) => {
            return Ok(catalogue::update_price(work, &after, Write::Same(before.updated_at)).await?);
        }
        Some(_) => catalogue::update_price(work, &after, Write::Changed(now)).await?,
    }
    Ok(by.record(work, now, Action::PriceChanged, Target::Installation, detail).await?)
}

fn price_state<'a>(
    price: &'a stripe::Price,
    before: Option<&Price>,
    local: &Local,
    now: Timestamp,
) -> PriceState<'a> {
    let removed_at = before.and_then(|before| before.removed_at);
    PriceState {
        price_id: &price.id,
        product_id: price.product.id(),
        amount: Amount { minor: price.unit_amount, currency: price.currency.clone() },
        active: price.active,
        lookup_key: price.lookup_key.as_deref(),
        doc: PriceDoc::from(price),
        removed_at: if local.remove {
            removed_at.or(Some(now))
        } else {
            removed_at.filter(|_| !price.active)
        },
    }
}

fn is_same_price(before: &Price, after: &PriceState<'_>) -> bool {
    before.product_id == after.product_id
        && before.amount == after.amount
        && before.active == after.active
        && before.lookup_key.as_deref() == after.lookup_key
        && before.doc == after.doc
        && before.removed_at == after.removed_at
}

async fn apply_subscription(
    env: &Env,
    work: &mut Work,
    id: &str,
    state: &State,
    local: &Local,
    by: &By,
) -> Result<(), BillingError> {
    let before = subscriptions::by_stripe_id(work, id).await?.map(|view| view.subscription);
    let now = env.now();
    let (mut after, customer) = match (state, &before) {
        (State::Is(value), _) => {
            let parsed: stripe::Subscription = parse(value)?;
            let user = match &before {
                Some(before) => before.user,
                None => customers::who(work, parsed.customer.id()).await?,
            };
            if before.is_none() && user.is_none() {
                // Somebody else's: the account serves more than this installation.
                return Ok(());
            }
            (subscription_state(&parsed, before.as_ref(), user, now), parsed.customer.id().to_owned())
        }
        (State::Gone, Some(before)) => {
            let canceled = "canceled".to_owned();
            let gone = Subscription { status: canceled.clone(), stripe_status: canceled, ..before.clone() };
            (gone, String::new())
        }
        (State::Gone, None) => return Ok(()),
    };
    if local.remove {
        after.removed_at = after.removed_at.or(Some(now));
    }
    let from = match &before {
        None => {
            subscriptions::insert(work, &after, &customer, now).await?;
            Value::Null
        }
        Some(before) if *before == after => return Ok(subscriptions::update(work, &after, 0).await?),
        Some(before) => {
            if before.status != after.status {
                after.previous_status = Some(before.status.clone());
            }
            after.updated_at = Some(now);
            subscriptions::update(work, &after, 1).await?;
            json!(before.status)
        }
    };
    let Some(user) = after.user else { return Ok(()) };
    sync_grants(env, work, user).await?;
    let Some(user) = users::by_id(work, user).await? else { return Ok(()) };
    let detail = json!({ "subscription": id, "plan": after.product_id, "price": after.price_id, "from": from,
        "to": after.status });
    Ok(by.record(work, now, Action::SubscriptionChanged, Target::Person(user.uuid), detail).await?)
}

fn subscription_state(
    parsed: &stripe::Subscription,
    before: Option<&Subscription>,
    user: Option<vestibule_kernel::UserId>,
    now: Timestamp,
) -> Subscription {
    let instant =
        |seconds: Option<i64>| seconds.map(|seconds| Timestamp::from_millis(seconds.saturating_mul(1000)));
    let item = parsed.items.data.first();
    let is_past_due = parsed.status == "past_due";
    Subscription {
        id: before.map_or(SubscriptionId(0), |before| before.id),
        subscription_id: parsed.id.clone(),
        user,
        price_id: item.map(|item| item.price.id.clone()).unwrap_or_default(),
        product_id: item.map(|item| item.price.product.id().to_owned()).unwrap_or_default(),
        quantity: item.map_or(1, |item| item.quantity),
        status: shown_status(parsed),
        previous_status: before.and_then(|before| before.previous_status.clone()),
        stripe_status: parsed.status.clone(),
        cancel_at_period_end: parsed.cancel_at_period_end,
        current_period_end: instant(parsed.period_end()),
        trial_end: instant(parsed.trial_end),
        past_due_since: is_past_due.then(|| before.and_then(|before| before.past_due_since).unwrap_or(now)),
        created_at: before.map_or(now, |before| before.created_at),
        updated_at: before.and_then(|before| before.updated_at),
        removed_at: before.and_then(|before| before.removed_at),
    }
}

async fn apply_checkout(env: &Env, work: &mut Work, state: &State, by: &By) -> Result<(), BillingError> {
    let State::Is(value) = state else { return Ok(()) };
    let session: stripe::CheckoutSession = parse(value)?;
    let Some(customer) = session.customer.as_ref().filter(|_| session.is_settled()) else { return Ok(()) };
    let Some(user) = customers::who(work, customer.id()).await? else { return Ok(()) };
    let order = Order {
        id: OrderId(0),
        session_id: session.id.clone(),
        user: Some(user),
        mode: session.mode,
        payment_status: session.payment_status,
        amount: Amount { minor: session.amount_total, currency: session.currency.unwrap_or_default() },
        subscription_id: session.subscription.map(|subscription| subscription.id().to_owned()),
        created_at: env.now(),
    };
    if !orders::insert(work, &order).await? {
        return Ok(());
    }
    let Some(user) = users::by_id(work, user).await? else { return Ok(()) };
    let detail = json!({ "checkout": session.id, "amount": order.amount.minor,
        "currency": order.amount.currency });
    Ok(by.record(work, env.now(), Action::OrderPaid, Target::Person(user.uuid), detail).await?)
}
