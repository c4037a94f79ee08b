//! Boards as files, in API v1.

use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderValue, header};
use serde::Deserialize;
use utoipa::IntoParams;
use vestibule_kernel::BoardId;

use crate::env::{Env, Failure};
use crate::http::{Code, FieldError, Json, Path, Problem, Query, Routes, body, routes};

use super::super::transfer::{BoardFile, FileError, from_csv, to_csv};
use super::super::{Board, By, Visibility, files};
use super::BoardMaker;
use super::boards::{Made, made};

pub(super) fn routes<R: Routes>() -> R {
    R::default()
        .routes(routes!(export_json))
        .routes(routes!(export_csv))
        .routes(routes!(import_json))
        .routes(routes!(import_csv))
}

/// A board with its columns and tickets as JSON: what import takes.
#[utoipa::path(get, path = "/api/v1/boards/{board}/export.json", tag = "boards", params(("board" = i64, Path)),
    responses((status = 200, body = BoardFile), (status = 401), (status = 404)))]
async fn export_json(
    State(env): State<Env>,
    by: By,
    Path(board): Path<BoardId>,
) -> Result<Response, Problem> {
    let file = files::export(&env, &by, board).await?;
    Ok(attached(Json(file).into_response(), "attachment; filename=\"board.json\""))
}

/// A board's tickets as a table for spreadsheets; what would be a formula there starts with an
/// apostrophe.
#[utoipa::path(get, path = "/api/v1/boards/{board}/export.csv", tag = "boards", params(("board" = i64, Path)),
    responses((status = 200, content_type = "text/csv", body = String), (status = 401), (status = 404)))]
async fn export_csv(State(env): State<Env>, by: By, Path(board): Path<BoardId>) -> Result<Response, Problem> {
    let file = files::export(&env, &by, board).await?;
    let text = to_csv(&file).map_err(|error| Failure::Internal(error.to_string()))?;
    let mut response = text.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    Ok(attached(response, "attachment; filename=\"board.csv\""))
}

fn attached(mut response: Response, disposition: &'static str) -> Response {
    response.headers_mut().insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(disposition));
    response
}

/// Who may know of a board that is brought in.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct ImportQuery {
    /// `members` when absent.
    visibility: Option<Visibility>,
}

/// Make a board of a file that export wrote, and own it. Takes the permission `edit`.
#[utoipa::path(post, path = "/api/v1/boards/import", tag = "boards", request_body = BoardFile, params(ImportQuery),
    responses((status = 201, body = Board), (status = 401), (status = 403), (status = 413), (status = 422)))]
async fn import_json(
    State(env): State<Env>,
    BoardMaker(by): BoardMaker,
    Query(query): Query<ImportQuery>,
    Json(file): Json<BoardFile>,
) -> Result<Made<Board>, Problem> {
    import(&env, &by, &file, query.visibility).await
}

/// What a table does not say.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct ImportTableQuery {
    /// The board's name.
    name: String,
    /// `members` when absent.
    visibility: Option<Visibility>,
}

/// Make a board of a table with the headings `column` and `title`, and if need be `description`,
/// `labels` (one per line of the cell) and `due_on`.
#[utoipa::path(post, path = "/api/v1/boards/import.csv", tag = "boards", params(ImportTableQuery),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 201, body = Board), (status = 401), (status = 403), (status = 413), (status = 415), (status = 422)))]
async fn import_csv(
    State(env): State<Env>,
    BoardMaker(by): BoardMaker,
    Query(query): Query<ImportTableQuery>,
    request: Request,
) -> Result<Made<Board>, Problem> {
    if body::media_type(request.headers()).as_deref() != Some("text/csv") {
        return Err(Problem::new(Code::UnsupportedMediaType));
    }
    let bytes = body::read_of(&env, request).await?;
    let text = String::from_utf8(bytes).map_err(|_| Problem::new(Code::MalformedBody))?;
    if text.contains('\0') {
        return Err(body::nul_in("file"));
    }
    let file = from_csv(&query.name, &text).map_err(wrong)?;
    import(&env, &by, &file, query.visibility).await
}

async fn import(
    env: &Env,
    by: &By,
    file: &BoardFile,
    visibility: Option<Visibility>,
) -> Result<Made<Board>, Problem> {
    let parsed = file.parse(visibility.unwrap_or(Visibility::Members)).map_err(wrong)?;
    let board = files::import(env, by, parsed).await?;
    Ok(made(format!("/api/v1/boards/{}", board.id), board.version, board))
}

fn wrong(error: FileError) -> Problem {
    Problem::fields(vec![FieldError::new("file", "invalid", error)])
}
