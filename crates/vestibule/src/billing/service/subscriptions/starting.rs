//! Beginning a subscription.

use vestibule_db::Reads;
use vestibule_kernel::{BuiltInPermission, Caller, Origin, PriceId, UserId};
use vestibule_outbound::stripe::{Call, ItemForm, SubscriptionForm};

use crate::billing::BillingError;
use crate::billing::commands::{Asker, Command, carry_out};
use crate::billing::kind::Kind;
use crate::billing::model::{Price, SubscriptionView};
use crate::billing::plans::must_be_able_to_give;
use crate::billing::service::catalogue::{Ref, find_price};
use crate::billing::service::check;
use crate::billing::service::open_checkouts;
use crate::billing::service::person::{Whose, customer_of, find_person};
use crate::billing::store::{catalogue, plans_had};
use crate::env::Env;

use super::find;

/// A subscription to be begun.
#[derive(Debug, Clone)]
pub struct Start {
    /// Whose.
    pub whose: Whose,
    /// To what.
    pub price: Ref<PriceId>,
    /// How many.
    pub quantity: i64,
    /// Days before the first payment, other than the price's own; only managers choose them.
    pub trial_days: Option<i64>,
}

/// A price that can be subscribed to: on sale, and so is its product.
pub(in crate::billing::service) async fn price_on_sale(
    db: &mut impl Reads,
    which: &Ref<PriceId>,
) -> Result<Price, BillingError> {
    let price = find_price(db, which).await?;
    let product = catalogue::product_by_stripe_id(db, &price.product_id).await?;
    if price.active && product.is_none_or(|product| product.active) {
        Ok(price)
    } else {
        Err(BillingError::Invalid("price", "this price is not on sale".to_owned()))
    }
}

pub(super) fn must_recur(price: &Price) -> Result<(), BillingError> {
    if price.is_recurring() {
        Ok(())
    } else {
        Err(BillingError::Invalid("price", "this price is paid once".to_owned()))
    }
}

/// Days before the first payment: the price's own, for those who have never had the plan.
pub(in crate::billing::service) async fn trial_of(
    db: &mut impl Reads,
    user: UserId,
    price: &Price,
) -> Result<Option<i64>, BillingError> {
    let had = plans_had::has_had(db, user, &price.product_id).await?;
    Ok(price.doc.trial_days.filter(|days| *days > 0 && !had))
}

/// Begins a subscription. What cannot be paid is not begun.
///
/// # Errors
/// [`BillingError`].
pub async fn start(
    env: &Env,
    caller: &Caller,
    new: &Start,
    origin: &Origin,
) -> Result<SubscriptionView, BillingError> {
    let person = find_person(env, caller, &new.whose).await?;
    let quantity = check::between("quantity", new.quantity, 1, 999)?;
    let mut db = env.db.read().await?;
    let price = price_on_sale(&mut db, &new.price).await?;
    must_recur(&price)?;
    let trial = match new.trial_days.filter(|days| *days != 0) {
        Some(days) => {
            caller.require(BuiltInPermission::ManageBilling)?;
            Some(check::between("trial_days", days, 1, 730)?)
        }
        None => trial_of(&mut db, person.id, &price).await?,
    };
    drop(db);
    if new.trial_days.is_some_and(|days| days != 0) || person.id != caller.user {
        must_be_able_to_give(env, caller, &price.product_id).await?;
    }
    let asker = Asker::Person(caller, origin);
    let seen_to = open_checkouts::close(env, person.id, &price.product_id).await?;
    let form = SubscriptionForm {
        customer: Some(customer_of(env, asker, &person).await?),
        items: vec![ItemForm { id: None, price: price.price_id, quantity: Some(quantity) }],
        trial_period_days: trial,
        payment_behavior: Some("error_if_incomplete"),
        ..SubscriptionForm::default()
    };
    let call = Call::post(Kind::Subscription.path(), &form)?;
    let command = Command::new(Kind::Subscription, format!("start of {}", person.id), call, "start")
        .unless_held(person.id, &price.product_id)
        .after(seen_to);
    let (id, _) = carry_out(env, asker, command).await?;
    find(env, caller, &Ref::Stripe(id)).await
}
