//! Where am I signed in, and who else is?

use serde_json::{Value, json};

use crate::support::{Client, Person, TestApp};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const SAFARI: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

async fn signs_in_with(app: &TestApp, jo: &Person, agent: &str) -> Client {
    let mut client = app.client().sending("user-agent", agent);
    client.post("/api/v1/sessions", jo.sign_in_body()).await.expect(201);
    client
}

async fn sessions(client: &mut Client) -> Vec<Value> {
    client.get("/api/v1/me/sessions").await.expect(200).json().as_array().unwrap().clone()
}

#[tokio::test]
async fn somebody_sees_where_they_are_signed_in() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    Person::named("other").comes_in(&app).await;
    signs_in_with(&app, &jo, SAFARI).await;
    app.clock.advance(std::time::Duration::from_secs(5));
    let mut desk = signs_in_with(&app, &jo, FIREFOX).await;
    let mut listed = sessions(&mut desk).await;
    for session in &mut listed {
        assert!(session["id"].take().is_i64());
    }
    assert_eq!(
        Value::from(listed),
        json!([
            {
                "id": null, "browser": "Firefox", "system": "Linux", "address": "198.51.100.7",
                "created_at": "2026-01-15T12:00:05.000Z", "last_seen_at": "2026-01-15T12:00:05.000Z",
                "expires_at": "2026-01-16T12:00:05.000Z", "current": true
            },
            {
                "id": null, "browser": "Safari", "system": "iPhone", "address": "198.51.100.7",
                "created_at": "2026-01-15T12:00:00.000Z", "last_seen_at": "2026-01-15T12:00:00.000Z",
                "expires_at": "2026-01-16T12:00:00.000Z", "current": false
            },
        ])
    );
}

#[tokio::test]
async fn a_session_that_has_ended_by_itself_is_not_listed() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.comes_in(&app).await;
    app.clock.advance(std::time::Duration::from_secs(60 * 60));
    assert_eq!(sessions(&mut jo.signs_in(&app).await).await.len(), 1);
}

#[tokio::test]
async fn one_session_can_be_ended_from_another_at_once() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut lost = jo.comes_in(&app).await;
    lost.get("/api/v1/me").await.expect(200);
    let mut desk = jo.signs_in(&app).await;
    let other = sessions(&mut desk).await.into_iter().find(|session| session["current"] == json!(false));
    let path = format!("/api/v1/me/sessions/{}", other.unwrap()["id"]);
    desk.delete(&path, json!({})).await.expect(204);
    lost.get("/api/v1/me").await.expect(401);
    desk.get("/api/v1/me").await.expect(200);
    desk.delete(&path, json!({})).await.expect(404);
}

#[tokio::test]
async fn nobody_ends_somebody_elses_session() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let theirs = sessions(&mut jo).await[0]["id"].clone();
    let mut boss = Person::named("boss").runs_the_place(&app).await;
    boss.delete(&format!("/api/v1/me/sessions/{theirs}"), json!({})).await.expect(404);
    jo.get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn all_other_sessions_can_be_ended_and_this_one_goes_on() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut others = [jo.comes_in(&app).await, jo.signs_in(&app).await];
    let mut desk = jo.signs_in(&app).await;
    desk.delete("/api/v1/me/sessions", json!({})).await.expect(204);
    for other in &mut others {
        other.get("/api/v1/me").await.expect(401);
    }
    assert_eq!(sessions(&mut desk).await.len(), 1);
}

#[tokio::test]
async fn somebody_is_told_of_a_sign_in_from_a_browser_that_is_new_to_them() {
    let app = TestApp::start_with("[mail]\nnew_device_letter = \"on\"").await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    // The first one of all is nobody's surprise.
    let mut desk = signs_in_with(&app, &jo, FIREFOX).await;
    assert!(app.letters_to(&jo.email).await.is_empty());
    signs_in_with(&app, &jo, SAFARI).await;
    let letter = app.letter_to(&jo.email).await;
    assert_eq!(letter.subject, "A new sign-in to your account");
    let told = "Safari on iPhone, from 198.51.100.7, on 2026-01-15 at 12:00 (UTC)";
    assert!(letter.text.contains(told), "{}", letter.text);
    (desk.session, desk.csrf) = (None, None);
    desk.post("/api/v1/sessions", jo.sign_in_body()).await.expect(201);
    assert!(app.letters_to(&jo.email).await.is_empty());
}

#[tokio::test]
async fn one_browser_is_remembered_for_everybody_who_uses_it() {
    let app = TestApp::start_with("[mail]\nnew_device_letter = \"on\"").await;
    let family = ["ann", "bob", "cyd"].map(Person::named);
    let mut browser = app.client();
    for person in &family {
        person.joins(&app).await;
    }
    for _ in 0..3 {
        for person in &family {
            (browser.session, browser.csrf) = (None, None);
            browser.post("/api/v1/sessions", person.sign_in_body()).await.expect(201);
            assert!(app.letters_to(&person.email).await.is_empty());
        }
    }
}

#[tokio::test]
async fn the_cookie_that_knows_a_browser_is_no_way_in() {
    let app = TestApp::start().await;
    let mut desk = Person::named("jodo").comes_in(&app).await;
    let marks = desk.cookies.get("vestibule-device").cloned().unwrap();
    desk.session = None;
    desk.get("/api/v1/me").await.expect(401);
    desk.session = Some(marks);
    desk.get("/api/v1/me").await.expect(401);
}

#[tokio::test]
async fn somebody_is_told_of_a_program_that_signs_in_from_somewhere_new() {
    let app = TestApp::start_with("[mail]\nnew_device_letter = \"on\"").await;
    let jo = Person::named("jodo");
    jo.comes_in(&app).await;
    // Programs keep no cookies; this one runs where its owner sits.
    for _ in 0..2 {
        app.client().post("/api/v1/tokens", jo.sign_in_body()).await.expect(201);
    }
    assert!(app.letters_to(&jo.email).await.is_empty());
    let mut thief = app.client().from_network(9);
    thief.post("/api/v1/tokens", jo.sign_in_body()).await.expect(201);
    let letter = app.letter_to(&jo.email).await;
    assert_eq!(letter.subject, "A new sign-in to your account");
    assert!(letter.text.contains("from 203.0.113.9"), "{}", letter.text);
    let body = json!({ "username": jo.username, "password": jo.password });
    app.client().from_network(8).post("/login", body).await.expect(200);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn ending_all_other_sessions_ends_what_programs_have_signed_in_for() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let (access, refresh) = jo.takes_tokens(&app).await;
    let mut program = app.client().with_bearer(&access);
    program.get("/api/v1/me").await.expect(200);
    desk.delete("/api/v1/me/sessions", json!({})).await.expect(204);
    program.get("/api/v1/me").await.expect(401);
    let body = json!({ "refresh_token": refresh });
    app.client().post("/api/v1/tokens/refresh", body).await.expect(401);
    desk.get("/api/v1/me").await.expect(200);

    let (kept, _) = jo.takes_tokens(&app).await;
    let (other, _) = jo.takes_tokens(&app).await;
    let mut program = app.client().with_bearer(&kept);
    program.delete("/api/v1/me/sessions", json!({})).await.expect(204);
    program.get("/api/v1/me").await.expect(200);
    app.client().with_bearer(&other).get("/api/v1/me").await.expect(401);
    desk.get("/api/v1/me").await.expect(401);
}
