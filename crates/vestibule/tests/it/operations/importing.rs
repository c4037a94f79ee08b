//! People move in from the servers that are replaced.

use std::path::Path;

use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqliteConnection};
use vestibule::import::{Kind, Mode, Original, Report, Tally, import};
use vestibule_db::Target;

use crate::support::{TestApp, empty_postgres, postgres_server, run};

// Made with werkzeug 3.1 and bcrypt 5.0 for Python.
const PASSWORD: &str = "correct horse b\u{e4}ttery";
const SCRYPT: &str = "scrypt:1024:8:1$7wX8UqM6I2lCXKbe$b8240b3de56853aee400c1653648e69b6367ee0a240e9515b13fb09db01ea7f1c1b5c7725ca6478ceab75ff3ea9f4165e9080810b50b7d19687baa9cb7881234";
const PBKDF2: &str =
    "pbkdf2:sha256:1000$bT6rpqlFPTV1Zr0t$ceadbbce299bcdaaf1207b2947d2838188c7dd70046cb938dd576c98f8649dcf";
const BCRYPT: &str = "$2b$04$eJwdQV8Y39RGaMOdJNsSXOfT19IAKnKv3AJoInAMlFFbF67RTJmiy";

/// The replaced server's tables, with what a few years leave in them.
fn t2o() -> String {
    format!(
        "CREATE TABLE \"user\" (id INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT, username TEXT, email TEXT,
           password_hash TEXT, twofa_secret TEXT, twofa_enabled BOOLEAN NOT NULL, email_verified BOOLEAN);
         CREATE TABLE roles (id INTEGER PRIMARY KEY, name TEXT);
         CREATE TABLE permissions (id INTEGER PRIMARY KEY, name TEXT, role_id INTEGER);
         CREATE TABLE user_roles (user_id INTEGER, role_id INTEGER);
         CREATE TABLE board (id INTEGER PRIMARY KEY, name TEXT);
         CREATE TABLE \"column\" (id INTEGER PRIMARY KEY, name TEXT, position INTEGER, board_id INTEGER);
         CREATE TABLE ticket (id INTEGER PRIMARY KEY, title TEXT, description TEXT, position INTEGER, column_id INTEGER);
         CREATE TABLE stripe_products (id INTEGER PRIMARY KEY);
         INSERT INTO stripe_products VALUES (1), (2);
         CREATE TABLE logs (id INTEGER PRIMARY KEY);
         INSERT INTO \"user\" VALUES
           (1, 'Ada', 'Admin', 'ada', 'ada@example.com', '{SCRYPT}', NULL, false, true),
           (2, 'Jo', 'Doe', 'jodo', 'Jo@Example.com', '{PBKDF2}', 'SECRET', true, true),
           (3, NULL, NULL, 'new comer', 'new@example.com', '{SCRYPT}', NULL, false, true),
           (4, 'Jo', 'Again', 'JoDo', 'other@example.com', '{SCRYPT}', NULL, false, true),
           (5, 'No', 'Mail', 'nomail', 'nonsense', '{SCRYPT}', NULL, false, true),
           (6, 'Cut', 'Off', 'cutoff', 'cut@example.com', 'scrypt:32768:8:1$abc$12ab', NULL, false, false);
         INSERT INTO roles VALUES (1, 'Super Admin'), (2, 'Admin'), (3, 'Editor'), (4, ''), (5, 'editor');
         INSERT INTO permissions VALUES (1, 'edit', 1), (2, 'manage_admin', 2), (3, 'edit', 3),
           (4, 'Create Post', 3), (5, 'manage_users', 3), (6, 'lost', 99), (7, '', 3), (8, '*', 3);
         INSERT INTO user_roles VALUES (1, 1), (2, 3), (2, 2), (77, 3);
         INSERT INTO board VALUES (1, 'Plans'), (2, ''), (3, 'Plans');
         INSERT INTO \"column\" VALUES (1, 'Done', 2, 1), (2, 'To do', 1, 1), (3, 'x', 1, 2), (4, 'lost', 1, 9);
         INSERT INTO ticket VALUES (1, 'Second', NULL, 2, 2), (2, 'First', 'text', 1, 1), (3, '', 'x', 1, 1),
           (4, 'lost', 'x', 77, 77);"
    )
}

