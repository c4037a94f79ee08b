//! Tickets in API v1.

use axum::extract::State;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use vestibule_kernel::{BoardId, ColumnId, Limit, TicketId};

use crate::env::Env;
use crate::http::{IfMatch, Json, PageBody, PageQuery, Path, Problem, Query, Routes, Tagged, routes};

use super::super::boards::Confirmation;
use super::super::markdown::render;
use super::super::{
    Archived, BoardEvent, By, Card, Day, Label, Move, NewTicket, Prose, Ticket, TicketChanges, TicketFilter,
    Title, moving, tickets,
};
use super::boards::{DeletionBody, Made, made, tagged};
use super::fields::{Errors, person, sent};

pub(super) fn routes<R: Routes>() -> R {
    R::default()
        .routes(routes!(search, create))
        .routes(routes!(open, change, delete))
        .routes(routes!(move_to))
        .routes(routes!(archive))
        .routes(routes!(restore))
        .routes(routes!(activity))
}

/// A ticket, its description also as HTML that is safe to show.
#[derive(Debug, Serialize, ToSchema)]
struct TicketBody {
    #[serde(flatten)]
    ticket: Ticket,
    /// The description rendered: no scripts, styles or pictures.
    description_html: String,
}

async fn body(ticket: Ticket) -> Result<Tagged<Json<TicketBody>>, Problem> {
    let description_html = render(vec![ticket.description.clone()]).await?.concat();
    Ok(tagged(ticket.card.version, TicketBody { ticket, description_html }))
}

/// What tickets are looked for by; all that is sent must hold.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct TicketQuery {
    /// Words in title or description, whatever their case; at most 100 characters.
    q: Option<String>,
    /// In this column.
    column: Option<i64>,
    /// Assigned to this person.
    assignee: Option<Uuid>,
    /// Carrying this label.
    label: Option<String>,
    /// Due before this day, `YYYY-MM-DD`.
    due_before: Option<String>,
    /// `true` for what was put away, be it with its column.
    #[serde(default)]
    archived: bool,
    /// Rows per page, 1 to 100.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100)]
    limit: Option<Limit>,
    /// `next` of the page before.
    cursor: Option<String>,
}

impl TicketQuery {
    fn parse(self) -> Result<TicketFilter, Problem> {
        let mut errors = Errors::default();
        let text = self.q.map(|q| q.trim().to_owned()).filter(|q| !q.is_empty());
        if text.as_ref().is_some_and(|text| text.chars().count() > 100) {
            errors.check::<()>("q", Err("a search has at most 100 characters"));
        }
        let filter = TicketFilter {
            text,
            column: self.column.map(ColumnId),
            assignee: self.assignee,
            label: errors.check_if_any("label", self.label.as_deref().map(Label::parse)),
            due_before: errors.check_if_any("due_before", self.due_before.as_deref().map(Day::parse)),
            archived: if self.archived { Archived::Only } else { Archived::Without },
        };
        errors.none().map(|()| filter)
    }
}

/// Search a board's tickets, oldest first.
#[utoipa::path(get, path = "/api/v1/boards/{board}/tickets", tag = "boards",
    params(("board" = i64, Path), TicketQuery),
    responses((status = 200, body = PageBody<Card>), (status = 401), (status = 404), (status = 422)))]
async fn search(
    State(env): State<Env>,
    by: By,
    Path(board): Path<BoardId>,
    Query(mut query): Query<TicketQuery>,
) -> Result<Json<PageBody<Card>>, Problem> {
    let page = PageQuery { limit: query.limit, cursor: query.cursor.take() };
    let filter = query.parse()?;
    let found = tickets::search(&env, &by, board, &filter, page.limit(), page.cursor().as_ref()).await?;
    Ok(Json(found.into()))
}

/// A ticket to be made, at the end of its column unless a neighbour is named.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewTicketBody {
    /// The column it lies in.
    column: i64,
    /// 1 to 255 characters.
    title: String,
    /// Markdown, at most 20,000 characters.
    #[serde(default)]
    description: String,
    /// Somebody who may read the board.
    assignee: Option<Uuid>,
    /// At most 20, each at most 50 characters.
    #[serde(default)]
    labels: Vec<String>,
    /// `YYYY-MM-DD`.
    due_on: Option<String>,
    /// The ticket ahead of which it goes ...
    before: Option<i64>,
    /// ... or behind which.
    after: Option<i64>,
}

