//! The end of a deletion: when nobody has thought again, the account and what hangs on it go.
//!
//! What stays is the audit log, in which people appear by public id only; where their requests came
//! from is erased.

use std::time::Duration;

use serde_json::json;
use vestibule_db::{DbResult, Reads};
use vestibule_kernel::{Actor, Origin, Timestamp, UserUuid};

use crate::audit_log::{self, Action, Event, Target};
use crate::billing;
use crate::changes::Subject;
use crate::env::{Env, Work};
use crate::jobs::{self, Job, NewJob, Outcome, backoff};
use crate::mail;
use crate::request_log;
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
    let user = match due(env, &mut env.db.read().await?, person).await? {
        Due::Now(user) => user,
        Due::At(at) => return Ok(Some(at)),
        Due::Never => return Ok(None),
    };
    // In a database of its own, and ahead: once the account is gone, nobody would come back for it.
    request_log::forget_traces_of(env, user.id).await?;
    let mut work = env.write().await?;
    // Somebody may have thought again meanwhile.
    let user = match due(env, &mut work, person).await? {
        Due::Now(user) => user,
        Due::At(at) => return Ok(Some(at)),
        Due::Never => return Ok(None),
    };
    mail::forget(&mut work, user.id).await?;
    audit_log::forget_traces_of(&mut work, person).await?;
    billing::forget(env, &mut work, user.id).await?;
    users::purge(&mut work, user.id).await?;
    let event = Event::new(Actor::System, Action::AccountPurged, Target::Person(person));
    audit_log::record(&mut work, env.now(), event, &Origin::default()).await?;
    work.changed(Subject::User(user.id));
    work.commit().await?;
    Ok(None)
}

enum Due {
    Now(Box<User>),
    At(Timestamp),
    /// They are gone, or restored.
    Never,
}

async fn due(env: &Env, db: &mut impl Reads, person: UserUuid) -> DbResult<Due> {
    let Some(user) = users::by_uuid(db, person).await? else { return Ok(Due::Never) };
    let Some(at) = user.deleted_at.map(|at| at.plus(GRACE)) else { return Ok(Due::Never) };
    Ok(if at > env.now() { Due::At(at) } else { Due::Now(Box::new(user)) })
}
