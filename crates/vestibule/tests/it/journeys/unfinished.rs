//! Sign-ins of which only the password is right.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::json;

use crate::support::{Authenticator, Person, TestApp};

const CODE: &str = "/api/v1/sessions/attempts/code";
const NEW_PASSWORD: &str = "/api/v1/sessions/attempts/password";

async fn somebody_with_a_second_factor(app: &TestApp) -> (Person, Authenticator) {
    let jo = Person::named("jodo");
    let (authenticator, _) = jo.takes_a_second_factor(app, &mut jo.comes_in(app).await).await;
    (jo, authenticator)
}

#[tokio::test]
async fn a_half_finished_sign_in_is_a_session_nowhere() {
    let app = TestApp::start().await;
    let (jo, _) = somebody_with_a_second_factor(&app).await;
    let mut client = app.client();
    let attempt = jo.knocks(&mut client).await;
    assert_eq!(client.session, None);
    client.session = Some(attempt.clone());
    client.get("/api/v1/me").await.expect(401);
    client.get("/current_user_details").await.expect(401);
    let mut bearer = app.client().sending("authorization", &format!("Bearer {attempt}"));
    bearer.get("/api/v1/me").await.expect(401);
    app.client().get(&format!("/confirm/{attempt}")).await.expect(404);
}

#[tokio::test]
async fn the_attempts_cookie_goes_to_the_sign_in_only_and_no_script_reads_it() {
    let app = TestApp::start().await;
    let (jo, _) = somebody_with_a_second_factor(&app).await;
    let answer = app.client().post("/api/v1/sessions", jo.sign_in_body()).await.expect(202);
    let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
    let [cookie] = cookies[..] else { panic!("{cookies:?}") };
    let cookie = cookie.to_str().unwrap();
    for part in ["vestibule-attempt=", "HttpOnly", "Path=/api/v1/sessions", "SameSite=Strict", "Max-Age=600"]
    {
        assert!(cookie.contains(part), "{cookie}");
    }
}

#[tokio::test]
async fn an_attempt_ends_after_ten_minutes() {
    let app = TestApp::start().await;
    let (jo, authenticator) = somebody_with_a_second_factor(&app).await;
    let mut client = app.client();
    jo.knocks(&mut client).await;
    app.clock.advance(Duration::from_secs(10 * 60));
    let over = client.post(CODE, json!({ "code": authenticator.code(&app) })).await.expect(401);
    assert_eq!(over.code(), "sign_in_over");
}

#[tokio::test]
async fn an_attempt_that_never_was_or_is_finished_has_one_answer() {
    let app = TestApp::start().await;
    let (jo, authenticator) = somebody_with_a_second_factor(&app).await;
    let mut client = app.client();
    let attempt = jo.knocks(&mut client).await;
    client.post(CODE, json!({ "code": authenticator.code(&app) })).await.expect(201);
    app.clock.advance(Duration::from_secs(30));
    let made_up = "A".repeat(43);
    for attempt in [attempt.as_str(), &made_up, "", "x", "undefined"] {
        let body = json!({ "attempt": attempt, "code": authenticator.code(&app) });
        assert_eq!(app.client().post(CODE, body).await.expect(401).code(), "sign_in_over", "{attempt}");
    }
    let without = json!({ "code": authenticator.code(&app) });
    assert_eq!(app.client().post(CODE, without).await.expect(401).code(), "sign_in_over");
}

#[tokio::test]
async fn of_two_who_finish_one_sign_in_at_once_exactly_one_comes_in() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let (authenticator, recovery_codes) = jo.takes_a_second_factor(&app, &mut desk).await;
    let mut client = app.client();
    let attempt = jo.knocks(&mut client).await;
    let bodies = [
        json!({ "attempt": attempt, "code": authenticator.code(&app) }),
        json!({ "attempt": attempt, "recovery_code": recovery_codes[0] }),
        json!({ "attempt": attempt, "recovery_code": recovery_codes[1] }),
    ];
    let tries = bodies.map(|body| {
        let mut client = app.client();
        async move { client.post(CODE, body).await.status.as_u16() }
    });
    let mut statuses = join_all(tries).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 401, 401]);
    app.letters_to(&jo.email).await;
}

