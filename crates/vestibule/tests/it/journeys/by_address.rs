//! Signing up with an address and nothing else.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::{Value, json};
use vestibule_outbound::smtp::OutgoingLetter;

use crate::support::{Client, Person, TestApp, link_in};

const OPEN: &str = "[accounts]\nsignup = \"address_only\"\n";
const JO: &str = "jo@example.com";
const MINE: &str = "a pass phrase of mine";

async fn signs_up(app: &TestApp) -> OutgoingLetter {
    app.client().post("/register_email", json!({ "email": JO })).await.expect(201);
    app.letter_to(JO).await
}

/// Path and query of the link.
fn target(letter: &OutgoingLetter) -> String {
    let link = url::Url::parse(&link_in(letter)).unwrap();
    format!("{}?{}", link.path(), link.query().unwrap())
}

fn token_and_hash(letter: &OutgoingLetter) -> (String, String) {
    let link = url::Url::parse(&link_in(letter)).unwrap();
    let token = link.path().rsplit('/').next().unwrap().to_owned();
    (token, link.query_pairs().find(|(name, _)| name == "hash").unwrap().1.into_owned())
}

fn password(letter: &OutgoingLetter) -> String {
    let line = letter.text.lines().find(|line| line.contains("with the password")).unwrap();
    line.rsplit(' ').next().unwrap().to_owned()
}

async fn confirm(app: &TestApp, token: &str, hash: &str) -> crate::support::Answer {
    let body = json!({ "token": token, "hash": hash });
    app.client().post("/api/v1/signups/address/confirm", body).await
}

/// Confirms by the page and reads the letter about it.
async fn confirms(app: &TestApp, letter: &OutgoingLetter) {
    let mut browser = app.client();
    let page = browser.get(&target(letter)).await.expect(200);
    assert!(page.text.contains(JO));
    browser.post_form(&target(letter), &[]).await.expect(200);
    assert_eq!(app.letter_to(JO).await.subject, "Your account at Vestibule is ready");
}

async fn signs_in(client: &mut Client, password: &str) -> crate::support::Answer {
    client.post("/api/v1/sessions", json!({ "name": JO, "password": password })).await
}

#[tokio::test]
async fn one_letter_brings_a_link_and_a_password_that_must_be_replaced_at_once() {
    let app = TestApp::start_with(OPEN).await;
    let letter = signs_up(&app).await;
    let first = password(&letter);
    signs_in(&mut app.client(), &first).await.expect(401);
    confirms(&app, &letter).await;

    let mut client = app.client();
    let due: Value = signs_in(&mut client, &first).await.expect(202).json();
    assert_eq!(due["status"], "new_password_required");
    client.get("/api/v1/me").await.expect(401);
    client.post("/api/v1/sessions/attempts/password", json!({ "new_password": MINE })).await.expect(201);
    client.get("/api/v1/me").await.expect(200);
    signs_in(&mut app.client(), &first).await.expect(401);
    signs_in(&mut app.client(), MINE).await.expect(201);
}

#[tokio::test]
async fn link_and_password_live_for_half_an_hour_and_the_link_works_once() {
    let app = TestApp::start_with(OPEN).await;
    let letter = signs_up(&app).await;
    let (token, hash) = token_and_hash(&letter);
    confirms(&app, &letter).await;
    assert_eq!(confirm(&app, &token, &hash).await.expect(410).code(), "link_spent");
    app.clock.advance(Duration::from_secs(30 * 60));
    signs_in(&mut app.client(), &password(&letter)).await.expect(401);

    app.client().post("/register_email", json!({ "email": "mo@example.com" })).await.expect(201);
    let late = app.letter_to("mo@example.com").await;
    app.clock.advance(Duration::from_secs(30 * 60));
    let (token, hash) = token_and_hash(&late);
    assert_eq!(confirm(&app, &token, &hash).await.expect(410).code(), "link_expired");
}

#[tokio::test]
async fn token_hash_and_row_must_agree() {
    let app = TestApp::start_with(OPEN).await;
    let letter = signs_up(&app).await;
    app.client().post("/register_email", json!({ "email": "eve@example.com" })).await.expect(201);
    let eves = app.letter_to("eve@example.com").await;
    let ((token, hash), (eves_token, eves_hash)) = (token_and_hash(&letter), token_and_hash(&eves));
    let (payload, _) = token.split_once('.').unwrap();
    let (_, eves_signature) = eves_token.split_once('.').unwrap();
    for (token, hash) in [
        (token.as_str(), eves_hash.as_str()),
        (token.as_str(), ""),
        (eves_token.as_str(), hash.as_str()),
        (format!("{payload}.{eves_signature}").as_str(), hash.as_str()),
        (payload, hash.as_str()),
        ("", hash.as_str()),
    ] {
        assert_eq!(confirm(&app, token, hash).await.expect(404).code(), "link_invalid", "{token} {hash}");
    }
    // The row has another address meanwhile.
    app.tamper(&["UPDATE users SET email = 'x@example.com', email_folded = 'x@example.com' WHERE email_folded = 'jo@example.com'"])
        .await;
    assert_eq!(confirm(&app, &token, &hash).await.expect(404).code(), "link_invalid");
}

