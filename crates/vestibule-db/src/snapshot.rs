//! A transaction that only reads and sees one moment, however long it lasts.

use sqlx::postgres::PgPool;
use sqlx::{Postgres, Sqlite, SqlitePool, Transaction};

use crate::connect::Pools;
use crate::{Conn, Db, DbResult, Reads};

/// On SQLite a reader beside the writer (WAL), on PostgreSQL REPEATABLE READ. Nobody waits for it.
#[derive(Debug)]
pub(crate) enum Snapshot {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// The limits that protect a server from a forgotten statement would end a long backup.
pub(crate) const NO_LIMITS_POSTGRES: &str =
    "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";

impl Snapshot {
    pub(crate) async fn of(db: &Db) -> DbResult<Self> {
        match &db.pools {
            Pools::Sqlite { readers, .. } => Self::of_sqlite(readers).await,
            Pools::Postgres(pool) => Self::of_postgres(pool).await,
        }
    }

    pub(crate) async fn of_sqlite(pool: &SqlitePool) -> DbResult<Self> {
        Ok(Self::Sqlite(pool.begin().await?))
    }

    pub(crate) async fn of_postgres(pool: &PgPool) -> DbResult<Self> {
        let mut tx = pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
        sqlx::raw_sql(NO_LIMITS_POSTGRES).execute(&mut *tx).await?;
        Ok(Self::Postgres(tx))
    }
}

impl Reads for Snapshot {
    fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Sqlite(tx) => Conn::Sqlite(tx),
            Self::Postgres(tx) => Conn::Postgres(tx),
        }
    }
}
