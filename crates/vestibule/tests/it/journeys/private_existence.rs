//! Under `account_existence = private` no answer tells whether an address or a name has an account.
//!
//! Every route that a stranger may ask is asked, more than once, about an account that is confirmed,
//! one that waits, one that is disabled, one that is deleted and one that is nobody's: status, body
//! and headers have to be the same, the first time and each time after. Letters are counted, so the
//! last times are answered 429, at the same moment for all.

use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp};

/// Times each is asked: more often than letters go to one address.
const TIMES: u8 = 12;

/// Everybody a stranger may wonder about; the last is nobody.
const ABOUT: [&str; 5] = ["known", "waiting", "disabled", "deleted", "nobody"];

async fn populated(settings: &str) -> TestApp {
    let app = TestApp::start_with(settings).await;
    for name in ["known", "disabled", "deleted"] {
        let at_first = Person::named(name);
        at_first.joins(&app).await;
    }
    Person::named("waiting").signs_up(&app).await;
    app.disable("disabled").await;
    app.deletes("deleted").await;
    // What the people themselves have caused no longer counts.
    app.clock.advance(std::time::Duration::from_secs(3 * 60 * 60));
    app.puts_letters_aside().await;
    app
}

/// What somebody sees of an answer, without what differs from one request to the next.
fn seen(answer: &Answer) -> (u16, Value, Vec<(String, String)>) {
    let mut body = serde_json::from_str(&answer.text).unwrap_or_else(|_| json!(answer.text));
    if let Some(id) = body.get_mut("request_id") {
        *id = json!("");
    }
    let headers = answer.headers.iter().filter(|(name, _)| *name != "x-request-id");
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    (answer.status.as_u16(), body, headers.collect())
}

/// Asks a route about everybody, from a network of each one's own, and compares; the first answer has
/// this status.
async fn look_the_same(app: &TestApp, path: &str, status: u16, body: impl Fn(&str, u8) -> Value) {
    let mut answers = Vec::new();
    for (network, name) in (10..).zip(ABOUT) {
        let mut stranger = app.client().from_network(network);
        let mut series = Vec::new();
        for time in 0..TIMES {
            series.push(seen(&stranger.post(path, body(name, time)).await));
        }
        answers.push(series);
    }
    let (nobody, accounts) = answers.split_last().unwrap();
    assert_eq!(nobody[0].0, status, "{path}: {nobody:?}");
    for (name, account) in ABOUT.iter().zip(accounts) {
        for (time, (of_account, of_nobody)) in account.iter().zip(nobody).enumerate() {
            assert_eq!(of_account, of_nobody, "{path}, {name}, time {time}");
        }
    }
    app.puts_letters_aside().await;
}

fn address_of(name: &str) -> String {
    format!("{name}@example.com")
}

/// A sign-up with a username of its own each time.
fn sign_up(name: &str, time: u8) -> Value {
    Person::named(&format!("new-{name}-{time}")).at(&address_of(name)).sign_up_body()
}

#[tokio::test]
async fn signing_up_tells_nothing() {
    look_the_same(&populated("").await, "/api/v1/signups", 202, sign_up).await;
}

#[tokio::test]
async fn signing_up_as_the_replaced_client_does_tells_nothing() {
    look_the_same(&populated("").await, "/signup", 201, sign_up).await;
}

#[tokio::test]
async fn signing_up_again_with_the_same_name_tells_nothing() {
    let again = |name: &str, _| sign_up(name, 0);
    look_the_same(&populated("").await, "/api/v1/signups", 202, again).await;
}

#[tokio::test]
async fn signing_up_by_address_tells_nothing() {
    for (path, status) in [("/api/v1/signups/address", 202), ("/register_email", 201)] {
        let app = populated("[accounts]\nsignup = \"address_only\"\n").await;
        look_the_same(&app, path, status, |name, _| json!({ "email": address_of(name) })).await;
    }
}

#[tokio::test]
async fn asking_for_a_letter_tells_nothing() {
    const ROUTES: [(&str, u16); 5] = [
        ("/api/v1/confirmations/resend", 202),
        ("/api/v1/password-resets", 202),
        ("/api/v1/recoveries", 202),
        ("/forgot_password", 200),
        ("/recover", 200),
    ];
    for (path, status) in ROUTES {
        let app = populated("").await;
        look_the_same(&app, path, status, |name, _| json!({ "email": address_of(name) })).await;
    }
}

#[tokio::test]
async fn a_wrong_password_tells_nothing_whichever_way_it_comes() {
    for name_of in [str::to_owned as fn(&str) -> String, address_of] {
        for (path, field) in [
            ("/api/v1/sessions", "name"),
            ("/api/v1/tokens", "name"),
            ("/login", "username_or_email"),
            ("/login", "username"),
        ] {
            let app = populated("").await;
            let body = |name: &str, _| json!({ field: name_of(name), "password": "a wrong password" });
            look_the_same(&app, path, 401, body).await;
        }
    }
}

#[tokio::test]
async fn a_link_that_nobody_was_sent_tells_nothing_of_the_address_beside_it() {
    let app = populated("").await;
    let body = |name: &str, _| json!({ "email": address_of(name), "password": "NewP@ssw0rd1" });
    look_the_same(&app, &format!("/reset_password/{}", "A".repeat(43)), 400, body).await;
}

#[tokio::test]
async fn asking_for_another_address_tells_nothing_of_who_has_it() {
    for by_form in [true, false] {
        let mut answers = Vec::new();
        for name in ABOUT {
            let app = populated("").await;
            let mut jo = Person::named("jodo").comes_in(&app).await;
            let mut series = Vec::new();
            for _ in 0..TIMES {
                let email = address_of(name);
                let form =
                    json!({ "first_name": "Jo", "last_name": "Doe", "username": "jodo", "email": email });
                let answer = if by_form {
                    jo.post("/update_profile", form).await
                } else {
                    jo.post("/api/v1/me/email-change", json!({ "email": email })).await
                };
                series.push(seen(&answer));
            }
            app.puts_letters_aside().await;
            answers.push(series);
        }
        assert!(matches!(answers[0][0].0, 200 | 202), "{:?}", answers[0]);
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:#?}");
    }
}
