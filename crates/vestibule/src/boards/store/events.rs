//! The `board_events` table.

use serde_json::Value;
use vestibule_db::{DbResult, Engine, Reads, WriteTx, on_db};
use vestibule_kernel::{BoardId, ColumnId, TicketId, Timestamp, UserId};

use super::super::event::{BoardEvent, EventKind};
use super::{all, boards, damaged, person};

macro_rules! select_event {
    ($rest:literal) => {
        concat!(
            "SELECT e.seq, e.kind, e.at, u.uuid, u.username, e.ticket_id, e.data ",
            "FROM board_events e LEFT JOIN users u ON u.id = e.actor_id ",
            $rest
        )
    };
}

const AFTER: &str = select_event!("WHERE e.board_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3");
const OF_TICKET: &str =
    select_event!("WHERE e.board_id = $1 AND e.ticket_id = $2 AND e.seq < $3 ORDER BY e.seq DESC LIMIT $4");
const NEWEST: &str = "SELECT seq FROM boards WHERE id = $1";
const INSERT: &str = "INSERT INTO board_events (board_id, seq, kind, ticket_id, actor_id, data, at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)";
const FORGET: &str = "UPDATE board_events SET data = '{}' WHERE board_id = $1 AND ticket_id = $2";
const FORGET_COLUMN: &str = "UPDATE board_events SET data = '{}' WHERE board_id = $1 \
     AND ticket_id IN (SELECT id FROM tickets WHERE column_id = $2)";
// Of the column itself, whose number stands in the state after the event.
const FORGET_COLUMN_ITSELF_SQLITE: &str = "UPDATE board_events SET data = '{}' WHERE board_id = $1 AND kind IN \
     ('column_added', 'column_changed', 'column_moved', 'column_archived', 'column_restored') \
     AND json_extract(data, '$.id') = $2";
const FORGET_COLUMN_ITSELF_POSTGRES: &str = "UPDATE board_events SET data = '{}' WHERE board_id = $1 AND kind IN \
     ('column_added', 'column_changed', 'column_moved', 'column_archived', 'column_restored') \
     AND CAST(data AS json) ->> 'id' = CAST($2 AS TEXT)";

const PRUNE: &str = "DELETE FROM board_events WHERE (board_id, seq) IN \
     (SELECT board_id, seq FROM board_events WHERE at < $1 AND ticket_id IS NULL ORDER BY at LIMIT $2)";
const PRUNE_ACTIVITY: &str = "DELETE FROM board_events WHERE (board_id, seq) IN \
     (SELECT board_id, seq FROM board_events WHERE at < $1 ORDER BY at LIMIT $2)";

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    kind: String,
    at: i64,
    uuid: Option<String>,
    username: Option<String>,
    ticket_id: Option<i64>,
    data: String,
}

impl TryFrom<Row> for BoardEvent {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        Ok(Self {
            seq: row.seq,
            kind: row.kind,
            at: Timestamp::from_millis(row.at),
            by: person(row.uuid, row.username)?,
            ticket: row.ticket_id.map(TicketId),
            data: serde_json::from_str(&row.data).map_err(damaged)?,
        })
    }
}

/// What is to be written.
#[derive(Debug)]
pub(crate) struct NewEvent {
    pub(crate) kind: EventKind,
    pub(crate) ticket: Option<TicketId>,
    pub(crate) data: Value,
}

/// Writes an event under the board's next number. The board must be locked.
pub(crate) async fn append(
    tx: &mut WriteTx,
    board: BoardId,
    by: UserId,
    event: &NewEvent,
    now: Timestamp,
) -> DbResult<()> {
    let seq = boards::next_seq(tx, board).await?;
    on_db!(tx, c => {
        sqlx::query(INSERT)
            .bind(board.0)
            .bind(seq)
            .bind(event.kind.as_str())
            .bind(event.ticket.map(|id| id.0))
            .bind(by.0)
            .bind(event.data.to_string())
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

/// The number of the newest event; none when there is no such board.
pub(crate) async fn newest(db: &mut impl Reads, board: BoardId) -> DbResult<Option<i64>> {
    Ok(on_db!(db, c => sqlx::query_scalar(NEWEST).bind(board.0).fetch_optional(c).await?))
}

/// Events after a number, oldest first.
pub(crate) async fn after(
    db: &mut impl Reads,
    board: BoardId,
    seq: i64,
    limit: i64,
) -> DbResult<Vec<BoardEvent>> {
    let rows: Vec<Row> = on_db!(db, c => {
        sqlx::query_as(AFTER).bind(board.0).bind(seq).bind(limit).fetch_all(c).await?
    });
    Ok(all(rows)?)
}

/// A ticket's events ahead of a number, newest first.
pub(crate) async fn of_ticket(
    db: &mut impl Reads,
    board: BoardId,
    ticket: TicketId,
    before: i64,
    limit: i64,
) -> DbResult<Vec<BoardEvent>> {
    let rows: Vec<Row> = on_db!(db, c => {
        sqlx::query_as(OF_TICKET)
            .bind(board.0)
            .bind(ticket.0)
            .bind(before)
            .bind(limit)
            .fetch_all(c)
            .await?
    });
    Ok(all(rows)?)
}

/// Forgets some events: those of no ticket that are older than one instant, and all that are older
/// than the other.
pub(crate) async fn prune(
    tx: &mut WriteTx,
    before: Timestamp,
    all_before: Timestamp,
    limit: i64,
) -> DbResult<()> {
    for (statement, before) in [(PRUNE, before), (PRUNE_ACTIVITY, all_before)] {
        on_db!(&mut *tx, c => {
            sqlx::query(statement).bind(before.as_millis()).bind(limit).execute(c).await?;
        });
    }
    Ok(())
}

/// Empties what events say of a ticket that is deleted.
pub(crate) async fn forget_ticket(tx: &mut WriteTx, board: BoardId, ticket: TicketId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(FORGET).bind(board.0).bind(ticket.0).execute(c).await?; });
    Ok(())
}

/// The same for a column that is deleted, and for every ticket in it.
pub(crate) async fn forget_column(tx: &mut WriteTx, board: BoardId, column: ColumnId) -> DbResult<()> {
    let of_itself = match tx.engine() {
        Engine::Sqlite => FORGET_COLUMN_ITSELF_SQLITE,
        Engine::Postgres => FORGET_COLUMN_ITSELF_POSTGRES,
    };
    for statement in [of_itself, FORGET_COLUMN] {
        on_db!(&mut *tx, c => {
            sqlx::query(statement).bind(board.0).bind(column.0).execute(c).await?;
        });
    }
    Ok(())
}
