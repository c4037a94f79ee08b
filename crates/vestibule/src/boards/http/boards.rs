//! Boards and their members in API v1.

use axum::extract::State;
use http::{HeaderName, StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use vestibule_kernel::{BoardId, Limit};

use crate::env::Env;
use crate::http::{IfMatch, Json, PageBody, PageQuery, Path, Problem, Query, Routes, Tagged, routes};

use super::super::boards::{self, Confirmation, ListedBoard, Ownership, WholeBoard};
use super::super::{
    Archived, Board, BoardChanges, BoardName, BoardPerson, BoardRole, By, Member, NewBoard, Visibility,
    members,
};
use super::BoardMaker;
use super::fields::Errors;

pub(super) fn routes<R: Routes>() -> R {
    R::default()
        .routes(routes!(list, create))
        .routes(routes!(open, change, delete))
        .routes(routes!(archive))
        .routes(routes!(restore))
        .routes(routes!(set_member, remove_member))
        .routes(routes!(people))
}

/// What is asked for.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct ArchivedQuery {
    /// `true` for what was put away instead of what is in use.
    #[serde(default)]
    archived: bool,
}

impl ArchivedQuery {
    pub(super) const fn half(self) -> Archived {
        if self.archived { Archived::Only } else { Archived::Without }
    }
}

/// That somebody means it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DeletionBody {
    /// The name (of a ticket: the title) of what is to be deleted.
    pub(super) confirm: String,
}

/// Where something new is to be found, with its tag.
pub(super) type Made<T> = (StatusCode, [(HeaderName, String); 1], Tagged<Json<T>>);

pub(super) fn made<T: Serialize>(at: String, version: i64, what: T) -> Made<T> {
    (StatusCode::CREATED, [(header::LOCATION, at)], tagged(version, what))
}

pub(super) const fn tagged<T: Serialize>(version: i64, what: T) -> Tagged<Json<T>> {
    Tagged { version, answer: Json(what) }
}

/// Which boards.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct BoardsQuery {
    /// `true` for what was put away instead of what is in use.
    #[serde(default)]
    archived: bool,
    /// Rows per page, 1 to 100.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100)]
    limit: Option<Limit>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// The boards that the caller may read, oldest first.
#[utoipa::path(get, path = "/api/v1/boards", tag = "boards", params(BoardsQuery),
    responses((status = 200, body = PageBody<ListedBoard>), (status = 401), (status = 422)))]
async fn list(
    State(env): State<Env>,
    by: By,
    Query(BoardsQuery { archived, limit, cursor }): Query<BoardsQuery>,
) -> Result<Json<PageBody<ListedBoard>>, Problem> {
    let (half, page) = (ArchivedQuery { archived }.half(), PageQuery { limit, cursor });
    let page = boards::list(&env, &by, half, page.limit(), page.cursor().as_ref()).await?;
    Ok(Json(page.into()))
}

/// A board to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewBoardBody {
    /// 1 to 100 characters.
    name: String,
    /// `members` when absent.
    visibility: Option<Visibility>,
}

/// Make a board and own it. Takes the permission `edit`.
#[utoipa::path(post, path = "/api/v1/boards", tag = "boards", request_body = NewBoardBody,
    responses((status = 201, body = Board), (status = 401), (status = 403), (status = 422)))]
async fn create(
    State(env): State<Env>,
    BoardMaker(by): BoardMaker,
    Json(body): Json<NewBoardBody>,
) -> Result<Made<Board>, Problem> {
    let mut errors = Errors::default();
    let name = errors.check("name", BoardName::parse(&body.name));
    errors.none()?;
    let Some(name) = name else { return Err(Problem::fields(Vec::new())) };
    let new = NewBoard { name, visibility: body.visibility.unwrap_or(Visibility::Members) };
    let board = boards::create(&env, &by, new, Ownership::Maker).await?;
    Ok(made(format!("/api/v1/boards/{}", board.id), board.version, board))
}

/// A board with its columns, tickets and members. Its `seq` is where to follow its events from.
#[utoipa::path(get, path = "/api/v1/boards/{board}", tag = "boards", params(("board" = i64, Path)),
    responses((status = 200, body = WholeBoard), (status = 401), (status = 404)))]
async fn open(
    State(env): State<Env>,
    by: By,
    Path(board): Path<BoardId>,
) -> Result<Tagged<Json<WholeBoard>>, Problem> {
    let whole = boards::open(&env, &by, board).await?;
    Ok(tagged(whole.board.version, whole))
}

/// Changes to a board; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BoardChangesBody {
    name: Option<String>,
    /// Whoever closes a board that nobody owns becomes its owner.
    visibility: Option<Visibility>,
}

