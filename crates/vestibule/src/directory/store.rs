//! Searching the `users` table at a million rows.
//!
//! Every list walks an index in its order and stops after a page. Two things would make it walk
//! too far: a filter that few rows pass, and a prefix in a column other than the order's. So a
//! filter is first counted, up to a bound; when few pass it, they are read and ordered in memory.
//! And a search is ordered by what it finds: one walk per searched column, merged. A person who is
//! found by two columns is shown once, by the smaller. A column that finds only people whom another
//! has found before (addresses often begin like usernames) would be walked to its end for nothing,
//! so a first, cheap look tells where the page ends at the latest. Many holders of a role are met soon,
//! unless they stand at the far end of the order: when a walk is long and its page not full, they are
//! read and ordered after all.

use serde::{Deserialize, Serialize};
use vestibule_db::{DbResult, Reads, Statement, on_db};
use vestibule_kernel::{RoleId, Timestamp, UserId, UserUuid};

use super::{Direction, Order, Person, Search, Status};

/// Up to so many rows are ordered in memory: some milliseconds.
const FEW: i64 = 5000;
/// So many rows are walked along in the hope of holders of a role.
const SOON: i64 = 2_000;

const BY_UUID: &str = "SELECT u.id, u.uuid, u.first_name, u.last_name, u.username, u.email, u.status, u.created_at, \
     u.disabled_at, u.deleted_at, u.second_factor_at, u.username AS word, u.created_at AS number FROM users u WHERE u.uuid = $1";
const COLUMNS: &str = "SELECT u.id, u.uuid, u.first_name, u.last_name, u.username, u.email, u.status, u.created_at, \
     u.disabled_at, u.deleted_at, u.second_factor_at, ";
const COUNT_OF_ROLE: &str =
    "SELECT COUNT(*) FROM (SELECT 1 FROM grants WHERE role_id = $1 LIMIT $2) AS some_of_them";
const COUNT_OF_STATUS: &str =
    "SELECT COUNT(*) FROM (SELECT 1 FROM users WHERE status = $1 LIMIT $2) AS some_of_them";

const UNUSED: &str = "SELECT u.id, u.uuid FROM users u WHERE u.status = 'unconfirmed' AND u.created_at < $1 AND u.id > $2 \
     AND NOT EXISTS (SELECT 1 FROM last_sign_ins s WHERE s.user_id = u.id) \
     AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.user_id = u.id) ORDER BY u.id LIMIT $3";
const IS_UNUSED: &str = "SELECT 1 FROM users u WHERE u.id = $1 AND u.status = 'unconfirmed' \
     AND NOT EXISTS (SELECT 1 FROM last_sign_ins s WHERE s.user_id = u.id) \
     AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.user_id = u.id)";

/// Where a person stands in a list: the word or number it is ordered by, then the row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Key {
    word: String,
    number: i64,
    id: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    uuid: String,
    first_name: String,
    last_name: String,
    username: String,
    email: String,
    status: String,
    created_at: i64,
    disabled_at: Option<i64>,
    deleted_at: Option<i64>,
    second_factor_at: Option<i64>,
    word: String,
    number: i64,
}

impl TryFrom<Row> for (Person, Key) {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        let status = Status::by_name(&row.status);
        let person = Person {
            id: UserId(row.id),
            uuid: row.uuid.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))?,
            first_name: row.first_name,
            last_name: row.last_name,
            username: row.username,
            email: row.email,
            status: status.ok_or_else(|| sqlx::Error::Decode("an unknown status".into()))?,
            created_at: Timestamp::from_millis(row.created_at),
            disabled_at: row.disabled_at.map(Timestamp::from_millis),
            deleted_at: row.deleted_at.map(Timestamp::from_millis),
            has_second_factor: row.second_factor_at.is_some(),
            roles: Vec::new(),
        };
        Ok((person, Key { word: row.word, number: row.number, id: row.id }))
    }
}

pub(super) async fn by_uuid(db: &mut impl Reads, uuid: UserUuid) -> DbResult<Option<Person>> {
    let row: Option<Row> =
        on_db!(db, c => sqlx::query_as(BY_UUID).bind(uuid.to_string()).fetch_optional(c).await?);
    Ok(row.map(<(Person, Key)>::try_from).transpose()?.map(|(person, _)| person))
}

