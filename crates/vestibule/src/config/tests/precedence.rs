//! Who beats whom, and which names are understood.

use vestibule_kernel::ExposeSecret;

use super::*;
use crate::config::{Environment, Origin};

fn with_dot_env(dot_env: &str, pairs: &[(&str, &str)]) -> Sources {
    Sources { dot_env: Some(dot_env.to_owned()), ..environment(pairs) }
}

#[test]
fn each_source_beats_the_ones_before() {
    let mut sources = Sources::from_toml("[server]\ndata_dir = 'file'");
    let data_dir = |sources: &Sources| effective(&load(sources).unwrap().0, "server.data_dir");
    assert_eq!(data_dir(&sources).value_shown, "file");
    sources.dot_env = Some("VESTIBULE_DATA_DIR=dotenv".to_owned());
    assert_eq!(data_dir(&sources).value_shown, "dotenv");
    sources.environment = environment(&[("VESTIBULE_DATA_DIR", "env")]).environment;
    assert_eq!(data_dir(&sources).origin, Origin::Environment("VESTIBULE_DATA_DIR".to_owned()));
    sources.overrides = vec![("server.data_dir".to_owned(), "line".to_owned())];
    assert_eq!(data_dir(&sources).origin, Origin::CommandLine);
}

#[test]
fn an_empty_variable_counts_as_unset() {
    let config = with_env(&[("MAIL_SERVER", ""), ("VESTIBULE_LISTEN", " "), ("MAIL_PORT", "")]);
    assert!(config.mail.senders.is_empty());
}

#[test]
fn the_originals_names_are_understood() {
    let config = with_env(&[
        ("FLASK_ENV", "testing"),
        ("SECRET_KEY", STRONG),
        ("JWT_SECRET_KEY", STRONG),
        ("DATABASE_URL", "sqlite:///t2o.db"),
        ("APP_URL", "http://localhost:5000/"),
        ("SESSION_COOKIE", "t2o"),
        ("MAIL_SERVER", "localhost"),
        ("MAIL_USE_TLS", "False"),
        ("MAIL_USERNAME", "jo"),
        ("MAIL_PASSWORD", " with blank "),
        ("MAIL_DEFAULT_SENDER", "jo@example.com"),
        ("MAIL_MAX_EMAILS", "7"),
        ("MAIL_SUPPRESS_SEND", "True"),
        ("STRIPE_PRIVATE_KEY", "sk_test_abc"),
        ("STRIPE_API_BASE", "http://127.0.0.1:8420"),
    ]);
    assert_eq!(config.environment, Environment::Testing);
    assert_eq!(config.secrets.master.unwrap().expose_secret(), STRONG);
    assert_eq!(config.secrets.jwt_shared.unwrap().expose_secret(), STRONG);
    assert_eq!(config.database.url.to_string(), "sqlite:///t2o.db");
    assert_eq!(config.server.public_url.as_str(), "http://localhost:5000/");
    assert_eq!(config.session.cookie_name, "t2o");
    assert_eq!(config.mail.sender.to_string(), "jo@example.com");
    assert!(config.mail.suppress_send);
    let relay = config.mail.senders[0].relay.clone();
    assert_eq!(relay.max_emails.unwrap().get(), 7);
    assert_eq!(relay.login.unwrap().password.expose_secret(), " with blank ");
    assert_eq!(config.stripe.unwrap().api_base.as_str(), "http://127.0.0.1:8420/");
}

#[test]
fn the_short_names_are_understood() {
    let config = with_env(&[
        ("VESTIBULE_ENV", "testing"),
        ("VESTIBULE_LISTEN", "[::1]:0"),
        ("VESTIBULE_CLIENT_URL", "http://localhost:3000/front"),
        ("VESTIBULE_CORS_ORIGINS", "http://localhost:3000, https://App.example.org:443"),
        ("VESTIBULE_REQUEST_LOG", "off"),
        ("VESTIBULE_THROTTLE", "off"),
    ]);
    assert_eq!(config.server.listen.to_string(), "[::1]:0");
    assert_eq!(
        config.server.client_url.unwrap().join("ForgotPassword/x").unwrap().path(),
        "/front/ForgotPassword/x"
    );
    assert_eq!(config.server.cors_origins[1].as_str(), "https://app.example.org");
    assert!(!config.server.request_log && !config.throttle.enabled);
}

#[test]
fn our_own_name_beats_the_originals_and_the_conflict_is_told() {
    let sources = environment(&[
        ("JWT_SECRET", "x"),
        ("SESSION_COOKIE", "theirs"),
        ("VESTIBULE_SESSION_COOKIE_NAME", "ours"),
    ]);
    assert_eq!(load(&sources).unwrap().0.session.cookie_name, "ours");
    let told = "session.cookie_name is set by VESTIBULE_SESSION_COOKIE_NAME and differently by SESSION_COOKIE; VESTIBULE_SESSION_COOKIE_NAME counts";
    assert_eq!(warnings(&sources)[0], told);
}

#[test]
fn names_without_a_use_are_ignored_with_a_word_where_it_helps() {
    let sources = environment(&[("FLASK_APP", "app.py"), ("PASSWORD_RESET_SALT", "salt"), ("PATH", "/bin")]);
    assert_eq!(
        warnings(&sources),
        ["PASSWORD_RESET_SALT, in the environment, is no longer needed and does nothing"]
    );
}

#[test]
fn names_of_builds_and_tests_are_not_unknown() {
    let names =
        ["VESTIBULE_UI", "VESTIBULE_UI_DIST", "VESTIBULE_CONFIG", "VESTIBULE_TEST_PG", "VESTIBULE_BENCH_X"];
    assert!(load(&environment(&names.map(|name| (name, "x")))).is_ok());
}

#[test]
fn dot_env_counts_in_development_only() {
    let dot_env = "VESTIBULE_DATA_DIR=dotenv";
    let production = with_dot_env(dot_env, &[("VESTIBULE_ENV", "production")]);
    assert_eq!(effective(&load(&production).unwrap().0, "server.data_dir").value_shown, "./data");
    assert!(warnings(&production).contains(&".env is not read in production".to_owned()));
    let (config, _) = load(&with_dot_env(dot_env, &[])).unwrap();
    assert_eq!(effective(&config, "server.data_dir").origin.to_string(), "VESTIBULE_DATA_DIR in .env");
}

#[test]
fn a_foreign_dot_env_does_not_stop_production() {
    let sources = with_dot_env("VESTIBULE_NONSENSE=1\nno pair", &[("VESTIBULE_ENV", "production")]);
    assert!(load(&sources).is_ok());
    assert!(load(&with_dot_env("VESTIBULE_NONSENSE=1", &[])).is_err());
}

#[test]
fn dot_env_cannot_turn_development_into_something_else() {
    let told = refusal(&with_dot_env("FLASK_ENV=production", &[]));
    assert!(
        told.starts_with("environment (set by FLASK_ENV in .env) asks for production, but .env is read in"),
        "{told}"
    );
}

#[test]
fn lists_are_arrays_in_the_file_and_commas_elsewhere() {
    let file = toml("[server]\ntrusted_proxies = ['10.1.2.3/8', '::1']");
    let variable = with_env(&[("VESTIBULE_SERVER_TRUSTED_PROXIES", "10.0.0.0/8,::1/128")]);
    assert_eq!(file.server.trusted_proxies, variable.server.trusted_proxies);
}
