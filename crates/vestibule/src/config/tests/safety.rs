//! What stops the start, what only warns, and that no sentence gives a secret away.

use super::*;

fn production(pairs: &[(&str, &str)]) -> Sources {
    let mut sources = environment(&[
        ("VESTIBULE_ENV", "production"),
        ("VESTIBULE_PUBLIC_URL", "https://id.example.org"),
        ("MAIL_SERVER", "smtp.example.org"),
    ]);
    sources.environment.extend(environment(pairs).environment);
    sources
}

#[test]
fn a_complete_production_has_nothing_to_say() {
    let url = "postgresql://jo:pw@db/app";
    let sources =
        production(&[("SECRET_KEY", STRONG), ("DATABASE_URL", url), ("VESTIBULE_LISTEN", "0.0.0.0:80")]);
    assert_eq!(warnings(&sources), [] as [String; 0]);
}

#[test]
fn a_published_secret_stops_production_with_one_sentence() {
    let sources = production(&[("SECRET_KEY", "your_secret_key"), ("DATABASE_URL", "postgresql://db/app")]);
    assert_eq!(
        refusal(&sources),
        "secret_key (set by SECRET_KEY) is a published default that anybody can look up, \
         which production refuses; `openssl rand -base64 48` makes a good one"
    );
}

#[test]
fn a_weak_shared_token_secret_stops_production() {
    let told = refusal(&production(&[("JWT_SECRET_KEY", "super-secret")]));
    assert!(told.starts_with("jwt_shared_secret (set by JWT_SECRET_KEY) is a published default"), "{told}");
}

#[test]
fn production_on_postgresql_needs_a_key_of_its_own() {
    let told = refusal(&production(&[("DATABASE_URL", "postgres://db/app")]));
    assert!(told.starts_with("secret_key must be set in production on PostgreSQL"), "{told}");
    assert!(load(&production(&[])).unwrap().0.secrets.master.is_none(), "a file keeps a generated one");
}

#[test]
fn a_weak_key_in_development_is_left_unused() {
    let sources = environment(&[("SECRET_KEY", "dev")]);
    let (config, _) = load(&sources).unwrap();
    assert!(config.secrets.master.is_none());
    assert!(warnings(&sources)[0].ends_with("a key generated in server.data_dir is used instead"));
}

#[test]
fn development_and_testing_stay_on_this_machine_unless_forced() {
    for environment in ["development", "testing"] {
        let text = format!("environment = '{environment}'\n[server]\nlisten = '0.0.0.0:8080'");
        assert!(
            refused_toml(&text)
                .starts_with("server.listen (set by vestibule.toml) is 0.0.0.0:8080, which other")
        );
        toml(&format!("force_development = true\n{text}"));
    }
}

#[test]
fn the_throttle_cannot_be_off_in_production() {
    let told = refusal(&production(&[("VESTIBULE_THROTTLE", "off")]));
    assert!(
        told.starts_with("throttle.enabled (set by VESTIBULE_THROTTLE) is off, which production refuses"),
        "{told}"
    );
}

#[test]
fn hashes_are_cheap_in_tests_only() {
    let cheap = "[hashing]\nmemory_kib = 8\niterations = 1";
    assert_eq!(toml(&format!("environment = 'testing'\n{cheap}")).hashing.memory_kib, 8);
    assert!(refused_toml(cheap).contains(
        "hashing.memory_kib (set by vestibule.toml) is \"8\" but must be a whole number from 19456"
    ));
}

#[test]
fn plain_http_in_public_stops_the_start_unless_somebody_means_it() {
    let mut sources = production(&[]);
    sources.environment[1].1 = "http://id.example.org".to_owned();
    let told = refusal(&sources);
    assert!(
        told.starts_with("server.public_url (set by VESTIBULE_PUBLIC_URL) is no https:// address"),
        "{told}"
    );
    let meant = ("VESTIBULE_SERVER_ALLOW_PLAIN_HTTP".to_owned(), "true".to_owned());
    sources.environment.push(meant);
    assert!(warnings(&sources)[0].contains("is no https:// address"));
    sources.environment[1].1 = "http://localhost:8080".to_owned();
    load(&sources).unwrap();
}

