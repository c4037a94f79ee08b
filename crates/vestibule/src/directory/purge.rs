//! The end of a deletion: when nobody has thought again, the account and what hangs on it go.
//!
//! What stays is the audit log, in which people appear by public id only; where their requests came
//! from is erased.

use std::time::Duration;

use serde_json::json;
use vestibule_db::DbResult;
use vestibule_kernel::{Actor, Origin, Timestamp, UserUuid};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::env::{Env, Work};
use crate::jobs::{self, Job, NewJob, Outcome, backoff};
use crate::mail;
use crate::users::{self, User};

/// How long a deletion can be taken back.
pub const GRACE: Duration = Duration::from_secs(30 * 24 * 3600);

/// The kind of the job that purges a deleted person.
pub const PURGE: &str = "purge_person";

pub(super) async fn enqueue(env: &Env, work: &mut Work, person: &User) -> DbResult<()> {
    let job = NewJob {
        kind: PURGE,
        payload: json!({ "person": person.uuid.to_string() }),
        // Somebody who was restored and deleted again has one already; it looks when it runs.
        dedupe_key: Some(person.uuid.to_string()),
        ordering_key: None,
        run_at: env.now().plus(GRACE),
    };
    jobs::enqueue(work, &job, env.now()).await
}

/// Runs one purge job.
pub async fn purge(env: Env, job: Job) -> Outcome {
    let Some(person) = job.payload["person"].as_str().and_then(|text| text.parse().ok()) else {
        return Outcome::GiveUp("the job names nobody".to_owned());
    };
    match purge_due(&env, person).await {
        Ok(None) => Outcome::Done,
        Ok(Some(at)) => Outcome::Retry(at, "deleted anew, with a new period of grace".to_owned()),
        Err(error) => Outcome::Retry(env.now().plus(backoff(job.attempts)), error.to_string()),
    }
}

/// Purges a person whose time has come; otherwise tells when it will have.
async fn purge_due(env: &Env, person: UserUuid) -> DbResult<Option<Timestamp>> {
    let mut work = env.write().await?;
    let Some(user) = users::by_uuid(&mut work, person).await? else { return Ok(None) };
    let Some(deleted_at) = user.deleted_at else { return Ok(None) };
    if deleted_at.plus(GRACE) > env.now() {
        return Ok(Some(deleted_at.plus(GRACE)));
    }
    mail::forget(&mut work, user.id).await?;
    audit_log::forget_traces_of(&mut work, person).await?;
    users::purge(&mut work, user.id).await?;
    let event = Event::new(Actor::System, Action::AccountPurged, Target::Person(person));
    audit_log::record(&mut work, env.now(), event, &Origin::default()).await?;
    work.changed(Subject::User(user.id));
    work.commit().await?;
    Ok(None)
}
