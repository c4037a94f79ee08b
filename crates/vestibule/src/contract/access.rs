//! Roles and permissions (CONTRACT.md 4), with and without the prefix `/admin`.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use vestibule_kernel::{Basis, BuiltInPermission, GrantName, PermissionId, RoleId, UserId};

use crate::access::{self, AccessError, Gift, NewGrant, Thing, Who};
use crate::env::Env;
use crate::http::{ContractError, RequestOrigin, Routes, SignedIn, routes};

use super::fields::{Fields, Id};

/// The routes that answer under both path forms.
pub(super) fn routes<R: Routes>() -> R {
    R::default()
        .routes(routes!(roles))
        .routes(routes!(permissions))
        .routes(routes!(create_role))
        .routes(routes!(create_permission))
        .routes(routes!(assign_permission_to_role))
        .routes(routes!(delete_permission))
        .routes(routes!(delete_role))
}

/// What was done.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Done {
    message: String,
}

pub(super) fn done(message: impl Into<String>) -> Json<Done> {
    Json(Done { message: message.into() })
}

fn bad_request(text: impl Into<std::borrow::Cow<'static, str>>) -> ContractError {
    ContractError::told(StatusCode::BAD_REQUEST, text)
}

#[derive(Debug, Serialize, ToSchema)]
struct RoleLine {
    id: i64,
    name: String,
    /// Names; not in the original's answer. They show that one permission belongs to many roles.
    permissions: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Roles {
    roles: Vec<RoleLine>,
}

/// Every role.
#[utoipa::path(get, path = "/roles", tag = "contract",
    responses((status = 200, body = Roles), (status = 401), (status = 403)))]
pub(super) async fn roles(State(env): State<Env>, caller: SignedIn) -> Result<Json<Roles>, ContractError> {
    let line = |role: access::Role| RoleLine {
        id: role.id.0,
        name: role.name,
        permissions: role.permissions.into_iter().map(|permission| permission.name).collect(),
    };
    let roles = access::all_roles(&env, &caller).await?.into_iter().map(line).collect();
    Ok(Json(Roles { roles }))
}

#[derive(Debug, Serialize, ToSchema)]
struct PermissionLine {
    id: i64,
    name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Permissions {
    permissions: Vec<PermissionLine>,
}

/// Every permission.
#[utoipa::path(get, path = "/permissions", tag = "contract",
    responses((status = 200, body = Permissions), (status = 401), (status = 403)))]
pub(super) async fn permissions(
    State(env): State<Env>,
    caller: SignedIn,
) -> Result<Json<Permissions>, ContractError> {
    let line = |permission: access::Permission| PermissionLine { id: permission.id.0, name: permission.name };
    let permissions = access::all_permissions(&env, &caller).await?.into_iter().map(line).collect();
    Ok(Json(Permissions { permissions }))
}

/// Makes a role.
#[utoipa::path(post, path = "/create_role", tag = "contract", request_body = Object,
    responses((status = 201, body = Done), (status = 400), (status = 401), (status = 403), (status = 409)))]
pub(super) async fn create_role(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<(StatusCode, Json<Done>), ContractError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let name = fields.filled("name").ok_or_else(|| bad_request("Role name is required"))?;
    let name = GrantName::parse_new(name).map_err(|error| bad_request(error.to_string()))?;
    match access::create_role(&env, &caller, &name, "", &origin).await {
        Ok(_) => Ok((StatusCode::CREATED, done("New role created"))),
        Err(AccessError::NameTaken) => {
            let text = format!("Role \"{}\" already exists", name.as_str());
            Err(ContractError::told(StatusCode::CONFLICT, text))
        }
        Err(error) => Err(error.into()),
    }
}

/// Makes a permission.
#[utoipa::path(post, path = "/create_permission", tag = "contract", request_body = Object,
    responses((status = 201, body = Done), (status = 400), (status = 401), (status = 403), (status = 409)))]
pub(super) async fn create_permission(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<(StatusCode, Json<Done>), ContractError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let name = fields.filled("name").ok_or_else(|| bad_request("Permission name is required"))?;
    let name = GrantName::parse_new(name).map_err(|error| bad_request(error.to_string()))?;
    match access::create_permission(&env, &caller, &name, "", &origin).await {
        Ok(made) => {
            Ok((StatusCode::CREATED, done(format!("Permission \"{}\" created successfully", made.name))))
        }
        Err(AccessError::NameTaken) => {
            let text = format!("Permission \"{}\" already exists", name.as_str());
            Err(ContractError::told(StatusCode::CONFLICT, text))
        }
        Err(error) => Err(error.into()),
    }
}

