//! What a person may do: the permissions Vestibule itself asks about, and names it keeps for the
//! application behind it.

use std::collections::BTreeSet;
use std::fmt;

use crate::folded;

/// A permission that Vestibule's own services ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BuiltInPermission {
    /// See the dashboard.
    ViewDashboard,
    /// Manage people, roles, permissions and grants.
    ManageUsers,
    /// See reports.
    ViewReports,
    /// Change boards, columns and tickets.
    Edit,
    /// Change settings.
    ManageSettings,
    /// See everybody's request log, the audit log and error reports.
    AccessLogs,
    /// Manage people who hold it, and hand it out. `Admin` and `Super Admin` take a Super Admin.
    ManageAdmin,
    /// Change what is sold, and act on other people's subscriptions.
    ManageBilling,
}

impl BuiltInPermission {
    /// All of them: those of the original seed data in its order, then what came later.
    pub const ALL: [Self; 8] = [
        Self::ViewDashboard,
        Self::ManageUsers,
        Self::ViewReports,
        Self::Edit,
        Self::ManageSettings,
        Self::AccessLogs,
        Self::ManageAdmin,
        Self::ManageBilling,
    ];

    /// The name under which the database and every API know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ViewDashboard => "view_dashboard",
            Self::ManageUsers => "manage_users",
            Self::ViewReports => "view_reports",
            Self::Edit => "edit",
            Self::ManageSettings => "manage_settings",
            Self::AccessLogs => "access_logs",
            Self::ManageAdmin => "manage_admin",
            Self::ManageBilling => "manage_billing",
        }
    }

    /// The built-in permission of that (folded) name, if it is one.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.name() == name)
    }
}

impl fmt::Display for BuiltInPermission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A role that exists in every installation and whose built-in permissions are locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BuiltInRole {
    /// Holds every permission, future ones included.
    SuperAdmin,
    /// Holds every built-in permission but `manage_admin`.
    Admin,
    /// What every signed-in person is without a grant.
    User,
}

impl BuiltInRole {
    /// All of them, highest rank first.
    pub const ALL: [Self; 3] = [Self::SuperAdmin, Self::Admin, Self::User];

    /// The name under which the database and every API know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SuperAdmin => "Super Admin",
            Self::Admin => "Admin",
            Self::User => "User",
        }
    }

    /// The key under which the database knows it, whatever it is called.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::SuperAdmin => "super_admin",
            Self::Admin => "admin",
            Self::User => "user",
        }
    }

    /// The built-in role of that key.
    #[must_use]
    pub fn by_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }

    /// The built-in role of that name, whatever its case.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        let name = folded(name);
        Self::ALL.into_iter().find(|role| folded(role.name()) == name)
    }

    /// The built-in permissions the role holds.
    #[must_use]
    pub fn permissions(self) -> Vec<BuiltInPermission> {
        let all = BuiltInPermission::ALL.into_iter();
        match self {
            Self::SuperAdmin => all.collect(),
            Self::Admin => all.filter(|p| *p != BuiltInPermission::ManageAdmin).collect(),
            Self::User => Vec::new(),
        }
    }
}

/// How every permission there is or will be is shown among the names of a person's.
pub const EVERYTHING: &str = "*";

/// The permissions of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PermissionSet {
    /// A Super Admin's: every permission there is or will be.
    Everything,
    /// Exactly these names, folded.
    Named(BTreeSet<String>),
}

impl Default for PermissionSet {
    fn default() -> Self {
        Self::Named(BTreeSet::new())
    }
}

impl PermissionSet {
    /// Whether the person may do what Vestibule itself asks about.
    #[must_use]
    pub fn allows(&self, permission: BuiltInPermission) -> bool {
        self.allows_named(permission.name())
    }

    /// Whether the person may act on somebody who holds `other`: whoever could set the password of
    /// somebody with more rights would have them too. Only built-in permissions count; a person
    /// who holds everything yields to nobody else.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Everything, _) => true,
            (Self::Named(_), Self::Everything) => false,
            (Self::Named(_), Self::Named(_)) => {
                BuiltInPermission::ALL.into_iter().all(|p| self.allows(p) || !other.allows(p))
            }
        }
    }

    /// Whether the person holds a permission, by its folded name.
    #[must_use]
    pub fn allows_named(&self, folded_name: &str) -> bool {
        match self {
            Self::Everything => true,
            Self::Named(names) => names.contains(folded_name),
        }
    }
}

impl FromIterator<String> for PermissionSet {
    fn from_iter<I: IntoIterator<Item = String>>(names: I) -> Self {
        Self::Named(names.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_admin_holds_everything_built_in_but_manage_admin() {
        let admin: PermissionSet =
            BuiltInRole::Admin.permissions().into_iter().map(|p| p.name().to_owned()).collect();
        for permission in BuiltInPermission::ALL {
            assert_eq!(admin.allows(permission), permission != BuiltInPermission::ManageAdmin);
        }
    }

    #[test]
    fn a_super_admin_holds_permissions_nobody_has_thought_of_yet() {
        assert!(PermissionSet::Everything.allows_named("launch rockets"));
        assert!(!PermissionSet::default().allows_named("launch rockets"));
    }

    #[test]
    fn nobody_covers_somebody_with_a_built_in_permission_they_lack() {
        let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<PermissionSet>();
        let admin = named(&["manage_users", "edit"]);
        assert!(admin.covers(&named(&["edit", "launch rockets"])));
        assert!(!admin.covers(&named(&["manage_admin"])));
        assert!(!admin.covers(&PermissionSet::Everything));
        assert!(PermissionSet::Everything.covers(&PermissionSet::Everything));
    }

    #[test]
    fn built_in_roles_are_found_whatever_their_case() {
        assert_eq!(BuiltInRole::by_name("SUPER admin"), Some(BuiltInRole::SuperAdmin));
        assert_eq!(BuiltInRole::by_name("superadmin"), None);
    }
}
