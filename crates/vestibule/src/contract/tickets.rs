//! Tickets (CONTRACT.md 6). A ticket's `position` is the id of its column: sending another
//! column's id moves it there, sending none leaves it where it is.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use vestibule_kernel::{ColumnId, TicketId};

use crate::boards::boards::Confirmation;
use crate::boards::{self as slice, BoardError, By, NewTicket, Prose, Ticket, TicketChanges, Title};
use crate::env::Env;
use crate::http::{Code, ContractError, Path, Problem};

use super::boards::{Made, bad_request};
use super::fields::Fields;

/// A ticket as the contract shows it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ContractTicket {
    #[schema(value_type = i64)]
    id: TicketId,
    title: String,
    description: String,
    /// The id of its column.
    #[schema(value_type = i64)]
    position: ColumnId,
}

impl From<Ticket> for ContractTicket {
    fn from(ticket: Ticket) -> Self {
        let Ticket { card, description, .. } = ticket;
        Self { id: card.id, title: card.title, description, position: card.column }
    }
}

/// A column's tickets in order.
#[utoipa::path(get, path = "/columns/{column}/tickets", tag = "contract", params(("column" = i64, Path)),
    responses((status = 200, body = [ContractTicket]), (status = 401), (status = 404)))]
pub(super) async fn list(
    State(env): State<Env>,
    by: By,
    Path(column): Path<ColumnId>,
) -> Result<Json<Vec<ContractTicket>>, ContractError> {
    let tickets = slice::tickets::of_column(&env, &by, column).await?;
    Ok(Json(tickets.into_iter().map(ContractTicket::from).collect()))
}

/// Makes a ticket in the column of the address.
#[utoipa::path(post, path = "/columns/{column}/tickets", tag = "contract", params(("column" = i64, Path)),
    request_body = Object,
    responses((status = 201, body = Made), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn create(
    State(env): State<Env>,
    by: By,
    Path(column): Path<ColumnId>,
    fields: Fields,
) -> Result<(StatusCode, Json<Made>), ContractError> {
    let title = Title::parse(fields.text("title").unwrap_or_default()).map_err(bad_request("title"))?;
    let description = fields.optional_text("description")?.unwrap_or_default();
    let description = Prose::parse(description).map_err(bad_request("description"))?;
    let board = slice::columns::board_of(&env, &by, column).await?;
    let new = NewTicket::titled(column, title, description);
    let ticket = slice::tickets::create(&env, &by, board, new).await.map_err(refusal)?;
    Ok((StatusCode::CREATED, Json(Made { id: ticket.card.id.0 })))
}

/// Changes what is sent of a ticket, and moves it when `position` names another column.
#[utoipa::path(put, path = "/columns/{column}/tickets", tag = "contract", params(("column" = i64, Path)),
    request_body = Object,
    responses((status = 200, body = ContractTicket), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn change(
    State(env): State<Env>,
    by: By,
    Path(column): Path<ColumnId>,
    fields: Fields,
) -> Result<Json<ContractTicket>, ContractError> {
    let id = TicketId(fields.required_number("id")?);
    let changes = TicketChanges {
        title: fields.optional_text("title")?.map(Title::parse).transpose().map_err(bad_request("title"))?,
        description: fields
            .optional_text("description")?
            .map(Prose::parse)
            .transpose()
            .map_err(bad_request("description"))?,
        ..TicketChanges::default()
    };
    let to = fields.number("position")?.map(ColumnId);
    let ticket = slice::tickets::change_in_column(&env, &by, column, id, changes, to).await;
    Ok(Json(ticket.map_err(refusal)?.into()))
}

/// Deletes a ticket; the client has asked twice.
#[utoipa::path(delete, path = "/columns/{column}/tickets", tag = "contract", params(("column" = i64, Path)),
    request_body = Object,
    responses((status = 204), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn delete(
    State(env): State<Env>,
    by: By,
    Path(column): Path<ColumnId>,
    fields: Fields,
) -> Result<StatusCode, ContractError> {
    let id = TicketId(fields.required_number("id")?);
    slice::tickets::delete_in_column(&env, &by, column, id, Confirmation::ByClient).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A column that is not there is a 404 here, wherever the request named it.
fn refusal(error: BoardError) -> Problem {
    match error {
        BoardError::NoSuchColumn => Problem::new(Code::NotFound),
        other => other.into(),
    }
}
