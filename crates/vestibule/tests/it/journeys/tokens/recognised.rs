//! Who gets a token, and which tokens are recognised.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::support::{Person, TestApp};

use super::{MINUTE, me, part, refresh};

#[tokio::test]
async fn an_access_token_ends_after_fifteen_minutes() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (access, _) = jo.takes_tokens(&app).await;
    app.clock.advance(15 * MINUTE - Duration::from_secs(1));
    me(&app, &access).await.expect(200);
    app.clock.advance(Duration::from_secs(1));
    let refused = me(&app, &access).await.expect(401);
    assert_eq!(refused.code(), "invalid_token");
    assert_eq!(refused.header("www-authenticate"), r#"Bearer error="invalid_token""#);
}

#[tokio::test]
async fn a_token_that_was_altered_in_any_part_is_refused() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (access, _) = jo.takes_tokens(&app).await;
    let [header, claims, signature] = access.split('.').collect::<Vec<_>>().try_into().unwrap();
    let other = |mut value: Value, name: &str, with: Value| {
        value[name] = with;
        URL_SAFE_NO_PAD.encode(value.to_string())
    };
    let none = other(part(&access, 0), "alg", json!("none"));
    let shared = other(part(&access, 0), "alg", json!("HS256"));
    let longer = other(part(&access, 1), "exp", json!(9_999_999_999_i64));
    for forged in [
        format!("{header}.{longer}.{signature}"),
        format!("{none}.{claims}."),
        format!("{shared}.{claims}.{signature}"),
        format!("{header}.{claims}."),
        format!("{header}.{claims}.{}", signature.chars().rev().collect::<String>()),
        "x".to_owned(),
        "a.b.c".to_owned(),
        String::new(),
    ] {
        assert_eq!(me(&app, &forged).await.expect(401).code(), "invalid_token", "{forged}");
    }
}

#[tokio::test]
async fn a_bearer_outweighs_a_cookie_and_another_scheme_does_not() {
    let app = TestApp::start().await;
    let browser = Person::named("browser").comes_in(&app).await;
    let program = Person::named("program");
    program.joins(&app).await;
    let (access, _) = program.takes_tokens(&app).await;
    let told = browser.clone().with_bearer(&access).get("/api/v1/me").await.expect(200).json();
    assert_eq!(told["username"], json!("program"));
    browser.clone().with_bearer("rubbish").get("/api/v1/me").await.expect(401);
    // A proxy before the installation may ask for a password of its own.
    let told = browser.sending("authorization", "Basic c3RhZ2U6c3RhZ2U=").get("/api/v1/me").await.expect(200);
    assert_eq!(told.json()["username"], json!("browser"));
}

#[tokio::test]
async fn a_route_for_everybody_does_not_mind_a_dead_bearer() {
    let app = TestApp::start().await;
    let status = app.client().with_bearer("rubbish").get("/check_auth_status").await.expect(200);
    assert_eq!(status.json()["success"], json!(false));
}

#[tokio::test]
async fn wrong_password_and_unknown_name_look_the_same_to_a_program() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let wrong = json!({ "name": "jodo", "password": "wrong" });
    let unknown = json!({ "name": "nobody", "password": "wrong" });
    let ask = |body| async { app.client().post("/api/v1/tokens", body).await.expect(401).code() };
    assert_eq!(ask(wrong).await, ask(unknown).await);
}

#[tokio::test]
async fn whoever_has_not_confirmed_gets_tokens_by_default_and_holds_what_everybody_holds() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.signs_up(&app).await;
    let (access, next) = jo.takes_tokens(&app).await;
    assert_eq!(part(&access, 1)["email_verified"], json!(false));
    let told = me(&app, &access).await.expect(200).json();
    assert_eq!((&told["roles"], &told["permissions"]), (&json!([]), &json!([])));
    refresh(&app, &next).await.expect(200);
}

#[tokio::test]
async fn whoever_has_not_confirmed_gets_no_tokens_where_everything_needs_it() {
    let app = TestApp::start_with("[accounts]\nrequire_confirmed_address = \"always\"").await;
    let jo = Person::named("jodo");
    jo.signs_up(&app).await;
    let refused = app.client().post("/api/v1/tokens", jo.sign_in_body()).await.expect(401);
    assert_eq!(refused.code(), "address_not_confirmed");
}
