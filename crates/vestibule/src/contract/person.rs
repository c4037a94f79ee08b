//! The person as the contract shows them.

use std::sync::Arc;

use axum::{Extension, Json};
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::SignedIn;
use crate::recognition::Recognised;
use crate::users::User;

/// Exactly these fields: the client stores and compares them (CONTRACT.md 2).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ContractUser {
    /// A number.
    id: i64,
    first_name: String,
    last_name: String,
    username: String,
    email: String,
    twofa_enabled: bool,
    /// Names; the client looks for `Admin` and `Super Admin`.
    roles: Vec<String>,
}

impl ContractUser {
    pub(super) fn of(user: &User, roles: &[String]) -> Self {
        Self {
            id: user.id.0,
            first_name: user.first_name.clone(),
            last_name: user.last_name.clone(),
            username: user.username.clone(),
            email: user.email.clone(),
            twofa_enabled: user.has_second_factor(),
            roles: roles.to_vec(),
        }
    }
}

/// A success whose `message` is not a text.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Answer<T> {
    pub(super) success: bool,
    pub(super) message: T,
}

impl<T> Answer<T> {
    pub(super) const fn success(message: T) -> Json<Self> {
        Json(Self { success: true, message })
    }
}

/// The signed-in person; `message` is an object.
#[utoipa::path(get, path = "/current_user_details", tag = "contract",
    responses((status = 200, body = Answer<ContractUser>), (status = 401)))]
pub(super) async fn current_user_details(
    _: SignedIn,
    Extension(me): Extension<Arc<Recognised>>,
) -> Json<Answer<ContractUser>> {
    Answer::success(ContractUser::of(&me.user, &me.roles))
}
