//! The `request_log` table.

use std::collections::BTreeMap;
use std::sync::Arc;

use vestibule_db::{
    Db, DbResult, Insert, Place, Placed, Reads, Statement, Timeline, WriteTx, in_few_lengths, on_db,
};
use vestibule_kernel::{Timestamp, UserId};

use crate::http::RequestId;

use super::tally::{Answers, DAY_MS, Tally};
use super::{Entry, Level};

/// SQLite takes 32,766 parameters, PostgreSQL 65,535; the longest of these has 4,608.
static INSERT: Insert = Insert::new(
    "INSERT INTO request_log (at, method, target, status, duration_us, user_id, address, user_agent, request_id)",
    9,
    "",
);
const SELECT: &str =
    "SELECT id, at, method, target, status, duration_us, user_id, address, user_agent, request_id ";
const FROM: &str = "FROM request_log";
const DELETE_SOME: &str = "DELETE FROM request_log WHERE id IN \
     (SELECT id FROM request_log WHERE at < $1 ORDER BY at, id LIMIT $2)";

const FORGET_SOME: &str = "UPDATE request_log SET address = NULL, user_agent = NULL WHERE id IN \
     (SELECT id FROM request_log WHERE user_id = $1 AND (address IS NOT NULL OR user_agent IS NOT NULL) LIMIT $2)";

static COUNT_ANSWERS: Insert = Insert::new(
    "INSERT INTO request_statistics (hour, level, duration, requests)",
    4,
    "ON CONFLICT (hour, level, duration) \
     DO UPDATE SET requests = request_statistics.requests + excluded.requests",
);
static SEE_PEOPLE: Insert =
    Insert::new("INSERT INTO people_seen (day, user_id)", 2, "ON CONFLICT DO NOTHING");
const COUNT_PEOPLE: &str = "INSERT INTO active_people (day, people) VALUES ($1, $2) \
     ON CONFLICT (day) DO UPDATE SET people = active_people.people + excluded.people";
const FORGET_A_DAY: &str =
    "DELETE FROM people_seen WHERE day = (SELECT MIN(day) FROM people_seen) AND day < $1";
const FORGET_STATISTICS: &str = "DELETE FROM request_statistics WHERE hour < $1";

/// How the log is walked through.
pub(super) const TIMELINE: Timeline = Timeline { select: SELECT, from: FROM };

/// An entry as it is stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct Logged {
    pub(crate) id: i64,
    pub(crate) at: i64,
    pub(crate) method: String,
    /// Path and query, masked.
    pub(crate) target: String,
    pub(crate) status: i64,
    pub(crate) duration_us: i64,
    pub(crate) user_id: Option<i64>,
    pub(crate) address: Option<String>,
    pub(crate) user_agent: Option<String>,
    #[sqlx(try_from = "i64")]
    pub(crate) request_id: RequestId,
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

    /// How serious the answer was.
    pub(crate) fn level(&self) -> Level {
        Level::of_status(u16::try_from(self.status).unwrap_or(u16::MAX))
    }
}

/// Writes entries in one transaction.
///
/// # Errors
/// [`vestibule_db::DbError`]; none of them was written then.
pub(crate) async fn write(db: &Db, entries: &[Entry]) -> DbResult<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let mut tx = db.write().await?;
    for piece in in_few_lengths(entries) {
        insert(&mut tx, piece).await?;
    }
    add(&mut tx, Tally::of(entries)).await?;
    tx.commit().await
}

/// Adds what was counted, in the entries' own transaction.
async fn add(tx: &mut WriteTx, tally: Tally) -> DbResult<()> {
    let answers: Vec<_> = tally.answers.into_iter().collect();
    for piece in in_few_lengths(&answers) {
        let text = COUNT_ANSWERS.text(tx.engine(), piece.len());
        on_db!(&mut *tx, c => {
            let mut query = sqlx::query(text);
            for ((hour, level, class), requests) in piece {
                query = query.bind(hour).bind(level).bind(class).bind(requests);
            }
            query.execute(c).await?;
        });
    }
    for (day, people) in tally.seen {
        let people: Vec<_> = people.into_iter().collect();
        let mut new = 0;
        for piece in in_few_lengths(&people) {
            new += see(tx, day, piece).await?;
        }
        if new > 0 {
            on_db!(&mut *tx, c => {
                sqlx::query(COUNT_PEOPLE).bind(day).bind(new).execute(c).await?;
            });
        }
    }
    Ok(())
}

/// Notes that people were here on a day; answers how many for the first time.
async fn see(tx: &mut WriteTx, day: i64, people: &[i64]) -> DbResult<i64> {
    let text = SEE_PEOPLE.text(tx.engine(), people.len());
    let new = on_db!(tx, c => {
        let mut query = sqlx::query(text);
        for user in people {
            query = query.bind(day).bind(user);
        }
        query.execute(c).await?.rows_affected()
    });
    Ok(i64::try_from(new).unwrap_or(i64::MAX))
}

