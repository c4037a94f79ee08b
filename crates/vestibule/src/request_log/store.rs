//! The `request_log` table.

use sqlx::QueryBuilder;
use vestibule_db::{Db, DbResult, Place, Placed, Reads, Statement, Timeline, WriteTx, on_db};
use vestibule_kernel::{Timestamp, UserId};

use super::Entry;

const INSERT: &str = "INSERT INTO request_log (at, level, method, target, status, duration_us, user_id, address, \
     user_agent, request_id) ";
const SELECT: &str =
    "SELECT id, at, level, method, target, status, duration_us, user_id, address, user_agent, request_id ";
const FROM: &str = "FROM request_log";
const DELETE_SOME: &str = "DELETE FROM request_log WHERE id IN \
     (SELECT id FROM request_log WHERE at < $1 ORDER BY at, id LIMIT $2)";

/// How the log is walked through.
pub(super) const TIMELINE: Timeline = Timeline { select: SELECT, from: FROM };

/// An entry as it is stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct Logged {
    pub(crate) id: i64,
    pub(crate) at: i64,
    pub(crate) level: String,
    pub(crate) method: String,
    /// Path and query, masked.
    pub(crate) target: String,
    pub(crate) status: i64,
    pub(crate) duration_us: i64,
    pub(crate) user_id: Option<i64>,
    pub(crate) address: Option<String>,
    pub(crate) user_agent: Option<String>,
    pub(crate) request_id: String,
}

impl Placed for Logged {
    fn place(&self) -> Place {
        Place { at: self.at, id: self.id }
    }
}

impl Logged {
    pub(crate) const fn at(&self) -> Timestamp {
        Timestamp::from_millis(self.at)
    }

    pub(crate) fn user(&self) -> Option<UserId> {
        self.user_id.map(UserId)
    }
}

/// Entries of one statement: SQLite takes 32,766 parameters, PostgreSQL 65,535; these have 5,000.
const AT_ONCE: usize = 500;

/// Writes entries in one transaction.
///
/// # Errors
/// [`vestibule_db::DbError`]; none of them was written then.
pub(crate) async fn write(db: &Db, entries: &[Entry]) -> DbResult<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let mut tx = db.write().await?;
    for batch in entries.chunks(AT_ONCE) {
        insert(&mut tx, batch).await?;
    }
    tx.commit().await
}

async fn insert(tx: &mut WriteTx, batch: &[Entry]) -> DbResult<()> {
    on_db!(tx, c => {
        let mut query = QueryBuilder::new(INSERT);
        query.push_values(batch, |mut row, entry| {
            row.push_bind(entry.at.as_millis())
                .push_bind(entry.level().name())
                .push_bind(entry.method.as_str())
                .push_bind(&*entry.target)
                .push_bind(i64::from(entry.status))
                .push_bind(i64::try_from(entry.duration.as_micros()).unwrap_or(i64::MAX))
                .push_bind(entry.user.map(|user| user.0))
                .push_bind(entry.address.map(|address| address.to_string()))
                .push_bind(entry.user_agent.as_deref())
                .push_bind(entry.request_id.to_string());
        });
        query.build().execute(c).await?;
    });
    Ok(())
}

/// Whose entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everybody's.
    All,
    /// One person's.
    Of(UserId),
}

impl Scope {
    fn push_to(self, statement: &mut Statement) {
        if let Self::Of(user) = self {
            statement.push(" WHERE user_id = ").bind_int(user.0);
        }
    }
}

/// How many entries there are: reads them all, which is why only the contract's route asks.
pub(crate) async fn count(db: &mut impl Reads, scope: Scope) -> DbResult<i64> {
    let mut statement = Statement::new("SELECT COUNT(*) ");
    statement.push(FROM);
    scope.push_to(&mut statement);
    let rows: Vec<(i64,)> = statement.fetch_all(db).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}

/// A page by its number, oldest first: the further, the slower.
pub(crate) async fn numbered_page(
    db: &mut impl Reads,
    scope: Scope,
    rows: i64,
    skip: i64,
) -> DbResult<Vec<Logged>> {
    let mut statement = Statement::new(SELECT);
    statement.push(FROM);
    scope.push_to(&mut statement);
    statement.push(" ORDER BY at, id LIMIT ").bind_int(rows).push(" OFFSET ").bind_int(skip);
    statement.fetch_all(db).await
}

/// Deletes at most `limit` of the entries before `before`; answers how many.
pub(super) async fn delete_some(db: &Db, before: Timestamp, limit: i64) -> DbResult<u64> {
    let mut tx = db.write().await?;
    let deleted = on_db!(&mut tx, c => {
        sqlx::query(DELETE_SOME).bind(before.as_millis()).bind(limit).execute(c).await?.rows_affected()
    });
    tx.commit().await?;
    Ok(deleted)
}
