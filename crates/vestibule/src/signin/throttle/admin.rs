//! An administrator lets somebody in again who has to wait.

use vestibule_kernel::{BuiltInPermission, Caller, Origin, UserUuid};

use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Failure};
use crate::users;

use super::store;

/// Why a person's guesses were not forgotten.
#[derive(Debug, thiserror::Error)]
pub enum ClearError {
    /// The caller may not manage people.
    #[error("this takes the permission manage_users")]
    Forbidden,
    /// There is no such person.
    #[error("there is no such person")]
    NoSuchPerson,
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(#[from] Failure),
}

crate::from_failures!(ClearError);

/// Forgets every guess at a person's password and codes.
///
/// # Errors
/// [`ClearError`].
pub async fn clear(env: &Env, caller: &Caller, person: UserUuid, origin: &Origin) -> Result<(), ClearError> {
    if !caller.permissions.allows(BuiltInPermission::ManageUsers) {
        return Err(ClearError::Forbidden);
    }
    let mut work = env.write().await?;
    let user = users::by_uuid(&mut work, person).await?.ok_or(ClearError::NoSuchPerson)?;
    store::delete_of_person(&mut work, user.id).await?;
    let cleared = Event::new(caller.actor(), Action::ThrottleCleared, Target::Person(person));
    audit_log::record(&mut work, env.now(), cleared, origin).await?;
    Ok(work.commit().await?)
}
