//! What people do with boards. Each use case asks for the right first, then holds the board's lock
//! until it commits.

pub mod assigned;
pub mod boards;
pub mod columns;
pub mod comments;
pub mod files;
pub mod members;
pub mod moving;
pub mod tickets;

use serde::Serialize;
use serde_json::{Value, json};
use vestibule_db::{DbResult, ReadConn, Reads};
use vestibule_kernel::{BoardId, BuiltInPermission, TicketId};

use crate::changes::Subject;
use crate::env::{Env, Work};

use super::authority::{Right, may_tidy, right_on};
use super::by::By;
use super::error::BoardError;
use super::event::EventKind;
use super::model::Board;
use super::store;
use super::store::events::NewEvent;

/// A board as one person may see it.
#[derive(Debug)]
struct Opened {
    board: Board,
    right: Right,
}

/// The board, and the most the person may do on it.
async fn look(db: &mut impl Reads, by: &By, id: BoardId) -> Result<Opened, BoardError> {
    let seen = store::boards::by_id(db, id, by.user()).await?.ok_or(BoardError::NotFound)?;
    let right = right_on(by.permissions(), seen.board.visibility, seen.role, seen.owned);
    let right = right.ok_or(BoardError::NotFound)?;
    Ok(Opened { board: seen.board, right })
}

/// A connection to read a board with that the person may read.
async fn reading(env: &Env, by: &By, id: BoardId) -> Result<(ReadConn, Opened), BoardError> {
    let mut db = env.db.read().await?;
    let opened = look(&mut db, by, id).await?;
    Ok((db, opened))
}

/// A transaction on a board that the person may change, locked and in use.
async fn writing(env: &Env, by: &By, id: BoardId) -> Result<(Work, Board), BoardError> {
    let (work, board) = holding(env, by, id, Right::Write).await?;
    if board.archived_at.is_some() {
        return Err(BoardError::Archived);
    }
    Ok((work, board))
}

/// A transaction on a board that the person decides about, locked, archived or not.
async fn managing(env: &Env, by: &By, id: BoardId) -> Result<(Work, Board), BoardError> {
    holding(env, by, id, Right::Manage).await
}

/// The same for clients of the replaced program, which rename and delete with `edit` alone.
async fn tidying(env: &Env, by: &By, id: BoardId) -> Result<(Work, Board), BoardError> {
    let (work, by, opened) = locked(env, by, id).await?;
    if !may_tidy(by.permissions(), opened.board.visibility, opened.right) {
        return Err(BoardError::Forbidden);
    }
    Ok((work, opened.board))
}

async fn holding(env: &Env, by: &By, id: BoardId, needed: Right) -> Result<(Work, Board), BoardError> {
    let (work, _, opened) = locked(env, by, id).await?;
    if opened.right < needed {
        return Err(BoardError::Forbidden);
    }
    Ok((work, opened.board))
}

/// The board, once nobody else changes it, and who asks for it, as they stand by then.
async fn locked(env: &Env, by: &By, id: BoardId) -> Result<(Work, By, Opened), BoardError> {
    let mut work = env.write().await?;
    store::boards::lock(&mut work, id).await?;
    let by = by.again(env, &mut work).await?;
    let opened = look(&mut work, &by, id).await?;
    Ok((work, by, opened))
}

/// A transaction for somebody who may make boards.
async fn making(env: &Env, by: &By) -> Result<Work, BoardError> {
    require_edit(by)?;
    let mut work = env.write().await?;
    require_edit(&by.again(env, &mut work).await?)?;
    Ok(work)
}

/// Asks for the permission that making boards takes.
///
/// # Errors
/// [`BoardError::Forbidden`].
pub(super) fn require_edit(by: &By) -> Result<(), BoardError> {
    if by.permissions().allows(BuiltInPermission::Edit) { Ok(()) } else { Err(BoardError::Forbidden) }
}

/// What happened, in the words of the event.
struct Happened {
    kind: EventKind,
    ticket: Option<TicketId>,
    data: Value,
}

impl Happened {
    fn to_board(kind: EventKind, data: &impl Serialize) -> Self {
        Self { kind, ticket: None, data: json!(data) }
    }

    fn to_ticket(kind: EventKind, ticket: TicketId, data: &impl Serialize) -> Self {
        Self { kind, ticket: Some(ticket), data: json!(data) }
    }
}

/// Writes the event of a change and lets onlookers know.
async fn note(env: &Env, work: &mut Work, by: &By, board: BoardId, what: Happened) -> DbResult<()> {
    let event = NewEvent { kind: what.kind, ticket: what.ticket, data: what.data };
    store::events::append(work, board, by.user(), &event, env.now()).await?;
    work.changed(Subject::Board(board));
    Ok(())
}
