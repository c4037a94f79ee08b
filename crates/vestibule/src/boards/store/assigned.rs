//! Tickets by the person who works on them, across boards.

use serde::Serialize;
use utoipa::ToSchema;
use vestibule_db::{DbResult, Reads, on_db};
use vestibule_kernel::{BoardId, TicketId, UserId};

/// Stands behind every day for tickets that are due on none.
const NO_DAY: &str = "~";
const ASSIGNED: &str = "SELECT t.id, t.title, t.due_on, b.id AS board_id, b.name AS board, k.name AS column_name \
     FROM tickets t JOIN boards b ON b.id = t.board_id JOIN board_columns k ON k.id = t.column_id \
     LEFT JOIN board_members m ON m.board_id = b.id AND m.user_id = $1 \
     WHERE t.assignee_id = $1 AND (b.visibility = 'everyone' OR m.role IS NOT NULL OR $2 = 1) \
     AND t.archived_at IS NULL AND k.archived_at IS NULL AND b.archived_at IS NULL \
     AND (COALESCE(t.due_on, '~') > $3 OR (COALESCE(t.due_on, '~') = $3 AND t.id > $4)) \
     ORDER BY COALESCE(t.due_on, '~'), t.id LIMIT $5";

/// A ticket as it stands in the list of what somebody has to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AssignedTicket {
    /// The row, which is also the public id.
    #[schema(value_type = i64)]
    pub id: TicketId,
    /// In a line.
    pub title: String,
    /// `YYYY-MM-DD`.
    pub due_on: Option<String>,
    /// The board it is on.
    #[schema(value_type = i64)]
    pub board_id: BoardId,
    /// That board's name.
    pub board: String,
    /// The name of the column it lies in.
    pub column: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    title: String,
    due_on: Option<String>,
    board_id: i64,
    board: String,
    column_name: String,
}

/// Where a page of assigned tickets goes on: the day of the last one and its row.
pub(crate) type After = (String, i64);

/// The place of a ticket in the order.
pub(crate) fn place(ticket: &AssignedTicket) -> After {
    (ticket.due_on.clone().unwrap_or_else(|| NO_DAY.to_owned()), ticket.id.0)
}

/// A person's tickets in use on boards that they may read, those due first ahead.
pub(crate) async fn assigned(
    db: &mut impl Reads,
    user: UserId,
    reads_everything: bool,
    after: &After,
    limit: i64,
) -> DbResult<Vec<AssignedTicket>> {
    let rows: Vec<Row> = on_db!(db, c => {
        sqlx::query_as(ASSIGNED)
            .bind(user.0)
            .bind(i64::from(reads_everything))
            .bind(&after.0)
            .bind(after.1)
            .bind(limit)
            .fetch_all(c)
            .await?
    });
    let ticket = |row: Row| AssignedTicket {
        id: TicketId(row.id),
        title: row.title,
        due_on: row.due_on,
        board_id: BoardId(row.board_id),
        board: row.board,
        column: row.column_name,
    };
    Ok(rows.into_iter().map(ticket).collect())
}