/// How requests were answered from one hour until before another, by spans of `length` milliseconds
/// since 1970.
pub(crate) async fn answers(
    db: &mut impl Reads,
    from: i64,
    to: i64,
    length: i64,
) -> DbResult<BTreeMap<i64, Answers>> {
    let mut statement = Statement::new("SELECT hour / ");
    statement
        .bind_int(length)
        .push(", level, duration, CAST(SUM(requests) AS BIGINT) FROM request_statistics WHERE hour >= ");
    statement.bind_int(from).push(" AND hour < ").bind_int(to).push(" GROUP BY 1, 2, 3");
    let rows: Vec<(i64, String, i64, i64)> = statement.fetch_all(db).await?;
    let mut spans = BTreeMap::<i64, Answers>::new();
    for (span, level, class, requests) in rows {
        spans.entry(span).or_default().add(&level, class, requests);
    }
    Ok(spans)
}

/// How many people were here, by days since 1970.
pub(crate) async fn active_people(db: &mut impl Reads, from: i64, to: i64) -> DbResult<BTreeMap<i64, i64>> {
    let mut statement = Statement::new("SELECT day / ");
    statement.bind_int(DAY_MS).push(", people FROM active_people WHERE day >= ").bind_int(from);
    statement.push(" AND day < ").bind_int(to);
    let rows: Vec<(i64, i64)> = statement.fetch_all(db).await?;
    Ok(rows.into_iter().collect())
}

/// Forgets who was here on the oldest day before `before`; answers whether there was one.
pub(super) async fn forget_a_day(db: &Db, before: i64) -> DbResult<bool> {
    let mut tx = db.write().await?;
    let deleted = on_db!(&mut tx, c => {
        sqlx::query(FORGET_A_DAY).bind(before).execute(c).await?.rows_affected()
    });
    tx.commit().await?;
    Ok(deleted > 0)
}

/// Deletes counts of before `before`.
pub(super) async fn forget_statistics(db: &Db, before: Timestamp) -> DbResult<()> {
    let mut tx = db.write().await?;
    on_db!(&mut tx, c => {
        sqlx::query(FORGET_STATISTICS).bind(before.as_millis()).execute(c).await?;
    });
    tx.commit().await
}

async fn insert(tx: &mut WriteTx, batch: &[Entry]) -> DbResult<()> {
    let text = INSERT.text(tx.engine(), batch.len());
    let (mut methods, mut addresses) = (Repeated(None), Repeated(None));
    on_db!(tx, c => {
        let mut query = sqlx::query(text);
        for entry in batch {
            query = query
                .bind(entry.at.as_millis())
                .bind(methods.text(&entry.method, |method| method.as_str().into()))
                .bind(Arc::clone(&entry.target))
                .bind(i64::from(entry.status))
                .bind(i64::try_from(entry.duration.as_micros()).unwrap_or(i64::MAX))
                .bind(entry.user.map(|user| user.0))
                .bind(entry.address.map(|address| addresses.text(&address, |it| it.to_string().into())))
                .bind(entry.user_agent.clone())
                .bind(entry.request_id.number());
        }
        query.execute(c).await?;
    });
    Ok(())
}

/// The texts of a column whose neighbours are often alike. SQLite's driver owns what is bound: a text
/// of one's own is two allocations, which another thread frees; one that is shared is none.
struct Repeated<T>(Option<(T, Arc<str>)>);

impl<T: Clone + PartialEq> Repeated<T> {
    fn text(&mut self, value: &T, write: impl FnOnce(&T) -> Arc<str>) -> Arc<str> {
        match &self.0 {
            Some((last, text)) if last == value => Arc::clone(text),
            _ => {
                let text = write(value);
                self.0 = Some((value.clone(), Arc::clone(&text)));
                text
            }
        }
    }
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

/// Empties where some of somebody's requests came from; answers how many.
pub(super) async fn forget_some(db: &Db, user: UserId, limit: i64) -> DbResult<u64> {
    let mut tx = db.write().await?;
    let emptied = on_db!(&mut tx, c => {
        sqlx::query(FORGET_SOME).bind(user.0).bind(limit).execute(c).await?.rows_affected()
    });
    tx.commit().await?;
    Ok(emptied)
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

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;

    #[test]
    fn neighbours_share_a_text_only_when_they_are_alike() {
        let mut methods = Repeated(None);
        let mut text = |method| methods.text(&method, |method: &Method| method.as_str().into());
        let [first, again, other, back] =
            [Method::GET, Method::GET, Method::POST, Method::GET].map(&mut text);
        assert_eq!([&*first, &*again, &*other, &*back], ["GET", "GET", "POST", "GET"]);
        assert!(Arc::ptr_eq(&first, &again));
    }
}
