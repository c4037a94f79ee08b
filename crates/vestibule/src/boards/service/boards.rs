//! Boards themselves: finding, making, changing, putting away, deleting.

use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use vestibule_kernel::{Basis, BoardId, Cursor, Limit, Page, PermissionSet};

use crate::audit_log::{self, Action, Target};
use crate::changes::Subject;
use crate::env::{Env, Work};

use super::super::authority::right_on;
use super::super::error::Current;
use super::super::event::EventKind;
use super::super::model::{BoardRole, Card, Column, Member, NewBoard};
use super::super::store::boards::{Archived, Readers};
use super::super::{Board, BoardChanges, BoardError, BoardName, By, Right, Visibility, store};
use super::{Happened, making, managing, note, reading, tickets, tidying};

/// A board in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ListedBoard {
    /// The board.
    #[serde(flatten)]
    pub board: Board,
    /// The most the caller may do on it.
    pub right: Right,
}

/// A board with everything on it that is in use.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WholeBoard {
    /// The board. Its `seq` was read first: resuming events after it misses nothing.
    #[serde(flatten)]
    pub board: Board,
    /// The most the caller may do on it.
    pub right: Right,
    /// Its columns in order.
    pub columns: Vec<Column>,
    /// Their tickets, in the columns' order and their own.
    pub tickets: Vec<Card>,
    /// Who belongs to it.
    pub members: Vec<Member>,
}

fn readers(by: &By) -> Readers {
    match by.permissions() {
        PermissionSet::Everything => Readers::Everything(by.user()),
        PermissionSet::Named(_) => Readers::Only(by.user()),
    }
}

fn listed(by: &By, seen: store::boards::Seen) -> Option<ListedBoard> {
    let right = right_on(by.permissions(), seen.board.visibility, seen.role, seen.owned)?;
    Some(ListedBoard { board: seen.board, right })
}

/// A page of the boards that the person may read, oldest first.
///
/// # Errors
/// [`BoardError::Cursor`].
pub async fn list(
    env: &Env,
    by: &By,
    archived: Archived,
    limit: Limit,
    cursor: Option<&Cursor>,
) -> Result<Page<ListedBoard>, BoardError> {
    let filter = format!("boards archived={}", archived as u8);
    let after = cursor.map_or(Ok(0), |cursor| cursor.key::<i64>(&filter))?;
    let mut db = env.db.read().await?;
    let seen = store::boards::readable(&mut db, readers(by), archived, after, limit.rows_to_fetch()).await?;
    let boards = seen.into_iter().filter_map(|seen| listed(by, seen)).collect();
    Ok(Page::from_rows(boards, limit, &filter, |listed| listed.board.id.0))
}

/// All boards in use that the person may read: the contract knows no pages.
///
/// # Errors
/// [`BoardError::Failure`].
pub async fn all(env: &Env, by: &By) -> Result<Vec<Board>, BoardError> {
    let mut db = env.db.read().await?;
    let seen = store::boards::readable(&mut db, readers(by), Archived::Without, 0, i64::MAX).await?;
    Ok(seen.into_iter().map(|seen| seen.board).collect())
}

/// A board with everything on it that is in use.
///
/// # Errors
/// [`BoardError::NotFound`].
pub async fn open(env: &Env, by: &By, id: BoardId) -> Result<WholeBoard, BoardError> {
    let (mut db, opened) = reading(env, by, id).await?;
    Ok(WholeBoard {
        columns: store::columns::of_board(&mut db, id, Archived::Without).await?,
        tickets: store::tickets::cards_of_board(&mut db, id).await?,
        members: store::members::of_board(&mut db, id).await?,
        board: opened.board,
        right: opened.right,
    })
}

/// Who owns a new board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ownership {
    /// Whoever makes it.
    Maker,
    /// Nobody: it belongs to all holders of `edit`, as the contract's boards do.
    Nobody,
}

/// Makes a board.
///
/// # Errors
/// [`BoardError::Forbidden`] without the permission `edit`.
pub async fn create(env: &Env, by: &By, new: NewBoard, ownership: Ownership) -> Result<Board, BoardError> {
    let mut work = making(env, by).await?;
    let board = insert(env, &mut work, by, &new, ownership).await?;
    work.commit().await?;
    Ok(board)
}

/// Makes a board in a transaction that goes on.
pub(in crate::boards) async fn insert(
    env: &Env,
    work: &mut Work,
    by: &By,
    new: &NewBoard,
    ownership: Ownership,
) -> Result<Board, BoardError> {
    let id = store::boards::insert(work, new, by.user(), env.now()).await?;
    if ownership == Ownership::Maker {
        store::members::set(work, id, by.user(), BoardRole::Owner, env.now()).await?;
    }
    let board = fresh(work, by, id).await?;
    note(env, work, by, id, Happened::to_board(EventKind::BoardAdded, &board)).await?;
    let detail = json!({ "name": board.name, "visibility": board.visibility });
    audit(env, work, by, Action::BoardCreated, id, detail).await?;
    fresh(work, by, id).await
}

async fn fresh(work: &mut Work, by: &By, id: BoardId) -> Result<Board, BoardError> {
    Ok(store::boards::by_id(work, id, by.user()).await?.ok_or(BoardError::NotFound)?.board)
}

pub(super) async fn audit(
    env: &Env,
    work: &mut Work,
    by: &By,
    action: Action,
    board: BoardId,
    detail: Value,
) -> Result<(), BoardError> {
    let event = audit_log::Event::new(by.caller.actor(), action, Target::Board(board)).with(detail);
    audit_log::record(work, env.now(), event, &by.origin).await?;
    Ok(())
}

