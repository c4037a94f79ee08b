//! What can go wrong with a database, as callers need to tell it apart.

use sqlx::error::ErrorKind;

/// The result of talking to the database.
pub type DbResult<T> = Result<T, DbError>;

/// A failed database call.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// It is away, starting, out of connections or out of room: worth trying again, nothing was
    /// written.
    #[error("the database is unavailable")]
    Unavailable(#[source] sqlx::Error),
    /// A uniqueness constraint decided. `constraint` is `table_column_key`, on both engines.
    #[error("the constraint {constraint} is violated")]
    Unique {
        /// The constraint's name.
        constraint: String,
        /// The driver's error.
        source: sqlx::Error,
    },
    /// A row points at one that is not there (any more).
    #[error("a row that is referred to is missing")]
    ForeignKey(#[source] sqlx::Error),
    /// Anything else: a defect of ours.
    #[error("the database refused a statement")]
    Other(#[source] sqlx::Error),
}

impl DbError {
    /// Whether this is a violation of the named uniqueness constraint, `table_column_key`.
    #[must_use]
    pub fn violates(&self, name: &str) -> bool {
        matches!(self, Self::Unique { constraint, .. } if constraint == name)
    }
}

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        if is_unavailable(&error) {
            return Self::Unavailable(error);
        }
        match error.as_database_error().map(|e| (e.kind(), constraint_name(e))) {
            Some((ErrorKind::UniqueViolation, constraint)) => Self::Unique { constraint, source: error },
            Some((ErrorKind::ForeignKeyViolation, _)) => Self::ForeignKey(error),
            _ => Self::Other(error),
        }
    }
}

/// PostgreSQL names the constraint; SQLite says `UNIQUE constraint failed: users.email_folded`,
/// from which the same name follows because indexes are named `table_columns_key`.
fn constraint_name(error: &dyn sqlx::error::DatabaseError) -> String {
    if let Some(name) = error.constraint() {
        return name.to_owned();
    }
    let message = error.message();
    let Some((_, columns)) = message.split_once("constraint failed: ") else {
        return String::new();
    };
    let mut columns = columns.split(", ").filter_map(|c| c.split_once('.'));
    let Some((table, first)) = columns.next() else {
        return String::new();
    };
    let mut name = format!("{table}_{first}");
    for (_, column) in columns {
        name.push('_');
        name.push_str(column);
    }
    name + "_key"
}

fn is_unavailable(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        // A connection that broke off in the middle of an answer, or before BEGIN was one.
        | sqlx::Error::Protocol(_)
        | sqlx::Error::BeginFailed
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        // SQLSTATE class 08 (connection), 53 (resources), 57P (shutdown, starting) and 57014
        // (statement timeout), 40 (serialisation, deadlock), 25006 (a standby that cannot write);
        // SQLite: BUSY (5), LOCKED (6), NOMEM (7), IOERR (10), FULL (13), which end by themselves or
        // when somebody makes room.
        sqlx::Error::Database(e) => e.code().is_some_and(|code| {
            ["08", "53", "57P", "57014", "40", "25006"].iter().any(|class| code.starts_with(class))
                && code.len() == 5
                || code.parse::<u32>().is_ok_and(|n| code.len() < 5 && matches!(n & 0xff, 5 | 6 | 7 | 10 | 13))
        }),
        _ => false,
    }
}
