//! An administrator lets somebody in again who has to wait.

use vestibule_kernel::{Caller, Origin, UserUuid};

use crate::access::{self, AccessError, Who};
use crate::audit_log::{self, Action, Event, Target};
use crate::env::Env;

use super::store;

/// Forgets every guess at a person's password and codes. Whoever may not manage the person may not
/// help others guess on, either.
///
/// # Errors
/// [`AccessError::Forbidden`], [`AccessError::Unknown`] or a failure.
pub async fn clear(env: &Env, caller: &Caller, person: UserUuid, origin: &Origin) -> Result<(), AccessError> {
    let (mut work, authority) = access::begin(env, caller).await?;
    let person = access::find_person(&mut work, Who::Uuid(person)).await?;
    let theirs = access::rights_of(&mut work, person.id, env.now()).await?;
    authority.may_manage(&theirs.permissions)?;
    store::delete_of_person(&mut work, person.id).await?;
    let cleared = Event::new(caller.actor(), Action::ThrottleCleared, Target::Person(person.uuid));
    audit_log::record(&mut work, env.now(), cleared, origin).await?;
    Ok(work.commit().await?)
}
