//! Lists of people: in order, by name, by role and status.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Person, TestApp};

use super::usernames;

/// Jo Doe each, by the names of their accounts.
async fn join_all(app: &TestApp, names: &[&str]) {
    for name in names {
        Person::named(name).joins(app).await;
        app.clock.advance(Duration::from_secs(1));
    }
}

#[tokio::test]
async fn people_are_listed_in_any_order_page_by_page() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    app.clock.advance(Duration::from_secs(1));
    join_all(&app, &["zoe", "Bob", "carl", "dora"]).await;
    let by_name = ["ada", "Bob", "carl", "dora", "zoe"];
    assert_eq!(usernames(&mut ada, "").await, by_name);
    assert_eq!(usernames(&mut ada, "sort=email").await, by_name);
    assert_eq!(usernames(&mut ada, "sort=created_at").await, ["ada", "zoe", "Bob", "carl", "dora"]);
    let mut backwards = by_name;
    backwards.reverse();
    assert_eq!(usernames(&mut ada, "sort=-username").await, backwards);
    assert_eq!(usernames(&mut ada, "sort=-created_at").await, ["dora", "carl", "Bob", "zoe", "ada"]);
}

#[tokio::test]
async fn somebody_is_found_by_the_beginning_of_a_name_or_address_and_shown_once() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    // All of them are called Jo Doe; jodo is found by three columns, first by the shortest.
    join_all(&app, &["jodo", "JOanna", "dora", "zoe", "carl"]).await;
    assert_eq!(usernames(&mut ada, "q=jo").await, ["jodo", "JOanna", "dora", "zoe", "carl"]);
    assert_eq!(usernames(&mut ada, "q=d").await, ["jodo", "JOanna", "dora", "zoe", "carl"]);
    assert_eq!(usernames(&mut ada, "q=a").await, ["ada"]);
    assert_eq!(usernames(&mut ada, "q=JOA").await, ["JOanna"]);
    assert_eq!(usernames(&mut ada, "q=do").await, ["jodo", "JOanna", "dora", "zoe", "carl"]);
    assert_eq!(usernames(&mut ada, "q=zoe%40exam").await, ["zoe"]);
    assert_eq!(usernames(&mut ada, "q=o").await, Vec::<String>::new());
    assert_eq!(usernames(&mut ada, "q=%25").await, Vec::<String>::new());
}

#[tokio::test]
async fn people_are_filtered_by_role_and_status() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    join_all(&app, &["bob", "carl", "dora"]).await;
    Person::named("eve").signs_up(&app).await;
    let all = ada.get("/api/v1/users").await.json();
    let uuid = |name: &str| {
        let is_it = |item: &&Value| item["username"] == name;
        all["items"].as_array().unwrap().iter().find(is_it).unwrap()["uuid"].as_str().unwrap().to_owned()
    };
    ada.makes_role("Editor", &["edit"]).await;
    ada.gives_role(&uuid("bob"), "Editor").await;
    ada.gives_role(&uuid("carl"), "Editor").await;
    ada.post(&format!("/api/v1/users/{}/disable", uuid("carl")), json!({})).await.expect(200);
    ada.delete(&format!("/api/v1/users/{}", uuid("dora")), json!({})).await.expect(200);
    assert_eq!(usernames(&mut ada, "role=editor").await, ["bob", "carl"]);
    assert_eq!(usernames(&mut ada, "role=editor&q=jo").await, ["bob", "carl"]);
    assert_eq!(usernames(&mut ada, "role=Editor&status=active").await, ["bob"]);
    assert_eq!(usernames(&mut ada, "status=disabled").await, ["carl"]);
    assert_eq!(usernames(&mut ada, "status=unconfirmed").await, ["eve"]);
    assert_eq!(usernames(&mut ada, "status=deleted&sort=-email").await, ["dora"]);
    assert_eq!(usernames(&mut ada, "role=User").await, ["ada", "bob", "carl", "eve"]);
    assert_eq!(usernames(&mut ada, "role=Super%20Admin&sort=created_at").await, ["ada"]);
    let carl = ada.get(&format!("/api/v1/users/{}", uuid("carl"))).await.expect(200).json();
    assert_eq!((&carl["status"], &carl["roles"]), (&json!("disabled"), &json!(["Editor"])));
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn a_filter_that_makes_no_sense_is_named() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    join_all(&app, &["bob"]).await;
    let next = ada.get("/api/v1/users?limit=1").await.json()["next"].as_str().unwrap().to_owned();
    for (query, field) in [
        ("status=asleep".to_owned(), "status"),
        ("role=nobody".to_owned(), "role"),
        ("sort=shoe_size".to_owned(), "sort"),
        ("q=a&sort=email".to_owned(), "sort"),
        (format!("q={}", "x".repeat(101)), "q"),
        ("q=%00".to_owned(), "q"),
        ("limit=x".to_owned(), "limit"),
        ("page=2".to_owned(), "page"),
        (format!("sort=email&cursor={next}"), "cursor"),
    ] {
        let problem = ada.get(&format!("/api/v1/users?{query}")).await.expect(422);
        assert_eq!(problem.json()["errors"][0]["field"], json!(field), "{query}");
    }
    ada.get("/api/v1/users/not-a-uuid").await.expect(404);
    ada.get("/api/v1/users/018f0000-0000-7000-8000-000000000000").await.expect(404);
    Person::named("bob").signs_in(&app).await.get("/api/v1/users").await.expect(403);
    app.client().get("/api/v1/users").await.expect(401);
}
