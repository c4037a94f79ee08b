//! Who may hand out what, and change whom.

use serde_json::json;

use crate::support::{Person, TestApp};

#[tokio::test]
async fn whoever_does_not_manage_people_sees_and_changes_nothing() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (uuid, admin) = (jo.uuid().await, ada.role_id("Admin").await);
    for path in [
        "/api/v1/roles".to_owned(),
        format!("/api/v1/roles/{admin}"),
        "/api/v1/permissions".to_owned(),
        format!("/api/v1/users/{uuid}/grants"),
        format!("/api/v1/users/{uuid}/permissions/edit/explain"),
    ] {
        jo.get(&path).await.expect(403);
        app.client().get(&path).await.expect(401);
    }
    jo.post("/api/v1/roles", json!({ "name": "x" })).await.expect(403);
    jo.post("/api/v1/permissions", json!({ "name": "x" })).await.expect(403);
    jo.post(&format!("/api/v1/users/{uuid}/grants"), json!({ "role_id": admin })).await.expect(403);
    jo.post("/api/v1/access/preview", json!({ "change": "delete_role", "role_id": admin })).await.expect(403);
    jo.delete(&format!("/api/v1/roles/{admin}"), json!({})).await.expect(403);
    assert_eq!(app.count("SELECT COUNT(*) FROM roles").await, 3);
}

#[tokio::test]
async fn nobody_hands_out_a_built_in_permission_that_they_do_not_hold() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    ada.makes_role("Clerk", &["manage_users"]).await;
    let settings = ada.makes_role("Settler", &["manage_settings"]).await;
    let mut clerk = Person::named("clerk").comes_in_as(&app, &mut ada, "Clerk").await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let grants = format!("/api/v1/users/{}/grants", jo.uuid().await);
    clerk.post(&grants, json!({ "permission": "manage_settings" })).await.expect(403);
    clerk.post(&grants, json!({ "role_id": settings })).await.expect(403);
    let own = clerk.makes_role("Own", &[]).await;
    let etag = clerk.get(&format!("/api/v1/roles/{own}")).await.header("etag");
    let mut edit = clerk.clone().sending("if-match", &etag);
    let path = format!("/api/v1/roles/{own}/permissions");
    edit.put(&path, json!({ "permissions": ["access_logs"] })).await.expect(403);
    // What they hold, and what means nothing to Vestibule, they may.
    clerk.makes_permissions(&["Feed the cat"]).await;
    edit.put(&path, json!({ "permissions": ["manage_users", "Feed the cat"] })).await.expect(200);
    clerk.post(&grants, json!({ "role_id": own })).await.expect(201);
    assert!(jo.may("feed the cat").await && !jo.may("manage_settings").await);
}

#[tokio::test]
async fn nobody_takes_built_in_permissions_out_of_a_role_that_holds_more_than_they_do() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    ada.makes_role("Clerk", &["manage_users"]).await;
    let settler = ada.makes_role("Settler", &["manage_settings"]).await;
    let mut clerk = Person::named("clerk").comes_in_as(&app, &mut ada, "Clerk").await;
    let path = format!("/api/v1/roles/{settler}");
    let etag = clerk.get(&path).await.header("etag");
    let mut edit = clerk.clone().sending("if-match", &etag);
    edit.put(&format!("{path}/permissions"), json!({ "permissions": [] })).await.expect(403);
    edit.patch(&path, json!({ "name": "Harmless" })).await.expect(403);
    clerk.delete(&path, json!({})).await.expect(403);
}

#[tokio::test]
async fn nobody_describes_a_built_in_permission_that_they_do_not_hold() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    ada.makes_role("Clerk", &["manage_users"]).await;
    let mut clerk = Person::named("clerk").comes_in_as(&app, &mut ada, "Clerk").await;
    let listed = clerk.get("/api/v1/permissions?limit=100").await.expect(200).json();
    for permission in listed["items"].as_array().unwrap() {
        let path = format!("/api/v1/permissions/{}", permission["id"]);
        let etag = clerk.get(&path).await.expect(200).header("etag");
        let mut edit = clerk.clone().sending("if-match", &etag);
        let expected = if permission["name"] == "manage_users" { 200 } else { 403 };
        edit.patch(&path, json!({ "description": "Nothing to see here" })).await.expect(expected);
    }
}

#[tokio::test]
async fn a_set_with_an_unknown_permission_is_refused_with_the_name_of_its_field() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let role = ada.makes_role("Editor", &[]).await;
    let path = format!("/api/v1/roles/{role}");
    let etag = ada.get(&path).await.header("etag");
    let set = json!({ "permissions": ["edit", "unheard of"] });
    let refused = ada.clone().sending("if-match", &etag).put(&format!("{path}/permissions"), set).await;
    assert_eq!(refused.expect(422).json()["errors"][0]["field"], json!("permissions"));
}

