//! The first administrator.

use serde_json::json;
use std::time::Duration;
use vestibule::signup::issue_set_up_link;

use crate::support::{PASSWORD, Person, TestApp};

fn path_of(link: &str) -> String {
    url::Url::parse(link).unwrap().path().to_owned()
}

const ADA: &[(&str, &str)] = &[
    ("first_name", "Ada"),
    ("last_name", ""),
    ("username", "ada"),
    ("email", "ada@example.com"),
    ("password", PASSWORD),
];

#[tokio::test]
async fn the_set_up_link_makes_one_super_admin_and_then_nothing_more() {
    let app = TestApp::start().await;
    let path = path_of(&issue_set_up_link(&app.env).await.unwrap().unwrap());
    let mut browser = app.client().sending("accept-language", "de-AT,de;q=0.9");
    browser.get(&path).await.expect(200);
    browser.post_form(&path, ADA).await.expect(200);
    browser.post_form(&path, ADA).await.expect(410);
    assert_eq!(issue_set_up_link(&app.env).await.unwrap(), None);

    let mut ada = Person::named("ada").signs_in(&app).await;
    let me = ada.get("/api/v1/me").await.expect(200).json();
    assert_eq!((&me["roles"], &me["permissions"]), (&json!(["Super Admin"]), &json!(["*"])));
    assert_eq!(me["locale"], "de", "their browser's language is that of their letters");
}

#[tokio::test]
async fn each_start_ends_the_link_of_the_one_before_and_an_hour_ends_any() {
    let app = TestApp::start().await;
    let first = path_of(&issue_set_up_link(&app.env).await.unwrap().unwrap());
    let second = path_of(&issue_set_up_link(&app.env).await.unwrap().unwrap());
    app.client().get(&first).await.expect(410);
    app.client().get(&second).await.expect(200);
    app.clock.advance(Duration::from_secs(60 * 60));
    app.client().get(&second).await.expect(410);
}

#[tokio::test]
async fn a_mistake_on_the_set_up_page_is_shown_at_its_field_and_spends_nothing() {
    let app = TestApp::start().await;
    let path = path_of(&issue_set_up_link(&app.env).await.unwrap().unwrap());
    let mut wrong = ADA.to_vec();
    wrong[3] = ("email", "not-an-address");
    let page = app.client().post_form(&path, &wrong).await.expect(422);
    assert!(page.text.contains("An e-mail address looks like"), "{}", page.text);
    wrong[3] = ADA[3];
    wrong[4] = ("password", "password");
    let page = app.client().post_form(&path, &wrong).await.expect(422);
    assert!(page.text.contains("among the commonest"), "{}", page.text);
    app.client().post_form(&path, ADA).await.expect(200);
}

#[tokio::test]
async fn an_administrator_made_by_command_ends_the_link() {
    let app = TestApp::start().await;
    let path = path_of(&issue_set_up_link(&app.env).await.unwrap().unwrap());
    Person::named("operator").runs_the_place(&app).await;
    app.client().get(&path).await.expect(410);
    app.client().post_form(&path, ADA).await.expect(410);
    let ada = Person::named("ada").sign_in_body();
    app.client().post("/api/v1/sessions", ada).await.expect(401);
}