/// Make a ticket.
#[utoipa::path(post, path = "/api/v1/boards/{board}/tickets", tag = "boards", request_body = NewTicketBody,
    params(("board" = i64, Path)),
    responses((status = 201, body = TicketBody), (status = 401), (status = 403), (status = 404), (status = 409), (status = 422)))]
async fn create(
    State(env): State<Env>,
    by: By,
    Path(board): Path<BoardId>,
    Json(new): Json<NewTicketBody>,
) -> Result<Made<TicketBody>, Problem> {
    let mut errors = Errors::default();
    let title = errors.check("title", Title::parse(&new.title));
    let description = errors.check("description", Prose::parse(&new.description));
    let labels = errors.labels(&new.labels);
    let due_on = errors.check_if_any("due_on", new.due_on.as_deref().map(Day::parse));
    let place = errors.place(new.before, new.after);
    errors.none()?;
    let (Some(title), Some(description)) = (title, description) else {
        return Err(Problem::fields(Vec::new()));
    };
    let column = ColumnId(new.column);
    let new = NewTicket { column, title, description, assignee: new.assignee, labels, due_on, place };
    let ticket = tickets::create(&env, &by, board, new).await?;
    let at = format!("/api/v1/boards/{board}/tickets/{}", ticket.card.id);
    let Tagged { version, answer: Json(ticket) } = body(ticket).await?;
    Ok(made(at, version, ticket))
}

/// A ticket with everything written on it.
#[utoipa::path(get, path = "/api/v1/boards/{board}/tickets/{ticket}", tag = "boards",
    params(("board" = i64, Path), ("ticket" = i64, Path)),
    responses((status = 200, body = TicketBody), (status = 401), (status = 404)))]
async fn open(
    State(env): State<Env>,
    by: By,
    Path((board, ticket)): Path<(BoardId, TicketId)>,
) -> Result<Tagged<Json<TicketBody>>, Problem> {
    body(tickets::open(&env, &by, board, ticket).await?).await
}

/// Changes to a ticket; what is left out stays, null empties.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TicketChangesBody {
    title: Option<String>,
    description: Option<String>,
    #[serde(default, deserialize_with = "sent")]
    #[schema(value_type = Option<Uuid>)]
    assignee: Option<Option<Uuid>>,
    /// All labels from now on.
    labels: Option<Vec<String>>,
    #[serde(default, deserialize_with = "sent")]
    #[schema(value_type = Option<String>)]
    due_on: Option<Option<String>>,
}

impl TicketChangesBody {
    fn parse(self) -> Result<TicketChanges, Problem> {
        let mut errors = Errors::default();
        let changes = TicketChanges {
            title: errors.check_if_any("title", self.title.as_deref().map(Title::parse)),
            description: errors.check_if_any("description", self.description.as_deref().map(Prose::parse)),
            assignee: errors.check_change("assignee", self.assignee, person),
            labels: self.labels.map(|labels| errors.labels(&labels)),
            due_on: errors.check_change("due_on", self.due_on, |day| Day::parse(&day)),
        };
        errors.none().map(|()| changes)
    }
}

/// Change a ticket where it lies.
#[utoipa::path(patch, path = "/api/v1/boards/{board}/tickets/{ticket}", tag = "boards",
    request_body = TicketChangesBody,
    params(("board" = i64, Path), ("ticket" = i64, Path),
        ("If-Match" = String, Header, description = "the ETag, or the quoted version, of the ticket as seen")),
    responses((status = 200, body = TicketBody), (status = 401), (status = 403), (status = 404), (status = 409),
        (status = 412), (status = 422), (status = 428)))]
async fn change(
    State(env): State<Env>,
    by: By,
    Path((board, ticket)): Path<(BoardId, TicketId)>,
    seen: IfMatch,
    Json(changes): Json<TicketChangesBody>,
) -> Result<Tagged<Json<TicketBody>>, Problem> {
    body(tickets::change(&env, &by, board, ticket, &seen.basis(), changes.parse()?).await?).await
}

