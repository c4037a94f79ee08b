//! What holds when nobody says anything, or says one word.

use std::path::Path;
use std::time::Duration;

use vestibule_kernel::ExposeSecret;

use super::*;
use crate::config::{
    AccountExistence, DatabaseUrl, Environment, KEYS, MailSecurity, Origin, PasswordPolicy, Profile,
};

#[test]
fn nothing_set_is_a_working_development_server_on_a_file() {
    let (config, warnings) = load(&Sources::default()).unwrap();
    assert_eq!(warnings, []);
    assert_eq!(config.environment, Environment::Development);
    assert_eq!(config.server.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.server.public_url.as_str(), "http://127.0.0.1:8080/");
    assert!(
        matches!(&config.database.url, DatabaseUrl::Sqlite(path) if path == Path::new("./data/vestibule.db"))
    );
    assert!(config.secrets.master.is_none() && config.stripe.is_none() && config.mail.senders.is_empty());
    assert_eq!(config.totp.grace, Duration::from_secs(5));
    assert_eq!(config.session.cookie_name, "vestibule");
    assert_eq!(config.mail.sender.to_string(), "Vestibule <no-reply@localhost.localdomain>");
}

#[test]
fn the_profile_original_changes_its_defaults_in_one_word() {
    let config = toml("profile = 'original'");
    assert_eq!(config.profile, Profile::Original);
    assert_eq!(config.accounts.password_policy, PasswordPolicy::Classic);
    assert_eq!(config.accounts.account_existence, AccountExistence::Signup);
    assert_eq!(config.session.cookie_name, "session");
    assert_eq!(config.totp.issuer, "T2Overse");
    assert_eq!(config.totp.grace, Duration::ZERO);
    let origins: Vec<&str> =
        config.server.cors_origins.iter().map(crate::config::WebOrigin::as_str).collect();
    assert_eq!(origins, ["http://localhost:3000", "http://192.168.100.236:3000"]);
    assert_eq!(effective(&config, "totp.grace_ms").origin, Origin::Profile);
}

#[test]
fn a_setting_beats_the_profile() {
    let config =
        toml("profile = 'original'\n[accounts]\npassword_policy = 'modern'\n[server]\ncors_origins = []");
    assert_eq!(config.accounts.password_policy, PasswordPolicy::Modern);
    assert_eq!(config.server.cors_origins, []);
}

#[test]
fn the_public_url_shapes_cookie_issuer_and_sender() {
    let config = toml("[server]\npublic_url = 'https://id.example.org'");
    assert_eq!(config.session.cookie_name, "__Host-vestibule");
    assert_eq!(config.tokens.issuer, "https://id.example.org");
    assert_eq!(config.mail.sender.to_string(), "Vestibule <no-reply@id.example.org>");
}

#[test]
fn a_shared_cookie_domain_takes_the_prefix_that_allows_it() {
    let config =
        toml("[server]\npublic_url = 'https://id.example.org'\n[session]\ncookie_domain = '.example.org'");
    assert_eq!(config.session.cookie_name, "__Secure-vestibule");
    assert_eq!(config.session.cookie_domain.as_deref(), Some("example.org"));
}

#[test]
fn a_listener_on_every_address_is_called_localhost() {
    let config = toml("force_development = true\n[server]\nlisten = '0.0.0.0:9000'");
    assert_eq!(config.server.public_url.as_str(), "http://localhost:9000/");
}

#[test]
fn the_database_lies_in_the_data_folder() {
    let config = with_env(&[("VESTIBULE_DATA_DIR", "/srv/v")]);
    assert!(matches!(&config.database.url, DatabaseUrl::Sqlite(p) if p == Path::new("/srv/v/vestibule.db")));
    assert_eq!(effective(&config, "database.url").value_shown, "sqlite:////srv/v/vestibule.db");
}

#[test]
fn mail_means_starttls_unless_told_otherwise() {
    let relay = |text: &str| {
        toml(&format!("[mail]\nserver = 'smtp.example.org'\n{text}")).mail.senders[0].relay.clone()
    };
    let (starttls, tls, plain) = (relay(""), relay("use_ssl = true"), relay("use_tls = false"));
    assert_eq!((starttls.security, starttls.port), (MailSecurity::StartTls, 587));
    assert_eq!((tls.security, tls.port), (MailSecurity::Tls, 465));
    assert_eq!((plain.security, plain.port), (MailSecurity::Plain, 25));
    assert_eq!(relay("port = 2525").port, 2525);
}

#[test]
fn stripe_is_on_with_a_private_key_alone() {
    let stripe = with_env(&[("STRIPE_KEY", "sk_test_abc")]).stripe.unwrap();
    assert_eq!(stripe.private_key.expose_secret(), "sk_test_abc");
    assert_eq!(stripe.api_base.as_str(), "https://api.stripe.com/");
}

#[test]
fn every_key_of_the_table_is_read_exactly_once() {
    let config = toml("");
    let read: Vec<&str> = config.effective().iter().map(|value| value.key).collect();
    let table: Vec<&str> = KEYS.iter().map(|key| key.path).collect();
    assert_eq!(read, table);
}

#[test]
fn every_name_in_the_environment_belongs_to_one_key() {
    let mut names: Vec<String> = KEYS.iter().flat_map(crate::config::Key::env_names).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}
