//! Bringing a database to the schema this build expects.
//!
//! Migrations only go forward. They stand in the binary, so there is nothing to deploy beside it;
//! a database that holds somebody else's tables, or was left by a newer build, is refused before
//! anything is touched.

use std::borrow::Cow;
use std::path::Path;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, SqlSafeStr as _};

use crate::connect::Pools;
use crate::{Db, DbError, DbResult, Engine, Reads, on_db};

/// A set of tables that is migrated on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// Everything but the request log.
    Main,
    /// The request log, which on SQLite lives in a file of its own.
    Log,
}

/// Why a database was not migrated.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// It belongs to another program.
    #[error(
        "the database holds tables that are not Vestibule's ({0}); point database.url at an empty database, \
         or read an old one with `vestibule import`"
    )]
    Foreign(String),
    /// It was migrated by a newer build.
    #[error(
        "the database was written by a newer Vestibule (migration {found}, this build knows {known}); run that \
         version or restore a backup"
    )]
    Newer {
        /// The newest migration in the database.
        found: i64,
        /// The newest this build has.
        known: i64,
    },
    /// A migration failed or an applied one differs from this build's.
    #[error("the database could not be migrated")]
    Failed(#[from] sqlx::migrate::MigrateError),
    /// The database did not answer.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// The same files for both engines.
macro_rules! embedded {
    ($($version:literal $file:literal,)+) => {
        BothEngines {
            sqlite: &[$(($version, $file, include_str!(concat!("../migrations/sqlite/", $file, ".sql")))),+],
            postgres: &[$(($version, $file, include_str!(concat!("../migrations/postgres/", $file, ".sql")))),+],
        }
    };
}

/// Version, name, SQL.
type Embedded = &'static [(i64, &'static str, &'static str)];

struct BothEngines {
    sqlite: Embedded,
    postgres: Embedded,
}

const MAIN: BothEngines = embedded! {
    1 "0001_users",
    2 "0002_access",
    3 "0003_sessions",
    4 "0004_work",
    5 "0005_audit",
    6 "0006_keys",
    7 "0007_accounts",
    8 "0008_tokens",
    9 "0009_second_factor",
    10 "0010_throttle",
    11 "0011_access",
    12 "0012_audit_chain",
    13 "0013_error_reports",
    14 "0014_boards",
    15 "0015_manage_billing",
    16 "0016_billing",
    17 "0017_outbox",
    20 "0020_letters_by_time",
    23 "0023_board_events_by_time",
    25 "0025_telegram",
    27 "0027_stripe_customer_email",
    29 "0029_standing_and_names",
    30 "0030_plans_once",
    31 "0031_departed_customers",
    32 "0032_audit_addresses_stay",
    33 "0033_words_of_manage_admin",
};

const LOG: BothEngines = embedded! {
    1 "log_0001_request_log",
    2 "log_0002_request_log_filters",
    3 "log_0003_request_statistics",
    4 "log_0004_fewer_texts",
};

impl Schema {
    /// The migrations of this schema for an engine: version, name, SQL.
    #[must_use]
    pub const fn migrations(self, engine: Engine) -> Embedded {
        let both = match self {
            Self::Main => MAIN,
            Self::Log => LOG,
        };
        match engine {
            Engine::Sqlite => both.sqlite,
            Engine::Postgres => both.postgres,
        }
    }

    /// The version this build brings a database to.
    #[must_use]
    pub fn newest(self, engine: Engine) -> i64 {
        self.migrations(engine).last().map_or(0, |migration| migration.0)
    }

    pub(crate) const fn table(self) -> &'static str {
        match self {
            Self::Main => "vestibule_migrations",
            Self::Log => "vestibule_log_migrations",
        }
    }
}

impl Db {
    /// Applies every migration that is missing; does nothing on a current database.
    ///
    /// # Errors
    /// [`MigrateError`].
    pub async fn migrate(&self, schema: Schema) -> Result<(), MigrateError> {
        self.migrate_up_to(schema, schema.newest(self.engine())).await
    }

