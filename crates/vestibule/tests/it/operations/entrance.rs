//! What every request meets before any route.

use http::Method;
use serde_json::json;

use crate::support::{Person, TestApp};

#[tokio::test]
async fn unknown_paths_and_wrong_methods_are_told_in_the_callers_dialect() {
    let app = TestApp::start().await;
    let problem = app.client().get("/api/v1/nothing").await.expect(404);
    assert_eq!(problem.header("content-type"), "application/problem+json");
    assert_eq!(problem.json()["request_id"], json!(problem.header("x-request-id")));
    let contract = app.client().get("/nothing").await.expect(404).json();
    assert_eq!(contract["success"], json!(false));
    assert_eq!(contract["message"], contract["error"]);
    assert_eq!(app.client().get("//api/v1/nothing").await.expect(404).code(), "not_found");
    app.client().get("/signup").await.expect(405);
    app.client().get("/api/v1/signups").await.expect(405);
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let app = TestApp::start().await;
    for path in ["/", "/api/v1/me", "/nothing", "/app/", "/setup/x"] {
        let answer = app.client().get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        assert!(answer.header("vary").contains("Origin"), "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "{path}");
    }
}

#[tokio::test]
async fn on_https_cookies_are_secure_and_browsers_are_told_to_stay_on_https() {
    let app = TestApp::start_with("[server]\npublic_url = \"https://id.example.org\"").await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let answer = app.client().post("/api/v1/sessions", jo.sign_in_body()).await.expect(201);
    assert!(answer.header("strict-transport-security").contains("max-age"));
    let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().map(|c| c.to_str().unwrap()).collect();
    assert!(cookies[1].starts_with("__Host-vestibule=") && cookies[1].contains("; Secure"), "{cookies:?}");
}

#[tokio::test]
async fn a_write_with_a_session_needs_the_sessions_own_csrf_token() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut first = jo.comes_in(&app).await;
    let second = jo.signs_in(&app).await;
    let end = |mut client: crate::support::Client| async move {
        client.delete("/api/v1/sessions/current", json!({})).await
    };
    assert_eq!(end(first.clone().without_csrf()).await.expect(403).code(), "csrf_failed");
    let mut confused = first.clone();
    confused.csrf = second.csrf;
    assert_eq!(end(confused).await.expect(403).code(), "csrf_failed");
    first.get("/api/v1/me").await.expect(200);
    end(first).await.expect(204);
}

#[tokio::test]
async fn a_write_without_a_session_must_not_come_from_a_foreign_page() {
    let app = TestApp::start_with("[server]\ncors_origins = [\"https://app.example.org\"]").await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let attempt = |name: &'static str, value: &'static str| {
        let mut client = app.client().sending(name, value);
        let body = jo.sign_in_body();
        async move { client.post("/api/v1/sessions", body).await.status.as_u16() }
    };
    assert_eq!(attempt("origin", "https://evil.example").await, 403);
    assert_eq!(attempt("origin", "null").await, 403);
    assert_eq!(attempt("sec-fetch-site", "cross-site").await, 403);
    assert_eq!(attempt("origin", "https://app.example.org").await, 201);
    assert_eq!(attempt("sec-fetch-site", "same-origin").await, 201);
}

#[tokio::test]
async fn a_foreign_page_cannot_sign_anybody_out_by_a_picture() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    jo.clone().sending("sec-fetch-site", "cross-site").get("/logout").await.expect(403);
    jo.clone().sending("sec-fetch-site", "same-site").get("/logout").await.expect(403);
    jo.get("/logout").await.expect(200);
}

#[tokio::test]
async fn a_body_over_the_limit_or_of_another_kind_changes_nothing() {
    let app = TestApp::start().await;
    let mut client = app.client();
    let huge = json!({ "name": "x".repeat(1 << 20), "password": "x" });
    client.post("/api/v1/sessions", huge).await.expect(413);
    client.send(Method::POST, "/api/v1/sessions", Some("text/plain"), b"{}".to_vec()).await.expect(415);
    client.send(Method::POST, "/api/v1/sessions", None, b"{}".to_vec()).await.expect(415);
    client.send(Method::POST, "/api/v1/sessions", Some("application/json"), b"{".to_vec()).await.expect(400);
    let missing = client.post("/api/v1/sessions", json!({ "name": "x" })).await.expect(422);
    assert_eq!(missing.json()["errors"][0]["field"], json!("password"));
    client.post("/api/v1/sessions", json!({ "name": "a\u{0}b", "password": "x" })).await.expect(422);
}

#[tokio::test]
async fn a_preflight_of_an_allowed_origin_is_answered_and_a_strangers_gets_no_leave() {
    let app = TestApp::start_with("[server]\ncors_origins = [\"https://app.example.org\"]").await;
    let ask = |origin: &'static str| {
        let client = app.client().sending("origin", origin).sending("access-control-request-method", "PUT");
        let mut client =
            client.sending("access-control-request-headers", "content-type, x-evil, x-csrftoken");
        async move { client.send(Method::OPTIONS, "/boards", None, Vec::new()).await.expect(204) }
    };
    let allowed = ask("https://app.example.org").await;
    assert_eq!(allowed.header("access-control-allow-origin"), "https://app.example.org");
    assert_eq!(allowed.header("access-control-allow-headers"), "content-type, x-csrftoken");
    let stranger = ask("https://app.example.org.evil.example").await;
    assert_eq!(stranger.header("access-control-allow-origin"), "");
    assert_eq!(stranger.header("access-control-allow-methods"), "");
}

#[tokio::test]
async fn a_wrong_method_is_told_which_ones_there_are() {
    let app = TestApp::start().await;
    assert_eq!(app.client().get("/signup").await.expect(405).header("allow"), "POST");
}

#[tokio::test]
async fn the_mailbox_and_the_numbers_are_for_this_machine_under_its_own_name() {
    let app = TestApp::start().await;
    let mut here = app.client().sending("host", "localhost:8080");
    here.address = "127.0.0.1:5000".parse().unwrap();
    here.get("/metrics").await.expect(200);
    here.clone().sending("host", "rebound.example:8080").get("/metrics").await.expect(404);
    for trace in ["x-forwarded-for", "x-forwarded-proto", "forwarded", "via", "cf-ray", "x-real-ip"] {
        here.clone().sending(trace, "203.0.113.9").get("/metrics").await.expect(404);
    }
    app.client().sending("host", "localhost").get("/metrics").await.expect(404);
}

/// Whatever may have to be done for some request, most need little: what is rare is boxed, or the room
/// for it would be made, and moved, for each of them.
#[tokio::test]
async fn an_answer_in_the_making_takes_little_room() {
    let app = TestApp::start().await;
    let request = http::Request::builder().uri("/check_auth_status").body(axum::body::Body::empty()).unwrap();
    let room = size_of_val(&app.entrance().answer(None, request));
    assert!(room < 4096, "{room} bytes");
}
