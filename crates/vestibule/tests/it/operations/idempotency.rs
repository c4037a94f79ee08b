//! A POST that is sent again because its answer was lost.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp};

const SIGN_UPS: &str = "/api/v1/signups";

async fn send(app: &TestApp, key: &str, body: Value) -> Answer {
    app.client().sending("idempotency-key", key).post(SIGN_UPS, body).await
}

/// A sign-up whose repetition could not go unnoticed: the name would be taken.
async fn sign_up(app: &TestApp, key: &str) -> Answer {
    send(app, key, Person::named("jodo").sign_up_body()).await
}

#[tokio::test]
async fn a_repeated_request_changes_nothing_and_gets_the_first_answer() {
    let app = TestApp::start().await;
    let first = sign_up(&app, "k1").await.expect(202);
    assert_eq!(first.header("idempotency-replayed"), "");
    for _ in 0..3 {
        let again = sign_up(&app, "k1").await.expect(202);
        assert_eq!(again.header("idempotency-replayed"), "true");
        assert_eq!(
            (again.text.as_str(), again.header("content-type")),
            (first.text.as_str(), "application/json".into())
        );
    }
    app.letter_to("jodo@example.com").await;
    sign_up(&app, "k2").await.expect(409);
}

#[tokio::test]
async fn of_many_twins_at_once_one_is_carried_out_and_all_get_its_answer() {
    let app = TestApp::start().await;
    let twins = futures_util::future::join_all((0..8).map(|_| sign_up(&app, "k1"))).await;
    let replayed = twins.iter().filter(|answer| answer.header("idempotency-replayed") == "true").count();
    for answer in twins {
        answer.expect(202);
    }
    assert_eq!(replayed, 7);
    app.letter_to("jodo@example.com").await;
}

#[tokio::test]
async fn a_key_with_another_request_is_a_mistake() {
    let app = TestApp::start().await;
    sign_up(&app, "k1").await.expect(202);
    app.letter_to("jodo@example.com").await;
    let other = send(&app, "k1", Person::named("other").sign_up_body()).await.expect(422);
    assert_eq!(other.code(), "idempotency_key_reused");
    let elsewhere = app.client().sending("idempotency-key", "k1");
    let body = json!({ "email": "jodo@example.com" });
    elsewhere.clone().post("/api/v1/confirmations/resend", body).await.expect(422);
    assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 1);
}

#[tokio::test]
async fn a_request_that_changed_nothing_may_be_corrected_under_the_same_key() {
    let app = TestApp::start().await;
    let weak = Person { password: "short".to_owned(), ..Person::named("jodo") };
    send(&app, "k1", weak.sign_up_body()).await.expect(422);
    sign_up(&app, "k1").await.expect(202);
    app.letter_to("jodo@example.com").await;
}

#[tokio::test]
async fn a_mistyped_password_may_be_corrected_under_the_same_key() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let letter = jo.signs_up(&app).await;
    let confirm = |password: &str| {
        let mut client = app.client().sending("idempotency-key", "k1");
        let body = json!({ "token": crate::support::token_in(&letter), "password": password });
        async move { client.post("/api/v1/confirmations", body).await }
    };
    confirm("mistyped").await.expect(401);
    assert_eq!(app.count("SELECT COUNT(*) FROM idempotency_keys").await, 0);
    // Another body under the key, and still no mistake: nothing was carried out.
    confirm(&jo.password).await.expect(200);
    assert_eq!(confirm(&jo.password).await.expect(200).header("idempotency-replayed"), "true");
}

#[tokio::test]
async fn whoever_is_told_to_wait_may_ask_again_with_the_same_key() {
    let app = TestApp::start_with("[throttle]\nnetwork_letters = 1").await;
    send(&app, "k1", Person::named("first").sign_up_body()).await.expect(202);
    app.letter_to("first@example.com").await;
    sign_up(&app, "k2").await.expect(429);
    app.clock.advance(Duration::from_secs(3600));
    sign_up(&app, "k2").await.expect(202);
    app.letter_to("jodo@example.com").await;
}

#[tokio::test]
async fn two_people_may_use_the_same_key() {
    let app = TestApp::start().await;
    let token = |link: &vestibule_outbound::smtp::OutgoingLetter| crate::support::token_in(link);
    for name in ["jodo", "other"] {
        let person = Person::named(name);
        let letter = person.signs_up(&app).await;
        let (access, _) = person.takes_tokens(&app).await;
        let mut client = app.client().with_bearer(&access).sending("idempotency-key", "k1");
        let body = json!({ "token": token(&letter), "password": person.password });
        let answer = client.post("/api/v1/confirmations", body).await.expect(200);
        assert_eq!(answer.json()["username"], json!(name));
    }
}