#[test]
fn the_originals_development_origins_are_warned_about_in_production() {
    assert!(
        warnings(&production(&[("VESTIBULE_PROFILE", "original")]))[0]
            .starts_with("server.cors_origins still lets in")
    );
}

#[test]
fn origins_with_wildcards_or_paths_are_refused() {
    for bad in
        ["*", "https://*.example.org", "null", "https://a.example/x", "https://a.example/", "ftp://a.example"]
    {
        assert!(load(&environment(&[("VESTIBULE_CORS_ORIGINS", bad)])).is_err(), "{bad}");
    }
}

#[test]
fn nobody_can_trust_every_address_as_a_proxy() {
    for bad in ["0.0.0.0/0", "::/0"] {
        assert!(
            refused_toml(&format!("[server]\ntrusted_proxies = ['{bad}']")).contains("but not everybody")
        );
    }
}

#[test]
fn cookie_names_keep_the_promise_of_their_prefix() {
    assert!(refused_toml("[session]\ncookie_name = '__Host-x'").contains("https:// only"));
    let https = "[server]\npublic_url = 'https://id.example.org'\n[session]\n";
    let both = format!("{https}cookie_name = '__Host-x'\ncookie_domain = 'example.org'");
    assert!(refused_toml(&both).contains("together with session.cookie_domain"));
    assert!(refused_toml(&format!("{https}cookie_domain = 'other.org'")).contains("would drop the cookie"));
    assert!(refused_toml("[session]\ncookie_name = 'x-csrftoken'").contains("not X-CSRFToken"));
}

#[test]
fn a_broken_stripe_key_leaves_billing_off_and_the_door_open() {
    let sources = production(&[("STRIPE_PRIVATE_KEY", "pk_live_abc")]);
    let (config, warnings) = load(&sources).unwrap();
    assert!(config.stripe.is_none());
    let told = "stripe.private_key (set by STRIPE_PRIVATE_KEY) cannot be used: it must be a secret key of Stripe, which begins with sk_ or rk_; the feature stays off";
    assert_eq!(warnings[0].to_string(), told);
}

#[test]
fn no_sentence_and_no_listing_gives_a_secret_away() {
    let secret = "hunter2-hunter2";
    let bad = [
        ("VESTIBULE_SECRET_KEY", secret),
        ("JWT_SECRET", secret),
        ("VESTIBULE_SERVER_METRICS_TOKEN", secret),
        ("DATABASE_URL", "mysql://jo:hunter2@db/app"),
        ("STRIPE_PRIVATE_KEY", "hunter2 is no key"),
    ];
    assert!(!refusal(&production(&bad)).contains("hunter2"));
    let good = [
        ("MAIL_USERNAME", "jo"),
        ("MAIL_PASSWORD", secret),
        ("DATABASE_URL", "postgresql://jo:hunter2@db/app"),
        ("SECRET_KEY", STRONG),
    ];
    let (config, _) = load(&production(&good)).unwrap();
    assert_eq!(effective(&config, "mail.password").value_shown, "(set)");
    let listing = format!("{config:?}");
    assert!(!listing.contains("hunter2") && !listing.contains(STRONG), "{listing}");
}

#[test]
fn links_cannot_be_built_from_an_odd_public_url() {
    for bad in ["ftp://x", "https://jo:pw@x", "https://x/app", "https://x/?q", "x.example.org"] {
        let told = refused_toml(&format!("[server]\npublic_url = '{bad}'"));
        assert!(told.contains("no path, such as https://id.example.org"), "{told}");
    }
}

#[test]
fn a_sender_cannot_smuggle_a_header() {
    assert!(
        refused_toml("[mail]\ndefault_sender = \"A\\r\\nBcc: x <a@example.org>\"").contains("Name <address>")
    );
}