/// Rename a board or change who may read it. Takes an owner, or `edit` on a board for everyone that
/// nobody owns.
#[utoipa::path(patch, path = "/api/v1/boards/{board}", tag = "boards", request_body = BoardChangesBody,
    params(("board" = i64, Path), ("If-Match" = String, Header, description = "the ETag of the board as seen")),
    responses((status = 200, body = Board), (status = 401), (status = 403), (status = 404), (status = 409),
        (status = 412), (status = 422), (status = 428)))]
async fn change(
    State(env): State<Env>,
    by: By,
    Path(board): Path<BoardId>,
    seen: IfMatch,
    Json(body): Json<BoardChangesBody>,
) -> Result<Tagged<Json<Board>>, Problem> {
    let mut errors = Errors::default();
    let name = errors.check_if_any("name", body.name.as_deref().map(BoardName::parse));
    errors.none()?;
    let changes = BoardChanges { name, visibility: body.visibility };
    let board = boards::change(&env, &by, board, &seen.basis(), changes).await?;
    Ok(tagged(board.version, board))
}

/// Put a board away: it stays readable, and nothing on it changes until it is restored.
#[utoipa::path(post, path = "/api/v1/boards/{board}/archive", tag = "boards", params(("board" = i64, Path)),
    responses((status = 200, body = Board), (status = 401), (status = 403), (status = 404)))]
async fn archive(
    State(env): State<Env>,
    by: By,
    Path(board): Path<BoardId>,
) -> Result<Tagged<Json<Board>>, Problem> {
    let board = boards::archive(&env, &by, board).await?;
    Ok(tagged(board.version, board))
}

/// Take a board back into use.
#[utoipa::path(post, path = "/api/v1/boards/{board}/restore", tag = "boards", params(("board" = i64, Path)),
    responses((status = 200, body = Board), (status = 401), (status = 403), (status = 404)))]
async fn restore(
    State(env): State<Env>,
    by: By,
    Path(board): Path<BoardId>,
) -> Result<Tagged<Json<Board>>, Problem> {
    let board = boards::restore(&env, &by, board).await?;
    Ok(tagged(board.version, board))
}

/// Delete a board with everything on it, for good. Its name must be sent along.
#[utoipa::path(delete, path = "/api/v1/boards/{board}", tag = "boards", request_body = DeletionBody,
    params(("board" = i64, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 412), (status = 422)))]
async fn delete(
    State(env): State<Env>,
    by: By,
    Path(board): Path<BoardId>,
    seen: IfMatch,
    Json(body): Json<DeletionBody>,
) -> Result<StatusCode, Problem> {
    boards::delete(&env, &by, board, &seen.basis(), Confirmation::Typed(&body.confirm)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What somebody becomes to a board.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MemberBody {
    role: BoardRole,
}

/// Make somebody a member, or give a member another role.
#[utoipa::path(put, path = "/api/v1/boards/{board}/members/{person}", tag = "boards", request_body = MemberBody,
    params(("board" = i64, Path), ("person" = Uuid, Path)),
    responses((status = 200, body = Member), (status = 401), (status = 403), (status = 404), (status = 409), (status = 422)))]
async fn set_member(
    State(env): State<Env>,
    by: By,
    Path((board, person)): Path<(BoardId, Uuid)>,
    Json(body): Json<MemberBody>,
) -> Result<Json<Member>, Problem> {
    Ok(Json(members::set(&env, &by, board, person, body.role).await?))
}

/// End a membership. Anybody may end their own.
#[utoipa::path(delete, path = "/api/v1/boards/{board}/members/{person}", tag = "boards",
    params(("board" = i64, Path), ("person" = Uuid, Path)),
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 409)))]
async fn remove_member(
    State(env): State<Env>,
    by: By,
    Path((board, person)): Path<(BoardId, Uuid)>,
) -> Result<StatusCode, Problem> {
    members::remove(&env, &by, board, person).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct PeopleQuery {
    /// The beginning of a username, in either case.
    q: String,
}

/// People to assign or to invite, by the beginning of their username; the first twenty. Takes the
/// right to do either: to write on a board for everyone, to manage one for its members.
#[utoipa::path(get, path = "/api/v1/boards/{board}/people", tag = "boards",
    params(("board" = i64, Path), PeopleQuery),
    responses((status = 200, body = Vec<BoardPerson>), (status = 401), (status = 403), (status = 404), (status = 422)))]
async fn people(
    State(env): State<Env>,
    by: By,
    Path(board): Path<BoardId>,
    Query(query): Query<PeopleQuery>,
) -> Result<Json<Vec<BoardPerson>>, Problem> {
    Ok(Json(members::candidates(&env, &by, board, &query.q).await?))
}
