//! Changing many people in one go, by somebody who may.

use serde_json::json;

use crate::support::{Person, TestApp};

use super::usernames;

#[tokio::test]
async fn a_selection_is_changed_as_a_whole_or_not_at_all() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut bob = Person::named("bob").comes_in(&app).await;
    let mut carl = Person::named("carl").comes_in(&app).await;
    let (ada_id, bob_id, carl_id) = (ada.uuid().await, bob.uuid().await, carl.uuid().await);
    let nobody = "018f0000-0000-7000-8000-000000000000";
    let everybody = json!({ "users": [bob_id, ada_id, nobody], "action": "disable" });
    let refused = ada.post("/api/v1/users/bulk", everybody).await.expect(409).json();
    let reasons: Vec<_> = refused["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| (e["field"].clone(), e["code"].clone()))
        .collect();
    assert_eq!(reasons, [(json!(ada_id), json!("last_super_admin")), (json!(nobody), json!("not_found"))]);
    bob.get("/api/v1/me").await.expect(200);
    let both = json!({ "users": [bob_id, carl_id, bob_id], "action": "disable" });
    assert_eq!(ada.post("/api/v1/users/bulk", both).await.expect(200).json(), json!({ "done": 2 }));
    bob.get("/api/v1/me").await.expect(401);
    carl.get("/api/v1/me").await.expect(401);
    let role = ada.makes_role("Editor", &["edit"]).await;
    let give = json!({ "users": [bob_id, carl_id], "action": "give_role", "role_id": role });
    ada.post("/api/v1/users/bulk", give).await.expect(200);
    assert_eq!(usernames(&mut ada, "role=Editor").await, ["bob", "carl"]);
    ada.post("/api/v1/users/bulk", json!({ "users": [bob_id], "action": "tickle" })).await.expect(422);
    ada.post("/api/v1/users/bulk", json!({ "users": vec![bob_id; 201], "action": "disable" }))
        .await
        .expect(422);
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn a_role_that_is_not_there_or_not_meant_is_told_as_such_and_blamed_on_nobody() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let bob = Person::named("bob").comes_in(&app).await.uuid().await;
    for (action, role) in [
        ("give_role", json!(999_999)),
        ("take_role", json!(999_999)),
        ("give_role", json!(null)),
        ("disable", json!(1)),
    ] {
        let body = json!({ "users": [bob], "action": action, "role_id": role });
        let problem = ada.post("/api/v1/users/bulk", body).await.expect(422).json();
        assert_eq!(problem["errors"][0]["field"], json!("role_id"), "{action} {role}");
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM users WHERE disabled_at IS NOT NULL").await, 0);
}

#[tokio::test]
async fn an_admin_who_was_just_demoted_changes_nothing_any_more() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut boss = Person::named("boss").comes_in(&app).await;
    let boss_id = boss.uuid().await;
    let grant = ada.gives_role(&boss_id, "Admin").await;
    boss.get("/api/v1/users").await.expect(200);
    ada.delete(&format!("/api/v1/users/{boss_id}/grants/{grant}"), json!({})).await.expect(204);
    boss.get("/api/v1/users").await.expect(403);
    boss.post("/api/v1/roles", json!({ "name": "Revenge" })).await.expect(403);
}