/// An original's database, on the engine under test.
struct TheirDatabase {
    target: Target,
    url: String,
    folder: tempfile::TempDir,
    server: Option<crate::support::TestDatabase>,
}

impl TheirDatabase {
    async fn holding(sql: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        if let Some(server) = postgres_server() {
            let database = empty_postgres(server).await;
            let mut conn = PgConnection::connect(&database.url).await.unwrap();
            sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut conn).await.unwrap();
            let (target, url) = (Target::Postgres(database.url.as_str().into()), database.url.clone());
            return Self { target, url, folder, server: Some(database) };
        }
        let path = folder.path().join("site.db");
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&path).create_if_missing(true);
        let mut conn = SqliteConnection::connect_with(&options).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut conn).await.unwrap();
        conn.close().await.unwrap();
        let url = format!("sqlite:///{}", path.display());
        Self { target: Target::Sqlite(path), url, folder, server: None }
    }

    async fn moves_into(&self, app: &TestApp, original: Original, mode: Mode) -> Report {
        import(&app.env, original, &self.target, mode).await.unwrap()
    }

    async fn goes_away(self) {
        if let Some(database) = &self.server {
            database.drop_if_on_a_server().await;
        }
    }
}

fn reason_for<'r>(report: &'r Report, what: Kind, row: &str) -> &'r str {
    let found = report.refused.iter().find(|refusal| refusal.what == what && refusal.row == row);
    &found.unwrap_or_else(|| panic!("{what:?} {row} is not listed: {:#?}", report.refused)).reason
}

const fn tally(taken: u64, already_here: u64, refused: u64) -> Tally {
    Tally { taken, already_here, refused }
}

async fn sign_in(app: &TestApp, name: &str) -> Value {
    let mut client = app.client();
    client.post("/api/v1/sessions", json!({ "name": name, "password": PASSWORD })).await.expect(201);
    client.get("/api/v1/me").await.expect(200).json()
}

