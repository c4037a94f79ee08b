//! What administrators see of those who carry letters, and the letter with which they try it.

use std::time::Duration;

use serde_json::{Value, json};
use vestibule_outbound::smtp::DeliveryError;

use crate::support::{Client, Person, TestApp};

const TWO: &str = "[mail]\nserver = \"a.example\"\nusername = \"hall\"\npassword = \"right-horse\"\n\
    default_sender = \"Hall <hall@example.org>\"\nper_minute = 2\nper_day = 10\n\
    [[mail.senders]]\nname = \"spare\"\nserver = \"b.example\"\nuse_ssl = true\nweight = 2";

async fn senders(admin: &mut Client) -> Vec<Value> {
    let answer = admin.get("/api/v1/mail/senders").await.expect(200);
    assert!(!answer.text.contains("right-horse"), "{}", answer.text);
    answer.json()["items"].as_array().unwrap().clone()
}

async fn sends_test(app: &TestApp, admin: &mut Client) -> Value {
    let letter = admin.post("/api/v1/mail/test", json!({})).await.expect(202).json();
    app.run_jobs().await;
    letter
}

#[tokio::test]
async fn senders_are_shown_with_their_limits_and_what_they_took_but_without_their_secrets() {
    let app = TestApp::start_with(TWO).await;
    let boss = Person::named("boss");
    let mut admin = boss.runs_the_place(&app).await;
    for _ in 0..3 {
        sends_test(&app, &mut admin).await;
    }
    let shown = senders(&mut admin).await;
    let server = json!({ "host": "a.example", "port": 587, "security": "starttls", "has_login": true });
    assert_eq!((&shown[0]["name"], &shown[0]["server"]), (&json!("a.example"), &server));
    assert_eq!(shown[0]["from"], "Hall <hall@example.org>");
    assert_eq!(shown[0]["limits"], json!({ "per_minute": 2, "per_day": 10, "this_minute": 1, "today": 1 }));
    assert_eq!((&shown[1]["name"], &shown[1]["weight"]), (&json!("spare"), &json!(2)));
    assert_eq!((&shown[1]["limits"], &shown[1]["server"]["security"]), (&Value::Null, &json!("tls")));
    assert_eq!((&shown[1]["sent_last_minute"], &shown[1]["sent_last_day"]), (&json!(2), &json!(2)));

    app.clock.advance(Duration::from_secs(60));
    let later = senders(&mut admin).await;
    assert_eq!((&later[0]["limits"]["this_minute"], &later[0]["limits"]["today"]), (&json!(0), &json!(1)));
    assert_eq!((&later[1]["sent_last_minute"], &later[1]["sent_last_day"]), (&json!(0), &json!(2)));
    app.letters_to(&boss.email).await;
}

#[tokio::test]
async fn a_sender_that_cannot_be_used_is_shown_resting_with_the_reason_until_it_works_again() {
    let app = TestApp::start_with("[mail]\nserver = \"a.example\"").await;
    let boss = Person::named("boss");
    let mut admin = boss.runs_the_place(&app).await;
    app.carrier.fail_next(1, &DeliveryError::Away { reason: "connection refused".into() });
    sends_test(&app, &mut admin).await;
    let resting = senders(&mut admin).await.remove(0);
    assert_eq!((&resting["failures"], &resting["last_error"]), (&json!(1), &json!("connection refused")));
    assert_eq!(resting["last_error_at"], app.env.now().to_rfc3339());
    assert!(resting["resting_until"].as_str() > resting["last_error_at"].as_str(), "{resting}");

    app.clock.advance(Duration::from_secs(60));
    app.letter_to(&boss.email).await;
    let back = senders(&mut admin).await.remove(0);
    assert_eq!((&back["failures"], &back["resting_until"]), (&json!(0), &Value::Null));
    assert_eq!(back["last_error"], "connection refused", "what was is still told");
}

#[tokio::test]
async fn what_a_server_says_about_a_letter_is_no_trouble_of_its_sender() {
    let mut app = TestApp::start_with("[mail]\nserver = \"a.example\"").await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    app.carrier.fail_next(1, &DeliveryError::Refused { reason: "no such mailbox".into() });
    sends_test(&app, &mut admin).await;
    app.carrier.fail_next(1, &DeliveryError::Retry { reason: "mailbox busy".into() });
    sends_test(&app, &mut admin).await;
    let sender = senders(&mut admin).await.remove(0);
    assert_eq!((&sender["failures"], &sender["last_error"]), (&json!(0), &Value::Null));
    app.tolerate_failures();
}

#[tokio::test]
async fn a_test_letter_goes_through_the_outbox_to_the_administrator_or_to_whom_they_say() {
    let app = TestApp::start().await;
    let boss = Person::named("boss");
    let mut admin = boss.runs_the_place(&app).await;
    let written = sends_test(&app, &mut admin).await;
    assert_eq!((&written["letter"], &written["state"]), (&json!("test"), &json!("waiting")));
    assert_eq!(written["to"], "b***@example.com");
    assert!(app.letter_to(&boss.email).await.subject.starts_with("A test letter"));
    let path = format!("/api/v1/outbox/{}", written["id"]);
    assert_eq!(admin.get(&path).await.expect(200).json()["state"], "sent");

    let elsewhere = json!({ "to": "somebody@example.org" });
    let other = admin.post("/api/v1/mail/test", elsewhere).await.expect(202).json();
    assert_eq!(other["user"], Value::Null, "it is about no account");
    app.letter_to("somebody@example.org").await;
    let events = admin.get("/api/v1/audit?action=test_letter_sent").await.expect(200).json();
    let letters: Vec<&Value> =
        events["items"].as_array().unwrap().iter().map(|event| &event["detail"]["letter"]).collect();
    assert_eq!(letters, [&other["id"], &written["id"]]);

    let wrong = admin.post("/api/v1/mail/test", json!({ "to": "nowhere" })).await.expect(422).json();
    assert_eq!(wrong["errors"][0]["field"], "to");
}

#[tokio::test]
async fn test_letters_are_limited_like_all_letters_that_somebody_can_cause() {
    let app = TestApp::start_with("[throttle]\naccount_attempts = 2").await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    for name in ["one", "two"] {
        let to = format!("{name}@example.org");
        admin.post("/api/v1/mail/test", json!({ "to": to })).await.expect(202);
        app.letter_to(&to).await;
    }
    let refused = admin.post("/api/v1/mail/test", json!({ "to": "three@example.org" })).await.expect(429);
    assert_eq!(refused.json()["code"], "too_many_requests");
}
