//! The committed description of the HTTP interface is the one this build serves.

use std::path::Path;

use crate::support::TestApp;

fn committed() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/api/openapi.json");
    std::fs::read_to_string(path).expect("docs/api/openapi.json; `cargo xtask openapi` writes it")
}

#[test]
fn the_committed_description_is_that_of_this_build() {
    let built = vestibule::server::openapi().to_pretty_json().unwrap();
    assert!(committed().trim() == built.trim(), "docs/api/openapi.json is stale: run `cargo xtask openapi`");
}

#[tokio::test]
async fn a_running_server_serves_it() {
    let app = TestApp::start().await;
    let served = app.client().get("/api/v1/openapi.json").await.expect(200).json();
    let committed: serde_json::Value = serde_json::from_str(&committed()).unwrap();
    assert!(served == committed, "docs/api/openapi.json is stale: run `cargo xtask openapi`");
    assert!(served["openapi"].as_str().unwrap().starts_with("3.1"));
}

#[tokio::test]
async fn every_path_that_holds_a_token_is_masked_in_the_log() {
    let description = serde_json::to_value(vestibule::server::openapi()).unwrap();
    for path in description["paths"].as_object().unwrap().keys().filter(|path| path.contains("{token}")) {
        let asked = path.replace("{token}", "s3cret");
        assert!(!vestibule::http::mask_target(&asked, None).contains("s3cret"), "{path}");
    }
}

#[test]
fn every_operation_has_a_name_of_its_own() {
    let description = serde_json::to_value(vestibule::server::openapi()).unwrap();
    let items = description["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap());
    let mut names: Vec<_> =
        items.map(|(_, operation)| operation["operationId"].as_str().unwrap().to_owned()).collect();
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count, "generators of clients need them to differ");
}