#[tokio::test]
async fn of_many_confirmations_at_once_one_does_it() {
    let app = TestApp::start_with(OPEN).await;
    let (token, hash) = token_and_hash(&signs_up(&app).await);
    let statuses = join_all((0..6).map(|_| confirm(&app, &token, &hash))).await;
    let done = statuses.iter().filter(|answer| answer.status == 200).count();
    assert_eq!((done, app.letters_to(JO).await.len()), (1, 1));
}

#[tokio::test]
async fn somebody_who_has_not_confirmed_gets_a_fresh_letter_that_ends_the_old_one() {
    let app = TestApp::start_with(OPEN).await;
    let old = signs_up(&app).await;
    app.client().post("/register_email", json!({ "email": JO })).await.expect(201);
    assert!(app.letters_to(JO).await.is_empty(), "at most one a minute");
    app.clock.advance(Duration::from_secs(60));
    let fresh = signs_up(&app).await;
    let (token, hash) = token_and_hash(&old);
    assert_eq!(confirm(&app, &token, &hash).await.expect(410).code(), "link_expired");
    confirms(&app, &fresh).await;
    signs_in(&mut app.client(), &password(&old)).await.expect(401);
    signs_in(&mut app.client(), &password(&fresh)).await.expect(202);
}

#[tokio::test]
async fn the_owner_of_a_known_address_is_told_by_mail_and_the_caller_only_where_that_is_wanted() {
    let app = TestApp::start_with(OPEN).await;
    confirms(&app, &signs_up(&app).await).await;
    app.clock.advance(Duration::from_secs(60));
    let told = app.client().post("/register_email", json!({ "email": "JO@EXAMPLE.com" })).await.expect(201);
    assert_eq!(told.message(), "Please check your email to verify your account");
    assert_eq!(app.letter_to(JO).await.subject, "You already have an account at Vestibule");

    let open = TestApp::start_with(&format!("{OPEN}account_existence = \"explicit\"\n")).await;
    confirms(&open, &signs_up(&open).await).await;
    let told = open.client().post("/register_email", json!({ "email": JO })).await.expect(409);
    assert_eq!(told.message(), "Email already exists");
    let body = json!({ "email": JO });
    assert_eq!(open.client().post("/api/v1/signups/address", body).await.expect(409).code(), "email_taken");
}

#[tokio::test]
async fn an_address_alone_is_enough_only_where_that_is_configured() {
    let app = TestApp::start().await;
    app.client().post("/register_email", json!({ "email": JO })).await.expect(403);
    let body = json!({ "email": JO });
    assert_eq!(app.client().post("/api/v1/signups/address", body).await.expect(403).code(), "sign_up_closed");
}

