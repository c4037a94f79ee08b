//! Guessing passwords.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use serde_json::{Value, json};
use vestibule_kernel::Clock as _;

use crate::support::{Client, PASSWORD, Person, TestApp, path_in};

const GUESSES: &str = "/api/v1/sessions";

fn guess(name: &str) -> Value {
    json!({ "name": name, "password": "not-the-password" })
}

/// Guesses until refused; how many were checked.
async fn guess_until_refused(client: &mut Client, name: &str) -> usize {
    for n in 0.. {
        match client.post(GUESSES, guess(name)).await.status.as_u16() {
            401 => {}
            429 => return n,
            other => panic!("{other}"),
        }
    }
    unreachable!()
}

fn wait(seconds: &str) -> Duration {
    Duration::from_secs(seconds.parse().unwrap())
}

#[tokio::test]
async fn of_two_hundred_guesses_at_once_exactly_ten_are_checked() {
    let app = TestApp::start_with("[hashing]\nqueue = 300").await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let guesses = (0..200).map(|n| {
        let mut client = app.client();
        let name = if n % 2 == 0 { jo.username.clone() } else { jo.email.clone() };
        async move { client.post(GUESSES, guess(&name)).await.status.as_u16() }
    });
    let statuses = join_all(guesses).await;
    let how_many = |status| statuses.iter().filter(|s| **s == status).count();
    assert_eq!((how_many(401), how_many(429)), (10, 190), "{statuses:?}");
}

#[tokio::test]
async fn a_username_an_address_their_spellings_and_both_routes_are_one_account() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    for name in ["jodo", "JODO", " jodo ", "jodo@example.com", "JoDo@EXAMPLE.com"] {
        app.client().post(GUESSES, guess(name)).await.expect(401);
        let body = json!({ "username_or_email": name, "password": "not-the-password" });
        app.client().post("/login", body).await.expect(401);
    }
    app.client().post(GUESSES, jo.sign_in_body()).await.expect(429);
    let body = json!({ "username_or_email": "jodo", "password": PASSWORD });
    let told = app.client().post("/login", body).await.expect(429);
    assert_ne!(told.header("retry-after"), "");
}

#[tokio::test]
async fn whoever_waits_as_long_as_told_comes_in_and_starts_anew() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    assert_eq!(guess_until_refused(&mut app.client(), "jodo").await, 10);
    let refused = app.client().post(GUESSES, jo.sign_in_body()).await.expect(429);
    assert_eq!(refused.code(), "too_many_requests");
    app.clock.advance(wait(&refused.header("retry-after")));
    app.client().post(GUESSES, jo.sign_in_body()).await.expect(201);
    assert_eq!(guess_until_refused(&mut app.client(), "jodo").await, 10);
}

#[tokio::test]
async fn each_wait_is_longer_than_the_last_but_none_longer_than_fifteen_minutes() {
    let app = TestApp::start().await;
    guess_until_refused(&mut app.client(), "jodo").await;
    let mut waits = Vec::new();
    for _ in 0..5 {
        let refused = app.client().post(GUESSES, guess("jodo")).await.expect(429);
        let told = wait(&refused.header("retry-after"));
        waits.push(told.as_secs());
        app.clock.advance(told);
        app.client().post(GUESSES, guess("jodo")).await.expect(401);
    }
    assert_eq!(waits, [60, 120, 240, 480, 900]);
}

#[tokio::test]
async fn someone_locked_out_can_sign_in_again_after_fifteen_minutes() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    guess_until_refused(&mut app.client(), "jodo").await;
    app.clock.advance(Duration::from_secs(15 * 60));
    jo.signs_in(&app).await.get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn a_name_that_nobody_has_is_limited_like_one_that_somebody_has() {
    let app = TestApp::start().await;
    Person::named("jodo").joins(&app).await;
    let mut told = Vec::new();
    for name in ["jodo", "nobody", "nobody@example.com"] {
        let checked = guess_until_refused(&mut app.client(), name).await;
        let mut refused = app.client().post(GUESSES, guess(name)).await.expect(429).json();
        refused["request_id"] = json!(null);
        told.push((checked, refused));
    }
    assert!(told.windows(2).all(|pair| pair[0] == pair[1]), "{told:?}");
}

#[tokio::test]
async fn a_stranger_cannot_lock_the_owner_out_of_a_browser_they_know() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut browser = jo.comes_in(&app).await;
    browser.session = None;
    // Strangers fill both the account and the owner's network.
    for n in 0..100 {
        app.client().post(GUESSES, guess(&format!("somebody{n}"))).await.expect(401);
    }
    guess_until_refused(&mut app.client().from_network(1), "jodo").await;
    app.client().post(GUESSES, jo.sign_in_body()).await.expect(429);
    browser.post(GUESSES, jo.sign_in_body()).await.expect(201);
}

