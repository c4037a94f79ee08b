//! Opening a database and lending its connections.

use std::path::Path;
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection as _, PgPool, SqliteConnection, SqlitePool};
use vestibule_kernel::ExposeSecret as _;

use crate::{DbError, DbResult, DbSettings, Durability, Engine, ReadConn, StatementLog, Target, WriteTx};

/// A database; clones share its connections.
#[derive(Debug, Clone)]
pub struct Db {
    pub(crate) pools: Pools,
}

#[derive(Debug, Clone)]
pub(crate) enum Pools {
    /// One connection that writes, several that only read.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres(PgPool),
}

/// A PostgreSQL connection that waits for notifications.
#[derive(Debug)]
pub struct Listener(PgListener);

impl Listener {
    /// Waits for the next notification.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when the connection is gone.
    pub async fn heard(&mut self) -> DbResult<()> {
        self.0.recv().await?;
        Ok(())
    }
}

/// The oldest SQLite whose WAL is known not to corrupt: 3.7.0 to 3.51.2 can lose a page when a
/// checkpoint meets a restart of the log.
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);

impl Db {
    /// Opens the database, making an SQLite file that is missing.
    ///
    /// # Errors
    /// [`DbError`] when it cannot be reached or is too old to be trusted.
    pub async fn open(settings: &DbSettings) -> DbResult<Self> {
        let pools = match &settings.target {
            Target::Sqlite(path) => open_sqlite(path, settings).await?,
            Target::Postgres(url) => open_postgres(url.expose_secret(), settings).await?,
        };
        Ok(Self { pools })
    }

    /// Which engine this is.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// A connection to read with.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when none is to be had in time.
    pub async fn read(&self) -> DbResult<ReadConn> {
        Ok(match &self.pools {
            Pools::Sqlite { readers, .. } => ReadConn::Sqlite(readers.acquire().await?),
            Pools::Postgres(pool) => ReadConn::Postgres(pool.acquire().await?),
        })
    }

    /// A transaction to write in.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when none is to be had in time.
    pub async fn write(&self) -> DbResult<WriteTx> {
        Ok(match &self.pools {
            Pools::Sqlite { writer, .. } => WriteTx::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => WriteTx::Postgres(pool.begin().await?),
        })
    }

    /// A listener on a PostgreSQL notification channel; none on SQLite.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when PostgreSQL is away.
    pub async fn listen(&self, channel: &str) -> DbResult<Option<Listener>> {
        let Pools::Postgres(pool) = &self.pools else { return Ok(None) };
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(channel).await?;
        Ok(Some(Listener(listener)))
    }

    /// Closes every connection, waiting for those in use.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { writer, readers } => {
                // The writer last: it checkpoints the log into the file when nobody reads it.
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

async fn open_sqlite(path: &Path, settings: &DbSettings) -> DbResult<Pools> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(match settings.durability {
            Durability::Full => SqliteSynchronous::Full,
            Durability::Process => SqliteSynchronous::Off,
        })
        .busy_timeout(settings.statement_timeout);
    let options = logged(options, settings.statement_log);
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(settings.statement_timeout)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .before_acquire(|writer, _| Box::pin(std::future::ready(Ok(is_usable(writer)))))
        .connect_with(options.clone())
        .await?;
    check_sqlite_version(&writer).await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(settings.max_connections)
        .acquire_timeout(settings.connect_timeout)
        .idle_timeout(Some(Duration::from_secs(60)))
        .max_lifetime(None)
        .test_before_acquire(false)
        .connect_lazy_with(options.create_if_missing(false).read_only(true));
    Ok(Pools::Sqlite { writer, readers })
}

/// On a full disk, a failing one or without memory SQLite rolls back by itself. The ROLLBACK that
/// follows then fails, and sqlx goes on counting a transaction that is not there: every later BEGIN
/// on that connection would be refused, also when there is room again.
fn is_usable(writer: &SqliteConnection) -> bool {
    !writer.is_in_transaction()
}

fn logged<O: ConnectOptions>(options: O, log: StatementLog) -> O {
    match log {
        StatementLog::Off => options.disable_statement_logging(),
        StatementLog::On => options.log_statements(log::LevelFilter::Debug),
    }
}

async fn check_sqlite_version(pool: &SqlitePool) -> DbResult<()> {
    let version: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(pool).await?;
    let mut parts = version.split('.').map(|n| n.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    if (next(), next(), next()) < OLDEST_SQLITE {
        return Err(DbError::Other(sqlx::Error::Configuration(
            format!("SQLite {version} can corrupt its log; 3.51.3 or newer is needed").into(),
        )));
    }
    Ok(())
}

async fn open_postgres(url: &str, settings: &DbSettings) -> DbResult<Pools> {
    let timeout = settings.statement_timeout.as_millis().to_string();
    let options = PgConnectOptions::from_str(url)?
        .application_name("vestibule")
        .options([("statement_timeout", timeout.as_str()), ("idle_in_transaction_session_timeout", "30000")]);
    let options = logged(options, settings.statement_log);
    let pool = PgPoolOptions::new()
        .max_connections(settings.max_connections)
        .acquire_timeout(settings.connect_timeout)
        .idle_timeout(Some(Duration::from_secs(300)))
        .connect_with(options)
        .await?;
    Ok(Pools::Postgres(pool))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::on_db;

    const PUT: &str = "INSERT INTO things (content) VALUES (zeroblob($1))";

    async fn put(db: &Db, bytes: i64) -> DbResult<()> {
        let mut tx = db.write().await?;
        on_db!(&mut tx, c => { sqlx::query(PUT).bind(bytes).execute(c).await?; });
        tx.commit().await
    }

    #[tokio::test]
    async fn after_a_full_disk_there_is_writing_again_without_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let second = Duration::from_secs(1);
        let db = Db::open(&DbSettings {
            target: Target::Sqlite(folder.path().join("small.db")),
            max_connections: 2,
            connect_timeout: second,
            statement_timeout: second,
            durability: Durability::Process,
            statement_log: StatementLog::Off,
        })
        .await
        .unwrap();
        let mut tx = db.write().await.unwrap();
        on_db!(&mut tx, c => { sqlx::raw_sql("CREATE TABLE things (content BLOB)").execute(c).await.unwrap(); });
        tx.commit().await.unwrap();
        // What a full disk says to SQLite, this limit of the connection says too.
        let mut tx = db.write().await.unwrap();
        on_db!(&mut tx, c => { sqlx::raw_sql("PRAGMA max_page_count = 8").execute(c).await.unwrap(); });
        tx.commit().await.unwrap();

        let full = put(&db, 1_000_000).await;
        assert!(matches!(full, Err(DbError::Unavailable(_))), "{full:?}");
        for _ in 0..3 {
            put(&db, 10).await.unwrap();
        }
        db.close().await;
    }
}
