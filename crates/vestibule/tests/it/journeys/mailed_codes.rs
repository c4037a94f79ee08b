//! A code by mail in place of the authenticator's, where the installation offers it.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::json;

use crate::support::{Authenticator, Person, TestApp};

const CODE: &str = "/api/v1/sessions/attempts/code";
const MAIL: &str = "/api/v1/sessions/attempts/email-code";

async fn somebody_who_may_have_codes_mailed() -> (TestApp, Person, Authenticator) {
    let app = TestApp::start_with("email_otp = true").await;
    let jo = Person::named("jodo");
    let (authenticator, _) = jo.takes_a_second_factor(&app, &mut jo.comes_in(&app).await).await;
    (app, jo, authenticator)
}

/// The code in the one letter that has gone out.
async fn mailed_code(app: &TestApp, jo: &Person) -> String {
    let letter = app.letter_to(&jo.email).await;
    assert_eq!(letter.subject, "Your OTP");
    let line = letter.text.lines().find(|line| line.starts_with("Your OTP is: ")).unwrap();
    line.trim_start_matches("Your OTP is: ").to_owned()
}

#[tokio::test]
async fn a_mailed_code_lets_somebody_in_once() {
    let (app, jo, authenticator) = somebody_who_may_have_codes_mailed().await;
    let mut phone = app.client();
    let due = phone.post("/api/v1/sessions", jo.sign_in_body()).await.expect(202).json();
    assert_eq!(due["methods"], json!(["totp", "recovery_code", "email_code"]));
    phone.post(MAIL, json!({})).await.expect(202);
    let code = mailed_code(&app, &jo).await;
    assert_ne!(code, authenticator.code(&app));
    phone.post(CODE, json!({ "code": code })).await.expect(201);

    let mut again = app.client();
    jo.knocks(&mut again).await;
    again.post(CODE, json!({ "code": code })).await.expect(401);
}

#[tokio::test]
async fn at_most_one_letter_a_minute_goes_out_and_the_last_code_still_works() {
    let (app, jo, _) = somebody_who_may_have_codes_mailed().await;
    let mut phone = app.client();
    jo.knocks(&mut phone).await;
    phone.post(MAIL, json!({})).await.expect(202);
    let code = mailed_code(&app, &jo).await;
    for _ in 0..3 {
        assert_eq!(phone.post(MAIL, json!({})).await.expect(429).header("retry-after"), "60");
    }
    assert!(app.letters_to(&jo.email).await.is_empty());
    phone.post(CODE, json!({ "code": code })).await.expect(201);
}

#[tokio::test]
async fn of_many_who_ask_at_once_one_gets_a_letter_written() {
    let (app, jo, _) = somebody_who_may_have_codes_mailed().await;
    let mut phone = app.client();
    jo.knocks(&mut phone).await;
    let asks = (0..6).map(|_| {
        let mut phone = phone.clone();
        async move { phone.post(MAIL, json!({})).await.status.as_u16() }
    });
    let mut statuses = join_all(asks).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [202, 429, 429, 429, 429, 429]);
    mailed_code(&app, &jo).await;
}

#[tokio::test]
async fn a_newer_code_ends_the_older_and_ten_minutes_end_any() {
    let (app, jo, _) = somebody_who_may_have_codes_mailed().await;
    let mut phone = app.client();
    jo.knocks(&mut phone).await;
    phone.post(MAIL, json!({})).await.expect(202);
    let old = mailed_code(&app, &jo).await;
    app.clock.advance(Duration::from_secs(60));
    phone.post(MAIL, json!({})).await.expect(202);
    let new = mailed_code(&app, &jo).await;
    phone.post(CODE, json!({ "code": old })).await.expect(401);
    app.clock.advance(Duration::from_secs(10 * 60));
    jo.knocks(&mut phone).await;
    phone.post(CODE, json!({ "code": new })).await.expect(401);
}

#[tokio::test]
async fn another_persons_mailed_code_is_worth_nothing() {
    let (app, jo, _) = somebody_who_may_have_codes_mailed().await;
    let other = Person::named("other");
    other.takes_a_second_factor(&app, &mut other.comes_in(&app).await).await;
    let mut theirs = app.client();
    other.knocks(&mut theirs).await;
    theirs.post(MAIL, json!({})).await.expect(202);
    let code = mailed_code(&app, &other).await;
    let mut phone = app.client();
    jo.knocks(&mut phone).await;
    phone.post(CODE, json!({ "code": code })).await.expect(401);
}

#[tokio::test]
async fn a_mailed_code_does_not_switch_the_second_factor_off() {
    let (app, jo, _) = somebody_who_may_have_codes_mailed().await;
    let mut phone = app.client();
    jo.knocks(&mut phone).await;
    phone.post(MAIL, json!({})).await.expect(202);
    let used = mailed_code(&app, &jo).await;
    phone.post(CODE, json!({ "code": used })).await.expect(201);
    app.clock.advance(Duration::from_secs(60));
    jo.knocks(&mut app.client()).await;
    let mut elsewhere = app.client();
    jo.knocks(&mut elsewhere).await;
    elsewhere.post(MAIL, json!({})).await.expect(202);
    let code = mailed_code(&app, &jo).await;
    phone.delete("/api/v1/me/totp", json!({ "password": jo.password, "code": code })).await.expect(422);
}

