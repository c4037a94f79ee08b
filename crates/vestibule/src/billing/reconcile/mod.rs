//! The nightly comparison with Stripe: what differs is told and mended.
//!
//! It is the net below the events: an installation that was away for days, or whose webhook was set
//! up wrong, is right again by the morning. It also brings in a catalogue that was there before.

mod customers;
mod subscriptions;

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;
use serde_json::{Value, json};
use vestibule_db::DbResult;
use vestibule_kernel::Timestamp;
use vestibule_outbound::stripe::{Call, List, PriceForm, StripeError};

use crate::env::Env;
use crate::jobs::{self, Job, NewJob, Outcome, backoff};

use super::BillingError;
use super::apply::{By, Local};
use super::commands::{Asker, Command, carry_out};
use super::departure::end_the_purged;
use super::kind::Kind;
use super::model::Report;
use super::refresh::{ask, refresh};
use super::store::{catalogue, reports};

/// The kind of the job that compares.
pub const RECONCILE: &str = "billing_reconcile";
const DAY: i64 = 24 * 3600 * 1000;
const HOUR: i64 = 3600 * 1000;
/// When a night's comparison begins, after midnight UTC.
const NIGHT: i64 = 3 * HOUR;

/// Sees to it that a comparison is due: at once when there has been none, else in the night.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn keep_scheduled(env: &Env) -> DbResult<()> {
    if env.stripe.is_none() {
        return Ok(());
    }
    let now = env.now();
    let is_first = reports::newest(&mut env.db.read().await?).await?.is_none();
    schedule(env, if is_first { now } else { next_night(now) }).await
}

async fn schedule(env: &Env, at: Timestamp) -> DbResult<()> {
    let job = NewJob {
        kind: RECONCILE,
        payload: json!({}),
        // One a night, whichever node says so.
        dedupe_key: Some((at.as_millis() / HOUR).to_string()),
        ordering_key: Some(RECONCILE.to_owned()),
        run_at: at,
    };
    let mut work = env.write().await?;
    jobs::enqueue(&mut work, &job, env.now()).await?;
    work.commit().await
}

fn next_night(now: Timestamp) -> Timestamp {
    let tonight = now.as_millis() / DAY * DAY + NIGHT;
    Timestamp::from_millis(if tonight > now.as_millis() { tonight } else { tonight + DAY })
}

/// Runs one comparison and sees to the next.
pub async fn reconcile(env: Env, job: Job) -> Outcome {
    if env.stripe.is_none() {
        return Outcome::Done;
    }
    let compared = compare(&env).await;
    match compared {
        Ok(()) => {}
        Err(error) if job.attempts < 8 => {
            return Outcome::Retry(env.now().plus(backoff(job.attempts + 3)), error.to_string());
        }
        Err(error) => tracing::warn!(%error, "the comparison with stripe is put off to the next night"),
    }
    let next = next_night(env.now().plus(Duration::from_secs(60)));
    match schedule(&env, next).await {
        Ok(()) => Outcome::Done,
        Err(error) => Outcome::Retry(env.now().plus(backoff(job.attempts)), error.to_string()),
    }
}

/// Compares everything of which we keep a copy, mends what differs, and keeps a report.
async fn compare(env: &Env) -> Result<(), BillingError> {
    let mut found = Found::default();
    found.catalogue(env, Kind::Product).await?;
    found.catalogue(env, Kind::Price).await?;
    found.customers(env).await?;
    found.subscriptions(env).await?;
    found.checkouts(env).await?;
    end_the_purged(env).await?;
    let report = Report { compared: found.compared, drift: found.drift, created_at: env.now() };
    if !report.drift.is_empty() {
        tracing::warn!(drift = report.drift.len(), "our copy differed from stripe and has been mended");
    }
    let mut work = env.write().await?;
    reports::insert(&mut work, &report).await?;
    work.commit().await?;
    Ok(())
}

#[derive(Debug, Default)]
struct Found {
    compared: i64,
    drift: Vec<Value>,
}

impl Found {
    /// Compares products or prices: what is described differently on both sides, or is on one only.
    async fn catalogue(&mut self, env: &Env, kind: Kind) -> Result<(), BillingError> {
        let theirs = every(env, kind, &json!({})).await?;
        let mut ours = our_versions(env, kind).await?;
        for object in theirs {
            let Some(id) = object["id"].as_str() else { continue };
            let before = ours.remove(id);
            self.look(env, kind, id, before).await?;
            if kind == Kind::Price && object["active"] == true {
                retire_former(env, id).await?;
            }
        }
        for (id, before) in ours {
            self.look(env, kind, &id, Some(before)).await?;
        }
        Ok(())
    }

    /// Looks at one object; what that changes was drift.
    async fn look(
        &mut self,
        env: &Env,
        kind: Kind,
        id: &str,
        before: Option<i64>,
    ) -> Result<(), BillingError> {
        self.compared += 1;
        refresh(env, kind, id, &Local::default(), &By::stripe()).await?;
        let after = our_version(env, kind, id).await?;
        if after != before {
            self.drift.push(json!({ "kind": kind.name(), "id": id, "new": before.is_none() }));
        }
        Ok(())
    }
}

/// Takes off sale what an edit has left behind: whoever made it may have died before that was done.
async fn retire_former(env: &Env, id: &str) -> Result<(), BillingError> {
    if !catalogue::is_former_price(&mut env.db.read().await?, id).await? {
        return Ok(());
    }
    let off = PriceForm { active: Some(false), ..PriceForm::default() };
    let call = Call::post(Kind::Price.path_of(id), &off)?;
    carry_out(env, Asker::Vestibule, Command::on(Kind::Price, id, call, "retire")).await.map(drop)
}

/// Versions of everything of a kind that we have a copy of, by Stripe's id.
async fn our_versions(env: &Env, kind: Kind) -> DbResult<BTreeMap<String, i64>> {
    let mut db = env.db.read().await?;
    Ok(match kind {
        Kind::Product => {
            let products = catalogue::every_product(&mut db).await?;
            products.into_iter().map(|product| (product.product_id, product.version)).collect()
        }
        Kind::Price => {
            let prices = catalogue::every_price(&mut db).await?;
            prices.into_iter().map(|price| (price.price_id, price.version)).collect()
        }
        Kind::Customer | Kind::Subscription | Kind::Checkout => BTreeMap::new(),
    })
}

async fn our_version(env: &Env, kind: Kind, id: &str) -> DbResult<Option<i64>> {
    let mut db = env.db.read().await?;
    Ok(match kind {
        Kind::Product => catalogue::product_by_stripe_id(&mut db, id).await?.map(|product| product.version),
        Kind::Price => catalogue::price_by_stripe_id(&mut db, id).await?.map(|price| price.version),
        Kind::Customer | Kind::Subscription | Kind::Checkout => None,
    })
}

#[derive(Serialize)]
struct PageQuery<'a> {
    limit: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    starting_after: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
}

/// Everything of a kind at Stripe, page by page.
async fn every(env: &Env, kind: Kind, filter: &Value) -> Result<Vec<Value>, BillingError> {
    let mut all: Vec<Value> = Vec::new();
    loop {
        let query = PageQuery {
            limit: 100,
            starting_after: all.last().and_then(|last| last["id"].as_str()),
            status: filter["status"].as_str(),
        };
        let page = ask(env, &Call::get(kind.path()).with_query(&query)?).await?;
        let page: List<Value> =
            serde_json::from_value(page).map_err(|error| StripeError::Unreadable(error.to_string()))?;
        let more = page.has_more && !page.data.is_empty();
        all.extend(page.data);
        if !more {
            return Ok(all);
        }
    }
}
