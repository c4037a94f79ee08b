//! Sections 1 and 2 of the contract, as far as the black-box suite does not reach.

use std::time::Duration;

use http::Method;
use serde_json::json;

use crate::support::{Client, PASSWORD, Person, TestApp, path_in};

async fn login_with(client: &mut Client, content_type: &str, body: &[u8]) -> u16 {
    client.send(Method::POST, "/login", Some(content_type), body.to_vec()).await.status.as_u16()
}

#[tokio::test]
async fn nothing_but_a_missing_code_is_answered_with_400() {
    let app = TestApp::start_original().await;
    let mut client = app.client();
    for (content_type, body) in [
        ("application/json", &b"{broken"[..]),
        ("application/json", b"[1]"),
        ("application/json", b"{\"username_or_email\": 5, \"password\": \"x\"}"),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nrubbish"),
        ("application/x-www-form-urlencoded", b"username_or_email=%ff"),
        ("text/plain", b"x"),
    ] {
        assert_eq!(login_with(&mut client, content_type, body).await, 422, "{content_type}");
    }
    let huge = vec![b'x'; 2 << 20];
    assert_eq!(login_with(&mut client, "application/x-www-form-urlencoded", &huge).await, 422);
}

#[tokio::test]
async fn two_slashes_at_the_start_are_one() {
    let app = TestApp::start_original().await;
    assert_eq!(app.client().get("//check_auth_status").await.expect(200).json()["success"], json!(false));
    app.client().get("///nothing").await.expect(404);
    app.client().get("/check_auth_status/").await.expect(404);
}

#[tokio::test]
async fn a_verification_link_lives_for_an_hour_and_then_says_so() {
    let app = TestApp::start_original().await;
    let letter = Person::named("jodo").signs_up(&app).await;
    let path = path_in(&letter);
    assert!(path.starts_with("/verify_email/"));
    app.clock.advance(Duration::from_secs(3601));
    assert_eq!(app.client().get(&path).await.expect(400).message(), "The verification link is expired");
    let rubbish = app.client().get("/verify_email/%22jo@example.com%22.x.y").await.expect(400);
    assert_eq!(rubbish.message(), "The verification link is invalid");
}

#[tokio::test]
async fn verifying_by_link_ends_what_was_signed_in_before_but_keeps_the_password() {
    let app =
        TestApp::start_with("profile = \"original\"\n[accounts]\nrequire_confirmed_address = \"never\"")
            .await;
    let jo = Person::named("jodo");
    let letter = jo.signs_up(&app).await;
    let mut before = jo.signs_in(&app).await;
    before.get("/current_user_details").await.expect(200);
    app.client().get(&path_in(&letter)).await.expect(200);
    before.get("/current_user_details").await.expect(401);
    jo.signs_in(&app).await;
}

#[tokio::test]
async fn the_old_clients_cookies_are_set_in_the_contracts_order_and_taken_away_again() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    jo.signs_up(&app).await;
    let mut client = app.client();
    let form = [("username_or_email", "jodo"), ("password", PASSWORD), ("token", "")];
    let refused = client.post_form("/login", &form).await.expect(401);
    assert_eq!(refused.message(), "Please verify your email address before logging in");
    assert!(refused.headers.get("set-cookie").is_none());

    let jo = Person::named("confirmed");
    jo.joins_original(&app).await;
    let form = [("username_or_email", "confirmed@example.com"), ("password", PASSWORD)];
    let answer = client.post_form("/login", &form).await.expect(200);
    let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().map(|c| c.to_str().unwrap()).collect();
    assert!(
        cookies[0].starts_with("X-CSRFToken=") && cookies[0].contains("; SameSite=Strict"),
        "{cookies:?}"
    );
    assert!(cookies[1].starts_with("session=") && cookies[1].contains("; SameSite=Lax"), "{cookies:?}");
    assert!(!cookies[1].contains("Secure") && !cookies[1].contains("Max-Age"), "{cookies:?}");
    let gone = client.get("/logout").await.expect(200);
    assert_eq!(gone.headers.get_all("set-cookie").iter().count(), 2);
    assert_eq!((client.session, client.csrf), (None, None));
}

#[tokio::test]
async fn a_browser_at_the_root_is_shown_the_console_and_a_program_is_greeted() {
    let app = TestApp::start_original().await;
    assert_eq!(app.client().get("/").await.expect(200).json(), json!({ "message": "Hello Friend!" }));
    let browser =
        app.client().sending("accept", "text/html,application/xhtml+xml").get("/").await.expect(303);
    assert_eq!(browser.header("location"), "/app/");
}
