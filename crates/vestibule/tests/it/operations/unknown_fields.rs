//! Request bodies of API v1 name their fields: one that is misspelt, or sent to the wrong operation, is
//! refused with its name rather than left out. Whoever asks about somebody else would otherwise be
//! answered about themselves. The replaced programs' clients send more than they need, and may.

use serde_json::json;

use crate::support::{Person, Shop, operations};

#[tokio::test]
async fn no_body_of_api_v1_holds_a_field_that_is_not_described() {
    let shop = Shop::open_with("[throttle]\nenabled = \"off\"").await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut asked = 0;
    let mut wrong = Vec::new();
    for operation in operations().into_iter().filter(|operation| operation.name.contains(" /api/v1/")) {
        let Some(mut body) = operation.body() else { continue };
        body["surplus"] = json!("x");
        let path = operation.path_with(|name| match name {
            "uuid" | "person" => "00000000-0000-7000-8000-000000000000".to_owned(),
            _ => "1".to_owned(),
        });
        let answer = boss.send_json(operation.method.clone(), &path, body).await;
        asked += 1;
        if answer.status != 422 || answer.json()["errors"][0]["field"] != "surplus" {
            wrong.push(format!("{}: {} {}", operation.name, answer.status, answer.text));
        }
    }
    assert!(asked > 40, "the bodies of API v1 are found by their description: {asked}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn what_a_client_of_the_replaced_programs_sends_besides_is_left_out() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    boss.post("/create_role", json!({ "name": "Editor", "surplus": "x" })).await.expect(201);
    let body = json!({ "username": "boss", "password": crate::support::PASSWORD, "surplus": "x" });
    shop.app.client().post("/login", body).await.expect(200);
}
