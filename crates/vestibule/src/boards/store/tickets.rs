//! The `tickets` and `ticket_labels` tables.

use std::collections::HashMap;

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{BoardId, ColumnId, TicketId, Timestamp, UserId, folded};

use super::super::model::{Card, NewTicket, Ticket};
use super::super::order::OrderKey;
use super::super::words::{Day, Label};
use super::boards::Archived;
use super::{instant, order_key, person};

macro_rules! select_ticket {
    ($description:literal, $rest:literal) => {
        concat!(
            "SELECT t.id, t.column_id, t.title, ",
            $description,
            " AS description, CASE WHEN t.description = '' THEN 0 ELSE 1 END AS described, ",
            "a.uuid AS assignee_uuid, a.username AS assignee_name, t.due_on, t.order_key, ",
            "(SELECT COUNT(*) FROM ticket_comments c WHERE c.ticket_id = t.id) AS comments, t.version, ",
            "m.uuid AS maker_uuid, m.username AS maker_name, t.created_at, t.updated_at, t.archived_at ",
            "FROM tickets t LEFT JOIN users a ON a.id = t.assignee_id LEFT JOIN users m ON m.id = t.created_by ",
            $rest
        )
    };
}

const BY_ID: &str = select_ticket!("t.description", "WHERE t.board_id = $1 AND t.id = $2");
const OF_COLUMN: &str = select_ticket!(
    "t.description",
    "WHERE t.column_id = $1 AND t.archived_at IS NULL ORDER BY t.order_key, t.id"
);
const OF_BOARD: &str = select_ticket!(
    "t.description",
    "JOIN board_columns k ON k.id = t.column_id WHERE t.board_id = $1 AND t.archived_at IS NULL \
     AND k.archived_at IS NULL ORDER BY k.order_key, k.id, t.order_key, t.id"
);
const CARDS: &str = select_ticket!(
    "''",
    "JOIN board_columns k ON k.id = t.column_id WHERE t.board_id = $1 AND t.archived_at IS NULL \
     AND k.archived_at IS NULL ORDER BY k.order_key, k.id, t.order_key, t.id"
);
const FOUND: &str = select_ticket!(
    "''",
    "JOIN board_columns k ON k.id = t.column_id WHERE t.board_id = $1 AND t.id > $2 \
     AND (t.archived_at IS NOT NULL OR k.archived_at IS NOT NULL) = ($3 = 1) \
     AND (CAST($4 AS TEXT) IS NULL OR t.search_text LIKE $4 ESCAPE '\\') \
     AND (CAST($5 AS BIGINT) IS NULL OR t.column_id = $5) \
     AND (CAST($6 AS TEXT) IS NULL OR a.uuid = $6) \
     AND (CAST($7 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM ticket_labels l WHERE l.ticket_id = t.id AND l.name_folded = $7)) \
     AND (CAST($8 AS TEXT) IS NULL OR t.due_on < $8) \
     ORDER BY t.id LIMIT $9"
);
const COUNT: &str = "SELECT COUNT(*) FROM tickets WHERE board_id = $1";
const LABELS_OF_BOARD: &str = "SELECT l.ticket_id, l.name FROM ticket_labels l JOIN tickets t ON t.id = l.ticket_id \
     WHERE t.board_id = $1 ORDER BY l.ticket_id, l.name_folded";
const LABELS_OF_TICKET: &str =
    "SELECT ticket_id, name FROM ticket_labels WHERE ticket_id = $1 ORDER BY name_folded";
const INSERT: &str = "INSERT INTO tickets (board_id, column_id, title, description, search_text, assignee_id, \
     due_on, order_key, version, created_by, created_at, updated_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10, $10) RETURNING id";
const UPDATE: &str = "UPDATE tickets SET title = $2, description = $3, search_text = $4, due_on = $5, \
     version = version + 1, updated_at = $6 WHERE id = $1";
const ASSIGN: &str = "UPDATE tickets SET assignee_id = $2 WHERE id = $1";
const ASSIGNED_TO_OUTSIDERS: &str = "SELECT t.id FROM tickets t WHERE t.board_id = $1 AND t.assignee_id IS NOT NULL \
     AND NOT EXISTS (SELECT 1 FROM board_members m WHERE m.board_id = t.board_id AND m.user_id = t.assignee_id) \
     ORDER BY t.id";
const PLACE: &str = "UPDATE tickets SET column_id = $2, order_key = $3, archived_at = $4, version = version + 1, \
     updated_at = $5 WHERE id = $1";
