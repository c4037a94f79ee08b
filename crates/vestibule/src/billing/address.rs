//! Where Stripe sends receipts: a person's address is ours to keep, and Stripe is told of a new one.
//!
//! Nobody who changes an address waits for Stripe, or has to know of it: tidying up finds whose
//! address is not the one that Stripe was told, and a job tells it.

use serde_json::{Value, json};
use vestibule_db::DbResult;
use vestibule_outbound::stripe::{Call, CustomerEdit};

use crate::env::{Env, Work};
use crate::jobs::{self, Job, NewJob, Outcome, backoff};
use crate::users;

use super::BillingError;
use super::commands::{Asker, Command, carry_out};
use super::kind::Kind;
use super::store::customers;

/// The kind of the job that tells Stripe.
pub const ADDRESS: &str = "stripe_address";
/// After so many tries it is left to the next tidying up.
const TRIES: i64 = 8;

/// Has Stripe told of new addresses.
pub(super) async fn tell_later(env: &Env, work: &mut Work) -> DbResult<()> {
    if env.stripe.is_none() {
        return Ok(());
    }
    let now = env.now();
    for customer in customers::moved(work).await? {
        let job = NewJob {
            kind: ADDRESS,
            payload: json!({ "customer": customer }),
            dedupe_key: Some(customer.clone()),
            ordering_key: None,
            run_at: now,
        };
        jobs::enqueue(work, &job, now).await?;
    }
    Ok(())
}

/// Runs one job that tells Stripe.
pub async fn tell_address(env: Env, job: Job) -> Outcome {
    match tell(&env, &job.payload).await {
        Ok(()) => Outcome::Done,
        Err(error) if error.may_pass() && job.attempts < TRIES => {
            Outcome::Retry(env.now().plus(backoff(job.attempts + 2)), error.to_string())
        }
        Err(error) => {
            tracing::warn!(%error, "stripe was not told of a new address; trying again later");
            Outcome::Done
        }
    }
}

async fn tell(env: &Env, payload: &Value) -> Result<(), BillingError> {
    let customer = payload["customer"].as_str().unwrap_or_default();
    let mut db = env.db.read().await?;
    let Some(user) = customers::who(&mut db, customer).await? else { return Ok(()) };
    let Some(user) = users::by_id(&mut db, user).await? else { return Ok(()) };
    drop(db);
    let form = CustomerEdit { email: user.email };
    let call = Call::post(Kind::Customer.path_of(customer), &form)?;
    let command = Command::on(Kind::Customer, customer, call, "tell_address");
    carry_out(env, Asker::Vestibule, command).await.map(drop)
}
