//! What belongs to a person: their customer, their subscriptions, what they have paid.

use serde_json::{Value, json};
use vestibule_kernel::{OrderId, SubscriptionId, Timestamp, UserId, UserUuid};
use vestibule_outbound::stripe;

use crate::audit_log::{Action, Target};
use crate::billing::BillingError;
use crate::billing::model::{Amount, Order, Subscription, is_on_a_break, shown_status};
use crate::billing::plans::sync_grants;
use crate::billing::store::{customers, orders, plans_had, subscriptions};
use crate::env::{Env, Work};
use crate::users;

use super::{By, Local, PERSON, State, parse};

pub(super) async fn apply_customer(
    env: &Env,
    work: &mut Work,
    id: &str,
    state: &State,
) -> Result<(), BillingError> {
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
    Ok(customers::told(work, &customer.id, customer.email.as_deref().unwrap_or_default()).await?)
}

pub(super) async fn apply_subscription(
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
            let gone = Subscription {
                status: canceled.clone(),
                stripe_status: canceled,
                paid_until: None,
                ..before.clone()
            };
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
    plans_had::note(work, user, &after.product_id).await?;
    sync_grants(env, work, user).await?;
    let Some(user) = users::by_id(work, user).await? else { return Ok(()) };
    let detail = json!({ "subscription": id, "plan": after.product_id, "price": after.price_id, "from": from,
        "to": after.status });
    Ok(by.record(work, now, Action::SubscriptionChanged, Target::Person(user.uuid), detail).await?)
}

fn subscription_state(
    parsed: &stripe::Subscription,
    before: Option<&Subscription>,
    user: Option<UserId>,
    now: Timestamp,
) -> Subscription {
    let instant =
        |seconds: Option<i64>| seconds.map(|seconds| Timestamp::from_millis(seconds.saturating_mul(1000)));
    let item = parsed.items.data.first();
    let is_past_due = parsed.status == "past_due";
    let period_end = instant(parsed.period_end());
    let kept = before.and_then(|before| before.paid_until);
    let paid_until = is_on_a_break(parsed).then(|| kept.or(period_end).unwrap_or(now));
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
        current_period_end: period_end,
        trial_end: instant(parsed.trial_end),
        past_due_since: is_past_due.then(|| before.and_then(|before| before.past_due_since).unwrap_or(now)),
        paid_until,
        created_at: before.map_or(now, |before| before.created_at),
        updated_at: before.and_then(|before| before.updated_at),
        removed_at: before.and_then(|before| before.removed_at),
    }
}

pub(super) async fn apply_checkout(
    env: &Env,
    work: &mut Work,
    state: &State,
    by: &By,
) -> Result<(), BillingError> {
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
