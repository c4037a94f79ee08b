//! Roles, permissions and grants: who may hand out what, and what follows at once.

use std::time::Duration;

use serde_json::json;
use vestibule_kernel::Cursor;

use crate::support::{Person, TestApp};

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

/// As long as news may take from one node to another.
async fn heard() {
    tokio::time::sleep(Duration::from_secs(1)).await;
}

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
async fn an_edit_says_what_it_is_based_on_and_is_refused_when_that_has_changed() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let role = ada.makes_role("Editor", &["edit"]).await;
    let path = format!("/api/v1/roles/{role}");
    assert_eq!(ada.patch(&path, json!({ "name": "x" })).await.expect(428).code(), "precondition_required");
    let etag = ada.get(&path).await.expect(200).header("etag");
    let mut first = ada.clone().sending("if-match", &etag);
    let mut second = ada.clone().sending("if-match", &etag);
    first.put(&format!("{path}/permissions"), json!({ "permissions": [] })).await.expect(200);
    let stale = second.patch(&path, json!({ "name": "Author" })).await.expect(412);
    assert_eq!(stale.code(), "stale");
    assert_eq!(stale.json()["current"]["permissions"], json!([]));
    assert_eq!(ada.get(&path).await.json()["name"], json!("Editor"));
}

#[tokio::test]
async fn a_grant_ends_by_itself_also_in_an_open_session() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let grants = format!("/api/v1/users/{}/grants", jo.uuid().await);
    let until = "2026-01-15T12:30:00Z";
    ada.post(&grants, json!({ "permission": "edit", "expires_at": until })).await.expect(201);
    assert!(jo.may("edit").await);
    app.clock.advance(Duration::from_secs(29 * 60));
    assert!(jo.may("edit").await);
    app.clock.advance(Duration::from_secs(60));
    assert!(!jo.may("edit").await);
    let past = ada.post(&grants, json!({ "permission": "edit", "expires_at": until })).await.expect(422);
    assert_eq!(past.json()["errors"][0]["field"], json!("expires_at"));
}

#[tokio::test]
async fn a_grant_tells_its_source_and_giving_it_again_makes_no_second_one() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (me, uuid) = (ada.uuid().await, jo.uuid().await);
    let grants = format!("/api/v1/users/{uuid}/grants");
    ada.post(&grants, json!({ "permission": "EDIT" })).await.expect(201);
    ada.post(&grants, json!({ "permission": "edit", "expires_at": "2027-01-01T00:00:00Z" }))
        .await
        .expect(200);
    let listed = ada.get(&grants).await.expect(200).json();
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    let grant = &listed["items"][0];
    assert_eq!(grant["source"], json!("person"));
    assert_eq!(grant["granted_by"], json!({ "uuid": me, "username": "ada" }));
    assert_eq!(grant["expires_at"], json!("2027-01-01T00:00:00.000Z"));
    let own = ada.get(&format!("/api/v1/users/{me}/grants")).await.json();
    assert_eq!(own["items"][0]["source"], json!("seed"));
}

#[tokio::test]
async fn a_grant_of_somebody_else_cannot_be_taken_through_another_persons_address() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let mut al = Person::named("al_b").comes_in(&app).await;
    let (jo_id, al_id) = (jo.uuid().await, al.uuid().await);
    ada.makes_role("Editor", &["edit"]).await;
    let grant = ada.gives_role(&jo_id, "Editor").await;
    ada.delete(&format!("/api/v1/users/{al_id}/grants/{grant}"), json!({})).await.expect(404);
    assert!(jo.may("edit").await);
}

#[tokio::test]
async fn an_explanation_names_the_role_the_giver_and_the_day() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let uuid = jo.uuid().await;
    let path = format!("/api/v1/users/{uuid}/permissions/edit/explain");
    let none = ada.get(&path).await.expect(200).json();
    assert_eq!((&none["holds"], &none["reasons"]), (&json!(false), &json!([])));
    ada.makes_role("Editor", &["edit"]).await;
    ada.gives_role(&uuid, "Editor").await;
    let until = "2026-01-15T13:00:00Z";
    let grants = format!("/api/v1/users/{uuid}/grants");
    ada.post(&grants, json!({ "permission": "edit", "expires_at": until })).await.expect(201);
    app.clock.advance(Duration::from_secs(2 * 3600));
    let mut ada = Person::named("ada").signs_in(&app).await;
    let why = ada.get(&path).await.expect(200).json();
    assert_eq!(why["holds"], json!(true));
    let [by_role, by_grant] = why["reasons"].as_array().unwrap().as_slice() else { panic!("{why}") };
    assert_eq!((&by_role["way"], &by_role["in_force"]), (&json!("role"), &json!(true)));
    assert_eq!(by_role["grant"]["role"]["name"], json!("Editor"));
    assert_eq!(by_role["grant"]["granted_by"]["username"], json!("ada"));
    assert_eq!(by_role["grant"]["granted_at"], json!("2026-01-15T12:00:00.000Z"));
    assert_eq!(by_role["in_role"]["by"]["username"], json!("ada"));
    assert_eq!((&by_grant["way"], &by_grant["in_force"]), (&json!("grant"), &json!(false)));
    let me = ada.uuid().await;
    let own = ada.get(&format!("/api/v1/users/{me}/permissions/edit/explain")).await.json();
    assert_eq!(own["reasons"][0]["way"], json!("super_admin"));
    ada.get(&format!("/api/v1/users/{uuid}/permissions/nothing/explain")).await.expect(404);
    ada.get("/api/v1/users/nobody/permissions/edit/explain").await.expect(404);
}

