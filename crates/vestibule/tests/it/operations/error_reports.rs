//! What becomes of failures inside.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use serde_json::{Value, json};
use vestibule::changes::Watcher;
use vestibule::env::Failure;
use vestibule::error_reports::{self, Reporter};
use vestibule::http::{Code, Problem};
use vestibule::jobs::{self, Handlers, NewJob, Outcome, run_due};
use vestibule::server::Entrance;
use vestibule::sessions::SessionCache;
use vestibule::telemetry::Metrics;
use vestibule::tokens::TokenCache;
use vestibule_db::Statement;

use crate::support::{Client, Person, TestApp};

/// An installation, a visitor of routes that fail in every way, and what hears of it.
async fn failing(settings: &str) -> (TestApp, Client, Reporter) {
    let mut app = TestApp::start_with(settings).await;
    app.tolerate_failures();
    let env = app.env.clone();
    let broken = move || {
        let env = env.clone();
        async move {
            let mut db = env.db.read().await.map_err(Problem::from)?;
            Statement::new("SELECT 1 FROM missing")
                .fetch_all::<(i64,)>(&mut db)
                .await
                .map_err(Problem::from)?;
            Ok::<_, Problem>(())
        }
    };
    let internal =
        || async { Problem::from(Failure::Internal("part 17 of \"Jo's key\" is missing".to_owned())) };
    let router = Router::new()
        .route("/panic/{id}", get(panics))
        .route("/broken", get(broken))
        .route("/internal", get(internal))
        .route("/bare", get(|| async { http::StatusCode::BAD_GATEWAY }))
        .route("/meant", get(|| async { Problem::new(Code::BillingNotSetUp) }))
        .route("/fine", get(|| async { Problem::new(Code::NotFound) }));
    let (reporter, collector) = error_reports::channel(app.env.clone());
    tokio::spawn(collector.run());
    let sessions = SessionCache::new(Watcher::default(), &app.env.announcer);
    let tokens = TokenCache::new(Watcher::default(), &app.env.announcer);
    let metrics = Metrics::new().unwrap();
    let entrance = Entrance::new(app.env.clone(), sessions, tokens, router, None, metrics, reporter.clone());
    let client = app.client_at(entrance);
    (app, client, reporter)
}

async fn panics() {
    let nothing: Result<(), &str> = Err("the secret is hunter2");
    std::hint::black_box(nothing).unwrap();
}

