//! Roles and permissions themselves: names, edits that meet, lists.

use serde_json::json;
use vestibule_kernel::Cursor;

use crate::support::{Person, Shop, TestApp};

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
async fn a_deletion_that_is_based_on_another_state_is_refused() {
    let shop = Shop::open().await;
    let mut ada = Person::named("ada").runs_the_place(&shop.app).await;
    let role = ada.makes_role("Editor", &["edit"]).await;
    ada.makes_permissions(&["Publish"]).await;
    let listed = ada.get("/api/v1/permissions?limit=100").await.json();
    let publish = listed["items"].as_array().unwrap().iter().find(|p| p["name"] == "Publish").unwrap();
    let board = ada.post("/api/v1/boards", json!({ "name": "Plan" })).await.expect(201).header("location");
    let column = ada.post(&format!("{board}/columns"), json!({ "name": "To do" })).await.expect(201);
    let ticket = json!({ "column": column.json()["id"], "title": "Mine" });
    let ticket = ada.post(&format!("{board}/tickets"), ticket).await.expect(201).header("location");
    let comment = ada.post(&format!("{ticket}/comments"), json!({ "body": "Soon" })).await.expect(201);
    let (product, price) = shop.sells(&mut ada, "Pro", "5").await;
    let things = [
        (format!("/api/v1/roles/{role}"), json!({})),
        (format!("/api/v1/permissions/{}", publish["id"]), json!({})),
        (comment.header("location"), json!({})),
        (ticket, json!({ "confirm": "Mine" })),
        (column.header("location"), json!({ "confirm": "To do" })),
        (board, json!({ "confirm": "Plan" })),
        (format!("/api/v1/billing/prices/{}", price["id"]), json!({})),
        (format!("/api/v1/billing/products/{}", product["id"]), json!({})),
    ];
    for (path, body) in &things {
        let stale = ada.clone().sending("if-match", "\"12345\"").delete(path, body.clone()).await.expect(412);
        assert_eq!(stale.code(), "stale", "{path}");
        assert!(stale.json()["current"].is_object(), "{path}");
    }
    // Whoever says nothing goes on, and so does whoever has seen what is there.
    let (role, rest) = things.split_first().unwrap();
    let etag = ada.get(&role.0).await.header("etag");
    ada.clone().sending("if-match", &etag).delete(&role.0, role.1.clone()).await.expect(204);
    for (path, body) in rest {
        ada.delete(path, body.clone()).await.expect(204);
    }
    shop.hears().await;
}