#[tokio::test]
async fn a_known_browser_has_ten_guesses_of_its_own_and_no_more() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut browser = jo.comes_in(&app).await;
    (browser.session, browser.csrf) = (None, None);
    assert_eq!(guess_until_refused(&mut browser, "jodo").await, 10);
    assert_eq!(guess_until_refused(&mut app.client(), "jodo").await, 10);
}

#[tokio::test]
async fn a_browser_known_to_one_person_is_a_strangers_to_another() {
    let app = TestApp::start().await;
    let mallory = Person::named("mallory");
    let mut browser = mallory.comes_in(&app).await;
    (browser.session, browser.csrf) = (None, None);
    Person::named("jodo").joins(&app).await;
    guess_until_refused(&mut app.client(), "jodo").await;
    browser.post(GUESSES, guess("jodo")).await.expect(429);
}

#[tokio::test]
async fn one_network_gets_a_hundred_guesses_at_whatever_accounts() {
    let app = TestApp::start().await;
    for n in 0..100 {
        app.client().post(GUESSES, guess(&format!("somebody{n}"))).await.expect(401);
    }
    app.client().post(GUESSES, guess("another")).await.expect(429);
    app.client().from_network(1).post(GUESSES, guess("another")).await.expect(401);
}

#[tokio::test]
async fn signing_in_does_not_use_up_the_networks_guesses() {
    let app = TestApp::start_with("[throttle]\nnetwork_attempts = 3").await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    for _ in 0..8 {
        jo.signs_in(&app).await;
    }
    for n in 0..3 {
        app.client().post(GUESSES, guess(&format!("somebody{n}"))).await.expect(401);
    }
    app.client().post(GUESSES, jo.sign_in_body()).await.expect(429);
}

#[tokio::test]
async fn guesses_are_known_to_every_node_and_survive_a_crash() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    guess_until_refused(&mut app.client(), "jodo").await;
    app.client_of_another_node().await.post(GUESSES, jo.sign_in_body()).await.expect(429);
}

#[tokio::test]
async fn a_guess_that_finds_no_place_in_the_hash_pool_is_not_counted() {
    let app = TestApp::start_with("[hashing]\nqueue = 1").await;
    let places = [app.env.hashing.admit().unwrap(), app.env.hashing.admit().unwrap()];
    for _ in 0..30 {
        let busy = app.client().post(GUESSES, guess("jodo")).await.expect(503);
        assert_ne!(busy.header("retry-after"), "");
    }
    drop(places);
    assert_eq!(guess_until_refused(&mut app.client(), "jodo").await, 10);
}

#[tokio::test]
async fn somebody_who_manages_people_can_let_somebody_in_again() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let uuid = jo.comes_in(&app).await.get("/api/v1/me").await.json()["uuid"].clone();
    let path = format!("/api/v1/users/{}/throttle", uuid.as_str().unwrap());
    guess_until_refused(&mut app.client().from_network(1), "jodo").await;
    app.client().post(GUESSES, jo.sign_in_body()).await.expect(429);

    let mut other = Person::named("other").comes_in(&app).await;
    assert_eq!(other.delete(&path, json!({})).await.expect(403).code(), "forbidden");
    app.client().post(GUESSES, jo.sign_in_body()).await.expect(429);

    let mut boss = Person::named("boss").runs_the_place(&app).await;
    boss.delete(&path, json!({})).await.expect(204);
    app.client().post(GUESSES, jo.sign_in_body()).await.expect(201);
    let nobody = "/api/v1/users/00000000-0000-7000-8000-000000000000/throttle";
    boss.delete(nobody, json!({})).await.expect(404);
}

#[tokio::test]
async fn an_account_that_is_guessed_at_is_noted_once_for_whoever_reads_the_audit_log() {
    let app = TestApp::start().await;
    Person::named("jodo").joins(&app).await;
    guess_until_refused(&mut app.client(), "jodo").await;
    for _ in 0..20 {
        app.client().post(GUESSES, guess("jodo")).await.expect(429);
    }
    let noted =
        "SELECT COUNT(*) FROM audit_events WHERE action = 'guesses_throttled' AND target_kind = 'person'";
    assert_eq!(app.count(noted).await, 1);
}

#[tokio::test]
async fn what_is_counted_does_not_name_whom() {
    let app = TestApp::start().await;
    app.client().post(GUESSES, guess("somebody")).await.expect(401);
    assert_eq!(app.count("SELECT COUNT(*) FROM throttle_buckets WHERE LENGTH(bucket) = 32").await, 2);
    assert_eq!(app.count("SELECT COUNT(*) FROM throttle_buckets WHERE user_id IS NOT NULL").await, 0);
}

