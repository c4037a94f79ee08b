//! Roles.

use std::collections::HashSet;

use axum::extract::State;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_kernel::{GrantName, RoleId};

use crate::access::{self, Role, RoleEdit};
use crate::env::Env;
use crate::http::{
    FieldError, IfMatch, Json, PageBody, PageQuery, Path, Problem, Query, RequestOrigin, Tagged,
};

use super::{PeopleManager, check_description, parse_name, parse_new_name};

/// A named set of permissions.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct RoleBody {
    id: i64,
    name: String,
    description: String,
    /// Part of every installation: its name, existence and built-in permissions are locked.
    built_in: bool,
    /// Names of the permissions in its set.
    permissions: Vec<String>,
    /// RFC 3339.
    created_at: String,
    #[serde(skip)]
    version: i64,
}

impl From<Role> for RoleBody {
    fn from(role: Role) -> Self {
        Self {
            id: role.id.0,
            built_in: role.built_in.is_some(),
            permissions: role.permissions.into_iter().map(|permission| permission.name).collect(),
            created_at: role.created_at.to_rfc3339(),
            version: role.version,
            name: role.name,
            description: role.description,
        }
    }
}

fn tagged(role: Role) -> Tagged<Json<RoleBody>> {
    let body = RoleBody::from(role);
    Tagged { version: body.version, answer: Json(body) }
}

/// Roles by name.
#[utoipa::path(get, path = "/api/v1/roles", tag = "access", params(PageQuery), responses(
    (status = 200, body = PageBody<RoleBody>), (status = 401), (status = 403), (status = 422)))]
pub(super) async fn list(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    Query(page): Query<PageQuery>,
) -> Result<Json<PageBody<RoleBody>>, Problem> {
    let page = access::list_roles(&env, &caller, page.limit(), page.cursor()).await?;
    Ok(Json(page.map(RoleBody::from).into()))
}

/// A role to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewRole {
    /// At most 64 characters, unique whatever its case.
    name: String,
    #[serde(default)]
    description: String,
}

/// Make a role without permissions.
#[utoipa::path(post, path = "/api/v1/roles", tag = "access", request_body = NewRole, responses(
    (status = 201, body = RoleBody), (status = 401), (status = 403), (status = 409), (status = 422)))]
pub(super) async fn create(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<NewRole>,
) -> Result<(StatusCode, Tagged<Json<RoleBody>>), Problem> {
    let name = parse_new_name(&body.name)?;
    check_description(&body.description)?;
    let role = access::create_role(&env, &caller, &name, &body.description, &origin).await?;
    Ok((StatusCode::CREATED, tagged(role)))
}

/// One role. Its ETag goes into `If-Match` of an edit.
#[utoipa::path(get, path = "/api/v1/roles/{id}", tag = "access", params(("id" = i64, Path)), responses(
    (status = 200, body = RoleBody), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn get(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    Path(id): Path<i64>,
) -> Result<Tagged<Json<RoleBody>>, Problem> {
    Ok(tagged(access::role(&env, &caller, RoleId(id)).await?))
}

/// What is to change; absent fields stay.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EditBody {
    name: Option<String>,
    description: Option<String>,
}

impl EditBody {
    pub(super) fn parse(self) -> Result<RoleEdit, Problem> {
        let name = self.name.map(|name| parse_new_name(&name)).transpose()?;
        if let Some(description) = &self.description {
            check_description(description)?;
        }
        Ok(RoleEdit { name, description: self.description })
    }
}

/// Rename or describe a role.
#[utoipa::path(patch, path = "/api/v1/roles/{id}", tag = "access",
    params(("id" = i64, Path), ("If-Match" = String, Header)), request_body = EditBody, responses(
    (status = 200, body = RoleBody), (status = 401), (status = 403), (status = 404), (status = 409),
    (status = 412), (status = 422), (status = 428)))]
pub(super) async fn edit(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
    if_match: IfMatch,
    Json(body): Json<EditBody>,
) -> Result<Tagged<Json<RoleBody>>, Problem> {
    let basis = if_match.basis();
    Ok(tagged(access::edit_role(&env, &caller, RoleId(id), &basis, body.parse()?, &origin).await?))
}

/// Delete a role and take it from everybody; its permissions stay.
#[utoipa::path(delete, path = "/api/v1/roles/{id}", tag = "access", params(("id" = i64, Path),
    ("If-Match" = Option<String>, Header)), responses(
    (status = 204), (status = 401), (status = 403), (status = 404), (status = 409),
    (status = 412)))]
pub(super) async fn delete(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
    if_match: IfMatch,
) -> Result<StatusCode, Problem> {
    access::delete_role(&env, &caller, RoleId(id), &if_match.basis(), &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The whole set of a role.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SetBody {
    /// Names.
    permissions: Vec<String>,
}

/// A longer list is refused: looking its names up would hold up every other change.
const MOST_NAMES: usize = 1_000;

/// Names of permissions, parsed, each once; the field says which.
pub(super) fn parse_names(names: &[String]) -> Result<Vec<GrantName>, Problem> {
    if names.len() > MOST_NAMES {
        let detail = format!("at most {MOST_NAMES} permissions are sent at once");
        return Err(Problem::fields(vec![FieldError::new("permissions", "too_many", detail)]));
    }
    let mut seen = HashSet::new();
    let mut parsed =
        names.iter().map(|name| parse_name("permissions", name)).collect::<Result<Vec<_>, _>>()?;
    parsed.retain(|name| seen.insert(name.folded().to_owned()));
    Ok(parsed)
}

/// Make a role hold exactly these permissions.
#[utoipa::path(put, path = "/api/v1/roles/{id}/permissions", tag = "access",
    params(("id" = i64, Path), ("If-Match" = String, Header)), request_body = SetBody, responses(
    (status = 200, body = RoleBody), (status = 401), (status = 403), (status = 404), (status = 409),
    (status = 412), (status = 422), (status = 428)))]
pub(super) async fn replace(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
    if_match: IfMatch,
    Json(body): Json<SetBody>,
) -> Result<Tagged<Json<RoleBody>>, Problem> {
    let (basis, names) = (if_match.basis(), parse_names(&body.permissions)?);
    Ok(tagged(access::replace_permissions(&env, &caller, RoleId(id), &basis, &names, &origin).await?))
}
