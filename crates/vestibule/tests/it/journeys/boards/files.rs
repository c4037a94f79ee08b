//! Taking a board along as a file, and bringing one in.

use serde_json::json;

use crate::support::{Person, TestApp};

use super::Scene;

#[tokio::test]
async fn a_board_is_taken_along_as_a_file_and_brought_in_again() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let full = json!({
        "column": scene.todo, "title": "=1+1", "description": "a\nb", "labels": ["Bug"], "due_on": "2026-02-01",
    });
    ada.post(&scene.at("tickets"), full).await.expect(201);
    scene.ticket(&mut ada, "second").await;

    let file = jo.get(&scene.at("export.json")).await.expect(200).json();
    assert_eq!(
        file["columns"][1],
        json!({ "name": "Doing", "color": null, "wip_limit": null, "tickets": [] })
    );
    jo.post("/api/v1/boards/import", file.clone()).await.expect(403);
    let copy = ada.post("/api/v1/boards/import", file.clone()).await.expect(201).header("location");
    assert_eq!(ada.get(&format!("{copy}/export.json")).await.expect(200).json(), file);
    jo.get(&copy).await.expect(404);

    let table = jo.get(&scene.at("export.csv")).await.expect(200);
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    assert!(table.text.contains("\r\nTo do,'=1+1,"), "{}", table.text);
    let path = "/api/v1/boards/import.csv?name=Copy&visibility=everyone";
    let bytes = table.text.into_bytes();
    let copy = ada.send(http::Method::POST, path, Some("text/csv"), bytes.clone()).await.expect(201);
    let copied = ada.get(&format!("{}/export.json", copy.header("location"))).await.expect(200).json();
    assert_eq!(copied["columns"][0], file["columns"][0]);
    ada.send(http::Method::POST, path, Some("application/json"), bytes).await.expect(415);
}

#[tokio::test]
async fn a_file_that_is_wrong_anywhere_is_not_brought_in_at_all() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let tickets = json!([{ "title": "fine" }, { "title": "x", "due_on": "soon" }]);
    let file = json!({ "name": "Plan", "columns": [{ "name": "To do", "tickets": tickets }] });
    let problem = ada.post("/api/v1/boards/import", file).await.expect(422).json();
    assert_eq!(problem["errors"][0]["detail"], json!("Column 1, ticket 2: a day looks like 2026-01-31."));
    let path = "/api/v1/boards/import.csv?name=x";
    let unclosed = "column,title\nTo do,\"a\nTo do,b";
    for text in
        ["", "a,b\n1,2", "column,title\n,x", "column,title\nTo do,", "column,title\nTo do,a\0b", unclosed]
    {
        ada.send(http::Method::POST, path, Some("text/csv"), text.as_bytes().to_vec()).await.expect(422);
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM boards").await, 0);
}

#[tokio::test]
async fn nobody_has_a_file_taken_apart_who_may_not_bring_one_in() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    jo.post("/api/v1/boards/import", json!({ "no": "board" })).await.expect(403);
    jo.send(http::Method::POST, "/api/v1/boards/import.csv", Some("text/csv"), b"no table".to_vec())
        .await
        .expect(403);
    app.permit("jodo", "edit").await;
    jo.post("/api/v1/boards/import", json!({ "no": "board" })).await.expect(422);
    jo.post("/api/v1/boards/import?visable=everyone", json!({ "name": "x", "columns": [] }))
        .await
        .expect(422);
}
