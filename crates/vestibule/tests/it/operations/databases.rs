//! Databases that are not ours, not of our time, or away.

use std::time::Duration;

use serde_json::json;
use sqlx::AssertSqlSafe;
use vestibule_db::{Conn, Db, DbSettings, MigrateError, Reads as _, Schema, Target};

use crate::support::{Person, TestApp};

async fn run(db: &Db, sql: &str) {
    let mut tx = db.write().await.unwrap();
    let sql = AssertSqlSafe(sql.to_owned());
    match tx.conn() {
        Conn::Sqlite(c) => drop(sqlx::raw_sql(sql).execute(c).await.unwrap()),
        Conn::Postgres(c) => drop(sqlx::raw_sql(sql).execute(c).await.unwrap()),
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_database_that_holds_somebody_elses_tables_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&DbSettings::new(Target::Sqlite(folder.path().join("theirs.db")))).await.unwrap();
    run(&db, "CREATE TABLE user (id INTEGER, password TEXT)").await;
    let refused = db.migrate(Schema::Main).await.unwrap_err();
    assert!(matches!(&refused, MigrateError::Foreign(tables) if tables == "user"), "{refused}");
    let mut conn = db.read().await.unwrap();
    let Conn::Sqlite(c) = conn.conn() else { unreachable!() };
    let tables: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM sqlite_schema").fetch_one(c).await.unwrap();
    assert_eq!(tables, 1);
}

#[tokio::test]
async fn a_file_of_another_program_keeps_every_byte_and_gets_no_neighbours() {
    use sqlx::{ConnectOptions as _, Connection as _, sqlite::SqliteConnectOptions};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("theirs.db");
    let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
    let mut theirs = options.connect().await.unwrap();
    sqlx::raw_sql("CREATE TABLE user (id INTEGER, password TEXT)").execute(&mut theirs).await.unwrap();
    theirs.close().await.unwrap();
    let before = std::fs::read(&path).unwrap();
    let url = format!("sqlite:///{}", path.display());
    let variables = [("DATABASE_URL", url.as_str()), ("VESTIBULE_DATA_DIR", "data")];
    let refused = crate::support::run(folder.path(), &["migrate"], &variables, "").with(1);
    assert!(refused.complained.contains("tables that are not Vestibule's (user)"), "{}", refused.complained);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let files = || std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name());
    assert!(files().all(|name| name == "theirs.db" || name == "data"), "{:?}", files().collect::<Vec<_>>());
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused() {
    let app = TestApp::start().await;
    run(&app.env.db, "UPDATE vestibule_migrations SET version = 9999 WHERE version = 6").await;
    let refused = app.env.db.migrate(Schema::Main).await.unwrap_err();
    assert!(matches!(refused, MigrateError::Newer { found: 9999, .. }), "{refused}");
}

#[tokio::test]
async fn migrating_a_current_database_changes_nothing() {
    let app = TestApp::start().await;
    app.env.db.migrate(Schema::Main).await.unwrap();
    app.env.log_db.migrate(Schema::Log).await.unwrap();
    assert_eq!(app.count("SELECT COUNT(*) FROM roles").await, 3);
}

#[tokio::test]
async fn a_migration_may_take_longer_than_any_other_statement() {
    let app = TestApp::start().await;
    let hurried = Duration::from_millis(200);
    let Some(db) = app.log_in_a_hurry(hurried).await else { return };
    let [first, second, ..] = Schema::Log.migrations(db.engine()) else { panic!("migrations are gone") };
    for sql in ["DROP TABLE request_log", first.2, second.2] {
        app.in_log(sql).await;
    }
    app.in_log("DELETE FROM vestibule_log_migrations WHERE version = 4").await;
    let mut elsewhere = app.env.log_db.write().await.unwrap();
    let Conn::Postgres(c) = elsewhere.conn() else { unreachable!() };
    sqlx::raw_sql("LOCK TABLE request_log").execute(c).await.unwrap();
    let (migrated, ()) = tokio::join!(db.migrate(Schema::Log), async {
        tokio::time::sleep(hurried * 3).await;
        elsewhere.commit().await.unwrap();
    });
    migrated.unwrap();
    assert_eq!(app.count("SELECT COUNT(*) FROM request_log WHERE request_id > 0").await, 0);
    db.close().await;
}

#[tokio::test]
async fn sqlite_waits_for_the_disk_and_holds_its_references() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&DbSettings::new(Target::Sqlite(folder.path().join("x.db")))).await.unwrap();
    let mut tx = db.write().await.unwrap();
    for (pragma, expected) in [("PRAGMA foreign_keys", 1), ("PRAGMA synchronous", 2)] {
        let Conn::Sqlite(c) = tx.conn() else { unreachable!() };
        let value: i64 = sqlx::query_scalar(pragma).fetch_one(c).await.unwrap();
        assert_eq!(value, expected, "{pragma}");
    }
    let Conn::Sqlite(c) = tx.conn() else { unreachable!() };
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(c).await.unwrap();
    assert_eq!(mode, "wal");
}

#[tokio::test]
async fn another_master_key_than_the_databases_own_stops_the_start() {
    use vestibule::installation::{FingerprintError, check_fingerprint};
    use vestibule_crypto::MasterKey;
    use vestibule_kernel::SeededEntropy;
    let app = TestApp::start().await;
    let other = MasterKey::generate(&SeededEntropy::new(99));
    let refused = check_fingerprint(&app.env.db, &other, &[], app.env.now()).await;
    assert!(matches!(refused, Err(FingerprintError::Mismatch)));
}

#[tokio::test]
async fn a_master_key_is_replaced_by_naming_the_old_one_among_those_of_the_past() {
    let mut app = TestApp::start().await;
    let jo = Person::named("jodo");
    let (authenticator, recovery_codes) = jo.takes_a_second_factor(&app, &mut jo.comes_in(&app).await).await;
    app.takes_a_new_master_key().await;
    let mut client = app.client();
    jo.knocks(&mut client).await;
    let code = json!({ "code": authenticator.code(&app) });
    client.post("/api/v1/sessions/attempts/code", code).await.expect(201);
    jo.knocks(&mut client).await;
    let code = json!({ "recovery_code": recovery_codes[0] });
    client.post("/api/v1/sessions/attempts/code", code).await.expect(201);
    assert_eq!(app.letter_to(&jo.email).await.subject, "A recovery code was used");
    // The database is the new key's from now on.
    app.forgets_the_old_master_key().await;
}