#[tokio::test]
async fn an_explanation_invents_no_day_for_what_vestibule_came_with() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut boss = Person::named("boss").comes_in_as(&app, &mut ada, "Admin").await;
    let path = format!("/api/v1/users/{}/permissions/edit/explain", boss.uuid().await);
    let why = ada.get(&path).await.expect(200).json();
    assert_eq!((&why["reasons"][0]["way"], &why["reasons"][0]["in_role"]), (&json!("role"), &json!(null)));
}

#[tokio::test]
async fn an_explanation_tells_what_keeps_a_grant_from_counting() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let uuid = jo.uuid().await;
    ada.makes_role("Editor", &["edit"]).await;
    ada.gives_role(&uuid, "Editor").await;
    ada.post(&format!("/api/v1/users/{uuid}/disable"), json!({})).await.expect(200);
    let why = ada.get(&format!("/api/v1/users/{uuid}/permissions/edit/explain")).await.json();
    assert_eq!((&why["holds"], &why["obstacles"]), (&json!(false), &json!(["disabled"])));
    assert_eq!(why["reasons"][0]["in_force"], json!(false));
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn a_preview_of_a_role_counts_only_those_for_whom_something_changes() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let mut al = Person::named("al_b").comes_in(&app).await;
    let (jo_id, al_id, ada_id) = (jo.uuid().await, al.uuid().await, ada.uuid().await);
    let role = ada.makes_role("Editor", &["edit"]).await;
    for who in [&jo_id, &al_id, &ada_id] {
        ada.gives_role(who, "Editor").await;
    }
    // Al holds it otherwise, Ada holds everything.
    ada.post(&format!("/api/v1/users/{al_id}/grants"), json!({ "permission": "edit" })).await.expect(201);
    let change = json!({ "change": "role_permissions", "role_id": role, "permissions": ["view_reports"] });
    let preview = ada.post("/api/v1/access/preview", change).await.expect(200).json();
    let [edit, reports] = preview["effects"].as_array().unwrap().as_slice() else { panic!("{preview}") };
    assert_eq!(edit["permission"], json!("edit"));
    assert_eq!(edit["lose"], json!({ "count": 1, "people": [{ "uuid": jo_id, "username": "jodo" }] }));
    assert_eq!(edit["gain"]["count"], json!(0));
    assert_eq!((&reports["permission"], &reports["gain"]["count"]), (&json!("view_reports"), &json!(2)));
    // Nothing has happened.
    assert!(jo.may("edit").await && !jo.may("view_reports").await);
}

#[tokio::test]
async fn a_preview_of_the_role_of_everybody_counts_everybody() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    Person::named("jodo").joins(&app).await;
    Person::named("al_b").joins(&app).await;
    ada.makes_permissions(&["Read News"]).await;
    let user = ada.role_id("User").await;
    let change = json!({ "change": "role_permissions", "role_id": user, "permissions": ["Read News"] });
    let preview = ada.post("/api/v1/access/preview", change).await.expect(200).json();
    // Ada holds everything anyway.
    assert_eq!(preview["effects"][0]["gain"]["count"], json!(2));
}

#[tokio::test]
async fn a_preview_of_a_grant_tells_what_one_person_gains_or_loses() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let uuid = jo.uuid().await;
    let role = ada.makes_role("Editor", &["edit", "view_reports"]).await;
    ada.post(&format!("/api/v1/users/{uuid}/grants"), json!({ "permission": "edit" })).await.expect(201);
    let give = json!({ "change": "give", "user": uuid, "role_id": role });
    let names = |preview: serde_json::Value| -> Vec<String> {
        let effects = preview["effects"].as_array().unwrap().clone();
        effects.iter().map(|effect| effect["permission"].as_str().unwrap().to_owned()).collect()
    };
    let preview = ada.post("/api/v1/access/preview", give).await.expect(200).json();
    assert_eq!(names(preview), ["view_reports"]);
    let grant = ada.gives_role(&uuid, "Editor").await;
    let take = json!({ "change": "take", "user": uuid, "grant_id": grant });
    let preview = ada.post("/api/v1/access/preview", take).await.expect(200).json();
    assert_eq!(preview["effects"][0]["lose"]["people"][0]["username"], json!("jodo"));
    assert_eq!(names(preview), ["view_reports"]);
    let unknown = json!({ "change": "give", "user": uuid, "role_id": 999_999 });
    let problem = ada.post("/api/v1/access/preview", unknown).await.expect(422);
    assert_eq!(problem.json()["errors"][0]["field"], json!("role_id"));
}