#[tokio::test]
async fn nothing_is_sent_to_what_is_no_single_mailbox() {
    let app = TestApp::start_with(OPEN).await;
    let huge = format!("{}@example.com", "x".repeat(5000));
    for bad in [
        "jo@example.com\r\nBcc: victim@example.net",
        "jo@example.com, eve@example.com",
        "jo@example.com;eve@example.com",
        "Jo <jo@example.com>",
        "j\u{43e}@example.com",
        "jo@example\u{2024}com\u{202e}",
        "list: jo@example.com, eve@example.com;",
        "jo@",
        "",
        &huge,
    ] {
        app.client().post("/register_email", json!({ "email": bad })).await.expect(400);
        app.client().post("/recover", json!({ "email": bad })).await.expect(400);
        app.client().post("/api/v1/signups/address", json!({ "email": bad })).await.expect(422);
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM letters").await, 0);
    // What stands in a letter's head and text, on one line and of a length.
    for evil in ["Jo\r\nBcc: victim@example.net", &"x".repeat(5000), "Jo\u{202e}"] {
        let body = json!({ "first_name": evil, "username": "jodo", "email": JO, "password": MINE });
        app.client().post("/api/v1/signups", body).await.expect(422);
        let body = json!({ "username": evil, "email": JO, "password": MINE });
        app.client().post("/api/v1/signups", body).await.expect(422);
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM letters").await, 0);
}

#[tokio::test]
async fn somebody_who_signed_up_with_a_password_keeps_it() {
    let app = TestApp::start_with(OPEN).await;
    let jo = Person::named("jodo").at(JO);
    jo.signs_up(&app).await;
    app.clock.advance(Duration::from_secs(60));
    let letter = signs_up(&app).await;
    assert_eq!(letter.subject, "Welcome to Our Service!");
}

/// Signs up, confirms and comes in with a password of their own.
async fn comes_in(app: &TestApp) -> Client {
    let letter = signs_up(app).await;
    confirms(app, &letter).await;
    let mut client = app.client();
    signs_in(&mut client, &password(&letter)).await.expect(202);
    client.post("/api/v1/sessions/attempts/password", json!({ "new_password": MINE })).await.expect(201);
    app.puts_letters_aside().await;
    client
}

#[tokio::test]
async fn the_name_that_was_made_up_for_somebody_can_be_changed() {
    let app = TestApp::start_with(OPEN).await;
    let mut client = comes_in(&app).await;
    let before = client.get("/api/v1/me").await.expect(200).json();
    let wanted = json!({ "username": "jodo" });
    client.patch("/api/v1/me", wanted).await.expect(200);
    let body = json!({ "name": "jodo", "password": MINE });
    app.client().post("/api/v1/sessions", body).await.expect(201);
    let old = json!({ "name": before["username"], "password": MINE });
    app.client().post("/api/v1/sessions", old).await.expect(401);
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn it_can_be_changed_once_and_somebody_who_tries_again_is_told_why_not() {
    let app = TestApp::start_with(OPEN).await;
    let mut client = comes_in(&app).await;
    // A name that is refused is no change, nor is the same name in another spelling.
    Person::named("aldo").joins(&app).await;
    client.patch("/api/v1/me", json!({ "username": "aldo" })).await.expect(409);
    client.patch("/api/v1/me", json!({ "username": "jodo" })).await.expect(200);
    client.patch("/api/v1/me", json!({ "username": "JoDo" })).await.expect(200);
    let refused = client.patch("/api/v1/me", json!({ "username": "joanna" })).await.expect(422);
    let error = &refused.json()["errors"][0];
    assert_eq!((&error["field"], &error["code"]), (&json!("username"), &json!("settled")));
    assert!(error["detail"].as_str().unwrap().contains("can be changed once"), "{error}");
    let form =
        |username: &str| json!({ "first_name": "Jo", "last_name": "Doe", "username": username, "email": JO });
    let refused = client.post("/update_profile", form("joanna")).await.expect(400);
    assert!(refused.message().contains("can be changed once"), "{}", refused.text);
    // The rest of the profile is as free as ever.
    client.post("/update_profile", form("JoDo")).await.expect(200);
    client.patch("/api/v1/me", json!({ "first_name": "Joanna" })).await.expect(200);
}

#[tokio::test]
async fn whoever_manages_people_may_still_put_such_a_name_right() {
    let app = TestApp::start_with(OPEN).await;
    let mut jo = comes_in(&app).await;
    jo.patch("/api/v1/me", json!({ "username": "rude.word" })).await.expect(200);
    let id = jo.get("/current_user_details").await.expect(200).json()["message"]["id"].clone();
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let form = json!({
        "user_id": id, "first_name": "Jo", "last_name": "Doe", "username": "jodo", "email": JO,
    });
    ada.post("/update_profile", form).await.expect(200);
    assert_eq!(jo.get("/api/v1/me").await.expect(200).json()["username"], json!("jodo"));
}

#[tokio::test]
async fn of_many_sign_ups_of_an_unconfirmed_address_at_once_one_writes_a_letter() {
    let app = TestApp::start_with(&format!("{OPEN}[hashing]\nqueue = 100\n")).await;
    signs_up(&app).await;
    app.clock.advance(Duration::from_secs(60));
    let sign_ups = (0..8).map(|_| {
        let mut client = app.client();
        async move { client.post("/register_email", json!({ "email": JO })).await.status.as_u16() }
    });
    assert_eq!(join_all(sign_ups).await, [201; 8]);
    assert_eq!(app.letters_to(JO).await.len(), 1);
}

#[tokio::test]
async fn nobody_is_sent_to_replace_a_password_before_their_address_is_confirmed() {
    let app = TestApp::start_with(OPEN).await;
    let letter = signs_up(&app).await;
    let body = json!({ "username": JO, "password": password(&letter) });
    let refused = app.client().post("/login", body.clone()).await.expect(401);
    assert!(!refused.text.contains("/new-password/"), "{}", refused.text);
    confirms(&app, &letter).await;
    let due = app.client().post("/login", body).await;
    assert!(due.text.contains("/new-password/"), "{}", due.text);
}
