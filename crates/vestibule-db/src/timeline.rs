//! Walking through a table that grows with time, a page at a time, each page at the same price.
//!
//! Rows are ordered by their moment and, within one, by their id, so a page starts where the one
//! before ended (a keyset), and the last costs what the first does. At most one condition is led by
//! an index that holds the order too. The other conditions are looked at row by row, but only over
//! a window of rows: a filter that matches nothing among millions ends the page early and says
//! where to go on, instead of reading everything.

use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;

use crate::{DbResult, Reads, Statement};

/// Rows that one page looks at when a condition has no index: a few milliseconds on either engine.
const WINDOW: i64 = 5_000;

/// Which end to begin at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// What happened last comes first.
    #[default]
    NewestFirst,
    /// What happened first comes first.
    OldestFirst,
}

/// A row's place in the order: its moment in Unix milliseconds, then its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// When it happened.
    pub at: i64,
    /// Which of that moment.
    pub id: i64,
}

impl Place {
    /// Before everything of a moment.
    const fn start_of(at: i64) -> Self {
        Self { at, id: i64::MIN }
    }

    /// Whether it is before everything of its moment.
    const fn is_start(self) -> bool {
        self.id == i64::MIN
    }

    /// The place right behind it.
    const fn next(self) -> Self {
        Self { at: self.at, id: self.id.saturating_add(1) }
    }
}

/// A row that knows its place.
pub trait Placed {
    /// Where it stands.
    fn place(&self) -> Place;
}

/// A table to walk through. The texts stand in the program.
#[derive(Debug, Clone, Copy)]
pub struct Timeline {
    /// What is selected, up to and without `FROM`, ending with a blank.
    pub select: &'static str,
    /// `FROM table`, joins included; `at` and `id` must be unambiguous.
    pub from: &'static str,
}

/// Which rows, and how many from where.
#[derive(Debug, Clone, Default)]
pub struct Walk {
    since: Option<i64>,
    until: Option<i64>,
    order: Order,
    after: Option<Place>,
    limit: usize,
    lead: Vec<Condition>,
    rest: Vec<Condition>,
}

/// What one page found.
#[derive(Debug, Clone)]
pub struct Stretch<R> {
    /// The rows, in order; they may be fewer than asked for although more follow.
    pub rows: Vec<R>,
    /// Where to go on; none at the end of the table.
    pub next: Option<Place>,
}

#[derive(Debug, Clone)]
struct Condition {
    text: &'static str,
    value: Option<Value>,
}

