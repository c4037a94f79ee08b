//! Changing to another price, and what that would cost.

use std::time::Duration;

use vestibule_kernel::{BuiltInPermission, Caller, Origin, PriceId, SubscriptionId};
use vestibule_outbound::stripe::{
    Call, Invoice, ItemForm, PreviewForm, StripeError, SubscriptionDetailsForm, SubscriptionForm,
};

use crate::billing::BillingError;
use crate::billing::commands::{Asker, carry_out};
use crate::billing::model::{Amount, Price, Subscription, SubscriptionView};
use crate::billing::plans::must_be_able_to_give;
use crate::billing::refresh::ask;
use crate::billing::service::catalogue::Ref;
use crate::billing::service::open_checkouts;
use crate::env::Env;

use super::starting::{must_recur, price_on_sale, trial_of};
use super::{at_stripe, find, find_open, update};

/// A change is settled when it is made: what waits for the next bill is never paid by those who leave.
const SETTLED: &str = "always_invoice";

/// What a change of price would cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// What would be paid at once.
    pub due: Amount,
    /// What it is made of: what for, and how much.
    pub lines: Vec<(String, Amount)>,
}

/// Changes to another price; what is left of the period is settled at once.
///
/// # Errors
/// [`BillingError`].
pub async fn change(
    env: &Env,
    caller: &Caller,
    which: &Ref<SubscriptionId>,
    to: &Ref<PriceId>,
    origin: &Origin,
) -> Result<SubscriptionView, BillingError> {
    let (subscription, price) = to_change(env, caller, which, to).await?;
    // Whoever changes a plan for others, or takes a trial along, gives it away.
    let is_trial = subscription.stripe_status == "trialing";
    let takes_along = is_trial && caller.permissions.allows(BuiltInPermission::ManageBilling);
    if subscription.user != Some(caller.user) || takes_along {
        must_be_able_to_give(env, caller, &price.product_id).await?;
    }
    let form = SubscriptionForm {
        items: vec![other_item(env, &subscription, &price).await?],
        proration_behavior: Some(SETTLED),
        payment_behavior: Some("error_if_incomplete"),
        trial_end: trial_end_with(env, caller, &subscription, &price).await?,
        ..SubscriptionForm::default()
    };
    let mut command = update(&subscription, &form, "change")?;
    if let Some(user) = subscription.user.filter(|_| subscription.product_id != price.product_id) {
        let seen_to = open_checkouts::close(env, user, &price.product_id).await?;
        command = command.unless_held(user, &price.product_id).after(seen_to);
    }
    carry_out(env, Asker::Person(caller, origin), command).await?;
    find(env, caller, which).await
}

/// What changing to another price would cost.
///
/// # Errors
/// [`BillingError`].
pub async fn preview(
    env: &Env,
    caller: &Caller,
    which: &Ref<SubscriptionId>,
    to: &Ref<PriceId>,
) -> Result<Preview, BillingError> {
    let (subscription, price) = to_change(env, caller, which, to).await?;
    let form = PreviewForm {
        subscription_details: SubscriptionDetailsForm {
            items: vec![other_item(env, &subscription, &price).await?],
            proration_behavior: SETTLED,
            trial_end: trial_end_with(env, caller, &subscription, &price).await?,
        },
        subscription: subscription.subscription_id,
    };
    let value = ask(env, &Call::post("v1/invoices/create_preview", &form)?).await?;
    let bill: Invoice =
        serde_json::from_value(value).map_err(|error| StripeError::Unreadable(error.to_string()))?;
    let amount = |minor| Amount { minor: Some(minor), currency: bill.currency.clone() };
    let lines = bill.lines.as_ref().map(|lines| lines.data.as_slice()).unwrap_or_default();
    Ok(Preview {
        due: amount(bill.amount_due),
        lines: lines
            .iter()
            .map(|line| (line.description.clone().unwrap_or_default(), amount(line.amount)))
            .collect(),
    })
}

/// The one item of a subscription with another price.
async fn other_item(env: &Env, subscription: &Subscription, price: &Price) -> Result<ItemForm, BillingError> {
    let theirs = at_stripe(env, subscription).await?;
    let item = theirs.items.data.into_iter().next().ok_or(BillingError::Refused)?;
    Ok(ItemForm { id: Some(item.id), price: price.price_id.clone(), quantity: Some(item.quantity) })
}

/// A subscription that may become another one, and the price it is to have. While it is paused
/// nothing that a change costs would be paid.
async fn to_change(
    env: &Env,
    caller: &Caller,
    which: &Ref<SubscriptionId>,
    to: &Ref<PriceId>,
) -> Result<(Subscription, Price), BillingError> {
    let subscription = find_open(env, caller, which).await?;
    if subscription.is_paused() {
        return Err(BillingError::Paused);
    }
    let price = price_on_sale(&mut env.db.read().await?, to).await?;
    must_recur(&price)?;
    Ok((subscription, price))
}

/// When a trial ends once somebody has chosen another plan: it lasts no longer than that plan's own, and
/// not at all where there is none to be had. None leaves it as it is, as managers do: they choose
/// trials.
async fn trial_end_with(
    env: &Env,
    caller: &Caller,
    subscription: &Subscription,
    price: &Price,
) -> Result<Option<String>, BillingError> {
    let is_moved = subscription.stripe_status == "trialing" && subscription.product_id != price.product_id;
    let is_chosen = caller.permissions.allows(BuiltInPermission::ManageBilling);
    let (true, false, Some(user)) = (is_moved, is_chosen, subscription.user) else { return Ok(None) };
    let Some(days) = trial_of(&mut env.db.read().await?, user, price).await? else {
        return Ok(Some("now".to_owned()));
    };
    let latest = env.now().plus(Duration::from_secs(days.unsigned_abs() * 24 * 3600));
    let is_longer = subscription.trial_end.is_none_or(|end| end > latest);
    Ok(is_longer.then(|| latest.as_secs().to_string()))
}
