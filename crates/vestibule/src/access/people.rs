//! Everybody at once, for whoever manages people: the lists of the replaced programs, which know no
//! pages.

use vestibule_kernel::{BuiltInPermission, Caller, Forbidden};

use crate::env::{Env, Failure};
use crate::users::{self, User};

use super::store;

/// Why nobody is shown.
#[derive(Debug, thiserror::Error)]
pub enum EverybodyError {
    /// The caller does not manage people.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(EverybodyError);

/// A person with the names of the roles they have been granted.
#[derive(Debug)]
pub struct PersonWithRoles {
    /// Who.
    pub user: User,
    /// In order, without the implicit `User`.
    pub roles: Vec<String>,
}

/// Everybody, in the order in which they came.
///
/// # Errors
/// [`EverybodyError`].
pub async fn everybody(env: &Env, caller: &Caller) -> Result<Vec<PersonWithRoles>, EverybodyError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let mut db = env.db.read().await?;
    let mut roles = store::rights::roles_of_everybody(&mut db, env.now()).await?;
    let people = users::all(&mut db).await?;
    let with_roles = |user: User| {
        let roles = roles.remove(&user.id).unwrap_or_default();
        PersonWithRoles { user, roles }
    };
    Ok(people.into_iter().map(with_roles).collect())
}
