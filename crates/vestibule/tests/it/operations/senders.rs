//! Several mail servers: turns, limits, rest and fail-over, against real servers that fail on request.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};
use vestibule_outbound::smtp::DeliveryError;

use crate::support::{Client, Person, SmtpPeer, TestApp};

/// Letters to be sent: each to somebody of their own.
async fn ask_for_letters(app: &TestApp, addresses: &[&str]) {
    for (i, address) in addresses.iter().enumerate() {
        let username = format!("reader{i}-{}", address.len());
        let body = json!({ "username": username, "email": address, "password": crate::support::PASSWORD });
        app.client().post("/api/v1/signups", body).await.expect(202);
    }
}

fn readers(prefix: &str, count: usize) -> Vec<String> {
    (0..count).map(|i| format!("{prefix}{i}@example.com")).collect()
}

pub(super) async fn ask_for(app: &TestApp, prefix: &str, count: usize) {
    for address in readers(prefix, count) {
        let username = address.split('@').next().unwrap();
        let body = json!({ "username": username, "email": address, "password": crate::support::PASSWORD });
        app.client().post("/api/v1/signups", body).await.expect(202);
    }
    app.run_jobs().await;
}

pub(super) fn plain(peer: &SmtpPeer, name: &str, more: &str) -> String {
    format!(
        "[[mail.senders]]\nname = \"{name}\"\nserver = \"localhost\"\nport = {}\nuse_tls = false\n\
         default_sender = \"{name}@example.org\"\n{more}\n",
        peer.port
    )
}

pub(super) async fn outbox(admin: &mut Client, query: &str) -> Vec<Value> {
    admin.get(&format!("/api/v1/outbox{query}")).await.expect(200).json()["items"].as_array().unwrap().clone()
}

fn by_sender(letters: &[Value]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for letter in letters {
        *counts.entry(letter["sender"].as_str().unwrap_or("nobody").to_owned()).or_default() += 1;
    }
    counts
}

#[tokio::test]
async fn two_servers_take_turns_each_in_its_own_name() {
    let (one, two) = (SmtpPeer::start(&[]), SmtpPeer::start(&[]));
    let app = TestApp::start_sending(&(plain(&one, "one", "weight = 2") + &plain(&two, "two", ""))).await;
    ask_for(&app, "reader", 6).await;
    assert_eq!((one.letters().len(), two.letters().len()), (4, 2));
    assert_eq!(one.letters()[0].envelope("mail_from"), "one@example.org");
    assert_eq!(two.letters()[0].header("From"), "two@example.org");
}

#[tokio::test]
async fn a_server_that_demands_tls_and_a_login_gets_them() {
    let peer = SmtpPeer::start(&["--tls", "starttls", "--require-auth", "hall:right-horse"]);
    let folder = tempfile::tempdir().unwrap();
    let authority = folder.path().join("ca.pem");
    std::fs::write(&authority, &peer.authority).unwrap();
    let settings = format!(
        "[mail]\nserver = \"localhost\"\nport = {}\nusername = \"hall\"\npassword = \"right-horse\"\nca_file = {:?}\n",
        peer.port,
        authority.display().to_string()
    );
    let app = TestApp::start_sending(&settings).await;
    ask_for(&app, "jo", 1).await;
    let letter = peer.only_letter();
    assert_eq!((letter.envelope("login"), letter.envelope("tls")), (&json!("hall"), &json!("TLSv1.3")));
}

#[tokio::test]
async fn a_letter_leaves_by_another_server_when_one_is_away_which_then_rests_and_returns() {
    let (mut one, two) = (SmtpPeer::start(&[]), SmtpPeer::start(&[]));
    let app = TestApp::start_sending(&(plain(&one, "one", "") + &plain(&two, "two", ""))).await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    one.stop();
    ask_for(&app, "early", 4).await;
    assert_eq!(two.letters().len(), 4);
    let letters = outbox(&mut admin, "").await;
    assert!(
        letters.iter().all(|letter| letter["state"] == "sent" && letter["sender"] == "two"),
        "{letters:?}"
    );
    one.restart(&[]);
    app.clock.advance(Duration::from_secs(5));
    ask_for(&app, "late", 4).await;
    assert_eq!((one.letters().len(), two.letters().len()), (2, 6));
}

#[tokio::test]
async fn a_server_that_refuses_stalls_or_drops_one_letter_goes_on_with_the_others() {
    let peer = SmtpPeer::start(&[]);
    let mut app = TestApp::start_sending(&plain(&peer, "one", "timeout = \"2s\"")).await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    let trouble =
        ["450@example.com", "550@example.com", "slow@example.com", "drop@example.com", "fine@example.com"];
    ask_for_letters(&app, &trouble).await;
    app.run_jobs().await;
    let states: BTreeMap<String, String> = outbox(&mut admin, "")
        .await
        .iter()
        .map(|letter| {
            (letter["to"].as_str().unwrap().to_owned(), letter["state"].as_str().unwrap().to_owned())
        })
        .collect();
    let expected =
        [("4***", "waiting"), ("5***", "dead"), ("s***", "waiting"), ("d***", "waiting"), ("f***", "sent")];
    for (to, state) in expected {
        assert_eq!(states[&format!("{to}@example.com")], state, "{states:?}");
    }
    // What was dropped arrived; the second copy is recognised by its Message-ID.
    app.clock.advance(Duration::from_secs(1));
    app.run_jobs().await;
    let ids: Vec<String> = peer
        .letters()
        .iter()
        .filter(|letter| letter.envelope("rcpt_tos") == &json!(["drop@example.com"]))
        .map(|letter| letter.header("Message-ID").to_owned())
        .collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
    app.tolerate_failures();
}

