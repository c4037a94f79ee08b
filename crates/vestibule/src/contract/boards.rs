//! Boards (CONTRACT.md 6): bare arrays, ids in the body, deletion without an answer.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use vestibule_kernel::{Basis, BoardId};

use crate::boards::boards::{Confirmation, Ownership};
use crate::boards::{self as slice, Board, BoardName, By, NewBoard, Visibility, WordsError};
use crate::env::Env;
use crate::http::{Code, ContractError, Problem};

use super::fields::Fields;

/// A board as the contract shows it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ContractBoard {
    #[schema(value_type = i64)]
    id: BoardId,
    name: String,
}

impl From<Board> for ContractBoard {
    fn from(board: Board) -> Self {
        Self { id: board.id, name: board.name }
    }
}

/// What was made.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Made {
    pub(super) id: i64,
}

/// Why a field's text was refused, with its name.
pub(super) fn bad_request(field: &'static str) -> impl FnOnce(WordsError) -> Problem {
    move |error| {
        let text = match error {
            WordsError::Empty => format!("{field} is required."),
            error => format!("{field}: {error}."),
        };
        Problem::with_detail(Code::BadRequest, text)
    }
}

/// The boards that the caller may read.
#[utoipa::path(get, path = "/boards", tag = "contract",
    responses((status = 200, body = [ContractBoard]), (status = 401)))]
pub(super) async fn list(State(env): State<Env>, by: By) -> Result<Json<Vec<ContractBoard>>, ContractError> {
    let boards = slice::boards::all(&env, &by).await?;
    Ok(Json(boards.into_iter().map(ContractBoard::from).collect()))
}

/// Makes a board for everyone.
#[utoipa::path(post, path = "/boards", tag = "contract", request_body = Object,
    responses((status = 201, body = Made), (status = 400), (status = 401), (status = 403)))]
pub(super) async fn create(
    State(env): State<Env>,
    by: By,
    fields: Fields,
) -> Result<(StatusCode, Json<Made>), ContractError> {
    let name = BoardName::parse(fields.text("name").unwrap_or_default()).map_err(bad_request("name"))?;
    let new = NewBoard { name, visibility: Visibility::Everyone };
    let board = slice::boards::create(&env, &by, new, Ownership::Nobody).await?;
    Ok((StatusCode::CREATED, Json(Made { id: board.id.0 })))
}

/// Renames a board; without `name` nothing changes.
#[utoipa::path(put, path = "/boards", tag = "contract", request_body = Object,
    responses((status = 200, body = ContractBoard), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn rename(
    State(env): State<Env>,
    by: By,
    fields: Fields,
) -> Result<Json<ContractBoard>, ContractError> {
    let id = BoardId(fields.required_number("id")?);
    let name =
        fields.optional_text("name")?.map(BoardName::parse).transpose().map_err(bad_request("name"))?;
    let board = slice::boards::rename(&env, &by, id, name).await?;
    Ok(Json(board.into()))
}

/// Deletes a board with everything on it; the client has asked twice.
#[utoipa::path(delete, path = "/boards", tag = "contract", request_body = Object,
    responses((status = 204), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn delete(
    State(env): State<Env>,
    by: By,
    fields: Fields,
) -> Result<StatusCode, ContractError> {
    let id = BoardId(fields.required_number("id")?);
    slice::boards::delete(&env, &by, id, &Basis::Unstated, Confirmation::ByClient).await?;
    Ok(StatusCode::NO_CONTENT)
}