const DELETE: &str = "DELETE FROM tickets WHERE id = $1";
const DELETE_LABELS: &str = "DELETE FROM ticket_labels WHERE ticket_id = $1";
const INSERT_LABEL: &str =
    "INSERT INTO ticket_labels (ticket_id, name, name_folded) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    column_id: i64,
    title: String,
    description: String,
    described: i32,
    assignee_uuid: Option<String>,
    assignee_name: Option<String>,
    due_on: Option<String>,
    order_key: String,
    comments: i64,
    version: i64,
    maker_uuid: Option<String>,
    maker_name: Option<String>,
    created_at: i64,
    updated_at: i64,
    archived_at: Option<i64>,
}

type Labels = HashMap<i64, Vec<String>>;

fn ticket(row: Row, labels: &mut Labels) -> Result<Ticket, sqlx::Error> {
    Ok(Ticket {
        card: Card {
            id: TicketId(row.id),
            column: ColumnId(row.column_id),
            title: row.title,
            described: row.described != 0,
            assignee: person(row.assignee_uuid, row.assignee_name)?,
            labels: labels.remove(&row.id).unwrap_or_default(),
            due_on: row.due_on,
            order: order_key(&row.order_key)?,
            comments: row.comments,
            version: row.version,
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: Timestamp::from_millis(row.updated_at),
            archived_at: instant(row.archived_at),
        },
        description: row.description,
        created_by: person(row.maker_uuid, row.maker_name)?,
    })
}

async fn labels(db: &mut impl Reads, sql: &'static str, id: i64) -> DbResult<Labels> {
    let rows: Vec<(i64, String)> = on_db!(db, c => sqlx::query_as(sql).bind(id).fetch_all(c).await?);
    let mut labels = Labels::new();
    for (ticket, name) in rows {
        labels.entry(ticket).or_default().push(name);
    }
    Ok(labels)
}

fn tickets(rows: Vec<Row>, mut labels: Labels) -> DbResult<Vec<Ticket>> {
    Ok(rows.into_iter().map(|row| ticket(row, &mut labels)).collect::<Result<_, _>>()?)
}

fn cards(rows: Vec<Row>, labels: Labels) -> DbResult<Vec<Card>> {
    Ok(tickets(rows, labels)?.into_iter().map(|ticket| ticket.card).collect())
}

/// A ticket of this board.
pub(crate) async fn by_id(db: &mut impl Reads, board: BoardId, id: TicketId) -> DbResult<Option<Ticket>> {
    let row: Option<Row> =
        on_db!(db, c => sqlx::query_as(BY_ID).bind(board.0).bind(id.0).fetch_optional(c).await?);
    let Some(row) = row else { return Ok(None) };
    let mut labels = labels(db, LABELS_OF_TICKET, id.0).await?;
    Ok(Some(ticket(row, &mut labels)?))
}

/// A column's tickets in use, in order, without their labels.
pub(crate) async fn of_column(db: &mut impl Reads, column: ColumnId) -> DbResult<Vec<Ticket>> {
    let rows = on_db!(db, c => sqlx::query_as(OF_COLUMN).bind(column.0).fetch_all(c).await?);
    tickets(rows, Labels::new())
}

/// Everything on a board that is in use, in order.
pub(crate) async fn of_board(db: &mut impl Reads, board: BoardId) -> DbResult<Vec<Ticket>> {
    let rows = on_db!(db, c => sqlx::query_as(OF_BOARD).bind(board.0).fetch_all(c).await?);
    tickets(rows, labels(db, LABELS_OF_BOARD, board.0).await?)
}

/// The same without the long texts.
pub(crate) async fn cards_of_board(db: &mut impl Reads, board: BoardId) -> DbResult<Vec<Card>> {
    let rows = on_db!(db, c => sqlx::query_as(CARDS).bind(board.0).fetch_all(c).await?);
    cards(rows, labels(db, LABELS_OF_BOARD, board.0).await?)
}

/// What tickets are looked for by; every part that is there must hold.
#[derive(Debug, Clone, Default)]
pub struct TicketFilter {
    /// Words in title or description, whatever their case.
    pub text: Option<String>,
    /// In this column.
    pub column: Option<ColumnId>,
    /// Assigned to this person.
    pub assignee: Option<uuid::Uuid>,
    /// Carrying this label.
    pub label: Option<Label>,
    /// Due before this day.
    pub due_before: Option<Day>,
    /// Put away or not, be it with their column.
    pub archived: Archived,
}

