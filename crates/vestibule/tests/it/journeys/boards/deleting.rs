//! What deleting leaves behind: nothing.

use serde_json::json;

use crate::support::{Person, TestApp};

use super::Scene;

#[tokio::test]
async fn deleting_takes_the_name_and_leaves_nothing_of_what_was_written() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let ticket = scene.ticket(&mut ada, "secret plan").await;
    let path = scene.at(&format!("tickets/{}", ticket["id"]));
    ada.delete(&path, json!({})).await.expect(422);
    ada.delete(&path, json!({ "confirm": "Plan" })).await.expect(422);
    ada.delete(&path, json!({ "confirm": "secret plan" })).await.expect(204);
    ada.get(&path).await.expect(404);
    assert_eq!(app.count("SELECT COUNT(*) FROM board_events WHERE data LIKE '%secret%'").await, 0);

    ada.delete(&scene.path, json!({ "confirm": "plan" })).await.expect(422);
    ada.delete(&scene.path, json!({ "confirm": "Plan" })).await.expect(204);
    ada.get(&scene.path).await.expect(404);
    assert_eq!(app.count("SELECT COUNT(*) FROM board_columns").await, 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit_events WHERE action = 'board_deleted'").await, 1);
}

#[tokio::test]
async fn the_name_of_a_deleted_column_is_forgotten() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let path = scene.at(&format!("columns/{}", scene.todo));
    let rename = |name: &str| json!({ "name": name });
    ada.clone().sending("if-match", "*").patch(&path, rename("A secret")).await.expect(200);
    ada.delete(&path, json!({ "confirm": "A secret" })).await.expect(204);
    let told = "SELECT COUNT(*) FROM board_events WHERE data LIKE '%A secret%' OR data LIKE '%To do%'";
    assert_eq!(app.count(told).await, 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM board_events WHERE data LIKE '%Doing%'").await, 1);
}