/// Where a ticket goes: to the end of the column unless a neighbour is named.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MoveBody {
    /// Another column of the board; the neighbour's, or its own, when absent.
    column: Option<i64>,
    /// Ahead of this ticket ...
    before: Option<i64>,
    /// ... or behind it.
    after: Option<i64>,
}

/// Move a ticket within its board. Moves need no `If-Match`: a neighbour says enough.
#[utoipa::path(post, path = "/api/v1/boards/{board}/tickets/{ticket}/move", tag = "boards", request_body = MoveBody,
    params(("board" = i64, Path), ("ticket" = i64, Path)),
    responses((status = 200, body = TicketBody), (status = 401), (status = 403), (status = 404), (status = 409), (status = 422)))]
async fn move_to(
    State(env): State<Env>,
    by: By,
    Path((board, ticket)): Path<(BoardId, TicketId)>,
    Json(to): Json<MoveBody>,
) -> Result<Tagged<Json<TicketBody>>, Problem> {
    let mut errors = Errors::default();
    let place = errors.place(to.before, to.after);
    errors.none()?;
    let to = Move { column: to.column.map(ColumnId), place };
    body(moving::move_ticket(&env, &by, board, ticket, to).await?).await
}

/// Put a ticket away.
#[utoipa::path(post, path = "/api/v1/boards/{board}/tickets/{ticket}/archive", tag = "boards",
    params(("board" = i64, Path), ("ticket" = i64, Path)),
    responses((status = 200, body = TicketBody), (status = 401), (status = 403), (status = 404), (status = 409)))]
async fn archive(
    State(env): State<Env>,
    by: By,
    Path((board, ticket)): Path<(BoardId, TicketId)>,
) -> Result<Tagged<Json<TicketBody>>, Problem> {
    body(tickets::archive(&env, &by, board, ticket).await?).await
}

/// Take a ticket back into use, at the end of its column.
#[utoipa::path(post, path = "/api/v1/boards/{board}/tickets/{ticket}/restore", tag = "boards",
    params(("board" = i64, Path), ("ticket" = i64, Path)),
    responses((status = 200, body = TicketBody), (status = 401), (status = 403), (status = 404), (status = 409), (status = 422)))]
async fn restore(
    State(env): State<Env>,
    by: By,
    Path((board, ticket)): Path<(BoardId, TicketId)>,
) -> Result<Tagged<Json<TicketBody>>, Problem> {
    body(tickets::restore(&env, &by, board, ticket).await?).await
}

/// Delete a ticket, for good. Its title must be sent along.
#[utoipa::path(delete, path = "/api/v1/boards/{board}/tickets/{ticket}", tag = "boards", request_body = DeletionBody,
    params(("board" = i64, Path), ("ticket" = i64, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 409), (status = 412),
        (status = 422)))]
async fn delete(
    State(env): State<Env>,
    by: By,
    Path((board, ticket)): Path<(BoardId, TicketId)>,
    seen: IfMatch,
    Json(body): Json<DeletionBody>,
) -> Result<StatusCode, Problem> {
    tickets::delete(&env, &by, board, ticket, &seen.basis(), Confirmation::Typed(&body.confirm)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What happened to a ticket, newest first.
#[utoipa::path(get, path = "/api/v1/boards/{board}/tickets/{ticket}/activity", tag = "boards",
    params(("board" = i64, Path), ("ticket" = i64, Path), PageQuery),
    responses((status = 200, body = PageBody<BoardEvent>), (status = 401), (status = 404), (status = 422)))]
async fn activity(
    State(env): State<Env>,
    by: By,
    Path((board, ticket)): Path<(BoardId, TicketId)>,
    Query(page): Query<PageQuery>,
) -> Result<Json<PageBody<BoardEvent>>, Problem> {
    let events = tickets::activity(&env, &by, board, ticket, page.limit(), page.cursor().as_ref()).await?;
    Ok(Json(events.into()))
}
