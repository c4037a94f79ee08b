//! Boards that several people work on at once.
//!
//! Every change of a board holds the board's lock, raises its event number, and writes its event in
//! the same transaction: there is one order of events, and whoever replays them sees what the
//! database holds. Columns and tickets stand in the order of fractional keys, so a move writes one
//! row. What is put away can be restored; what is deleted had its name typed first.

mod authority;
mod by;
mod error;
mod event;
pub mod http;
mod live;
mod markdown;
mod model;
mod order;
mod provision;
mod service;
mod store;
mod transfer;
mod wire;
mod words;

pub use authority::Right;
pub use by::By;
pub use error::{BoardError, Current};
pub use event::BoardEvent;
pub use live::{LiveBoards, prune};
pub use model::{
    Board, BoardChanges, BoardPerson, BoardRole, Card, Change, Column, ColumnChanges, Comment, MOST_LABELS,
    Member, Move, NewBoard, NewColumn, NewTicket, Place, Ticket, TicketChanges, Visibility,
};
pub use order::OrderKey;
pub(crate) use provision::{BoardDraft, ColumnDraft, name_is_used, provide};
pub use service::{assigned, boards, columns, comments, files, members, moving, tickets};
pub use store::assigned::AssignedTicket;
pub use store::boards::Archived;
pub(crate) use store::on_record::{BoardOnRecord, CommentOnRecord, TicketOnRecord, on_record_of};
pub use store::tickets::TicketFilter;
pub use transfer::{BoardFile, ColumnFile, TicketFile};
pub use words::{BoardName, Color, ColumnName, Day, Label, Prose, Title, WordsError};
