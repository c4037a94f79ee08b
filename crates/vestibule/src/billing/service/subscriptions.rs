//! Subscribing, changing one's mind, and what managers do for others.

use std::time::Duration;

use vestibule_db::Reads;
use vestibule_kernel::{
    BuiltInPermission, Caller, Cursor, Limit, Origin, Page, PriceId, SubscriptionId, UserId,
};
use vestibule_outbound::stripe::{
    self, Call, Invoice, ItemForm, PauseForm, PreviewForm, StripeError, SubscriptionDetailsForm,
    SubscriptionForm,
};

use crate::billing::apply::{By, Local};
use crate::billing::commands::{Asker, Command, carry_out};
use crate::billing::kind::Kind;
use crate::billing::model::{Amount, ENDING, Price, Subscription, SubscriptionView};
use crate::billing::plans::must_be_able_to_give;
use crate::billing::refresh::{ask, refresh};
use crate::billing::store::{catalogue, plans_had, subscriptions};
use crate::billing::{BillingError, What};
use crate::env::Env;

use super::catalogue::{Ref, find_price};
use super::check;
use super::open_checkouts;
use super::person::{Whose, customer_of, find_person};

/// A change is settled when it is made: what waits for the next bill is never paid by those who leave.
const SETTLED: &str = "always_invoice";

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

/// What a change of price would cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// What would be paid at once.
    pub due: Amount,
    /// What it is made of: what for, and how much.
    pub lines: Vec<(String, Amount)>,
}

/// The subscription, if it is the caller's or they manage billing.
///
/// # Errors
/// [`BillingError::Unknown`], also for somebody else's, or a failure.
pub async fn find(
    env: &Env,
    caller: &Caller,
    which: &Ref<SubscriptionId>,
) -> Result<SubscriptionView, BillingError> {
    let mut db = env.db.read().await?;
    let found = match which {
        Ref::Row(id) => subscriptions::by_id(&mut db, *id).await?,
        Ref::Stripe(id) => subscriptions::by_stripe_id(&mut db, id).await?,
    };
    let manages = caller.permissions.allows(BuiltInPermission::ManageBilling);
    found
        .filter(|view| manages || view.subscription.user == Some(caller.user))
        .ok_or(BillingError::Unknown(What::Subscription))
}

/// A person's subscriptions, ended ones too, oldest first.
///
/// # Errors
/// [`BillingError::Forbidden`] for somebody else's, [`BillingError::Unknown`] or a failure.
pub async fn of_person(
    env: &Env,
    caller: &Caller,
    whose: &Whose,
) -> Result<Vec<SubscriptionView>, BillingError> {
    let person = find_person(env, caller, whose).await?;
    Ok(subscriptions::of_user(&mut env.db.read().await?, person.id).await?)
}

/// Everybody's subscriptions, newest first, perhaps of one status.
///
/// # Errors
/// [`BillingError::Forbidden`], [`BillingError::Cursor`] or a failure.
pub async fn list_all(
    env: &Env,
    caller: &Caller,
    status: &str,
    limit: Limit,
    cursor: Option<Cursor>,
) -> Result<Page<SubscriptionView>, BillingError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let filter = format!("subscriptions {status}");
    let before = cursor.map(|cursor| cursor.key(&filter)).transpose().map_err(|_| BillingError::Cursor)?;
    let before = before.unwrap_or(SubscriptionId(i64::MAX));
    let mut db = env.db.read().await?;
    let rows = subscriptions::page(&mut db, status, before, limit.rows_to_fetch()).await?;
    Ok(Page::from_rows(rows, limit, &filter, |view| view.subscription.id))
}

/// A price that can be subscribed to: on sale, and so is its product.
pub(super) async fn price_on_sale(db: &mut impl Reads, which: &Ref<PriceId>) -> Result<Price, BillingError> {
    let price = find_price(db, which).await?;
    let product = catalogue::product_by_stripe_id(db, &price.product_id).await?;
    if price.active && product.is_none_or(|product| product.active) {
        Ok(price)
    } else {
        Err(BillingError::Invalid("price", "this price is not on sale".to_owned()))
    }
}

fn must_recur(price: &Price) -> Result<(), BillingError> {
    if price.is_recurring() {
        Ok(())
    } else {
        Err(BillingError::Invalid("price", "this price is paid once".to_owned()))
    }
}

