//! What letters look like, in API v1.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vestibule_kernel::BuiltInPermission;

use crate::env::Env;
use crate::http::{Code, Json, Path, Problem, Query, Routes, SignedIn, routes};
use crate::mail::{self, Head};

pub(super) fn routes<R: Routes>() -> R {
    R::default().routes(routes!(names)).routes(routes!(preview))
}

/// The letters there are.
#[derive(Debug, Serialize, ToSchema)]
struct LetterNames {
    /// Such as `password_reset`.
    letters: Vec<&'static str>,
    /// Languages there is a catalogue for.
    languages: Vec<&'static str>,
}

/// The names of all letters. Needs `manage_settings`.
#[utoipa::path(get, path = "/api/v1/letters", tag = "letters",
    responses((status = 200, body = LetterNames), (status = 401), (status = 403)))]
async fn names(State(env): State<Env>, caller: SignedIn) -> Result<Json<LetterNames>, Problem> {
    caller.require(BuiltInPermission::ManageSettings)?;
    let letters = mail::samples(env.config.public_base()).iter().map(mail::Letter::template).collect();
    Ok(Json(LetterNames { letters, languages: vec!["en", "de"] }))
}

/// In which language.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct PreviewQuery {
    /// A language tag; English unless there is a catalogue for it.
    locale: Option<String>,
}

/// A letter with invented people in it.
#[derive(Debug, Serialize, ToSchema)]
struct LetterPreview {
    subject: String,
    text: String,
    html: String,
}

/// What a letter looks like. Needs `manage_settings`.
#[utoipa::path(get, path = "/api/v1/letters/{name}", tag = "letters",
    params(("name" = String, Path), PreviewQuery),
    responses((status = 200, body = LetterPreview), (status = 401), (status = 403), (status = 404)))]
async fn preview(
    State(env): State<Env>,
    caller: SignedIn,
    Path(name): Path<String>,
    Query(query): Query<PreviewQuery>,
) -> Result<Json<LetterPreview>, Problem> {
    caller.require(BuiltInPermission::ManageSettings)?;
    let letter = mail::sample(&name, env.config.public_base()).ok_or_else(|| Problem::new(Code::NotFound))?;
    let locale = query.locale.as_deref().unwrap_or("en");
    let words = mail::render(&letter, locale, &env.config, Head::Plain);
    Ok(Json(LetterPreview { subject: words.subject, text: words.text, html: words.html }))
}
