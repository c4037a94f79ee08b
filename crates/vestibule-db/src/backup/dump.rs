//! Writing an archive while the server goes on.
//!
//! Each database is read in one transaction that sees one moment. (The request log of SQLite is a
//! file of its own and its moment a little later; its rows refer to nothing that must be there.)

use std::io::Write;

use futures_util::TryStreamExt as _;
use sqlx::AssertSqlSafe;
use vestibule_kernel::Timestamp;

use crate::snapshot::Snapshot;
use crate::{Db, Reads, Schema, on_db};

use super::archive::{ArchiveWriter, Header, Record, Tally};
use super::catalog::{self, Column, Table};
use super::value::{Value, read_row};
use super::{BackupError, Contents, distinct};

/// Writes an archive of everything in both databases; `made_by` is the program's version.
///
/// # Errors
/// [`BackupError`]; the archive is useless then.
pub async fn dump<W: Write + Send>(
    main: &Db,
    log: &Db,
    now: Timestamp,
    made_by: &str,
    out: &mut W,
) -> Result<Contents, BackupError> {
    let main_migration = main.newest_applied(Schema::Main).await?.ok_or(BackupError::NotMigrated)?;
    let log_migration = log.newest_applied(Schema::Log).await?.ok_or(BackupError::NotMigrated)?;
    let engine = main.engine().to_string();
    let header = Header::new(now.to_rfc3339(), made_by, engine, (main_migration, log_migration));
    let mut archive = ArchiveWriter::begin(out, header)?;
    let mut contents = Contents::default();
    for db in distinct(main, log) {
        let mut snapshot = Snapshot::of(db).await?;
        for table in catalog::tables(&mut snapshot).await? {
            contents.rows += dump_table(&mut snapshot, &table, &mut archive).await?;
            contents.tables += 1;
        }
    }
    archive.finish(contents)?;
    Ok(contents)
}

async fn dump_table<W: Write + Send>(
    snapshot: &mut Snapshot,
    table: &Table,
    archive: &mut ArchiveWriter<'_, W>,
) -> Result<u64, BackupError> {
    let columns = table.columns.clone();
    archive.record(&Record::Table { name: table.name.clone(), columns })?;
    let mut tally = Tally::default();
    for_each_row(snapshot, table, &table.columns, |row| archive.line(&tally.add(row)?)).await?;
    let (rows, sha256) = tally.finish();
    // After the rows: PostgreSQL's sequences stand outside transactions and only grow.
    let last_id = catalog::last_id(snapshot, &table.name).await?;
    archive.record(&Record::EndOfTable { name: table.name.clone(), rows, last_id, sha256 })?;
    Ok(rows)
}

/// Reads a table row by row, in the order of its primary key.
pub(super) async fn for_each_row<F>(
    db: &mut impl Reads,
    table: &Table,
    columns: &[Column],
    mut take: F,
) -> Result<(), BackupError>
where
    F: FnMut(&[Value]) -> Result<(), BackupError> + Send,
{
    let sql = AssertSqlSafe(table.select(columns));
    on_db!(db, c => {
        let mut rows = sqlx::query(sql).fetch(c);
        while let Some(row) = rows.try_next().await? {
            take(&read_row(&row, columns)?)?;
        }
    });
    Ok(())
}
