//! Keeping somebody out and letting them in again.

use std::time::Duration;

use serde_json::json;

use crate::support::{Person, TestApp};

#[tokio::test]
async fn disabling_somebody_ends_their_sessions_and_enabling_revives_none() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let jo = Person::named("jodo");
    let mut session = jo.comes_in(&app).await;
    let path = format!("/api/v1/users/{}", session.uuid().await);
    ada.post(&format!("{path}/disable"), json!({})).await.expect(200);
    session.get("/api/v1/me").await.expect(401);
    let refused = app.client().post("/api/v1/sessions", jo.sign_in_body()).await.expect(401);
    assert_eq!(refused.code(), "account_disabled");
    let enabled = ada.post(&format!("{path}/enable"), json!({})).await.expect(200).json();
    assert_eq!(enabled["status"], json!("active"));
    session.get("/api/v1/me").await.expect(401);
    jo.signs_in(&app).await;
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn ending_somebodys_sessions_leaves_the_account_as_it_is() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let jo = Person::named("jodo");
    let mut session = jo.comes_in(&app).await;
    let uuid = session.uuid().await;
    ada.delete(&format!("/api/v1/users/{uuid}/sessions"), json!({})).await.expect(204);
    session.get("/api/v1/me").await.expect(401);
    jo.signs_in(&app).await;
}

#[tokio::test]
async fn how_somebody_stood_before_and_after_is_in_the_audit_log() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let uuid = Person::named("jodo").comes_in(&app).await.uuid().await;
    let path = format!("/api/v1/users/{uuid}");
    ada.post(&format!("{path}/disable"), json!({})).await.expect(200);
    app.clock.advance(Duration::from_secs(1));
    ada.delete(&path, json!({})).await.expect(200);
    ada.post(&format!("{path}/restore"), json!({})).await.expect(200);
    ada.post(&format!("{path}/enable"), json!({})).await.expect(200);
    for (action, before, after) in [
        ("account_disabled", "active", "disabled"),
        ("account_deleted", "disabled", "deleted"),
        ("account_restored", "deleted", "disabled"),
        ("account_enabled", "disabled", "active"),
    ] {
        let query = format!("/api/v1/audit?action={action}&target=person:{uuid}");
        let events = ada.get(&query).await.expect(200).json();
        let detail = json!({ "before": { "status": before }, "after": { "status": after } });
        assert_eq!(events["items"][0]["detail"], detail, "{action}");
    }
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn somebody_who_was_disabled_before_being_deleted_is_still_so_when_restored() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let path = format!("/api/v1/users/{}", Person::named("jodo").comes_in(&app).await.uuid().await);
    ada.post(&format!("{path}/disable"), json!({})).await.expect(200);
    app.clock.advance(Duration::from_secs(60));
    ada.delete(&path, json!({})).await.expect(200);
    let restored = ada.post(&format!("{path}/restore"), json!({})).await.expect(200).json();
    assert_eq!(restored["status"], json!("disabled"));
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn somebody_who_was_disabled_and_deleted_at_the_same_instant_is_still_disabled_when_restored() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut status_after = async |name: &str, disabled_first: bool| {
        let path = format!("/api/v1/users/{}", Person::named(name).comes_in(&app).await.uuid().await);
        if disabled_first {
            ada.post(&format!("{path}/disable"), json!({})).await.expect(200);
        }
        ada.delete(&path, json!({})).await.expect(200);
        let restored = ada.post(&format!("{path}/restore"), json!({})).await.expect(200).json();
        restored["status"].as_str().unwrap().to_owned()
    };
    // The clock stands still throughout.
    assert_eq!(status_after("jodo", true).await, "disabled");
    assert_eq!(status_after("aldo", false).await, "active");
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn somebody_deleted_by_an_older_version_is_restored_by_the_moments_that_it_wrote() {
    const AS_BEFORE: &str = "UPDATE users SET disabled_before_deletion_at = NULL WHERE id = $1";
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let path = format!("/api/v1/users/{}", Person::named("jodo").comes_in(&app).await.uuid().await);
    ada.post(&format!("{path}/disable"), json!({})).await.expect(200);
    app.clock.advance(Duration::from_secs(1));
    ada.delete(&path, json!({})).await.expect(200);
    app.changes_user("jodo", AS_BEFORE).await;
    let restored = ada.post(&format!("{path}/restore"), json!({})).await.expect(200).json();
    assert_eq!(restored["status"], json!("disabled"));
    app.puts_letters_aside().await;
}
