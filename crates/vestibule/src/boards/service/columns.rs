//! Columns of a board.

use serde_json::json;
use vestibule_kernel::{Basis, BoardId, ColumnId};

use crate::env::{Env, Work};

use super::super::error::Current;
use super::super::event::EventKind;
use super::super::model::{Change, Column, ColumnChanges, NewColumn, Place};
use super::super::order::OrderKey;
use super::super::store::boards::Archived;
use super::super::store::order::COLUMNS;
use super::super::words::Color;
use super::super::{BoardError, By, store};
use super::boards::Confirmation;
use super::{Happened, moving, note, reading, writing};

/// The most columns a board has, archived ones included.
const MOST: i64 = 100;

/// A board's columns in order.
///
/// # Errors
/// [`BoardError::NotFound`].
pub async fn list(env: &Env, by: &By, board: BoardId, archived: Archived) -> Result<Vec<Column>, BoardError> {
    let (mut db, _) = reading(env, by, board).await?;
    Ok(store::columns::of_board(&mut db, board, archived).await?)
}

/// Which board a column stands on: the contract's addresses do not say.
///
/// # Errors
/// [`BoardError::NotFound`], also for a board that the person may not know of.
pub async fn board_of(env: &Env, by: &By, id: ColumnId) -> Result<BoardId, BoardError> {
    let mut db = env.db.read().await?;
    let column = store::columns::by_id(&mut db, id).await?.ok_or(BoardError::NotFound)?;
    super::look(&mut db, by, column.board).await?;
    Ok(column.board)
}

/// A column of this board.
pub(super) async fn find(work: &mut Work, board: BoardId, id: ColumnId) -> Result<Column, BoardError> {
    let column = store::columns::by_id(work, id).await?;
    column.filter(|column| column.board == board).ok_or(BoardError::NotFound)
}

/// Adds a column.
///
/// # Errors
/// [`BoardError::NoSuchNeighbour`], [`BoardError::Full`].
pub async fn create(env: &Env, by: &By, board: BoardId, new: NewColumn) -> Result<Column, BoardError> {
    let (mut work, _) = writing(env, by, board).await?;
    let column = insert(env, &mut work, by, board, &new).await?;
    work.commit().await?;
    Ok(column)
}

/// Adds a column in a transaction that goes on.
pub(in crate::boards) async fn insert(
    env: &Env,
    work: &mut Work,
    by: &By,
    board: BoardId,
    new: &NewColumn,
) -> Result<Column, BoardError> {
    if store::columns::count(work, board).await? >= MOST {
        return Err(BoardError::Full { what: "columns", most: MOST });
    }
    let order = place(env, work, by, board, new.place).await?;
    let position = match new.client_position {
        Some(position) => position,
        None => store::columns::next_client_position(work, board).await?,
    };
    let id = store::columns::insert(work, board, new, position, &order, env.now()).await?;
    let column = find(work, board, id).await?;
    note(env, work, by, board, Happened::to_board(EventKind::ColumnAdded, &column)).await?;
    Ok(column)
}

async fn place(
    env: &Env,
    work: &mut Work,
    by: &By,
    board: BoardId,
    place: Place<ColumnId>,
) -> Result<OrderKey, BoardError> {
    let place = match place {
        Place::Before(id) => Place::Before(id.0),
        Place::After(id) => Place::After(id.0),
        Place::Last => Place::Last,
    };
    let list = moving::Ordered { list: &COLUMNS, owner: board.0, column: None };
    moving::key_for(env, work, by, board, list, place).await
}

/// Changes a column.
///
/// # Errors
/// [`BoardError::Stale`] with the column as it is.
pub async fn change(
    env: &Env,
    by: &By,
    board: BoardId,
    id: ColumnId,
    basis: &Basis,
    changes: ColumnChanges,
) -> Result<Column, BoardError> {
    let (mut work, _) = writing(env, by, board).await?;
    let mut column = find(&mut work, board, id).await?;
    basis.require(column.version, BoardError::Unbased, || {
        BoardError::Stale(Box::new(Current::Column(column.clone())))
    })?;
    let before = column.clone();
    if let Some(name) = changes.name {
        column.name = name.as_str().to_owned();
    }
    column.color = match changes.color {
        Change::Keep => column.color,
        Change::Clear => None,
        Change::Set(color) => Some(Color::as_str(&color).to_owned()),
    };
    column.wip_limit = changes.wip_limit.over(column.wip_limit);
    column.client_position = changes.client_position.unwrap_or(column.client_position);
    if column == before {
        return Ok(column);
    }
    finish(env, work, by, &column, EventKind::ColumnChanged).await
}

async fn finish(
    env: &Env,
    mut work: Work,
    by: &By,
    column: &Column,
    kind: EventKind,
) -> Result<Column, BoardError> {
    store::columns::update(&mut work, column, env.now()).await?;
    let changed = find(&mut work, column.board, column.id).await?;
    note(env, &mut work, by, column.board, Happened::to_board(kind, &changed)).await?;
    work.commit().await?;
    Ok(changed)
}

/// Moves a column among the board's others.
///
/// # Errors
/// [`BoardError::NoSuchNeighbour`], also for itself.
pub async fn move_to(
    env: &Env,
    by: &By,
    board: BoardId,
    id: ColumnId,
    to: Place<ColumnId>,
) -> Result<Column, BoardError> {
    let (mut work, _) = writing(env, by, board).await?;
    find(&mut work, board, id).await?;
    if to.neighbour() == Some(id) {
        return Err(BoardError::NoSuchNeighbour);
    }
    let order = place(env, &mut work, by, board, to).await?;
    // Read again: spreading the others out may have given this one another key.
    let column = Column { order, ..find(&mut work, board, id).await? };
    finish(env, work, by, &column, EventKind::ColumnMoved).await
}

/// Puts a column away, its tickets with it.
///
/// # Errors
/// [`BoardError`].
pub async fn archive(env: &Env, by: &By, board: BoardId, id: ColumnId) -> Result<Column, BoardError> {
    let (mut work, _) = writing(env, by, board).await?;
    let mut column = find(&mut work, board, id).await?;
    if column.archived_at.is_some() {
        return Ok(column);
    }
    column.archived_at = Some(env.now());
    finish(env, work, by, &column, EventKind::ColumnArchived).await
}

/// Takes a column back into use, at its old place.
///
/// # Errors
/// [`BoardError`].
pub async fn restore(env: &Env, by: &By, board: BoardId, id: ColumnId) -> Result<Column, BoardError> {
    let (mut work, _) = writing(env, by, board).await?;
    let mut column = find(&mut work, board, id).await?;
    if column.archived_at.take().is_none() {
        return Ok(column);
    }
    finish(env, work, by, &column, EventKind::ColumnRestored).await
}

/// Deletes a column and its tickets, for good.
///
/// # Errors
/// [`BoardError::NotConfirmed`] when another name was typed.
pub async fn delete(
    env: &Env,
    by: &By,
    board: BoardId,
    id: ColumnId,
    basis: &Basis,
    confirmation: Confirmation<'_>,
) -> Result<(), BoardError> {
    let (mut work, _) = writing(env, by, board).await?;
    let column = find(&mut work, board, id).await?;
    basis.allow(column.version, || BoardError::Stale(Box::new(Current::Column(column.clone()))))?;
    confirmation.check(&column.name)?;
    store::events::forget_column(&mut work, board, id).await?;
    store::columns::delete(&mut work, id).await?;
    let what = Happened::to_board(EventKind::ColumnDeleted, &json!({ "id": id }));
    note(env, &mut work, by, board, what).await?;
    work.commit().await?;
    Ok(())
}
