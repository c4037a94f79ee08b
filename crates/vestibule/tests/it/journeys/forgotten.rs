//! Forgetting a password and choosing another.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::json;

use crate::support::{PASSWORD, Person, TestApp, link_in, path_in, token_in};

const NEW: &str = "a new pass phrase";

async fn forgets(app: &TestApp, person: &Person) -> vestibule_outbound::smtp::OutgoingLetter {
    app.client().post("/api/v1/password-resets", json!({ "email": person.email })).await.expect(202);
    app.letter_to(&person.email).await
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_the_mailed_link_and_everything_is_signed_out() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut elsewhere = jo.comes_in(&app).await;
    let letter = forgets(&app, &jo).await;
    assert_eq!(letter.subject, "Password Reset Requested");
    assert!(path_in(&letter).starts_with("/reset/"));

    let mut browser = app.client();
    let page = browser.get(&path_in(&letter)).await.expect(200);
    assert!(page.text.contains("jodo@example.com"));
    browser.post_form(&path_in(&letter), &[("password", NEW)]).await.expect(200);

    elsewhere.get("/api/v1/me").await.expect(401);
    app.client().post("/api/v1/sessions", jo.sign_in_body()).await.expect(401);
    Person { password: NEW.to_owned(), ..jo.clone() }.signs_in(&app).await;
    assert_eq!(app.letter_to(&jo.email).await.subject, "Your password has been changed");
}

#[tokio::test]
async fn whether_an_address_is_known_does_not_show() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let waiting = Person::named("waiting");
    waiting.signs_up(&app).await;
    let mut answers = Vec::new();
    for email in [&jo.email, &waiting.email, &"nobody@example.com".to_owned()] {
        let answer = app.client().post("/api/v1/password-resets", json!({ "email": email })).await;
        answers.push((answer.status, answer.text));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    app.letter_to(&jo.email).await;
    let requests = "SELECT COUNT(*) FROM audit_events WHERE action = 'password_reset_requested'";
    // Strangers who name strangers leave no line each.
    assert_eq!(app.count(requests).await, 1);
}

#[tokio::test]
async fn an_explicit_installation_tells_who_is_unknown_and_who_is_not_activated() {
    let app = TestApp::start_with("[accounts]\naccount_existence = \"explicit\"").await;
    let waiting = Person::named("waiting");
    waiting.signs_up(&app).await;
    let ask = |email: &str| {
        let (mut client, body) = (app.client(), json!({ "email": email }));
        async move { client.post("/forgot_password", body).await }
    };
    assert_eq!(ask("nobody@example.com").await.expect(404).message(), "User not found");
    assert_eq!(ask(&waiting.email).await.expect(409).message(), "User not activated");
}

#[tokio::test]
async fn a_reset_link_lives_for_half_an_hour_and_its_page_then_offers_a_fresh_one() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let old = forgets(&app, &jo).await;
    app.clock.advance(Duration::from_secs(30 * 60));
    let mut browser = app.client();
    let page = browser.get(&path_in(&old)).await.expect(410);
    assert!(page.text.contains("Send me a fresh link"), "{}", page.text);
    browser.post_form(&path_in(&old), &[("password", NEW)]).await.expect(410);
    browser.post_form(&path_in(&old), &[]).await.expect(200);
    let fresh = app.letter_to(&jo.email).await;
    browser.post_form(&path_in(&fresh), &[("password", NEW)]).await.expect(200);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn nobody_can_cause_more_than_one_reset_letter_a_minute_whatever_the_spelling() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    forgets(&app, &jo).await;
    for email in ["jodo@example.com", "JODO@example.com", "jodo@EXAMPLE.com"] {
        app.client().post("/api/v1/password-resets", json!({ "email": email })).await.expect(202);
    }
    // Few enough that the limit of all letters together is not reached.
    let asks = (0..4).map(|_| {
        let (mut client, body) = (app.client(), json!({ "email": jo.email }));
        async move { client.post("/forgot_password", body).await.expect(200) }
    });
    join_all(asks).await;
    assert!(app.letters_to(&jo.email).await.is_empty());
    app.clock.advance(Duration::from_secs(60));
    forgets(&app, &jo).await;
}

#[tokio::test]
async fn of_many_who_ask_at_once_one_gets_a_letter() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let asks = (0..6).map(|_| {
        let (mut client, body) = (app.client(), json!({ "email": jo.email }));
        async move { client.post("/forgot_password", body).await.expect(200) }
    });
    join_all(asks).await;
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn a_newer_reset_link_ends_the_older_one() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let old = forgets(&app, &jo).await;
    app.clock.advance(Duration::from_secs(61));
    let new = forgets(&app, &jo).await;
    app.client().get(&path_in(&old)).await.expect(410);
    app.client().get(&path_in(&new)).await.expect(200);
}

#[tokio::test]
async fn of_two_uses_of_one_reset_link_at_once_exactly_one_sets_the_password() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let token = token_in(&forgets(&app, &jo).await);
    let tries = (0..6).map(|n| {
        let mut client = app.client();
        let body = json!({ "token": token, "password": format!("{NEW} {n}") });
        async move { client.post("/api/v1/password-resets/confirm", body).await.status.as_u16() }
    });
    let mut statuses = join_all(tries).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 410, 410, 410, 410, 410]);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn a_confirmation_link_resets_nothing_and_a_reset_link_confirms_nothing() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let confirmation = jo.signs_up(&app).await;
    let body = json!({ "token": token_in(&confirmation), "password": NEW });
    app.client().post("/api/v1/password-resets/confirm", body).await.expect(404);
    let body = json!({ "token": token_in(&confirmation), "password": PASSWORD });
    app.client().post("/api/v1/confirmations", body).await.expect(200);
    let reset = forgets(&app, &jo).await;
    let body = json!({ "token": token_in(&reset), "new_password": NEW });
    app.client().post("/api/v1/confirmations", body).await.expect(404);
}

#[tokio::test]
async fn a_password_that_may_not_be_set_is_told_at_its_field_and_spends_nothing() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let letter = forgets(&app, &jo).await;
    for (password, why) in [("short", "at least 8"), ("iloveyou", "commonest"), ("jodo-2020-x", "your name")]
    {
        let page = app.client().post_form(&path_in(&letter), &[("password", password)]).await.expect(422);
        assert!(page.text.contains(why), "{}", page.text);
    }
    app.client().post_form(&path_in(&letter), &[("password", NEW)]).await.expect(200);
    app.client().post_form(&path_in(&letter), &[("password", NEW)]).await.expect(410);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn links_follow_the_configured_address_and_never_the_host_header() {
    let app = TestApp::start_with("[server]\npublic_url = \"https://id.example.org\"").await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let mut liar = app.client().sending("host", "evil.example").sending("x-forwarded-host", "evil.example");
    liar.post("/api/v1/password-resets", json!({ "email": jo.email })).await.expect(202);
    assert!(link_in(&app.letter_to(&jo.email).await).starts_with("https://id.example.org/reset/"));
}
