//! What follows at once from a role that is given or taken, and what is on record of it.

use std::time::Duration;

use serde_json::json;

use crate::support::{Person, TestApp};

/// As long as news may take from one node to another.
async fn heard() {
    tokio::time::sleep(Duration::from_secs(1)).await;
}

#[tokio::test]
async fn a_role_change_acts_on_an_open_session_at_once() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let uuid = jo.uuid().await;
    ada.makes_permissions(&["Create Post", "Publish"]).await;
    let role = ada.makes_role("Editor", &["Create Post"]).await;
    assert!(!jo.may("create post").await);
    let grant = ada.gives_role(&uuid, "Editor").await;
    assert!(jo.may("create post").await);
    let etag = ada.get(&format!("/api/v1/roles/{role}")).await.header("etag");
    let path = format!("/api/v1/roles/{role}/permissions");
    ada.clone()
        .sending("if-match", &etag)
        .put(&path, json!({ "permissions": ["Publish"] }))
        .await
        .expect(200);
    assert!(!jo.may("Create Post").await && jo.may("Publish").await);
    ada.delete(&format!("/api/v1/users/{uuid}/grants/{grant}"), json!({})).await.expect(204);
    assert!(!jo.may("Publish").await);
}

#[tokio::test]
async fn a_role_change_is_heard_by_another_node_within_a_second() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    ada.makes_permissions(&["Create Post"]).await;
    let role = ada.makes_role("Editor", &["Create Post"]).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let uuid = jo.uuid().await;
    let node = app.another_node().await;
    let mut elsewhere = node.serve(&jo);
    // Asked more than once, so that the other node remembers its answer.
    for _ in 0..3 {
        assert!(!elsewhere.may("Create Post").await);
    }
    let grant = ada.gives_role(&uuid, "Editor").await;
    heard().await;
    assert!(elsewhere.may("Create Post").await, "a role was given");
    let etag = ada.get(&format!("/api/v1/roles/{role}")).await.header("etag");
    let path = format!("/api/v1/roles/{role}/permissions");
    ada.clone().sending("if-match", &etag).put(&path, json!({ "permissions": [] })).await.expect(200);
    heard().await;
    assert!(!elsewhere.may("Create Post").await, "the role's set was changed");
    let etag = ada.get(&format!("/api/v1/roles/{role}")).await.header("etag");
    let set = json!({ "permissions": ["Create Post"] });
    ada.clone().sending("if-match", &etag).put(&path, set).await.expect(200);
    heard().await;
    assert!(elsewhere.may("Create Post").await, "and changed back");
    ada.delete(&format!("/api/v1/users/{uuid}/grants/{grant}"), json!({})).await.expect(204);
    heard().await;
    assert!(!elsewhere.may("Create Post").await, "the role was taken");
    node.ends().await;
}

#[tokio::test]
async fn an_application_asks_about_many_permissions_at_once() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let uuid = jo.uuid().await;
    ada.post(&format!("/api/v1/users/{uuid}/grants"), json!({ "permission": "edit" })).await.expect(201);
    let asked = json!({ "permissions": ["EDIT", "manage_users", "nobody made this"] });
    let answer = jo.post("/api/v1/check", asked).await.expect(200).json();
    assert_eq!(answer["allowed"], json!({ "EDIT": true, "manage_users": false, "nobody made this": false }));
    app.client().get("/api/v1/check?permission=edit").await.expect(401);
    let missing = jo.get("/api/v1/check").await.expect(422).json();
    assert_eq!(missing["errors"][0]["field"], json!("permission"));
    jo.post("/api/v1/check", json!({ "permissions": vec!["x"; 101] })).await.expect(422);
}

#[tokio::test]
async fn every_change_is_in_the_audit_log_with_before_and_after() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let role = ada.makes_role("Editor", &["edit"]).await;
    ada.delete(&format!("/api/v1/roles/{role}"), json!({})).await.expect(204);
    for (action, count) in [("role_created", 1), ("role_changed", 1), ("role_deleted", 1)] {
        let found = match action {
            "role_created" => {
                app.count("SELECT COUNT(*) FROM audit_events WHERE action = 'role_created'").await
            }
            "role_changed" => {
                app.count(
                    "SELECT COUNT(*) FROM audit_events WHERE action = 'role_changed' \
                     AND detail LIKE '%\"after\":{\"permissions\":[\"edit\"]}%'",
                )
                .await
            }
            _ => app.count("SELECT COUNT(*) FROM audit_events WHERE action = 'role_deleted'").await,
        };
        assert_eq!(found, count, "{action}");
    }
}
