//! What was begun before somebody was out is not finished after: a request whose body takes its time,
//! one that waits for others, a stream that is just being opened.

use std::time::Duration;

use http::{Method, StatusCode};
use serde_json::{Value, json};
use vestibule::changes::Subject;
use vestibule_db::{Engine, LockOf};

use crate::support::{Client, EventStream, Person, TestApp};

const TOKENS: &str = "/api/v1/me/api-tokens";

/// A board for everybody with one column; answers its path and the column.
async fn board(owner: &mut Client) -> (String, i64) {
    let body = json!({ "name": "Plan", "visibility": "everyone" });
    let path = owner.post("/api/v1/boards", body).await.expect(201).header("location");
    let column = owner.post(&format!("{path}/columns"), json!({ "name": "To do" })).await.expect(201);
    (path, column.json()["id"].as_i64().unwrap())
}

#[tokio::test]
async fn a_body_that_is_held_back_does_not_outlive_signing_out() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo").comes_in(&app).await;
    let token = jo.begins(Method::POST, TOKENS, json!({ "name": "for later" })).await;
    let names = jo.begins(Method::PATCH, "/api/v1/me", json!({ "first_name": "Late" })).await;
    jo.clone().delete("/api/v1/sessions/current", json!({})).await.expect(204);
    assert_eq!(token.ends().await.expect(401).code(), "sign_in_required");
    names.ends().await.expect(401);
    assert_eq!(app.count("SELECT COUNT(*) FROM api_tokens").await, 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM users WHERE first_name = 'Late'").await, 0);
}

#[tokio::test]
async fn a_body_that_is_held_back_does_not_outlive_being_disabled_on_another_node() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    app.permit("jodo", "edit").await;
    let (path, column) = board(&mut ada).await;
    let uuid = jo.uuid().await;
    let node = app.another_node().await;
    let ticket = json!({ "column": column, "title": "late" });
    let begun = node.serve(&jo).begins(Method::POST, &format!("{path}/tickets"), ticket.clone()).await;
    let in_time = node.serve(&jo).begins(Method::POST, &format!("{path}/tickets"), ticket).await;
    in_time.ends().await.expect(201);
    ada.post(&format!("/api/v1/users/{uuid}/disable"), json!({})).await.expect(200);
    // As long as news may take from one node to another.
    tokio::time::sleep(Duration::from_secs(1)).await;
    begun.ends().await.expect(401);
    node.ends().await;
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn a_body_that_is_held_back_is_finished_with_the_rights_of_its_end() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo").comes_in(&app).await;
    app.permit("jodo", "edit").await;
    let (lost, kept) = (json!({ "name": "lost" }), json!({ "name": "kept" }));
    let begun = jo.begins(Method::POST, "/api/v1/boards", lost).await;
    jo.begins(Method::POST, "/api/v1/boards", kept).await.ends().await.expect(201);
    app.forbid("jodo", "edit").await;
    begun.ends().await.expect(403);
}

#[tokio::test]
async fn whoever_waits_for_a_board_changes_it_with_the_rights_they_have_by_then() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    app.permit("jodo", "edit").await;
    let (path, column) = board(&mut ada).await;
    let id: i64 = path.rsplit('/').next().unwrap().parse().unwrap();
    for (sql, expected) in
        [("DELETE FROM grants WHERE permission_id IS NOT NULL", 403), ("DELETE FROM sessions", 401)]
    {
        let mut held = app.env.write().await.unwrap();
        held.lock_one(LockOf::Board, id).await.unwrap();
        let mut waits = jo.clone();
        let tickets = format!("{path}/tickets");
        let body = json!({ "column": column, "title": "late" });
        let waiting = tokio::spawn(async move { waits.post(&tickets, body).await });
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert!(!waiting.is_finished());
        TestApp::runs(&mut held, sql).await;
        held.changed(Subject::Access);
        held.commit().await.unwrap();
        waiting.await.unwrap().expect(expected);
    }
    jo.get("/api/v1/me").await.expect(401);
}

#[tokio::test]
async fn an_api_token_is_not_made_by_a_session_that_ended_while_it_waited() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo").comes_in(&app).await;
    let mut held = app.env.write().await.unwrap();
    // PostgreSQL has many writers: there the request waits for the table.
    if app.env.db.engine() == Engine::Postgres {
        TestApp::runs(&mut held, "LOCK TABLE api_tokens").await;
    }
    let mut waits = jo.clone();
    let waiting = tokio::spawn(async move { waits.post(TOKENS, json!({ "name": "late" })).await });
    tokio::time::sleep(Duration::from_millis(300)).await;
    TestApp::runs(&mut held, "DELETE FROM sessions").await;
    held.changed(Subject::Everything);
    held.commit().await.unwrap();
    waiting.await.unwrap().expect(401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stream_that_is_opened_while_its_token_ends_does_not_stay_open() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let (path, _) = board(&mut ada).await;
    let events = format!("{path}/events");
    for _ in 0..10 {
        let made: Value = ada.post(TOKENS, json!({ "name": "wall display" })).await.expect(201).json();
        let display = app.client().with_bearer(made["token"].as_str().unwrap());
        let screens: Vec<_> =
            (0..6).map(|_| tokio::spawn(opens_again_and_again(display.clone(), events.clone()))).collect();
        tokio::time::sleep(Duration::from_millis(20)).await;
        ada.delete(&format!("{TOKENS}/{}", made["id"]), json!({})).await.expect(204);
        for screen in screens {
            for stream in screen.await.unwrap() {
                stream.ends_after("hello").await;
            }
        }
    }
    app.puts_letters_aside().await;
}

/// Where a table can be held, it happens for certain.
#[tokio::test]
async fn a_stream_that_waits_while_its_token_ends_is_not_opened() {
    let app = TestApp::start().await;
    if app.env.db.engine() == Engine::Sqlite {
        return;
    }
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let (path, _) = board(&mut ada).await;
    let made: Value = ada.post(TOKENS, json!({ "name": "wall display" })).await.expect(201).json();
    let mut display = app.client().with_bearer(made["token"].as_str().unwrap());
    display.get(&path).await.expect(200);
    let mut held = app.env.write().await.unwrap();
    TestApp::runs(&mut held, "LOCK TABLE boards").await;
    let opening = tokio::spawn(async move { display.follow_if_let_in(&format!("{path}/events")).await });
    tokio::time::sleep(Duration::from_millis(300)).await;
    ada.delete(&format!("{TOKENS}/{}", made["id"]), json!({})).await.expect(204);
    held.commit().await.unwrap();
    assert_eq!(opening.await.unwrap().map(|_| ()), Err(StatusCode::NOT_FOUND));
    app.puts_letters_aside().await;
}

/// Opens streams until it is let in no more; answers the last ones.
async fn opens_again_and_again(display: Client, events: String) -> Vec<EventStream> {
    let mut opened = Vec::new();
    while let Ok(stream) = display.follow_if_let_in(&events).await {
        opened.push(stream);
        if opened.len() > 3 {
            opened.remove(0);
        }
    }
    opened
}
