//! What it takes to open a database.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use vestibule_kernel::SecretString;

/// Which engine answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file, one node.
    Sqlite,
    /// A server, any number of nodes.
    Postgres,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        })
    }
}

/// Where the data is.
#[derive(Debug, Clone)]
pub enum Target {
    /// A file, made when it is missing.
    Sqlite(PathBuf),
    /// A `postgres://` URL, which may hold a password.
    Postgres(SecretString),
}

/// How to open it.
#[derive(Debug, Clone)]
pub struct DbSettings {
    /// Where the data is.
    pub target: Target,
    /// Connections at most: all of them on PostgreSQL, the reading ones on SQLite.
    pub max_connections: u32,
    /// How long a caller waits for a connection before the database counts as away.
    pub connect_timeout: Duration,
    /// After which PostgreSQL ends a statement; SQLite waits as long for its write lock.
    pub statement_timeout: Duration,
    /// What a commit waits for.
    pub durability: Durability,
    /// Whether statements are logged.
    pub statement_log: StatementLog,
}

/// Whether statements are logged: their text, time and rows, never a value. Every statement is a
/// text of the program with its values bound, so nothing that anybody typed gets into a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementLog {
    /// They are not, which costs nothing.
    Off,
    /// At the level debug, under the target `sqlx::query`.
    On,
}

/// What a commit waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// The disk: an acknowledged write survives a power cut.
    Full,
    /// The operating system: it survives a crash of the process. For rows nobody was promised,
    /// such as the request log, and for tests.
    Process,
}

impl DbSettings {
    /// Settings that suit a server of one to four cores.
    #[must_use]
    pub fn new(target: Target) -> Self {
        Self {
            target,
            max_connections: 16,
            connect_timeout: Duration::from_secs(3),
            statement_timeout: Duration::from_secs(10),
            durability: Durability::Full,
            statement_log: StatementLog::Off,
        }
    }
}