/// Puts a permission into a role; twice is harmless.
#[utoipa::path(post, path = "/assign_permission_to_role", tag = "contract", request_body = Object,
    responses((status = 200, body = Done), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn assign_permission_to_role(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Done>, ContractError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let (Some(permission), Some(role)) = (fields.filled("permission_name"), fields.filled("role_name"))
    else {
        return Err(bad_request("Permission name and Role name must be provided"));
    };
    // A text that can be no name is the name of nothing.
    let permission = GrantName::parse(permission).map_err(|_| missing(Thing::Permission))?;
    let role = GrantName::parse(role).map_err(|_| missing(Thing::Role))?;
    access::add_permission(&env, &caller, &role, &permission, &origin).await.map_err(
        |error| match error {
            AccessError::UnknownReference { thing, .. } => missing(thing),
            other => other.into(),
        },
    )?;
    Ok(done("Permission assigned to role"))
}

fn missing(thing: Thing) -> ContractError {
    let text = if thing == Thing::Permission { "Permission does not exist" } else { "Role does not exist" };
    ContractError::told(StatusCode::NOT_FOUND, text)
}

/// Deletes a permission; the body names it.
#[utoipa::path(delete, path = "/delete_permission", tag = "contract", request_body = Object,
    responses((status = 200, body = Done), (status = 400), (status = 401), (status = 403), (status = 409)))]
pub(super) async fn delete_permission(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Done>, ContractError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let not_found = || bad_request("Permission not found");
    let id = match fields.id("permission_id") {
        Id::Missing => return Err(bad_request("Permission ID must be provided")),
        Id::Unusable => return Err(not_found()),
        Id::Row(id) => PermissionId(id),
    };
    access::delete_permission(&env, &caller, id, &Basis::Unstated, &origin).await.map_err(
        |error| match error {
            AccessError::Unknown(_) => not_found(),
            other => other.into(),
        },
    )?;
    Ok(done("Permission deleted successfully"))
}

/// Deletes a role; the body names it.
#[utoipa::path(delete, path = "/delete_role", tag = "contract", request_body = Object,
    responses((status = 200, body = Done), (status = 400), (status = 401), (status = 403), (status = 409)))]
pub(super) async fn delete_role(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Done>, ContractError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let not_found = || bad_request("Role not found");
    let id = match fields.id("role_id") {
        Id::Missing => return Err(bad_request("Role ID must be provided")),
        Id::Unusable => return Err(not_found()),
        Id::Row(id) => RoleId(id),
    };
    access::delete_role(&env, &caller, id, &Basis::Unstated, &origin).await.map_err(|error| match error {
        AccessError::Unknown(_) => not_found(),
        other => other.into(),
    })?;
    Ok(done("Role deleted successfully"))
}

/// Gives a person a role; twice is harmless.
#[utoipa::path(post, path = "/assign_role_to_user", tag = "contract", request_body = Object,
    responses((status = 200, body = Done), (status = 400), (status = 401), (status = 403)))]
pub(super) async fn assign_role_to_user(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Done>, ContractError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let (user, role) = match (fields.id("user_id"), fields.id("role_id")) {
        (Id::Missing, _) | (_, Id::Missing) => {
            return Err(bad_request("User ID and Role ID must be provided"));
        }
        (Id::Unusable, _) => return Err(bad_request("User not found")),
        (_, Id::Unusable) => return Err(bad_request("Role not found")),
        (Id::Row(user), Id::Row(role)) => (UserId(user), RoleId(role)),
    };
    let grant = NewGrant { gift: Gift::Role(role), expires_at: None };
    access::give(&env, &caller, Who::Row(user), &grant, &origin).await.map_err(|error| match error {
        AccessError::Unknown(Thing::Person) | AccessError::Deleted => bad_request("User not found"),
        AccessError::UnknownReference { thing: Thing::Role, .. } => bad_request("Role not found"),
        other => other.into(),
    })?;
    Ok(done("Role assigned to user"))
}
