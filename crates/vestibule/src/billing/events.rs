//! What Stripe tells us: signed, kept before it is answered, and looked into by a job.
//!
//! An event says that something has changed, never what it has become: events come late, twice and
//! in any order, so the job fetches the object. That is also why a forged event, were there one,
//! could do no more than make us look.

use serde_json::json;
use vestibule_crypto::{WebhookError, verify_webhook};
use vestibule_outbound::stripe::{Event, is_object_id};

use crate::env::{Env, Failure};
use crate::jobs::{self, Job, NewJob, Outcome, backoff};

use super::BillingError;
use super::apply::{By, Local};
use super::kind::Kind;
use super::refresh::refresh;
use super::store::events::{self, Received};

/// The kind of the job that looks into an event.
pub const EVENT: &str = "stripe_event";

/// Why an event is not taken.
#[derive(Debug, thiserror::Error)]
pub enum EventRefused {
    /// There is no secret to hold it against.
    #[error("events are not set up")]
    NotSetUp,
    /// Not from Stripe, or not lately.
    #[error(transparent)]
    Signature(#[from] WebhookError),
    /// Signed, but no event.
    #[error("the event cannot be read")]
    Unreadable,
    /// Not the sender's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(EventRefused);

/// Keeps an event, once; it is looked into soon.
///
/// # Errors
/// [`EventRefused`]; nothing was kept then.
pub async fn receive(env: &Env, signature: &str, body: &[u8]) -> Result<(), EventRefused> {
    let stripe = env.config.stripe.as_ref().ok_or(EventRefused::NotSetUp)?;
    let secret = stripe.webhook_secret.as_ref().ok_or(EventRefused::NotSetUp)?;
    let now = env.now();
    verify_webhook(secret, signature, body, now)?;
    let payload = std::str::from_utf8(body).map_err(|_| EventRefused::Unreadable)?;
    let event: Event = serde_json::from_str(payload).map_err(|_| EventRefused::Unreadable)?;
    // A text with a NUL cannot be kept. In the payload it stands escaped, which does no harm.
    if !is_object_id(&event.id, "evt_") || event.kind.contains('\0') {
        return Err(EventRefused::Unreadable);
    }
    let subject = event.subject().filter(|(_, id)| is_object_id(id, ""));
    let object = subject.as_ref().map(|(kind, id)| (*kind, id.as_str()));
    let mut work = env.write().await?;
    let received = Received { event_id: &event.id, kind: &event.kind, object, payload };
    let is_new = events::insert(&mut work, received, now).await?;
    if let (true, Some((kind, id))) = (is_new, object) {
        let job = NewJob {
            kind: EVENT,
            payload: json!({ "event": event.id }),
            dedupe_key: None,
            ordering_key: Some(format!("stripe {kind} {id}")),
            run_at: now,
        };
        jobs::enqueue(&mut work, &job, now).await?;
    }
    work.commit().await?;
    Ok(())
}

/// Runs one job that looks into an event.
pub async fn apply_event(env: Env, job: Job) -> Outcome {
    let event = job.payload["event"].as_str().unwrap_or_default();
    match look_into(&env, event).await {
        Ok(()) => Outcome::Done,
        Err(error @ BillingError::NotSetUp) => Outcome::GiveUp(error.to_string()),
        Err(error) => Outcome::Retry(env.now().plus(backoff(job.attempts)), error.to_string()),
    }
}

async fn look_into(env: &Env, event: &str) -> Result<(), BillingError> {
    let waiting = events::waiting(&mut env.db.read().await?, event).await?;
    // Whoever looked for another reason since it came has seen what it tells of.
    let Some((kind, id)) = waiting else { return Ok(()) };
    let Some(kind) = Kind::by_name(&kind) else { return Ok(()) };
    refresh(env, kind, &id, &Local::default(), &By::stripe()).await.map(drop)
}
