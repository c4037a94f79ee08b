//! Giving people roles and single permissions, and taking them away.

use serde_json::json;
use vestibule_db::{DbResult, Reads};
use vestibule_kernel::{
    BuiltInPermission, BuiltInRole, Caller, GrantId, GrantName, InvitationId, Origin, RoleId, Timestamp,
    UserId, UserUuid,
};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::env::{Env, Work};
use crate::users::{self, User};

use super::error::Thing;
use super::store::grants::Giving;
use super::{
    AccessError, Authority, Grant, Held, Permission, Role, Source, Who, begin, ensure_super_admin_remains,
    rights_of, store,
};

/// What is to be given.
#[derive(Debug, Clone)]
pub enum Gift {
    /// A role.
    Role(RoleId),
    /// A single permission, by name.
    Permission(GrantName),
}

/// What is to be given, and for how long.
#[derive(Debug, Clone)]
pub struct NewGrant {
    /// What.
    pub gift: Gift,
    /// Until when; none for good.
    pub expires_at: Option<Timestamp>,
}

/// What became of a gift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// The person did not have it from this source.
    New(Grant),
    /// They had; the end given now counts.
    Again(Grant),
}

/// Everything that was given to a person, with its source; ended grants included.
///
/// # Errors
/// [`AccessError::Forbidden`], [`AccessError::Unknown`] or a failure.
pub async fn grants_of(env: &Env, caller: &Caller, who: Who) -> Result<Vec<Grant>, AccessError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let mut db = env.db.read().await?;
    let person = find_person(&mut db, who).await?;
    Ok(store::grants::of_user(&mut db, person.id).await?)
}

pub(crate) async fn find_person(db: &mut impl Reads, who: Who) -> Result<User, AccessError> {
    let user = match who {
        Who::Uuid(uuid) => users::by_uuid(db, uuid).await?,
        Who::Row(id) => users::by_id(db, id).await?,
    };
    user.ok_or(AccessError::Unknown(Thing::Person))
}

/// A gift that has been looked up.
#[derive(Debug, Clone)]
pub(super) enum Found {
    Role(Role),
    Permission(Permission),
}

pub(super) async fn look_up(db: &mut impl Reads, gift: &Gift) -> Result<Found, AccessError> {
    let unknown = |thing, name: String| AccessError::UnknownReference { thing, name };
    match gift {
        Gift::Role(id) => {
            let role = store::roles::by_id(db, *id).await?;
            role.map(Found::Role).ok_or_else(|| unknown(Thing::Role, id.to_string()))
        }
        Gift::Permission(name) => {
            let permission = store::permissions::by_name(db, name).await?;
            permission
                .map(Found::Permission)
                .ok_or_else(|| unknown(Thing::Permission, name.as_str().to_owned()))
        }
    }
}

/// Gives a person a role or a permission; giving it again sets its end anew.
///
/// # Errors
/// [`AccessError::Unknown`] for the person, [`AccessError::UnknownReference`] for the gift,
/// [`AccessError::EndsInThePast`], [`AccessError::Deleted`], [`AccessError::LastSuperAdmin`],
/// [`AccessError::Forbidden`] or a failure.
pub async fn give(
    env: &Env,
    caller: &Caller,
    who: Who,
    grant: &NewGrant,
    origin: &Origin,
) -> Result<Given, AccessError> {
    let (mut work, authority) = begin(env, caller).await?;
    if grant.expires_at.is_some_and(|at| at <= env.now()) {
        return Err(AccessError::EndsInThePast);
    }
    let person = find_person(&mut work, who).await?;
    let found = look_up(&mut work, &grant.gift).await?;
    let given =
        give_in(env, &mut work, caller, &authority, &person, &found, grant.expires_at, origin).await?;
    work.commit().await?;
    Ok(given)
}

/// Gives a role in a larger change, for good.
pub(crate) async fn give_role_in(
    env: &Env,
    work: &mut Work,
    caller: &Caller,
    authority: &Authority,
    person: &User,
    role: RoleId,
    origin: &Origin,
) -> Result<(), AccessError> {
    let found = look_up(work, &Gift::Role(role)).await?;
    give_in(env, work, caller, authority, person, &found, None, origin).await.map(drop)
}

