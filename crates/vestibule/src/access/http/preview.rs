//! What if.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use vestibule_kernel::{GrantId, RoleId};

use crate::access::{self, Change, Effect, Group, Who};
use crate::env::Env;
use crate::http::{FieldError, Json, Problem};

use super::PeopleManager;
use super::grants::parse_gift;
use super::roles::parse_names;

/// A change that is not made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(tag = "change", rename_all = "snake_case", deny_unknown_fields)]
#[expect(dead_code, reason = "it describes to clients what is read by way of ChangeFields")]
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

/// What is read: an enum that is told apart by one of its fields cannot say which of the others does
/// not fit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangeFields {
    change: ChangeKind,
    role_id: Option<i64>,
    permissions: Option<Vec<String>>,
    user: Option<Uuid>,
    permission: Option<String>,
    grant_id: Option<i64>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ChangeKind {
    RolePermissions,
    DeleteRole,
    Give,
    Take,
}

impl ChangeKind {
    const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::RolePermissions => &["role_id", "permissions"],
            Self::DeleteRole => &["role_id"],
            Self::Give => &["user", "role_id", "permission"],
            Self::Take => &["user", "grant_id"],
        }
    }
}

impl ChangeFields {
    fn parse(self) -> Result<Change, Problem> {
        self.refuse_all_but(self.change.fields())?;
        let role = needed("role_id", self.role_id).map(RoleId);
        let who = needed("user", self.user).map(|user| Who::Uuid(user.into()));
        Ok(match self.change {
            ChangeKind::RolePermissions => {
                Change::RolePermissions(role?, parse_names(&needed("permissions", self.permissions)?)?)
            }
            ChangeKind::DeleteRole => Change::DeleteRole(role?),
            ChangeKind::Give => Change::Give(who?, parse_gift(self.role_id, self.permission.as_deref())?),
            ChangeKind::Take => Change::Take(who?, GrantId(needed("grant_id", self.grant_id)?)),
        })
    }

    fn refuse_all_but(&self, known: &[&str]) -> Result<(), Problem> {
        let sent = [
            ("role_id", self.role_id.is_some()),
            ("permissions", self.permissions.is_some()),
            ("user", self.user.is_some()),
            ("permission", self.permission.is_some()),
            ("grant_id", self.grant_id.is_some()),
        ];
        let odd = sent.into_iter().filter(|(name, is_sent)| *is_sent && !known.contains(name));
        let errors: Vec<_> =
            odd.map(|(name, _)| FieldError::new(name, "invalid", "this change has no such field")).collect();
        if errors.is_empty() { Ok(()) } else { Err(Problem::fields(errors)) }
    }
}

fn needed<T>(name: &'static str, value: Option<T>) -> Result<T, Problem> {
    value
        .ok_or_else(|| Problem::fields(vec![FieldError::new(name, "invalid", format!("{name} is required"))]))
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
    Json(body): Json<ChangeFields>,
) -> Result<Json<PreviewBody>, Problem> {
    let effects = access::preview(&env, &caller, &body.parse()?).await?;
    Ok(Json(PreviewBody { effects: effects.into_iter().map(EffectBody::from).collect() }))
}
