//! How often somebody came in and was refused, as they and their administrators see it.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Client, Person, TestApp};

const DAY: Duration = Duration::from_secs(24 * 3600);

async fn days(client: &mut Client, path: &str) -> Vec<Value> {
    client.get(path).await.expect(200).json()["days"].as_array().unwrap().clone()
}

async fn guesses(app: &TestApp, name: &str) {
    app.client().post("/api/v1/sessions", json!({ "name": name, "password": "not it" })).await.expect(401);
}

#[tokio::test]
async fn sign_ins_and_refusals_are_told_day_by_day_and_only_ones_own() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    Person::named("mo-do").comes_in(&app).await;
    jo.signs_in(&app).await;
    guesses(&app, "jodo").await;
    guesses(&app, "mo-do").await;
    app.clock.advance(DAY);
    guesses(&app, "jodo").await;
    guesses(&app, &jo.email).await;
    let mut jo = jo.signs_in(&app).await;
    app.letters_to("jodo@example.com").await;
    let last = days(&mut jo, "/api/v1/me/sign-ins/history?days=3").await;
    let expected = [
        json!({ "at": "2026-01-14T00:00:00.000Z", "accepted": 0, "refused": 0 }),
        json!({ "at": "2026-01-15T00:00:00.000Z", "accepted": 1, "refused": 1 }),
        json!({ "at": "2026-01-16T00:00:00.000Z", "accepted": 1, "refused": 2 }),
    ];
    assert_eq!(last, expected);
    assert_eq!(days(&mut jo, "/api/v1/me/sign-ins/history").await.len(), 30);
    assert_eq!(days(&mut jo, "/api/v1/me/sign-ins/history?days=1000").await.len(), 92);
    let problem = jo.get("/api/v1/me/sign-ins/history?days=some").await.expect(422).json();
    assert_eq!(problem["errors"][0]["field"], "days");
}

#[tokio::test]
async fn a_program_that_fetches_a_token_signs_in_too() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut browser = jo.comes_in(&app).await;
    let before = days(&mut browser, "/api/v1/me/sign-ins/history?days=1").await[0]["accepted"].as_i64();
    let body = json!({ "name": jo.username, "password": crate::support::PASSWORD });
    app.client().post("/api/v1/tokens", body).await.expect(201);
    let after = days(&mut browser, "/api/v1/me/sign-ins/history?days=1").await[0]["accepted"].as_i64();
    assert_eq!(after, before.map(|count| count + 1));
}

#[tokio::test]
async fn who_reads_logs_sees_somebody_elses() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    guesses(&app, "jodo").await;
    let uuid = jo.get("/api/v1/me").await.expect(200).json()["uuid"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/users/{uuid}/sign-ins/history?days=1");
    jo.get(&path).await.expect(403);
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    assert_eq!(days(&mut admin, &path).await, days(&mut jo, "/api/v1/me/sign-ins/history?days=1").await);
    assert_eq!(days(&mut admin, &path).await[0]["refused"], 1);
    let nobody = "/api/v1/users/00000000-0000-7000-8000-000000000000/sign-ins/history";
    admin.get(nobody).await.expect(404);
}
