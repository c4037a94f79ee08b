//! What a list is asked for in its query: all of it is understood, or the request is refused. Whoever
//! narrows a list down by a mistake would otherwise take everything for what they have asked for.

use serde_json::json;

use crate::support::{Client, Operation, Person, TestApp, operations};

/// The lists of API v1 that stand at one address.
fn lists() -> Vec<Operation> {
    let is_list = |operation: &Operation| {
        let at_one_address = operation.name.starts_with("GET /api/v1/") && !operation.name.contains('{');
        at_one_address && operation.query().iter().any(|name| name == "limit" || name == "cursor")
    };
    operations().into_iter().filter(is_list).collect()
}

async fn ask(client: &mut Client, list: &Operation, query: &str) -> (u16, String) {
    let answer = client.get(&format!("{}?{query}", list.path_with(|_| String::new()))).await;
    let field = match answer.status.as_u16() {
        422 => answer.json()["errors"][0]["field"].as_str().unwrap().to_owned(),
        _ => String::new(),
    };
    (answer.status.as_u16(), field)
}

#[tokio::test]
async fn no_list_knows_a_filter_that_is_not_described() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    assert!(lists().len() > 10, "the lists of API v1 are found by their description");
    for list in lists() {
        let refused = ask(&mut ada, &list, "nonsense=1").await;
        assert_eq!(refused, (422, "nonsense".to_owned()), "{}", list.name);
    }
}

#[tokio::test]
async fn a_filter_without_a_value_is_refused_like_any_other_that_names_nothing() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    for list in lists() {
        // Every name begins with the empty text.
        for name in list.query().iter().filter(|name| *name != "q") {
            let refused = ask(&mut ada, &list, &format!("{name}=")).await;
            assert_eq!(refused, (422, name.clone()), "{}", list.name);
        }
    }
}

#[tokio::test]
async fn a_page_of_no_size_that_there_is_is_refused() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let paged = |list: &Operation| list.query().iter().any(|name| name == "limit");
    for list in lists().into_iter().filter(paged) {
        for limit in ["0", "-1", "101", "99999999999999999999"] {
            let refused = ask(&mut ada, &list, &format!("limit={limit}")).await;
            assert_eq!(refused, (422, "limit".to_owned()), "{} {limit}", list.name);
        }
    }
    // A table has no pages.
    for table in ["/api/v1/logs.csv", "/api/v1/me/activity.csv"] {
        let problem = ada.get(&format!("{table}?limit=5")).await.expect(422).json();
        assert_eq!(problem["errors"][0]["field"], json!("limit"), "{table}");
    }
}

#[tokio::test]
async fn a_search_for_nothing_in_particular_finds_everybody() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let found = ada.get("/api/v1/users?q=").await.expect(200).json();
    assert_eq!(found["items"][0]["username"], json!("ada"));
}
