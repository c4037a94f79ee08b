//! Tickets: finding, making, changing, putting away, deleting. Moving them stands next door.

use serde_json::json;
use uuid::Uuid;
use vestibule_kernel::{Basis, BoardId, ColumnId, Cursor, Limit, Page, TicketId, UserId};

use crate::env::{Env, Work};

use super::super::error::Current;
use super::super::event::{BoardEvent, EventKind};
use super::super::model::{BoardPerson, Card, Change, MOST_TICKETS, NewTicket, Place, Ticket, TicketChanges};
use super::super::store::tickets::{Lies, TicketFilter};
use super::super::words::Day;
use super::super::{BoardError, By, store};
use super::boards::Confirmation;
use super::{Happened, columns, moving, note, reading, writing};

/// The most tickets a board has, archived ones included.
const MOST: i64 = MOST_TICKETS as i64;

/// A ticket with everything written on it.
///
/// # Errors
/// [`BoardError::NotFound`].
pub async fn open(env: &Env, by: &By, board: BoardId, id: TicketId) -> Result<Ticket, BoardError> {
    let (mut db, _) = reading(env, by, board).await?;
    store::tickets::by_id(&mut db, board, id).await?.ok_or(BoardError::NotFound)
}

/// A page of the tickets that match, oldest first.
///
/// # Errors
/// [`BoardError::Cursor`].
pub async fn search(
    env: &Env,
    by: &By,
    board: BoardId,
    filter: &TicketFilter,
    limit: Limit,
    cursor: Option<&Cursor>,
) -> Result<Page<Card>, BoardError> {
    let name = format!("tickets of {board} {filter:?}");
    let after = cursor.map_or(Ok(0), |cursor| cursor.key::<i64>(&name))?;
    let (mut db, _) = reading(env, by, board).await?;
    let cards = store::tickets::found(&mut db, board, filter, after, limit.rows_to_fetch()).await?;
    Ok(Page::from_rows(cards, limit, &name, |card| card.id.0))
}

/// What happened to a ticket, newest first.
///
/// # Errors
/// [`BoardError::NotFound`], [`BoardError::Cursor`].
pub async fn activity(
    env: &Env,
    by: &By,
    board: BoardId,
    id: TicketId,
    limit: Limit,
    cursor: Option<&Cursor>,
) -> Result<Page<BoardEvent>, BoardError> {
    let name = format!("activity of {board}/{id}");
    let before = cursor.map_or(Ok(i64::MAX), |cursor| cursor.key::<i64>(&name))?;
    let (mut db, _) = reading(env, by, board).await?;
    store::tickets::by_id(&mut db, board, id).await?.ok_or(BoardError::NotFound)?;
    let events = store::events::of_ticket(&mut db, board, id, before, limit.rows_to_fetch()).await?;
    Ok(Page::from_rows(events, limit, &name, |event| event.seq))
}

/// A column's tickets in order: the contract's list.
///
/// # Errors
/// [`BoardError::NotFound`].
pub async fn of_column(env: &Env, by: &By, id: ColumnId) -> Result<Vec<Ticket>, BoardError> {
    let mut db = env.db.read().await?;
    let column = store::columns::by_id(&mut db, id).await?;
    let column = column.filter(|c| c.archived_at.is_none()).ok_or(BoardError::NotFound)?;
    super::look(&mut db, by, column.board).await?;
    Ok(store::tickets::of_column(&mut db, id).await?)
}

pub(super) async fn find(work: &mut Work, board: BoardId, id: TicketId) -> Result<Ticket, BoardError> {
    store::tickets::by_id(work, board, id).await?.ok_or(BoardError::NotFound)
}

/// A ticket that was not put away, nor its column.
pub(super) async fn in_use(work: &mut Work, board: BoardId, id: TicketId) -> Result<Ticket, BoardError> {
    let ticket = find(work, board, id).await?;
    let column = columns::find(work, board, ticket.card.column).await?;
    if ticket.card.archived_at.or(column.archived_at).is_some() {
        return Err(BoardError::Archived);
    }
    Ok(ticket)
}

/// Makes a ticket.
///
/// # Errors
/// [`BoardError::NoSuchColumn`], [`BoardError::NoSuchNeighbour`], [`BoardError::NoSuchPerson`],
/// [`BoardError::Full`].
pub async fn create(env: &Env, by: &By, board: BoardId, new: NewTicket) -> Result<Ticket, BoardError> {
    let (mut work, _) = writing(env, by, board).await?;
    let id = insert(env, &mut work, by, board, &new).await?;
    let ticket = find(&mut work, board, id).await?;
    work.commit().await?;
    Ok(ticket)
}

