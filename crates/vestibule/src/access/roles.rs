//! Making, changing and deleting roles.
//!
//! Built-in roles are locked in name, existence and built-in permissions; custom permissions may be
//! added to them. A change of a set concerns everybody who holds the role, so it needs every
//! built-in permission that enters or leaves the set.

use std::collections::HashSet;

use serde_json::json;
use vestibule_db::{DbError, Reads};
use vestibule_kernel::{
    Basis, BuiltInPermission, Caller, Cursor, GrantName, Limit, Origin, Page, PermissionId, RoleId, folded,
};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::env::{Env, Work};

use super::error::Thing;
use super::store::{self, permissions::by_names};
use super::{AccessError, Authority, HeldPermission, Permission, Role, begin};

/// What is to become of a role's own fields.
#[derive(Debug, Clone, Default)]
pub struct RoleEdit {
    /// A new name; none keeps it.
    pub name: Option<GrantName>,
    /// A new description; none keeps it.
    pub description: Option<String>,
}

/// A page of roles by name.
///
/// # Errors
/// [`AccessError::Forbidden`], [`AccessError::Cursor`] or a failure.
pub async fn list_roles(
    env: &Env,
    caller: &Caller,
    limit: Limit,
    cursor: Option<Cursor>,
) -> Result<Page<Role>, AccessError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let after: String = cursor.map(|cursor| cursor.key("roles")).transpose()?.unwrap_or_default();
    let rows = store::roles::page(&mut env.db.read().await?, &after, limit.rows_to_fetch()).await?;
    Ok(Page::from_rows(rows, limit, "roles", |role| folded(&role.name)))
}

/// Every role, oldest first: for clients that know no pages.
///
/// # Errors
/// [`AccessError::Forbidden`] or a failure.
pub async fn all_roles(env: &Env, caller: &Caller) -> Result<Vec<Role>, AccessError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    Ok(store::roles::all(&mut env.db.read().await?).await?)
}

/// One role.
///
/// # Errors
/// [`AccessError::Forbidden`], [`AccessError::Unknown`] or a failure.
pub async fn role(env: &Env, caller: &Caller, id: RoleId) -> Result<Role, AccessError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    find(&mut env.db.read().await?, id).await
}

pub(super) async fn find(db: &mut impl Reads, id: RoleId) -> Result<Role, AccessError> {
    store::roles::by_id(db, id).await?.ok_or(AccessError::Unknown(Thing::Role))
}

/// Makes a role without permissions.
///
/// # Errors
/// [`AccessError::Forbidden`], [`AccessError::NameTaken`] or a failure.
pub async fn create_role(
    env: &Env,
    caller: &Caller,
    name: &GrantName,
    description: &str,
    origin: &Origin,
) -> Result<Role, AccessError> {
    let (mut work, _) = begin(env, caller).await?;
    let id = store::roles::insert(&mut work, name, description, env.now()).await?;
    let role = find(&mut work, id.ok_or(AccessError::NameTaken)?).await?;
    let detail = json!({ "after": { "description": role.description } });
    record(env, &mut work, caller, Action::RoleCreated, &role.name, detail, origin).await?;
    work.commit().await?;
    Ok(role)
}

/// Renames or describes a role.
///
/// # Errors
/// [`AccessError::BuiltIn`] for the name of a built-in one, [`AccessError::StaleRole`],
/// [`AccessError::NameTaken`], [`AccessError::Unknown`], [`AccessError::Forbidden`] or a failure.
pub async fn edit_role(
    env: &Env,
    caller: &Caller,
    id: RoleId,
    basis: &Basis,
    edit: RoleEdit,
    origin: &Origin,
) -> Result<Role, AccessError> {
    let (mut work, authority) = begin(env, caller).await?;
    let before = find_based_on(&mut work, id, basis).await?;
    // Whoever reads name and description decides by them whom to trust with the role.
    authority.may_hand_out(&before)?;
    let name = match edit.name {
        Some(name) if name.as_str() != before.name => {
            if before.built_in.is_some() {
                return Err(AccessError::BuiltIn);
            }
            name
        }
        _ => GrantName::parse(&before.name).map_err(|_| AccessError::Unknown(Thing::Role))?,
    };
    let description = edit.description.unwrap_or_else(|| before.description.clone());
    store::roles::update(&mut work, id, &name, &description).await.map_err(name_taken)?;
    let after = find(&mut work, id).await?;
    let detail = json!({
        "before": { "name": before.name, "description": before.description },
        "after": { "name": after.name, "description": after.description },
    });
    record(env, &mut work, caller, Action::RoleChanged, &before.name, detail, origin).await?;
    // Sessions remember names of roles.
    work.changed(Subject::Access);
    work.commit().await?;
    Ok(after)
}