async fn reports(ada: &mut Client, query: &str) -> Vec<Value> {
    let page = ada.get(&format!("/api/v1/error-reports{query}")).await.expect(200).json();
    page["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_panic_is_a_500_and_one_report_however_often_it_happens() {
    let (app, mut visitor, reporter) = failing("").await;
    let first = visitor.get("/panic/1").await.expect(500);
    assert!(!first.text.contains("hunter2"), "{}", first.text);
    app.clock.advance(Duration::from_secs(60));
    let second = visitor.get("/panic/2").await.expect(500);
    visitor.get("/fine").await.expect(404);
    reporter.flush().await;

    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let all = reports(&mut ada, "").await;
    assert_eq!(all.len(), 1, "{all:?}");
    let report = &all[0];
    assert_eq!((&report["kind"], &report["occurrences"]), (&json!("panic"), &json!(2)));
    assert_eq!(report["route"], json!("GET /panic/{id}"));
    assert_eq!(report["request_id"], json!(second.header("x-request-id")));
    assert_eq!(report["first_seen_at"], json!("2026-01-15T12:00:00.000Z"));
    assert_eq!(report["last_seen_at"], json!("2026-01-15T12:01:00.000Z"));
    assert!(report["location"].as_str().unwrap().contains("error_reports.rs:"), "{report}");
    assert!(!report.to_string().contains("hunter2"), "{report}");
}

#[tokio::test]
async fn what_is_not_set_up_is_no_failure_whoever_asks_for_it() {
    let (app, mut visitor, reporter) = failing("").await;
    visitor.get("/meant").await.expect(503);
    reporter.flush().await;
    assert_eq!(app.count("SELECT COUNT(*) FROM error_reports").await, 0);
}

#[tokio::test]
async fn a_report_is_forgotten_when_it_has_not_happened_for_long() {
    let (app, mut visitor, reporter) = failing("log.error_retention_days = 10").await;
    let days = |days: u64| Duration::from_secs(days * 24 * 3600);
    let tidy = async || {
        let mut tx = app.env.db.write().await.unwrap();
        error_reports::prune(&app.env, &mut tx).await.unwrap();
        tx.commit().await.unwrap();
    };
    visitor.get("/internal").await.expect(500);
    visitor.get("/broken").await.expect(500);
    reporter.flush().await;
    app.clock.advance(days(9));
    visitor.get("/broken").await.expect(500);
    reporter.flush().await;
    tidy().await;
    assert_eq!(app.count("SELECT COUNT(*) FROM error_reports").await, 2);
    app.clock.advance(days(2));
    tidy().await;
    assert_eq!(app.count("SELECT COUNT(*) FROM error_reports WHERE route = 'GET /broken'").await, 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM error_reports").await, 1);
}

#[tokio::test]
async fn errors_are_told_apart_by_their_causes() {
    let (app, mut visitor, reporter) = failing("").await;
    for path in ["/broken", "/internal", "/bare", "/broken"] {
        assert!(visitor.get(path).await.status.is_server_error(), "{path}");
    }
    reporter.flush().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let all = reports(&mut ada, "").await;
    let of = |route: &str| all.iter().find(|report| report["route"] == json!(route)).unwrap();
    assert_eq!(all.len(), 3, "{all:?}");
    assert_eq!(of("GET /broken")["occurrences"], json!(2));
    assert_eq!(of("GET /broken")["causes"][0], json!("the database refused a statement"));
    assert!(of("GET /broken")["title"].as_str().unwrap().contains("missing"), "{all:?}");
    assert_eq!(of("GET /internal")["title"], json!("part 17 of \"***\" is missing"));
    assert_eq!(of("GET /bare")["causes"], json!([]));
}

#[tokio::test]
async fn a_resolved_report_opens_again_when_it_happens_again() {
    let (app, mut visitor, reporter) = failing("").await;
    visitor.get("/internal").await.expect(500);
    reporter.flush().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let id = reports(&mut ada, "?state=open").await[0]["id"].as_i64().unwrap();
    let resolved =
        ada.post(&format!("/api/v1/error-reports/{id}/resolve"), json!({})).await.expect(200).json();
    assert_eq!(resolved["resolved_at"], json!("2026-01-15T12:00:00.000Z"));
    assert!(resolved["resolved_by"].is_string());
    assert_eq!(reports(&mut ada, "?state=open").await.len(), 0);
    assert_eq!(reports(&mut ada, "?state=resolved").await.len(), 1);

    visitor.get("/internal").await.expect(500);
    reporter.flush().await;
    let open = reports(&mut ada, "?state=open").await;
    assert_eq!((open.len(), &open[0]["occurrences"]), (1, &json!(2)));
    ada.post(&format!("/api/v1/error-reports/{id}/resolve"), json!({})).await.expect(200);
    let reopened =
        ada.post(&format!("/api/v1/error-reports/{id}/reopen"), json!({})).await.expect(200).json();
    assert!(reopened["resolved_at"].is_null());
    let audited = ada.get("/api/v1/audit?action=error_report_resolved").await.expect(200).json();
    assert_eq!(audited["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn reports_are_for_operators_only() {
    let (app, mut visitor, reporter) = failing("").await;
    visitor.get("/internal").await.expect(500);
    reporter.flush().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    for path in ["/api/v1/error-reports", "/api/v1/error-reports/1"] {
        jo.get(path).await.expect(403);
        app.client().get(path).await.expect(401);
    }
    for path in ["/api/v1/error-reports/1/resolve", "/api/v1/error-reports/1/reopen"] {
        jo.post(path, json!({})).await.expect(403);
        app.client().post(path, json!({})).await.expect(401);
    }
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    ada.get("/api/v1/error-reports/1").await.expect(200);
    ada.get("/api/v1/error-reports/999").await.expect(404);
    ada.get("/api/v1/error-reports/abc").await.expect(404);
    ada.post("/api/v1/error-reports/999/resolve", json!({})).await.expect(404);
    ada.get("/api/v1/error-reports?state=new").await.expect(422);
}

#[tokio::test]
async fn operators_get_one_letter_per_kind_and_hour() {
    let (app, mut visitor, reporter) =
        failing("[log]\noperators = [\"ops@example.com\", \"boss@example.com\"]").await;
    for path in ["/internal", "/internal", "/panic/1"] {
        visitor.get(path).await.expect(500);
        reporter.flush().await;
    }
    let letters = app.letters_to("ops@example.com").await;
    assert_eq!(letters.len(), 2, "{letters:?}");
    assert_eq!(app.letters_to("boss@example.com").await.len(), 2);
    assert!(letters[0].text.contains("GET /internal") && letters[0].text.contains("/app/admin/errors"));
    assert!(!letters.iter().any(|letter| letter.text.contains("hunter2")));

    app.clock.advance(Duration::from_secs(59 * 60));
    visitor.get("/internal").await.expect(500);
    reporter.flush().await;
    assert_eq!(app.letters_to("ops@example.com").await.len(), 0);
    app.clock.advance(Duration::from_secs(60));
    visitor.get("/internal").await.expect(500);
    reporter.flush().await;
    let letter = app.letter_to("ops@example.com").await;
    assert!(letter.text.contains("How often so far: 4"), "{}", letter.text);
    app.letter_to("boss@example.com").await;
}

#[tokio::test]
async fn a_database_that_cannot_take_a_report_makes_no_further_one_and_gets_it_later() {
    let (app, mut visitor, reporter) = failing("").await;
    app.tamper(&["ALTER TABLE error_reports RENAME TO gone"]).await;
    visitor.get("/internal").await.expect(500);
    reporter.flush().await;
    visitor.get("/internal").await.expect(500);
    reporter.flush().await;
    app.tamper(&["ALTER TABLE gone RENAME TO error_reports"]).await;
    reporter.flush().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let all = reports(&mut ada, "").await;
    assert_eq!((all.len(), &all[0]["occurrences"]), (1, &json!(2)), "{all:?}");
}

#[tokio::test]
async fn a_job_that_panics_is_given_up_and_the_worker_goes_on() {
    let (app, _, _) = failing("").await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let witness = Arc::clone(&told);
    let handlers = Handlers::telling_of_panics(move |_, kind, incident| {
        witness.lock().unwrap().push((kind.to_owned(), incident.location.is_some()));
    })
    .with("fall_over", |_, _| async { panic!("over") })
    .with("stand", |_, _| async { Outcome::Done });
    let mut work = app.env.write().await.unwrap();
    for kind in ["fall_over", "stand"] {
        let job =
            NewJob { kind, payload: json!({}), dedupe_key: None, ordering_key: None, run_at: app.env.now() };
        jobs::enqueue(&mut work, &job, app.env.now()).await.unwrap();
    }
    work.commit().await.unwrap();
    assert_eq!(run_due(&app.env, &handlers).await.unwrap(), 2);
    assert_eq!(
        app.count("SELECT COUNT(*) FROM jobs WHERE kind = 'fall_over' AND failed_at IS NOT NULL").await,
        1
    );
    assert_eq!(
        app.count("SELECT COUNT(*) FROM jobs WHERE kind = 'stand' AND finished_at IS NOT NULL").await,
        1
    );
    assert_eq!(*told.lock().unwrap(), [("fall_over".to_owned(), true)]);
}