/// Makes a ticket in a transaction that goes on.
pub(in crate::boards) async fn insert(
    env: &Env,
    work: &mut Work,
    by: &By,
    board: BoardId,
    new: &NewTicket,
) -> Result<TicketId, BoardError> {
    let column = moving::target_column(work, board, new.column).await?;
    if store::tickets::count(work, board).await? >= MOST {
        return Err(BoardError::Full { what: "tickets", most: MOST });
    }
    let assignee = match new.assignee {
        Some(uuid) => Some(assignee(work, board, uuid).await?.0),
        None => None,
    };
    let order = moving::key_in_column(env, work, by, &column, new.place).await?;
    let id = store::tickets::insert(work, board, new, assignee, &order, by.user(), env.now()).await?;
    let ticket = find(work, board, id).await?;
    note(env, work, by, board, Happened::to_ticket(EventKind::TicketAdded, id, &ticket.card)).await?;
    Ok(id)
}

async fn assignee(work: &mut Work, board: BoardId, uuid: Uuid) -> Result<(UserId, BoardPerson), BoardError> {
    store::members::who_may_read(work, board, uuid).await?.ok_or(BoardError::NoSuchPerson)
}

/// Nobody works on a board for its members without being one: takes their tickets off those who are
/// none any more.
pub(super) async fn unassign_outsiders(
    env: &Env,
    work: &mut Work,
    by: &By,
    board: BoardId,
) -> Result<(), BoardError> {
    for id in store::tickets::assigned_to_outsiders(work, board).await? {
        store::tickets::assign(work, id, None).await?;
        let ticket = find(work, board, id).await?;
        store::tickets::update(work, &ticket, env.now()).await?;
        let changed = find(work, board, id).await?;
        note(env, work, by, board, Happened::to_ticket(EventKind::TicketChanged, id, &changed.card)).await?;
    }
    Ok(())
}

/// Changes a ticket where it lies.
///
/// # Errors
/// [`BoardError::Stale`] with the ticket as it is; [`BoardError::NoSuchPerson`].
pub async fn change(
    env: &Env,
    by: &By,
    board: BoardId,
    id: TicketId,
    basis: &Basis,
    changes: TicketChanges,
) -> Result<Ticket, BoardError> {
    let (mut work, _) = writing(env, by, board).await?;
    let ticket = in_use(&mut work, board, id).await?;
    basis.require(ticket.card.version, BoardError::Unbased, || {
        BoardError::Stale(Box::new(Current::Ticket(ticket.clone())))
    })?;
    if changes.is_empty() {
        return Ok(ticket);
    }
    apply(env, &mut work, board, ticket, changes).await?;
    finish(env, work, by, board, id, EventKind::TicketChanged).await
}

/// Changes a ticket of a column and moves it to the end of another, both or neither: the contract
/// does so in one request, and knows no boards.
///
/// # Errors
/// [`BoardError::NotFound`] when the ticket lies elsewhere; [`BoardError::NoSuchColumn`].
pub async fn change_in_column(
    env: &Env,
    by: &By,
    column: ColumnId,
    id: TicketId,
    changes: TicketChanges,
    to: Option<ColumnId>,
) -> Result<Ticket, BoardError> {
    let board = columns::board_of(env, by, column).await?;
    let (mut work, _) = writing(env, by, board).await?;
    let ticket = in_use(&mut work, board, id).await?;
    if ticket.card.column != column {
        return Err(BoardError::NotFound);
    }
    let target = match to {
        Some(to) => Some(moving::target_column(&mut work, board, to).await?),
        None => None,
    };
    let target = target.filter(|target| target.id != column);
    match (target, changes.is_empty()) {
        (None, true) => return Ok(ticket),
        (None, false) => apply(env, &mut work, board, ticket, changes).await?,
        (Some(target), nothing_else) => {
            if !nothing_else {
                apply(env, &mut work, board, ticket, changes).await?;
                let changed = find(&mut work, board, id).await?;
                let what = Happened::to_ticket(EventKind::TicketChanged, id, &changed.card);
                note(env, &mut work, by, board, what).await?;
            }
            let order = moving::key_in_column(env, &mut work, by, &target, Place::Last).await?;
            let lies = Lies { column: target.id, order: &order, archived_at: None };
            store::tickets::place(&mut work, id, lies, env.now()).await?;
            return finish(env, work, by, board, id, EventKind::TicketMoved).await;
        }
    }
    finish(env, work, by, board, id, EventKind::TicketChanged).await
}

