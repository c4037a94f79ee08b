//! The real binary from a shell: what it says, and with which code it ends.

use std::path::Path;

use serde_json::json;

use crate::support::{Ended, ServerProcess, TestDatabase, empty_database, run};

const PASSWORD: &str = "correct horse battery";

/// A data folder and a database without a single table.
struct Place {
    folder: tempfile::TempDir,
    database: TestDatabase,
}

impl Place {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = empty_database(folder.path()).await;
        Self { folder, database }
    }

    fn run(&self, arguments: &[&str]) -> Ended {
        self.run_with(arguments, "")
    }

    fn run_with(&self, arguments: &[&str], input: &str) -> Ended {
        run(self.folder.path(), arguments, &[("DATABASE_URL", &self.database.url)], input)
    }

    fn make_admin(&self, username: &str) -> Ended {
        let email = format!("{username}@example.com");
        let arguments = ["admin", "create", "--email", &email, "--username", username, "--password-stdin"];
        self.run_with(&arguments, PASSWORD)
    }

    /// The status that somebody gets who signs in.
    async fn sign_in(&self, name: &str, password: &str) -> u16 {
        let server = ServerProcess::start(self.folder.path(), &self.database);
        let body = json!({ "name": name, "password": password });
        server.post("/api/v1/sessions", &body).await.unwrap()
    }
}

/// What a server writes into its log while somebody fails to sign in.
async fn log_of_a_sign_in(place: &Place, variables: &[(&str, &str)]) -> String {
    let path = place.folder.path().join("log.txt");
    let log = std::fs::File::create(&path).unwrap().into();
    let mut server = ServerProcess::start_with(place.folder.path(), &place.database, variables, log);
    let body = json!({ "name": "nobody", "password": "a secret that must not be told" });
    assert_eq!(server.post("/api/v1/sessions", &body).await, Some(401));
    assert_eq!(server.end_by("-TERM"), Some(0));
    std::fs::read_to_string(&path).unwrap()
}

#[tokio::test]
async fn statements_are_logged_in_development_and_only_there_and_never_with_what_they_carry() {
    let place = Place::new().await;
    let look_up = "FROM users";
    let development = log_of_a_sign_in(&place, &[]).await;
    assert!(development.contains("sqlx::query") && development.contains(look_up), "{development}");
    assert!(!development.contains("a secret that must not be told"), "{development}");
    for quiet in [("VESTIBULE_ENV", "testing"), ("VESTIBULE_LOG_QUERIES", "off")] {
        let log = log_of_a_sign_in(&place, &[quiet]).await;
        assert!(!log.contains("sqlx::query"), "{quiet:?}: {log}");
    }
}

#[tokio::test]
async fn statements_of_its_own_upkeep_do_not_hide_what_a_first_start_says() {
    let place = Place::new().await;
    let path = place.folder.path().join("log.txt");
    let log = std::fs::File::create(&path).unwrap().into();
    let mut server = ServerProcess::start_with(place.folder.path(), &place.database, &[], log);
    // Long enough for the first tidying.
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    let log = std::fs::read_to_string(&path).unwrap();
    assert!(!log.contains("sqlx::query"), "{log}");
    assert_eq!(server.end_by("-TERM"), Some(0));
}