#[tokio::test]
async fn a_preview_promises_nothing_that_the_change_refuses() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let admin = ada.role_id("Admin").await;
    let set = json!({ "change": "role_permissions", "role_id": admin, "permissions": [] });
    assert_eq!(ada.post("/api/v1/access/preview", set).await.expect(409).code(), "built_in");
    let uuid = ada.uuid().await;
    let grants = ada.get(&format!("/api/v1/users/{uuid}/grants")).await.expect(200).json();
    let take = json!({ "change": "take", "user": uuid, "grant_id": grants["items"][0]["id"] });
    assert_eq!(ada.post("/api/v1/access/preview", take.clone()).await.expect(409).code(), "last_super_admin");
    Person::named("bea").comes_in_as(&app, &mut ada, "Super Admin").await;
    ada.post("/api/v1/access/preview", take).await.expect(200);
}

#[tokio::test]
async fn a_list_of_permissions_is_bounded_and_may_name_one_twice() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let role = ada.makes_role("Editor", &["edit"]).await;
    let path = format!("/api/v1/roles/{role}");
    let etag = ada.get(&path).await.header("etag");
    let mut edit = ada.clone().sending("if-match", &etag);
    let many: Vec<String> = (0..33_000).map(|n| format!("p{n}")).collect();
    let set = json!({ "permissions": many });
    let refused = edit.put(&format!("{path}/permissions"), set).await.expect(422).json();
    assert_eq!(refused["errors"][0]["code"], json!("too_many"));
    let preview = json!({ "change": "role_permissions", "role_id": role, "permissions": many });
    ada.post("/api/v1/access/preview", preview).await.expect(422);
    let twice = json!({ "permissions": ["edit", "EDIT", "view_reports"] });
    let set = edit.put(&format!("{path}/permissions"), twice).await.expect(200).json();
    assert_eq!(set["permissions"].as_array().unwrap().len(), 2);
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

#[tokio::test]
async fn names_are_unique_after_folding_and_ids_are_never_used_again() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let first = ada.makes_role("Editor", &[]).await;
    let twice = ada.post("/api/v1/roles", json!({ "name": " EDITOR " })).await.expect(409);
    assert_eq!(twice.code(), "name_taken");
    let other = ada.makes_role("Author", &[]).await;
    let mut edit = ada.clone().sending("if-match", "*");
    edit.patch(&format!("/api/v1/roles/{other}"), json!({ "name": "ｅditor" })).await.expect(409);
    ada.delete(&format!("/api/v1/roles/{other}"), json!({})).await.expect(204);
    ada.delete(&format!("/api/v1/roles/{first}"), json!({})).await.expect(204);
    assert!(ada.makes_role("Editor", &[]).await > other);
    for bad in ["", "   ", "a\nb", &"x".repeat(65)] {
        let problem = ada.post("/api/v1/roles", json!({ "name": bad })).await.expect(422);
        assert_eq!(problem.json()["errors"][0]["field"], json!("name"), "{bad:?}");
    }
}

#[tokio::test]
async fn deleting_a_permission_takes_it_out_of_every_role_and_makes_their_tags_stale() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    ada.makes_permissions(&["Publish"]).await;
    let role = ada.makes_role("Editor", &["Publish"]).await;
    let mut jo = Person::named("jodo").comes_in_as(&app, &mut ada, "Editor").await;
    assert!(jo.may("Publish").await);
    let etag = ada.get(&format!("/api/v1/roles/{role}")).await.header("etag");
    let listed = ada.get("/api/v1/permissions?limit=100").await.json();
    let publish = listed["items"].as_array().unwrap().iter().find(|p| p["name"] == "Publish").unwrap();
    ada.delete(&format!("/api/v1/permissions/{}", publish["id"]), json!({})).await.expect(204);
    assert!(!jo.may("Publish").await);
    let mut edit = ada.clone().sending("if-match", &etag);
    edit.patch(&format!("/api/v1/roles/{role}"), json!({ "description": "x" })).await.expect(412);
}

#[tokio::test]
async fn lists_are_paged_and_a_foreign_cursor_or_a_limit_that_is_none_is_named() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let first = ada.get("/api/v1/roles?limit=2").await.expect(200).json();
    assert_eq!(
        (&first["items"][0]["name"], &first["items"][1]["name"]),
        (&json!("Admin"), &json!("Super Admin"))
    );
    let next = first["next"].as_str().unwrap();
    let second = ada.get(&format!("/api/v1/roles?limit=2&cursor={next}")).await.expect(200).json();
    assert_eq!((&second["items"][0]["name"], &second["next"]), (&json!("User"), &json!(null)));
    for (query, field) in [
        (format!("permissions?cursor={next}"), "cursor"),
        ("roles?cursor=%25".to_owned(), "cursor"),
        (format!("roles?cursor={}", Cursor::after("roles", &"a\0").as_str()), "cursor"),
        ("roles?limit=many".to_owned(), "limit"),
        ("roles?colour=red".to_owned(), "colour"),
    ] {
        let problem = ada.get(&format!("/api/v1/{query}")).await.expect(422);
        assert_eq!(problem.json()["errors"][0]["field"], json!(field), "{query}");
    }
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
