//! Breaks and ends, and taking them back.

use vestibule_kernel::{Caller, Origin, SubscriptionId};
use vestibule_outbound::stripe::{Call, PauseForm, SubscriptionForm};

use crate::billing::BillingError;
use crate::billing::apply::{By, Local};
use crate::billing::commands::{Asker, Command, carry_out};
use crate::billing::kind::Kind;
use crate::billing::model::{ENDING, SubscriptionView};
use crate::billing::refresh::refresh;
use crate::billing::service::catalogue::Ref;
use crate::env::Env;

use super::{at_stripe, find, find_open, update};

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
