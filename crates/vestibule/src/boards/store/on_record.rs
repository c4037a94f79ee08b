//! The tables of boards as one person's archive shows them.

use vestibule_db::{DbResult, Reads, on_db};
use vestibule_kernel::UserId;

const BOARDS: &str = "SELECT b.id, b.name, b.created_by, b.created_at, m.role, m.added_at FROM boards b \
     LEFT JOIN board_members m ON m.board_id = b.id AND m.user_id = $1 \
     WHERE b.id IN (SELECT id FROM boards WHERE created_by = $1 \
     UNION SELECT board_id FROM board_members WHERE user_id = $1) ORDER BY b.id DESC LIMIT $2";
const TICKETS: &str = "SELECT t.id, t.board_id, b.name AS board, t.title, t.description, t.created_by, t.assignee_id, \
     t.due_on, t.created_at, t.archived_at FROM tickets t JOIN boards b ON b.id = t.board_id \
     WHERE t.id IN (SELECT id FROM tickets WHERE created_by = $1 \
     UNION SELECT id FROM tickets WHERE assignee_id = $1) ORDER BY t.id DESC LIMIT $2";
const COMMENTS: &str = "SELECT c.ticket_id, t.board_id, c.body, c.created_at, c.updated_at FROM ticket_comments c \
     JOIN tickets t ON t.id = c.ticket_id WHERE c.author_id = $1 ORDER BY c.id DESC LIMIT $2";

/// A board that a person has made or is a member of.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct BoardOnRecord {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) created_by: Option<i64>,
    pub(crate) created_at: i64,
    pub(crate) role: Option<String>,
    pub(crate) added_at: Option<i64>,
}

/// A ticket that a person has made or works on.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct TicketOnRecord {
    pub(crate) id: i64,
    pub(crate) board_id: i64,
    pub(crate) board: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) created_by: Option<i64>,
    pub(crate) assignee_id: Option<i64>,
    pub(crate) due_on: Option<String>,
    pub(crate) created_at: i64,
    pub(crate) archived_at: Option<i64>,
}

/// What a person has said about a ticket.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct CommentOnRecord {
    pub(crate) ticket_id: i64,
    pub(crate) board_id: i64,
    pub(crate) body: String,
    pub(crate) created_at: i64,
    pub(crate) updated_at: i64,
}

/// What a person has done on boards, for their own archive: the newest of each kind.
#[derive(Debug)]
pub(crate) struct OnRecord {
    pub(crate) boards: Vec<BoardOnRecord>,
    pub(crate) tickets: Vec<TicketOnRecord>,
    pub(crate) comments: Vec<CommentOnRecord>,
}

pub(crate) async fn on_record_of(db: &mut impl Reads, user: UserId, limit: i64) -> DbResult<OnRecord> {
    Ok(OnRecord {
        boards: on_db!(db, c => sqlx::query_as(BOARDS).bind(user.0).bind(limit).fetch_all(c).await?),
        tickets: on_db!(db, c => sqlx::query_as(TICKETS).bind(user.0).bind(limit).fetch_all(c).await?),
        comments: on_db!(db, c => sqlx::query_as(COMMENTS).bind(user.0).bind(limit).fetch_all(c).await?),
    })
}
