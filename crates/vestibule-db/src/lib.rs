//! The only crate that knows two database engines exist.
//!
//! One SQL text serves both: SQLite and PostgreSQL understand `$1`, `RETURNING` and `ON CONFLICT`,
//! and [`on_db!`] expands a statement once for each driver. Reading and writing are different types,
//! so a store function that writes cannot be handed a connection that only reads.

pub mod backup;
mod batch;
mod connect;
mod error;
pub mod foreign;
mod locks;
mod migrate;
mod settings;
mod snapshot;
mod statement;
mod timeline;
mod tx;

pub use batch::{Insert, in_few_lengths};
pub use connect::{Db, Listener};
pub use error::{DbError, DbResult};
pub use locks::{Lock, LockOf};
pub use migrate::{MigrateError, Schema, refuse_foreign_file};
pub use settings::{DbSettings, Durability, Engine, StatementLog, Target};
pub use statement::Statement;
pub use timeline::{Order, Place, Placed, Stretch, Timeline, Walk};
pub use tx::{Conn, ReadConn, Reads, WriteTx};

#[cfg(test)]
mod parity;
