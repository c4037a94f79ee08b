//! Taking a board along, and bringing one in.

use vestibule_kernel::{BoardId, TicketId};

use crate::env::{Env, Work};

use super::super::model::{Column, NewBoard, NewColumn, NewTicket, Ticket};
use super::super::order::OrderKey;
use super::super::store::boards::Archived;
use super::super::transfer::{BoardFile, ColumnFile, ParsedBoard, ParsedTicket, TicketFile};
use super::super::{Board, BoardError, By, store};
use super::boards::{self, Ownership};
use super::{columns, making, reading};

/// What is written on a board and in use.
///
/// # Errors
/// [`BoardError::NotFound`].
pub async fn export(env: &Env, by: &By, board: BoardId) -> Result<BoardFile, BoardError> {
    let (mut db, opened) = reading(env, by, board).await?;
    let columns = store::columns::of_board(&mut db, board, Archived::Without).await?;
    let mut tickets = store::tickets::of_board(&mut db, board).await?;
    let columns = columns.into_iter().map(|column| {
        let id = column.id;
        column_file(column, tickets.extract_if(.., |ticket| ticket.card.column == id))
    });
    Ok(BoardFile { name: opened.board.name, columns: columns.collect() })
}

fn column_file(column: Column, tickets: impl Iterator<Item = Ticket>) -> ColumnFile {
    let tickets = tickets.map(|Ticket { card, description, .. }| TicketFile {
        title: card.title,
        description,
        labels: card.labels,
        due_on: card.due_on,
    });
    ColumnFile {
        name: column.name,
        color: column.color,
        wip_limit: column.wip_limit,
        tickets: tickets.collect(),
    }
}

/// Makes a board of a file, all of it or nothing.
///
/// # Errors
/// [`BoardError::Forbidden`] without the permission `edit`.
pub(in crate::boards) async fn import(env: &Env, by: &By, file: ParsedBoard) -> Result<Board, BoardError> {
    let mut work = making(env, by).await?;
    let new = NewBoard { name: file.name, visibility: file.visibility };
    let board = boards::insert(env, &mut work, by, &new, Ownership::Maker).await?;
    for column in file.columns {
        let new =
            NewColumn { color: column.color, wip_limit: column.wip_limit, ..NewColumn::named(column.name) };
        let made = columns::insert(env, &mut work, by, board.id, &new).await?;
        let keys = OrderKey::spread(column.tickets.len());
        for (ticket, order) in column.tickets.into_iter().zip(keys) {
            insert(env, &mut work, by, &made, ticket, &order).await?;
        }
    }
    let board = super::look(&mut work, by, board.id).await?.board;
    work.commit().await?;
    Ok(board)
}

/// Without an event of its own: nobody looks at a board that is being made.
async fn insert(
    env: &Env,
    work: &mut Work,
    by: &By,
    column: &Column,
    ticket: ParsedTicket,
    order: &OrderKey,
) -> Result<TicketId, BoardError> {
    let new = NewTicket {
        labels: ticket.labels,
        due_on: ticket.due_on,
        ..NewTicket::titled(column.id, ticket.title, ticket.description)
    };
    Ok(store::tickets::insert(work, column.board, &new, None, order, by.user(), env.now()).await?)
}
