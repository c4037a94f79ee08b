//! What somebody who manages people may do to whom.
//!
//! Three rules, all about built-in permissions: nobody hands out what they do not hold, nobody
//! manages a person who holds more than they do, and `Admin` and `Super Admin` are handed out by
//! Super Admins only. Custom permissions mean nothing to Vestibule, so whoever manages people may hand them out.

use vestibule_db::{DbResult, Lock};
use vestibule_kernel::{BuiltInPermission, BuiltInRole, Caller, Forbidden, PermissionSet};

use crate::env::{Env, Work};
use crate::users;

use super::{AccessError, Role, rights_in_force, store};

/// Lets no other change of who may do what happen until this one is over: each sees what the one
/// before has decided.
pub(crate) async fn one_at_a_time(work: &mut Work) -> DbResult<()> {
    work.lock(Lock::Access).await
}

/// What the caller may do, read again under the lock: what they came with may have been taken from
/// them by the change before.
#[derive(Debug, Clone)]
pub struct Authority {
    presented: PermissionSet,
    held: PermissionSet,
}

/// Begins a change by somebody who manages people.
///
/// # Errors
/// [`AccessError::Forbidden`] for anybody else.
pub(crate) async fn begin(env: &Env, caller: &Caller) -> Result<(Work, Authority), AccessError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let mut work = env.write().await?;
    work.lock(Lock::Access).await?;
    let authority = Authority::of(env, &mut work, caller).await?;
    authority.require(&[BuiltInPermission::ManageUsers])?;
    Ok((work, authority))
}

/// Refuses a change that would leave nobody who may do everything, for good.
///
/// # Errors
/// [`AccessError::LastSuperAdmin`].
pub(crate) async fn ensure_super_admin_remains(work: &mut Work) -> Result<(), AccessError> {
    if store::grants::lasting_super_admin_exists(work).await? {
        Ok(())
    } else {
        Err(AccessError::LastSuperAdmin)
    }
}

impl Authority {
    async fn of(env: &Env, work: &mut Work, caller: &Caller) -> DbResult<Self> {
        let user = users::by_id(work, caller.user).await?.filter(|user| user.disabled_at.is_none());
        let held = match user {
            Some(user) => rights_in_force(work, &user, env.now()).await?.permissions,
            None => PermissionSet::default(),
        };
        Ok(Self { presented: caller.permissions.clone(), held })
    }

    /// The authority of a person who is not calling, such as whoever sent an invitation.
    pub(crate) async fn of_absent(
        env: &Env,
        work: &mut Work,
        uuid: vestibule_kernel::UserUuid,
    ) -> DbResult<Self> {
        work.lock(Lock::Access).await?;
        let user = users::by_uuid(work, uuid).await?.filter(|user| user.disabled_at.is_none());
        let held = match user {
            Some(user) => rights_in_force(work, &user, env.now()).await?.permissions,
            None => PermissionSet::default(),
        };
        Ok(Self { presented: PermissionSet::Everything, held })
    }

    fn holds(&self, permission: BuiltInPermission) -> bool {
        self.presented.allows(permission) && self.held.allows(permission)
    }

    fn holds_everything(&self) -> bool {
        matches!((&self.presented, &self.held), (PermissionSet::Everything, PermissionSet::Everything))
    }

    /// Refuses to hand out, or take away, built-in permissions that the caller does not hold.
    ///
    /// # Errors
    /// [`Forbidden`].
    pub fn require<'p>(
        &self,
        permissions: impl IntoIterator<Item = &'p BuiltInPermission>,
    ) -> Result<(), Forbidden> {
        if permissions.into_iter().all(|permission| self.holds(*permission)) {
            Ok(())
        } else {
            Err(Forbidden)
        }
    }

    /// Refuses to give or take a role that holds more than the caller does.
    ///
    /// # Errors
    /// [`Forbidden`].
    pub fn may_hand_out(&self, role: &Role) -> Result<(), Forbidden> {
        self.require(&[BuiltInPermission::ManageUsers])?;
        match role.built_in {
            Some(BuiltInRole::SuperAdmin | BuiltInRole::Admin) if !self.holds_everything() => Err(Forbidden),
            _ => self.require(&role.built_in_permissions().collect::<Vec<_>>()),
        }
    }

    /// Refuses to change anything about a person who holds more than the caller does.
    ///
    /// # Errors
    /// [`Forbidden`].
    pub fn may_manage(&self, theirs: &PermissionSet) -> Result<(), Forbidden> {
        match theirs {
            PermissionSet::Everything if !self.holds_everything() => Err(Forbidden),
            theirs => {
                let held: Vec<_> = BuiltInPermission::ALL.into_iter().filter(|p| theirs.allows(*p)).collect();
                self.require(&held)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(permissions: &[BuiltInPermission]) -> PermissionSet {
        permissions.iter().map(|p| p.name().to_owned()).collect()
    }

    fn authority(held: PermissionSet) -> Authority {
        Authority { presented: PermissionSet::Everything, held }
    }

    #[test]
    fn an_admin_manages_admins_but_no_super_admin() {
        let admin = named(&BuiltInRole::Admin.permissions());
        assert_eq!(authority(admin.clone()).may_manage(&admin), Ok(()));
        assert_eq!(authority(admin.clone()).may_manage(&PermissionSet::Everything), Err(Forbidden));
        assert_eq!(authority(PermissionSet::Everything).may_manage(&admin), Ok(()));
    }

    #[test]
    fn whoever_only_manages_people_manages_nobody_who_may_do_more() {
        let clerk = authority(named(&[BuiltInPermission::ManageUsers]));
        assert_eq!(clerk.may_manage(&named(&[BuiltInPermission::ManageSettings])), Err(Forbidden));
        assert_eq!(clerk.may_manage(&["launch rockets".to_owned()].into_iter().collect()), Ok(()));
    }

    #[test]
    fn every_built_in_permission_together_is_still_no_super_admin() {
        let nearly = authority(named(&BuiltInPermission::ALL));
        assert_eq!(nearly.may_manage(&PermissionSet::Everything), Err(Forbidden));
    }

    #[test]
    fn a_caller_who_came_with_less_than_they_hold_has_only_what_they_came_with() {
        let token = Authority { presented: PermissionSet::default(), held: PermissionSet::Everything };
        assert_eq!(token.require(&[BuiltInPermission::Edit]), Err(Forbidden));
    }
}
