//! What can happen on a board.
//!
//! Events are numbered per board without gaps, in the order of commits: every change holds the
//! board's lock. They tell onlookers the new state, and are a ticket's activity afterwards.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use vestibule_kernel::{TicketId, Timestamp};

use super::model::BoardPerson;
use super::wire::rfc3339;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $text:literal)+) => {
        /// What happened.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum EventKind {
            $($(#[$doc])* $name),+
        }

        impl EventKind {
            /// The stable name in the database and on the wire.
            pub(crate) const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// The kind of that name.
            pub(crate) fn by_name(name: &str) -> Option<Self> {
                [$(Self::$name),+].into_iter().find(|kind| kind.as_str() == name)
            }
        }
    };
}

kinds! {
    /// `data` is the board.
    BoardAdded "board_added"
    /// `data` is the board: its name or circle of readers.
    BoardChanged "board_changed"
    /// `data` is the board.
    BoardArchived "board_archived"
    /// `data` is the board.
    BoardRestored "board_restored"
    /// `data` is the member.
    MemberSet "member_set"
    /// `data` is the person.
    MemberRemoved "member_removed"
    /// `data` is the column, as with every column event but the last two.
    ColumnAdded "column_added"
    /// Its name, colour or limit.
    ColumnChanged "column_changed"
    /// Its place.
    ColumnMoved "column_moved"
    /// Put away with its tickets.
    ColumnArchived "column_archived"
    /// Back with its tickets.
    ColumnRestored "column_restored"
    /// Gone with its tickets; `data` is `{"id"}`.
    ColumnDeleted "column_deleted"
    /// All order keys of a list were spread out; `data` is `{"column", "keys": {id: key}}`, `column`
    /// being null when it is the board's columns.
    Reordered "reordered"
    /// `data` is the card, as with every ticket event but the last.
    TicketAdded "ticket_added"
    /// Anything but its place.
    TicketChanged "ticket_changed"
    /// Its column or its place in it.
    TicketMoved "ticket_moved"
    /// Put away.
    TicketArchived "ticket_archived"
    /// Back at the end of its column.
    TicketRestored "ticket_restored"
    /// Gone; `data` is `{"id"}`.
    TicketDeleted "ticket_deleted"
    /// `data` is `{"comment", "ticket"}`, as with every comment event.
    CommentAdded "comment_added"
    /// Its author thought better of it.
    CommentChanged "comment_changed"
    /// Its author or an owner took it back.
    CommentDeleted "comment_deleted"
}

impl EventKind {
    /// Whether it may end somebody's right to look on.
    pub(crate) const fn touches_readers(self) -> bool {
        matches!(self, Self::BoardChanged | Self::MemberSet | Self::MemberRemoved)
    }
}

/// One event as onlookers and readers of the activity see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BoardEvent {
    /// Its number on the board; `Last-Event-ID` resumes after it.
    pub seq: i64,
    /// What happened.
    pub kind: String,
    /// When.
    #[serde(serialize_with = "rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who did it; none when they are gone.
    pub by: Option<BoardPerson>,
    /// The ticket it is about.
    #[schema(value_type = Option<i64>)]
    pub ticket: Option<TicketId>,
    /// The state after it.
    #[schema(value_type = Object)]
    pub data: Value,
}
