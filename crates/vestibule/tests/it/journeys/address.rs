//! Moving an account to another address.

use std::time::Duration;

use futures_util::future::join;
use serde_json::{Value, json};
use vestibule_outbound::smtp::OutgoingLetter;

use crate::support::{Client, PASSWORD, Person, TestApp, path_in};

const NEW: &str = "jodo@example.org";

async fn asks_for(client: &mut Client, address: &str) {
    client.post("/api/v1/me/email-change", json!({ "email": address })).await.expect(202);
}

/// The letter to the new address and the notice to the old one.
async fn letters(app: &TestApp, old: &str, new: &str) -> (OutgoingLetter, OutgoingLetter) {
    (app.letter_to(new).await, app.letter_to(old).await)
}

async fn address_of(client: &mut Client) -> Value {
    client.get("/api/v1/me").await.expect(200).json()["email"].clone()
}

#[tokio::test]
async fn a_new_address_counts_once_its_link_was_followed_and_the_password_given() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    asks_for(&mut client, NEW).await;
    let (to_new, notice) = letters(&app, &jo.email, NEW).await;
    assert!(notice.text.contains(NEW) && !notice.text.contains(&path_in(&to_new)));
    assert_eq!(address_of(&mut client).await, json!(jo.email));

    let mut browser = app.client();
    assert!(browser.get(&path_in(&to_new)).await.expect(200).text.contains(NEW));
    browser.post_form(&path_in(&to_new), &[("password", "wrong password")]).await.expect(401);
    assert_eq!(address_of(&mut client).await, json!(jo.email));
    browser.post_form(&path_in(&to_new), &[("password", PASSWORD)]).await.expect(200);
    assert_eq!(address_of(&mut client).await, json!(NEW));
    browser.post_form(&path_in(&to_new), &[("password", PASSWORD)]).await.expect(410);
    assert_eq!(app.letter_to(&jo.email).await.subject, "Your address for Vestibule has changed");
    // Too late to call it off.
    app.client().post_form(&path_in(&notice), &[]).await.expect(410);
    let body = json!({ "name": NEW, "password": PASSWORD });
    app.client().post("/api/v1/sessions", body).await.expect(201);
}

#[tokio::test]
async fn the_old_address_can_call_the_change_off() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    asks_for(&mut client, NEW).await;
    let (to_new, notice) = letters(&app, &jo.email, NEW).await;
    let mut owner = app.client();
    owner.get(&path_in(&notice)).await.expect(200);
    app.client().get(&path_in(&to_new)).await.expect(200);
    owner.post_form(&path_in(&notice), &[]).await.expect(200);
    app.client().get(&path_in(&to_new)).await.expect(410);
    app.client().post_form(&path_in(&to_new), &[("password", PASSWORD)]).await.expect(410);
    owner.post_form(&path_in(&notice), &[]).await.expect(410);
    assert_eq!(address_of(&mut client).await, json!(jo.email));
}

#[tokio::test]
async fn of_two_changes_asked_for_at_once_exactly_one_happens() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    let (mut one, mut two) = (client.clone(), client.clone());
    join(asks_for(&mut one, "one@example.org"), asks_for(&mut two, "two@example.org")).await;
    let to_one = path_in(&app.letter_to("one@example.org").await);
    let to_two = path_in(&app.letter_to("two@example.org").await);
    assert_eq!(app.letters_to(&jo.email).await.len(), 2);
    let confirm = |path: String| {
        let mut browser = app.client();
        async move { browser.post_form(&path, &[("password", PASSWORD)]).await.status.as_u16() }
    };
    let expected = match join(confirm(to_one), confirm(to_two)).await {
        (200, 410) => "one@example.org",
        (410, 200) => "two@example.org",
        other => panic!("{other:?}"),
    };
    assert_eq!(address_of(&mut client).await, json!(expected));
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn of_confirming_and_calling_off_at_once_exactly_one_happens() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    asks_for(&mut client, NEW).await;
    let (to_new, notice) = letters(&app, &jo.email, NEW).await;
    let (to_new, notice) = (path_in(&to_new), path_in(&notice));
    let (mut confirmer, mut owner) = (app.client(), app.client());
    let (confirmed, called_off) =
        join(confirmer.post_form(&to_new, &[("password", PASSWORD)]), owner.post_form(&notice, &[])).await;
    match (confirmed.status.as_u16(), called_off.status.as_u16()) {
        (200, 410) => {
            assert_eq!(address_of(&mut client).await, json!(NEW));
            app.letter_to(&jo.email).await;
        }
        (410, 200) => assert_eq!(address_of(&mut client).await, json!(jo.email)),
        other => panic!("{other:?}: {} {}", confirmed.text, called_off.text),
    }
}

#[tokio::test]
async fn two_people_who_want_one_address_do_not_both_get_it() {
    let app = TestApp::start().await;
    let (jo, al) = (Person::named("jodo"), Person::named("aldo"));
    let (mut jos, mut als) = (jo.comes_in(&app).await, al.comes_in(&app).await);
    asks_for(&mut jos, "one@example.org").await;
    let (jos_link, _) = letters(&app, &jo.email, "one@example.org").await;
    app.clock.advance(Duration::from_secs(61));
    asks_for(&mut als, "one@example.org").await;
    let (als_link, _) = letters(&app, &al.email, "one@example.org").await;
    let confirm = |path: String| {
        let mut browser = app.client();
        async move { browser.post_form(&path, &[("password", PASSWORD)]).await.status.as_u16() }
    };
    let mut statuses: [u16; 2] = join(confirm(path_in(&jos_link)), confirm(path_in(&als_link))).await.into();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let told = [app.letters_to(&jo.email).await.len(), app.letters_to(&al.email).await.len()];
    assert_eq!(told.iter().sum::<usize>(), 1);
}

