//! Making, changing and deleting custom permissions: plain names that an application asks about.
//!
//! Vestibule's own permissions are locked; their description may be put into the house's words.

use serde_json::json;
use vestibule_db::Reads;
use vestibule_kernel::{
    Basis, BuiltInPermission, Caller, Cursor, GrantName, Limit, Origin, Page, PermissionId,
};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::env::{Env, Work};

use super::error::Thing;
use super::roles::name_taken;
use super::{AccessError, Permission, RoleEdit, begin, store};

/// A page of permissions by name.
///
/// # Errors
/// [`AccessError::Forbidden`], [`AccessError::Cursor`] or a failure.
pub async fn list_permissions(
    env: &Env,
    caller: &Caller,
    limit: Limit,
    cursor: Option<Cursor>,
) -> Result<Page<Permission>, AccessError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let after: String = cursor.map(|cursor| cursor.key("permissions")).transpose()?.unwrap_or_default();
    let rows = store::permissions::page(&mut env.db.read().await?, &after, limit.rows_to_fetch()).await?;
    Ok(Page::from_rows(rows, limit, "permissions", |permission| vestibule_kernel::folded(&permission.name)))
}

/// Every permission, oldest first: for clients that know no pages.
///
/// # Errors
/// [`AccessError::Forbidden`] or a failure.
pub async fn all_permissions(env: &Env, caller: &Caller) -> Result<Vec<Permission>, AccessError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    Ok(store::permissions::all(&mut env.db.read().await?).await?)
}

/// One permission.
///
/// # Errors
/// [`AccessError::Forbidden`], [`AccessError::Unknown`] or a failure.
pub async fn permission(env: &Env, caller: &Caller, id: PermissionId) -> Result<Permission, AccessError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    find(&mut env.db.read().await?, id).await
}

async fn find(db: &mut impl Reads, id: PermissionId) -> Result<Permission, AccessError> {
    store::permissions::by_id(db, id).await?.ok_or(AccessError::Unknown(Thing::Permission))
}

/// Makes a custom permission.
///
/// # Errors
/// [`AccessError::Forbidden`], [`AccessError::NameTaken`] or a failure.
pub async fn create_permission(
    env: &Env,
    caller: &Caller,
    name: &GrantName,
    description: &str,
    origin: &Origin,
) -> Result<Permission, AccessError> {
    let (mut work, _) = begin(env, caller).await?;
    let id = store::permissions::insert(&mut work, name, description, env.now()).await?;
    let permission = find(&mut work, id.ok_or(AccessError::NameTaken)?).await?;
    let detail = json!({ "after": { "description": permission.description } });
    record(env, &mut work, caller, Action::PermissionCreated, &permission.name, detail, origin).await?;
    work.commit().await?;
    Ok(permission)
}

/// Renames or describes a permission. Applications ask by name: whoever asks by the old one is
/// told no from now on.
///
/// # Errors
/// [`AccessError::BuiltIn`] for the name of a built-in one, [`AccessError::StalePermission`],
/// [`AccessError::NameTaken`], [`AccessError::Unknown`], [`AccessError::Forbidden`] or a failure.
pub async fn edit_permission(
    env: &Env,
    caller: &Caller,
    id: PermissionId,
    basis: &Basis,
    edit: RoleEdit,
    origin: &Origin,
) -> Result<Permission, AccessError> {
    let (mut work, authority) = begin(env, caller).await?;
    let before = find(&mut work, id).await?;
    authority.require(&before.built_in)?;
    basis.require(before.version, AccessError::Unbased, || {
        AccessError::StalePermission(Box::new(before.clone()))
    })?;
    let name = match edit.name {
        Some(name) if name.as_str() != before.name && before.built_in.is_some() => {
            return Err(AccessError::BuiltIn);
        }
        Some(name) => name,
        None => GrantName::parse(&before.name).map_err(|_| AccessError::Unknown(Thing::Permission))?,
    };
    let description = edit.description.unwrap_or_else(|| before.description.clone());
    store::permissions::update(&mut work, id, &name, &description).await.map_err(name_taken)?;
    store::roles::touch_holders_of(&mut work, id).await?;
    let after = find(&mut work, id).await?;
    let detail = json!({
        "before": { "name": before.name, "description": before.description },
        "after": { "name": after.name, "description": after.description },
    });
    record(env, &mut work, caller, Action::PermissionChanged, &before.name, detail, origin).await?;
    work.changed(Subject::Access);
    work.commit().await?;
    Ok(after)
}

/// Deletes a custom permission and takes it out of every role and from everybody.
///
/// # Errors
/// [`AccessError::BuiltIn`], [`AccessError::StalePermission`], [`AccessError::Unknown`],
/// [`AccessError::Forbidden`] or a failure.
pub async fn delete_permission(
    env: &Env,
    caller: &Caller,
    id: PermissionId,
    basis: &Basis,
    origin: &Origin,
) -> Result<(), AccessError> {
    let (mut work, _) = begin(env, caller).await?;
    let permission = find(&mut work, id).await?;
    if permission.built_in.is_some() {
        return Err(AccessError::BuiltIn);
    }
    basis.allow(permission.version, || AccessError::StalePermission(Box::new(permission.clone())))?;
    store::roles::touch_holders_of(&mut work, id).await?;
    store::permissions::delete(&mut work, id).await?;
    let detail = json!({ "before": { "description": permission.description } });
    record(env, &mut work, caller, Action::PermissionDeleted, &permission.name, detail, origin).await?;
    work.changed(Subject::Access);
    work.commit().await?;
    Ok(())
}

async fn record(
    env: &Env,
    work: &mut Work,
    caller: &Caller,
    action: Action,
    permission: &str,
    detail: serde_json::Value,
    origin: &Origin,
) -> Result<(), AccessError> {
    let event = Event::new(caller.actor(), action, Target::Permission(permission.to_owned())).with(detail);
    Ok(audit_log::record(work, env.now(), event, origin).await?)
}
