//! People who come from another program keep their password.

use crate::support::{Person, TestApp};

/// `SecureP@ssw0rd` as Werkzeug and bcrypt keep it.
const HASHES: [&str; 3] = [
    "scrypt:16384:8:1$saltsaltsaltsalt$cb3e061cdfaf17d1f1398bec6a2dfbe7d67fa415792f82587011853bc3e85d9a\
     a9a6c9ff74851edc6e84a2cd9851da75043dff347545bb7bde4b5f3ccab4b295",
    "pbkdf2:sha256:10000$saltsaltsaltsalt$9fa792ed1752082fb8590a638d4a3478cf9d3f69d794071a43ca01cc07fc82c6",
    "$2b$05$abcdefghijklmnopqrstuuUO9Rovvd4zD1VvpFi5f/1V0aaImlNUq",
];
const REHASHED: &str = "SELECT COUNT(*) FROM audit_events WHERE action = 'password_rehashed'";

#[tokio::test]
async fn a_password_from_another_program_works_and_is_hashed_anew_once() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    for (earlier, hash) in HASHES.into_iter().enumerate() {
        app.keeps_password_as("jodo", hash).await;
        jo.signs_in(&app).await;
        let new = app.password_hash_of("jodo").await;
        assert!(new.starts_with("$argon2id$"), "{new}");
        jo.signs_in(&app).await;
        assert_eq!(app.password_hash_of("jodo").await, new);
        assert_eq!(app.count(REHASHED).await, i64::try_from(earlier).unwrap() + 1);
    }
}

#[tokio::test]
async fn a_program_that_signs_in_has_the_hash_renewed_too() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    app.keeps_password_as("jodo", HASHES[1]).await;
    jo.takes_tokens(&app).await;
    assert!(app.password_hash_of("jodo").await.starts_with("$argon2id$"));
}

#[tokio::test]
async fn a_wrong_password_leaves_the_old_hash_as_it_is() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    for hash in HASHES {
        app.keeps_password_as("jodo", hash).await;
        let wrong = Person { password: "SecureP@ssw0rd!".to_owned(), ..jo.clone() };
        app.client().post("/api/v1/sessions", wrong.sign_in_body()).await.expect(401);
        assert_eq!(app.password_hash_of("jodo").await, hash);
    }
}

#[tokio::test]
async fn of_many_first_sign_ins_at_once_all_succeed_and_one_hash_stays() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    app.keeps_password_as("jodo", HASHES[1]).await;
    let all = futures_util::future::join_all((0..4).map(|_| jo.signs_in(&app))).await;
    assert_eq!(all.len(), 4);
    assert!(app.password_hash_of("jodo").await.starts_with("$argon2id$"));
    assert_eq!(app.count(REHASHED).await, 1);
}
