//! Backups: one archive for both engines, verified on the way out and on the way in.
//!
//! An archive is text, one JSON record a line: what it is and of which schema, then each table with
//! its rows in the order of its primary key, its count and the SHA-256 of its lines, at the end the
//! SHA-256 of everything. Rows are written by meaning and not by storage, so a backup of SQLite can
//! be restored into PostgreSQL and the other way round. Tables and columns are read from the
//! database's own catalogue: a table of a later migration is part of the backup without being named
//! anywhere. The master key is never part of it.

mod archive;
mod catalog;
mod dump;
mod load;
#[cfg(test)]
mod tests;
mod value;

use std::path::PathBuf;

use crate::{Db, DbError, Engine, MigrateError};

pub use archive::{Header, check};
pub use dump::dump;
pub use load::load;

/// What an archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Contents {
    /// Tables, empty ones included.
    pub tables: u64,
    /// Rows of all tables.
    pub rows: u64,
}

/// Why there is no backup, or why it was not restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The archive could not be written or read.
    #[error("the backup file could not be read or written: {0}")]
    Io(#[from] std::io::Error),
    /// The file is something else.
    #[error("{0} is not a Vestibule backup")]
    NotABackup(PathBuf),
    /// The file is not what was written.
    #[error("the backup is damaged: line {line}: {what}")]
    Damaged {
        /// Counted from 1.
        line: u64,
        /// What does not fit.
        what: String,
    },
    /// It was made by a newer build.
    #[error("the backup was made by a newer Vestibule (migration {found}, this build knows {known})")]
    Newer {
        /// Its migration.
        found: i64,
        /// The newest this build has.
        known: i64,
    },
    /// There is nothing to back up.
    #[error("there is no Vestibule database here")]
    NotMigrated,
    /// A restore would mix two installations.
    #[error("the database is not empty (it has the tables {0}); restore into an empty one")]
    NotEmpty(String),
    /// The archive and this build disagree about a table.
    #[error("the backup does not fit the schema of its migration: {0}")]
    Shape(String),
    /// What was read back differs from what was written.
    #[error("the table {0} does not hold what the backup says; nothing was committed")]
    Differs(String),
    /// A column of a type that archives cannot hold.
    #[error("{table}.{column} has the type {found}, which a backup cannot hold")]
    Type {
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// Its type.
        found: String,
    },
    /// The schema could not be made.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The database did not answer.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<sqlx::Error> for BackupError {
    fn from(error: sqlx::Error) -> Self {
        Self::Db(error.into())
    }
}

/// The databases of an installation: on PostgreSQL one holds everything.
fn distinct<'a>(main: &'a Db, log: &'a Db) -> Vec<&'a Db> {
    match main.engine() {
        Engine::Sqlite => vec![main, log],
        Engine::Postgres => vec![main],
    }
}
