//! The `board_members` table.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{BoardId, Timestamp, UserId};

use super::super::model::{BoardPerson, BoardRole, Member};
use super::{all, boards, person};

const OF_BOARD: &str = "SELECT u.uuid, u.username, m.role FROM board_members m JOIN users u ON u.id = m.user_id \
     WHERE m.board_id = $1 ORDER BY m.added_at, m.user_id";
const SET: &str = "INSERT INTO board_members (board_id, user_id, role, added_at) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (board_id, user_id) DO UPDATE SET role = excluded.role";
const REMOVE: &str = "DELETE FROM board_members WHERE board_id = $1 AND user_id = $2";
const OTHER_OWNERS: &str = "SELECT COUNT(*) FROM board_members m JOIN users u ON u.id = m.user_id \
     WHERE m.board_id = $1 AND m.user_id <> $2 AND m.role = 'owner' AND u.disabled_at IS NULL";
const COUNT: &str = "SELECT COUNT(*) FROM board_members WHERE board_id = $1";
// A person who cannot come in works on nothing; on a board for its members only members do.
const WHO_MAY_READ: &str = "SELECT u.id, u.uuid, u.username FROM users u JOIN boards b ON b.id = $1 \
     LEFT JOIN board_members m ON m.board_id = b.id AND m.user_id = u.id \
     WHERE u.uuid = $2 AND u.disabled_at IS NULL AND (b.visibility = 'everyone' OR m.role IS NOT NULL)";
const NAMED: &str = "SELECT uuid, username FROM users \
     WHERE username_folded >= $1 AND username_folded < $2 AND disabled_at IS NULL AND deleted_at IS NULL \
     ORDER BY username_folded LIMIT 20";

#[derive(sqlx::FromRow)]
struct Row {
    uuid: String,
    username: String,
    role: String,
}

impl TryFrom<Row> for Member {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        let person = person(Some(row.uuid), Some(row.username))?.ok_or(sqlx::Error::RowNotFound)?;
        Ok(Self { person, role: boards::role(&row.role) })
    }
}

pub(crate) async fn of_board(db: &mut impl Reads, board: BoardId) -> DbResult<Vec<Member>> {
    let rows: Vec<Row> = on_db!(db, c => sqlx::query_as(OF_BOARD).bind(board.0).fetch_all(c).await?);
    Ok(all(rows)?)
}

pub(crate) async fn set(
    tx: &mut WriteTx,
    board: BoardId,
    user: UserId,
    role: BoardRole,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(SET)
            .bind(board.0)
            .bind(user.0)
            .bind(role.as_str())
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

/// Whether there was such a member.
pub(crate) async fn remove(tx: &mut WriteTx, board: BoardId, user: UserId) -> DbResult<Removed> {
    let rows = on_db!(tx, c => {
        sqlx::query(REMOVE).bind(board.0).bind(user.0).execute(c).await?.rows_affected()
    });
    Ok(if rows > 0 { Removed::Gone } else { Removed::WasNotThere })
}

/// What became of a removal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Removed {
    /// It is gone now.
    Gone,
    /// There was nothing to remove.
    WasNotThere,
}

/// How many people besides this one own the board and can come in.
pub(crate) async fn other_owners(db: &mut impl Reads, board: BoardId, but: UserId) -> DbResult<i64> {
    Ok(on_db!(db, c => sqlx::query_scalar(OTHER_OWNERS).bind(board.0).bind(but.0).fetch_one(c).await?))
}

pub(crate) async fn count(db: &mut impl Reads, board: BoardId) -> DbResult<i64> {
    Ok(on_db!(db, c => sqlx::query_scalar(COUNT).bind(board.0).fetch_one(c).await?))
}

/// Somebody who may read the board by membership or because everybody may: a possible assignee.
pub(crate) async fn who_may_read(
    db: &mut impl Reads,
    board: BoardId,
    uuid: uuid::Uuid,
) -> DbResult<Option<(UserId, BoardPerson)>> {
    let row: Option<(i64, String, String)> = on_db!(db, c => {
        sqlx::query_as(WHO_MAY_READ).bind(board.0).bind(uuid.to_string()).fetch_optional(c).await?
    });
    Ok(match row {
        Some((id, uuid, username)) => person(Some(uuid), Some(username))?.map(|person| (UserId(id), person)),
        None => None,
    })
}

/// The first people whose folded username begins so.
pub(crate) async fn named(db: &mut impl Reads, beginning: &str) -> DbResult<Vec<BoardPerson>> {
    // Nothing that begins so comes after the last character there is.
    let end = format!("{beginning}\u{10ffff}");
    let rows: Vec<(String, String)> =
        on_db!(db, c => sqlx::query_as(NAMED).bind(beginning).bind(end).fetch_all(c).await?);
    let people = rows.into_iter().filter_map(|(uuid, name)| person(Some(uuid), Some(name)).transpose());
    Ok(people.collect::<Result<_, _>>()?)
}