#[tokio::test]
async fn a_taken_address_looks_like_a_free_one_and_only_its_owner_is_told() {
    let app = TestApp::start().await;
    let (jo, al) = (Person::named("jodo"), Person::named("aldo"));
    al.joins(&app).await;
    let mut client = jo.comes_in(&app).await;
    let taken = client.post("/api/v1/me/email-change", json!({ "email": al.email })).await.expect(202);
    assert_eq!(app.letter_to(&al.email).await.subject, "Your address is already in use at Vestibule");
    let notice = app.letter_to(&jo.email).await;
    assert_eq!(notice.subject, "Your address for Vestibule is about to change");
    let free = client.post("/api/v1/me/email-change", json!({ "email": NEW })).await.expect(202);
    assert_eq!(taken.text, free.text);
    letters(&app, &jo.email, NEW).await;
}

#[tokio::test]
async fn a_taken_address_is_told_where_the_operator_wants_it() {
    let app = TestApp::start_with("[accounts]\naccount_existence = \"signup\"").await;
    let al = Person::named("aldo");
    al.joins(&app).await;
    let mut client = Person::named("jodo").comes_in(&app).await;
    let refused = client.post("/api/v1/me/email-change", json!({ "email": al.email })).await.expect(409);
    assert_eq!(refused.code(), "email_taken");
}

#[tokio::test]
async fn a_new_password_ends_a_change_that_is_under_way() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut thief = jo.comes_in(&app).await;
    asks_for(&mut thief, NEW).await;
    let (to_new, _) = letters(&app, &jo.email, NEW).await;
    app.client().post("/api/v1/password-resets", json!({ "email": jo.email })).await.expect(202);
    let reset = path_in(&app.letter_to(&jo.email).await);
    app.client().post_form(&reset, &[("password", "a new pass phrase")]).await.expect(200);
    app.letter_to(&jo.email).await;
    app.client().post_form(&path_in(&to_new), &[("password", "a new pass phrase")]).await.expect(410);
}

#[tokio::test]
async fn a_reset_link_dies_with_the_address_it_was_sent_to() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    app.client().post("/api/v1/password-resets", json!({ "email": jo.email })).await.expect(202);
    let reset = path_in(&app.letter_to(&jo.email).await);
    asks_for(&mut client, NEW).await;
    let (to_new, _) = letters(&app, &jo.email, NEW).await;
    app.client().post_form(&path_in(&to_new), &[("password", PASSWORD)]).await.expect(200);
    app.letter_to(&jo.email).await;
    app.client().post_form(&reset, &[("password", "a new pass phrase")]).await.expect(404);
}

#[tokio::test]
async fn a_link_to_a_new_address_lives_for_an_hour_and_asking_again_at_once_sends_nothing() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    asks_for(&mut client, NEW).await;
    asks_for(&mut client, NEW).await;
    let (to_new, _) = letters(&app, &jo.email, NEW).await;
    app.clock.advance(Duration::from_secs(60 * 60));
    app.client().post_form(&path_in(&to_new), &[("password", PASSWORD)]).await.expect(410);
}

#[tokio::test]
async fn ones_own_address_is_no_new_one() {
    let app = TestApp::start().await;
    let mut client = Person::named("jodo").comes_in(&app).await;
    let body = json!({ "email": "JODO@example.com" });
    client.post("/api/v1/me/email-change", body).await.expect(422);
}

#[tokio::test]
async fn the_old_address_is_told_each_address_that_may_take_its_place() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    asks_for(&mut client, "decoy@example.org").await;
    letters(&app, &jo.email, "decoy@example.org").await;
    asks_for(&mut client, NEW).await;
    let (to_new, notice) = letters(&app, &jo.email, NEW).await;
    assert!(notice.text.contains(NEW), "{}", notice.text);
    app.client().post_form(&path_in(&notice), &[]).await.expect(200);
    app.client().post_form(&path_in(&to_new), &[("password", PASSWORD)]).await.expect(410);
}

#[tokio::test]
async fn codes_that_were_mailed_to_an_address_die_with_it() {
    let app = TestApp::start_with("email_otp = true").await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    client.post("/api/v1/me/reauthenticate/email-code", json!({})).await.expect(202);
    let proof = app.letter_to(&jo.email).await.text.split_once(" is: ").unwrap().1[..6].to_owned();
    let now = json!({ "current_password": jo.password });
    client.post("/api/v1/me/password-change", now).await.expect(202);
    let code = app.letter_to(&jo.email).await.text.split_once("your code is ").unwrap().1[..6].to_owned();
    asks_for(&mut client, NEW).await;
    let (to_new, _) = letters(&app, &jo.email, NEW).await;
    app.client().post_form(&path_in(&to_new), &[("password", PASSWORD)]).await.expect(200);
    app.letter_to(&jo.email).await;

    client.post("/api/v1/me/reauthenticate", json!({ "email_code": proof })).await.expect(401);
    let new = json!({ "code": code, "password": "a new pass phrase" });
    client.post("/api/v1/me/password-change/commit", new).await.expect(422);
}
