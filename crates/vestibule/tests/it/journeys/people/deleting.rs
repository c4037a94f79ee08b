//! Deleting somebody, thinking again, and what is left in the end.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Client, Person, TestApp};

const DAY: Duration = Duration::from_secs(24 * 3600);

#[tokio::test]
async fn a_deletion_can_be_taken_back_for_thirty_days_and_its_names_stay_taken() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let jo = Person::named("jodo");
    let mut session = jo.comes_in(&app).await;
    let path = format!("/api/v1/users/{}", session.uuid().await);
    let deleted = ada.delete(&path, json!({})).await.expect(200).json();
    assert_eq!(
        (&deleted["status"], &deleted["purge_at"]),
        (&json!("deleted"), &json!("2026-02-14T12:00:00.000Z"))
    );
    session.get("/api/v1/me").await.expect(401);
    app.client().post("/api/v1/sessions", jo.sign_in_body()).await.expect(401);
    let namesake = Person { email: "other@example.com".to_owned(), ..jo.clone() };
    app.client().post("/signup", namesake.sign_up_body()).await.expect(409);
    ada.post(&format!("{path}/enable"), json!({})).await.expect(409);
    let role = ada.makes_role("Editor", &["edit"]).await;
    let gift = json!({ "role_id": role });
    ada.post(&format!("{path}/grants"), gift.clone()).await.expect(409);
    let uuid = path.rsplit('/').next().unwrap();
    let preview = json!({ "change": "give", "user": uuid, "role_id": role });
    ada.post("/api/v1/access/preview", preview).await.expect(409);
    let bulk = json!({ "users": [uuid], "action": "give_role", "role_id": role });
    ada.post("/api/v1/users/bulk", bulk).await.expect(409);
    app.clock.advance(29 * DAY);
    app.run_jobs().await;
    let mut ada = Person::named("ada").signs_in(&app).await;
    let restored = ada.post(&format!("{path}/restore"), json!({})).await.expect(200).json();
    assert_eq!(restored["status"], json!("active"));
    app.clock.advance(2 * DAY);
    app.run_jobs().await;
    jo.signs_in(&app).await;
}

#[tokio::test]
async fn after_thirty_days_a_deleted_account_is_purged_and_only_the_audit_log_remembers() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let jo = Person::named("jodo");
    let path = format!("/api/v1/users/{}", jo.comes_in(&app).await.uuid().await);
    ada.delete(&path, json!({})).await.expect(200);
    // Deleted anew, with a new period of grace.
    app.clock.advance(Duration::from_secs(600));
    ada.post(&format!("{path}/restore"), json!({})).await.expect(200);
    ada.delete(&path, json!({})).await.expect(200);
    app.clock.advance(30 * DAY - Duration::from_secs(300));
    app.run_jobs().await;
    assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 2);
    app.clock.advance(Duration::from_secs(300));
    app.run_jobs().await;
    assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM letters WHERE to_address = 'jodo@example.com'").await, 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit_events WHERE action = 'account_purged'").await, 1);
    let left = "SELECT COUNT(*) FROM audit_personal p JOIN audit_events e ON e.id = p.event_id \
                WHERE e.action = 'signed_in' AND e.actor_uuid NOT IN (SELECT uuid FROM users)";
    assert_eq!(app.count(left).await, 0);
    jo.joins(&app).await;
}

#[tokio::test]
async fn the_request_log_forgets_where_a_purged_person_was() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let path = format!("/api/v1/users/{}", jo.uuid().await);
    // The addresses of Jo's requests, and how many requests came from nowhere.
    let told = async |ada: &mut Client| {
        let log = ada.get("/api/v1/logs?limit=100").await.expect(200).json();
        let entries = log["items"].as_array().unwrap();
        let hers = entries.iter().filter(|entry| entry["user"]["username"] == "jodo");
        let nowhere = entries.iter().filter(|entry| entry["address"].is_null()).count();
        (hers.map(|entry| entry["address"].clone()).collect::<Vec<_>>(), nowhere)
    };
    let (places, nowhere) = told(&mut ada).await;
    assert!(!places.is_empty() && !places.contains(&json!(null)) && nowhere == 0, "{places:?}");
    ada.delete(&path, json!({})).await.expect(200);
    app.clock.advance(30 * DAY);
    app.run_jobs().await;
    let mut ada = Person::named("ada").signs_in(&app).await;
    let (_, nowhere) = told(&mut ada).await;
    assert_eq!(nowhere, places.len());
}

#[tokio::test]
async fn an_archive_holds_what_is_on_record_and_no_secrets() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let uuid = jo.uuid().await;
    ada.makes_role("Editor", &["edit"]).await;
    ada.gives_role(&uuid, "Editor").await;
    let path = format!("/api/v1/users/{uuid}/export");
    let own = jo.post(&path, json!({})).await.expect(200);
    assert!(own.header("content-disposition").contains("attachment"));
    let archive = own.json();
    assert_eq!(archive["profile"]["email"], json!("jodo@example.com"));
    assert_eq!(archive["grants"][0]["role"]["name"], json!("Editor"));
    assert_eq!(archive["sessions"][0]["address"], json!("198.51.100.7"));
    assert_eq!(archive["letters"][0]["letter"], json!("welcome"));
    let granted = |event: &&Value| event["action"] == "role_granted";
    let granted = archive["events"].as_array().unwrap().iter().find(granted).unwrap().clone();
    assert_eq!(granted["address"], json!(null), "the administrator's address is not Jo's");
    assert!(!own.text.contains("argon2") && !own.text.contains("token_hash"));
    ada.post(&path, json!({})).await.expect(200);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit_events WHERE action = 'data_exported'").await, 2);
    let ada_id = ada.uuid().await;
    jo.post(&format!("/api/v1/users/{ada_id}/export"), json!({})).await.expect(403);
}
