//! Columns (CONTRACT.md 6). `position` is a number that the client keeps here and that never
//! sorts: on a rename it sends the column's own id.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use vestibule_kernel::{Basis, BoardId, ColumnId};

use crate::boards::boards::Confirmation;
use crate::boards::{self as slice, Archived, By, Column, ColumnChanges, ColumnName, NewColumn};
use crate::env::Env;
use crate::http::{Code, ContractError, Path, Problem};

use super::boards::{Made, bad_request};
use super::fields::Fields;

/// A column as the contract shows it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ContractColumn {
    #[schema(value_type = i64)]
    id: ColumnId,
    name: String,
    position: i64,
}

impl From<Column> for ContractColumn {
    fn from(column: Column) -> Self {
        Self { id: column.id, name: column.name, position: column.client_position }
    }
}

/// A board's columns.
#[utoipa::path(get, path = "/boards/{board}/columns", tag = "contract", params(("board" = i64, Path)),
    responses((status = 200, body = [ContractColumn]), (status = 401), (status = 404)))]
pub(super) async fn list(
    State(env): State<Env>,
    by: By,
    Path(board): Path<BoardId>,
) -> Result<Json<Vec<ContractColumn>>, ContractError> {
    let columns = slice::columns::list(&env, &by, board, Archived::Without).await?;
    Ok(Json(columns.into_iter().map(ContractColumn::from).collect()))
}

/// Adds a column; an empty or absent `position` becomes the next number.
#[utoipa::path(post, path = "/boards/{board}/columns", tag = "contract", params(("board" = i64, Path)),
    request_body = Object,
    responses((status = 201, body = Made), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn create(
    State(env): State<Env>,
    by: By,
    Path(board): Path<BoardId>,
    fields: Fields,
) -> Result<(StatusCode, Json<Made>), ContractError> {
    let name = ColumnName::parse(fields.text("name").unwrap_or_default()).map_err(bad_request("name"))?;
    let new = NewColumn { client_position: position(&fields)?, ..NewColumn::named(name) };
    let column = slice::columns::create(&env, &by, board, new).await?;
    Ok((StatusCode::CREATED, Json(Made { id: column.id.0 })))
}

/// Changes what is sent of a column.
#[utoipa::path(put, path = "/boards/{board}/columns", tag = "contract", params(("board" = i64, Path)),
    request_body = Object,
    responses((status = 200, body = ContractColumn), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn change(
    State(env): State<Env>,
    by: By,
    Path(board): Path<BoardId>,
    fields: Fields,
) -> Result<Json<ContractColumn>, ContractError> {
    let id = ColumnId(fields.required_number("id")?);
    let name =
        fields.optional_text("name")?.map(ColumnName::parse).transpose().map_err(bad_request("name"))?;
    let changes = ColumnChanges { name, client_position: position(&fields)?, ..ColumnChanges::default() };
    let column = slice::columns::change(&env, &by, board, id, &Basis::Any, changes).await?;
    Ok(Json(column.into()))
}

/// Deletes a column and its tickets; the client has asked twice.
#[utoipa::path(delete, path = "/boards/{board}/columns", tag = "contract", params(("board" = i64, Path)),
    request_body = Object,
    responses((status = 204), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn delete(
    State(env): State<Env>,
    by: By,
    Path(board): Path<BoardId>,
    fields: Fields,
) -> Result<StatusCode, ContractError> {
    let id = ColumnId(fields.required_number("id")?);
    slice::columns::delete(&env, &by, board, id, &Basis::Unstated, Confirmation::ByClient).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The greatest number that a JavaScript client reads as it was sent.
const MOST: u64 = (1 << 53) - 1;

fn position(fields: &Fields) -> Result<Option<i64>, Problem> {
    let number = fields.number("position")?;
    if number.is_some_and(|number| number.unsigned_abs() > MOST) {
        return Err(Problem::with_detail(Code::BadRequest, "position is out of range."));
    }
    Ok(number)
}
