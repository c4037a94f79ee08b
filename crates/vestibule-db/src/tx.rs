//! Connections to read with and transactions to write in.

use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection, Transaction};

use crate::{DbResult, Engine, Lock, LockOf};

/// A connection of either engine, borrowed for one statement.
#[derive(Debug)]
pub enum Conn<'c> {
    /// SQLite's.
    Sqlite(&'c mut SqliteConnection),
    /// PostgreSQL's.
    Postgres(&'c mut PgConnection),
}

/// Anything that can answer a query: a reading connection, or a transaction that sees its own
/// writes.
pub trait Reads: Send {
    /// The connection for one statement.
    fn conn(&mut self) -> Conn<'_>;

    /// Which engine answers, where a store must choose between two texts.
    fn engine(&mut self) -> Engine {
        match self.conn() {
            Conn::Sqlite(_) => Engine::Sqlite,
            Conn::Postgres(_) => Engine::Postgres,
        }
    }
}

/// A connection that only reads.
#[derive(Debug)]
pub enum ReadConn {
    /// SQLite's, opened read-only.
    Sqlite(PoolConnection<Sqlite>),
    /// PostgreSQL's.
    Postgres(PoolConnection<Postgres>),
}

impl Reads for ReadConn {
    fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Sqlite(c) => Conn::Sqlite(c),
            Self::Postgres(c) => Conn::Postgres(c),
        }
    }
}

/// A transaction that writes; rolled back when dropped without [`WriteTx::commit`].
///
/// On SQLite it begins as `IMMEDIATE`: a transaction that reads first and then wants to write
/// meets `BUSY_SNAPSHOT`, which no busy timeout waits out. It must not span hashing, the network
/// or a sleep.
#[derive(Debug)]
pub enum WriteTx {
    /// SQLite's.
    Sqlite(Transaction<'static, Sqlite>),
    /// PostgreSQL's, READ COMMITTED.
    Postgres(Transaction<'static, Postgres>),
}

impl WriteTx {
    /// Makes everything written in this transaction last.
    ///
    /// # Errors
    /// [`crate::DbError`]; nothing was written then, except that an unavailable PostgreSQL may
    /// have committed without being able to say so.
    pub async fn commit(self) -> DbResult<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Waits until no other transaction holds the lock, and holds it until the end. SQLite has one
    /// writer anyway.
    ///
    /// # Errors
    /// [`crate::DbError`] when PostgreSQL is away.
    pub async fn lock(&mut self, lock: Lock) -> DbResult<()> {
        self.lock_number(lock as i64).await
    }

    /// The same for one thing of a kind.
    ///
    /// # Errors
    /// [`crate::DbError`] when PostgreSQL is away.
    pub async fn lock_one(&mut self, kind: LockOf, id: i64) -> DbResult<()> {
        self.lock_number(kind.number(id)).await
    }

    async fn lock_number(&mut self, number: i64) -> DbResult<()> {
        if let Self::Postgres(tx) = self {
            sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(number).execute(&mut **tx).await?;
        }
        Ok(())
    }
}

impl Reads for WriteTx {
    fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Sqlite(tx) => Conn::Sqlite(tx),
            Self::Postgres(tx) => Conn::Postgres(tx),
        }
    }
}

/// Runs a statement on whichever engine a connection belongs to.
///
/// ```ignore
/// let row: Option<Row> = on_db!(db, c => sqlx::query_as(BY_ID).bind(id).fetch_optional(c).await?);
/// ```
#[macro_export]
macro_rules! on_db {
    ($db:expr, $c:ident => $body:expr) => {
        match $crate::Reads::conn($db) {
            $crate::Conn::Sqlite($c) => $body,
            $crate::Conn::Postgres($c) => $body,
        }
    };
}
