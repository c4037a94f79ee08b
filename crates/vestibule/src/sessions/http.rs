//! Who am I, in API v1.

use std::sync::Arc;

use axum::Extension;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;
use vestibule_kernel::PermissionSet;

use crate::env::Env;
use crate::http::{Json, SignedIn};
use crate::recognition::Recognised;
use crate::users::User;

/// The routes.
pub fn routes() -> OpenApiRouter<Env> {
    OpenApiRouter::new().routes(routes!(me))
}

/// The signed-in person and what they may do.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    /// The public id.
    uuid: Uuid,
    first_name: String,
    last_name: String,
    username: String,
    email: String,
    /// Whether the address has been confirmed.
    email_verified: bool,
    /// BCP 47 language tag.
    locale: String,
    /// Names of the roles somebody has granted.
    roles: Vec<String>,
    /// Names of the permissions held; `*` stands for all there are and will be.
    permissions: Vec<String>,
    /// Goes into the header `X-CSRFToken` of every unsafe request; empty for a token's caller.
    csrf_token: String,
}

impl Me {
    /// What a person sees of themselves.
    #[must_use]
    pub fn of(user: &User, roles: &[String], permissions: &PermissionSet, csrf_token: &str) -> Self {
        Self {
            uuid: user.uuid.as_uuid(),
            first_name: user.first_name.clone(),
            last_name: user.last_name.clone(),
            username: user.username.clone(),
            email: user.email.clone(),
            email_verified: user.is_verified(),
            locale: user.locale.clone(),
            roles: roles.to_vec(),
            permissions: match permissions {
                PermissionSet::Everything => vec!["*".to_owned()],
                PermissionSet::Named(names) => names.iter().cloned().collect(),
            },
            csrf_token: csrf_token.to_owned(),
        }
    }
}

/// Who is signed in, what they may do, and the session's CSRF token.
#[utoipa::path(get, path = "/api/v1/me", tag = "sign-in", responses((status = 200, body = Me), (status = 401)))]
async fn me(_: SignedIn, Extension(me): Extension<Arc<Recognised>>) -> Json<Me> {
    Json(Me::of(&me.user, &me.roles, &me.caller.permissions, &me.csrf_token))
}
