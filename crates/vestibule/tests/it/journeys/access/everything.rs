//! The sign `*`, which says that somebody may do everything.

use serde_json::json;

use crate::support::{Person, TestApp};

/// `*` and what folds to it.
const SIGNS: [&str; 4] = ["*", " * ", "\u{ff0a}", "\u{fe61}"];

#[tokio::test]
async fn nothing_is_called_what_stands_for_everything() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let role = ada.makes_role("Editor", &[]).await;
    let made = ada.post("/api/v1/permissions", json!({ "name": "Publish" })).await.expect(201).json();
    let paths = [format!("/api/v1/permissions/{}", made["id"]), format!("/api/v1/roles/{role}")];
    let mut edit = ada.clone().sending("if-match", "*");
    for sign in SIGNS {
        let name = json!({ "name": sign });
        let mut refused = vec![
            ada.post("/api/v1/permissions", name.clone()).await,
            ada.post("/api/v1/roles", name.clone()).await,
        ];
        for path in &paths {
            refused.push(edit.patch(path, name.clone()).await);
        }
        for answer in refused {
            let problem = answer.expect(422).json();
            assert_eq!(problem["errors"][0]["field"], json!("name"), "{sign}");
            assert!(problem["errors"][0]["detail"].as_str().unwrap().contains("everything"), "{problem}");
        }
        for path in ["/create_permission", "/admin/create_permission", "/create_role"] {
            let told = ada.post(path, name.clone()).await.expect(400).json();
            assert!(told["error"].as_str().unwrap().contains("everything"), "{told}");
        }
    }
    ada.makes_permissions(&["**", "posts.*"]).await;
}

#[tokio::test]
async fn only_a_super_admin_is_shown_to_hold_everything() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    Person::named("jodo").joins(&app).await;
    // As an older version has let it be called.
    app.has_permission("*").await;
    app.permit("jodo", "*").await;
    let mut jo = Person::named("jodo").signs_in(&app).await;
    assert_eq!(jo.get("/api/v1/me").await.expect(200).json()["permissions"], json!([]));
    assert_eq!(ada.get("/api/v1/me").await.expect(200).json()["permissions"], json!(["*"]));
}