#[tokio::test]
async fn a_wrong_code_leaves_the_attempt_as_it_is() {
    let app = TestApp::start().await;
    let (jo, authenticator) = somebody_with_a_second_factor(&app).await;
    let mut client = app.client();
    jo.knocks(&mut client).await;
    client.post(CODE, json!({ "code": authenticator.wrong_code(&app) })).await.expect(401);
    client.post(CODE, json!({ "code": authenticator.code(&app) })).await.expect(201);
}

#[tokio::test]
async fn a_password_that_vestibule_has_made_lets_somebody_in_once_to_choose_another() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    app.generated_password_of("jodo").await;
    let mut client = app.client();
    let due = client.post("/api/v1/sessions", jo.sign_in_body()).await.expect(202).json();
    assert_eq!(due["status"], json!("new_password_required"));
    client.post(CODE, json!({ "code": "123456" })).await.expect(401);
    client.post(NEW_PASSWORD, json!({ "new_password": "short" })).await.expect(422);
    let mut elsewhere = app.client();
    let stale = jo.knocks(&mut elsewhere).await;

    client.post(NEW_PASSWORD, json!({ "new_password": "words of my own" })).await.expect(201);
    client.get("/api/v1/me").await.expect(200);
    // What the old password had begun is over.
    let body = json!({ "attempt": stale, "new_password": "words of a thief" });
    app.client().post(NEW_PASSWORD, body).await.expect(401);
    app.client().post("/api/v1/sessions", jo.sign_in_body()).await.expect(401);
    Person { password: "words of my own".to_owned(), ..jo }.signs_in(&app).await;
}

#[tokio::test]
async fn of_many_who_replace_one_generated_password_at_once_exactly_one_does() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    app.generated_password_of("jodo").await;
    let mut clients = Vec::new();
    for _ in 0..4 {
        let mut client = app.client();
        jo.knocks(&mut client).await;
        clients.push(client);
    }
    let tries = clients.into_iter().enumerate().map(|(n, mut client)| {
        let body = json!({ "new_password": format!("words of number {n}") });
        async move { client.post(NEW_PASSWORD, body).await.status.as_u16() }
    });
    let mut statuses = join_all(tries).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 401, 401, 401]);
}

#[tokio::test]
async fn a_password_that_vestibule_has_made_works_for_half_an_hour() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    app.generated_password_of("jodo").await;
    app.clock.advance(Duration::from_secs(25 * 60));
    let mut client = app.client();
    jo.knocks(&mut client).await;
    app.clock.advance(Duration::from_secs(5 * 60));
    client.post(NEW_PASSWORD, json!({ "new_password": "words of my own" })).await.expect(401);
    app.client().post("/api/v1/sessions", jo.sign_in_body()).await.expect(401);
}

#[tokio::test]
async fn the_code_comes_before_the_new_password() {
    let app = TestApp::start().await;
    let (jo, authenticator) = somebody_with_a_second_factor(&app).await;
    app.generated_password_of("jodo").await;
    let mut client = app.client();
    jo.knocks(&mut client).await;
    client.post(NEW_PASSWORD, json!({ "new_password": "words of my own" })).await.expect(401);
    let code = json!({ "code": authenticator.code(&app) });
    let due = client.post(CODE, code.clone()).await.expect(202).json();
    assert_eq!(due["status"], json!("new_password_required"));
    client.post(CODE, code).await.expect(401);
    client.get("/api/v1/me").await.expect(401);
    client.post(NEW_PASSWORD, json!({ "new_password": "words of my own" })).await.expect(201);
    client.get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn somebody_disabled_meanwhile_does_not_finish() {
    let app = TestApp::start().await;
    let (jo, authenticator) = somebody_with_a_second_factor(&app).await;
    let mut client = app.client();
    jo.knocks(&mut client).await;
    app.disable("jodo").await;
    let over = client.post(CODE, json!({ "code": authenticator.code(&app) })).await.expect(401);
    assert_eq!(over.code(), "sign_in_over");
}
