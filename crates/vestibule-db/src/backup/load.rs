//! Restoring an archive into an empty database.
//!
//! The archive is read to its end before anything is touched. Then the schema is made as it was when
//! the archive was written, the rows are put in and read back in one transaction, and only when every
//! count and hash agrees is it committed and brought to the schema of this build.

use std::path::Path;

use sqlx::{AssertSqlSafe, QueryBuilder};

use crate::foreign::quoted;
use crate::migrate::table_names;
use crate::snapshot::NO_LIMITS_POSTGRES;
use crate::{Db, Engine, Schema, WriteTx, on_db};

use super::archive::{self, ArchiveReader, Line, Record, Tally};
use super::catalog::{self, Column, Table, names};
use super::dump::for_each_row;
use super::value::{Kind, Value, parse_row};
use super::{BackupError, Contents, Header, distinct};

/// Values in one statement; SQLite takes 32,766, PostgreSQL 65,535.
const VALUES_AT_ONCE: usize = 8_000;

/// Puts an archive into empty databases.
///
/// # Errors
/// [`BackupError`]. Before the rows are in, nothing but empty tables may have been made.
pub async fn load(path: &Path, main: &Db, log: &Db) -> Result<(Header, Contents), BackupError> {
    let (header, contents) = archive::check(path)?;
    refuse_newer(&header, main.engine())?;
    for db in distinct(main, log) {
        refuse_tables(db).await?;
    }
    main.migrate_up_to(Schema::Main, header.main_migration).await?;
    log.migrate_up_to(Schema::Log, header.log_migration).await?;
    let mut targets = Vec::new();
    for db in distinct(main, log) {
        targets.push(Target::begin(db).await?);
    }
    fill(path, &mut targets).await?;
    for target in targets {
        target.tx.commit().await?;
    }
    main.migrate(Schema::Main).await?;
    log.migrate(Schema::Log).await?;
    Ok((header, contents))
}

fn refuse_newer(header: &Header, engine: Engine) -> Result<(), BackupError> {
    let pairs = [(header.main_migration, Schema::Main), (header.log_migration, Schema::Log)];
    for (found, known) in pairs.map(|(found, schema)| (found, schema.newest(engine))) {
        if found > known {
            return Err(BackupError::Newer { found, known });
        }
    }
    Ok(())
}

async fn refuse_tables(db: &Db) -> Result<(), BackupError> {
    let mut tx = db.write().await?;
    let tables = table_names(&mut tx).await?;
    if tables.is_empty() { Ok(()) } else { Err(BackupError::NotEmpty(tables.join(", "))) }
}

/// A freshly made database, without the rows that its migrations put in.
struct Target {
    tx: WriteTx,
    /// Those that wait for the archive's rows.
    tables: Vec<Table>,
}

impl Target {
    async fn begin(db: &Db) -> Result<Self, BackupError> {
        let mut tx = db.write().await?;
        if let WriteTx::Postgres(tx) = &mut tx {
            sqlx::raw_sql(NO_LIMITS_POSTGRES).execute(&mut **tx).await?;
        }
        let tables = catalog::tables(&mut tx).await?;
        for table in tables.iter().rev() {
            clear(&mut tx, table).await?;
        }
        Ok(Self { tx, tables })
    }

    fn take(&mut self, name: &str) -> Option<Table> {
        let place = self.tables.iter().position(|table| table.name == name)?;
        Some(self.tables.remove(place))
    }
}

/// Built-in roles and the like come with the archive. Empty tables are left alone: some may only ever
/// be appended to and refuse even to be asked.
async fn clear(tx: &mut WriteTx, table: &Table) -> Result<(), BackupError> {
    let count = AssertSqlSafe(format!("SELECT COUNT(*) FROM {}", quoted(&table.name)));
    let rows: i64 = on_db!(tx, c => sqlx::query_scalar(count).fetch_one(c).await?);
    if rows > 0 {
        let delete = AssertSqlSafe(format!("DELETE FROM {}", quoted(&table.name)));
        on_db!(tx, c => { sqlx::query(delete).execute(c).await?; });
    }
    Ok(())
}

