//! Columns in API v1.

use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use vestibule_kernel::{BoardId, ColumnId};

use crate::env::Env;
use crate::http::{IfMatch, Json, Path, Problem, Query, Routes, Tagged, routes};

use super::super::boards::Confirmation;
use super::super::{By, Color, Column, ColumnChanges, ColumnName, NewColumn, columns};
use super::boards::{ArchivedQuery, DeletionBody, Made, made, tagged};
use super::fields::{Errors, sent, wip_limit};

pub(super) fn routes<R: Routes>() -> R {
    R::default()
        .routes(routes!(list, create))
        .routes(routes!(change, delete))
        .routes(routes!(move_to))
        .routes(routes!(archive))
        .routes(routes!(restore))
}

/// A board's columns in order.
#[utoipa::path(get, path = "/api/v1/boards/{board}/columns", tag = "boards",
    params(("board" = i64, Path), ArchivedQuery),
    responses((status = 200, body = [Column]), (status = 401), (status = 404), (status = 422)))]
async fn list(
    State(env): State<Env>,
    by: By,
    Path(board): Path<BoardId>,
    Query(query): Query<ArchivedQuery>,
) -> Result<Json<Vec<Column>>, Problem> {
    Ok(Json(columns::list(&env, &by, board, query.half()).await?))
}

/// A column to be made, behind the others unless a neighbour is named.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewColumnBody {
    /// 1 to 100 characters.
    name: String,
    /// `#rrggbb`.
    color: Option<String>,
    /// How many tickets it should hold at most, 1 to 1000; advice, never a refusal.
    wip_limit: Option<i64>,
    /// The column ahead of which it goes ...
    before: Option<i64>,
    /// ... or behind which.
    after: Option<i64>,
}

/// Add a column.
#[utoipa::path(post, path = "/api/v1/boards/{board}/columns", tag = "boards", request_body = NewColumnBody,
    params(("board" = i64, Path)),
    responses((status = 201, body = Column), (status = 401), (status = 403), (status = 404), (status = 409), (status = 422)))]
async fn create(
    State(env): State<Env>,
    by: By,
    Path(board): Path<BoardId>,
    Json(body): Json<NewColumnBody>,
) -> Result<Made<Column>, Problem> {
    let mut errors = Errors::default();
    let name = errors.check("name", ColumnName::parse(&body.name));
    let color = errors.check_if_any("color", body.color.as_deref().map(Color::parse));
    let wip_limit = errors.check_if_any("wip_limit", body.wip_limit.map(wip_limit));
    let place = errors.place(body.before, body.after);
    errors.none()?;
    let Some(name) = name else { return Err(Problem::fields(Vec::new())) };
    let new = NewColumn { color, wip_limit, place, ..NewColumn::named(name) };
    let column = columns::create(&env, &by, board, new).await?;
    Ok(made(format!("/api/v1/boards/{board}/columns/{}", column.id), column.version, column))
}

/// Changes to a column; what is left out stays, null empties.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ColumnChangesBody {
    name: Option<String>,
    #[serde(default, deserialize_with = "sent")]
    #[schema(value_type = Option<String>)]
    color: Option<Option<String>>,
    #[serde(default, deserialize_with = "sent")]
    #[schema(value_type = Option<i64>)]
    wip_limit: Option<Option<i64>>,
}

/// Change a column's name, colour or limit.
#[utoipa::path(patch, path = "/api/v1/boards/{board}/columns/{column}", tag = "boards",
    request_body = ColumnChangesBody,
    params(("board" = i64, Path), ("column" = i64, Path),
        ("If-Match" = String, Header, description = "the ETag, or the quoted version, of the column as seen")),
    responses((status = 200, body = Column), (status = 401), (status = 403), (status = 404), (status = 409),
        (status = 412), (status = 422), (status = 428)))]
async fn change(
    State(env): State<Env>,
    by: By,
    Path((board, column)): Path<(BoardId, ColumnId)>,
    seen: IfMatch,
    Json(body): Json<ColumnChangesBody>,
) -> Result<Tagged<Json<Column>>, Problem> {
    let mut errors = Errors::default();
    let changes = ColumnChanges {
        name: errors.check_if_any("name", body.name.as_deref().map(ColumnName::parse)),
        color: errors.check_change("color", body.color, |color| Color::parse(&color)),
        wip_limit: errors.check_change("wip_limit", body.wip_limit, wip_limit),
        client_position: None,
    };
    errors.none()?;
    let column = columns::change(&env, &by, board, column, &seen.basis(), changes).await?;
    Ok(tagged(column.version, column))
}

/// Where something goes: behind everything unless a neighbour is named.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PlaceBody {
    /// Ahead of this column ...
    before: Option<i64>,
    /// ... or behind it.
    after: Option<i64>,
}

/// Move a column among the others.
#[utoipa::path(post, path = "/api/v1/boards/{board}/columns/{column}/move", tag = "boards", request_body = PlaceBody,
    params(("board" = i64, Path), ("column" = i64, Path)),
    responses((status = 200, body = Column), (status = 401), (status = 403), (status = 404), (status = 409), (status = 422)))]
async fn move_to(
    State(env): State<Env>,
    by: By,
    Path((board, column)): Path<(BoardId, ColumnId)>,
    Json(body): Json<PlaceBody>,
) -> Result<Tagged<Json<Column>>, Problem> {
    let mut errors = Errors::default();
    let place = errors.place(body.before, body.after);
    errors.none()?;
    let column = columns::move_to(&env, &by, board, column, place).await?;
    Ok(tagged(column.version, column))
}

/// Put a column away, its tickets with it.
#[utoipa::path(post, path = "/api/v1/boards/{board}/columns/{column}/archive", tag = "boards",
    params(("board" = i64, Path), ("column" = i64, Path)),
    responses((status = 200, body = Column), (status = 401), (status = 403), (status = 404), (status = 409)))]
async fn archive(
    State(env): State<Env>,
    by: By,
    Path((board, column)): Path<(BoardId, ColumnId)>,
) -> Result<Tagged<Json<Column>>, Problem> {
    let column = columns::archive(&env, &by, board, column).await?;
    Ok(tagged(column.version, column))
}

/// Take a column back into use, at its old place.
#[utoipa::path(post, path = "/api/v1/boards/{board}/columns/{column}/restore", tag = "boards",
    params(("board" = i64, Path), ("column" = i64, Path)),
    responses((status = 200, body = Column), (status = 401), (status = 403), (status = 404), (status = 409)))]
async fn restore(
    State(env): State<Env>,
    by: By,
    Path((board, column)): Path<(BoardId, ColumnId)>,
) -> Result<Tagged<Json<Column>>, Problem> {
    let column = columns::restore(&env, &by, board, column).await?;
    Ok(tagged(column.version, column))
}

/// Delete a column and its tickets, for good. Its name must be sent along.
#[utoipa::path(delete, path = "/api/v1/boards/{board}/columns/{column}", tag = "boards", request_body = DeletionBody,
    params(("board" = i64, Path), ("column" = i64, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 409), (status = 412),
        (status = 422)))]
async fn delete(
    State(env): State<Env>,
    by: By,
    Path((board, column)): Path<(BoardId, ColumnId)>,
    seen: IfMatch,
    Json(body): Json<DeletionBody>,
) -> Result<StatusCode, Problem> {
    columns::delete(&env, &by, board, column, &seen.basis(), Confirmation::Typed(&body.confirm)).await?;
    Ok(StatusCode::NO_CONTENT)
}
