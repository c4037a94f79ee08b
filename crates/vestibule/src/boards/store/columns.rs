//! The `board_columns` table.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{BoardId, ColumnId, Timestamp};

use super::super::model::{Column, NewColumn};
use super::super::order::OrderKey;
use super::boards::Archived;
use super::{all, instant, one, order_key};

macro_rules! select_column {
    ($rest:literal) => {
        concat!(
            "SELECT id, board_id, name, color, wip_limit, client_position, order_key, version, created_at, ",
            "updated_at, archived_at FROM board_columns ",
            $rest
        )
    };
}

const BY_ID: &str = select_column!("WHERE id = $1");
const OF_BOARD: &str =
    select_column!("WHERE board_id = $1 AND (archived_at IS NOT NULL) = ($2 = 1) ORDER BY order_key, id");
const COUNT: &str = "SELECT COUNT(*) FROM board_columns WHERE board_id = $1";
const NEXT_POSITION: &str = "SELECT COALESCE(MAX(client_position), 0) FROM board_columns WHERE board_id = $1";
const INSERT: &str = "INSERT INTO board_columns \
     (board_id, name, color, wip_limit, client_position, order_key, version, created_at, updated_at) \
     VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7) RETURNING id";
const UPDATE: &str = "UPDATE board_columns SET name = $2, color = $3, wip_limit = $4, client_position = $5, \
     order_key = $6, archived_at = $7, version = version + 1, updated_at = $8 WHERE id = $1";
const DELETE: &str = "DELETE FROM board_columns WHERE id = $1";

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    board_id: i64,
    name: String,
    color: Option<String>,
    wip_limit: Option<i64>,
    client_position: i64,
    order_key: String,
    version: i64,
    created_at: i64,
    updated_at: i64,
    archived_at: Option<i64>,
}

impl TryFrom<Row> for Column {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: ColumnId(row.id),
            board: BoardId(row.board_id),
            name: row.name,
            color: row.color,
            wip_limit: row.wip_limit,
            client_position: row.client_position,
            order: order_key(&row.order_key)?,
            version: row.version,
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: Timestamp::from_millis(row.updated_at),
            archived_at: instant(row.archived_at),
        })
    }
}

pub(crate) async fn by_id(db: &mut impl Reads, id: ColumnId) -> DbResult<Option<Column>> {
    let row: Option<Row> = on_db!(db, c => sqlx::query_as(BY_ID).bind(id.0).fetch_optional(c).await?);
    Ok(one(row)?)
}

pub(crate) async fn of_board(
    db: &mut impl Reads,
    board: BoardId,
    archived: Archived,
) -> DbResult<Vec<Column>> {
    let rows: Vec<Row> = on_db!(db, c => {
        sqlx::query_as(OF_BOARD).bind(board.0).bind(archived.as_number()).fetch_all(c).await?
    });
    Ok(all(rows)?)
}

pub(crate) async fn count(db: &mut impl Reads, board: BoardId) -> DbResult<i64> {
    Ok(on_db!(db, c => sqlx::query_scalar(COUNT).bind(board.0).fetch_one(c).await?))
}

/// The number a column gets whose client names none: one more than the greatest.
pub(crate) async fn next_client_position(db: &mut impl Reads, board: BoardId) -> DbResult<i64> {
    let greatest: i64 = on_db!(db, c => sqlx::query_scalar(NEXT_POSITION).bind(board.0).fetch_one(c).await?);
    Ok(greatest.saturating_add(1))
}

pub(crate) async fn insert(
    tx: &mut WriteTx,
    board: BoardId,
    new: &NewColumn,
    client_position: i64,
    order: &OrderKey,
    now: Timestamp,
) -> DbResult<ColumnId> {
    let id: i64 = on_db!(tx, c => {
        sqlx::query_scalar(INSERT)
            .bind(board.0)
            .bind(new.name.as_str())
            .bind(new.color.as_ref().map(super::super::words::Color::as_str))
            .bind(new.wip_limit)
            .bind(client_position)
            .bind(order.as_str())
            .bind(now.as_millis())
            .fetch_one(c)
            .await?
    });
    Ok(ColumnId(id))
}

/// Writes a column's fields and raises its version.
pub(crate) async fn update(tx: &mut WriteTx, column: &Column, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(UPDATE)
            .bind(column.id.0)
            .bind(&column.name)
            .bind(column.color.as_deref())
            .bind(column.wip_limit)
            .bind(column.client_position)
            .bind(column.order.as_str())
            .bind(column.archived_at.map(Timestamp::as_millis))
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

pub(crate) async fn delete(tx: &mut WriteTx, id: ColumnId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE).bind(id.0).execute(c).await?; });
    Ok(())
}
