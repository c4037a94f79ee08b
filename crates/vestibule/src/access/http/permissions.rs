//! Permissions.

use axum::extract::State;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_kernel::PermissionId;

use crate::access::{self, Permission};
use crate::env::Env;
use crate::http::{IfMatch, Json, PageBody, PageQuery, Path, Problem, Query, RequestOrigin, Tagged};

use super::roles::EditBody;
use super::{PeopleManager, check_description, parse_new_name};

/// Something that may be done.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct PermissionBody {
    id: i64,
    name: String,
    description: String,
    /// Asked about by Vestibule itself; its name and existence are locked.
    built_in: bool,
    /// RFC 3339.
    created_at: String,
    #[serde(skip)]
    version: i64,
}

impl From<Permission> for PermissionBody {
    fn from(permission: Permission) -> Self {
        Self {
            id: permission.id.0,
            built_in: permission.built_in.is_some(),
            created_at: permission.created_at.to_rfc3339(),
            version: permission.version,
            name: permission.name,
            description: permission.description,
        }
    }
}

fn tagged(permission: Permission) -> Tagged<Json<PermissionBody>> {
    let body = PermissionBody::from(permission);
    Tagged { version: body.version, answer: Json(body) }
}

/// Permissions by name.
#[utoipa::path(get, path = "/api/v1/permissions", tag = "access", params(PageQuery), responses(
    (status = 200, body = PageBody<PermissionBody>), (status = 401), (status = 403), (status = 422)))]
pub(super) async fn list(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    Query(page): Query<PageQuery>,
) -> Result<Json<PageBody<PermissionBody>>, Problem> {
    let page = access::list_permissions(&env, &caller, page.limit(), page.cursor()).await?;
    Ok(Json(page.map(PermissionBody::from).into()))
}

/// A permission to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPermission {
    /// At most 64 characters, unique whatever its case: what applications ask about.
    name: String,
    #[serde(default)]
    description: String,
}

/// Make a custom permission.
#[utoipa::path(post, path = "/api/v1/permissions", tag = "access", request_body = NewPermission, responses(
    (status = 201, body = PermissionBody), (status = 401), (status = 403), (status = 409), (status = 422)))]
pub(super) async fn create(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<NewPermission>,
) -> Result<(StatusCode, Tagged<Json<PermissionBody>>), Problem> {
    let name = parse_new_name(&body.name)?;
    check_description(&body.description)?;
    let permission = access::create_permission(&env, &caller, &name, &body.description, &origin).await?;
    Ok((StatusCode::CREATED, tagged(permission)))
}

/// One permission. Its ETag goes into `If-Match` of an edit.
#[utoipa::path(get, path = "/api/v1/permissions/{id}", tag = "access", params(("id" = i64, Path)), responses(
    (status = 200, body = PermissionBody), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn get(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    Path(id): Path<i64>,
) -> Result<Tagged<Json<PermissionBody>>, Problem> {
    Ok(tagged(access::permission(&env, &caller, PermissionId(id)).await?))
}

/// Rename or describe a permission. Whoever asks by the old name is told no from then on.
#[utoipa::path(patch, path = "/api/v1/permissions/{id}", tag = "access",
    params(("id" = i64, Path), ("If-Match" = String, Header)), request_body = EditBody, responses(
    (status = 200, body = PermissionBody), (status = 401), (status = 403), (status = 404), (status = 409),
    (status = 412), (status = 422), (status = 428)))]
pub(super) async fn edit(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
    if_match: IfMatch,
    Json(body): Json<EditBody>,
) -> Result<Tagged<Json<PermissionBody>>, Problem> {
    let (basis, edit) = (if_match.basis(), body.parse()?);
    Ok(tagged(access::edit_permission(&env, &caller, PermissionId(id), &basis, edit, &origin).await?))
}

/// Delete a custom permission and take it out of every role and from everybody.
#[utoipa::path(delete, path = "/api/v1/permissions/{id}", tag = "access", params(("id" = i64, Path),
    ("If-Match" = Option<String>, Header)),
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 409),
    (status = 412)))]
pub(super) async fn delete(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
    if_match: IfMatch,
) -> Result<StatusCode, Problem> {
    access::delete_permission(&env, &caller, PermissionId(id), &if_match.basis(), &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}
