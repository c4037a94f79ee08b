//! Coming back in with a link and a code.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::json;
use vestibule_outbound::smtp::OutgoingLetter;

use crate::support::{Answer, Person, TestApp, path_in, token_in};

const NEW: &str = "a new pass phrase";

async fn asks(app: &TestApp, person: &Person) -> (String, String, OutgoingLetter) {
    app.client().post("/recover", json!({ "email": person.email })).await.expect(200);
    let letter = app.letter_to(&person.email).await;
    (token_in(&letter), code_in(&letter), letter)
}

fn code_in(letter: &OutgoingLetter) -> String {
    let digits: Vec<&str> =
        letter.text.split(|c: char| !c.is_ascii_digit()).filter(|word| word.len() == 6).collect();
    digits[0].to_owned()
}

fn another(code: &str) -> &'static str {
    if code == "111111" { "222222" } else { "111111" }
}

async fn confirm(app: &TestApp, token: &str, code: &str) -> Answer {
    let body = json!({ "token": token, "code": code, "password": NEW });
    app.client().post("/api/v1/recoveries/confirm", body).await
}

#[tokio::test]
async fn link_and_code_together_let_somebody_choose_a_password() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut elsewhere = jo.comes_in(&app).await;
    let (_, code, letter) = asks(&app, &jo).await;
    let mut browser = app.client();
    assert!(browser.get(&path_in(&letter)).await.expect(200).text.contains("jodo@example.com"));
    let wrong = [("code", another(&code)), ("password", NEW)];
    assert!(browser.post_form(&path_in(&letter), &wrong).await.expect(422).text.contains("does not belong"));
    browser.post_form(&path_in(&letter), &[("code", &code), ("password", NEW)]).await.expect(200);
    elsewhere.get("/api/v1/me").await.expect(401);
    Person { password: NEW.to_owned(), ..jo.clone() }.signs_in(&app).await;
    assert_eq!(app.letter_to(&jo.email).await.subject, "Your password has been changed");
    browser.post_form(&path_in(&letter), &[("code", &code), ("password", NEW)]).await.expect(410);
}

#[tokio::test]
async fn whoever_brings_no_password_gets_one_by_mail_that_works_once() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut elsewhere = jo.comes_in(&app).await;
    let (token, code, _) = asks(&app, &jo).await;
    let told = app.client().post(&format!("/recover/{token}"), json!({ "code": code })).await.expect(200);
    assert_eq!(told.message(), "A new password has been sent to your email");
    elsewhere.get("/api/v1/me").await.expect(401);
    app.client().post("/api/v1/sessions", jo.sign_in_body()).await.expect(401);

    let letter = app.letter_to(&jo.email).await;
    let line = letter.text.lines().find(|line| line.contains("the new password")).unwrap();
    let password = line.rsplit(' ').next().unwrap().to_owned();
    let mut client = app.client();
    let body = json!({ "name": jo.email, "password": password });
    assert_eq!(
        client.post("/api/v1/sessions", body.clone()).await.expect(202).json()["status"],
        "new_password_required"
    );
    client.post("/api/v1/sessions/attempts/password", json!({ "new_password": NEW })).await.expect(201);
    app.client().post("/api/v1/sessions", body).await.expect(401);
}

#[tokio::test]
async fn a_code_fits_no_other_link_and_both_are_good_for_half_an_hour() {
    let app = TestApp::start().await;
    let (jo, mo) = (Person::named("jodo"), Person::named("mo-do"));
    jo.joins(&app).await;
    mo.joins(&app).await;
    let (token, code, _) = asks(&app, &jo).await;
    let (mos_token, mos_code, _) = asks(&app, &mo).await;
    if code != mos_code {
        assert_eq!(
            confirm(&app, &token, &mos_code).await.expect(422).json()["errors"][0]["code"],
            "wrong_code"
        );
    }
    app.clock.advance(Duration::from_secs(60));
    let (newer, newer_code, _) = asks(&app, &jo).await;
    assert_eq!(confirm(&app, &token, &code).await.expect(410).code(), "link_expired");
    confirm(&app, &newer, &newer_code).await.expect(204);
    app.letter_to(&jo.email).await;
    app.clock.advance(Duration::from_secs(30 * 60));
    assert_eq!(confirm(&app, &mos_token, &mos_code).await.expect(410).code(), "link_expired");
}

#[tokio::test]
async fn of_many_who_use_link_and_code_at_once_one_gets_in() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (token, code, _) = asks(&app, &jo).await;
    let answers = join_all((0..6).map(|_| confirm(&app, &token, &code))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 204).count(), 1);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn guesses_at_the_code_are_limited() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (token, code, _) = asks(&app, &jo).await;
    for _ in 0..10 {
        confirm(&app, &token, another(&code)).await.expect(422);
    }
    confirm(&app, &token, &code).await.expect(429);
}

#[tokio::test]
async fn only_confirmed_accounts_get_a_letter_and_only_an_explicit_installation_says_so() {
    let app = TestApp::start().await;
    let waiting = Person::named("waiting");
    waiting.signs_up(&app).await;
    for email in [&waiting.email, &"nobody@example.com".to_owned()] {
        app.client().post("/recover", json!({ "email": email })).await.expect(200);
        app.client().post("/api/v1/recoveries", json!({ "email": email })).await.expect(202);
    }
    assert!(app.letters_to(&waiting.email).await.is_empty());

    let open = TestApp::start_with("[accounts]\naccount_existence = \"explicit\"").await;
    waiting.signs_up(&open).await;
    let ask = |email: &str| {
        let (mut client, body) = (open.client(), json!({ "email": email }));
        async move { client.post("/recover", body).await }
    };
    assert_eq!(ask("nobody@example.com").await.expect(404).message(), "User not found");
    assert_eq!(ask(&waiting.email).await.expect(409).message(), "User not activated");
}

#[tokio::test]
async fn many_requests_at_once_cause_one_letter() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    join_all((0..6).map(|_| {
        let (mut client, body) = (app.client(), json!({ "email": jo.email }));
        async move { client.post("/recover", body).await.expect(200) }
    }))
    .await;
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn in_api_v1_the_person_chooses_a_password_unless_one_by_mail_is_asked_for() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (token, code, _) = asks(&app, &jo).await;
    for (more, why) in
        [(json!({}), "required"), (json!({ "password": NEW, "mail_password": true }), "invalid")]
    {
        let mut body = more;
        body["token"] = json!(token);
        body["code"] = json!(code);
        let refused = app.client().post("/api/v1/recoveries/confirm", body).await.expect(422).json();
        assert_eq!(refused["errors"][0]["code"], why, "{refused}");
    }
    let body = json!({ "token": token, "code": code, "mail_password": true });
    app.client().post("/api/v1/recoveries/confirm", body).await.expect(204);
    assert!(app.letter_to(&jo.email).await.text.contains("the new password"));
}
