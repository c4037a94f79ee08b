//! No route is a way round the limits: guesses behind links and in sessions, and letters that
//! strangers cause.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::json;

use crate::support::{Client, PASSWORD, Person, TestApp, path_in, token_in};

const SESSIONS: &str = "/api/v1/sessions";
const CONFIRM: &str = "/api/v1/confirmations";
const RESETS: &str = "/api/v1/password-resets";
const CODE: &str = "/api/v1/sessions/attempts/code";
const COMMIT: &str = "/api/v1/me/password-change/commit";

/// Strangers guess at somebody's password until they have to wait.
async fn is_guessed_at(app: &TestApp, person: &Person) {
    let wrong = json!({ "name": person.username, "password": "not-the-password" });
    for _ in 0..10 {
        app.client().from_network(1).post(SESSIONS, wrong.clone()).await.expect(401);
    }
    app.client().from_network(1).post(SESSIONS, wrong).await.expect(429);
}

#[tokio::test]
async fn guesses_at_the_link_of_a_sign_up_count_with_those_at_the_sign_in() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let token = token_in(&jo.signs_up(&app).await);
    let with = |password: &str| json!({ "token": token, "password": password });
    for _ in 0..10 {
        let told = app.client().post(CONFIRM, with("not-the-password")).await.expect(401);
        assert_eq!(told.code(), "invalid_credentials");
    }
    let refused = app.client().post(CONFIRM, with(PASSWORD)).await.expect(429);
    assert_eq!(refused.header("retry-after"), "60");
    app.client().post_form(&format!("/confirm/{token}"), &[("password", PASSWORD)]).await.expect(429);
    app.client().post(SESSIONS, jo.sign_in_body()).await.expect(429);
    app.clock.advance(Duration::from_secs(60));
    app.client().post(CONFIRM, with(PASSWORD)).await.expect(200);
    // Whoever proved the password is waited for no longer.
    jo.signs_in(&app).await;
}

#[tokio::test]
async fn whoever_reads_the_letter_may_choose_a_new_password_however_often_others_have_guessed() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let token = token_in(&jo.signs_up(&app).await);
    is_guessed_at(&app, &jo).await;
    let body = json!({ "token": token, "new_password": "words of my own" });
    app.client().post(CONFIRM, body).await.expect(200);
}

#[tokio::test]
async fn of_many_guesses_at_a_link_at_once_exactly_ten_are_checked() {
    let app = TestApp::start_with("[hashing]\nqueue = 100").await;
    let token = token_in(&Person::named("jodo").signs_up(&app).await);
    let guesses = (0..40).map(|n| {
        let (mut client, path) = (app.client(), format!("/confirm/{token}"));
        let body = json!({ "token": token, "password": "not-the-password" });
        async move {
            let answer = match n % 2 {
                0 => client.post(CONFIRM, body).await,
                _ => client.post_form(&path, &[("password", "not-the-password")]).await,
            };
            answer.status.as_u16()
        }
    });
    let statuses = join_all(guesses).await;
    let how_many = |status| statuses.iter().filter(|s| **s == status).count();
    assert_eq!((how_many(401), how_many(429)), (10, 30), "{statuses:?}");
}

