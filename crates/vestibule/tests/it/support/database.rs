//! A fresh, migrated database in milliseconds: copied from a template that is made once.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection};
use tokio::sync::OnceCell;
use vestibule_db::{Db, DbSettings, Durability, Schema, Target};
use vestibule_kernel::SecretString;

/// Where a story's data is.
#[derive(Debug)]
pub(crate) struct TestDatabase {
    /// As the configuration names it.
    pub(crate) url: String,
    /// To be dropped at the end.
    pub(crate) postgres: Option<(String, String)>,
}

/// The PostgreSQL server to test on, when there is one.
pub(crate) fn server() -> Option<String> {
    std::env::var("VESTIBULE_TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())
}

/// Makes a database, inside `folder` if it is a file.
pub(crate) async fn fresh(folder: &Path) -> TestDatabase {
    match server() {
        Some(server) => fresh_postgres(server).await,
        None => fresh_sqlite(folder).await,
    }
}

async fn fresh_sqlite(folder: &Path) -> TestDatabase {
    static TEMPLATES: OnceCell<tempfile::TempDir> = OnceCell::const_new();
    let templates = TEMPLATES
        .get_or_init(|| async {
            let folder = tempfile::tempdir().unwrap();
            for (name, schema) in [("vestibule.db", Schema::Main), ("vestibule-log.db", Schema::Log)] {
                let db = open(Target::Sqlite(folder.path().join(name))).await;
                db.migrate(schema).await.unwrap();
                db.close().await;
            }
            folder
        })
        .await;
    for name in ["vestibule.db", "vestibule-log.db"] {
        std::fs::copy(templates.path().join(name), folder.join(name)).unwrap();
    }
    TestDatabase { url: format!("sqlite:///{}", folder.join("vestibule.db").display()), postgres: None }
}

async fn fresh_postgres(server: String) -> TestDatabase {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let pid = std::process::id();
    let template = TEMPLATE
        .get_or_init(|| async {
            let name = format!("vestibule_template_{pid}");
            execute(&server, format!("CREATE DATABASE {name}")).await;
            let db = open(Target::Postgres(SecretString::from(with_database(&server, &name)))).await;
            db.migrate(Schema::Main).await.unwrap();
            db.migrate(Schema::Log).await.unwrap();
            db.close().await;
            name
        })
        .await;
    let name = format!("vestibule_test_{pid}_{}", COUNT.fetch_add(1, Ordering::Relaxed));
    // Copied file by file: the default writes every page to the log first, for replicas.
    execute(&server, format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")).await;
    TestDatabase { url: with_database(&server, &name), postgres: Some((server, name)) }
}

/// Names a database without a single table, inside `folder` if it is a file.
pub(crate) async fn empty(folder: &Path) -> TestDatabase {
    match server() {
        Some(server) => empty_postgres(server).await,
        None => empty_sqlite(folder),
    }
}

/// A file that is not there yet.
pub(crate) fn empty_sqlite(folder: &Path) -> TestDatabase {
    TestDatabase { url: format!("sqlite:///{}", folder.join("vestibule.db").display()), postgres: None }
}

/// A database on that server.
pub(crate) async fn empty_postgres(server: String) -> TestDatabase {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = format!("vestibule_empty_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    execute(&server, format!("CREATE DATABASE {name}")).await;
    TestDatabase { url: with_database(&server, &name), postgres: Some((server, name)) }
}

impl TestDatabase {
    /// Drops it, if it is not a file in a folder that goes away by itself.
    pub(crate) async fn drop_if_on_a_server(&self) {
        if let Some((server, name)) = &self.postgres {
            drop_postgres(server, name).await;
        }
    }
}

/// Drops a database that nobody needs any more, whoever is still connected.
pub(crate) async fn drop_postgres(server: &str, name: &str) {
    execute(server, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
}

/// Runs statements with nothing that protects the data: no triggers, no foreign keys.
pub(crate) async fn tamper(database: &TestDatabase, statements: &[&'static str]) {
    if database.postgres.is_some() {
        let mut conn = PgConnection::connect(&database.url).await.unwrap();
        sqlx::query("SET session_replication_role = replica").execute(&mut conn).await.unwrap();
        for statement in statements {
            sqlx::query(*statement).execute(&mut conn).await.unwrap();
        }
        return conn.close().await.unwrap();
    }
    let path = database.url.trim_start_matches("sqlite:///");
    let options = SqliteConnectOptions::new().filename(path).foreign_keys(false);
    let mut conn = options.connect().await.unwrap();
    let triggers: Vec<(String, String)> =
        sqlx::query_as("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            .fetch_all(&mut conn)
            .await
            .unwrap();
    for (name, _) in &triggers {
        sqlx::raw_sql(AssertSqlSafe(format!("DROP TRIGGER {name}"))).execute(&mut conn).await.unwrap();
    }
    for statement in statements {
        sqlx::query(*statement).execute(&mut conn).await.unwrap();
    }
    for (_, sql) in triggers {
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut conn).await.unwrap();
    }
    conn.close().await.unwrap();
}

async fn open(target: Target) -> Db {
    let settings =
        DbSettings { durability: Durability::Process, max_connections: 2, ..DbSettings::new(target) };
    Db::open(&settings).await.unwrap()
}

async fn execute(server: &str, sql: String) {
    let mut conn = PgConnection::connect(server).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
}

/// The same server's URL for another database.
pub(crate) fn with_database(server: &str, name: &str) -> String {
    let mut url = url::Url::parse(server).unwrap();
    url.set_path(name);
    url.to_string()
}