/// Accounts made before a moment that nobody has confirmed, used or been given anything with: the
/// first ones after a row.
pub(super) async fn unused(
    db: &mut impl Reads,
    made_before: Timestamp,
    after: Option<UserId>,
    most: i64,
) -> DbResult<Vec<(UserId, UserUuid)>> {
    let rows: Vec<(i64, String)> = on_db!(db, c => {
        sqlx::query_as(UNUSED)
            .bind(made_before.as_millis())
            .bind(after.map_or(0, |id| id.0))
            .bind(most)
            .fetch_all(c)
            .await?
    });
    let parsed = rows.into_iter().map(|(id, uuid)| {
        let uuid = uuid.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
        Ok((UserId(id), uuid))
    });
    Ok(parsed.collect::<Result<_, sqlx::Error>>()?)
}

/// Whether an account is still one of those.
pub(super) async fn is_unused(db: &mut impl Reads, id: UserId) -> DbResult<bool> {
    let found: Option<i32> =
        on_db!(db, c => sqlx::query_scalar(IS_UNUSED).bind(id.0).fetch_optional(c).await?);
    Ok(found.is_some())
}

/// A page of people and one more.
pub(super) async fn search(
    db: &mut impl Reads,
    search: &Search,
    role: Option<RoleId>,
    after: Option<&Key>,
    now: Timestamp,
) -> DbResult<Vec<(Person, Key)>> {
    let start = choose_start(db, search, role).await?;
    let filters = Filters { start, role, status: search.status, now };
    let rows: Vec<Row> = match &search.prefix {
        Some(prefix) => {
            let at_latest = ends_of_page(&filters, prefix, search, after).fetch_all(db).await?.pop();
            by_prefix(&filters, prefix, search, after, at_latest).fetch_all(db).await?
        }
        None if role.is_some() && start == Start::Order => many_holders(db, filters, search, after).await?,
        None => in_order(&filters, search, after, None).fetch_all(db).await?,
    };
    Ok(rows.into_iter().map(<(Person, Key)>::try_from).collect::<Result<_, _>>()?)
}

/// Which rows are looked at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// The few holders of a role.
    Holders,
    /// The few people of a status.
    Standing,
    /// Those at the beginning of the order.
    Order,
}

async fn choose_start(db: &mut impl Reads, search: &Search, role: Option<RoleId>) -> DbResult<Start> {
    if let Some(role) = role {
        let count: i64 = on_db!(db, c => {
            sqlx::query_scalar(COUNT_OF_ROLE).bind(role.0).bind(FEW + 1).fetch_one(c).await?
        });
        if count <= FEW {
            return Ok(Start::Holders);
        }
    }
    if let Some(status) = search.status {
        let count: i64 = on_db!(db, c => {
            sqlx::query_scalar(COUNT_OF_STATUS).bind(status.name()).bind(FEW + 1).fetch_one(c).await?
        });
        if count <= FEW {
            return Ok(Start::Standing);
        }
    }
    Ok(Start::Order)
}

struct Filters {
    start: Start,
    role: Option<RoleId>,
    status: Option<Status>,
    now: Timestamp,
}

impl Filters {
    /// Where the rows come from, with what they must fulfil. `CROSS JOIN` keeps SQLite from turning
    /// the order round; what stands in an expression cannot tempt it to another index.
    fn push_from(&self, statement: &mut Statement, in_order: bool) {
        match (self.start, self.role, self.status) {
            (Start::Holders, Some(role), _) => {
                statement
                    .push(" FROM (SELECT DISTINCT user_id FROM grants WHERE role_id = ")
                    .bind_int(role.0);
                statement.push(" AND (expires_at IS NULL OR expires_at > ").bind_int(self.now.as_millis());
                statement.push(")) h CROSS JOIN users u WHERE u.id = h.user_id");
            }
            (Start::Standing, _, Some(status)) => {
                statement.push(" FROM (SELECT id FROM users WHERE status = ").bind_text(status.name());
                statement.push(") s CROSS JOIN users u WHERE u.id = s.id");
            }
            _ => {
                statement.push(" FROM users u WHERE 1 = 1");
            }
        }
        if let (Some(role), true) = (self.role, self.start != Start::Holders) {
            statement.push(" AND EXISTS (SELECT 1 FROM grants g WHERE g.user_id = u.id AND g.role_id = ");
            statement.bind_int(role.0).push(" AND (g.expires_at IS NULL OR g.expires_at > ");
            statement.bind_int(self.now.as_millis()).push("))");
        }
        match self.status {
            None => statement.push(" AND u.deleted_at IS NULL"),
            // There is an index of every order for each status.
            Some(status) if in_order && self.start == Start::Order => {
                statement.push(" AND u.status = ").bind_text(status.name())
            }
            Some(status) => statement.push(" AND u.status || '' = ").bind_text(status.name()),
        };
    }
}