/// Cards that match, after `after`, by id, at most `limit`.
pub(crate) async fn found(
    db: &mut impl Reads,
    board: BoardId,
    filter: &TicketFilter,
    after: i64,
    limit: i64,
) -> DbResult<Vec<Card>> {
    let rows: Vec<Row> = on_db!(db, c => {
        sqlx::query_as(FOUND)
            .bind(board.0)
            .bind(after)
            .bind(filter.archived.as_number())
            .bind(filter.text.as_deref().map(pattern))
            .bind(filter.column.map(|column| column.0))
            .bind(filter.assignee.map(|uuid| uuid.to_string()))
            .bind(filter.label.as_ref().map(Label::folded))
            .bind(filter.due_before.as_ref().map(Day::as_str))
            .bind(limit)
            .fetch_all(c)
            .await?
    });
    cards(rows, labels(db, LABELS_OF_BOARD, board.0).await?)
}

/// A LIKE pattern that finds the text anywhere, its own wildcards taken literally.
fn pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in folded(text).chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

fn search_text(title: &str, description: &str) -> String {
    folded(&format!("{title}\n{description}"))
}

/// Tickets on a board, put away or not.
pub(crate) async fn count(db: &mut impl Reads, board: BoardId) -> DbResult<i64> {
    Ok(on_db!(db, c => sqlx::query_scalar(COUNT).bind(board.0).fetch_one(c).await?))
}

pub(crate) async fn insert(
    tx: &mut WriteTx,
    board: BoardId,
    new: &NewTicket,
    assignee: Option<UserId>,
    order: &OrderKey,
    by: UserId,
    now: Timestamp,
) -> DbResult<TicketId> {
    let id: i64 = on_db!(tx, c => {
        sqlx::query_scalar(INSERT)
            .bind(board.0)
            .bind(new.column.0)
            .bind(new.title.as_str())
            .bind(new.description.as_str())
            .bind(search_text(new.title.as_str(), new.description.as_str()))
            .bind(assignee.map(|user| user.0))
            .bind(new.due_on.as_ref().map(Day::as_str))
            .bind(order.as_str())
            .bind(by.0)
            .bind(now.as_millis())
            .fetch_one(c)
            .await?
    });
    insert_labels(tx, TicketId(id), &new.labels).await?;
    Ok(TicketId(id))
}

async fn insert_labels(tx: &mut WriteTx, id: TicketId, labels: &[Label]) -> DbResult<()> {
    for label in labels {
        on_db!(tx, c => {
            sqlx::query(INSERT_LABEL)
                .bind(id.0)
                .bind(label.as_str())
                .bind(label.folded())
                .execute(c)
                .await?;
        });
    }
    Ok(())
}

/// Writes title, description and day, and raises the version.
pub(crate) async fn update(tx: &mut WriteTx, ticket: &Ticket, now: Timestamp) -> DbResult<()> {
    let card = &ticket.card;
    on_db!(tx, c => {
        sqlx::query(UPDATE)
            .bind(card.id.0)
            .bind(&card.title)
            .bind(&ticket.description)
            .bind(search_text(&card.title, &ticket.description))
            .bind(card.due_on.as_deref())
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

pub(crate) async fn assign(tx: &mut WriteTx, id: TicketId, to: Option<UserId>) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(ASSIGN).bind(id.0).bind(to.map(|u| u.0)).execute(c).await?; });
    Ok(())
}

/// Tickets that are assigned to people who are no members of their board.
pub(crate) async fn assigned_to_outsiders(db: &mut impl Reads, board: BoardId) -> DbResult<Vec<TicketId>> {
    let ids: Vec<i64> =
        on_db!(db, c => sqlx::query_scalar(ASSIGNED_TO_OUTSIDERS).bind(board.0).fetch_all(c).await?);
    Ok(ids.into_iter().map(TicketId).collect())
}

pub(crate) async fn set_labels(tx: &mut WriteTx, id: TicketId, labels: &[Label]) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE_LABELS).bind(id.0).execute(c).await?; });
    insert_labels(tx, id, labels).await
}

/// Where a ticket lies: its column, its place there, and whether it was put away.
#[derive(Debug)]
pub(crate) struct Lies<'a> {
    pub(crate) column: ColumnId,
    pub(crate) order: &'a OrderKey,
    pub(crate) archived_at: Option<Timestamp>,
}

/// Writes where a ticket lies and raises its version.
pub(crate) async fn place(tx: &mut WriteTx, id: TicketId, lies: Lies<'_>, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(PLACE)
            .bind(id.0)
            .bind(lies.column.0)
            .bind(lies.order.as_str())
            .bind(lies.archived_at.map(Timestamp::as_millis))
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

pub(crate) async fn delete(tx: &mut WriteTx, id: TicketId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE).bind(id.0).execute(c).await?; });
    Ok(())
}