#[derive(Debug, Clone)]
enum Value {
    Text(String),
    Int(i64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl Walk {
    /// Through what happened at `since` or later and before `until`, in Unix milliseconds.
    #[must_use]
    pub fn between(since: Option<i64>, until: Option<i64>) -> Self {
        Self { since, until, ..Self::default() }
    }

    /// From which end, after which row, and how many rows at most.
    #[must_use]
    pub fn page(self, order: Order, after: Option<Place>, limit: usize) -> Self {
        Self { order, after, limit, ..self }
    }

    /// Whether an index already leads the walk.
    #[must_use]
    pub const fn is_led(&self) -> bool {
        !self.lead.is_empty()
    }

    /// Adds a condition that the leading index serves: ` AND column = ` and its value. After the
    /// columns of all of them the index must go on with `at, id`.
    pub fn lead_by_text(&mut self, text: &'static str, value: &str) {
        self.lead.push(Condition { text, value: Some(value.into()) });
    }

    /// The same without a value.
    pub fn lead_by(&mut self, text: &'static str) {
        self.lead.push(Condition { text, value: None });
    }

    /// The same with a number.
    pub fn lead_by_int(&mut self, text: &'static str, value: i64) {
        self.lead.push(Condition { text, value: Some(value.into()) });
    }

    /// Adds a condition that is looked at row by row. It must be written so that no index serves it
    /// (`column + 0 = `, `column || '' = `): a planner that guesses wrong would leave the order.
    pub fn check_text(&mut self, text: &'static str, value: &str) {
        self.rest.push(Condition { text, value: Some(value.into()) });
    }

    /// The same without a value.
    pub fn check(&mut self, text: &'static str) {
        self.rest.push(Condition { text, value: None });
    }

    /// The same with a number.
    pub fn check_int(&mut self, text: &'static str, value: i64) {
        self.rest.push(Condition { text, value: Some(value.into()) });
    }

    /// Reads the next rows.
    ///
    /// # Errors
    /// [`crate::DbError`].
    pub async fn read<R>(&self, db: &mut impl Reads, timeline: &Timeline) -> DbResult<Stretch<R>>
    where
        R: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Placed + Send + Unpin,
    {
        let end = if self.rest.is_empty() { None } else { self.end_of_window(db, timeline).await? };
        let mut statement = Statement::new(timeline.select);
        statement.push(timeline.from);
        self.push_range(&mut statement, end);
        for condition in &self.rest {
            condition.push_to(&mut statement);
        }
        self.push_order(&mut statement);
        let limit = i64::try_from(self.limit).unwrap_or(i64::MAX - 1);
        statement.push(" LIMIT ").bind_int(limit + 1);
        let mut rows: Vec<R> = statement.fetch_all(db).await?;
        let more = rows.len() > self.limit;
        rows.truncate(self.limit);
        let next = if more { rows.last().map(Placed::place) } else { end };
        Ok(Stretch { rows, next })
    }

    /// The last row of the window; none when the table ends within it. Read from the index alone.
    async fn end_of_window(&self, db: &mut impl Reads, timeline: &Timeline) -> DbResult<Option<Place>> {
        let mut statement = Statement::new("SELECT at, id ");
        statement.push(timeline.from);
        self.push_range(&mut statement, None);
        self.push_order(&mut statement);
        statement.push(" LIMIT 1 OFFSET ").bind_int(WINDOW - 1);
        let rows: Vec<(i64, i64)> = statement.fetch_all(db).await?;
        Ok(rows.first().map(|&(at, id)| Place { at, id }))
    }

    /// What the indexes lead to: one place for either end, since SQLite reads an index between two bounds
    /// and looks at the rows for every other. Its moment stands beside it, since PostgreSQL has no notion
    /// of how few rows lie between two places, but of how few between two numbers.
    fn push_range(&self, statement: &mut Statement, end: Option<Place>) {
        statement.push(" WHERE 1 = 1");
        for condition in &self.lead {
            condition.push_to(statement);
        }
        let (from, before) = self.bounds(end);
        if let Some(from) = from {
            statement.push(" AND at >= ").bind_int(from.at);
            if !from.is_start() {
                push_place(statement, " AND (at, id) >= (", from);
            }
        }
        if let Some(before) = before {
            if before.is_start() {
                statement.push(" AND at < ").bind_int(before.at);
            } else {
                statement.push(" AND at <= ").bind_int(before.at);
                push_place(statement, " AND (at, id) < (", before);
            }
        }
    }

    /// The place it begins with and the one it ends before, whatever the order, where `end` is the
    /// last row to be read.
    fn bounds(&self, end: Option<Place>) -> (Option<Place>, Option<Place>) {
        let (from, before) = match self.order {
            Order::NewestFirst => (end, self.after),
            Order::OldestFirst => (self.after.map(Place::next), end.map(Place::next)),
        };
        let (since, until) = (self.since.map(Place::start_of), self.until.map(Place::start_of));
        ([since, from].into_iter().flatten().max(), [until, before].into_iter().flatten().min())
    }

    fn push_order(&self, statement: &mut Statement) {
        statement.push(match self.order {
            Order::NewestFirst => " ORDER BY at DESC, id DESC",
            Order::OldestFirst => " ORDER BY at, id",
        });
    }
}

impl Condition {
    fn push_to(&self, statement: &mut Statement) {
        statement.push(self.text);
        match &self.value {
            Some(Value::Text(text)) => statement.bind_text(text),
            Some(Value::Int(number)) => statement.bind_int(*number),
            None => statement,
        };
    }
}

fn push_place(statement: &mut Statement, text: &'static str, place: Place) {
    statement.push(text).bind_int(place.at).push(", ").bind_int(place.id).push(")");
}