/// Without a database: what needs none.
fn alone(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Ended {
    run(folder, arguments, variables, "")
}

#[test]
fn help_tells_what_there_is_with_examples_and_exit_codes() {
    let folder = tempfile::tempdir().unwrap();
    let help = alone(folder.path(), &["help"], &[]).with(0).said;
    for word in ["backup", "restore", "import", "demo", "admin", "completions", "Examples:", "Exit codes:"] {
        assert!(help.contains(word), "{word}: {help}");
    }
}

#[test]
fn a_wrong_command_line_ends_with_two() {
    let folder = tempfile::tempdir().unwrap();
    let ada = ["admin", "create", "--password-stdin", "--username", "ada", "--email"];
    for wrong in [
        &["frobnicate"][..],
        &["backup"],
        &["admin", "create"],
        &["import", "t2o"],
        &[&ada[..], &["no address"]].concat(),
        &["admin", "create", "--password-stdin", "--email", "a@example.org", "--username", "-rf"],
        &["mail", "send-test", "--to", "no address"],
    ] {
        alone(folder.path(), wrong, &[]).with(2);
    }
}

#[test]
fn letters_are_shown_in_both_languages_and_parts_and_an_unknown_one_names_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let preview = |arguments: &[&str]| alone(folder.path(), &[&["mail", "preview"], arguments].concat(), &[]);
    let names = preview(&[]).with(0).said;
    assert!(names.lines().count() >= 12, "{names}");
    for name in names.lines() {
        let english = preview(&[name]).with(0).said;
        let german = preview(&[name, "--language", "de"]).with(0).said;
        assert!(
            english.starts_with("Subject: ") && german.starts_with("Subject: "),
            "{name}: {english}{german}"
        );
        assert_ne!(english, german, "{name}");
    }
    let html = preview(&["welcome", "--part", "html"]).with(0).said;
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("/confirm/"), "{html}");
    let unknown = preview(&["welcom"]).with(1).complained;
    assert!(
        unknown.contains("welcom") && unknown.contains("`vestibule mail preview` lists them"),
        "{unknown}"
    );
}

#[test]
fn check_config_shows_every_setting_in_columns_with_its_origin_and_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let secret = "an unguessable master key 0123456789 of this test";
    let variables = [("SECRET_KEY", secret), ("VESTIBULE_THROTTLE", "off")];
    let shown = alone(folder.path(), &["check-config"], &variables).with(0);
    let line = |key: &str| shown.said.lines().find(|line| line.starts_with(key)).unwrap().to_owned();
    assert!(line("secret_key").contains("(set)") && line("secret_key").ends_with("SECRET_KEY"));
    assert!(line("throttle").ends_with("VESTIBULE_THROTTLE"), "{}", shown.said);
    assert!(!shown.said.contains(secret));
    let columns: Vec<usize> = shown.said.lines().map(|line| line.find("  ").unwrap()).collect();
    let value_starts = shown
        .said
        .lines()
        .zip(columns)
        .map(|(line, gap)| gap + line[gap..].find(|c: char| c != ' ').unwrap());
    let starts: std::collections::BTreeSet<usize> = value_starts.collect();
    assert_eq!(starts.len(), 1, "values do not stand below each other: {}", shown.said);
}

#[test]
fn check_config_ends_with_two_and_names_everything_that_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let variables = [("VESTIBULE_LISTEN", "nowhere"), ("VESTIBULE_PROFIL", "original")];
    let refused = alone(folder.path(), &["check-config"], &variables).with(2);
    assert!(refused.complained.contains("server.listen"), "{}", refused.complained);
    assert!(refused.complained.contains("did you mean VESTIBULE_PROFILE?"), "{}", refused.complained);
    assert!(refused.said.is_empty());
}

#[test]
fn check_config_warns_of_what_works_but_should_be_known() {
    let folder = tempfile::tempdir().unwrap();
    let shown = alone(folder.path(), &["check-config"], &[("SECRET_KEY", "dev")]).with(0);
    assert!(shown.complained.starts_with("warning: secret_key"), "{}", shown.complained);
}

#[test]
fn the_three_environments_log_differently() {
    let folder = tempfile::tempdir().unwrap();
    for (environment, level) in
        [("development", "info,vestibule=debug"), ("testing", "warn"), ("production", "info")]
    {
        let variables = [
            ("VESTIBULE_ENV", environment),
            ("VESTIBULE_PUBLIC_URL", "https://id.example.org"),
            ("SECRET_KEY", "tNfD0yXb8cZQm5rVJ2wKpLh7GsUe4aI9oY3xR6vE1kM="),
            ("MAIL_SERVER", "smtp.example.org"),
        ];
        let shown = alone(folder.path(), &["check-config"], &variables).with(0).said;
        let line = shown.lines().find(|line| line.starts_with("log.level")).unwrap();
        assert_eq!(line.split_whitespace().nth(1), Some(level), "{environment}");
    }
}

