//! Boards, columns and tickets as the rest of the slice sees them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use vestibule_kernel::{BoardId, ColumnId, CommentId, TicketId, Timestamp};

use super::order::OrderKey;
use super::wire::{key, rfc3339, rfc3339_if_any};
use super::words::{BoardName, Color, ColumnName, Day, Label, Prose, Title};

/// Who may know of a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Everybody who is signed in.
    Everyone,
    /// Its members.
    Members,
}

impl Visibility {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Members => "members",
        }
    }
}

/// What a member is to a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BoardRole {
    /// Sees it.
    Viewer,
    /// Changes columns and tickets.
    Editor,
    /// Decides about the board itself.
    Owner,
}

impl BoardRole {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Editor => "editor",
            Self::Owner => "owner",
        }
    }
}

/// A person as others on a board see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BoardPerson {
    /// The public id.
    pub uuid: Uuid,
    /// Public, like every username.
    pub username: String,
}

/// A board's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Board {
    /// The row, which is also the public id.
    #[schema(value_type = i64)]
    pub id: BoardId,
    /// As typed.
    pub name: String,
    /// Who may know of it.
    pub visibility: Visibility,
    /// The number of its newest event.
    pub seq: i64,
    /// Raised by every change of the row itself.
    pub version: i64,
    /// When it was made.
    #[serde(serialize_with = "rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When its row was last changed.
    #[serde(serialize_with = "rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
    /// When it was put away; nothing on it changes until it is restored.
    #[serde(serialize_with = "rfc3339_if_any")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub archived_at: Option<Timestamp>,
}

/// A member of a board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = BoardMember)]
pub struct Member {
    /// The person.
    pub person: BoardPerson,
    /// What they are to the board.
    pub role: BoardRole,
}

/// A column's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = BoardColumn)]
pub struct Column {
    /// The row, which is also the public id.
    #[schema(value_type = i64)]
    pub id: ColumnId,
    /// The board it stands on.
    #[schema(value_type = i64)]
    pub board: BoardId,
    /// As typed.
    pub name: String,
    /// `#rrggbb`.
    pub color: Option<String>,
    /// How many tickets it should hold at most: advice, never a refusal.
    pub wip_limit: Option<i64>,
    /// What the replaced program's clients keep here; it never sorts.
    #[serde(skip)]
    pub client_position: i64,
    /// Its place among the board's columns.
    #[serde(serialize_with = "key")]
    #[schema(value_type = String)]
    pub order: OrderKey,
    /// Raised by every change.
    pub version: i64,
    /// When it was made.
    #[serde(serialize_with = "rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it was last changed.
    #[serde(serialize_with = "rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
    /// When it was put away, its tickets with it.
    #[serde(serialize_with = "rfc3339_if_any")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub archived_at: Option<Timestamp>,
}

/// A ticket as it lies on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Card {
    /// The row, which is also the public id.
    #[schema(value_type = i64)]
    pub id: TicketId,
    /// The column it lies in.
    #[schema(value_type = i64)]
    pub column: ColumnId,
    /// As typed.
    pub title: String,
    /// Whether there is more to read.
    pub described: bool,
    /// Who works on it.
    pub assignee: Option<BoardPerson>,
    /// In folded order.
    pub labels: Vec<String>,
    /// `YYYY-MM-DD`.
    pub due_on: Option<String>,
    /// Its place in the column.
    #[serde(serialize_with = "key")]
    #[schema(value_type = String)]
    pub order: OrderKey,
    /// How much has been said.
    pub comments: i64,
    /// Raised by every change.
    pub version: i64,
    /// When it was made.
    #[serde(serialize_with = "rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it was last changed.
    #[serde(serialize_with = "rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
    /// When it was put away.
    #[serde(serialize_with = "rfc3339_if_any")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub archived_at: Option<Timestamp>,
}

/// A ticket with everything written on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Ticket {
    /// What lies on the board.
    #[serde(flatten)]
    pub card: Card,
    /// Markdown.
    pub description: String,
    /// Who made it.
    pub created_by: Option<BoardPerson>,
}

/// Something said about a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Comment {
    /// The row, which is also the public id.
    #[schema(value_type = i64)]
    pub id: CommentId,
    /// Who said it; none when they are gone.
    pub author: Option<BoardPerson>,
    /// Markdown.
    pub body: String,
    /// Raised by every change.
    pub version: i64,
    /// When it was said.
    #[serde(serialize_with = "rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it was last changed.
    #[serde(serialize_with = "rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

