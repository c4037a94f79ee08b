//! Why somebody may, or may not.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use vestibule_kernel::{GrantName, UserUuid};

use crate::access::{self, Explanation, Obstacle, Reason, Way, Who};
use crate::env::Env;
use crate::http::{Code, Json, Path, Problem};

use super::PeopleManager;
use super::grants::{GrantBody, GranterBody};

/// Whether somebody holds a permission, and why.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ExplanationBody {
    permission: String,
    /// Whether a session of theirs may do it now.
    holds: bool,
    /// Every way in which they hold it, ended ones included.
    reasons: Vec<ReasonBody>,
    /// What keeps their grants from counting: `disabled`, `deleted`, `address_not_confirmed`.
    obstacles: Vec<&'static str>,
}

/// One way in which somebody holds a permission.
#[derive(Debug, Serialize, ToSchema)]
struct ReasonBody {
    /// `super_admin`: that role holds everything. `role`: it is in a role they were given.
    /// `grant`: they were given the permission itself. `everybody`: every signed-in person holds it.
    way: &'static str,
    /// Whether it counts now.
    in_force: bool,
    /// What was given to them; absent for `everybody`.
    #[serde(skip_serializing_if = "Option::is_none")]
    grant: Option<GrantBody>,
    /// Who put the permission into the role, and when; absent for what Vestibule came with.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_role: Option<InRoleBody>,
}

/// Who put a permission into a role.
#[derive(Debug, Serialize, ToSchema)]
struct InRoleBody {
    /// Absent when no person did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<GranterBody>,
    /// RFC 3339.
    since: String,
}

impl From<Explanation> for ExplanationBody {
    fn from(explanation: Explanation) -> Self {
        let obstacle = |obstacle| match obstacle {
            Obstacle::Disabled => "disabled",
            Obstacle::Deleted => "deleted",
            Obstacle::AddressNotConfirmed => "address_not_confirmed",
        };
        Self {
            permission: explanation.permission,
            holds: explanation.holds,
            reasons: explanation.reasons.into_iter().map(ReasonBody::from).collect(),
            obstacles: explanation.obstacles.into_iter().map(obstacle).collect(),
        }
    }
}

impl From<Reason> for ReasonBody {
    fn from(reason: Reason) -> Self {
        let is_in_role = reason.in_role_since.is_some();
        // What the installation came with bears the beginning of time.
        let put_in = reason.in_role_since.filter(|(by, since)| by.is_some() || since.as_millis() > 0);
        let in_role =
            put_in.map(|(by, since)| InRoleBody { by: by.map(GranterBody::from), since: since.to_rfc3339() });
        let (way, grant) = match reason.way {
            Way::Everybody(_) => ("everybody", None),
            Way::Grant(grant) if grant.is_of_super_admin() => ("super_admin", Some(*grant)),
            Way::Grant(grant) if is_in_role => ("role", Some(*grant)),
            Way::Grant(grant) => ("grant", Some(*grant)),
        };
        Self { way, in_force: reason.in_force, grant: grant.map(GrantBody::from), in_role }
    }
}

/// Through which role or grant a person holds a permission: where it comes from, who gave it, when,
/// and until when.
#[utoipa::path(get, path = "/api/v1/users/{uuid}/permissions/{name}/explain", tag = "access",
    params(("uuid" = Uuid, Path), ("name" = String, Path)), responses((status = 200, body = ExplanationBody),
    (status = 401), (status = 403), (status = 404)))]
pub(super) async fn explain(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    Path((uuid, name)): Path<(UserUuid, String)>,
) -> Result<Json<ExplanationBody>, Problem> {
    let name = GrantName::parse(&name).map_err(|_| Problem::new(Code::NotFound))?;
    Ok(Json(access::explain(&env, &caller, Who::Uuid(uuid), &name).await?.into()))
}
