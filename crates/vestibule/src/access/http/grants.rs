//! What people were given, and by whom.

use axum::extract::State;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use vestibule_kernel::{GrantId, RoleId, Timestamp, UserUuid};

use crate::access::{self, Gift, Given, Grant, Granter, Held, NewGrant, Who};
use crate::env::Env;
use crate::http::{FieldError, Json, PageBody, Path, Problem, RequestOrigin};

use super::{PeopleManager, parse_name};

/// A role or permission, by name and row.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct NamedBody {
    id: i64,
    name: String,
}

/// Who granted something.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct GranterBody {
    uuid: Uuid,
    /// Absent when the person is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<String>,
}

impl From<Granter> for GranterBody {
    fn from(granter: Granter) -> Self {
        Self { uuid: granter.uuid.as_uuid(), username: granter.username }
    }
}

/// Somebody holds a role or a single permission.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GrantBody {
    id: i64,
    /// The role; absent for a single permission.
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<NamedBody>,
    /// The permission; absent for a role.
    #[serde(skip_serializing_if = "Option::is_none")]
    permission: Option<NamedBody>,
    /// `person`, `plan`, `invitation` or `seed`.
    source: String,
    /// Which plan or invitation; empty otherwise.
    source_ref: String,
    /// Absent for the first start and the command line.
    #[serde(skip_serializing_if = "Option::is_none")]
    granted_by: Option<GranterBody>,
    /// RFC 3339.
    granted_at: String,
    /// RFC 3339; absent for good.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<String>,
}

impl From<Grant> for GrantBody {
    fn from(grant: Grant) -> Self {
        let (role, permission) = match grant.held {
            Held::Role(id, name, _) => (Some(NamedBody { id: id.0, name }), None),
            Held::Permission(id, name, _) => (None, Some(NamedBody { id: id.0, name })),
        };
        Self {
            id: grant.id.0,
            role,
            permission,
            source: grant.source_kind,
            source_ref: grant.source_ref,
            granted_by: grant.granted_by.map(GranterBody::from),
            granted_at: grant.granted_at.to_rfc3339(),
            expires_at: grant.expires_at.map(Timestamp::to_rfc3339),
        }
    }
}

/// Everything a person was given, with its source; ended grants included, without further pages.
#[utoipa::path(get, path = "/api/v1/users/{uuid}/grants", tag = "access", params(("uuid" = Uuid, Path)),
    responses((status = 200, body = PageBody<GrantBody>), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn list(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    Path(uuid): Path<UserUuid>,
) -> Result<Json<PageBody<GrantBody>>, Problem> {
    let grants = access::grants_of(&env, &caller, Who::Uuid(uuid)).await?;
    Ok(Json(PageBody { items: grants.into_iter().map(GrantBody::from).collect(), next: None }))
}

/// What is given: either a role or a permission.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct GiftBody {
    /// A role ...
    role_id: Option<i64>,
    /// ... or the name of a single permission.
    permission: Option<String>,
    /// RFC 3339; absent for good.
    expires_at: Option<String>,
}

/// Exactly one of the two ways to say what is given.
pub(super) fn parse_gift(role_id: Option<i64>, permission: Option<&str>) -> Result<Gift, Problem> {
    match (role_id, permission) {
        (Some(id), None) => Ok(Gift::Role(RoleId(id))),
        (None, Some(name)) => Ok(Gift::Permission(parse_name("permission", name)?)),
        _ => {
            let detail = "send either role_id or permission";
            Err(Problem::fields(vec![FieldError::new("role_id", "invalid", detail)]))
        }
    }
}

fn parse_instant(text: &str) -> Result<Timestamp, Problem> {
    Timestamp::parse_rfc3339(text).ok_or_else(|| {
        let detail = "an instant looks like 2026-01-31T12:00:00Z";
        Problem::fields(vec![FieldError::new("expires_at", "invalid", detail)])
    })
}

/// Give a person a role or a single permission. Giving it again sets its end anew.
#[utoipa::path(post, path = "/api/v1/users/{uuid}/grants", tag = "access", params(("uuid" = Uuid, Path)),
    request_body = GiftBody, responses((status = 200, body = GrantBody), (status = 201, body = GrantBody),
    (status = 401), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(super) async fn give(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Path(uuid): Path<UserUuid>,
    Json(body): Json<GiftBody>,
) -> Result<(StatusCode, Json<GrantBody>), Problem> {
    let gift = parse_gift(body.role_id, body.permission.as_deref())?;
    let expires_at = body.expires_at.as_deref().map(parse_instant).transpose()?;
    let grant = NewGrant { gift, expires_at };
    Ok(match access::give(&env, &caller, Who::Uuid(uuid), &grant, &origin).await? {
        Given::New(grant) => (StatusCode::CREATED, Json(grant.into())),
        Given::Again(grant) => (StatusCode::OK, Json(grant.into())),
    })
}

/// Take a grant away.
#[utoipa::path(delete, path = "/api/v1/users/{uuid}/grants/{id}", tag = "access",
    params(("uuid" = Uuid, Path), ("id" = i64, Path)),
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 409)))]
pub(super) async fn take(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Path((uuid, id)): Path<(UserUuid, i64)>,
) -> Result<StatusCode, Problem> {
    access::take(&env, &caller, Who::Uuid(uuid), GrantId(id), &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}
