//! Why somebody may, or may not, do something.

use vestibule_kernel::{BuiltInPermission, BuiltInRole, Caller, GrantName, Timestamp};

use crate::env::Env;
use crate::users::User;

use super::error::Thing;
use super::grants::find_person;
use super::model::Granter;
use super::store::explain as rows;
use super::{AccessError, Grant, Held, Who, store};

/// Whether somebody holds a permission, and every reason for and against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The permission, as it is called.
    pub permission: String,
    /// Whether a session of theirs may do it now.
    pub holds: bool,
    /// Every way in which they hold it, ended ones included.
    pub reasons: Vec<Reason>,
    /// What keeps their grants from counting.
    pub obstacles: Vec<Obstacle>,
}

/// One way in which somebody holds a permission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// How.
    pub way: Way,
    /// Who put the permission into the role, when there is one, and when.
    pub in_role_since: Option<(Option<Granter>, Timestamp)>,
    /// Whether it counts now.
    pub in_force: bool,
}

/// How a permission comes to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// A grant: of the permission itself, of a role with it, or of `Super Admin`, which holds
    /// everything.
    Grant(Box<Grant>),
    /// Everybody holds it: it is in the role of that name.
    Everybody(String),
}

/// Why a grant does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The account is disabled.
    Disabled,
    /// The account is deleted and waits to be purged.
    Deleted,
    /// Grants count once the address is confirmed.
    AddressNotConfirmed,
}

/// Explains whether somebody holds a permission.
///
/// # Errors
/// [`AccessError::Unknown`] for the person or the permission, [`AccessError::Forbidden`] or a failure.
pub async fn explain(
    env: &Env,
    caller: &Caller,
    who: Who,
    permission: &GrantName,
) -> Result<Explanation, AccessError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let mut db = env.db.read().await?;
    let person = find_person(&mut db, who).await?;
    let permission = store::permissions::by_name(&mut db, permission).await?;
    let permission = permission.ok_or(AccessError::Unknown(Thing::Permission))?;
    let obstacles = obstacles_of(&person);
    let mut reasons = Vec::new();
    for grant in rows::grants_leading_to(&mut db, person.id, permission.id).await? {
        let in_role_since = match &grant.held {
            // It holds everything, whatever stands in its set.
            Held::Role(_, _, Some(BuiltInRole::SuperAdmin)) | Held::Permission(..) => None,
            Held::Role(role, ..) => rows::put_into(&mut db, role.0, permission.id).await?,
        };
        let in_force = obstacles.is_empty() && grant.expires_at.is_none_or(|at| at > env.now());
        reasons.push(Reason { way: Way::Grant(Box::new(grant)), in_role_since, in_force });
    }
    let (everybody, name) = rows::user_role(&mut db).await?;
    if let Some(since) = rows::put_into(&mut db, everybody, permission.id).await? {
        let in_force = person.disabled_at.is_none();
        reasons.push(Reason { way: Way::Everybody(name), in_role_since: Some(since), in_force });
    }
    let holds = reasons.iter().any(|reason| reason.in_force);
    Ok(Explanation { permission: permission.name, holds, reasons, obstacles })
}

fn obstacles_of(person: &User) -> Vec<Obstacle> {
    let mut obstacles = Vec::new();
    if person.deleted_at.is_some() {
        obstacles.push(Obstacle::Deleted);
    } else if person.disabled_at.is_some() {
        obstacles.push(Obstacle::Disabled);
    }
    if !person.is_verified() {
        obstacles.push(Obstacle::AddressNotConfirmed);
    }
    obstacles
}
