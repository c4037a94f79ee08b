//! Accounts that nobody comes for.

use std::time::Duration;

use crate::support::{Person, TestApp};

const DAY: Duration = Duration::from_secs(24 * 3600);
const PEOPLE: &str = "SELECT COUNT(*) FROM users";

async fn tidy(app: &TestApp) {
    vestibule::server::tidy_up(&app.env).await.unwrap();
}

#[tokio::test]
async fn an_account_that_nobody_confirms_is_forgotten_after_a_week_and_its_names_are_free() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.signs_up(&app).await;
    Person::named("confirmed").joins(&app).await;
    app.clock.advance(7 * DAY);
    tidy(&app).await;
    assert_eq!(app.count(PEOPLE).await, 2);
    app.clock.advance(Duration::from_secs(1));
    tidy(&app).await;
    assert_eq!(app.count(PEOPLE).await, 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM letters WHERE to_address = 'jodo@example.com'").await, 0);
    let events = "SELECT COUNT(*) FROM audit_events WHERE action = 'account_purged'";
    assert_eq!(app.count(events).await, 1);
    jo.joins(&app).await;
}

#[tokio::test]
async fn the_week_is_a_setting() {
    let app = TestApp::start_with("[accounts]\nkeep_unconfirmed = \"1d\"").await;
    Person::named("jodo").signs_up(&app).await;
    app.clock.advance(DAY + Duration::from_secs(1));
    tidy(&app).await;
    assert_eq!(app.count(PEOPLE).await, 0);
}

#[tokio::test]
async fn an_account_that_was_used_or_given_something_stays_without_being_confirmed() {
    let app = TestApp::start().await;
    let (by_token, granted) = (Person::named("bytoken"), Person::named("granted"));
    for person in [&by_token, &granted] {
        app.client().post("/register", person.sign_up_body()).await.expect(201);
    }
    by_token.takes_tokens(&app).await;
    app.permit("granted", "manage_users").await;
    app.puts_letters_aside().await;
    app.clock.advance(40 * DAY);
    tidy(&app).await;
    assert_eq!(app.count(PEOPLE).await, 2);
    by_token.takes_tokens(&app).await;
}

#[tokio::test]
async fn where_nothing_needs_a_confirmation_nobody_is_forgotten_for_want_of_one() {
    let app = TestApp::start_with("[accounts]\nrequire_confirmed_address = \"never\"").await;
    Person::named("jodo").signs_up(&app).await;
    app.clock.advance(40 * DAY);
    tidy(&app).await;
    assert_eq!(app.count(PEOPLE).await, 1);
}

#[tokio::test]
async fn a_username_that_was_held_for_a_while_leaves_no_row() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let pretender = Person::named("other").at(&jo.email);
    app.client().post("/api/v1/signups", pretender.sign_up_body()).await.expect(202);
    app.puts_letters_aside().await;
    let held = "SELECT COUNT(*) FROM username_reservations";
    tidy(&app).await;
    assert_eq!(app.count(held).await, 1);
    app.clock.advance(Duration::from_secs(3601));
    tidy(&app).await;
    assert_eq!(app.count(held).await, 0);
}

#[tokio::test]
async fn strangers_who_sign_up_leave_places_for_those_who_sign_in() {
    let app = TestApp::start_with("[hashing]\nqueue = 3").await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    // All that newcomers may take, as if their passwords were being hashed.
    let flood = [app.env.hashing.admit_newcomer().unwrap(), app.env.hashing.admit_newcomer().unwrap()];
    let more = Person::named("more").sign_up_body();
    for path in ["/api/v1/signups", "/signup", "/register"] {
        let refused = app.client().post(path, more.clone()).await.expect(503);
        assert!(!refused.header("retry-after").is_empty(), "{path}");
    }
    jo.signs_in(&app).await;
    drop(flood);
    app.client().post("/api/v1/signups", more).await.expect(202);
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn hashes_cost_what_is_set_also_in_tests() {
    // As the basics of every story say.
    let app = TestApp::start().await;
    Person::named("jodo").signs_up(&app).await;
    let hash = app.password_hash_of("jodo").await;
    assert!(hash.starts_with("$argon2id$v=19$m=256,t=1,p=1$"), "{hash}");
}
