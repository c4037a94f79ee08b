//! Backups, from a running server into another database, of the same engine and the other.

use std::path::Path;

use serde_json::json;

use crate::support::{
    Ended, Person, ServerProcess, TestDatabase, empty_database, empty_postgres, empty_sqlite,
    postgres_server, run,
};

const PASSWORD: &str = "correct horse battery";

fn vestibule(folder: &Path, database: &TestDatabase, arguments: &[&str]) -> Ended {
    run(folder, arguments, &[("DATABASE_URL", &database.url)], PASSWORD)
}

fn make_admin(folder: &Path, database: &TestDatabase) {
    let arguments =
        ["admin", "create", "--email", "ada@example.com", "--username", "ada", "--password-stdin"];
    vestibule(folder, database, &arguments).with(0);
}

async fn sign_in(folder: &Path, database: &TestDatabase) -> u16 {
    let server = ServerProcess::start(folder, database);
    let body = json!({ "name": "ada", "password": PASSWORD });
    server.post("/api/v1/sessions", &body).await.unwrap()
}

/// A fresh data folder with the same master key.
fn folder_beside(folder: &Path) -> tempfile::TempDir {
    let beside = tempfile::tempdir().unwrap();
    std::fs::copy(folder.join("master.key"), beside.path().join("master.key")).unwrap();
    beside
}

/// The rows of a backup: everything but its first line and its last.
fn rows_of(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    lines[1..lines.len() - 1].join("\n")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_of_a_running_server_is_restored_elsewhere_and_people_sign_in() {
    let folder = tempfile::tempdir().unwrap();
    let database = empty_database(folder.path()).await;
    make_admin(folder.path(), &database);
    let server = ServerProcess::start(folder.path(), &database);
    let signed_up = server.post("/api/v1/signups", &Person::named("jodo").sign_up_body()).await;
    assert_eq!(signed_up, Some(202));
    let said = vestibule(folder.path(), &database, &["backup", "all.jsonl"]).with(0).said;
    assert!(said.contains("The master key is not in it."), "{said}");
    drop(server);

    let elsewhere = folder_beside(folder.path());
    let restored = empty_database(elsewhere.path()).await;
    let file = folder.path().join("all.jsonl").display().to_string();
    let said = vestibule(elsewhere.path(), &restored, &["restore", &file]).with(0);
    assert!(said.said.contains("Restored and verified"), "{}", said.said);
    assert_eq!(said.complained, "");
    assert_eq!(sign_in(elsewhere.path(), &restored).await, 201);
    database.drop_if_on_a_server().await;
    restored.drop_if_on_a_server().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_moves_from_sqlite_to_postgresql_and_back_unchanged() {
    let Some(server) = postgres_server() else { return };
    let folder = tempfile::tempdir().unwrap();
    let sqlite = empty_sqlite(folder.path());
    make_admin(folder.path(), &sqlite);
    assert_eq!(sign_in(folder.path(), &sqlite).await, 201);
    vestibule(folder.path(), &sqlite, &["backup", "first.jsonl"]).with(0);

    let postgres = empty_postgres(server).await;
    vestibule(folder.path(), &postgres, &["restore", "--keep-sessions", "first.jsonl"]).with(0);
    vestibule(folder.path(), &postgres, &["backup", "second.jsonl"]).with(0);
    // What restoring itself has written aside, every row, count and hash is the same.
    let (first, second) = (folder.path().join("first.jsonl"), folder.path().join("second.jsonl"));
    let first_rows = rows_of(&first);
    assert_eq!(sorted_tables(&first_rows), sorted_tables(&rows_of(&second)));

    let home = folder_beside(folder.path());
    let back = empty_sqlite(home.path());
    let second = second.display().to_string();
    vestibule(home.path(), &back, &["restore", "--keep-sessions", &second]).with(0);
    vestibule(home.path(), &back, &["backup", "third.jsonl"]).with(0);
    assert_eq!(first_rows, rows_of(&home.path().join("third.jsonl")));
    assert_eq!(sign_in(folder.path(), &postgres).await, 201);
    assert_eq!(sign_in(home.path(), &back).await, 201);
    postgres.drop_if_on_a_server().await;
}

/// Tables of equal rank may come in another order: SQLite keeps the request log apart.
fn sorted_tables(rows: &str) -> Vec<&str> {
    let mut tables: Vec<&str> = rows.split("{\"record\":\"table\"").collect();
    tables.sort_unstable();
    tables.iter().map(|table| table.trim_end()).collect()
}

#[tokio::test]
async fn a_session_from_before_the_backup_is_over_after_the_restore() {
    let folder = tempfile::tempdir().unwrap();
    let database = empty_database(folder.path()).await;
    make_admin(folder.path(), &database);
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let me = async |server: &ServerProcess, cookie: &str| {
        let url = format!("http://{}/api/v1/me", server.address());
        client.get(url).header("Cookie", cookie).send().await.unwrap().status().as_u16()
    };
    let server = ServerProcess::start(folder.path(), &database);
    let signed_in = client
        .post(format!("http://{}/api/v1/sessions", server.address()))
        .json(&json!({ "name": "ada", "password": PASSWORD }))
        .send()
        .await
        .unwrap();
    let cookies = signed_in.headers().get_all("set-cookie").iter();
    let cookies: Vec<&str> =
        cookies.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap()).collect();
    let cookie = cookies.join("; ");
    assert_eq!(me(&server, &cookie).await, 200);
    vestibule(folder.path(), &database, &["backup", "all.jsonl"]).with(0);
    drop(server);
    for (options, status) in [(&["restore"][..], 401), (&["restore", "--keep-sessions"], 200)] {
        let elsewhere = folder_beside(folder.path());
        let restored = empty_database(elsewhere.path()).await;
        let file = folder.path().join("all.jsonl").display().to_string();
        let arguments = [options, &[file.as_str()]].concat();
        vestibule(elsewhere.path(), &restored, &arguments).with(0);
        let server = ServerProcess::start(elsewhere.path(), &restored);
        assert_eq!(me(&server, &cookie).await, status, "{options:?}");
        drop(server);
        restored.drop_if_on_a_server().await;
    }
    database.drop_if_on_a_server().await;
}

#[tokio::test]
async fn a_backup_is_private_holds_no_master_key_and_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let database = empty_database(folder.path()).await;
    make_admin(folder.path(), &database);
    vestibule(folder.path(), &database, &["backup", "all.jsonl"]).with(0);
    let path = folder.path().join("all.jsonl");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let key = std::fs::read_to_string(folder.path().join("master.key")).unwrap();
    assert!(!std::fs::read_to_string(&path).unwrap().contains(key.trim()));
    let refused = vestibule(folder.path(), &database, &["backup", "all.jsonl"]).with(1);
    assert!(refused.complained.contains("never overwrites"), "{}", refused.complained);
    database.drop_if_on_a_server().await;
}