#[tokio::test]
async fn a_letter_that_one_server_refuses_for_now_is_offered_to_the_other_in_the_same_delivery() {
    let app =
        TestApp::start_with("[mail]\nserver = \"a.example\"\n[[mail.senders]]\nserver = \"b.example\"").await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    app.carrier.fail_next(1, &DeliveryError::Retry { reason: "busy".into() });
    Person::named("jodo").signs_up(&app).await;
    let letters = outbox(&mut admin, "?state=sent").await;
    assert_eq!(
        (letters.len(), &letters[0]["sender"], &letters[0]["attempts"]),
        (1, &json!("b.example"), &json!(1))
    );
}

#[tokio::test]
async fn limits_per_minute_and_day_hold_across_processes() {
    let two = "[mail]\nserver = \"a.example\"\nper_minute = 2\nper_day = 3\n\
        [[mail.senders]]\nserver = \"b.example\"\nper_minute = 1\n";
    let mut app = TestApp::start_with(two).await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    ask_for(&app, "first", 5).await;
    assert_eq!(
        by_sender(&outbox(&mut admin, "?state=sent").await),
        [("a.example".into(), 2), ("b.example".into(), 1)].into()
    );
    let waiting = outbox(&mut admin, "?state=waiting").await;
    assert_eq!(waiting[0]["last_error"], "every mail server has had its share for now");
    assert_eq!((waiting.len(), &waiting[0]["attempts"]), (2, &json!(0)));

    app.clock.advance(Duration::from_secs(60));
    app.run_jobs().await;
    assert_eq!(
        by_sender(&outbox(&mut admin, "?state=sent").await),
        [("a.example".into(), 3), ("b.example".into(), 2)].into()
    );
    app.clock.advance(Duration::from_secs(60));
    ask_for(&app, "later", 2).await;
    assert_eq!(
        by_sender(&outbox(&mut admin, "?state=sent").await),
        [("a.example".into(), 3), ("b.example".into(), 3)].into()
    );
    // The sixth and seventh wait: one server's day is full, the other's minute.
    assert_eq!(outbox(&mut admin, "?state=waiting").await.len(), 1);
    let midnight = Duration::from_secs(12 * 3600);
    app.clock.advance(midnight);
    app.run_jobs().await;
    let mut admin = Person::named("boss").signs_in(&app).await;
    // By midnight the last one's link is no good any more.
    assert_eq!(outbox(&mut admin, "?state=dead").await.len(), 1);
    app.tolerate_failures();
}

#[tokio::test]
async fn suppressed_letters_are_written_and_handed_to_nobody() {
    let app = TestApp::start_with("[mail]\nsuppress_send = true").await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    ask_for(&app, "jo", 1).await;
    assert!(app.carrier.letters().is_empty());
    assert_eq!(outbox(&mut admin, "?state=sent").await[0]["sender"], "suppressed");
}

#[tokio::test]
async fn letters_to_one_mailbox_arrive_in_the_order_they_were_written() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    app.carrier.fail_next(1, &DeliveryError::Retry { reason: "busy".into() });
    app.client().post("/api/v1/password-resets", json!({ "email": jo.email })).await.expect(202);
    app.run_jobs().await;
    app.client()
        .post("/api/v1/signups", Person::named("jodo2").at(&jo.email).sign_up_body())
        .await
        .expect(202);
    assert!(app.letters_to(&jo.email).await.is_empty());
    app.clock.advance(Duration::from_secs(1));
    let subjects: Vec<String> =
        app.letters_to(&jo.email).await.into_iter().map(|letter| letter.subject).collect();
    assert_eq!(subjects, ["Password Reset Requested", "You already have an account at Vestibule"]);
}

