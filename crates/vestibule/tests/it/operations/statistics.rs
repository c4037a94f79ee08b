//! How the place is doing, over time.

use std::time::Duration;

use serde_json::{Value, json};
use vestibule::request_log;

use crate::support::{Client, Person, TestApp};

async fn points(client: &mut Client, query: &str) -> Vec<Value> {
    let answer = client.get(&format!("/api/v1/statistics{query}")).await.expect(200).json();
    answer["points"].as_array().unwrap().clone()
}

fn total(points: &[Value], field: &str) -> i64 {
    points.iter().map(|point| point[field].as_i64().unwrap()).sum()
}

#[tokio::test]
async fn what_happens_is_counted_on_its_day() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    ada.get("/api/v1/me").await.expect(200);
    Person::named("jodo").comes_in(&app).await.get("/api/v1/me").await.expect(200);
    app.clock.advance(Duration::from_secs(24 * 3600));
    let mut jo = app.client();
    jo.post("/api/v1/sessions", json!({ "name": "jodo", "password": "not it" })).await.expect(401);
    app.client().get("/healthz").await.expect(200);

    let mut ada = Person::named("ada").signs_in(&app).await;
    let days = points(&mut ada, "?from=2026-01-10T00:00:00Z&to=2026-01-17T00:00:00Z").await;
    assert_eq!(days.len(), 7, "days without anything are there, too");
    let [first, second] = [&days[5], &days[6]];
    assert_eq!(first["at"], json!("2026-01-15T00:00:00.000Z"));
    assert_eq!((&first["sign_ups"], &second["sign_ups"]), (&json!(2), &json!(0)));
    assert_eq!((&first["sign_ins_refused"], &second["sign_ins_refused"]), (&json!(0), &json!(1)));
    assert!(first["sign_ins"].as_i64() >= Some(1), "{first}");
    assert!(first["letters"].as_i64() >= Some(1), "{first}");
    assert_eq!(second["letters_given_up"], json!(0));
    assert_eq!(first["active_people"], json!(2), "each is counted once");
    assert!(second["refused"].as_i64() >= Some(1) && second["errors"] == json!(0), "{second}");
    assert!(first["latency_p95_us"].as_i64() >= first["latency_p50_us"].as_i64());
    assert_eq!(total(&days[..5], "requests"), 0);
    assert!(days[0]["latency_p50_us"].is_null());
}

#[tokio::test]
async fn a_short_span_is_told_by_the_hour() {
    let app = TestApp::start_logging_requests().await;
    Person::named("ada").runs_the_place(&app).await;
    app.client().get("/check_auth_status").await.expect(200);
    app.clock.advance(Duration::from_secs(3600));
    app.client().get("/check_auth_status").await.expect(200);
    let mut ada = Person::named("ada").signs_in(&app).await;
    let query = "?from=2026-01-15T11:00:00Z&to=2026-01-15T14:00:00Z";
    let hours = points(&mut ada, query).await;
    assert_eq!(hours.len(), 3);
    assert_eq!(hours[0]["requests"], json!(0));
    assert!(hours[1]["requests"].as_i64() >= Some(1) && hours[2]["requests"].as_i64() >= Some(1));
    assert!(hours[1]["active_people"].is_null());
}

#[tokio::test]
async fn forgetting_who_was_here_does_not_change_how_many_they_were() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    ada.get("/api/v1/me").await.expect(200);
    let query = "?from=2026-01-01T00:00:00Z&to=2026-01-20T00:00:00Z";
    assert_eq!(total(&points(&mut ada, query).await, "active_people"), 1);
    app.clock.advance(Duration::from_secs(3 * 24 * 3600));
    // Whoever reads has everything of before written.
    let mut ada = Person::named("ada").signs_in(&app).await;
    points(&mut ada, query).await;
    request_log::prune(&app.env).await.unwrap();
    assert_eq!(points(&mut ada, query).await[14]["active_people"], json!(1));
}

#[tokio::test]
async fn it_is_for_those_who_may_read_the_logs_and_bounded() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    jo.get("/api/v1/statistics").await.expect(403);
    app.client().get("/api/v1/statistics").await.expect(401);
    assert_eq!(points(&mut ada, "").await.len(), 31);
    for (query, field) in [
        ("from=2025-01-01T00:00:00Z", "from"),
        ("from=yesterday", "from"),
        ("from=2026-01-15T00:00:00Z&to=2026-01-14T00:00:00Z", "to"),
    ] {
        let problem = ada.get(&format!("/api/v1/statistics?{query}")).await.expect(422).json();
        assert_eq!(problem["errors"][0]["field"], json!(field), "{query}");
    }
}
