//! Everything that is on record about a person, as one JSON archive (GDPR art. 15 and 20).
//!
//! No secrets: hashes and seeds say nothing about a person and would help a thief. Events in which
//! somebody else acted are included without that person's address, and of other people's comments
//! and tickets only what concerns this one. Whoever asks for somebody else's archive finds in it no
//! more than they are shown elsewhere. Collecting takes a while and changes nothing, so it happens
//! before the short transaction that asks for leave and notes that the archive was made.

mod archive;
mod collect;
mod parts;

use serde_json::Value;
use vestibule_kernel::{BuiltInPermission, Caller, Origin, UserUuid};

use crate::access::{self, Who};
use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Work};
use crate::users::User;

use super::PeopleError;
use archive::Reader;

/// Collects what is on record about a person: all of it for themselves, for whoever manages them
/// what they may see.
///
/// # Errors
/// [`access::AccessError::Unknown`], [`access::AccessError::Forbidden`] or a failure.
pub async fn export(
    env: &Env,
    caller: &Caller,
    person: UserUuid,
    origin: &Origin,
) -> Result<Value, PeopleError> {
    let reader = if caller.uuid == person {
        Reader::Themselves
    } else {
        caller.require(BuiltInPermission::ManageUsers)?;
        Reader::Manager(&caller.permissions)
    };
    let user = access::find_person(&mut env.db.read().await?, Who::Uuid(person)).await?;
    let archive = collect::collect(env, &user, reader).await?;
    let mut work = begin(env, caller, &user).await?;
    let event = Event::new(caller.actor(), Action::DataExported, Target::Person(person));
    audit_log::record(&mut work, env.now(), event, origin).await?;
    work.commit().await?;
    Ok(archive)
}

/// The transaction of somebody who may have the archive now.
async fn begin(env: &Env, caller: &Caller, user: &User) -> Result<Work, PeopleError> {
    if caller.uuid == user.uuid {
        return Ok(env.write().await?);
    }
    let (mut work, authority) = access::begin(env, caller).await?;
    authority.may_manage(&access::rights_of(&mut work, user.id, env.now()).await?.permissions)?;
    // What they came with has opened the archive's parts; whoever has lost any of it since gets none.
    authority.may_manage(&caller.permissions)?;
    Ok(work)
}