#[tokio::test]
async fn a_dry_run_tells_everything_and_writes_nothing() {
    let app = TestApp::start().await;
    let theirs = TheirDatabase::holding(&t2o()).await;
    let events = app.count("SELECT COUNT(*) FROM audit_events").await;
    let report = theirs.moves_into(&app, Original::T2o, Mode::DryRun).await;
    assert_eq!(report.people, tally(3, 0, 3));
    assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM roles").await, 3);
    assert_eq!(app.count("SELECT COUNT(*) FROM boards").await, 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit_events").await, events);
    let text = report.to_string();
    for line in ["Dry run", "stripe_products: 2 rows", "Super Admin becomes: ada", "Admin becomes: jodo"] {
        assert!(text.contains(line), "{line}: {text}");
    }
    theirs.goes_away().await;
}

#[tokio::test]
async fn every_row_that_cannot_be_taken_is_listed_with_its_reason() {
    let app = TestApp::start().await;
    let theirs = TheirDatabase::holding(&t2o()).await;
    let report = theirs.moves_into(&app, Original::T2o, Mode::DryRun).await;
    for (what, row, reason) in [
        (Kind::Person, "3", "a username consists of letters"),
        (Kind::Person, "4", "another person there has the same username"),
        (Kind::Person, "5", "the address \"nonsense\""),
        (Kind::Password, "6", "cut off"),
        (Kind::SecondFactor, "2", "not carried over"),
        (Kind::Role, "4", "a name is required"),
        (Kind::Role, "5", "another role there has the same name"),
        (Kind::Permission, "2", "keeps its own permissions"),
        (Kind::Permission, "6", "its role 99 is not there"),
        (Kind::Permission, "7", "a name is required"),
        (Kind::Permission, "8", "stands for everything"),
        (Kind::RoleAssignment, "77/3", "is not there"),
        (Kind::Board, "2", "a text is required"),
        (Kind::Board, "3", "another board there has the same name"),
        (Kind::Column, "4", "its board 9 is not there"),
        (Kind::Ticket, "3", "a text is required"),
        (Kind::Ticket, "4", "its column 77 is not there"),
    ] {
        let told = reason_for(&report, what, row);
        assert!(told.contains(reason), "{what:?} {row}: {told}");
    }
    assert_eq!(report.refused.len(), 17, "{:#?}", report.refused);
    theirs.goes_away().await;
}

#[tokio::test]
async fn people_come_in_with_their_old_passwords_and_their_roles() {
    let app = TestApp::start().await;
    let theirs = TheirDatabase::holding(&t2o()).await;
    let report = theirs.moves_into(&app, Original::T2o, Mode::Apply).await;
    assert_eq!(report.people, tally(3, 0, 3));
    assert_eq!(report.roles, tally(1, 2, 2));
    assert_eq!(report.permissions, tally(2, 3, 4));
    assert_eq!(report.role_assignments, tally(3, 0, 1));
    let jo = sign_in(&app, "jo@example.com").await;
    assert_eq!(jo["roles"], json!(["Admin", "Editor"]));
    let ada = sign_in(&app, "ADA").await;
    assert_eq!(ada["roles"], json!(["Super Admin"]));
    const OLD: &str = "SELECT COUNT(*) FROM passwords WHERE hash NOT LIKE '$argon2id$%'";
    assert_eq!(app.count(OLD).await, 0, "an old hash outlived a sign-in");
    const HELD: &str =
        "SELECT COUNT(*) FROM role_permissions rp JOIN roles r ON r.id = rp.role_id WHERE r.name = 'Editor'";
    assert_eq!(app.count(HELD).await, 3);
    theirs.goes_away().await;
}

#[tokio::test]
async fn boards_come_with_their_columns_in_order_and_their_tickets() {
    let app = TestApp::start().await;
    let theirs = TheirDatabase::holding(&t2o()).await;
    let report = theirs.moves_into(&app, Original::T2o, Mode::Apply).await;
    assert_eq!(
        [report.boards, report.columns, report.tickets],
        [tally(1, 0, 2), tally(2, 0, 1), tally(2, 0, 2)]
    );
    let mut jo = app.client();
    let body = json!({ "name": "jodo", "password": PASSWORD });
    jo.post("/api/v1/sessions", body).await.expect(201);
    assert_eq!(jo.get("/boards").await.expect(200).json()[0]["name"], "Plans");
    let columns = jo.get("/boards/1/columns").await.expect(200).json();
    assert_eq!([&columns[0]["name"], &columns[1]["name"]], ["To do", "Done"]);
    let path = format!("/columns/{}/tickets", columns[1]["id"]);
    let tickets = jo.get(&path).await.expect(200).json();
    assert_eq!([&tickets[0]["title"], &tickets[0]["description"]], ["First", "text"]);
    theirs.goes_away().await;
}

#[tokio::test]
async fn boards_wait_until_there_is_a_super_admin() {
    let app = TestApp::start().await;
    let sql = "CREATE TABLE \"user\" (id INTEGER, username TEXT, email TEXT); CREATE TABLE board (id INTEGER, name TEXT);
         INSERT INTO board VALUES (1, 'Plans');";
    let theirs = TheirDatabase::holding(sql).await;
    let report = theirs.moves_into(&app, Original::T2o, Mode::Apply).await;
    assert!(reason_for(&report, Kind::Board, "1").contains("there is no Super Admin"));
    crate::support::Person::named("ada").runs_the_place(&app).await;
    let report = theirs.moves_into(&app, Original::T2o, Mode::Apply).await;
    assert_eq!(report.boards, tally(1, 0, 0));
    theirs.goes_away().await;
}

#[tokio::test]
async fn a_second_run_changes_nothing() {
    let app = TestApp::start().await;
    let theirs = TheirDatabase::holding(&t2o()).await;
    theirs.moves_into(&app, Original::T2o, Mode::Apply).await;
    const ROWS: &str = "SELECT (SELECT COUNT(*) FROM users) + 100 * (SELECT COUNT(*) FROM grants) \
         + 10000 * (SELECT COUNT(*) FROM role_permissions) + 1000000 * (SELECT COUNT(*) FROM tickets)";
    let before = app.count(ROWS).await;
    let again = theirs.moves_into(&app, Original::T2o, Mode::Apply).await;
    assert_eq!(again.people.taken + again.roles.taken + again.permissions.taken, 0);
    assert_eq!(again.role_assignments.taken, 0);
    assert_eq!(again.people.already_here, 3);
    assert_eq!([again.boards.taken, again.columns.taken, again.tickets.taken], [0, 0, 0]);
    assert_eq!(app.count(ROWS).await, before);
    theirs.goes_away().await;
}

#[tokio::test]
async fn whoever_is_here_already_keeps_password_and_roles() {
    let app = TestApp::start().await;
    let mut ada = crate::support::Person::named("ada").runs_the_place(&app).await;
    let taken =
        "INSERT INTO \"user\" VALUES (9, 'x', 'y', 'ada', 'impostor@example.com', 'x', NULL, false, true),
           (10, 'x', 'y', 'adele', 'ADA@example.com', 'x', NULL, false, true);";
    let theirs = TheirDatabase::holding(&format!("{}{taken}", t2o())).await;
    let report = theirs.moves_into(&app, Original::T2o, Mode::Apply).await;
    assert_eq!(report.people, tally(2, 2, 4));
    assert!(report.notes.iter().any(|note| note.starts_with("adele has the address of ada")), "{report}");
    assert!(reason_for(&report, Kind::Person, "9").contains("somebody here with another address"));
    ada.get("/api/v1/me").await.expect(200);
    theirs.goes_away().await;
}

#[tokio::test]
async fn the_seed_scripts_published_password_does_not_come_along() {
    // `SecureP@ssw0rd`, as the original's seed script hashes it.
    const PUBLISHED: &str =
        "pbkdf2:sha256:1000$seedsalt$620bb2ca4fd63b8715e1eca9ad550fbbc9d829c4ba5fd65feffd4e23fcfd01e9";
    let app = TestApp::start().await;
    let sql = format!(
        "CREATE TABLE \"user\" (id INTEGER, username TEXT, email TEXT, password_hash TEXT, is_verified BOOLEAN);
         INSERT INTO \"user\" VALUES (1, 'admin', 'admin@example.com', '{PUBLISHED}', true),
           (2, 'superadmin', 'super@example.com', '{PBKDF2}', true);"
    );
    let theirs = TheirDatabase::holding(&sql).await;
    let report = theirs.moves_into(&app, Original::T2o, Mode::Apply).await;
    assert_eq!(report.people.taken, 2);
    assert!(reason_for(&report, Kind::Password, "1").contains("seed script"));
    assert_eq!(app.count("SELECT COUNT(*) FROM passwords").await, 1);
    theirs.goes_away().await;
}

#[tokio::test]
async fn the_token_servers_people_bring_the_role_in_their_row() {
    let app = TestApp::start().await;
    let sql = format!(
        "CREATE TABLE \"user\" (id INTEGER, username TEXT, email TEXT, password TEXT, role TEXT, mfa_enabled BOOLEAN);
         INSERT INTO \"user\" VALUES (1, 'boss', 'boss@example.com', '{SCRYPT}', 'admin', false),
           (2, 'jodo', 'jo@example.com', '{SCRYPT}', 'user', true), (3, 'odd', 'odd@example.com', '{SCRYPT}', 'owner', false);"
    );
    let theirs = TheirDatabase::holding(&sql).await;
    let report = theirs.moves_into(&app, Original::Jwt, Mode::Apply).await;
    assert_eq!(report.people, tally(3, 0, 0));
    assert_eq!(report.role_assignments, tally(1, 0, 1));
    assert!(reason_for(&report, Kind::RoleAssignment, "3").contains("there is no role \"owner\""));
    assert!(report.notes.iter().any(|note| note == "Admin becomes: boss"), "{:?}", report.notes);
    assert_eq!(app.count("SELECT COUNT(*) FROM users WHERE email_verified_at IS NULL").await, 3);
    theirs.goes_away().await;
}

#[tokio::test]
async fn the_dash_packages_people_get_a_username_and_only_the_activated_come_in() {
    let app = TestApp::start().await;
    let sql = format!(
        "CREATE TABLE users (id TEXT, email TEXT, password TEXT, activated_at TEXT);
         INSERT INTO users VALUES
           ('0b2f7c1e-5d0f-4c35-8d0e-0d6f1c1f7a11', 'jo.doe@example.com', '{BCRYPT}', '2024-05-01T10:00:00'),
           ('1b2f7c1e-5d0f-4c35-8d0e-0d6f1c1f7a12', 'jo.doe@example.org', '{BCRYPT}', NULL);"
    );
    let theirs = TheirDatabase::holding(&sql).await;
    theirs.moves_into(&app, Original::Dash, Mode::Apply).await;
    assert_eq!(sign_in(&app, "jo.doe").await["username"], "jo.doe");
    let body = json!({ "name": "jo.doe-2", "password": PASSWORD });
    let refused = app.client().post("/api/v1/sessions", body).await.expect(401);
    assert_eq!(refused.code(), "address_not_confirmed");
    let again = theirs.moves_into(&app, Original::Dash, Mode::Apply).await;
    assert_eq!(again.people, tally(0, 2, 0));
    theirs.goes_away().await;
}

#[tokio::test]
async fn another_kind_of_database_is_not_taken_for_an_original() {
    let app = TestApp::start().await;
    let theirs = TheirDatabase::holding("CREATE TABLE weather (id INTEGER);").await;
    let refused = import(&app.env, Original::T2o, &theirs.target, Mode::Apply).await.unwrap_err();
    assert!(refused.to_string().contains("there is no table of people (user or users)"), "{refused}");
    theirs.goes_away().await;
}

#[tokio::test]
async fn the_command_reports_to_people_and_programs_and_names_no_hash() {
    let theirs = TheirDatabase::holding(&t2o()).await;
    let folder: &Path = theirs.folder.path();
    let dry = run(folder, &["import", "t2o", &theirs.url], &[], "").with(0).said;
    assert!(dry.starts_with("Dry run: nothing was written. --apply writes."), "{dry}");
    let applied =
        run(folder, &["import", "t2o", &theirs.url, "--apply", "--report", "json"], &[], "").with(0).said;
    let report: Value = serde_json::from_str(&applied).unwrap();
    assert_eq!(report["mode"], "apply");
    assert_eq!(report["people"], json!({ "taken": 3, "already_here": 0, "refused": 3 }));
    assert!(!applied.contains("scrypt") && !dry.contains("scrypt"));
    theirs.goes_away().await;
}

#[test]
fn mysql_and_missing_files_are_refused_with_a_sentence_that_holds_no_password() {
    let folder = tempfile::tempdir().unwrap();
    for (url, sentence) in [
        ("mysql+pymysql://root:hunter22@localhost/t2o", "MySQL cannot be read"),
        ("sqlite:///missing.db", "its folder `instance`"),
        ("ftp://root:hunter22@localhost", "the URL must be"),
    ] {
        let refused = run(folder.path(), &["import", "t2o", url], &[], "").with(1);
        assert!(refused.complained.contains(sentence), "{}", refused.complained);
        assert!(!refused.complained.contains("hunter22"), "{}", refused.complained);
    }
    assert!(!folder.path().join("missing.db").exists());
}
