//! Comparing who has subscribed to what, and whose that is.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use vestibule_kernel::Timestamp;
use vestibule_outbound::stripe::{self, StripeError};

use crate::billing::BillingError;
use crate::billing::apply::{By, Local, PERSON};
use crate::billing::kind::Kind;
use crate::billing::model::{Subscription, is_on_a_break, shown_status};
use crate::billing::refresh::refresh;
use crate::billing::store::{customers, subscriptions};
use crate::env::Env;

use super::{Found, every};

impl Found {
    /// Compares subscriptions of people we know.
    pub(super) async fn subscriptions(&mut self, env: &Env) -> Result<(), BillingError> {
        let theirs = every_subscription(env).await?;
        bind_customers(env, &theirs).await?;
        let mut db = env.db.read().await?;
        let ours = subscriptions::every(&mut db).await?;
        let mut ours: BTreeMap<String, Subscription> = ours
            .into_iter()
            .map(|view| (view.subscription.subscription_id.clone(), view.subscription))
            .collect();
        drop(db);
        for parsed in theirs {
            let before = ours.remove(&parsed.id);
            let known = customers::who(&mut env.db.read().await?, parsed.customer.id()).await?;
            if before.is_none() && known.is_none() {
                continue;
            }
            self.compared += 1;
            let status = before.as_ref().map(|before| before.status.clone());
            if before.is_some_and(|before| agrees(&before, &parsed)) {
                continue;
            }
            refresh(env, Kind::Subscription, &parsed.id, &Local::default(), &By::stripe()).await?;
            self.drift.push(json!({ "kind": "subscription", "id": parsed.id, "ours": status,
                "theirs": shown_status(&parsed) }));
        }
        for (id, before) in ours {
            if before.is_open() {
                self.compared += 1;
                refresh(env, Kind::Subscription, &id, &Local::default(), &By::stripe()).await?;
                self.drift.push(json!({ "kind": "subscription", "id": id, "ours": before.status,
                    "theirs": null }));
            }
        }
        Ok(())
    }
}

async fn every_subscription(env: &Env) -> Result<Vec<stripe::Subscription>, BillingError> {
    let values = every(env, Kind::Subscription, &json!({ "status": "all" })).await?;
    let parsed = values.into_iter().map(serde_json::from_value).collect::<Result<_, _>>();
    Ok(parsed.map_err(|error| StripeError::Unreadable(error.to_string()))?)
}

/// Looks at customers whom somebody has marked as a person's while no event could tell us of it. Only
/// those are asked for whose subscriptions wait for it; an account may serve others too.
async fn bind_customers(env: &Env, theirs: &[stripe::Subscription]) -> Result<(), BillingError> {
    let mut db = env.db.read().await?;
    let mut strangers = BTreeSet::new();
    for subscription in theirs.iter().filter(|subscription| subscription.status != "canceled") {
        if customers::who(&mut db, subscription.customer.id()).await?.is_none() {
            strangers.insert(subscription.customer.id());
        }
    }
    drop(db);
    if strangers.is_empty() {
        return Ok(());
    }
    // A hundred at a time: asking for each would take a call for every stranger, every night.
    for customer in every(env, Kind::Customer, &json!({})).await? {
        let is_marked = customer["metadata"][PERSON].is_string();
        if let Some(id) = customer["id"].as_str().filter(|id| is_marked && strangers.contains(id)) {
            refresh(env, Kind::Customer, id, &Local::default(), &By::stripe()).await?;
        }
    }
    Ok(())
}

fn agrees(ours: &Subscription, theirs: &stripe::Subscription) -> bool {
    let item = theirs.items.data.first();
    ours.status == shown_status(theirs)
        && ours.is_paused() == is_on_a_break(theirs)
        && ours.stripe_status == theirs.status
        && ours.cancel_at_period_end == theirs.cancel_at_period_end
        && ours.current_period_end.map(Timestamp::as_secs) == theirs.period_end()
        && item.is_some_and(|item| item.price.id == ours.price_id && item.quantity == ours.quantity)
}