pub(super) fn name_taken(error: DbError) -> AccessError {
    if error.violates("roles_name_folded_key") || error.violates("permissions_name_folded_key") {
        AccessError::NameTaken
    } else {
        error.into()
    }
}

async fn find_based_on(work: &mut Work, id: RoleId, basis: &Basis) -> Result<Role, AccessError> {
    let role = find(work, id).await?;
    basis.require(role.version, AccessError::Unbased, || AccessError::StaleRole(Box::new(role.clone())))?;
    Ok(role)
}

/// Deletes a role and takes it from everybody; its permissions stay. Invitations to it are void.
///
/// # Errors
/// [`AccessError::BuiltIn`], [`AccessError::StaleRole`], [`AccessError::Unknown`],
/// [`AccessError::Forbidden`] or a failure.
pub async fn delete_role(
    env: &Env,
    caller: &Caller,
    id: RoleId,
    basis: &Basis,
    origin: &Origin,
) -> Result<(), AccessError> {
    let (mut work, authority) = begin(env, caller).await?;
    let role = find(&mut work, id).await?;
    if role.built_in.is_some() {
        return Err(AccessError::BuiltIn);
    }
    authority.may_hand_out(&role)?;
    basis.allow(role.version, || AccessError::StaleRole(Box::new(role.clone())))?;
    for invitation in store::roles::invitations_to(&mut work, id).await? {
        let event = Event::new(caller.actor(), Action::InvitationRevoked, Target::Installation)
            .with(json!({ "invitation": invitation.0, "deleted_role": role.name }));
        audit_log::record(&mut work, env.now(), event, origin).await?;
    }
    store::roles::delete(&mut work, id).await?;
    let detail = json!({
        "before": { "description": role.description, "permissions": names(&role.permissions) },
    });
    record(env, &mut work, caller, Action::RoleDeleted, &role.name, detail, origin).await?;
    work.changed(Subject::Access);
    work.commit().await?;
    Ok(())
}

/// Puts one permission into a role; doing it twice is harmless.
///
/// # Errors
/// [`AccessError::UnknownReference`] for either name, [`AccessError::BuiltIn`],
/// [`AccessError::Forbidden`] or a failure.
pub async fn add_permission(
    env: &Env,
    caller: &Caller,
    role: &GrantName,
    permission: &GrantName,
    origin: &Origin,
) -> Result<Role, AccessError> {
    let (mut work, authority) = begin(env, caller).await?;
    let found = store::permissions::by_name(&mut work, permission).await?;
    let permission = found.ok_or_else(|| unknown(Thing::Permission, permission))?;
    let found = store::roles::by_name(&mut work, role).await?;
    let role = found.ok_or_else(|| unknown(Thing::Role, role))?;
    if role.permissions.iter().any(|held| held.id == permission.id) {
        return Ok(role);
    }
    change_set(
        env,
        work,
        caller,
        &authority,
        &role,
        Delta { added: vec![permission], removed: vec![] },
        origin,
    )
    .await
}

fn unknown(thing: Thing, name: &GrantName) -> AccessError {
    AccessError::UnknownReference { thing, name: name.as_str().to_owned() }
}

