//! Comments in API v1.

use axum::extract::State;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_kernel::{BoardId, CommentId, TicketId};

use crate::env::Env;
use crate::http::{IfMatch, Json, PageBody, PageQuery, Path, Problem, Query, Routes, Tagged, routes};

use super::super::markdown::render;
use super::super::{By, Comment, Prose, comments};
use super::boards::{Made, made, tagged};
use super::fields::Errors;

pub(super) fn routes<R: Routes>() -> R {
    R::default().routes(routes!(list, add)).routes(routes!(change, delete))
}

/// A comment, also as HTML that is safe to show.
#[derive(Debug, Serialize, ToSchema)]
struct CommentBody {
    #[serde(flatten)]
    comment: Comment,
    /// The text rendered: no scripts, styles or pictures.
    body_html: String,
}

impl CommentBody {
    async fn of(comment: Comment) -> Result<Self, Problem> {
        let body_html = render(vec![comment.body.clone()]).await?.concat();
        Ok(Self { comment, body_html })
    }
}

/// What is said.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SayBody {
    /// Markdown, 1 to 20,000 characters.
    body: String,
}

impl SayBody {
    fn parse(&self) -> Result<Prose, Problem> {
        let mut errors = Errors::default();
        let prose = errors.check("body", Prose::parse_filled(&self.body));
        errors.none().map(|()| prose.unwrap_or_default())
    }
}

/// A ticket's comments, oldest first. A page of long comments holds fewer of them.
#[utoipa::path(get, path = "/api/v1/boards/{board}/tickets/{ticket}/comments", tag = "boards",
    params(("board" = i64, Path), ("ticket" = i64, Path), PageQuery),
    responses((status = 200, body = PageBody<CommentBody>), (status = 401), (status = 404), (status = 422)))]
async fn list(
    State(env): State<Env>,
    by: By,
    Path((board, ticket)): Path<(BoardId, TicketId)>,
    Query(page): Query<PageQuery>,
) -> Result<Json<PageBody<CommentBody>>, Problem> {
    let page = comments::list(&env, &by, board, ticket, page.limit(), page.cursor().as_ref()).await?;
    let html = render(page.items.iter().map(|comment| comment.body.clone()).collect()).await?;
    let mut html = html.into_iter();
    let with_html = |comment| CommentBody { comment, body_html: html.next().unwrap_or_default() };
    Ok(Json(page.map(with_html).into()))
}

/// Say something about a ticket.
#[utoipa::path(post, path = "/api/v1/boards/{board}/tickets/{ticket}/comments", tag = "boards",
    request_body = SayBody, params(("board" = i64, Path), ("ticket" = i64, Path)),
    responses((status = 201, body = CommentBody), (status = 401), (status = 403), (status = 404), (status = 409), (status = 422)))]
async fn add(
    State(env): State<Env>,
    by: By,
    Path((board, ticket)): Path<(BoardId, TicketId)>,
    Json(said): Json<SayBody>,
) -> Result<Made<CommentBody>, Problem> {
    let comment = comments::add(&env, &by, board, ticket, said.parse()?).await?;
    let at = format!("/api/v1/boards/{board}/tickets/{ticket}/comments/{}", comment.id);
    Ok(made(at, comment.version, CommentBody::of(comment).await?))
}

/// Say something else instead; only its author can.
#[utoipa::path(patch, path = "/api/v1/boards/{board}/tickets/{ticket}/comments/{comment}", tag = "boards",
    request_body = SayBody,
    params(("board" = i64, Path), ("ticket" = i64, Path), ("comment" = i64, Path),
        ("If-Match" = String, Header, description = "the quoted version of the comment as seen")),
    responses((status = 200, body = CommentBody), (status = 401), (status = 403), (status = 404), (status = 409),
        (status = 412), (status = 422), (status = 428)))]
async fn change(
    State(env): State<Env>,
    by: By,
    Path(path): Path<(BoardId, TicketId, CommentId)>,
    seen: IfMatch,
    Json(said): Json<SayBody>,
) -> Result<Tagged<Json<CommentBody>>, Problem> {
    let comment = comments::change(&env, &by, path, &seen.basis(), said.parse()?).await?;
    Ok(tagged(comment.version, CommentBody::of(comment).await?))
}

/// Take a comment back; its author can, and whoever decides about the board.
#[utoipa::path(delete, path = "/api/v1/boards/{board}/tickets/{ticket}/comments/{comment}", tag = "boards",
    params(("board" = i64, Path), ("ticket" = i64, Path), ("comment" = i64, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 409), (status = 412)))]
async fn delete(
    State(env): State<Env>,
    by: By,
    Path(path): Path<(BoardId, TicketId, CommentId)>,
    seen: IfMatch,
) -> Result<StatusCode, Problem> {
    comments::delete(&env, &by, path, &seen.basis()).await?;
    Ok(StatusCode::NO_CONTENT)
}
