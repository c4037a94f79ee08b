//! Comparing to whom something can be sold, and what they have paid that nobody has told of.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::json;

use crate::billing::BillingError;
use crate::billing::apply::{By, Local};
use crate::billing::kind::Kind;
use crate::billing::refresh::refresh;
use crate::billing::store::{customers, intents, orders};
use crate::env::Env;

use super::{Found, every};

/// Checkouts that were opened earlier have run out, and somebody has heard of it.
const CHECKOUTS_COMPARED: Duration = Duration::from_secs(7 * 24 * 3600);

impl Found {
    /// Looks for customers of ours that Stripe has no more: nothing could be sold to them.
    pub(super) async fn customers(&mut self, env: &Env) -> Result<(), BillingError> {
        let ours = customers::every(&mut env.db.read().await?).await?;
        if ours.is_empty() {
            return Ok(());
        }
        let theirs = every(env, Kind::Customer, &json!({})).await?;
        let theirs: BTreeSet<&str> = theirs.iter().filter_map(|customer| customer["id"].as_str()).collect();
        for id in ours {
            self.compared += 1;
            if theirs.contains(id.as_str()) {
                continue;
            }
            refresh(env, Kind::Customer, &id, &Local::default(), &By::stripe()).await?;
            self.drift.push(json!({ "kind": "customer", "id": id, "theirs": null }));
        }
        Ok(())
    }

    /// Looks at checkouts of the last days of which nobody has told what became of them.
    pub(super) async fn checkouts(&mut self, env: &Env) -> Result<(), BillingError> {
        let since = env.now().minus(CHECKOUTS_COMPARED);
        let open = intents::without_order(&mut env.db.read().await?, since).await?;
        for id in open {
            self.compared += 1;
            refresh(env, Kind::Checkout, &id, &Local::default(), &By::stripe()).await?;
            if orders::has(&mut env.db.read().await?, &id).await? {
                self.drift.push(json!({ "kind": "checkout.session", "id": id, "new": true }));
            }
        }
        Ok(())
    }
}
