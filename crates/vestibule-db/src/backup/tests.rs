//! Stories of archives: what comes back, and what is refused.

use std::path::{Path, PathBuf};

use sqlx::AssertSqlSafe;
use vestibule_kernel::Timestamp;

use super::*;
use crate::{DbSettings, Durability, Schema, Target, on_db};

struct Installation {
    main: Db,
    log: Db,
}

impl Installation {
    async fn empty(folder: &Path) -> Self {
        let open = async |name: &str| {
            let target = Target::Sqlite(folder.join(name));
            let settings = DbSettings { durability: Durability::Process, ..DbSettings::new(target) };
            Db::open(&settings).await.unwrap()
        };
        Self { main: open("main.db").await, log: open("log.db").await }
    }

    async fn with_people(folder: &Path) -> Self {
        let made = Self::empty(folder).await;
        made.main.migrate(Schema::Main).await.unwrap();
        made.log.migrate(Schema::Log).await.unwrap();
        for n in 1..=3 {
            made.run(&format!(
                "INSERT INTO users (uuid, first_name, last_name, username, username_folded, email, email_folded, \
                 auth_epoch, locale, time_zone, created_at, updated_at) \
                 VALUES ('u{n}', 'Zoë \"{n}\"', '', 'p{n}', 'p{n}', 'p{n}@x', 'p{n}@x', 0, 'en', 'UTC', 1, 1)"
            ))
            .await;
        }
        // The last one leaves; its id must not come again.
        made.run("DELETE FROM users WHERE id = 3").await;
        made.run(
            "INSERT INTO sessions (token_hash, user_id, auth_epoch, created_at, last_seen_at, expires_at, \
             authenticated_at) VALUES (x'00ff10', 1, 0, 1, 1, 1, 1)",
        )
        .await;
        made
    }

    async fn run(&self, sql: &str) {
        let mut tx = self.main.write().await.unwrap();
        let sql = AssertSqlSafe(sql.to_owned());
        on_db!(&mut tx, c => { sqlx::query(sql).execute(c).await.unwrap(); });
        tx.commit().await.unwrap();
    }

    async fn number(&self, sql: &'static str) -> i64 {
        let mut conn = self.main.read().await.unwrap();
        on_db!(&mut conn, c => sqlx::query_scalar(sql).fetch_one(c).await.unwrap())
    }

    async fn dump(&self, path: &Path) -> Contents {
        let mut file = std::fs::File::create(path).unwrap();
        dump(&self.main, &self.log, Timestamp::from_millis(0), "0.0.0", &mut file).await.unwrap()
    }
}

async fn an_archive(folder: &Path) -> PathBuf {
    let path = folder.join("archive");
    let source = folder.join("source");
    std::fs::create_dir(&source).unwrap();
    Installation::with_people(&source).await.dump(&path).await;
    path
}

#[tokio::test]
async fn what_was_backed_up_comes_back_to_the_byte() {
    let folder = tempfile::tempdir().unwrap();
    let first = an_archive(folder.path()).await;
    let restored = Installation::empty(folder.path()).await;
    load(&first, &restored.main, &restored.log).await.unwrap();
    let second = folder.path().join("second");
    restored.dump(&second).await;
    assert_eq!(std::fs::read_to_string(first).unwrap(), std::fs::read_to_string(second).unwrap());
}

#[tokio::test]
async fn an_id_that_was_given_out_before_is_not_given_out_again() {
    let folder = tempfile::tempdir().unwrap();
    let archive = an_archive(folder.path()).await;
    let restored = Installation::empty(folder.path()).await;
    load(&archive, &restored.main, &restored.log).await.unwrap();
    restored
        .run(
            "INSERT INTO users (uuid, first_name, last_name, username, username_folded, email, email_folded, \
             auth_epoch, locale, time_zone, created_at, updated_at) \
             VALUES ('new', '', '', 'new', 'new', 'new@x', 'new@x', 0, 'en', 'UTC', 1, 1)",
        )
        .await;
    assert_eq!(restored.number("SELECT MAX(id) FROM users").await, 4);
}

#[tokio::test]
async fn every_table_of_every_migration_is_in_the_backup() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive");
    let contents = Installation::with_people(folder.path()).await.dump(&path).await;
    let made = [Schema::Main, Schema::Log].iter().flat_map(|schema| schema.migrations(Engine::Sqlite));
    let text: String = made.map(|migration| migration.2).collect();
    let dropped = text.lines().filter(|line| line.starts_with("DROP TABLE")).count();
    let tables = text.lines().filter(|line| line.starts_with("CREATE TABLE")).count() - dropped;
    assert_eq!(contents.tables, tables as u64);
}

#[tokio::test]
async fn a_single_changed_letter_is_noticed_before_anything_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let archive = an_archive(folder.path()).await;
    let text = std::fs::read_to_string(&archive).unwrap().replace("p2@x", "p9@x");
    std::fs::write(&archive, text).unwrap();
    let target = Installation::empty(folder.path()).await;
    let refused = load(&archive, &target.main, &target.log).await.unwrap_err();
    assert!(matches!(refused, BackupError::Damaged { .. }), "{refused}");
    assert_eq!(target.number("SELECT COUNT(*) FROM sqlite_schema").await, 0);
}

#[tokio::test]
async fn an_archive_that_ends_early_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let archive = an_archive(folder.path()).await;
    let text = std::fs::read_to_string(&archive).unwrap();
    let cut = text.trim_end().rfind('\n').unwrap();
    std::fs::write(&archive, &text[..=cut]).unwrap();
    assert!(matches!(check(&archive), Err(BackupError::Damaged { .. })));
}

#[tokio::test]
async fn a_database_with_tables_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let archive = an_archive(folder.path()).await;
    let target = Installation::with_people(folder.path()).await;
    let refused = load(&archive, &target.main, &target.log).await;
    assert!(matches!(refused, Err(BackupError::NotEmpty(tables)) if tables.contains("users")));
}

#[tokio::test]
async fn an_archive_of_a_newer_build_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let target = Installation::with_people(folder.path()).await;
    target.run("UPDATE vestibule_migrations SET version = 9999 WHERE version = 1").await;
    let archive = folder.path().join("archive");
    target.dump(&archive).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let empty = Installation::empty(elsewhere.path()).await;
    let refused = load(&archive, &empty.main, &empty.log).await;
    assert!(matches!(refused, Err(BackupError::Newer { found: 9999, .. })));
}

#[tokio::test]
async fn something_else_is_no_backup() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    std::fs::write(&path, "Dear Sir,\n").unwrap();
    assert!(matches!(check(&path), Err(BackupError::NotABackup(_))));
}