#[tokio::test]
async fn a_key_is_forgotten_after_a_day() {
    let app = TestApp::start().await;
    sign_up(&app, "k1").await.expect(202);
    app.letter_to("jodo@example.com").await;
    app.clock.advance(Duration::from_secs(24 * 3600 - 1));
    sign_up(&app, "k1").await.expect(202);
    app.clock.advance(Duration::from_secs(1));
    sign_up(&app, "k1").await.expect(409);
    send(&app, "k1", Person::named("new").sign_up_body()).await.expect(202);
    app.letter_to("new@example.com").await;
}

#[tokio::test]
async fn a_request_carried_out_whose_answer_was_lost_is_not_carried_out_again() {
    let app = TestApp::start().await;
    sign_up(&app, "k1").await.expect(202);
    app.letter_to("jodo@example.com").await;
    app.loses_kept_answers().await;
    let again = sign_up(&app, "k1").await.expect(409);
    assert_eq!(again.code(), "idempotency_no_answer");
    assert_eq!(again.header("retry-after"), "1");
}

#[tokio::test]
async fn a_client_that_hangs_up_gets_the_answer_when_it_asks_again() {
    let app = TestApp::start().await;
    let mut client = app.client().sending("idempotency-key", "k1");
    let asking =
        tokio::spawn(async move { client.post(SIGN_UPS, Person::named("jodo").sign_up_body()).await });
    while app.count("SELECT COUNT(*) FROM idempotency_keys").await == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    asking.abort();
    sign_up(&app, "k1").await.expect(202);
    sign_up(&app, "k1").await.expect(202);
    app.letter_to("jodo@example.com").await;
}

#[tokio::test]
async fn a_key_that_is_none_is_refused() {
    let app = TestApp::start().await;
    for key in ["", &"x".repeat(256)] {
        sign_up(&app, key).await.expect(400);
    }
}

#[tokio::test]
async fn what_hands_out_secrets_is_not_kept_and_no_answer_is_kept_in_the_clear() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let mut client = app.client().sending("idempotency-key", "k1");
    for path in ["/api/v1/sessions", "/api/v1/tokens"] {
        let first = client.post(path, jo.sign_in_body()).await.expect(201);
        let second = app.client().sending("idempotency-key", "k1").post(path, jo.sign_in_body()).await;
        assert_ne!(
            first.headers.get("set-cookie").map_or(first.text.as_bytes(), |c| c.as_bytes()),
            second.headers.get("set-cookie").map_or(second.text.as_bytes(), |c| c.as_bytes())
        );
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM idempotency_keys").await, 0);
    sign_up(&app, "k2").await.expect(409);
    send(&app, "k3", Person::named("other").sign_up_body()).await.expect(202);
    app.letter_to("other@example.com").await;
    assert_eq!(app.count("SELECT COUNT(*) FROM idempotency_keys WHERE answer LIKE 'v1.%'").await, 1);
}

#[tokio::test]
async fn seeds_and_recovery_codes_are_never_kept() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await.sending("idempotency-key", "k1");
    let (authenticator, _) = jo.takes_a_second_factor(&app, &mut desk).await;
    let proof = json!({ "password": jo.password, "code": authenticator.code(&app) });
    desk.post("/api/v1/me/recovery-codes", proof).await.expect(200);
    desk.post("/api/v1/me/api-tokens", json!({ "name": "backup" })).await.expect(201);
    app.puts_letters_aside().await;
    assert_eq!(app.count("SELECT COUNT(*) FROM idempotency_keys").await, 0);
}

#[tokio::test]
async fn a_key_is_no_way_around_the_csrf_token_or_the_gate() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo").comes_in(&app).await;
    let client = jo.without_csrf().sending("idempotency-key", "k1");
    client.clone().post("/api/v1/signups", Person::named("other").sign_up_body()).await;
    client.clone().post("/api/v1/nothing", json!({})).await.expect(403);
    app.client()
        .sending("idempotency-key", "k1")
        .sending("origin", "https://evil.example")
        .post(SIGN_UPS, Person::named("third").sign_up_body())
        .await
        .expect(403);
    app.letters_to("other@example.com").await;
}
