//! Changing a password while signed in, and proving again who one is.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::{Value, json};
use vestibule_outbound::smtp::OutgoingLetter;

use crate::support::{Client, PASSWORD, Person, TestApp};

const NEW: &str = "a new pass phrase";

fn code_in(letter: &OutgoingLetter) -> String {
    let (_, rest) = letter.text.split_once("your code is ").expect("a code");
    rest[..6].to_owned()
}

async fn asks_for_a_code(app: &TestApp, jo: &Person, client: &mut Client) -> String {
    client.post("/api/v1/me/password-change", json!({ "current_password": jo.password })).await.expect(202);
    code_in(&app.letter_to(&jo.email).await)
}

fn commit(code: &str) -> Value {
    json!({ "code": code, "password": NEW })
}

#[tokio::test]
async fn the_mailed_code_and_a_new_password_change_it_and_sign_out_everywhere() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut here = jo.comes_in(&app).await;
    let mut there = jo.signs_in(&app).await;
    let code = asks_for_a_code(&app, &jo, &mut here).await;
    here.post("/api/v1/me/password-change/commit", commit(&code)).await.expect(204);
    assert_eq!(here.session, None);
    there.get("/api/v1/me").await.expect(401);
    assert_eq!(app.letter_to(&jo.email).await.subject, "Your password has been changed");
    app.client().post("/api/v1/sessions", jo.sign_in_body()).await.expect(401);
    Person { password: NEW.to_owned(), ..jo }.signs_in(&app).await;
}

#[tokio::test]
async fn a_wrong_present_password_brings_no_code() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    let answer = client.post("/api/v1/me/password-change", json!({ "current_password": "wrong" })).await;
    assert_eq!(answer.expect(401).code(), "invalid_credentials");
    assert!(app.letters_to(&jo.email).await.is_empty());
}

#[tokio::test]
async fn wrong_foreign_and_odd_codes_get_one_answer_and_change_nothing() {
    let app = TestApp::start().await;
    let (jo, other) = (Person::named("jodo"), Person::named("other"));
    let mut client = jo.comes_in(&app).await;
    let mut second_session = jo.signs_in(&app).await;
    let mut others = other.comes_in(&app).await;
    let code = asks_for_a_code(&app, &jo, &mut client).await;
    let mut answers = Vec::new();
    let (other_code, oversized) = (if code == "000000" { "000001" } else { "000000" }, "1".repeat(6000));
    for (who, code) in [
        (&mut client.clone(), other_code),
        (&mut client.clone(), "wrong"),
        (&mut client, &oversized),
        (&mut second_session, &code),
        (&mut others, &code),
    ] {
        let mut answer = who.post("/api/v1/me/password-change/commit", commit(code)).await.expect(422).json();
        answer["request_id"] = json!(null);
        answers.push(answer);
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    jo.signs_in(&app).await;
}

#[tokio::test]
async fn a_code_lives_for_ten_minutes() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    let code = asks_for_a_code(&app, &jo, &mut client).await;
    app.clock.advance(Duration::from_secs(10 * 60));
    client.post("/api/v1/me/password-change/commit", commit(&code)).await.expect(422);
}

#[tokio::test]
async fn a_code_takes_five_guesses_also_when_they_come_at_once() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    let code = asks_for_a_code(&app, &jo, &mut client).await;
    // Few enough that the limit of all codes together is not reached.
    let guesses = (0..8).map(|n| {
        let (mut client, guess) = (client.clone(), if code == "000000" { "000001" } else { "000000" });
        let body = json!({ "code": guess, "password": format!("{NEW} {n}") });
        async move { client.post("/api/v1/me/password-change/commit", body).await.expect(422) }
    });
    join_all(guesses).await;
    client.post("/api/v1/me/password-change/commit", commit(&code)).await.expect(422);
    assert_eq!(app.count("SELECT tries FROM password_change_codes").await, 5);
    // A new one may be had a minute after the last, not before.
    let again = json!({ "current_password": PASSWORD });
    let refused = client.post("/api/v1/me/password-change", again).await.expect(429);
    assert_eq!(refused.header("retry-after"), "60");
    app.clock.advance(Duration::from_secs(60));
    let code = asks_for_a_code(&app, &jo, &mut client).await;
    client.post("/api/v1/me/password-change/commit", commit(&code)).await.expect(204);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn of_two_uses_of_one_code_at_once_exactly_one_changes_the_password() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    let code = asks_for_a_code(&app, &jo, &mut client).await;
    let uses = (0..4).map(|n| {
        let mut client = client.clone();
        let body = json!({ "code": code, "password": format!("{NEW} {n}") });
        async move { client.post("/api/v1/me/password-change/commit", body).await.status.as_u16() }
    });
    let statuses = join_all(uses).await;
    assert_eq!(statuses.iter().filter(|status| **status == 204).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| [204, 401, 422].contains(status)), "{statuses:?}");
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn asking_twice_within_a_minute_sends_one_code_which_goes_on_working() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    let code = asks_for_a_code(&app, &jo, &mut client).await;
    client.post("/api/v1/me/password-change", json!({ "current_password": PASSWORD })).await.expect(202);
    assert!(app.letters_to(&jo.email).await.is_empty());
    client.post("/api/v1/me/password-change/commit", commit(&code)).await.expect(204);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn a_password_that_may_not_be_set_costs_no_try() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    let code = asks_for_a_code(&app, &jo, &mut client).await;
    let body = json!({ "code": code, "password": "password" });
    let refused = client.post("/api/v1/me/password-change/commit", body).await.expect(422).json();
    assert_eq!(refused["errors"][0]["code"], json!("too_common"));
    assert_eq!(app.count("SELECT tries FROM password_change_codes").await, 0);
}

