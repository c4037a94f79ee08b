//! A password that Vestibule has made, for clients that cannot replace one (decisions: 401 and a
//! link).

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::{Answer, Authenticator, PASSWORD, Person, TestApp};

const NEW: &str = "An0ther@word";

/// The path of the link in an answer's message.
#[track_caller]
fn path_told(answer: &Answer) -> String {
    let text = answer.message();
    let link = text.split_whitespace().last().unwrap();
    let path = url::Url::parse(link).unwrap().path().to_owned();
    assert!(path.starts_with("/new-password/"), "{text}");
    path
}

fn form_login(jo: &Person) -> Value {
    json!({ "username_or_email": jo.username, "password": jo.password })
}

async fn somebody_with_a_generated_password(app: &TestApp) -> Person {
    let jo = Person::named("jodo");
    jo.joins_original(app).await;
    app.generated_password_of("jodo").await;
    jo
}

async fn somebody_with_a_second_factor_too(app: &TestApp) -> (Person, Authenticator) {
    let jo = Person::named("jodo");
    jo.joins_original(app).await;
    let mut desk = jo.signs_in(app).await;
    let (authenticator, _) = jo.takes_a_second_factor(app, &mut desk).await;
    app.generated_password_of("jodo").await;
    (jo, authenticator)
}

#[tokio::test]
async fn a_login_with_it_is_401_with_a_link_to_a_page_where_it_is_replaced_once() {
    let app = TestApp::start_original().await;
    let jo = somebody_with_a_generated_password(&app).await;
    let told = app.client().post("/login", form_login(&jo)).await.expect(401);
    assert_eq!(told.header("set-cookie"), "");
    let path = path_told(&told);
    let mut browser = app.client();
    for _ in 0..2 {
        let page = browser.get(&path).await.expect(200);
        assert!(page.text.contains("jodo@example.com") && !page.text.contains("<script"), "{}", page.text);
    }
    let weak = browser.post_form(&path, &[("new_password", "securepassword")]).await.expect(422);
    assert!(weak.text.contains("aria-invalid"), "{}", weak.text);
    browser.post_form(&path, &[]).await.expect(422);

    browser.post_form(&path, &[("new_password", NEW)]).await.expect(200);
    assert_eq!(browser.session, None);
    browser.get(&path).await.expect(401);
    browser.post_form(&path, &[("new_password", "Y3tAnother@word")]).await.expect(401);
    app.client().post("/login", form_login(&jo)).await.expect(401);
    let jo = Person { password: NEW.to_owned(), ..jo };
    app.client().post("/login", form_login(&jo)).await.expect(200);
}

#[tokio::test]
async fn a_login_for_a_token_is_told_the_same() {
    let app = TestApp::start_original().await;
    somebody_with_a_generated_password(&app).await;
    let body = json!({ "username": "jodo", "password": PASSWORD });
    let path = path_told(&app.client().post("/login", body).await.expect(401));
    app.client().post_form(&path, &[("new_password", NEW)]).await.expect(200);
    let body = json!({ "username": "jodo", "password": NEW });
    app.client().post("/login", body).await.expect(200);

    app.generated_password_of("jodo").await;
    let body = json!({ "name": "jodo", "password": NEW });
    let told = app.client().post("/api/v1/tokens", body).await.expect(401);
    assert_eq!(told.code(), "password_must_be_replaced");
    assert!(told.json()["detail"].as_str().unwrap().contains("/new-password/"));
}

#[tokio::test]
async fn replacing_it_ends_everything_that_was_open_before() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    jo.joins_original(&app).await;
    let mut before = jo.signs_in(&app).await;
    let (access, refresh) = jo.takes_tokens(&app).await;
    app.generated_password_of("jodo").await;
    let path = path_told(&app.client().post("/login", form_login(&jo)).await.expect(401));
    app.client().post_form(&path, &[("new_password", NEW)]).await.expect(200);
    before.get("/current_user_details").await.expect(401);
    app.client().with_bearer(&access).get("/api/v1/me").await.expect(401);
    app.client().post("/api/v1/tokens/refresh", json!({ "refresh_token": refresh })).await.expect(401);
}