#[tokio::test]
async fn where_codes_are_not_mailed_there_is_nothing_to_ask_for() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.takes_a_second_factor(&app, &mut jo.comes_in(&app).await).await;
    let mut phone = app.client();
    jo.knocks(&mut phone).await;
    phone.post(MAIL, json!({})).await.expect(404);
    assert!(app.letters_to(&jo.email).await.is_empty());
}

#[tokio::test]
async fn the_mailed_code_is_not_readable_in_the_database() {
    let (app, jo, _) = somebody_who_may_have_codes_mailed().await;
    let mut phone = app.client();
    jo.knocks(&mut phone).await;
    phone.post(MAIL, json!({})).await.expect(202);
    mailed_code(&app, &jo).await;
    assert_eq!(app.count("SELECT COUNT(*) FROM email_codes WHERE LENGTH(code_hash) = 32").await, 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM letters WHERE parameters IS NOT NULL").await, 0);
}

const PROOF: &str = "/api/v1/me/reauthenticate";
const MAIL_PROOF: &str = "/api/v1/me/reauthenticate/email-code";

/// The code that proves again who sits there.
async fn proving_code(app: &TestApp, jo: &Person) -> String {
    let letter = app.letter_to(&jo.email).await;
    assert_eq!(letter.subject, "Your confirmation code");
    letter.text.split_once(" is: ").unwrap().1[..6].to_owned()
}

#[tokio::test]
async fn a_mailed_code_proves_again_who_sits_there_once() {
    let app = TestApp::start_with("email_otp = true").await;
    let (jo, other) = (Person::named("jodo"), Person::named("other"));
    let mut desk = jo.comes_in(&app).await;
    let mut others = other.comes_in(&app).await;
    app.clock.advance(Duration::from_secs(10 * 60));
    desk.post("/api/v1/me/totp", json!({})).await.expect(403);
    desk.post(MAIL_PROOF, json!({})).await.expect(202);
    let code = proving_code(&app, &jo).await;
    assert_eq!(desk.post(MAIL_PROOF, json!({})).await.expect(429).header("retry-after"), "60");
    let oversized = "1".repeat(5000);
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for odd in [wrong, "", "12345", &oversized] {
        assert_eq!(desk.post(PROOF, json!({ "email_code": odd })).await.expect(401).code(), "wrong_code");
    }
    others.post(PROOF, json!({ "email_code": code })).await.expect(401);
    desk.post(PROOF, json!({})).await.expect(422);
    desk.post(PROOF, json!({ "email_code": code, "password": jo.password })).await.expect(422);
    desk.post("/api/v1/me/totp", json!({})).await.expect(403);

    let uses = (0..4).map(|_| {
        let (mut client, code) = (desk.clone(), json!({ "email_code": code }));
        async move { client.post(PROOF, code).await.status.as_u16() }
    });
    let mut statuses = join_all(uses).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 401, 401, 401]);
    desk.post("/api/v1/me/totp", json!({})).await.expect(200);
    // It is good for nothing else.
    app.clock.advance(Duration::from_secs(60));
    desk.post(MAIL_PROOF, json!({})).await.expect(202);
    let code = proving_code(&app, &jo).await;
    app.clock.advance(Duration::from_secs(10 * 60));
    desk.post(PROOF, json!({ "email_code": code })).await.expect(401);
}

#[tokio::test]
async fn with_a_second_factor_or_where_no_codes_are_mailed_only_the_password_proves_it() {
    let (app, jo, _) = somebody_who_may_have_codes_mailed().await;
    let plain = TestApp::start().await;
    let mut elsewhere = jo.comes_in(&plain).await;
    elsewhere.post(MAIL_PROOF, json!({})).await.expect(404);
    elsewhere.post(PROOF, json!({ "email_code": "123456" })).await.expect(404);
    let al = Person::named("aldo");
    let mut desk = al.comes_in(&app).await;
    al.takes_a_second_factor(&app, &mut desk).await;
    desk.post(MAIL_PROOF, json!({})).await.expect(404);
    desk.post(PROOF, json!({ "email_code": "123456" })).await.expect(404);
    desk.post(PROOF, json!({ "password": al.password })).await.expect(204);
}

#[tokio::test]
async fn strangers_who_ask_for_letters_do_not_keep_an_owner_from_their_codes() {
    let (app, jo, _) = somebody_who_may_have_codes_mailed().await;
    // The letter of the sign-up counts, too.
    for _ in 0..9 {
        let mut stranger = app.client().from_network(5);
        stranger.post("/api/v1/password-resets", json!({ "email": jo.email })).await.expect(202);
    }
    app.puts_letters_aside().await;
    let mut phone = app.client();
    jo.knocks(&mut phone).await;
    phone.post(MAIL, json!({})).await.expect(202);
    let code = mailed_code(&app, &jo).await;
    phone.post(CODE, json!({ "code": code })).await.expect(201);

    let al = Person::named("aldo");
    let mut desk = al.comes_in(&app).await;
    for _ in 0..9 {
        let mut stranger = app.client().from_network(6);
        stranger.post("/api/v1/password-resets", json!({ "email": al.email })).await.expect(202);
    }
    app.puts_letters_aside().await;
    desk.post(MAIL_PROOF, json!({})).await.expect(202);
    proving_code(&app, &al).await;
}