#[tokio::test]
async fn the_password_makes_a_session_recent_again_and_a_wrong_one_does_not() {
    let app = TestApp::start().await;
    let mut client = Person::named("jodo").comes_in(&app).await;
    let new_address = json!({ "email": "jodo@example.org" });
    app.clock.advance(Duration::from_secs(10 * 60));
    let refused = client.post("/api/v1/me/email-change", new_address.clone()).await.expect(403);
    assert_eq!(refused.code(), "reauthentication_required");
    client.post("/api/v1/me/reauthenticate", json!({ "password": "wrong" })).await.expect(401);
    client.post("/api/v1/me/email-change", new_address.clone()).await.expect(403);
    client.post("/api/v1/me/reauthenticate", json!({ "password": PASSWORD })).await.expect(204);
    client.post("/api/v1/me/email-change", new_address).await.expect(202);
    app.letter_to("jodo@example.com").await;
    app.letter_to("jodo@example.org").await;
}

#[tokio::test]
async fn recent_authentication_belongs_to_the_session_that_proved_it() {
    let app = TestApp::start_with("[session]\nreauthenticate_after = \"1m\"").await;
    let jo = Person::named("jodo");
    let mut first = jo.comes_in(&app).await;
    let mut second = jo.signs_in(&app).await;
    app.clock.advance(Duration::from_secs(61));
    first.post("/api/v1/me/reauthenticate", json!({ "password": PASSWORD })).await.expect(204);
    second.post("/api/v1/me/email-change", json!({ "email": "jodo@example.org" })).await.expect(403);
}

#[tokio::test]
async fn the_policy_says_what_it_wants_and_what_it_thinks_of_a_password() {
    let app = TestApp::start().await;
    let policy = app.client().get("/api/v1/password-policy").await.expect(200).json();
    assert_eq!((&policy["policy"], &policy["min_length"]), (&json!("modern"), &json!(8)));
    let check = |body: Value| {
        let mut client = app.client();
        async move { client.post("/api/v1/password-policy/check", body).await.expect(200).json() }
    };
    let good = check(json!({ "password": "securepassword" })).await;
    assert_eq!((&good["acceptable"], &good["violation"]), (&json!(true), &json!(null)));
    let mine = check(json!({ "password": "jolanthe-77-x", "first_name": "Jolanthe" })).await;
    assert_eq!(mine["violation"]["code"], json!("about_you"));
    let weak = check(json!({ "password": "password" })).await;
    let strong = check(json!({ "password": "correct horse battery staple" })).await;
    assert!(weak["strength"].as_u64() < strong["strength"].as_u64(), "{weak} {strong}");
}

#[tokio::test]
async fn the_classic_policy_describes_itself_too() {
    let app = TestApp::start_original().await;
    let policy = app.client().get("/api/v1/password-policy").await.expect(200).json();
    assert_eq!((&policy["policy"], &policy["max_length"]), (&json!("classic"), &json!(null)));
    let body = json!({ "password": "securepassword" });
    let verdict = app.client().post("/api/v1/password-policy/check", body).await.expect(200).json();
    assert_eq!(verdict["violation"]["code"], json!("composition"));
}
