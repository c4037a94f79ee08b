//! Roles, permissions and grants in API v1.

mod explain;
mod grants;
mod permissions;
mod preview;
mod roles;

use axum::extract::FromRequestParts;
use http::request::Parts;
use vestibule_kernel::{BuiltInPermission, GrantName};

use crate::http::{Code, FieldError, Problem, Routes, SignedIn, routes};

use super::{AccessError, Thing};

pub use grants::GrantBody;

/// The routes.
pub fn routes<R: Routes>() -> R {
    R::default()
        .routes(routes!(roles::list, roles::create))
        .routes(routes!(roles::get, roles::edit, roles::delete))
        .routes(routes!(roles::replace))
        .routes(routes!(permissions::list, permissions::create))
        .routes(routes!(permissions::get, permissions::edit, permissions::delete))
        .routes(routes!(grants::list, grants::give))
        .routes(routes!(grants::take))
        .routes(routes!(explain::explain))
        .routes(routes!(preview::preview))
}

/// Somebody signed in who manages people.
///
/// Services ask for themselves; asking before the body is read keeps a stranger from learning what
/// would be wrong with it.
#[derive(Debug, Clone)]
pub struct PeopleManager(pub SignedIn);

impl<S: Sync> FromRequestParts<S> for PeopleManager {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let caller = SignedIn::from_request_parts(parts, state).await?;
        caller.require(BuiltInPermission::ManageUsers)?;
        Ok(Self(caller))
    }
}

/// Longer descriptions are refused.
const DESCRIPTION_CHARS: usize = 500;

/// The name of a role or permission.
fn parse_name(field: &'static str, text: &str) -> Result<GrantName, Problem> {
    GrantName::parse(text).map_err(|error| Problem::fields(vec![FieldError::new(field, "invalid", error)]))
}

/// What a role or permission is to be called.
fn parse_new_name(text: &str) -> Result<GrantName, Problem> {
    GrantName::parse_new(text)
        .map_err(|error| Problem::fields(vec![FieldError::new("name", "invalid", error)]))
}

/// A description: any text, not too long.
fn check_description(text: &str) -> Result<(), Problem> {
    if text.chars().count() <= DESCRIPTION_CHARS {
        return Ok(());
    }
    let detail = format!("a description has at most {DESCRIPTION_CHARS} characters");
    Err(Problem::fields(vec![FieldError::new("description", "too_long", detail)]))
}

impl From<AccessError> for Problem {
    fn from(error: AccessError) -> Self {
        let text = error.to_string();
        let field = |field, code| Self::fields(vec![FieldError::new(field, code, &text)]);
        match error {
            AccessError::UnknownReference { thing: Thing::Role, .. } => field("role_id", "unknown"),
            AccessError::UnknownReference { thing: Thing::Permission, .. } => field("permission", "unknown"),
            AccessError::UnknownInSet(_) => field("permissions", "unknown"),
            AccessError::UnknownReference { thing: Thing::Grant, .. } => field("grant_id", "unknown"),
            AccessError::UnknownReference { thing: Thing::Person, .. } => field("user", "unknown"),
            AccessError::EndsInThePast => field("expires_at", "past"),
            AccessError::Cursor => field("cursor", "invalid"),
            AccessError::Forbidden => Self::new(Code::Forbidden),
            AccessError::Unknown(_) => Self::new(Code::NotFound),
            AccessError::Unbased => Self::new(Code::PreconditionRequired),
            AccessError::NameTaken => Self::new(Code::NameTaken),
            AccessError::BuiltIn => Self::new(Code::BuiltIn),
            AccessError::LastSuperAdmin => Self::new(Code::LastSuperAdmin),
            AccessError::Deleted => {
                Self::with_detail(Code::Conflict, "The account is deleted. Please restore it first.")
            }
            AccessError::StaleRole(role) => Self::stale(&roles::RoleBody::from(*role)),
            AccessError::StalePermission(now) => Self::stale(&permissions::PermissionBody::from(*now)),
            AccessError::Failure(failure) => failure.into(),
        }
    }
}
