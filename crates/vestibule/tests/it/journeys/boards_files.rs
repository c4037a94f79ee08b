//! Taking a large board along and bringing it in again.

use serde_json::json;

use crate::support::{Person, TestApp};

/// As many as a board holds.
const TICKETS: usize = 10_000;

#[tokio::test]
async fn a_full_board_that_was_taken_along_is_brought_in_again() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let ticket = |n: usize| json!({ "title": format!("Ticket {n}"), "description": "What is to be done. ".repeat(10) });
    let tickets: Vec<_> = (0..TICKETS).map(ticket).collect();
    let file = json!({ "name": "Full", "columns": [{ "name": "To do", "tickets": tickets }] });
    assert!(file.to_string().len() > 2 * app.env.config.server.body_limit_bytes);
    let board = ada.post("/api/v1/boards/import", file.clone()).await.expect(201).header("location");
    let taken = ada.get(&format!("{board}/export.json")).await.expect(200).json();
    assert_eq!(taken["columns"][0]["tickets"].as_array().unwrap().len(), TICKETS);
    ada.post("/api/v1/boards/import", taken).await.expect(201);
    // Only from those who may make boards is so much taken, and only there.
    jo.post("/api/v1/boards/import", file.clone()).await.expect(413);
    app.client().post("/api/v1/boards/import", file.clone()).await.expect(401);
    ada.post("/api/v1/boards", file).await.expect(413);
}