#[tokio::test]
async fn a_dead_letter_can_be_sent_again_until_its_link_expires_and_nobody_sees_what_it_says() {
    let mut app = TestApp::start().await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    let jo = Person::named("jodo");
    app.carrier.fail_next(1, &DeliveryError::Refused { reason: "no such mailbox".into() });
    app.client().post("/api/v1/signups", jo.sign_up_body()).await.expect(202);
    app.run_jobs().await;
    let dead = outbox(&mut admin, "?state=dead").await.remove(0);
    assert_eq!((&dead["last_error"], &dead["can_be_resent"]), (&json!("no such mailbox"), &json!(true)));
    assert_eq!(dead["to"], "j***@example.com");
    assert!(!dead.to_string().contains("confirm/"));

    let resend = format!("/api/v1/outbox/{}/resend", dead["id"]);
    let asked = admin.post(&resend, json!({})).await.expect(200).json();
    assert_eq!(asked["state"], "waiting");
    let letter = app.letter_to(&jo.email).await;
    assert_eq!(letter.message_id, dead["message_id"].as_str().unwrap());
    admin.post(&resend, json!({})).await.expect(409);

    let mo = Person::named("mo-do");
    app.carrier.fail_next(1, &DeliveryError::Refused { reason: "no".into() });
    app.client().post("/api/v1/signups", mo.sign_up_body()).await.expect(202);
    app.run_jobs().await;
    let dead = outbox(&mut admin, "?state=dead").await.remove(0);
    app.clock.advance(Duration::from_secs(3600));
    admin = Person::named("boss").signs_in(&app).await;
    admin.post(&format!("/api/v1/outbox/{}/resend", dead["id"]), json!({})).await.expect(409);
    app.tolerate_failures();
}

#[tokio::test]
async fn a_letter_that_waits_can_be_called_off_or_hurried_and_one_that_is_too_late_dies() {
    let mut app =
        TestApp::start_with("[server]\nmetrics_token = \"q8Zr2mVx0TnLw5KdYb7HcPj3GfSa9UeRmetrics\"").await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    for name in ["jodo", "mo-do", "flo-do"] {
        app.carrier.fail_next(1, &DeliveryError::Retry { reason: "busy".into() });
        app.client().post("/api/v1/signups", Person::named(name).sign_up_body()).await.expect(202);
        app.run_jobs().await;
    }
    let waiting = outbox(&mut admin, "?state=waiting").await;
    let id = |to: &str| waiting.iter().find(|letter| letter["to"] == to).unwrap()["id"].clone();
    let path = |to: &str, what: &str| format!("/api/v1/outbox/{}/{what}", id(to));
    let off = admin.post(&path("j***@example.com", "cancel"), json!({})).await.expect(200).json();
    assert_eq!((&off["state"], &off["can_be_resent"]), (&json!("cancelled"), &json!(false)));
    admin.post(&path("j***@example.com", "cancel"), json!({})).await.expect(409);
    admin.post(&path("j***@example.com", "resend"), json!({})).await.expect(409);
    admin.post(&path("m***@example.com", "resend"), json!({})).await.expect(200);
    app.letter_to("mo-do@example.com").await;

    app.clock.advance(Duration::from_secs(3600));
    app.run_jobs().await;
    assert!(app.carrier.letters().is_empty());
    let mut admin = Person::named("boss").signs_in(&app).await;
    let dead = outbox(&mut admin, "?state=dead").await;
    assert_eq!((dead.len(), &dead[0]["to"]), (1, &json!("f***@example.com")));
    assert_eq!(dead[0]["last_error"], "its time was over before it could be delivered");
    let mut here = app.client().sending("authorization", "Bearer q8Zr2mVx0TnLw5KdYb7HcPj3GfSa9UeRmetrics");
    let metrics = here.get("/metrics").await.expect(200).text;
    assert!(metrics.contains("vestibule_letters_sent_total{sender=\"given\"} 1"), "{metrics}");
    assert!(metrics.contains("vestibule_letters_dead 1"), "{metrics}");
    app.tolerate_failures();
}

#[tokio::test]
async fn a_letter_that_one_server_may_not_send_leaves_by_the_other_and_the_first_rests() {
    let two = "[mail]\nserver = \"a.example\"\n[[mail.senders]]\nserver = \"b.example\"";
    let app = TestApp::start_with(two).await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    app.carrier.fail_next(1, &DeliveryError::Unwanted { reason: "554 5.7.1 Relay access denied".into() });
    for name in ["jodo", "aldo", "ines"] {
        Person::named(name).signs_up(&app).await;
    }
    let letters = outbox(&mut admin, "?state=sent").await;
    assert_eq!(by_sender(&letters), BTreeMap::from([("b.example".to_owned(), 3)]));
    app.clock.advance(Duration::from_secs(60));
    for name in ["emma", "otto"] {
        Person::named(name).signs_up(&app).await;
    }
    assert_eq!(by_sender(&outbox(&mut admin, "?state=sent").await)["a.example"], 1);
}

#[tokio::test]
async fn a_letter_that_no_server_may_send_is_given_up_and_holds_up_no_other() {
    let two = "[mail]\nserver = \"a.example\"\n[[mail.senders]]\nserver = \"b.example\"";
    let mut app = TestApp::start_with(two).await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    app.carrier.fail_next(2, &DeliveryError::Unwanted { reason: "550 5.7.1 blocked".into() });
    app.client().post("/signup", Person::named("jodo").sign_up_body()).await.expect(201);
    app.run_jobs().await;
    assert_eq!(outbox(&mut admin, "?state=dead").await.len(), 1);
    Person::named("aldo").signs_up(&app).await;
    app.tolerate_failures();
}