/// Renames a board or changes who may read it.
///
/// # Errors
/// [`BoardError::Stale`] with the board as it is; [`BoardError::LastOwner`] when it would be closed
/// to everybody.
pub async fn change(
    env: &Env,
    by: &By,
    id: BoardId,
    basis: &Basis,
    changes: BoardChanges,
) -> Result<Board, BoardError> {
    let (work, board) = managing(env, by, id).await?;
    basis.require(board.version, BoardError::Unbased, || {
        BoardError::Stale(Box::new(Current::Board(board.clone())))
    })?;
    change_held(env, by, work, board, changes).await
}

/// Renames a board as clients of the replaced program do.
///
/// # Errors
/// [`BoardError`].
pub async fn rename(env: &Env, by: &By, id: BoardId, name: Option<BoardName>) -> Result<Board, BoardError> {
    let (work, board) = tidying(env, by, id).await?;
    change_held(env, by, work, board, BoardChanges { name, visibility: None }).await
}

async fn change_held(
    env: &Env,
    by: &By,
    mut work: Work,
    mut board: Board,
    changes: BoardChanges,
) -> Result<Board, BoardError> {
    let id = board.id;
    if board.archived_at.is_some() {
        return Err(BoardError::Archived);
    }
    if changes.name.is_none() && changes.visibility.is_none() {
        return Ok(board);
    }
    if let Some(name) = changes.name {
        board.name = name.as_str().to_owned();
    }
    if let Some(visibility) = changes.visibility {
        if visibility == Visibility::Members {
            require_an_owner(env, &mut work, by, id).await?;
            tickets::unassign_outsiders(env, &mut work, by, id).await?;
        }
        board.visibility = visibility;
    }
    finish(env, work, by, &board, EventKind::BoardChanged, Action::BoardChanged).await
}

/// Whoever closes a board that nobody owns becomes its owner.
async fn require_an_owner(env: &Env, work: &mut Work, by: &By, id: BoardId) -> Result<(), BoardError> {
    let is_owner =
        store::boards::by_id(work, id, by.user()).await?.and_then(|seen| seen.role) == Some(BoardRole::Owner);
    if !is_owner && store::members::other_owners(work, id, by.user()).await? == 0 {
        store::members::set(work, id, by.user(), BoardRole::Owner, env.now()).await?;
    }
    Ok(())
}

/// Writes a board's row, its event and its audit event, and commits.
async fn finish(
    env: &Env,
    mut work: Work,
    by: &By,
    board: &Board,
    kind: EventKind,
    action: Action,
) -> Result<Board, BoardError> {
    store::boards::update(&mut work, board, env.now()).await?;
    let changed = fresh(&mut work, by, board.id).await?;
    note(env, &mut work, by, board.id, Happened::to_board(kind, &changed)).await?;
    let detail = json!({ "name": changed.name, "visibility": changed.visibility });
    audit(env, &mut work, by, action, board.id, detail).await?;
    let changed = fresh(&mut work, by, board.id).await?;
    work.commit().await?;
    Ok(changed)
}

/// Puts a board away: it stays readable, and nothing on it changes until it is restored.
///
/// # Errors
/// [`BoardError`].
pub async fn archive(env: &Env, by: &By, id: BoardId) -> Result<Board, BoardError> {
    let (work, mut board) = managing(env, by, id).await?;
    if board.archived_at.is_some() {
        return Ok(board);
    }
    board.archived_at = Some(env.now());
    finish(env, work, by, &board, EventKind::BoardArchived, Action::BoardArchived).await
}

/// Takes a board back into use.
///
/// # Errors
/// [`BoardError`].
pub async fn restore(env: &Env, by: &By, id: BoardId) -> Result<Board, BoardError> {
    let (work, mut board) = managing(env, by, id).await?;
    if board.archived_at.take().is_none() {
        return Ok(board);
    }
    finish(env, work, by, &board, EventKind::BoardRestored, Action::BoardRestored).await
}

/// That somebody means it.
#[derive(Debug, Clone, Copy)]
pub enum Confirmation<'a> {
    /// They typed the name of what is to be deleted.
    Typed(&'a str),
    /// The contract's clients ask by themselves.
    ByClient,
}

impl Confirmation<'_> {
    pub(super) fn check(self, name: &str) -> Result<(), BoardError> {
        match self {
            Self::Typed(typed) if typed.trim() != name => Err(BoardError::NotConfirmed),
            Self::Typed(_) | Self::ByClient => Ok(()),
        }
    }
}

/// Deletes a board with everything on it, for good.
///
/// # Errors
/// [`BoardError::NotConfirmed`] when another name was typed.
pub async fn delete(
    env: &Env,
    by: &By,
    id: BoardId,
    basis: &Basis,
    confirmation: Confirmation<'_>,
) -> Result<(), BoardError> {
    let (mut work, board) = match confirmation {
        Confirmation::Typed(_) => managing(env, by, id).await?,
        Confirmation::ByClient => tidying(env, by, id).await?,
    };
    basis.allow(board.version, || BoardError::Stale(Box::new(Current::Board(board.clone()))))?;
    confirmation.check(&board.name)?;
    store::boards::delete(&mut work, id).await?;
    audit(env, &mut work, by, Action::BoardDeleted, id, json!({ "name": board.name })).await?;
    work.changed(Subject::Board(id));
    work.commit().await?;
    Ok(())
}