/// A page of the many holders of a role, who are met soon or read all.
async fn many_holders(
    db: &mut impl Reads,
    filters: Filters,
    search: &Search,
    after: Option<&Key>,
) -> DbResult<Vec<Row>> {
    let soon = far_ahead(&filters, search, after).fetch_all::<(String, i64, i64)>(db).await?.pop();
    let soon = soon.map(|(word, number, id)| Key { word, number, id });
    let rows: Vec<Row> = in_order(&filters, search, after, soon.as_ref()).fetch_all(db).await?;
    let is_full = i64::try_from(rows.len()) == Ok(search.limit.rows_to_fetch());
    if soon.is_none() || is_full {
        return Ok(rows);
    }
    in_order(&Filters { start: Start::Holders, ..filters }, search, after, None).fetch_all(db).await
}

/// The place at which a walk along the order becomes long.
fn far_ahead(filters: &Filters, search: &Search, after: Option<&Key>) -> Statement {
    let mut statement = Statement::new("SELECT ");
    statement.push(key_of(search.order).0).push(", u.id AS id FROM users u WHERE 1 = 1");
    if let Some(status) = filters.status {
        statement.push(" AND u.status = ").bind_text(status.name());
    }
    push_between(&mut statement, search, after, None);
    push_end_of_order(&mut statement, search);
    statement.push("1 OFFSET ").bind_int(SOON);
    statement
}

/// What a list is ordered by, as columns of a row's key and in the order's words.
const fn key_of(order: Order) -> (&'static str, &'static str) {
    match order {
        Order::Username => ("u.username_folded AS word, u.id AS number", "u.username_folded"),
        Order::Email => ("u.email_folded AS word, u.id AS number", "u.email_folded"),
        Order::CreatedAt => ("'' AS word, u.created_at AS number", "u.created_at"),
    }
}

/// A list in the order asked for, up to a place.
fn in_order(filters: &Filters, search: &Search, after: Option<&Key>, up_to: Option<&Key>) -> Statement {
    let mut statement = Statement::new(COLUMNS);
    statement.push(key_of(search.order).0);
    filters.push_from(&mut statement, true);
    push_between(&mut statement, search, after, up_to);
    push_end_of_order(&mut statement, search);
    statement.bind_int(search.limit.rows_to_fetch());
    statement
}

fn push_between(statement: &mut Statement, search: &Search, after: Option<&Key>, up_to: Option<&Key>) {
    let (behind, within) = match search.direction {
        Direction::Up => (", u.id) > (", ", u.id) <= ("),
        Direction::Down => (", u.id) < (", ", u.id) >= ("),
    };
    for (bound, compared) in [(after, behind), (up_to, within)] {
        let Some(bound) = bound else { continue };
        statement.push(" AND (").push(key_of(search.order).1).push(compared);
        match search.order {
            Order::Username | Order::Email => statement.bind_text(&bound.word),
            Order::CreatedAt => statement.bind_int(bound.number),
        };
        statement.push(", ").bind_int(bound.id).push(")");
    }
}

fn push_end_of_order(statement: &mut Statement, search: &Search) {
    push_order(statement, key_of(search.order).1, search.direction);
}

/// An order by a column and, where people share its values, by their rows. A unique column's index has
/// no rows: asked for them, PostgreSQL, which takes what begins alike for rare, would read all of it
/// and sort.
fn push_order(statement: &mut Statement, column: &'static str, direction: Direction) {
    let direction = match direction {
        Direction::Up => "",
        Direction::Down => " DESC",
    };
    statement.push(" ORDER BY ").push(column).push(direction);
    if !matches!(column, "u.username_folded" | "u.email_folded") {
        statement.push(", u.id").push(direction);
    }
    statement.push(" LIMIT ");
}

