//! A statement put together at run time, for lists whose filters vary.
//!
//! Its text is made of pieces that stand in the program; values can only be bound. So it is as
//! safe as a constant, which is what every other statement is.

use std::fmt::Write as _;

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, FromRow};

use crate::{DbResult, Reads, on_db};

/// A statement and the values bound to it.
#[derive(Debug, Clone, Default)]
pub struct Statement {
    text: String,
    values: Vec<Value>,
}

#[derive(Debug, Clone)]
enum Value {
    Text(String),
    Int(i64),
}

impl Statement {
    /// A statement that begins with `text`.
    #[must_use]
    pub fn new(text: &'static str) -> Self {
        Self { text: text.to_owned(), values: Vec::new() }
    }

    /// Adds a piece of text.
    pub fn push(&mut self, text: &'static str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a text value.
    pub fn bind_text(&mut self, value: &str) -> &mut Self {
        self.bind(Value::Text(value.to_owned()))
    }

    /// Adds a number.
    pub fn bind_int(&mut self, value: i64) -> &mut Self {
        self.bind(Value::Int(value))
    }

    /// Adds numbers in parentheses, for `IN`; none of them match nothing.
    pub fn bind_ints(&mut self, values: impl IntoIterator<Item = i64>) -> &mut Self {
        self.push("(NULL");
        for value in values {
            self.push(", ").bind_int(value);
        }
        self.push(")")
    }

    fn bind(&mut self, value: Value) -> &mut Self {
        self.values.push(value);
        let _ = write!(self.text, "${}", self.values.len());
        self
    }

    /// Runs it and reads every row.
    ///
    /// # Errors
    /// [`crate::DbError`].
    pub async fn fetch_all<R>(self, db: &mut impl Reads) -> DbResult<Vec<R>>
    where
        R: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
    {
        let Self { text, values } = self;
        Ok(on_db!(db, c => {
            let mut query = sqlx::query_as(AssertSqlSafe(text));
            for value in values {
                query = match value {
                    Value::Text(text) => query.bind(text),
                    Value::Int(number) => query.bind(number),
                };
            }
            query.fetch_all(c).await?
        }))
    }
}