/// Deletes a ticket of a column, for good.
///
/// # Errors
/// [`BoardError::NotFound`] when the ticket lies elsewhere.
pub async fn delete_in_column(
    env: &Env,
    by: &By,
    column: ColumnId,
    id: TicketId,
    confirmation: Confirmation<'_>,
) -> Result<(), BoardError> {
    let board = columns::board_of(env, by, column).await?;
    let (mut work, _) = writing(env, by, board).await?;
    let ticket = in_use(&mut work, board, id).await?;
    if ticket.card.column != column {
        return Err(BoardError::NotFound);
    }
    gone(env, work, by, board, &ticket, confirmation).await
}

async fn apply(
    env: &Env,
    work: &mut Work,
    board: BoardId,
    mut ticket: Ticket,
    changes: TicketChanges,
) -> Result<(), BoardError> {
    let id = ticket.card.id;
    if let Some(title) = changes.title {
        ticket.card.title = title.as_str().to_owned();
    }
    if let Some(description) = changes.description {
        ticket.description = description.as_str().to_owned();
    }
    ticket.card.due_on = match changes.due_on {
        Change::Keep => ticket.card.due_on,
        Change::Clear => None,
        Change::Set(day) => Some(Day::as_str(&day).to_owned()),
    };
    match changes.assignee {
        Change::Keep => {}
        Change::Clear => store::tickets::assign(work, id, None).await?,
        Change::Set(uuid) => {
            let (user, _) = assignee(work, board, uuid).await?;
            store::tickets::assign(work, id, Some(user)).await?;
        }
    }
    if let Some(labels) = changes.labels {
        store::tickets::set_labels(work, id, &labels).await?;
    }
    store::tickets::update(work, &ticket, env.now()).await?;
    Ok(())
}

/// Writes the event of a change to a ticket and commits.
pub(super) async fn finish(
    env: &Env,
    mut work: Work,
    by: &By,
    board: BoardId,
    id: TicketId,
    kind: EventKind,
) -> Result<Ticket, BoardError> {
    let ticket = find(&mut work, board, id).await?;
    note(env, &mut work, by, board, Happened::to_ticket(kind, id, &ticket.card)).await?;
    work.commit().await?;
    Ok(ticket)
}

/// Puts a ticket away.
///
/// # Errors
/// [`BoardError`].
pub async fn archive(env: &Env, by: &By, board: BoardId, id: TicketId) -> Result<Ticket, BoardError> {
    let (mut work, _) = writing(env, by, board).await?;
    let ticket = find(&mut work, board, id).await?;
    if ticket.card.archived_at.is_some() {
        return Ok(ticket);
    }
    let now = env.now();
    let card = &ticket.card;
    let lies = Lies { column: card.column, order: &card.order, archived_at: Some(now) };
    store::tickets::place(&mut work, id, lies, now).await?;
    finish(env, work, by, board, id, EventKind::TicketArchived).await
}

/// Takes a ticket back into use, at the end of its column.
///
/// # Errors
/// [`BoardError::NoSuchColumn`] as long as its column is put away.
pub async fn restore(env: &Env, by: &By, board: BoardId, id: TicketId) -> Result<Ticket, BoardError> {
    let (mut work, _) = writing(env, by, board).await?;
    let ticket = find(&mut work, board, id).await?;
    if ticket.card.archived_at.is_none() {
        return Ok(ticket);
    }
    let column = moving::target_column(&mut work, board, ticket.card.column).await?;
    let order = moving::key_in_column(env, &mut work, by, &column, Place::Last).await?;
    let lies = Lies { column: column.id, order: &order, archived_at: None };
    store::tickets::place(&mut work, id, lies, env.now()).await?;
    finish(env, work, by, board, id, EventKind::TicketRestored).await
}

/// Deletes a ticket, for good. Its activity keeps that something happened, not what.
///
/// # Errors
/// [`BoardError::NotConfirmed`] when another title was typed.
pub async fn delete(
    env: &Env,
    by: &By,
    board: BoardId,
    id: TicketId,
    basis: &Basis,
    confirmation: Confirmation<'_>,
) -> Result<(), BoardError> {
    let (mut work, _) = writing(env, by, board).await?;
    let ticket = find(&mut work, board, id).await?;
    basis.allow(ticket.card.version, || BoardError::Stale(Box::new(Current::Ticket(ticket.clone()))))?;
    gone(env, work, by, board, &ticket, confirmation).await
}

async fn gone(
    env: &Env,
    mut work: Work,
    by: &By,
    board: BoardId,
    ticket: &Ticket,
    confirmation: Confirmation<'_>,
) -> Result<(), BoardError> {
    let id = ticket.card.id;
    confirmation.check(&ticket.card.title)?;
    store::events::forget_ticket(&mut work, board, id).await?;
    store::tickets::delete(&mut work, id).await?;
    let what = Happened::to_ticket(EventKind::TicketDeleted, id, &json!({ "id": id }));
    note(env, &mut work, by, board, what).await?;
    work.commit().await?;
    Ok(())
}
