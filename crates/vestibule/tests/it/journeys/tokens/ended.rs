//! What ends tokens, at once and for good.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{PASSWORD, Person, TestApp};

use super::{me, refresh};

const DISABLE: &str = "UPDATE users SET disabled_at = 1, auth_epoch = auth_epoch + 1 WHERE id = $1";

#[tokio::test]
async fn nothing_is_left_of_tokens_that_a_new_password_or_an_administrator_has_ended() {
    let app = TestApp::start_original().await;
    let mut boss = Person::named("boss").runs_the_place(&app).await;
    let jo = Person::named("jodo");
    jo.joins_original(&app).await;
    let mut desk = jo.signs_in(&app).await;
    let uuid = desk.uuid().await;
    let of_jo =
        "SELECT COUNT(*) FROM token_families WHERE user_id = (SELECT id FROM users WHERE username = 'jodo')";
    let ways: [(&str, Value); 3] = [
        (
            "/update_profile",
            json!({
                "first_name": "Jo", "last_name": "Do", "username": "jodo", "email": jo.email, "password": PASSWORD,
            }),
        ),
        (&format!("/api/v1/users/{uuid}/disable"), json!({})),
        (&format!("/api/v1/users/{uuid}/enable"), json!({})),
    ];
    for (path, body) in ways {
        let is_enabling = path.ends_with("enable") && !path.ends_with("disable");
        if !is_enabling {
            jo.takes_tokens(&app).await;
            assert_eq!(app.count(of_jo).await, 1, "{path}");
        }
        let who = if path == "/update_profile" { &mut desk } else { &mut boss };
        who.post(path, body).await.expect(200);
        assert_eq!(app.count(of_jo).await, 0, "{path}");
    }
    let (access, token) = jo.takes_tokens(&app).await;
    app.client().post("/forgot_password", json!({ "email": jo.email })).await.expect(200);
    let mut letters = app.letters_to(&jo.email).await;
    let link = crate::support::path_in(&letters.pop().unwrap());
    app.client().post(&link, json!({ "email": jo.email, "password": "An0ther@word" })).await.expect(200);
    assert_eq!(app.count(of_jo).await, 0);
    me(&app, &access).await.expect(401);
    refresh(&app, &token).await.expect(401);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn disabling_deleting_and_a_new_epoch_end_every_token_at_once() {
    const DELETE: &str = "DELETE FROM users WHERE id = $1";
    const NEW_EPOCH: &str = "UPDATE users SET auth_epoch = auth_epoch + 1 WHERE id = $1";
    let app = TestApp::start().await;
    for (name, sql) in [("disabled", DISABLE), ("deleted", DELETE), ("signed-out", NEW_EPOCH)] {
        let person = Person::named(name);
        person.joins(&app).await;
        let (access, next) = person.takes_tokens(&app).await;
        let mut desk = person.signs_in(&app).await;
        let api = desk.post("/api/v1/me/api-tokens", json!({ "name": "x" })).await.expect(201).json();
        let api = api["token"].as_str().unwrap().to_owned();
        app.puts_letters_aside().await;
        me(&app, &access).await.expect(200);
        me(&app, &api).await.expect(200);
        app.changes_user(name, sql).await;
        me(&app, &access).await.expect(401);
        me(&app, &api).await.expect(401);
        refresh(&app, &next).await.expect(401);
    }
}

#[tokio::test]
async fn a_token_ended_on_one_node_is_dead_on_the_others_within_a_second() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let mut elsewhere = app.client_of_another_node().await;
    let (revoked, _) = jo.takes_tokens(&app).await;
    let (disabled, _) = jo.takes_tokens(&app).await;
    for (token, way) in [(revoked, "revoked"), (disabled, "disabled")] {
        let mut there = elsewhere.clone().with_bearer(&token);
        for _ in 0..3 {
            there.get("/api/v1/me").await.expect(200);
        }
        match way {
            "revoked" => {
                let mut here = app.client().with_bearer(&token);
                here.delete("/api/v1/tokens/current", json!({})).await.expect(204);
            }
            _ => app.changes_user("jodo", DISABLE).await,
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
        there.get("/api/v1/me").await.expect(401);
    }
    elsewhere.get("/healthz").await.expect(200);
}

#[tokio::test]
async fn enabling_somebody_again_revives_no_token() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (access, next) = jo.takes_tokens(&app).await;
    app.changes_user("jodo", DISABLE).await;
    app.changes_user("jodo", "UPDATE users SET disabled_at = NULL WHERE id = $1").await;
    me(&app, &access).await.expect(401);
    refresh(&app, &next).await.expect(401);
}

#[tokio::test]
async fn signing_a_program_out_ends_its_tokens_and_only_those() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut browser = jo.comes_in(&app).await;
    let (access, next) = jo.takes_tokens(&app).await;
    let (other, _) = jo.takes_tokens(&app).await;
    app.client().with_bearer(&access).delete("/api/v1/tokens/current", json!({})).await.expect(204);
    me(&app, &access).await.expect(401);
    refresh(&app, &next).await.expect(401);
    me(&app, &other).await.expect(200);
    browser.get("/api/v1/me").await.expect(200);
    browser.delete("/api/v1/tokens/current", json!({})).await.expect(404);
}

#[tokio::test]
async fn confirming_an_address_ends_the_tokens_taken_before_it() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let letter = jo.signs_up(&app).await;
    let (access, next) = jo.takes_tokens(&app).await;
    me(&app, &access).await.expect(200);
    let body = json!({ "token": crate::support::token_in(&letter), "password": jo.password });
    app.client().post("/api/v1/confirmations", body).await.expect(200);
    me(&app, &access).await.expect(401);
    refresh(&app, &next).await.expect(401);
}
