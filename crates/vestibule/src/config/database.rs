//! The `[database]` section.

use std::path::Path;
use std::time::Duration;

use super::database_url::DatabaseUrl;
use super::reader::{Read, Reader};
use super::table;
use super::values::{duration, minutes, seconds, whole};

/// Which database, and how it is used.
#[derive(Debug, Clone)]
pub struct Database {
    /// Where the data lives.
    pub url: DatabaseUrl,
    /// The size of the pool.
    pub max_connections: u32,
    /// When PostgreSQL gives up on a statement.
    pub statement_timeout: Duration,
    /// How long a caller waits for a connection.
    pub connect_timeout: Duration,
}

pub(super) fn read(r: &mut Reader, data_dir: Option<&Path>) -> Read<Database> {
    let url = url(r, data_dir.unwrap_or(Path::new(".")));
    let max_connections = r.get(&table::MAX_CONNECTIONS, whole(1..=1000));
    let statement_timeout = r.get(&table::STATEMENT_TIMEOUT, duration(seconds(1)..=minutes(60)));
    let connect_timeout = r.get(&table::CONNECT_TIMEOUT, duration(seconds(1)..=minutes(1)));
    Ok(Database {
        url: url?,
        max_connections: max_connections?,
        statement_timeout: statement_timeout?,
        connect_timeout: connect_timeout?,
    })
}

fn url(r: &mut Reader, data_dir: &Path) -> Read<DatabaseUrl> {
    let key = &table::DATABASE_URL;
    let url = r.optional(key, DatabaseUrl::parse)?.unwrap_or_else(|| DatabaseUrl::in_data_dir(data_dir));
    r.show_instead(key, url.to_string());
    Ok(url)
}