#[tokio::test]
async fn guesses_at_the_link_to_a_new_address_count_with_those_at_the_sign_in() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let new = json!({ "email": "jodo@example.org" });
    desk.post("/api/v1/me/email-change", new).await.expect(202);
    let link = path_in(&app.letter_to("jodo@example.org").await);
    app.letter_to(&jo.email).await;
    for _ in 0..10 {
        app.client().post_form(&link, &[("password", "not-the-password")]).await.expect(401);
    }
    app.client().post_form(&link, &[("password", PASSWORD)]).await.expect(429);
    app.client().post(SESSIONS, jo.sign_in_body()).await.expect(429);
    // In the browser that the person has used before they need not wait.
    desk.post_form(&link, &[("password", PASSWORD)]).await.expect(200);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn guesses_in_a_session_count_together_whatever_they_are_for() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut thief = jo.comes_in(&app).await;
    for _ in 0..5 {
        thief.post("/api/v1/me/reauthenticate", json!({ "password": "wrong" })).await.expect(401);
        thief.post("/api/v1/me/password-change", json!({ "current_password": "wrong" })).await.expect(401);
    }
    for (path, body) in [
        ("/api/v1/me/reauthenticate", json!({ "password": PASSWORD })),
        ("/api/v1/me/password-change", json!({ "current_password": PASSWORD })),
        ("/change_password", json!({ "current_password": PASSWORD })),
    ] {
        let refused = thief.post(path, body).await.expect(429);
        assert_eq!(refused.header("retry-after"), "60", "{path}");
    }
    // The owner, elsewhere, is none the worse.
    jo.signs_in(&app).await;
}

#[tokio::test]
async fn codes_for_a_new_password_count_with_those_of_the_second_factor() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let (authenticator, _) = jo.takes_a_second_factor(&app, &mut desk).await;
    desk.post("/api/v1/me/password-change", json!({ "current_password": PASSWORD })).await.expect(202);
    let letter = app.letter_to(&jo.email).await;
    let code = letter.text.split_once("your code is ").unwrap().1[..6].to_owned();
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for _ in 0..4 {
        let body = json!({ "code": wrong, "password": "a new pass phrase" });
        desk.post(COMMIT, body).await.expect(422);
    }
    // In the same browser: others are counted apart from it.
    let mut phone = desk.clone();
    (phone.session, phone.csrf) = (None, None);
    jo.knocks(&mut phone).await;
    for _ in 0..6 {
        phone.post(CODE, json!({ "code": authenticator.wrong_code(&app) })).await.expect(401);
    }
    phone.post(CODE, json!({ "code": authenticator.code(&app) })).await.expect(429);
    let right = json!({ "code": code, "password": "a new pass phrase" });
    assert_eq!(desk.post(COMMIT, right.clone()).await.expect(429).header("retry-after"), "60");
    let contract = json!({ "code": code, "password": "a new pass phrase", "password2": "a new pass phrase" });
    desk.post("/change_password/commit", contract).await.expect(429);
    app.clock.advance(Duration::from_secs(60));
    desk.post(COMMIT, right).await.expect(204);
    app.letter_to(&jo.email).await;
}

/// Asks for a letter by every route in turn; what was answered.
async fn asks_for_letters(client: &mut Client, address: &str, times: usize) -> Vec<u16> {
    let routes = [RESETS, "/api/v1/confirmations/resend", "/forgot_password"];
    let mut statuses = Vec::new();
    for path in routes.iter().cycle().take(times) {
        statuses.push(client.post(path, json!({ "email": address })).await.status.as_u16());
    }
    statuses
}

#[tokio::test]
async fn one_address_is_sent_few_letters_by_whatever_route_and_the_limit_tells_nothing() {
    let app = TestApp::start().await;
    let (jo, waiting) = (Person::named("jodo"), Person::named("waiting"));
    jo.joins(&app).await;
    waiting.signs_up(&app).await;
    app.clock.advance(Duration::from_secs(15 * 60));
    let mut answers = Vec::new();
    for address in [&jo.email, &waiting.email, &"nobody@example.com".to_owned()] {
        answers.push(asks_for_letters(&mut app.client(), address, 12).await);
        let refused = app.client().post(RESETS, json!({ "email": address.to_uppercase() })).await.expect(429);
        assert_eq!(refused.header("retry-after"), "60");
    }
    assert!(answers.iter().all(|statuses| *statuses == answers[0]), "{answers:?}");
    let refused = answers[0].iter().filter(|status| **status == 429).count();
    assert_eq!(refused, 2, "{answers:?}");
    // Within a minute there is one letter of each kind at most.
    app.letter_to(&jo.email).await;
    app.letter_to(&waiting.email).await;
}

