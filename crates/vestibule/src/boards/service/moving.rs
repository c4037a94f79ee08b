//! Moving tickets, and finding the key for a place.
//!
//! A move names a neighbour, not a number: whatever else has moved meanwhile, the ticket ends next
//! to what the person saw it next to. The board's lock makes moves happen one after another, so
//! there is one order everywhere.

use serde_json::{Map, json};
use vestibule_kernel::{BoardId, ColumnId, TicketId};

use crate::env::{Env, Work};

use super::super::event::EventKind;
use super::super::model::{Column, Move, Place, Ticket};
use super::super::order::OrderKey;
use super::super::store::order::{List, TICKETS};
use super::super::store::tickets::Lies;
use super::super::{BoardError, By, store};
use super::{Happened, note, tickets, writing};

/// One ordered list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ordered {
    pub(super) list: &'static List,
    /// The board or column whose list it is.
    pub(super) owner: i64,
    /// The column, when it is a column's.
    pub(super) column: Option<ColumnId>,
}

impl Ordered {
    pub(super) const fn tickets_of(column: ColumnId) -> Self {
        Self { list: &TICKETS, owner: column.0, column: Some(column) }
    }
}

/// The key of a place in a list; spreads the list out when its keys have grown too long.
pub(super) async fn key_for(
    env: &Env,
    work: &mut Work,
    by: &By,
    board: BoardId,
    list: Ordered,
    place: Place<i64>,
) -> Result<OrderKey, BoardError> {
    let key = key_between_neighbours(work, list, place).await?;
    if !key.is_too_long() {
        return Ok(key);
    }
    let keys = list.list.spread(work, list.owner).await?;
    let keys: Map<_, _> = keys.into_iter().map(|(id, key)| (id.to_string(), json!(key.as_str()))).collect();
    let data = json!({ "column": list.column, "keys": keys });
    note(env, work, by, board, Happened::to_board(EventKind::Reordered, &data)).await?;
    key_between_neighbours(work, list, place).await
}

async fn key_between_neighbours(
    work: &mut Work,
    Ordered { list, owner, .. }: Ordered,
    place: Place<i64>,
) -> Result<OrderKey, BoardError> {
    let neighbour = match place.neighbour() {
        Some(id) => list.key_of(work, owner, id).await?.ok_or(BoardError::NoSuchNeighbour)?,
        None => return Ok(OrderKey::between(list.greatest(work, owner).await?.as_ref(), None)),
    };
    Ok(match place {
        Place::Before(_) => {
            OrderKey::between(list.below(work, owner, &neighbour).await?.as_ref(), Some(&neighbour))
        }
        Place::After(_) | Place::Last => {
            OrderKey::between(Some(&neighbour), list.above(work, owner, &neighbour).await?.as_ref())
        }
    })
}

/// The key of a place among a column's tickets.
pub(super) async fn key_in_column(
    env: &Env,
    work: &mut Work,
    by: &By,
    column: &Column,
    place: Place<TicketId>,
) -> Result<OrderKey, BoardError> {
    let place = match place {
        Place::Before(id) => Place::Before(id.0),
        Place::After(id) => Place::After(id.0),
        Place::Last => Place::Last,
    };
    key_for(env, work, by, column.board, Ordered::tickets_of(column.id), place).await
}

/// A column of the board in which tickets may be put.
pub(super) async fn target_column(
    work: &mut Work,
    board: BoardId,
    id: ColumnId,
) -> Result<Column, BoardError> {
    let column = store::columns::by_id(work, id).await?;
    let column = column.filter(|column| column.board == board).ok_or(BoardError::NoSuchColumn)?;
    if column.archived_at.is_some() { Err(BoardError::NoSuchColumn) } else { Ok(column) }
}

/// Moves a ticket within its board.
///
/// # Errors
/// [`BoardError::NoSuchColumn`], [`BoardError::NoSuchNeighbour`] (also for itself and for one that
/// lies in another column than the one named), [`BoardError::Archived`].
pub async fn move_ticket(
    env: &Env,
    by: &By,
    board: BoardId,
    id: TicketId,
    to: Move,
) -> Result<Ticket, BoardError> {
    let (mut work, _) = writing(env, by, board).await?;
    let ticket = tickets::in_use(&mut work, board, id).await?;
    if to.place.neighbour() == Some(id) {
        return Err(BoardError::NoSuchNeighbour);
    }
    let column = match (to.column, to.place.neighbour()) {
        (Some(column), _) => column,
        (None, Some(neighbour)) => column_of(&mut work, board, neighbour).await?,
        (None, None) => ticket.card.column,
    };
    let column = target_column(&mut work, board, column).await?;
    let order = key_in_column(env, &mut work, by, &column, to.place).await?;
    let lies = Lies { column: column.id, order: &order, archived_at: None };
    store::tickets::place(&mut work, id, lies, env.now()).await?;
    tickets::finish(env, work, by, board, id, EventKind::TicketMoved).await
}

async fn column_of(work: &mut Work, board: BoardId, neighbour: TicketId) -> Result<ColumnId, BoardError> {
    let neighbour = store::tickets::by_id(work, board, neighbour).await?;
    Ok(neighbour.ok_or(BoardError::NoSuchNeighbour)?.card.column)
}