async fn fill(path: &Path, targets: &mut [Target]) -> Result<(), BackupError> {
    let (mut archive, _) = ArchiveReader::open(path)?;
    loop {
        match archive.next()?.0 {
            Line::Record(Record::Table { name, columns }) => {
                let (target, table) = find(targets, &name, &columns)?;
                fill_table(&mut archive, &mut target.tx, &table, &columns).await?;
            }
            Line::Record(Record::EndOfBackup { .. }) => break,
            _ => return Err(archive.damaged("it has changed while it was read")),
        }
    }
    match targets.iter().flat_map(|target| &target.tables).next() {
        Some(table) => Err(BackupError::Shape(format!("it lacks the table {}", table.name))),
        None => Ok(()),
    }
}

fn find<'t>(
    targets: &'t mut [Target],
    name: &str,
    columns: &[Column],
) -> Result<(&'t mut Target, Table), BackupError> {
    for target in targets {
        let Some(table) = target.take(name) else { continue };
        let sorted = |columns: &[Column]| {
            let mut pairs: Vec<_> = columns.iter().map(|c| (c.name.clone(), c.kind)).collect();
            pairs.sort_by(|a, b| a.0.cmp(&b.0));
            pairs
        };
        if sorted(columns) != sorted(&table.columns) {
            return Err(BackupError::Shape(format!("the columns of {name} are others")));
        }
        return Ok((target, table));
    }
    Err(BackupError::Shape(format!("there is no table {name}")))
}

async fn fill_table(
    archive: &mut ArchiveReader,
    tx: &mut WriteTx,
    table: &Table,
    columns: &[Column],
) -> Result<(), BackupError> {
    let at_once = (VALUES_AT_ONCE / columns.len().max(1)).max(1);
    let mut batch = Vec::new();
    loop {
        match archive.next()?.0 {
            Line::Row(line) => {
                let row = parse_row(&line, columns).ok_or_else(|| archive.damaged("the row does not fit"))?;
                batch.push(row);
                if batch.len() == at_once {
                    insert(tx, table, columns, std::mem::take(&mut batch)).await?;
                }
            }
            Line::Record(Record::EndOfTable { rows, last_id, sha256, .. }) => {
                insert(tx, table, columns, batch).await?;
                if let Some(last_id) = last_id.filter(|last| *last > 0) {
                    catalog::raise_last_id(tx, &table.name, last_id).await?;
                }
                return read_back(tx, table, columns, (rows, sha256)).await;
            }
            Line::Record(_) => return Err(archive.damaged("it has changed while it was read")),
        }
    }
}

macro_rules! insert_with {
    ($connection:expr, $overriding:literal, $table:expr, $columns:expr, $rows:expr) => {{
        let into = format!("INSERT INTO {} ({}) {}", quoted(&$table.name), names($columns), $overriding);
        let mut query = QueryBuilder::new(into);
        query.push_values($rows, |mut tuple, row| {
            for (value, column) in row.into_iter().zip($columns) {
                match (value, column.kind) {
                    (Value::Integer(number), _) => tuple.push_bind(number),
                    (Value::Text(text), _) => tuple.push_bind(text),
                    (Value::Blob(bytes), _) => tuple.push_bind(bytes),
                    (Value::Null, Kind::Integer) => tuple.push_bind(None::<i64>),
                    (Value::Null, Kind::Text) => tuple.push_bind(None::<String>),
                    (Value::Null, Kind::Blob) => tuple.push_bind(None::<Vec<u8>>),
                };
            }
        });
        query.build().persistent(false).execute($connection).await?;
    }};
}

async fn insert(
    tx: &mut WriteTx,
    table: &Table,
    columns: &[Column],
    rows: Vec<Vec<Value>>,
) -> Result<(), BackupError> {
    if rows.is_empty() {
        return Ok(());
    }
    match tx {
        WriteTx::Sqlite(tx) => insert_with!(&mut **tx, "", table, columns, rows),
        // Ids are kept; without this PostgreSQL insists on giving out its own.
        WriteTx::Postgres(tx) => insert_with!(&mut **tx, "OVERRIDING SYSTEM VALUE ", table, columns, rows),
    }
    Ok(())
}

/// What the database answers must be what the archive says.
async fn read_back(
    tx: &mut WriteTx,
    table: &Table,
    columns: &[Column],
    expected: (u64, String),
) -> Result<(), BackupError> {
    let mut tally = Tally::default();
    for_each_row(tx, table, columns, |row| tally.add(row).map(drop)).await?;
    if tally.finish() == expected { Ok(()) } else { Err(BackupError::Differs(table.name.clone())) }
}