#[tokio::test]
async fn one_network_causes_few_letters_to_whomever() {
    let app = TestApp::start_with("[throttle]\nnetwork_letters = 3").await;
    for n in 0..3 {
        Person::named(&format!("person{n}")).signs_up(&app).await;
    }
    let fourth = Person::named("person3");
    let refused = app.client().post("/signup", fourth.sign_up_body()).await.expect(429);
    assert_eq!(refused.header("retry-after"), "60");
    app.client().post("/api/v1/signups", fourth.sign_up_body()).await.expect(429);
    app.client().post("/register", fourth.sign_up_body()).await.expect(429);
    app.client().post(RESETS, json!({ "email": "nobody@example.com" })).await.expect(429);
    assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 3);
    app.client().from_network(1).post("/signup", fourth.sign_up_body()).await.expect(201);
    app.letter_to(&fourth.email).await;
}

#[tokio::test]
async fn whoever_is_signed_in_sends_few_letters_to_addresses_that_may_be_anybodys() {
    let app = TestApp::start().await;
    let mallory = Person::named("mallory");
    let mut client = mallory.comes_in(&app).await;
    for n in 0..10 {
        let address = format!("stranger{n}@example.org");
        client.post("/api/v1/me/email-change", json!({ "email": address })).await.expect(202);
        app.letter_to(&address).await;
    }
    assert_eq!(app.letters_to(&mallory.email).await.len(), 10);
    let one_more = json!({ "email": "stranger10@example.org" });
    let refused = client.post("/api/v1/me/email-change", one_more).await.expect(429);
    assert_eq!(refused.header("retry-after"), "60");
    let form = json!({
        "first_name": "M", "last_name": "M", "username": "mallory", "email": "stranger10@example.org",
    });
    client.post("/update_profile", form).await.expect(429);
    assert!(app.letters_to("stranger10@example.org").await.is_empty());
}

#[tokio::test]
async fn strangers_who_guess_on_and_on_cannot_keep_somebody_out_who_reads_their_mail() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    is_guessed_at(&app, &jo).await;
    let mut browser = app.client();
    browser.post(SESSIONS, jo.sign_in_body()).await.expect(429);
    browser.post(RESETS, json!({ "email": jo.email })).await.expect(202);
    let link = path_in(&app.letter_to(&jo.email).await);
    browser.post_form(&link, &[("password", "words of my own")]).await.expect(200);
    app.letter_to(&jo.email).await;
    is_guessed_at(&app, &jo).await;
    let jo = Person { password: "words of my own".to_owned(), ..jo };
    app.client().post(SESSIONS, jo.sign_in_body()).await.expect(429);
    browser.post(SESSIONS, jo.sign_in_body()).await.expect(201);
}

#[tokio::test]
async fn having_been_counted_does_not_use_up_an_idempotency_key() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.signs_up(&app).await;
    let mut client = app.client().sending("idempotency-key", "k1");
    client.post("/api/v1/signups", jo.sign_up_body()).await.expect(409);
    client.post("/api/v1/signups", Person::named("other").sign_up_body()).await.expect(202);
    app.letter_to("other@example.com").await;
}

#[tokio::test]
async fn nobody_opens_the_way_for_guesses_at_somebody_who_holds_more() {
    let app = TestApp::start().await;
    let mut boss = Person::named("boss").runs_the_place(&app).await;
    let uuid = boss.uuid().await;
    Person::named("clerk").joins(&app).await;
    app.permit("clerk", "manage_users").await;
    let mut clerk = Person::named("clerk").signs_in(&app).await;
    is_guessed_at(&app, &Person::named("boss")).await;
    clerk.delete(&format!("/api/v1/users/{uuid}/throttle"), json!({})).await.expect(403);
    app.client().post(SESSIONS, Person::named("boss").sign_in_body()).await.expect(429);
}
