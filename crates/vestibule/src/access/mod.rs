//! Who may do what: roles, permissions, and the grants that give them to people.
//!
//! Every signed-in person is a `User` without a grant. A grant knows where it comes from, so that
//! one source can end without taking away what another gave. Nobody hands out a built-in permission
//! that they do not hold, and somebody is always left who may do everything.

mod authority;
mod error;
mod explain;
mod grants;
pub mod http;
mod model;
mod people;
mod permissions;
mod plans;
mod preview;
mod roles;
mod store;

use vestibule_db::{DbResult, Reads};
use vestibule_kernel::{BuiltInRole, PermissionSet, Timestamp, UserId};

use crate::users::User;

pub use people::{EverybodyError, PersonWithRoles, everybody};
pub(crate) use plans::{PlanGrant, set_plan_grants};

pub use authority::Authority;
pub(crate) use authority::{begin, ensure_super_admin_remains, one_at_a_time};
pub use error::{AccessError, Thing};
pub use explain::{Explanation, Obstacle, Reason, Way, explain};
pub use grants::{Gift, Given, NewGrant, give, grants_of, take};
pub(crate) use grants::{find_person, give_role_in, grant_by_invitation, take_role_in};
pub use model::{Grant, Granter, Held, HeldPermission, Permission, Role, Source, Who};
pub use permissions::{
    all_permissions, create_permission, delete_permission, edit_permission, list_permissions, permission,
};
pub use preview::{Change, Effect, Group, preview};
pub use roles::{
    RoleEdit, add_permission, all_roles, create_role, delete_role, edit_role, list_roles,
    replace_permissions, role,
};
pub(crate) use store::grants::of_user as all_grants_of;
pub(crate) use store::permissions::by_name as permission_by_name;
pub(crate) use store::provision::{grant_role, make_permission, make_role};
pub(crate) use store::rights::{grant_built_in_role, holders_of, super_admin_exists};
pub(crate) use store::roles::{
    add as put, by_id as role_by_id, by_name as role_by_name, names_of_users as role_names_of,
};

/// What a person holds at an instant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rights {
    /// Names of the roles granted to the person, in order, without the implicit `User`.
    pub roles: Vec<String>,
    /// Everything the person may do.
    pub permissions: PermissionSet,
    /// When the first of the grants ends, and with it this answer.
    pub valid_until: Option<Timestamp>,
}

/// What the person holds now.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn rights_of(db: &mut impl Reads, user: UserId, now: Timestamp) -> DbResult<Rights> {
    let granted = store::rights::roles_of(db, user, now).await?;
    let valid_until = store::rights::next_expiry(db, user, now).await?;
    let is_super = granted.iter().any(|role| role.built_in.as_deref() == Some(BuiltInRole::SuperAdmin.key()));
    let permissions = if is_super {
        PermissionSet::Everything
    } else {
        store::rights::permissions_of(db, user, now).await?.into_iter().collect()
    };
    let roles = granted.into_iter().map(|role| role.name).collect();
    Ok(Rights { roles, permissions, valid_until })
}

/// What somebody holds whose address is not confirmed: what everybody holds.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn rights_of_everybody(db: &mut impl Reads) -> DbResult<Rights> {
    let permissions = store::rights::permissions_of_everybody(db).await?.into_iter().collect();
    Ok(Rights { permissions, ..Rights::default() })
}

/// What a person may do now as they stand: grants count once the address is confirmed.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn rights_in_force(db: &mut impl Reads, user: &User, now: Timestamp) -> DbResult<Rights> {
    if user.is_verified() { rights_of(db, user.id, now).await } else { rights_of_everybody(db).await }
}