    /// Applies the migrations up to one, so that an older backup finds the tables it was made of.
    pub(crate) async fn migrate_up_to(&self, schema: Schema, version: i64) -> Result<(), MigrateError> {
        let known = schema.migrations(self.engine());
        let newest = schema.newest(self.engine());
        match self.newest_applied(schema).await? {
            None => self.refuse_foreign_tables().await?,
            Some(found) if found > newest => return Err(MigrateError::Newer { found, known: newest }),
            Some(found) if found < version => {
                tracing::info!(?schema, found, version, "migrating; large tables take minutes");
            }
            Some(_) => {}
        }
        let wanted = known.partition_point(|migration| migration.0 <= version);
        let migrator = migrator(schema, &known[..wanted]);
        match &self.pools {
            Pools::Sqlite { writer, .. } => migrator.run(writer).await?,
            Pools::Postgres(pool) => {
                // It takes as long as its tables are large, and so do other nodes that wait for it.
                let mut unhurried = pool.acquire().await.map_err(DbError::from)?.detach();
                sqlx::raw_sql(UNHURRIED).execute(&mut unhurried).await.map_err(DbError::from)?;
                migrator.run(&mut unhurried).await?;
                unhurried.close().await.map_err(DbError::from)?;
            }
        }
        Ok(())
    }

    /// The newest migration in the database; none when it has never been migrated.
    pub(crate) async fn newest_applied(&self, schema: Schema) -> Result<Option<i64>, DbError> {
        let mut tx = self.write().await?;
        if !table_names(&mut tx).await?.iter().any(|name| name == schema.table()) {
            return Ok(None);
        }
        let sql = match schema {
            Schema::Main => "SELECT MAX(version) FROM vestibule_migrations",
            Schema::Log => "SELECT MAX(version) FROM vestibule_log_migrations",
        };
        let newest: Option<i64> = on_db!(&mut tx, c => sqlx::query_scalar(sql).fetch_one(c).await?);
        Ok(Some(newest.unwrap_or(0)))
    }

    async fn refuse_foreign_tables(&self) -> Result<(), MigrateError> {
        let mut tx = self.write().await?;
        refuse_foreign(&table_names(&mut tx).await?)
    }
}

fn refuse_foreign(tables: &[String]) -> Result<(), MigrateError> {
    // The request log shares PostgreSQL with the rest, and either may be migrated first.
    if tables.is_empty()
        || tables.iter().any(|t| [Schema::Main, Schema::Log].map(Schema::table).contains(&t.as_str()))
    {
        return Ok(());
    }
    Err(MigrateError::Foreign(tables.join(", ")))
}

/// Refuses an SQLite file of another program before it is opened for writing, which would already
/// change it: its head says how it is journalled.
///
/// # Errors
/// [`MigrateError::Foreign`], or [`MigrateError::Db`] when it is no database at all.
pub async fn refuse_foreign_file(path: &Path) -> Result<(), MigrateError> {
    if std::fs::metadata(path).is_ok_and(|file| file.len() > 0) {
        // Immutable: nothing is locked, and no log is made beside it. What stands only in its log is
        // looked at when the database is migrated.
        let options = SqliteConnectOptions::new().filename(path).read_only(true).immutable(true);
        let mut file = options.disable_statement_logging().connect().await.map_err(DbError::from)?;
        let tables = sqlx::query_scalar(SQLITE_TABLES).fetch_all(&mut file).await.map_err(DbError::from)?;
        return refuse_foreign(&tables);
    }
    Ok(())
}

const UNHURRIED: &str = "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0";
const SQLITE_TABLES: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
const POSTGRES_TABLES: &str = "SELECT table_name::text FROM information_schema.tables \
     WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name";

/// Every table there is, whoever made it.
pub(crate) async fn table_names(db: &mut impl Reads) -> DbResult<Vec<String>> {
    let sql = match db.engine() {
        Engine::Sqlite => SQLITE_TABLES,
        Engine::Postgres => POSTGRES_TABLES,
    };
    Ok(on_db!(db, c => sqlx::query_scalar(sql).fetch_all(c).await?))
}

fn migrator(schema: Schema, known: Embedded) -> Migrator {
    let migrations = known
        .iter()
        .map(|(version, name, sql)| {
            let sql = AssertSqlSafe(*sql).into_sql_str();
            Migration::new(*version, Cow::Borrowed(*name), MigrationType::Simple, sql, false)
        })
        .collect();
    let mut migrator = Migrator::with_migrations(migrations);
    migrator.dangerous_set_table_name(schema.table());
    migrator
}
