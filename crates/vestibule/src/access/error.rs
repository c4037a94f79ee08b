//! Why roles, permissions or grants were not changed.

use vestibule_kernel::Forbidden;

use crate::env::Failure;

use super::{Permission, Role};

/// Why a change of who may do what was refused.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// The caller lacks the permission, or would hand out or manage more than they hold.
    #[error("the caller may not do this")]
    Forbidden,
    /// The thing itself is not there.
    #[error("there is no such {0}")]
    Unknown(Thing),
    /// Something the request refers to is not there.
    #[error("there is no {thing} {name:?}")]
    UnknownReference {
        /// What was referred to.
        thing: Thing,
        /// By which id or name.
        name: String,
    },
    /// A set is to hold a permission that is not there.
    #[error("there is no permission {0:?}")]
    UnknownInSet(String),
    /// Another role or permission has that name.
    #[error("there is already one of that name")]
    NameTaken,
    /// Part of every installation.
    #[error("it is part of every installation")]
    BuiltIn,
    /// The edit does not say which state it is based on.
    #[error("the edit does not say what it is based on")]
    Unbased,
    /// The role is not in the state the edit was based on; this is what it is now.
    #[error("the role has been changed meanwhile")]
    StaleRole(Box<Role>),
    /// The same of a permission.
    #[error("the permission has been changed meanwhile")]
    StalePermission(Box<Permission>),
    /// Nobody would be left who may do everything.
    #[error("this is the last Super Admin")]
    LastSuperAdmin,
    /// The person is deleted; they have to be restored first.
    #[error("the account is deleted; restore it first")]
    Deleted,
    /// A grant would end before it begins.
    #[error("the end lies in the past")]
    EndsInThePast,
    /// The cursor belongs to another list.
    #[error("the cursor does not belong to this list")]
    Cursor,
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

/// What was not found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// A role.
    Role,
    /// A permission.
    Permission,
    /// A grant.
    Grant,
    /// A person.
    Person,
}

impl std::fmt::Display for Thing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Role => "role",
            Self::Permission => "permission",
            Self::Grant => "grant",
            Self::Person => "person",
        })
    }
}

crate::from_failures!(AccessError);

impl From<Forbidden> for AccessError {
    fn from(_: Forbidden) -> Self {
        Self::Forbidden
    }
}

impl From<vestibule_kernel::CursorError> for AccessError {
    fn from(_: vestibule_kernel::CursorError) -> Self {
        Self::Cursor
    }
}