#[tokio::test]
async fn only_a_super_admin_makes_admins_and_super_admins() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut boss = Person::named("boss").comes_in_as(&app, &mut ada, "Admin").await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let uuid = jo.uuid().await;
    let grants = format!("/api/v1/users/{uuid}/grants");
    for role in ["Admin", "Super Admin"] {
        let id = ada.role_id(role).await;
        assert_eq!(boss.post(&grants, json!({ "role_id": id })).await.expect(403).code(), "forbidden");
        ada.post(&grants, json!({ "role_id": id })).await.expect(201);
    }
    boss.post(&grants, json!({ "permission": "manage_admin" })).await.expect(403);
}

#[tokio::test]
async fn holding_every_built_in_permission_does_not_let_anybody_hand_out_admin_or_super_admin() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let everything = [
        "view_dashboard",
        "manage_users",
        "view_reports",
        "edit",
        "manage_settings",
        "access_logs",
        "manage_admin",
        "manage_billing",
    ];
    ada.makes_role("Nearly", &everything).await;
    let mut nearly = Person::named("nearly").comes_in_as(&app, &mut ada, "Nearly").await;
    let grants = format!("/api/v1/users/{}/grants", nearly.uuid().await);
    let (admin, super_admin) = (ada.role_id("Admin").await, ada.role_id("Super Admin").await);
    nearly.post(&grants, json!({ "role_id": admin })).await.expect(403);
    nearly.post(&grants, json!({ "role_id": super_admin })).await.expect(403);
    let invitation = json!({ "email": "kim@example.org", "role_id": admin });
    nearly.post("/api/v1/invitations", invitation).await.expect(403);
}

#[tokio::test]
async fn an_admin_changes_nothing_about_a_super_admin() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut boss = Person::named("boss").comes_in_as(&app, &mut ada, "Admin").await;
    let uuid = ada.uuid().await;
    let grants = format!("/api/v1/users/{uuid}/grants");
    let grant = ada.get(&grants).await.json()["items"][0]["id"].as_i64().unwrap();
    let user = ada.role_id("User").await;
    boss.delete(&format!("{grants}/{grant}"), json!({})).await.expect(403);
    boss.post(&grants, json!({ "role_id": user })).await.expect(403);
    boss.post(&format!("/api/v1/users/{uuid}/disable"), json!({})).await.expect(403);
    boss.delete(&format!("/api/v1/users/{uuid}"), json!({})).await.expect(403);
    boss.delete(&format!("/api/v1/users/{uuid}/sessions"), json!({})).await.expect(403);
    boss.post(&format!("/api/v1/users/{uuid}/export"), json!({})).await.expect(403);
}

#[tokio::test]
async fn custom_permissions_may_be_added_to_built_in_roles_and_nothing_else_about_them_changes() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    ada.makes_permissions(&["Read News"]).await;
    let user = ada.role_id("User").await;
    let path = format!("/api/v1/roles/{user}");
    let mut edit = ada.clone().sending("if-match", "*");
    edit.put(&format!("{path}/permissions"), json!({ "permissions": ["Read News"] })).await.expect(200);
    assert!(jo.may("Read News").await);
    let refused = edit.put(&format!("{path}/permissions"), json!({ "permissions": ["edit"] })).await;
    assert_eq!(refused.expect(409).code(), "built_in");
    assert_eq!(edit.patch(&path, json!({ "name": "Guest" })).await.expect(409).code(), "built_in");
    assert_eq!(ada.delete(&path, json!({})).await.expect(409).code(), "built_in");
    edit.patch(&path, json!({ "description": "Everybody" })).await.expect(200);
    let permissions = ada.get("/api/v1/permissions?limit=1").await.json();
    let built_in = format!("/api/v1/permissions/{}", permissions["items"][0]["id"]);
    assert_eq!(ada.delete(&built_in, json!({})).await.expect(409).code(), "built_in");
    assert_eq!(edit.patch(&built_in, json!({ "name": "x" })).await.expect(409).code(), "built_in");
}

#[tokio::test]
async fn whoever_only_manages_people_does_not_describe_what_holds_more() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    ada.makes_role("Clerk", &["manage_users"]).await;
    let clerk = Person::named("clerk").comes_in_as(&app, &mut ada, "Clerk").await;
    let path = format!("/api/v1/roles/{}", ada.role_id("Super Admin").await);
    let etag = ada.get(&path).await.header("etag");
    let description = json!({ "description": "Everybody may have this." });
    clerk.clone().sending("if-match", &etag).patch(&path, description.clone()).await.expect(403);
    ada.clone().sending("if-match", &etag).patch(&path, description).await.expect(200);
}