#[test]
fn completions_and_the_description_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish"] {
        let script = alone(folder.path(), &["completions", shell], &[]).with(0).said;
        assert!(script.contains("check-config"), "{shell}");
    }
    let description = alone(folder.path(), &["openapi"], &[]).with(0).said;
    assert!(serde_json::from_str::<serde_json::Value>(&description).unwrap()["paths"].is_object());
}

#[tokio::test]
async fn administrators_are_made_listed_and_given_a_new_password() {
    let place = Place::new().await;
    let nobody = place.run(&["admin", "list"]).with(1);
    assert!(nobody.complained.contains("vestibule admin create"), "{}", nobody.complained);
    place.make_admin("ada").with(0);
    let listed = place.run(&["admin", "list"]).with(0).said;
    let words: Vec<&str> = listed.split_whitespace().collect();
    assert_eq!(words, ["Super", "Admin", "ada", "ada@example.com", "active"]);
    let reset = ["admin", "reset-password", "ADA@example.com", "--password-stdin"];
    place.run_with(&reset, "another long password\n").with(0);
    assert_eq!(place.sign_in("ada", PASSWORD).await, 401);
    assert_eq!(place.sign_in("ada", "another long password").await, 201);
    place.database.drop_if_on_a_server().await;
}

#[tokio::test]
async fn a_password_that_may_not_be_set_or_a_name_nobody_has_ends_with_one() {
    let place = Place::new().await;
    place.make_admin("ada").with(0);
    let taken = place.make_admin("Ada").with(1);
    assert!(taken.complained.contains("the username is taken"), "{}", taken.complained);
    for (name, password, reason) in
        [("ada", "password", "commonest"), ("eve", PASSWORD, "nobody here has that username or address")]
    {
        let refused =
            place.run_with(&["admin", "reset-password", name, "--password-stdin"], password).with(1);
        assert!(refused.complained.contains(reason), "{}", refused.complained);
    }
    place.database.drop_if_on_a_server().await;
}

#[tokio::test]
async fn the_sample_organisation_fills_an_empty_installation_once() {
    let place = Place::new().await;
    let filled = place.run(&["demo"]).with(0).said;
    let password = filled.trim().rsplit(' ').next().unwrap();
    assert_eq!(place.sign_in("ada", password).await, 201);
    let admins = place.run(&["admin", "list"]).with(0).said;
    assert_eq!(admins.lines().count(), 2, "{admins}");
    let refused = place.run(&["demo"]).with(1);
    assert!(refused.complained.contains("has people already"), "{}", refused.complained);
    let refused = place.run(&["serve", "--demo"]).with(1);
    assert!(refused.complained.contains("has people already"), "{}", refused.complained);
    place.database.drop_if_on_a_server().await;
}

#[tokio::test]
async fn a_production_installation_is_never_filled_with_sample_people() {
    let place = Place::new().await;
    let variables = [
        ("DATABASE_URL", place.database.url.as_str()),
        ("VESTIBULE_ENV", "production"),
        ("VESTIBULE_PUBLIC_URL", "https://id.example.org"),
        ("SECRET_KEY", "tNfD0yXb8cZQm5rVJ2wKpLh7GsUe4aI9oY3xR6vE1kM="),
        ("MAIL_SERVER", "smtp.example.org"),
    ];
    let refused = alone(place.folder.path(), &["demo"], &variables).with(1);
    assert!(refused.complained.contains("production"), "{}", refused.complained);
    place.database.drop_if_on_a_server().await;
}

#[tokio::test]
async fn migrating_twice_is_as_good_as_once() {
    let place = Place::new().await;
    place.run(&["migrate"]).with(0);
    place.run(&["migrate"]).with(0);
    place.database.drop_if_on_a_server().await;
}

#[tokio::test]
async fn a_key_that_is_gone_is_missed_and_not_replaced() {
    let place = Place::new().await;
    place.make_admin("ada").with(0);
    let key = place.folder.path().join("master.key");
    let put_away = place.folder.path().join("put-away");
    std::fs::rename(&key, &put_away).unwrap();
    let told = place.run(&["admin", "list"]).with(1);
    assert!(told.complained.contains("put master.key back"), "{}", told.complained);
    assert!(!key.exists());
    std::fs::rename(&put_away, &key).unwrap();
    place.run(&["admin", "list"]).with(0);
}
