//! What if.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use vestibule_kernel::{GrantId, RoleId};

use crate::access::{self, Change, Effect, Group, Who};
use crate::env::Env;
use crate::http::{Json, Problem};

use super::PeopleManager;
use super::grants::parse_gift;
use super::roles::parse_names;

/// A change that is not made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(tag = "change", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum ChangeBody {
    /// A role would hold exactly these permissions.
    RolePermissions {
        role_id: i64,
        /// Names.
        permissions: Vec<String>,
    },
    /// A role would be deleted.
    DeleteRole { role_id: i64 },
    /// A person would be given a role or a single permission.
    Give { user: Uuid, role_id: Option<i64>, permission: Option<String> },
    /// A grant would be taken from a person.
    Take { user: Uuid, grant_id: i64 },
}

impl ChangeBody {
    fn parse(self) -> Result<Change, Problem> {
        Ok(match self {
            Self::RolePermissions { role_id, permissions } => {
                Change::RolePermissions(RoleId(role_id), parse_names(&permissions)?)
            }
            Self::DeleteRole { role_id } => Change::DeleteRole(RoleId(role_id)),
            Self::Give { user, role_id, permission } => {
                Change::Give(Who::Uuid(user.into()), parse_gift(role_id, permission.as_deref())?)
            }
            Self::Take { user, grant_id } => Change::Take(Who::Uuid(user.into()), GrantId(grant_id)),
        })
    }
}

/// What the change would do.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PreviewBody {
    /// By permission; those that nobody gains or loses are left out.
    effects: Vec<EffectBody>,
}

/// What the change would do to one permission.
#[derive(Debug, Serialize, ToSchema)]
struct EffectBody {
    permission: String,
    /// Who would hold it and does not now.
    gain: GroupBody,
    /// Who holds it and would not afterwards.
    lose: GroupBody,
}

/// Some people.
#[derive(Debug, Serialize, ToSchema)]
struct GroupBody {
    /// How many.
    count: i64,
    /// The first hundred.
    people: Vec<AffectedBody>,
}

/// A person, shortly.
#[derive(Debug, Serialize, ToSchema)]
struct AffectedBody {
    uuid: Uuid,
    username: String,
}

impl From<Effect> for EffectBody {
    fn from(effect: Effect) -> Self {
        Self { permission: effect.permission, gain: effect.gain.into(), lose: effect.lose.into() }
    }
}

impl From<Group> for GroupBody {
    fn from(group: Group) -> Self {
        let person = |(uuid, username): (vestibule_kernel::UserUuid, _)| AffectedBody {
            uuid: uuid.as_uuid(),
            username,
        };
        Self { count: group.count, people: group.people.into_iter().map(person).collect() }
    }
}

/// Who would gain and who would lose what by a change, without making it. Disabled people, and
/// those whose address is not confirmed yet, are counted too: it is theirs as soon as they come in;
/// deleted people are not. What could not be changed at all is refused here too.
#[utoipa::path(post, path = "/api/v1/access/preview", tag = "access", request_body = ChangeBody, responses(
    (status = 200, body = PreviewBody), (status = 401), (status = 403), (status = 404), (status = 409),
    (status = 422)))]
pub(super) async fn preview(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    Json(body): Json<ChangeBody>,
) -> Result<Json<PreviewBody>, Problem> {
    let effects = access::preview(&env, &caller, &body.parse()?).await?;
    Ok(Json(PreviewBody { effects: effects.into_iter().map(EffectBody::from).collect() }))
}
