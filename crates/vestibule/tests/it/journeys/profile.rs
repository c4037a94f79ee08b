//! How somebody is called.

use futures_util::future::join_all;
use http::Method;
use serde_json::json;

use crate::support::{Person, TestApp};

#[tokio::test]
async fn somebody_changes_how_they_are_called_and_what_is_not_named_stays() {
    let app = TestApp::start().await;
    let mut client = Person::named("jodo").comes_in(&app).await;
    let change = json!({ "first_name": "Jolanthe", "locale": "de", "time_zone": "Europe/Berlin" });
    let me = client.patch("/api/v1/me", change).await.expect(200).json();
    assert_eq!((&me["first_name"], &me["last_name"]), (&json!("Jolanthe"), &json!("Doe")));
    let me = client.get("/api/v1/me").await.expect(200).json();
    assert_eq!((&me["locale"], &me["time_zone"]), (&json!("de"), &json!("Europe/Berlin")));
}

#[tokio::test]
async fn a_username_may_change_to_a_free_one_only_and_then_signs_in() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    Person::named("aldo").joins(&app).await;
    let taken = client.patch("/api/v1/me", json!({ "username": "ALDO" })).await.expect(409);
    assert_eq!(taken.code(), "username_taken");
    client.patch("/api/v1/me", json!({ "username": "JoDo" })).await.expect(200);
    client.patch("/api/v1/me", json!({ "username": "jolanthe" })).await.expect(200);
    Person { username: "jolanthe".to_owned(), ..jo }.signs_in(&app).await;
}

#[tokio::test]
async fn of_many_who_want_one_username_exactly_one_gets_it() {
    let app = TestApp::start().await;
    let mut tries = Vec::new();
    for n in 0..5 {
        let mut client = Person::named(&format!("jodo{n}")).comes_in(&app).await;
        tries.push(async move {
            client.patch("/api/v1/me", json!({ "username": "thename" })).await.status.as_u16()
        });
    }
    let mut statuses = join_all(tries).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409, 409, 409, 409]);
}

#[tokio::test]
async fn everything_that_is_wrong_with_a_profile_is_told_at_once() {
    let app = TestApp::start().await;
    let mut client = Person::named("jodo").comes_in(&app).await;
    let wrong = json!({ "first_name": "a\nb", "username": "x", "locale": "../..", "time_zone": "" });
    let problem = client.patch("/api/v1/me", wrong).await.expect(422).json();
    let fields: Vec<_> = problem["errors"].as_array().unwrap().iter().map(|e| e["field"].clone()).collect();
    assert_eq!(fields, ["first_name", "username", "locale", "time_zone"]);
}

#[tokio::test]
async fn a_profile_takes_nothing_that_is_not_its_own() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    for (field, smuggled) in [
        ("email", json!("x@example.org")),
        ("email_verified", json!(false)),
        ("roles", json!(["Admin"])),
        ("id", json!(1)),
    ] {
        let body = json!({ "first_name": "Smuggler", field: smuggled });
        let problem = client.patch("/api/v1/me", body).await.expect(422).json();
        assert_eq!(problem["errors"][0]["field"], json!(field));
    }
    let me = client.get("/api/v1/me").await.expect(200).json();
    assert_eq!(me["first_name"], json!("Jo"));
    assert_eq!((&me["email"], &me["email_verified"]), (&json!(jo.email), &json!(true)));
    assert_eq!(me["roles"], json!([]));
}

#[tokio::test]
async fn an_edit_based_on_an_older_profile_is_refused_with_the_present_one() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    let seen = client.get("/api/v1/me").await.header("etag");
    client.patch("/api/v1/me", json!({ "first_name": "Jolanthe" })).await.expect(200);
    let mut stale = jo.signs_in(&app).await.sending("if-match", &seen);
    let refused = stale.patch("/api/v1/me", json!({ "first_name": "Joan" })).await.expect(412);
    assert_eq!(refused.code(), "stale");
    assert_eq!(refused.json()["current"]["first_name"], json!("Jolanthe"));
    let now = client.get("/api/v1/me").await.header("etag");
    let mut fresh = jo.signs_in(&app).await.sending("if-match", &now);
    fresh.send_json(Method::PATCH, "/api/v1/me", json!({ "first_name": "Joan" })).await.expect(200);
}
