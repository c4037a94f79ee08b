//! The `board_viewers` table: who is looking, as each node says.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{BoardId, Timestamp, UserId};

use super::super::model::BoardPerson;
use super::person;

const ARRIVE: &str = "INSERT INTO board_viewers (node, board_id, user_id, seen_at) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (node, board_id, user_id) DO UPDATE SET seen_at = excluded.seen_at";
const LEAVE: &str = "DELETE FROM board_viewers WHERE node = $1 AND board_id = $2 AND user_id = $3";
const PRESENT: &str = "SELECT DISTINCT u.uuid, u.username FROM board_viewers v JOIN users u ON u.id = v.user_id \
     WHERE v.board_id = $1 AND v.seen_at > $2 ORDER BY u.username";
const PRUNE: &str = "DELETE FROM board_viewers WHERE seen_at < $1";

pub(crate) async fn arrive(
    tx: &mut WriteTx,
    node: &str,
    board: BoardId,
    user: UserId,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(ARRIVE).bind(node).bind(board.0).bind(user.0).bind(now.as_millis()).execute(c).await?;
    });
    Ok(())
}

pub(crate) async fn leave(tx: &mut WriteTx, node: &str, board: BoardId, user: UserId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(LEAVE).bind(node).bind(board.0).bind(user.0).execute(c).await?; });
    Ok(())
}

/// Who has been looking since, by name.
pub(crate) async fn present(
    db: &mut impl Reads,
    board: BoardId,
    since: Timestamp,
) -> DbResult<Vec<BoardPerson>> {
    let rows: Vec<(String, String)> = on_db!(db, c => {
        sqlx::query_as(PRESENT).bind(board.0).bind(since.as_millis()).fetch_all(c).await?
    });
    let people = rows.into_iter().map(|(uuid, username)| person(Some(uuid), Some(username)));
    Ok(people.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// Forgets what nodes said that have died without a word.
pub(crate) async fn prune(tx: &mut WriteTx, before: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(PRUNE).bind(before.as_millis()).execute(c).await?; });
    Ok(())
}
