//! Tokens that people make for programs of theirs.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Client, Person, TestApp};

const PATH: &str = "/api/v1/me/api-tokens";

async fn make(owner: &mut Client, body: Value) -> (i64, String) {
    let made = owner.post(PATH, body).await.expect(201).json();
    (made["id"].as_i64().unwrap(), made["token"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn an_api_token_is_shown_once_listed_used_and_deleted() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (id, token) = make(&mut jo, json!({ "name": "nightly backup" })).await;
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
    let (_, token) = make(&mut jo, json!({ "name": "a week", "expires_in_days": 7 })).await;
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
    let (id, token) = make(&mut jo, json!({ "name": "stolen" })).await;
    let mut thief = app.client().with_bearer(&token);
    thief.post(PATH, json!({ "name": "for later" })).await.expect(403);
    thief.get(PATH).await.expect(403);
    thief.delete(&format!("{PATH}/{id}"), json!({})).await.expect(403);
}

#[tokio::test]
async fn nobody_deletes_somebody_elses_api_token() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (id, token) = make(&mut jo, json!({ "name": "mine" })).await;
    let mut other = Person::named("other").comes_in(&app).await;
    other.delete(&format!("{PATH}/{id}"), json!({})).await.expect(404);
    other.delete(&format!("{PATH}/no-number"), json!({})).await.expect(404);
    app.client().with_bearer(&token).get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn a_program_can_end_its_own_api_token() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (_, token) = make(&mut jo, json!({ "name": "leaving" })).await;
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
        make(&mut jo, json!({ "name": format!("number {number}") })).await;
    }
    jo.post(PATH, json!({ "name": "one more" })).await.expect(409);
}

#[tokio::test]
async fn making_an_api_token_in_a_browser_needs_the_csrf_token() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo").comes_in(&app).await;
    jo.without_csrf().post(PATH, json!({ "name": "x" })).await.expect(403);
}