/// Where in an order something goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place<Id> {
    /// Ahead of a neighbour.
    Before(Id),
    /// Behind a neighbour.
    After(Id),
    /// Behind everything.
    #[default]
    Last,
}

impl<Id: Copy> Place<Id> {
    /// The neighbour it is relative to.
    pub(super) const fn neighbour(&self) -> Option<Id> {
        match self {
            Self::Before(id) | Self::After(id) => Some(*id),
            Self::Last => None,
        }
    }
}

/// A change to one field that may also be emptied.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Change<T> {
    /// Leave it.
    #[default]
    Keep,
    /// Nothing from now on.
    Clear,
    /// This from now on.
    Set(T),
}

impl<T> Change<T> {
    /// The new value, given the old one.
    pub(super) fn over(self, old: Option<T>) -> Option<T> {
        match self {
            Self::Keep => old,
            Self::Clear => None,
            Self::Set(new) => Some(new),
        }
    }
}

/// A board to be made.
#[derive(Debug, Clone)]
pub struct NewBoard {
    /// Its name.
    pub name: BoardName,
    /// Who may know of it.
    pub visibility: Visibility,
}

/// Changes to a board.
#[derive(Debug, Clone, Default)]
pub struct BoardChanges {
    /// A new name.
    pub name: Option<BoardName>,
    /// A new circle of readers.
    pub visibility: Option<Visibility>,
}

/// A column to be made.
#[derive(Debug, Clone)]
pub struct NewColumn {
    /// Its name.
    pub name: ColumnName,
    /// Its colour.
    pub color: Option<Color>,
    /// How many tickets it should hold at most, 1 to 1000.
    pub wip_limit: Option<i64>,
    /// For the contract; one more than the greatest when absent.
    pub client_position: Option<i64>,
    /// Where it goes.
    pub place: Place<ColumnId>,
}

impl NewColumn {
    /// A plain column behind the others.
    #[must_use]
    pub const fn named(name: ColumnName) -> Self {
        Self { name, color: None, wip_limit: None, client_position: None, place: Place::Last }
    }
}

/// Changes to a column.
#[derive(Debug, Clone, Default)]
pub struct ColumnChanges {
    /// A new name.
    pub name: Option<ColumnName>,
    /// Another colour.
    pub color: Change<Color>,
    /// Another limit.
    pub wip_limit: Change<i64>,
    /// Another number for the contract's clients.
    pub client_position: Option<i64>,
}

/// A ticket to be made.
#[derive(Debug, Clone)]
pub struct NewTicket {
    /// Where it lies.
    pub column: ColumnId,
    /// One line.
    pub title: Title,
    /// Markdown.
    pub description: Prose,
    /// Who works on it.
    pub assignee: Option<Uuid>,
    /// At most [`MOST_LABELS`].
    pub labels: Vec<Label>,
    /// When it should be done.
    pub due_on: Option<Day>,
    /// Where in the column it goes.
    pub place: Place<TicketId>,
}

/// How many labels a ticket carries at most.
pub const MOST_LABELS: usize = 20;

/// How many tickets a board has, and how many are brought in at once: what was taken along can be
/// brought back.
pub(super) const MOST_TICKETS: usize = 10_000;

impl NewTicket {
    /// A plain ticket at the end of a column.
    #[must_use]
    pub const fn titled(column: ColumnId, title: Title, description: Prose) -> Self {
        Self {
            column,
            title,
            description,
            assignee: None,
            labels: Vec::new(),
            due_on: None,
            place: Place::Last,
        }
    }
}

/// Changes to a ticket; moving is something else.
#[derive(Debug, Clone, Default)]
pub struct TicketChanges {
    /// A new title.
    pub title: Option<Title>,
    /// New text.
    pub description: Option<Prose>,
    /// Somebody else, or nobody.
    pub assignee: Change<Uuid>,
    /// All labels from now on.
    pub labels: Option<Vec<Label>>,
    /// Another day, or none.
    pub due_on: Change<Day>,
}

impl TicketChanges {
    /// Whether there is nothing to do.
    pub(super) fn is_empty(&self) -> bool {
        self.title.is_none()
            && self.description.is_none()
            && self.labels.is_none()
            && self.assignee == Change::Keep
            && self.due_on == Change::Keep
    }
}

/// Where a ticket is moved to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Move {
    /// Another column of the same board; the neighbour's, or its own, when absent.
    pub column: Option<ColumnId>,
    /// Where in the column.
    pub place: Place<TicketId>,
}