#[expect(clippy::too_many_arguments, reason = "the story's parts; a struct would only hide them")]
async fn give_in(
    env: &Env,
    work: &mut Work,
    caller: &Caller,
    authority: &Authority,
    person: &User,
    found: &Found,
    until: Option<Timestamp>,
    origin: &Origin,
) -> Result<Given, AccessError> {
    authority.may_manage(&rights_of(work, person.id, env.now()).await?.permissions)?;
    match found {
        Found::Role(role) => authority.may_hand_out(role)?,
        Found::Permission(permission) => authority.require(&permission.built_in)?,
    }
    ensure_stays(person)?;
    let had = store::grants::of_user(work, person.id).await?;
    let how = Giving { source: &Source::Person, by: caller.uuid, at: env.now(), until };
    let (id, action, what) = match found {
        Found::Role(role) => {
            let id = store::grants::give_role(work, person.id, role.id, how).await?;
            (id, Action::RoleGranted, json!({ "role": role.name }))
        }
        Found::Permission(permission) => {
            let id = store::grants::give_permission(work, person.id, permission.id, how).await?;
            (id, Action::PermissionGranted, json!({ "permission": permission.name }))
        }
    };
    if matches!(found, Found::Role(Role { built_in: Some(BuiltInRole::SuperAdmin), .. })) {
        // Giving it again with an end may be a demotion.
        ensure_super_admin_remains(work).await?;
    }
    let before = had.into_iter().find(|grant| grant.id == id);
    let end = |until: Option<Timestamp>| json!(until.map(Timestamp::to_rfc3339));
    let mut detail = what;
    detail["expires_at"] = end(until);
    if let Some(before) = &before {
        detail["before"] = json!({ "expires_at": end(before.expires_at) });
    }
    record(env, work, caller, action, person, detail, origin).await?;
    work.changed(Subject::User(person.id));
    let grant = store::grants::by_id(work, id).await?.ok_or(AccessError::Unknown(Thing::Grant))?;
    Ok(if before.is_some() { Given::Again(grant) } else { Given::New(grant) })
}

/// Refuses to give anything to somebody who waits to be purged.
pub(super) const fn ensure_stays(person: &User) -> Result<(), AccessError> {
    if person.deleted_at.is_some() { Err(AccessError::Deleted) } else { Ok(()) }
}

/// Takes a grant away.
///
/// # Errors
/// [`AccessError::Unknown`] for the person or a grant that is not theirs,
/// [`AccessError::LastSuperAdmin`], [`AccessError::Forbidden`] or a failure.
pub async fn take(
    env: &Env,
    caller: &Caller,
    who: Who,
    grant: GrantId,
    origin: &Origin,
) -> Result<(), AccessError> {
    let (mut work, authority) = begin(env, caller).await?;
    let person = find_person(&mut work, who).await?;
    let grant = find_grant(&mut work, &person, grant).await?;
    authority.may_manage(&rights_of(&mut work, person.id, env.now()).await?.permissions)?;
    let (action, detail) = match &grant.held {
        Held::Role(id, name, _) => {
            authority.may_hand_out(&super::roles::find(&mut work, *id).await?)?;
            (Action::RoleTaken, json!({ "role": name, "source": grant.source_kind }))
        }
        Held::Permission(_, name, built_in) => {
            authority.require(built_in)?;
            (Action::PermissionTaken, json!({ "permission": name, "source": grant.source_kind }))
        }
    };
    store::grants::delete(&mut work, grant.id).await?;
    if matches!(grant.held, Held::Role(_, _, Some(BuiltInRole::SuperAdmin))) {
        ensure_super_admin_remains(&mut work).await?;
    }
    record(env, &mut work, caller, action, &person, detail, origin).await?;
    work.changed(Subject::User(person.id));
    work.commit().await?;
    Ok(())
}

/// A grant of that person; another's is as unknown as none.
pub(super) async fn find_grant(
    db: &mut impl Reads,
    person: &User,
    grant: GrantId,
) -> Result<Grant, AccessError> {
    let grant = store::grants::by_id(db, grant).await?.filter(|grant| grant.user == person.id);
    grant.ok_or(AccessError::Unknown(Thing::Grant))
}

/// Takes a role away, whatever gave it, in a larger change; not holding it is no error.
pub(crate) async fn take_role_in(
    env: &Env,
    work: &mut Work,
    caller: &Caller,
    authority: &Authority,
    person: &User,
    role: RoleId,
    origin: &Origin,
) -> Result<(), AccessError> {
    let Found::Role(role) = look_up(work, &Gift::Role(role)).await? else {
        return Err(AccessError::Unknown(Thing::Role));
    };
    authority.may_manage(&rights_of(work, person.id, env.now()).await?.permissions)?;
    authority.may_hand_out(&role)?;
    if !store::grants::delete_role_of(work, person.id, role.id).await? {
        return Ok(());
    }
    if role.built_in == Some(BuiltInRole::SuperAdmin) {
        ensure_super_admin_remains(work).await?;
    }
    let detail = json!({ "role": role.name });
    record(env, work, caller, Action::RoleTaken, person, detail, origin).await?;
    work.changed(Subject::User(person.id));
    Ok(())
}

/// What an accepted invitation gives, in the transaction that makes the account.
pub(crate) async fn grant_by_invitation(
    env: &Env,
    work: &mut Work,
    user: UserId,
    role: RoleId,
    invitation: InvitationId,
    inviter: UserUuid,
) -> DbResult<()> {
    let source = Source::Invitation(invitation);
    let how = Giving { source: &source, by: inviter, at: env.now(), until: None };
    store::grants::give_role(work, user, role, how).await.map(drop)
}

async fn record(
    env: &Env,
    work: &mut Work,
    caller: &Caller,
    action: Action,
    person: &User,
    detail: serde_json::Value,
    origin: &Origin,
) -> Result<(), AccessError> {
    let event = Event::new(caller.actor(), action, Target::Person(person.uuid)).with(detail);
    Ok(audit_log::record(work, env.now(), event, origin).await?)
}
