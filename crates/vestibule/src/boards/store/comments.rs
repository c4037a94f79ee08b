//! The `ticket_comments` table.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{CommentId, TicketId, Timestamp, UserId};

use super::super::model::Comment;
use super::super::words::Prose;
use super::{all, one, person};

macro_rules! select_comment {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, u.uuid, u.username, c.body, c.version, c.created_at, c.updated_at ",
            "FROM ticket_comments c LEFT JOIN users u ON u.id = c.author_id ",
            $rest
        )
    };
}

const BY_ID: &str = select_comment!("WHERE c.ticket_id = $1 AND c.id = $2");
const OF_TICKET: &str = select_comment!("WHERE c.ticket_id = $1 AND c.id > $2 ORDER BY c.id LIMIT $3");
const INSERT: &str = "INSERT INTO ticket_comments (ticket_id, author_id, body, version, created_at, updated_at) \
     VALUES ($1, $2, $3, 1, $4, $4) RETURNING id";
const UPDATE: &str =
    "UPDATE ticket_comments SET body = $2, version = version + 1, updated_at = $3 WHERE id = $1";
const DELETE: &str = "DELETE FROM ticket_comments WHERE id = $1";

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    uuid: Option<String>,
    username: Option<String>,
    body: String,
    version: i64,
    created_at: i64,
    updated_at: i64,
}

impl TryFrom<Row> for Comment {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: CommentId(row.id),
            author: person(row.uuid, row.username)?,
            body: row.body,
            version: row.version,
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: Timestamp::from_millis(row.updated_at),
        })
    }
}

pub(crate) async fn by_id(db: &mut impl Reads, ticket: TicketId, id: CommentId) -> DbResult<Option<Comment>> {
    let row: Option<Row> =
        on_db!(db, c => sqlx::query_as(BY_ID).bind(ticket.0).bind(id.0).fetch_optional(c).await?);
    Ok(one(row)?)
}

pub(crate) async fn of_ticket(
    db: &mut impl Reads,
    ticket: TicketId,
    after: i64,
    limit: i64,
) -> DbResult<Vec<Comment>> {
    let rows: Vec<Row> = on_db!(db, c => {
        sqlx::query_as(OF_TICKET).bind(ticket.0).bind(after).bind(limit).fetch_all(c).await?
    });
    Ok(all(rows)?)
}

pub(crate) async fn insert(
    tx: &mut WriteTx,
    ticket: TicketId,
    author: UserId,
    body: &Prose,
    now: Timestamp,
) -> DbResult<CommentId> {
    let id: i64 = on_db!(tx, c => {
        sqlx::query_scalar(INSERT)
            .bind(ticket.0)
            .bind(author.0)
            .bind(body.as_str())
            .bind(now.as_millis())
            .fetch_one(c)
            .await?
    });
    Ok(CommentId(id))
}

pub(crate) async fn update(tx: &mut WriteTx, id: CommentId, body: &Prose, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(UPDATE).bind(id.0).bind(body.as_str()).bind(now.as_millis()).execute(c).await?;
    });
    Ok(())
}

pub(crate) async fn delete(tx: &mut WriteTx, id: CommentId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE).bind(id.0).execute(c).await?; });
    Ok(())
}