#[tokio::test]
async fn whoever_guesses_below_the_limit_waits_for_nobody_who_guesses_at_the_same_moment() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let now = app.clock.now();
    for _ in 0..4 {
        app.client().post(GUESSES, guess("jodo")).await.expect(401);
        // This one has read the clock a moment before it was overtaken.
        app.clock.set(now.minus(Duration::from_millis(5)));
        app.client().post(GUESSES, guess("jodo")).await.expect(401);
        app.clock.set(now);
    }
    app.client().post(GUESSES, jo.sign_in_body()).await.expect(201);
}

#[tokio::test]
async fn a_running_clock_does_not_part_guesses_that_come_at_once() {
    let app = TestApp::start_with("[hashing]\nqueue = 300").await;
    Person::named("jodo").joins(&app).await;
    for _ in 0..5 {
        let guesses = (0..9).map(|_| {
            let (mut client, clock) = (app.client(), app.clock.clone());
            async move {
                clock.advance(Duration::from_millis(1));
                client.post(GUESSES, guess("jodo")).await.status.as_u16()
            }
        });
        assert_eq!(join_all(guesses).await, [401; 9]);
        app.clock.advance(Duration::from_secs(15 * 60));
    }
}

#[tokio::test]
async fn a_name_without_an_end_is_nobodys_and_holds_nobody_up() {
    let app = TestApp::start().await;
    let endless = "\u{fdfa}".repeat(330_000);
    let began = Instant::now();
    for name in [endless.clone(), format!("jo@{endless}")] {
        app.client().post(GUESSES, guess(&name)).await.expect(401);
        app.client().post("/api/v1/tokens", guess(&name)).await.expect(401);
        let body = json!({ "username_or_email": name, "password": "not-the-password" });
        app.client().post("/login", body).await.expect(401);
        // Name and address of a sign-up together must be a body that is read.
        let name: String = name.chars().take(100_000).collect();
        let newcomer = Person::named(&name).sign_up_body();
        app.client().post("/api/v1/signups", newcomer).await.expect(422);
        app.client().post("/api/v1/password-resets", json!({ "email": name })).await.expect(422);
        app.client().post("/api/v1/recoveries", json!({ "email": name })).await.expect(422);
    }
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

#[tokio::test]
async fn all_spellings_of_an_address_count_together_whether_anybody_has_it_or_not() {
    let app = TestApp::start().await;
    Person::named("jodo").joins(&app).await;
    for name in ["jodo", "nobody"] {
        for _ in 0..10 {
            app.client().post(GUESSES, guess(&format!("{name}@example.com"))).await.expect(401);
        }
        let spelt = format!("{name}@exam\u{ad}ple\u{3002}com");
        app.client().post(GUESSES, guess(&spelt)).await.expect(429);
    }
}

#[tokio::test]
async fn a_reset_password_makes_known_browsers_strangers_but_for_the_one_it_was_set_in() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut thief = jo.comes_in(&app).await;
    app.client().post("/api/v1/password-resets", json!({ "email": jo.email })).await.expect(202);
    let link = path_in(&app.letter_to(&jo.email).await);
    let mut owner = app.client();
    owner.post_form(&link, &[("password", "a new pass phrase")]).await.expect(200);
    app.letter_to(&jo.email).await;

    (thief.session, thief.csrf) = (None, None);
    assert_eq!(guess_until_refused(&mut thief, "jodo").await, 10);
    app.client().from_network(1).post(GUESSES, guess("jodo")).await.expect(429);
    let now = Person { password: "a new pass phrase".to_owned(), ..jo };
    owner.post(GUESSES, now.sign_in_body()).await.expect(201);
}

#[tokio::test]
async fn whoever_changes_their_password_stays_known_in_that_browser() {
    let app = TestApp::start_with("[mail]\nnew_device_letter = \"on\"").await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let now = json!({ "current_password": jo.password });
    desk.post("/api/v1/me/password-change", now).await.expect(202);
    let letter = app.letter_to(&jo.email).await;
    let code = letter.text.split_once("your code is ").unwrap().1[..6].to_owned();
    let new = json!({ "code": code, "password": "a new pass phrase" });
    desk.post("/api/v1/me/password-change/commit", new).await.expect(204);
    app.letter_to(&jo.email).await;
    let now = Person { password: "a new pass phrase".to_owned(), ..jo.clone() };
    desk.post(GUESSES, now.sign_in_body()).await.expect(201);
    assert!(app.letters_to(&jo.email).await.is_empty());
}

#[tokio::test]
async fn many_known_browsers_have_no_more_guesses_than_five() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let mut checked = 0;
    for _ in 0..7 {
        let mut browser = jo.signs_in(&app).await;
        (browser.session, browser.csrf) = (None, None);
        checked += guess_until_refused(&mut browser, "jodo").await;
    }
    assert_eq!(checked, 50);
}
