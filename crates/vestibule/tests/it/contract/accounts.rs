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
    assert_eq!(login_with(&mut client, "application/x-www-form-urlencoded", &huge).await, 413);
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
async fn the_verification_link_of_a_deleted_account_is_404_and_confirms_nothing() {
    let app = TestApp::start_original().await;
    let path = path_in(&Person::named("jodo").signs_up(&app).await);
    app.deletes("jodo").await;
    assert_eq!(app.client().get(&path).await.expect(404).message(), "User not found");
    assert_eq!(app.count("SELECT COUNT(*) FROM users WHERE email_verified_at IS NOT NULL").await, 1);
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

#[tokio::test]
async fn a_sign_up_of_the_old_client_needs_both_names() {
    let app = TestApp::start_original().await;
    for name in ["first_name", "last_name"] {
        for value in [None, Some(json!(null)), Some(json!(5)), Some(json!("")), Some(json!("  "))] {
            let mut body = Person::named("jodo").sign_up_body();
            match value {
                Some(value) => body[name] = value,
                None => drop(body.as_object_mut().unwrap().remove(name)),
            }
            app.client().post("/signup", body).await.expect(400);
        }
    }
    Person::named("jodo").signs_up(&app).await;
}

#[tokio::test]
async fn asking_for_the_head_of_an_answer_ends_and_confirms_nothing() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    let link = path_in(&jo.signs_up(&app).await);
    let head = async |client: &mut Client, path: &str| {
        let refused = client.send(Method::HEAD, path, None, Vec::new()).await.expect(405);
        assert_eq!(refused.header("allow"), "GET");
    };
    head(&mut app.client(), &link).await;
    let form = [("username_or_email", "jodo"), ("password", PASSWORD)];
    app.client().post_form("/login", &form).await.expect(401);
    app.client().get(&link).await.expect(200);
    let mut client = jo.signs_in(&app).await;
    head(&mut client, "/logout").await;
    head(&mut client, "//logout").await;
    client.get("/current_user_details").await.expect(200);
}

#[tokio::test]
async fn logging_out_with_a_token_is_not_called_a_success() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    jo.joins_original(&app).await;
    let (access, _) = jo.takes_tokens(&app).await;
    let mut program = app.client().with_bearer(&access);
    program.get("/logout").await.expect(401);
    program.post("/logout", json!({})).await.expect(401);
    program.delete("/api/v1/sessions/current", json!({})).await.expect(404);
    program.get("/api/v1/me").await.expect(200);
}
