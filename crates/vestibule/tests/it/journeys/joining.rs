//! Signing up, confirming, signing in, being recognised, signing out.

use std::time::Duration;

use serde_json::json;

use crate::support::{PASSWORD, Person, TestApp, path_in, token_in};

#[tokio::test]
async fn somebody_signs_up_confirms_signs_in_and_is_recognised() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let letter = jo.signs_up(&app).await;
    assert_eq!(letter.subject, "Welcome to Our Service!");
    assert!(!letter.text.contains(PASSWORD));

    let mut browser = app.client();
    let page = browser.get(&path_in(&letter)).await.expect(200);
    assert!(page.text.contains("jodo@example.com"));
    browser.post_form(&path_in(&letter), &[("password", PASSWORD)]).await.expect(200);

    let mut jo = jo.signs_in(&app).await;
    let me = jo.get("/api/v1/me").await.expect(200).json();
    assert_eq!((&me["username"], &me["email_verified"]), (&json!("jodo"), &json!(true)));
    let details = jo.get("/current_user_details").await.expect(200).json();
    assert_eq!(details["message"]["roles"], json!([]));
    assert_eq!(jo.get("/check_auth_status").await.json()["success"], json!(true));
}

#[tokio::test]
async fn a_copied_cookie_is_dead_after_signing_out() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let mut thief = jo.clone();
    jo.delete("/api/v1/sessions/current", json!({})).await.expect(204);
    assert_eq!(jo.session, None);
    thief.get("/api/v1/me").await.expect(401);
}

#[tokio::test]
async fn opening_the_confirmation_page_spends_nothing() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let letter = jo.signs_up(&app).await;
    let mut browser = app.client();
    for _ in 0..3 {
        browser.get(&path_in(&letter)).await.expect(200);
    }
    browser.post("/api/v1/sessions", jo.sign_in_body()).await.expect(401);
    browser.post_form(&path_in(&letter), &[("password", PASSWORD)]).await.expect(200);
    browser.post_form(&path_in(&letter), &[("password", PASSWORD)]).await.expect(410);
}

#[tokio::test]
async fn a_confirmation_link_lives_for_an_hour() {
    let app = TestApp::start().await;
    let letter = Person::named("jodo").signs_up(&app).await;
    app.clock.advance(Duration::from_secs(60 * 60));
    app.client().get(&path_in(&letter)).await.expect(410);
    app.client().post_form(&path_in(&letter), &[("password", PASSWORD)]).await.expect(410);
}

#[tokio::test]
async fn a_fresh_confirmation_link_ends_the_older_one() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let old = jo.signs_up(&app).await;
    app.clock.advance(Duration::from_secs(61));
    app.client().post("/api/v1/confirmations/resend", json!({ "email": jo.email })).await.expect(202);
    let new = app.letter_to(&jo.email).await;
    app.client().get(&path_in(&old)).await.expect(410);
    app.client().get(&path_in(&new)).await.expect(200);
}

#[tokio::test]
async fn nobody_can_cause_more_than_one_confirmation_letter_a_minute() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.signs_up(&app).await;
    for _ in 0..5 {
        app.client().post("/api/v1/confirmations/resend", json!({ "email": jo.email })).await.expect(202);
    }
    assert!(app.letters_to(&jo.email).await.is_empty());
}

#[tokio::test]
async fn whoever_registered_a_strangers_address_cannot_use_the_account_after_its_owner_has_confirmed_it() {
    let app = TestApp::start().await;
    let squatter = Person::named("jodo");
    let letter = squatter.signs_up(&app).await;
    let owner = Person { password: "the owner's own words".to_owned(), ..squatter.clone() };
    let body = json!({ "token": token_in(&letter), "new_password": owner.password });
    app.client().post("/api/v1/confirmations", body).await.expect(200);
    app.client().post("/api/v1/sessions", squatter.sign_in_body()).await.expect(401);
    owner.signs_in(&app).await.get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn a_wrong_password_neither_confirms_nor_spends_the_link() {
    let app = TestApp::start().await;
    let letter = Person::named("jodo").signs_up(&app).await;
    let wrong = app.client().post_form(&path_in(&letter), &[("password", "not-the-password")]).await;
    assert!(wrong.expect(401).text.contains("not the password"));
    app.client().post_form(&path_in(&letter), &[("password", PASSWORD)]).await.expect(200);
}

#[tokio::test]
async fn signing_up_with_a_known_address_looks_like_any_other_and_tells_only_its_owner() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let stranger = Person { username: "stranger".to_owned(), ..jo.clone() };
    let fresh = Person::named("fresh");
    let told = app.client().post("/api/v1/signups", stranger.sign_up_body()).await.expect(202);
    let told_fresh = app.client().post("/api/v1/signups", fresh.sign_up_body()).await.expect(202);
    assert_eq!(told.text, told_fresh.text);
    assert_eq!(app.letter_to(&jo.email).await.subject, "You already have an account at Vestibule");
    app.letter_to(&fresh.email).await;
    // The name is held as a real sign-up would hold it, or its state would tell.
    let again = Person { email: "elsewhere@example.com".to_owned(), ..stranger };
    let refused = app.client().post("/api/v1/signups", again.sign_up_body()).await.expect(409);
    assert_eq!(refused.code(), "username_taken");
}

