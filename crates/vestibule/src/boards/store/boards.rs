//! The `boards` table.

use vestibule_db::{DbResult, LockOf, Reads, WriteTx, on_db};
use vestibule_kernel::{BoardId, Timestamp, UserId};

use super::super::authority::Owned;
use super::super::model::{Board, BoardRole, NewBoard, Visibility};
use super::super::words::BoardName;
use super::{all, instant, one};

macro_rules! select_board {
    ($rest:literal) => {
        concat!(
            "SELECT b.id, b.name, b.visibility, b.seq, b.version, b.created_at, b.updated_at, b.archived_at, ",
            "m.role, (SELECT COUNT(*) FROM board_members o JOIN users u ON u.id = o.user_id ",
            "WHERE o.board_id = b.id AND o.role = 'owner' AND u.disabled_at IS NULL) AS owners ",
            "FROM boards b LEFT JOIN board_members m ON m.board_id = b.id AND m.user_id = $1 ",
            $rest
        )
    };
}

const BY_ID: &str = select_board!("WHERE b.id = $2");
const READABLE: &str = select_board!(
    "WHERE (b.visibility = 'everyone' OR m.role IS NOT NULL OR $2 = 1) \
     AND (b.archived_at IS NOT NULL) = ($3 = 1) AND b.id > $4 ORDER BY b.id LIMIT $5"
);
const INSERT: &str = "INSERT INTO boards (name, visibility, seq, version, created_by, created_at, updated_at) \
     VALUES ($1, $2, 0, 1, $3, $4, $4) RETURNING id";
const UPDATE: &str = "UPDATE boards SET name = $2, visibility = $3, archived_at = $4, version = version + 1, \
     updated_at = $5 WHERE id = $1";
const NEXT_SEQ: &str = "UPDATE boards SET seq = seq + 1 WHERE id = $1 RETURNING seq";
const NAME_IS_USED: &str = "SELECT 1 FROM boards WHERE name = $1 LIMIT 1";
const DELETE: &str = "DELETE FROM boards WHERE id = $1";

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    visibility: String,
    seq: i64,
    version: i64,
    created_at: i64,
    updated_at: i64,
    archived_at: Option<i64>,
    role: Option<String>,
    owners: i64,
}

/// A board, and what somebody is to it.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) board: Board,
    pub(crate) role: Option<BoardRole>,
    pub(crate) owned: Owned,
}

impl TryFrom<Row> for Seen {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        let visibility = match row.visibility.as_str() {
            "everyone" => Visibility::Everyone,
            _ => Visibility::Members,
        };
        let board = Board {
            id: BoardId(row.id),
            name: row.name,
            visibility,
            seq: row.seq,
            version: row.version,
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: Timestamp::from_millis(row.updated_at),
            archived_at: instant(row.archived_at),
        };
        let owned = if row.owners > 0 { Owned::BySomebody } else { Owned::ByNobody };
        Ok(Self { board, role: row.role.as_deref().map(role), owned })
    }
}

/// A role by the name in the database; its constraint knows no others.
pub(super) fn role(name: &str) -> BoardRole {
    match name {
        "owner" => BoardRole::Owner,
        "editor" => BoardRole::Editor,
        _ => BoardRole::Viewer,
    }
}

/// Waits until nobody else changes the board, and keeps others from it until the end.
pub(crate) async fn lock(tx: &mut WriteTx, id: BoardId) -> DbResult<()> {
    tx.lock_one(LockOf::Board, id.0).await
}

pub(crate) async fn by_id(db: &mut impl Reads, id: BoardId, seen_by: UserId) -> DbResult<Option<Seen>> {
    let row: Option<Row> =
        on_db!(db, c => sqlx::query_as(BY_ID).bind(seen_by.0).bind(id.0).fetch_optional(c).await?);
    Ok(one(row)?)
}

/// Which boards are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Those the person may read as a member or as everyone may.
    Only(UserId),
    /// All of them; roles are the person's.
    Everything(UserId),
}

/// Boards after `after`, at most `limit`, archived or not.
pub(crate) async fn readable(
    db: &mut impl Reads,
    readers: Readers,
    archived: Archived,
    after: i64,
    limit: i64,
) -> DbResult<Vec<Seen>> {
    let (user, everything) = match readers {
        Readers::Only(user) => (user, 0_i64),
        Readers::Everything(user) => (user, 1),
    };
    let rows: Vec<Row> = on_db!(db, c => {
        sqlx::query_as(READABLE)
            .bind(user.0)
            .bind(everything)
            .bind(archived.as_number())
            .bind(after)
            .bind(limit)
            .fetch_all(c)
            .await?
    });
    Ok(all(rows)?)
}

/// Which half of a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Archived {
    /// What is in use.
    #[default]
    Without,
    /// What was put away.
    Only,
}

impl Archived {
    pub(super) const fn as_number(self) -> i64 {
        match self {
            Self::Without => 0,
            Self::Only => 1,
        }
    }
}

/// Whether there is a board of that very name, archived ones included.
pub(crate) async fn name_is_used(db: &mut impl Reads, name: &BoardName) -> DbResult<bool> {
    let found: Option<i32> =
        on_db!(db, c => sqlx::query_scalar(NAME_IS_USED).bind(name.as_str()).fetch_optional(c).await?);
    Ok(found.is_some())
}

pub(crate) async fn insert(
    tx: &mut WriteTx,
    new: &NewBoard,
    by: UserId,
    now: Timestamp,
) -> DbResult<BoardId> {
    let id: i64 = on_db!(tx, c => {
        sqlx::query_scalar(INSERT)
            .bind(new.name.as_str())
            .bind(new.visibility.as_str())
            .bind(by.0)
            .bind(now.as_millis())
            .fetch_one(c)
            .await?
    });
    Ok(BoardId(id))
}

/// Writes a board's own fields and raises its version.
pub(crate) async fn update(tx: &mut WriteTx, board: &Board, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(UPDATE)
            .bind(board.id.0)
            .bind(&board.name)
            .bind(board.visibility.as_str())
            .bind(board.archived_at.map(Timestamp::as_millis))
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

pub(super) async fn next_seq(tx: &mut WriteTx, id: BoardId) -> DbResult<i64> {
    Ok(on_db!(tx, c => sqlx::query_scalar(NEXT_SEQ).bind(id.0).fetch_one(c).await?))
}

pub(crate) async fn delete(tx: &mut WriteTx, id: BoardId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE).bind(id.0).execute(c).await?; });
    Ok(())
}
