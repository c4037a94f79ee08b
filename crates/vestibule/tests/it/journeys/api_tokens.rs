//! Tokens that people make for programs of theirs.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Client, Person, TestApp, path_in};

const PATH: &str = "/api/v1/me/api-tokens";

async fn make(app: &TestApp, owner: &mut Client, body: Value) -> (i64, String) {
    let made = owner.post(PATH, body).await.expect(201).json();
    app.puts_letters_aside().await;
    (made["id"].as_i64().unwrap(), made["token"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn an_api_token_is_shown_once_listed_used_and_deleted() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (id, token) = make(&app, &mut jo, json!({ "name": "nightly backup" })).await;
    assert!(token.starts_with("vst_") && token.len() == 47, "{token}");
    let mut program = app.client().with_bearer(&token);
    assert_eq!(program.get("/api/v1/me").await.expect(200).json()["username"], json!("jodo"));

    let listed = jo.get(PATH).await.expect(200);
    assert!(!listed.text.contains(&token));
    assert_eq!(listed.json()["items"][0]["name"], json!("nightly backup"));

    jo.delete(&format!("{PATH}/{id}"), json!({})).await.expect(204);
    program.get("/api/v1/me").await.expect(401);
    assert_eq!(jo.get(PATH).await.json()["items"], json!([]));
    jo.delete(&format!("{PATH}/{id}"), json!({})).await.expect(404);
}

#[tokio::test]
async fn an_api_token_ends_when_it_was_said_to() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (_, token) = make(&app, &mut jo, json!({ "name": "a week", "expires_in_days": 7 })).await;
    let mut program = app.client().with_bearer(&token);
    app.clock.advance(Duration::from_secs(7 * 24 * 3600 - 1));
    program.get("/api/v1/me").await.expect(200);
    app.clock.advance(Duration::from_secs(1));
    program.get("/api/v1/me").await.expect(401);
}

#[tokio::test]
async fn an_api_token_cannot_make_see_or_delete_others() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (id, token) = make(&app, &mut jo, json!({ "name": "stolen" })).await;
    let mut thief = app.client().with_bearer(&token);
    thief.post(PATH, json!({ "name": "for later" })).await.expect(403);
    thief.get(PATH).await.expect(403);
    thief.delete(&format!("{PATH}/{id}"), json!({})).await.expect(403);
}

#[tokio::test]
async fn nobody_deletes_somebody_elses_api_token() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (id, token) = make(&app, &mut jo, json!({ "name": "mine" })).await;
    let mut other = Person::named("other").comes_in(&app).await;
    other.delete(&format!("{PATH}/{id}"), json!({})).await.expect(404);
    other.delete(&format!("{PATH}/no-number"), json!({})).await.expect(404);
    app.client().with_bearer(&token).get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn a_program_can_end_its_own_api_token() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (_, token) = make(&app, &mut jo, json!({ "name": "leaving" })).await;
    let mut program = app.client().with_bearer(&token);
    program.delete("/api/v1/tokens/current", json!({})).await.expect(204);
    program.get("/api/v1/me").await.expect(401);
}

#[tokio::test]
async fn a_token_has_a_name_and_a_sensible_life_and_nobody_has_more_than_fifty() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    for body in [
        json!({ "name": "" }),
        json!({ "name": " " }),
        json!({ "name": "a\nb" }),
        json!({ "name": "x".repeat(101) }),
        json!({ "name": "x", "expires_in_days": 0 }),
        json!({ "name": "x", "expires_in_days": 3651 }),
        json!({ "name": "x", "expires_in_days": -1 }),
        json!({}),
    ] {
        jo.post(PATH, body).await.expect(422);
    }
    for number in 0..50 {
        make(&app, &mut jo, json!({ "name": format!("number {number}") })).await;
    }
    jo.post(PATH, json!({ "name": "one more" })).await.expect(409);
}

#[tokio::test]
async fn making_an_api_token_in_a_browser_needs_the_csrf_token() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo").comes_in(&app).await;
    jo.without_csrf().post(PATH, json!({ "name": "x" })).await.expect(403);
}

#[tokio::test]
async fn an_api_token_takes_a_recent_proof_which_no_token_has() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    app.clock.advance(Duration::from_secs(10 * 60));
    let body = json!({ "name": "for later" });
    let refused = desk.post(PATH, body.clone()).await.expect(403);
    assert_eq!(refused.code(), "reauthentication_required");
    desk.post("/api/v1/me/reauthenticate", json!({ "password": jo.password })).await.expect(204);
    make(&app, &mut desk, body.clone()).await;

    let (access, _) = jo.takes_tokens(&app).await;
    let mut program = app.client().with_bearer(&access);
    assert_eq!(program.post(PATH, body).await.expect(403).code(), "reauthentication_required");
}

#[tokio::test]
async fn somebody_is_told_of_an_api_token_that_was_made_for_their_account() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    desk.post(PATH, json!({ "name": "nightly backup" })).await.expect(201);
    let letter = app.letter_to(&jo.email).await;
    assert_eq!(letter.subject, "A new API token for your account");
    assert!(letter.text.contains("nightly backup"), "{}", letter.text);
}

#[tokio::test]
async fn whoever_asks_for_a_limit_that_there_is_not_gets_no_token() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    for limit in [json!({ "permissions": ["read"] }), json!({ "expires_at": "2026-02-01T00:00:00Z" })] {
        let mut body = json!({ "name": "careful" });
        body.as_object_mut().unwrap().extend(limit.as_object().unwrap().clone());
        jo.post(PATH, body).await.expect(422);
    }
    assert_eq!(jo.get(PATH).await.json()["items"], json!([]));
}

#[tokio::test]
async fn an_api_token_outlives_a_change_of_the_second_factor_but_no_new_password() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let (_, token) = make(&app, &mut desk, json!({ "name": "nightly backup" })).await;
    jo.takes_a_second_factor(&app, &mut desk).await;
    let mut program = app.client().with_bearer(&token);
    program.get("/api/v1/me").await.expect(200);
    app.client().post("/api/v1/password-resets", json!({ "email": jo.email })).await.expect(202);
    let link = path_in(&app.letter_to(&jo.email).await);
    app.client().post_form(&link, &[("password", "a new pass phrase")]).await.expect(200);
    app.letter_to(&jo.email).await;
    program.get("/api/v1/me").await.expect(401);
}
