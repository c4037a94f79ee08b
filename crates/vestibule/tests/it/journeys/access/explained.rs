//! Why somebody may do something, and what a change would alter.

use std::time::Duration;

use serde_json::json;

use crate::support::{Person, TestApp};

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
async fn a_preview_of_many_permissions_counts_each_by_its_own_other_ways() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    ada.makes_permissions(&["New", "Newer", "Held by role", "Held directly"]).await;
    let editor = ada.makes_role("Editor", &[]).await;
    ada.makes_role("Reader", &["Held by role"]).await;
    let mut jo = Person::named("jodo").comes_in_as(&app, &mut ada, "Editor").await;
    let mut al = Person::named("al_b").comes_in_as(&app, &mut ada, "Editor").await;
    ada.gives_role(&jo.uuid().await, "Reader").await;
    let gift = json!({ "permission": "Held directly" });
    ada.post(&format!("/api/v1/users/{}/grants", al.uuid().await), gift).await.expect(201);
    let names = ["Held by role", "Held directly", "New", "Newer"];
    let change = json!({ "change": "role_permissions", "role_id": editor, "permissions": names });
    let preview = ada.post("/api/v1/access/preview", change).await.expect(200).json();
    let gains = |effect: &serde_json::Value| {
        let people = effect["gain"]["people"].as_array().unwrap().iter();
        people.map(|person| person["username"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    let told: Vec<_> = preview["effects"].as_array().unwrap().iter().map(gains).collect();
    assert_eq!(told, ["al_b", "jodo", "jodo al_b", "jodo al_b"]);
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
async fn a_preview_counts_nobody_who_is_deleted() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    ada.makes_permissions(&["Read News"]).await;
    let role = ada.makes_role("Editor", &["edit"]).await;
    let user = ada.role_id("User").await;
    let mut grants = Vec::new();
    for name in ["jodo", "al_b"] {
        let uuid = Person::named(name).comes_in(&app).await.uuid().await;
        let grant = ada.gives_role(&uuid, "Editor").await;
        grants.push((uuid, grant));
    }
    let (gone, grant) = grants.remove(0);
    let take = json!({ "change": "take", "user": gone, "grant_id": grant });
    let preview = ada.post("/api/v1/access/preview", take.clone()).await.expect(200).json();
    assert_eq!(preview["effects"][0]["lose"]["count"], json!(1));
    ada.delete(&format!("/api/v1/users/{gone}"), json!({})).await.expect(200);
    let preview = ada.post("/api/v1/access/preview", take).await.expect(200).json();
    assert_eq!(preview["effects"], json!([]));
    for (role, set, group) in [
        (role, json!(["edit", "Read News"]), "gain"),
        (role, json!([]), "lose"),
        (user, json!(["Read News"]), "gain"),
    ] {
        let change = json!({ "change": "role_permissions", "role_id": role, "permissions": set });
        let preview = ada.post("/api/v1/access/preview", change).await.expect(200).json();
        let affected = &preview["effects"][0][group];
        assert_eq!(affected["count"], json!(1), "{preview}");
        assert_eq!(affected["people"][0]["username"], json!("al_b"), "{preview}");
    }
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_preview_is_told_with_its_field() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let nobody = "00000000-0000-7000-8000-000000000000";
    for (body, field) in [
        (json!({ "change": "give", "user": "x", "role_id": 1 }), "user"),
        (json!({ "change": "give", "role_id": 1 }), "user"),
        (json!({ "change": "delete_role", "role_id": "1" }), "role_id"),
        (json!({ "change": "delete_role" }), "role_id"),
        (json!({ "change": "delete_role", "role_id": 1, "colour": "red" }), "colour"),
        (json!({ "change": "delete_role", "role_id": 1, "user": nobody }), "user"),
        (json!({ "change": "role_permissions", "role_id": 1, "permissions": [1] }), "permissions[0]"),
        (json!({ "change": "role_permissions", "role_id": 1 }), "permissions"),
        (json!({ "change": "take", "user": nobody }), "grant_id"),
        (json!({ "change": "nothing" }), "change"),
        (json!({ "role_id": 1 }), "change"),
        (json!({ "change": "give", "user": nobody, "permission": "a\u{0}b" }), "permission"),
    ] {
        let problem = ada.post("/api/v1/access/preview", body.clone()).await.expect(422).json();
        assert_eq!(problem["errors"][0]["field"], json!(field), "{body}");
    }
}