#[tokio::test]
async fn a_taken_address_is_told_at_sign_up_where_the_operator_wants_it() {
    let app = TestApp::start_with("[accounts]\naccount_existence = \"signup\"").await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let other = Person { username: "other".to_owned(), ..jo };
    assert_eq!(
        app.client().post("/signup", other.sign_up_body()).await.expect(409).message(),
        "Email already exists"
    );
}

#[tokio::test]
async fn names_that_differ_only_in_case_are_one_name() {
    let app = TestApp::start_with("[accounts]\naccount_existence = \"signup\"").await;
    Person::named("jodo").signs_up(&app).await;
    let shouting = Person { email: "x@example.com".to_owned(), ..Person::named("JODO") };
    app.client().post("/api/v1/signups", shouting.sign_up_body()).await.expect(409);
    let same_mailbox = Person { email: "JODO@Example.COM".to_owned(), ..Person::named("other") };
    app.client().post("/api/v1/signups", same_mailbox.sign_up_body()).await.expect(409);
}

#[tokio::test]
async fn of_many_who_sign_up_at_once_with_one_name_exactly_one_gets_it() {
    let app = TestApp::start_with("[accounts]\naccount_existence = \"signup\"").await;
    let tries = (0..8).map(|n| {
        let mut client = app.client();
        let body = Person { email: format!("jo{n}@example.com"), ..Person::named("jodo") }.sign_up_body();
        async move { client.post("/api/v1/signups", body).await.status.as_u16() }
    });
    let mut statuses = futures_util::future::join_all(tries).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [202, 409, 409, 409, 409, 409, 409, 409]);
    app.run_jobs().await;
    assert_eq!(app.carrier.take_letters().len(), 1);
}

#[tokio::test]
async fn a_session_ends_after_an_hour_without_use_and_after_a_day_in_any_case() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut idle = jo.comes_in(&app).await;
    app.clock.advance(Duration::from_secs(60 * 60));
    idle.get("/api/v1/me").await.expect(401);

    let mut busy = jo.signs_in(&app).await;
    for _ in 0..47 {
        app.clock.advance(Duration::from_secs(30 * 60));
        busy.get("/api/v1/me").await.expect(200);
    }
    app.clock.advance(Duration::from_secs(30 * 60));
    busy.get("/api/v1/me").await.expect(401);
}

#[tokio::test]
async fn wrong_password_unknown_name_and_unconfirmed_with_a_wrong_password_look_the_same() {
    let app = TestApp::start().await;
    let unconfirmed = Person::named("waiting");
    unconfirmed.signs_up(&app).await;
    let known = Person::named("jodo");
    known.joins(&app).await;
    let mut answers = Vec::new();
    for name in ["jodo", "nobody", "waiting", "waiting@example.com", "nobody@example.com"] {
        for password in ["wrong-password".to_owned(), "x".repeat(5000)] {
            let body = json!({ "name": name, "password": password });
            let mut answer = app.client().post("/api/v1/sessions", body).await.expect(401).json();
            answer["request_id"] = json!(null);
            answers.push(answer);
        }
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
}

#[tokio::test]
async fn a_letter_that_cannot_be_delivered_is_tried_again_with_the_same_message_id() {
    use vestibule_outbound::smtp::DeliveryError;
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    app.carrier.fail_next(2, &DeliveryError::Retry { reason: "451 come back later".to_owned() });
    app.client().post("/signup", jo.sign_up_body()).await.expect(201);
    app.run_jobs().await;
    assert!(app.letters_to(&jo.email).await.is_empty());
    app.clock.advance(Duration::from_secs(60));
    app.run_jobs().await;
    app.clock.advance(Duration::from_secs(60));
    let letter = app.letter_to(&jo.email).await;
    assert_eq!(app.count("SELECT COUNT(*) FROM letters WHERE parameters IS NOT NULL").await, 0);
    assert_eq!(letter.message_id.matches('@').count(), 1);
}
