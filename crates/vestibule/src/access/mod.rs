//! Who may do what: roles, permissions, and the grants that give them to people.
//!
//! Every signed-in person is a `User` without a grant. A grant knows where it comes from, so that
//! one source can end without taking away what another gave.

mod provision;
mod store;

use vestibule_db::{DbResult, Reads};
use vestibule_kernel::{BuiltInRole, PermissionSet, Timestamp, UserId};

pub(crate) use provision::{
    FoundRole, find_permission, find_role, grant_role, holders_of, make_permission, make_role, put,
};
pub(crate) use store::{grant_built_in_role, super_admin_exists};

/// Where a grant comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Somebody decided it.
    Person,
    /// The first start or the command line.
    Seed,
}

impl Source {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Seed => "seed",
        }
    }
}

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
    let granted = store::roles_of(db, user, now).await?;
    let valid_until = store::next_expiry(db, user, now).await?;
    let is_super =
        granted.iter().any(|role| role.built_in.as_deref() == Some(store::key_of(BuiltInRole::SuperAdmin)));
    let permissions = if is_super {
        PermissionSet::Everything
    } else {
        store::permissions_of(db, user, now).await?.into_iter().collect()
    };
    let roles = granted.into_iter().map(|role| role.name).collect();
    Ok(Rights { roles, permissions, valid_until })
}

/// What somebody holds whose address is not confirmed: what everybody holds.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn rights_of_everybody(db: &mut impl Reads) -> DbResult<Rights> {
    let permissions = store::permissions_of_everybody(db).await?.into_iter().collect();
    Ok(Rights { permissions, ..Rights::default() })
}
