//! Settings in API v1.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::env::Env;
use crate::http::{Json, Problem, Routes, SignedIn, routes};

use super::Known;

/// The routes.
pub fn routes<R: Routes>() -> R {
    R::default().routes(routes!(list))
}

/// Everything that can be set.
#[derive(Debug, Serialize, ToSchema)]
struct Settings {
    /// In the order of the example file.
    items: Vec<SettingBody>,
}

/// One setting and what is in force.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Setting)]
struct SettingBody {
    /// Such as `mail.port`: its name in `vestibule.toml`.
    key: &'static str,
    /// Its table there; empty at the top of the file.
    section: &'static str,
    /// In force; `(set)` or `(not set)` for a secret.
    value: String,
    /// Whether the value is never shown.
    is_secret: bool,
    /// Who set it: `default`, `profile`, `file`, `dot_env`, `environment` or `command_line`.
    origin: &'static str,
    /// The same in words: the file, the variable.
    origin_text: String,
    /// What would hold if nobody set it: a value, or words.
    default: &'static str,
    /// What it may be, such as `duration`.
    unit: &'static str,
    /// What it is for.
    reason: &'static str,
    /// Its names in the environment, best first.
    variables: Vec<String>,
}

impl From<Known> for SettingBody {
    fn from(known: Known) -> Self {
        Self {
            section: known.section(),
            is_secret: known.is_secret(),
            key: known.key.path,
            value: known.value.value_shown,
            origin: known.value.origin.name(),
            origin_text: known.value.origin.to_string(),
            default: known.default,
            unit: known.key.unit,
            reason: known.key.reason,
            variables: known.key.env_names().collect(),
        }
    }
}

/// Every setting with the value in force and where it comes from. Needs `manage_settings`.
#[utoipa::path(get, path = "/api/v1/settings", tag = "operation",
    responses((status = 200, body = Settings), (status = 401), (status = 403)))]
async fn list(State(env): State<Env>, caller: SignedIn) -> Result<Json<Settings>, Problem> {
    let items = super::all(&env, &caller)?.into_iter().map(Into::into).collect();
    Ok(Json(Settings { items }))
}