#[tokio::test]
async fn where_a_second_factor_is_on_the_page_asks_for_its_code_first() {
    let app = TestApp::start_original().await;
    let (jo, authenticator) = somebody_with_a_second_factor_too(&app).await;
    // Also when the client has sent one: it is not used up by an answer that lets nobody in.
    let mut body = form_login(&jo);
    body["token"] = json!(authenticator.code(&app));
    let path = path_told(&app.client().post("/login", body).await.expect(401));
    let mut browser = app.client();
    assert!(browser.get(&path).await.expect(200).text.contains("one-time-code"));
    browser.post_form(&path, &[("new_password", NEW)]).await.expect(401);
    browser.post_form(&path, &[("code", &authenticator.wrong_code(&app))]).await.expect(401);
    let code = authenticator.code(&app);
    let next = browser.post_form(&path, &[("code", &code)]).await.expect(303).header("location");
    assert!(next.starts_with("/new-password/") && next != path, "{next}");
    browser.post_form(&path, &[("code", &code)]).await.expect(401);
    browser.post_form(&next, &[("new_password", NEW)]).await.expect(200);
    app.clock.advance(Duration::from_secs(30));
    let jo = Person { password: NEW.to_owned(), ..jo };
    app.client().post("/login", form_login(&jo)).await.expect(400);
}

#[tokio::test]
async fn guesses_at_the_pages_code_count_like_all_others() {
    let app = TestApp::start_original().await;
    let (jo, authenticator) = somebody_with_a_second_factor_too(&app).await;
    let path = path_told(&app.client().post("/login", form_login(&jo)).await.expect(401));
    let mut browser = app.client();
    for _ in 0..10 {
        browser.post_form(&path, &[("code", &authenticator.wrong_code(&app))]).await.expect(401);
    }
    let refused = browser.post_form(&path, &[("code", &authenticator.code(&app))]).await.expect(429);
    assert_eq!(refused.header("retry-after"), "60");
}

#[tokio::test]
async fn of_many_who_use_the_link_at_once_exactly_one_replaces_it() {
    let app = TestApp::start_original().await;
    let jo = somebody_with_a_generated_password(&app).await;
    let path = path_told(&app.client().post("/login", form_login(&jo)).await.expect(401));
    let uses =
        (0..5).map(|n| {
            let (mut browser, path) = (app.client(), path.clone());
            async move {
                browser.post_form(&path, &[("new_password", &format!("{NEW}{n}"))]).await.status.as_u16()
            }
        });
    let mut statuses = join_all(uses).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 401, 401, 401, 401]);
}

#[tokio::test]
async fn a_link_that_is_over_or_another_kind_of_attempt_opens_nothing() {
    let app = TestApp::start_original().await;
    let jo = somebody_with_a_generated_password(&app).await;
    let path = path_told(&app.client().post("/login", form_login(&jo)).await.expect(401));
    app.clock.advance(Duration::from_secs(10 * 60));
    app.client().get(&path).await.expect(401);
    app.client().post_form(&path, &[("new_password", NEW)]).await.expect(401);
    for odd in ["x", &"A".repeat(43), &"A".repeat(5000), "%00"] {
        let answer = app.client().post_form(&format!("/new-password/{odd}"), &[("new_password", NEW)]).await;
        assert!(answer.status.is_client_error(), "{odd}: {}", answer.status);
    }
    let other = Person::named("other");
    other.joins_original(&app).await;
    let mut desk = other.signs_in(&app).await;
    let (authenticator, _) = other.takes_a_second_factor(&app, &mut desk).await;
    let attempt = other.knocks(&mut app.client()).await;
    app.client().get(&format!("/new-password/{attempt}")).await.expect(401);
    let code = authenticator.code(&app);
    app.client().post_form(&format!("/new-password/{attempt}"), &[("code", &code)]).await.expect(401);
}
