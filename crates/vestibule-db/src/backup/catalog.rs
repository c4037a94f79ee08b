//! Which tables there are, of what columns, and which must come first.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::foreign::quoted;
use crate::migrate::table_names;
use crate::{DbResult, Engine, Reads, Schema, on_db};

use super::BackupError;
use super::value::Kind;

/// A table as a backup needs to know it.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub(super) name: String,
    /// Without generated ones, which the database computes again.
    pub(super) columns: Vec<Column>,
    /// The primary key, in its order.
    key: Vec<String>,
    /// The tables its rows point at.
    parents: BTreeSet<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Column {
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) kind: Kind,
}

const COLUMNS_SQLITE: &str = "SELECT name, type, pk FROM pragma_table_info($1) ORDER BY cid";
const COLUMNS_POSTGRES: &str = "SELECT a.attname::text, format_type(a.atttypid, a.atttypmod), \
     COALESCE(array_position(i.indkey::int2[], a.attnum) + 1, 0)::int8 FROM pg_attribute a \
     LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary \
     WHERE a.attrelid = quote_ident($1)::regclass AND a.attnum > 0 AND NOT a.attisdropped \
     AND a.attgenerated = '' ORDER BY a.attnum";
const PARENTS_SQLITE: &str = "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list($1)";
const PARENTS_POSTGRES: &str = "SELECT DISTINCT p.relname::text FROM pg_constraint c \
     JOIN pg_class p ON p.oid = c.confrelid WHERE c.contype = 'f' AND c.conrelid = quote_ident($1)::regclass";
const LAST_ID_SQLITE: &str = "SELECT seq FROM sqlite_sequence WHERE name = $1";
const LAST_ID_POSTGRES: &str = "SELECT pg_sequence_last_value(pg_get_serial_sequence(quote_ident($1), a.attname)::regclass) \
     FROM pg_attribute a WHERE a.attrelid = quote_ident($1)::regclass AND a.attidentity <> ''";
const RAISE_SQLITE: &str = "UPDATE sqlite_sequence SET seq = max(seq, $2) WHERE name = $1";
const BEGIN_SQLITE: &str = "INSERT INTO sqlite_sequence (name, seq) SELECT $1, $2 \
     WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = $1)";
const RAISE_POSTGRES: &str = "SELECT setval(pg_get_serial_sequence(quote_ident($1), a.attname)::regclass, $2) \
     FROM pg_attribute a WHERE a.attrelid = quote_ident($1)::regclass AND a.attidentity <> ''";

/// Every table of ours, those that others point at first.
pub(super) async fn tables(db: &mut impl Reads) -> Result<Vec<Table>, BackupError> {
    let ours = [Schema::Main, Schema::Log].map(Schema::table);
    let mut tables = Vec::new();
    for name in table_names(db).await? {
        if !ours.contains(&name.as_str()) {
            tables.push(describe(db, name).await?);
        }
    }
    Ok(parents_first(tables))
}

async fn describe(db: &mut impl Reads, name: String) -> Result<Table, BackupError> {
    let (columns_sql, parents_sql) = match db.engine() {
        Engine::Sqlite => (COLUMNS_SQLITE, PARENTS_SQLITE),
        Engine::Postgres => (COLUMNS_POSTGRES, PARENTS_POSTGRES),
    };
    let described: Vec<(String, String, i64)> =
        on_db!(db, c => sqlx::query_as(columns_sql).bind(&name).fetch_all(c).await?);
    let parents: Vec<String> =
        on_db!(db, c => sqlx::query_scalar(parents_sql).bind(&name).fetch_all(c).await?);
    let mut columns = Vec::new();
    let mut key = Vec::new();
    for (column, declared, place_in_key) in described {
        let Some(kind) = Kind::of(&declared) else {
            return Err(BackupError::Type { table: name, column, found: declared });
        };
        if place_in_key > 0 {
            key.push((place_in_key, column.clone()));
        }
        columns.push(Column { name: column, kind });
    }
    key.sort();
    let key = key.into_iter().map(|(_, column)| column).collect();
    Ok(Table { name, columns, key, parents: parents.into_iter().collect() })
}

/// A row can only be written after the rows it points at. Within one table ids do that.
fn parents_first(mut waiting: Vec<Table>) -> Vec<Table> {
    let mut placed: Vec<Table> = Vec::new();
    while !waiting.is_empty() {
        let is_ready = |table: &Table| {
            let waits_for = |other: &Table| other.name != table.name && table.parents.contains(&other.name);
            !waiting.iter().any(waits_for)
        };
        // In a circle nobody is ready; then the first goes, and the database has the last word.
        let next = waiting.iter().position(is_ready).unwrap_or(0);
        placed.push(waiting.remove(next));
    }
    placed
}

impl Table {
    /// Reads columns in an order of one's own, rows in the order of the primary key.
    pub(super) fn select(&self, columns: &[Column]) -> String {
        let order = if self.key.is_empty() { names(&self.columns) } else { quoted_list(&self.key) };
        format!("SELECT {} FROM {} ORDER BY {order}", names(columns), quoted(&self.name))
    }
}

/// `"a", "b"`.
pub(super) fn names(columns: &[Column]) -> String {
    let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
    quoted_list(&names)
}

fn quoted_list(names: &[String]) -> String {
    names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ")
}

/// The highest id the table has ever given out, of rows long gone too; none when it gives out none.
pub(super) async fn last_id(db: &mut impl Reads, table: &str) -> DbResult<Option<i64>> {
    let sql = match db.engine() {
        Engine::Sqlite => LAST_ID_SQLITE,
        Engine::Postgres => LAST_ID_POSTGRES,
    };
    let last: Option<Option<i64>> =
        on_db!(db, c => sqlx::query_scalar(sql).bind(table).fetch_optional(c).await?);
    Ok(last.flatten())
}

/// Makes the table give out higher ids than that from now on.
pub(super) async fn raise_last_id(db: &mut impl Reads, table: &str, last: i64) -> DbResult<()> {
    let statements: &[&'static str] = match db.engine() {
        Engine::Sqlite => &[RAISE_SQLITE, BEGIN_SQLITE],
        Engine::Postgres => &[RAISE_POSTGRES],
    };
    for sql in statements {
        on_db!(db, c => { sqlx::query(*sql).bind(table).bind(last).execute(c).await?; });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str, parents: &[&str]) -> Table {
        let parents = parents.iter().map(ToString::to_string).collect();
        Table { name: name.to_owned(), columns: Vec::new(), key: Vec::new(), parents }
    }

    #[test]
    fn a_table_comes_after_those_its_rows_point_at() {
        let tables = vec![table("a", &["c"]), table("b", &["b"]), table("c", &["d", "b"]), table("d", &[])];
        let order: Vec<String> = parents_first(tables).into_iter().map(|table| table.name).collect();
        assert_eq!(order, ["b", "d", "c", "a"]);
    }

    #[test]
    fn a_circle_of_tables_does_not_hang() {
        assert_eq!(parents_first(vec![table("a", &["b"]), table("b", &["a"])]).len(), 2);
    }
}