/// Days before the first payment: the price's own, for those who have never had the plan.
pub(super) async fn trial_of(
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

async fn find_open(
    env: &Env,
    caller: &Caller,
    which: &Ref<SubscriptionId>,
) -> Result<Subscription, BillingError> {
    let subscription = find(env, caller, which).await?.subscription;
    if subscription.is_open() { Ok(subscription) } else { Err(BillingError::Ended) }
}

/// A subscription as Stripe has it now.
async fn at_stripe(env: &Env, subscription: &Subscription) -> Result<stripe::Subscription, BillingError> {
    let value = ask(env, &Kind::Subscription.look_at(&subscription.subscription_id)).await?;
    Ok(serde_json::from_value(value).map_err(|error| StripeError::Unreadable(error.to_string()))?)
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

fn update(
    subscription: &Subscription,
    form: &SubscriptionForm,
    deed: &'static str,
) -> Result<Command, BillingError> {
    let id = &subscription.subscription_id;
    let call = Call::post(Kind::Subscription.path_of(id), form)?;
    Ok(Command::on(Kind::Subscription, id, call, deed))
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

/// Lets it end with what has been paid for.
///
/// # Errors
/// [`BillingError`].
pub async fn cancel(
    env: &Env,
    caller: &Caller,
    which: &Ref<SubscriptionId>,
    origin: &Origin,
) -> Result<SubscriptionView, BillingError> {
    let subscription = find_open(env, caller, which).await?;
    let form = SubscriptionForm { cancel_at_period_end: Some(true), ..SubscriptionForm::default() };
    carry_out(env, Asker::Person(caller, origin), update(&subscription, &form, "cancel")?).await?;
    find(env, caller, which).await
}

/// Makes a break: nothing is paid, and nothing that the plan lets people do is held.
///
/// # Errors
/// [`BillingError`].
pub async fn pause(
    env: &Env,
    caller: &Caller,
    which: &Ref<SubscriptionId>,
    origin: &Origin,
) -> Result<SubscriptionView, BillingError> {
    let subscription = find_open(env, caller, which).await?;
    let pause = Some(PauseForm::Void { behavior: "void" });
    let form = SubscriptionForm { pause_collection: pause, ..SubscriptionForm::default() };
    carry_out(env, Asker::Person(caller, origin), update(&subscription, &form, "pause")?).await?;
    find(env, caller, which).await
}

/// Takes a break back, or else a cancellation. What a break has left unpaid is paid: where Stripe's
/// periods have gone on meanwhile, one begins and is billed.
///
/// # Errors
/// [`BillingError::NothingToResume`], [`BillingError::Payment`] and others.
pub async fn resume(
    env: &Env,
    caller: &Caller,
    which: &Ref<SubscriptionId>,
    origin: &Origin,
) -> Result<SubscriptionView, BillingError> {
    let subscription = find_open(env, caller, which).await?;
    let form = match subscription.paid_until {
        Some(paid_until) => {
            let period_end = at_stripe(env, &subscription).await?.period_end();
            let is_paid = period_end == Some(paid_until.as_secs());
            SubscriptionForm {
                pause_collection: Some(PauseForm::End("")),
                billing_cycle_anchor: (!is_paid).then_some("now"),
                proration_behavior: (!is_paid).then_some("none"),
                payment_behavior: (!is_paid).then_some("error_if_incomplete"),
                ..SubscriptionForm::default()
            }
        }
        None if subscription.status == ENDING => {
            SubscriptionForm { cancel_at_period_end: Some(false), ..SubscriptionForm::default() }
        }
        None => return Err(BillingError::NothingToResume),
    };
    carry_out(env, Asker::Person(caller, origin), update(&subscription, &form, "resume")?).await?;
    find(env, caller, which).await
}

/// Ends it now, and takes it out of the contract's lists.
///
/// # Errors
/// [`BillingError`].
pub async fn end(
    env: &Env,
    caller: &Caller,
    which: &Ref<SubscriptionId>,
    origin: &Origin,
) -> Result<(), BillingError> {
    let subscription = find(env, caller, which).await?.subscription;
    let id = &subscription.subscription_id;
    let local = Local { remove: true, ..Local::default() };
    if !subscription.is_open() {
        let by = By { actor: caller.actor(), origin: origin.clone(), deed: Some("end".to_owned()) };
        return refresh(env, Kind::Subscription, id, &local, &by).await.map(drop);
    }
    let call = Call::delete(Kind::Subscription.path_of(id));
    let command = Command::on(Kind::Subscription, id, call, "end").keeping(local);
    carry_out(env, Asker::Person(caller, origin), command).await.map(drop)
}