/// Makes a role hold exactly these permissions.
///
/// # Errors
/// [`AccessError::UnknownInSet`], [`AccessError::StaleRole`], [`AccessError::BuiltIn`],
/// [`AccessError::Unknown`], [`AccessError::Forbidden`] or a failure.
pub async fn replace_permissions(
    env: &Env,
    caller: &Caller,
    id: RoleId,
    basis: &Basis,
    permissions: &[GrantName],
    origin: &Origin,
) -> Result<Role, AccessError> {
    let (mut work, authority) = begin(env, caller).await?;
    let role = find_based_on(&mut work, id, basis).await?;
    let delta = Delta::towards(&mut work, &role, permissions).await?;
    if delta.added.is_empty() && delta.removed.is_empty() {
        return Ok(role);
    }
    change_set(env, work, caller, &authority, &role, delta, origin).await
}

/// What enters and leaves a role's set.
#[derive(Debug)]
pub(super) struct Delta {
    pub(super) added: Vec<Permission>,
    pub(super) removed: Vec<HeldPermission>,
}

impl Delta {
    /// What has to change for the role to hold exactly `names`.
    pub(super) async fn towards(
        db: &mut impl Reads,
        role: &Role,
        names: &[GrantName],
    ) -> Result<Self, AccessError> {
        let wanted = by_names(db, names).await?;
        let there: HashSet<String> = wanted.iter().map(|p| folded(&p.name)).collect();
        if let Some(missing) = names.iter().find(|name| !there.contains(name.folded())) {
            return Err(AccessError::UnknownInSet(missing.as_str().to_owned()));
        }
        let stay: HashSet<PermissionId> = wanted.iter().map(|p| p.id).collect();
        let held: HashSet<PermissionId> = role.permissions.iter().map(|p| p.id).collect();
        let removed = role.permissions.iter().filter(|p| !stay.contains(&p.id)).cloned().collect();
        Ok(Self { removed, added: wanted.into_iter().filter(|p| !held.contains(&p.id)).collect() })
    }

    /// Refuses to change the built-in permissions of a built-in role.
    pub(super) fn ensure_fits(&self, role: &Role) -> Result<(), AccessError> {
        if role.built_in.is_some() && !self.built_in().is_empty() {
            return Err(AccessError::BuiltIn);
        }
        Ok(())
    }

    fn built_in(&self) -> Vec<BuiltInPermission> {
        let added = self.added.iter().filter_map(|p| p.built_in);
        added.chain(self.removed.iter().filter_map(|p| p.built_in)).collect()
    }
}

async fn change_set(
    env: &Env,
    mut work: Work,
    caller: &Caller,
    authority: &Authority,
    role: &Role,
    delta: Delta,
    origin: &Origin,
) -> Result<Role, AccessError> {
    authority.require(&delta.built_in())?;
    delta.ensure_fits(role)?;
    for permission in &delta.removed {
        store::roles::remove(&mut work, role.id, permission.id).await?;
    }
    for permission in &delta.added {
        store::roles::add(&mut work, role.id, permission.id, caller.actor(), env.now()).await?;
    }
    store::roles::touch(&mut work, role.id).await?;
    let after = find(&mut work, role.id).await?;
    let detail = json!({
        "before": { "permissions": names(&role.permissions) },
        "after": { "permissions": names(&after.permissions) },
    });
    record(env, &mut work, caller, Action::RoleChanged, &role.name, detail, origin).await?;
    work.changed(Subject::Access);
    work.commit().await?;
    Ok(after)
}

fn names(permissions: &[HeldPermission]) -> Vec<&str> {
    permissions.iter().map(|permission| permission.name.as_str()).collect()
}

async fn record(
    env: &Env,
    work: &mut Work,
    caller: &Caller,
    action: Action,
    role: &str,
    detail: serde_json::Value,
    origin: &Origin,
) -> Result<(), AccessError> {
    let event = Event::new(caller.actor(), action, Target::Role(role.to_owned())).with(detail);
    Ok(audit_log::record(work, env.now(), event, origin).await?)
}