/// The searched columns.
const SEARCHED: [&str; 4] =
    ["u.username_folded", "u.email_folded", "u.last_name_folded", "u.first_name_folded"];

/// One walk per searched column, merged; no further than the page ends at the latest.
#[expect(clippy::needless_pass_by_value, reason = "it is made for this one call")]
fn by_prefix(
    filters: &Filters,
    prefix: &str,
    search: &Search,
    after: Option<&Key>,
    at_latest: Option<(String, i64)>,
) -> Statement {
    let mut statement = Statement::new("SELECT * FROM (");
    for (place, column) in SEARCHED.into_iter().enumerate() {
        statement.push(if place == 0 { "SELECT * FROM (" } else { " UNION ALL SELECT * FROM (" });
        statement.push(COLUMNS).push(column).push(" AS word, u.id AS number");
        push_walk(&mut statement, filters, column, prefix, after);
        statement.push(" AND ");
        push_is_first(&mut statement, place, prefix);
        if let Some((word, id)) = &at_latest {
            statement.push(" AND (").push(column).push(", u.id) <= (").bind_text(word);
            statement.push(", ").bind_int(*id).push(")");
        }
        push_end_of_walk(&mut statement, place, search);
    }
    statement.push(") AS found ORDER BY word, id LIMIT ").bind_int(search.limit.rows_to_fetch());
    statement
}

/// Where the page ends at the latest: a page's worth from each column, of which only those count
/// whom no other column has found before.
fn ends_of_page(filters: &Filters, prefix: &str, search: &Search, after: Option<&Key>) -> Statement {
    let mut statement = Statement::new("SELECT word, id FROM (");
    for (place, column) in SEARCHED.into_iter().enumerate() {
        statement.push(if place == 0 { "SELECT * FROM (" } else { " UNION ALL SELECT * FROM (" });
        statement.push("SELECT ").push(column).push(" AS word, u.id AS id, CASE WHEN ");
        push_is_first(&mut statement, place, prefix);
        statement.push(" THEN 1 ELSE 0 END AS is_first");
        push_walk(&mut statement, filters, column, prefix, after);
        push_end_of_walk(&mut statement, place, search);
    }
    statement.push(") AS found WHERE is_first = 1 ORDER BY word, id LIMIT 1 OFFSET ");
    statement.bind_int(search.limit.rows_to_fetch() - 1);
    statement
}

/// The rows of one column that begin so, from after a place on.
fn push_walk(
    statement: &mut Statement,
    filters: &Filters,
    column: &'static str,
    prefix: &str,
    after: Option<&Key>,
) {
    filters.push_from(statement, false);
    statement.push(" AND ");
    push_range(statement, column, prefix);
    if let Some(after) = after {
        statement.push(" AND (").push(column).push(", u.id) > (").bind_text(&after.word);
        statement.push(", ").bind_int(after.id).push(")");
    }
}

fn push_end_of_walk(statement: &mut Statement, place: usize, search: &Search) {
    push_order(statement, SEARCHED[place], Direction::Up);
    statement.bind_int(search.limit.rows_to_fetch());
    statement.push([") AS a", ") AS b", ") AS c", ") AS d"][place]);
}

/// That no other column finds the row by a smaller word.
fn push_is_first(statement: &mut Statement, place: usize, prefix: &str) {
    statement.push("(1 = 1");
    for (other_place, other) in SEARCHED.into_iter().enumerate().filter(|(p, _)| *p != place) {
        statement.push(" AND NOT (");
        push_range(statement, other, prefix);
        statement.push(" AND ").push(other).push(if other_place < place { " <= " } else { " < " });
        statement.push(SEARCHED[place]).push(")");
    }
    statement.push(")");
}

/// Texts are compared by code point on both engines; nothing stands behind the last one.
fn push_range(statement: &mut Statement, column: &'static str, prefix: &str) {
    statement.push(column).push(" >= ").bind_text(prefix);
    statement.push(" AND ").push(column).push(" < ").bind_text(&format!("{prefix}\u{10FFFF}"));
}
