//! The `changes` table.

use std::time::Duration;

use vestibule_db::{Db, DbResult, Lock, Reads, WriteTx, on_db};
use vestibule_kernel::Timestamp;

use super::Subject;

/// PostgreSQL's channel.
pub(super) const CHANNEL: &str = "vestibule_changes";

const INSERT: &str = "INSERT INTO changes (subject, at) VALUES ($1, $2)";
const NOTIFY_POSTGRES: &str = "SELECT pg_notify($1, '')";
const AFTER: &str = "SELECT seq, subject FROM changes WHERE seq > $1 ORDER BY seq LIMIT 1000";
const NEWEST: &str = "SELECT COALESCE(MAX(seq), 0) FROM changes";
// The newest row stays, so that MAX(seq) never moves back and no node sees a number twice.
const PRUNE: &str = "DELETE FROM changes WHERE at < $1 AND seq < (SELECT MAX(seq) FROM changes)";

/// Writes changes as the last thing before a commit.
pub(crate) async fn append(tx: &mut WriteTx, subjects: &[Subject], at: Timestamp) -> DbResult<()> {
    if subjects.is_empty() {
        return Ok(());
    }
    // Makes the order of `seq` the order of commits: without it a reader could see 6, move on, and
    // never see the 5 that commits after it.
    tx.lock(Lock::Changes).await?;
    for subject in subjects {
        on_db!(tx, c => {
            sqlx::query(INSERT).bind(subject.to_string()).bind(at.as_millis()).execute(c).await?;
        });
    }
    if let WriteTx::Postgres(tx) = tx {
        sqlx::query(NOTIFY_POSTGRES).bind(CHANNEL).execute(&mut **tx).await?;
    }
    Ok(())
}

/// Changes after `seq`, oldest first, at most a thousand.
pub(super) async fn after(db: &mut impl Reads, seq: i64) -> DbResult<Vec<(i64, String)>> {
    Ok(on_db!(db, c => sqlx::query_as(AFTER).bind(seq).fetch_all(c).await?))
}

/// The newest change's number.
pub(super) async fn newest(db: &mut impl Reads) -> DbResult<i64> {
    Ok(on_db!(db, c => sqlx::query_scalar(NEWEST).fetch_one(c).await?))
}

/// Whether the database answers.
pub(crate) async fn ping(db: &Db) -> DbResult<()> {
    newest(&mut db.read().await?).await.map(drop)
}

/// SQLite's own counter of commits by other connections.
pub(super) async fn data_version(db: &mut impl Reads) -> DbResult<Option<i64>> {
    match db.conn() {
        vestibule_db::Conn::Sqlite(c) => {
            Ok(Some(sqlx::query_scalar("PRAGMA data_version").fetch_one(c).await?))
        }
        vestibule_db::Conn::Postgres(_) => Ok(None),
    }
}

/// Forgets changes that every node has long heard of.
pub(crate) async fn prune(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    let before = now.minus(Duration::from_secs(24 * 3600)).as_millis();
    on_db!(tx, c => { sqlx::query(PRUNE).bind(before).execute(c).await?; });
    Ok(())
}
