//! Looking into another program's database, which is never written to.
//!
//! Nothing is known about its tables beforehand, so a row comes as a JSON object of whatever columns
//! there are. Everything is read in one transaction: the other program may be running.

use std::str::FromStr as _;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions as _};
use vestibule_kernel::ExposeSecret as _;

use crate::migrate::table_names;
use crate::snapshot::Snapshot;
use crate::{DbResult, Engine, Reads as _, Target, on_db};

/// A row: the names of its columns and what they hold. SQLite's booleans are 0 and 1, bytes are
/// text in hexadecimal.
pub type ForeignRow = serde_json::Map<String, serde_json::Value>;

/// Another program's database, at one moment.
#[derive(Debug)]
pub struct ForeignDb(Snapshot);

const COLUMNS_SQLITE: &str = "SELECT name FROM pragma_table_info($1) ORDER BY cid";

impl ForeignDb {
    /// Opens it for reading only; a missing file is not made.
    ///
    /// # Errors
    /// [`crate::DbError`] when it cannot be reached.
    pub async fn open(target: &Target) -> DbResult<Self> {
        Ok(Self(match target {
            Target::Sqlite(path) => {
                let options =
                    SqliteConnectOptions::new().filename(path).read_only(true).disable_statement_logging();
                Snapshot::of_sqlite(&SqlitePoolOptions::new().max_connections(1).connect_with(options).await?)
                    .await?
            }
            Target::Postgres(url) => {
                let options = PgConnectOptions::from_str(url.expose_secret())?.disable_statement_logging();
                Snapshot::of_postgres(&PgPoolOptions::new().max_connections(1).connect_with(options).await?)
                    .await?
            }
        }))
    }

    /// The names of all tables, in order.
    ///
    /// # Errors
    /// [`crate::DbError`].
    pub async fn tables(&mut self) -> DbResult<Vec<String>> {
        table_names(&mut self.0).await
    }

    /// How many rows a table has.
    ///
    /// # Errors
    /// [`crate::DbError`].
    pub async fn count(&mut self, table: &str) -> DbResult<i64> {
        let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM {}", quoted(table)));
        Ok(on_db!(&mut self.0, c => sqlx::query_scalar(sql).fetch_one(c).await?))
    }

    /// Every row of a table.
    ///
    /// # Errors
    /// [`crate::DbError`].
    pub async fn rows(&mut self, table: &str) -> DbResult<Vec<ForeignRow>> {
        let object = match self.0.engine() {
            Engine::Sqlite => self.json_object(table).await?,
            Engine::Postgres => "to_jsonb(t)::text".to_owned(),
        };
        let sql = AssertSqlSafe(format!("SELECT {object} FROM {} t", quoted(table)));
        let texts: Vec<String> = on_db!(&mut self.0, c => sqlx::query_scalar(sql).fetch_all(c).await?);
        let parse = |text: &String| serde_json::from_str(text).map_err(|e| sqlx::Error::Decode(e.into()));
        Ok(texts.iter().map(parse).collect::<Result<_, _>>()?)
    }

    async fn json_object(&mut self, table: &str) -> DbResult<String> {
        let columns: Vec<String> =
            on_db!(&mut self.0, c => sqlx::query_scalar(COLUMNS_SQLITE).bind(table).fetch_all(c).await?);
        let pairs: Vec<String> = columns.iter().map(|name| json_pair(name)).collect();
        Ok(format!("json_object({})", pairs.join(", ")))
    }
}

/// SQLite's JSON takes no bytes.
fn json_pair(column: &str) -> String {
    let (text, name) = (column.replace('\'', "''"), quoted(column));
    format!("'{text}', CASE typeof({name}) WHEN 'blob' THEN hex({name}) ELSE {name} END")
}

/// A name as both engines read it, whatever is in it.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strange_name_stays_a_name() {
        assert_eq!(quoted("a\"b"), "\"a\"\"b\"");
        assert_eq!(
            json_pair("it's"),
            "'it''s', CASE typeof(\"it's\") WHEN 'blob' THEN hex(\"it's\") ELSE \"it's\" END"
        );
    }

    #[tokio::test]
    async fn rows_come_as_they_are_and_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("theirs.db");
        let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
        let pool = SqlitePoolOptions::new().connect_with(options).await.unwrap();
        sqlx::raw_sql("CREATE TABLE \"user\" (id INTEGER, x, data BLOB); INSERT INTO user VALUES (7, 1.5, x'00ff'), (8, NULL, NULL)")
            .execute(&pool)
            .await
            .unwrap();
        pool.close().await;
        let before = std::fs::read(&path).unwrap();
        let mut theirs = ForeignDb::open(&Target::Sqlite(path.clone())).await.unwrap();
        assert_eq!(theirs.tables().await.unwrap(), ["user"]);
        assert_eq!(theirs.count("user").await.unwrap(), 2);
        let rows = theirs.rows("user").await.unwrap();
        let rows: Vec<_> = rows.iter().map(|row| serde_json::to_string(row).unwrap()).collect();
        assert_eq!(rows, [r#"{"data":"00FF","id":7,"x":1.5}"#, r#"{"data":null,"id":8,"x":null}"#]);
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[tokio::test]
    async fn a_missing_file_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("missing.db");
        assert!(ForeignDb::open(&Target::Sqlite(path.clone())).await.is_err());
        assert!(!path.exists());
    }
}
