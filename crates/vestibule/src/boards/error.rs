//! Why something did not happen on a board.

use vestibule_kernel::CursorError;

use crate::env::Failure;

use super::model::{Board, Column, Comment, Ticket};

/// Why something did not happen on a board.
#[derive(Debug, thiserror::Error)]
pub enum BoardError {
    /// It is not there, or the caller may not know of it.
    #[error("there is no such thing on this board")]
    NotFound,
    /// The caller may see it, but not do this.
    #[error("this is for others to do")]
    Forbidden,
    /// What the caller came with was ended while the request ran.
    #[error("the session or token has ended")]
    Ended,
    /// It was put away; it has to be restored first.
    #[error("this is archived")]
    Archived,
    /// The change was based on another state than this.
    #[error("this has been changed meanwhile")]
    Stale(Box<Current>),
    /// The change does not say which state it is based on.
    #[error("a change says what it is based on")]
    Unbased,
    /// The column named in the request is not on this board.
    #[error("there is no such column on this board")]
    NoSuchColumn,
    /// The neighbour named in the request is not there (any more).
    #[error("there is no such neighbour here")]
    NoSuchNeighbour,
    /// Nobody of that id can be a member or assignee.
    #[error("there is no such person here")]
    NoSuchPerson,
    /// What was typed is not the name of what would be deleted.
    #[error("to delete this, send its name")]
    NotConfirmed,
    /// Somebody has to decide about the board.
    #[error("a board for its members needs an owner")]
    LastOwner,
    /// The board holds as much as it can.
    #[error("a board holds at most {most} {what}")]
    Full {
        /// Which things.
        what: &'static str,
        /// How many.
        most: i64,
    },
    /// The place in a list was made for another list.
    #[error(transparent)]
    Cursor(#[from] CursorError),
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(#[from] Failure),
}

/// What is there instead of what a stale change was based on.
#[derive(Debug)]
#[expect(missing_docs, reason = "each variant is what it holds")]
pub enum Current {
    Board(Board),
    Column(Column),
    Ticket(Ticket),
    Comment(Comment),
}

crate::from_failures!(BoardError);
