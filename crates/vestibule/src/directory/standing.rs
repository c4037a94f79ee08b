//! Keeping people out, letting them in again, deleting them and thinking again.

use serde_json::{Value, json};
use vestibule_kernel::{Caller, Origin, PermissionSet, RoleId, UserUuid};

use crate::access::{self, AccessError, Authority, Who};
use crate::audit_log::{self, Action, Event, Target};
use crate::billing;
use crate::changes::Subject;
use crate::env::{Env, Work};
use crate::mail::{Letter, Recipient};
use crate::notify;
use crate::sessions;
use crate::tokens;
use crate::users::{self, User};

use super::{PeopleError, Status, purge};

/// What can be done to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Keep them out; ends their sessions and tokens.
    Disable,
    /// Let them in again; what was ended stays so.
    Enable,
    /// Keep them out and purge the account after [`super::GRACE`]; until then its names stay taken.
    Delete,
    /// Take a deletion back.
    Restore,
    /// End every session and token.
    EndSessions,
    /// Give them a role, for good.
    GiveRole(RoleId),
    /// Take a role from them, whatever gave it.
    TakeRole(RoleId),
}

/// Does something to one person. Doing it twice is harmless.
///
/// # Errors
/// [`AccessError::Unknown`], [`AccessError::LastSuperAdmin`], [`AccessError::Deleted`] for somebody
/// who has to be restored first, [`AccessError::Forbidden`] or a failure.
pub async fn act(
    env: &Env,
    caller: &Caller,
    person: UserUuid,
    deed: Deed,
    origin: &Origin,
) -> Result<(), PeopleError> {
    let (mut work, authority) = access::begin(env, caller).await?;
    act_in(env, &mut work, caller, &authority, person, deed, origin).await?;
    work.commit().await?;
    Ok(())
}

pub(super) async fn act_in(
    env: &Env,
    work: &mut Work,
    caller: &Caller,
    authority: &Authority,
    person: UserUuid,
    deed: Deed,
    origin: &Origin,
) -> Result<(), PeopleError> {
    let person = access::find_person(work, Who::Uuid(person)).await?;
    let theirs = access::rights_of(work, person.id, env.now()).await?.permissions;
    authority.may_manage(&theirs)?;
    let action = match deed {
        Deed::GiveRole(role) => {
            return Ok(access::give_role_in(env, work, caller, authority, &person, role, origin).await?);
        }
        Deed::TakeRole(role) => {
            return Ok(access::take_role_in(env, work, caller, authority, &person, role, origin).await?);
        }
        Deed::Disable => disable(env, work, &person).await?,
        Deed::Enable => enable(work, &person).await?,
        Deed::Delete => delete(env, work, &person).await?,
        Deed::Restore => restore(work, &person).await?,
        Deed::EndSessions => end_sessions(work, &person).await?,
    };
    let Some(action) = action else { return Ok(()) };
    if theirs == PermissionSet::Everything && matches!(deed, Deed::Disable | Deed::Delete) {
        access::ensure_super_admin_remains(work).await?;
    }
    let after = access::find_person(work, Who::Uuid(person.uuid)).await?;
    let detail = match deed {
        Deed::EndSessions => json!({}),
        _ => json!({ "before": standing(&person), "after": standing(&after) }),
    };
    let event = Event::new(caller.actor(), action, Target::Person(person.uuid)).with(detail);
    audit_log::record(work, env.now(), event, origin).await?;
    work.changed(Subject::User(person.id));
    Ok(())
}

fn standing(person: &User) -> Value {
    json!({ "status": Status::of(person).name() })
}

/// What was done; none when there was nothing to do.
type Done = Result<Option<Action>, PeopleError>;

async fn disable(env: &Env, work: &mut Work, person: &User) -> Done {
    if person.deleted_at.is_some() {
        return Err(AccessError::Deleted.into());
    }
    if person.disabled_at.is_some() {
        return Ok(None);
    }
    users::disable(work, person.id, env.now()).await?;
    end_sessions(work, person).await?;
    // An address that nobody has confirmed may be a stranger's.
    if let Some(address) = person.address().filter(|_| person.is_verified()) {
        let letter = Letter::AccountDisabled { name: person.salutation().to_owned() };
        let to = Recipient { user: Some(person.id), address: &address, locale: &person.locale };
        notify::tell(env, work, &to, &letter).await?;
    }
    Ok(Some(Action::AccountDisabled))
}

async fn enable(work: &mut Work, person: &User) -> Done {
    if person.deleted_at.is_some() {
        return Err(AccessError::Deleted.into());
    }
    if person.disabled_at.is_none() {
        return Ok(None);
    }
    users::enable(work, person.id).await?;
    Ok(Some(Action::AccountEnabled))
}

async fn delete(env: &Env, work: &mut Work, person: &User) -> Done {
    if person.deleted_at.is_some() {
        return Ok(None);
    }
    users::delete(work, person.id, env.now()).await?;
    end_sessions(work, person).await?;
    billing::let_go(env, work, person.id).await?;
    purge::enqueue(env, work, person).await?;
    Ok(Some(Action::AccountDeleted))
}

async fn restore(work: &mut Work, person: &User) -> Done {
    if person.deleted_at.is_none() {
        return Ok(None);
    }
    users::restore(work, person.id).await?;
    Ok(Some(Action::AccountRestored))
}

/// Raising the epoch ends them for good: enabling or restoring revives nothing.
async fn end_sessions(work: &mut Work, person: &User) -> Done {
    users::raise_auth_epoch(work, person.id).await?;
    sessions::end_all_of(work, person.id).await?;
    tokens::end_all_families_of(work, person.id).await?;
    Ok(Some(Action::SessionsEnded))
}