#[tokio::test]
async fn restoring_over_somebodys_data_is_refused_and_leaves_it_alone() {
    let folder = tempfile::tempdir().unwrap();
    let database = empty_database(folder.path()).await;
    make_admin(folder.path(), &database);
    vestibule(folder.path(), &database, &["backup", "all.jsonl"]).with(0);
    let refused = vestibule(folder.path(), &database, &["restore", "all.jsonl"]).with(1);
    assert!(refused.complained.contains("not empty"), "{}", refused.complained);
    assert_eq!(sign_in(folder.path(), &database).await, 201);
    database.drop_if_on_a_server().await;
}

#[tokio::test]
async fn a_damaged_backup_is_refused_before_anything_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let database = empty_sqlite(folder.path());
    make_admin(folder.path(), &database);
    vestibule(folder.path(), &database, &["backup", "all.jsonl"]).with(0);
    let path = folder.path().join("all.jsonl");
    let text = std::fs::read_to_string(&path).unwrap().replace("ada@example.com", "eve@example.com");
    std::fs::write(&path, text).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let file = path.display().to_string();
    let refused = vestibule(elsewhere.path(), &empty_sqlite(elsewhere.path()), &["restore", &file]).with(1);
    assert!(refused.complained.contains("damaged"), "{}", refused.complained);
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn whoever_restores_without_the_master_key_is_told_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let database = empty_sqlite(folder.path());
    make_admin(folder.path(), &database);
    vestibule(folder.path(), &database, &["backup", "all.jsonl"]).with(0);
    let elsewhere = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.jsonl").display().to_string();
    let restored = empty_sqlite(elsewhere.path());
    let told = vestibule(elsewhere.path(), &restored, &["restore", &file]).with(0);
    assert!(told.complained.contains("no master key here yet"), "{}", told.complained);
    assert!(
        !elsewhere.path().join("master.key").exists(),
        "a new key would hide that the old one is missing"
    );
}

#[test]
fn nothing_to_back_up_makes_no_files() {
    let folder = tempfile::tempdir().unwrap();
    let refused = run(folder.path(), &["backup", "all.jsonl"], &[], "").with(1);
    assert!(refused.complained.contains("no Vestibule database"), "{}", refused.complained);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
