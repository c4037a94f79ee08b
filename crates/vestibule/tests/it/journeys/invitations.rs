//! Invitations: from an address and a role to somebody who comes in.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Client, PASSWORD, Person, TestApp, path_in, token_in};

/// What the invited choose on the page.
const CHOICE: &[(&str, &str)] =
    &[("first_name", "Jo"), ("last_name", "Doe"), ("username", "jodo"), ("password", PASSWORD)];

async fn invite(client: &mut Client, email: &str, role: Option<i64>) -> i64 {
    let body = json!({ "email": email, "role_id": role });
    client.post("/api/v1/invitations", body).await.expect(201).json()["id"].as_i64().unwrap()
}

fn acceptance(token: &str, username: &str) -> Value {
    json!({ "token": token, "username": username, "password": PASSWORD })
}

#[tokio::test]
async fn the_invited_choose_a_name_and_a_password_and_hold_the_role() {
    let app = TestApp::start_with("[accounts]\nsignup = \"closed\"").await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let role = ada.makes_role("Editor", &["edit"]).await;
    invite(&mut ada, "jodo@example.com", Some(role)).await;
    let letter = app.letter_to("jodo@example.com").await;
    assert!(letter.subject.contains("invited") && letter.text.contains("ada"));
    let mut browser = app.client();
    let page = browser.get(&path_in(&letter)).await.expect(200);
    assert!(page.text.contains("jodo@example.com"));
    let mut weak = CHOICE.to_vec();
    weak[3] = ("password", "password");
    browser.post_form(&path_in(&letter), &weak).await.expect(422);
    browser.post_form(&path_in(&letter), CHOICE).await.expect(200);
    browser.post_form(&path_in(&letter), CHOICE).await.expect(410);

    let mut jo = Person::named("jodo").signs_in(&app).await;
    assert!(jo.may("edit").await);
    let grants = ada.get(&format!("/api/v1/users/{}/grants", jo.uuid().await)).await.json();
    assert_eq!(grants["items"][0]["source"], json!("invitation"));
    assert_eq!(grants["items"][0]["granted_by"]["username"], json!("ada"));
    assert_eq!(ada.get("/api/v1/invitations").await.expect(200).json()["items"], json!([]));
}

#[tokio::test]
async fn an_invitation_is_accepted_once_even_by_two_at_once() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    invite(&mut ada, "jodo@example.com", None).await;
    let token = token_in(&app.letter_to("jodo@example.com").await);
    let accept = |username: &'static str| {
        let (mut client, body) = (app.client(), acceptance(&token, username));
        tokio::spawn(async move { client.post("/api/v1/invitations/accept", body).await.status.as_u16() })
    };
    let (one, other) = tokio::join!(accept("jodo"), accept("jodoe"));
    let statuses = [one.unwrap(), other.unwrap()];
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
    assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 2);
}

#[tokio::test]
async fn an_invitation_ends_after_three_days_by_a_newer_one_or_when_it_is_taken_back() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let first = invite(&mut ada, "jodo@example.com", None).await;
    let old = path_in(&app.letter_to("jodo@example.com").await);
    let other = invite(&mut ada, "zoe@example.com", None).await;
    let zoe = path_in(&app.letter_to("zoe@example.com").await);
    assert_eq!(invite(&mut ada, "JODO@example.com", None).await, first);
    let new = path_in(&app.letter_to("JODO@example.com").await);
    app.client().get(&old).await.expect(410);
    app.client().get(&new).await.expect(200);
    app.client().get(&zoe).await.expect(200);
    ada.delete(&format!("/api/v1/invitations/{first}"), json!({})).await.expect(204);
    app.client().get(&new).await.expect(404);
    ada.delete(&format!("/api/v1/invitations/{first}"), json!({})).await.expect(404);
    let listed = ada.get("/api/v1/invitations").await.json();
    assert_eq!(listed["items"][0]["id"], json!(other));
    app.clock.advance(Duration::from_secs(72 * 3600));
    app.client().post_form(&zoe, CHOICE).await.expect(410);
}

#[tokio::test]
async fn nobody_invites_to_a_role_that_they_may_not_give() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut boss = Person::named("boss").comes_in_as(&app, &mut ada, "Admin").await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (admin, super_admin) = (ada.role_id("Admin").await, ada.role_id("Super Admin").await);
    for role in [admin, super_admin] {
        let body = json!({ "email": "new@example.com", "role_id": role });
        boss.post("/api/v1/invitations", body).await.expect(403);
    }
    jo.post("/api/v1/invitations", json!({ "email": "new@example.com" })).await.expect(403);
    jo.get("/api/v1/invitations").await.expect(403);
    let id = invite(&mut ada, "new@example.com", Some(admin)).await;
    app.letter_to("new@example.com").await;
    boss.delete(&format!("/api/v1/invitations/{id}"), json!({})).await.expect(403);
}

#[tokio::test]
async fn an_invitation_gives_nothing_when_its_sender_may_no_longer_give_it() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut boss = Person::named("boss").comes_in(&app).await;
    let boss_id = boss.uuid().await;
    let grant = ada.gives_role(&boss_id, "Super Admin").await;
    let admin = boss.role_id("Admin").await;
    invite(&mut boss, "jodo@example.com", Some(admin)).await;
    let path = path_in(&app.letter_to("jodo@example.com").await);
    ada.delete(&format!("/api/v1/users/{boss_id}/grants/{grant}"), json!({})).await.expect(204);
    app.client().post_form(&path, CHOICE).await.expect(410);
    assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 2);
}

#[tokio::test]
async fn an_invitation_is_void_when_its_role_is_deleted() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let role = ada.makes_role("Editor", &["edit"]).await;
    invite(&mut ada, "jodo@example.com", Some(role)).await;
    let path = path_in(&app.letter_to("jodo@example.com").await);
    ada.delete(&format!("/api/v1/roles/{role}"), json!({})).await.expect(204);
    app.client().get(&path).await.expect(404);
    let events = ada.get("/api/v1/audit?action=invitation_revoked").await.expect(200).json();
    assert_eq!(events["items"].as_array().unwrap().len(), 1, "{events}");
    assert_eq!(events["items"][0]["detail"]["deleted_role"], json!("Editor"));
}

#[tokio::test]
async fn an_account_nobody_has_confirmed_makes_way_for_the_addresss_owner() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let squatter = Person { email: "jodo@example.com".to_owned(), ..Person::named("squatter") };
    squatter.signs_up(&app).await;
    invite(&mut ada, "jodo@example.com", None).await;
    let token = token_in(&app.letter_to("jodo@example.com").await);
    app.client().post("/api/v1/invitations/accept", acceptance(&token, "jodo")).await.expect(201);
    Person::named("jodo").signs_in(&app).await;
    app.client().post("/api/v1/sessions", squatter.sign_in_body()).await.expect(401);
    // The owner of a confirmed account is not invited again.
    let again = ada.post("/api/v1/invitations", json!({ "email": "jodo@example.com" })).await.expect(409);
    assert_eq!(again.code(), "email_taken");
}

#[tokio::test]
async fn a_mistake_in_an_invitation_is_named_and_sends_nothing() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    for (body, field) in [
        (json!({ "email": "nowhere" }), "email"),
        (json!({}), "email"),
        (json!({ "email": "jodo@example.com", "role_id": 999_999 }), "role_id"),
    ] {
        let problem = ada.post("/api/v1/invitations", body).await.expect(422);
        assert_eq!(problem.json()["errors"][0]["field"], json!(field));
    }
    app.client().post("/api/v1/invitations/accept", acceptance("rubbish", "jodo")).await.expect(404);
    assert_eq!(app.count("SELECT COUNT(*) FROM invitations").await, 0);
}

#[tokio::test]
async fn a_taken_username_is_told_and_spends_nothing() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    invite(&mut ada, "jodo@example.com", None).await;
    let token = token_in(&app.letter_to("jodo@example.com").await);
    let taken = app.client().post("/api/v1/invitations/accept", acceptance(&token, "ADA")).await.expect(409);
    assert_eq!(taken.code(), "username_taken");
    app.client().post("/api/v1/invitations/accept", acceptance(&token, "jodo")).await.expect(201);
}

#[tokio::test]
async fn nobody_replaces_an_invitation_that_they_may_not_take_back() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    Person::named("clerk").joins(&app).await;
    app.permit("clerk", "manage_users").await;
    let mut clerk = Person::named("clerk").signs_in(&app).await;
    let super_admin = ada.role_id("Super Admin").await;
    invite(&mut ada, "heir@example.com", Some(super_admin)).await;
    let path = path_in(&app.letter_to("heir@example.com").await);
    let events = "SELECT COUNT(*) FROM audit_events WHERE action = 'invited'";
    for body in [json!({ "email": "heir@example.com" }), json!({ "email": "HEIR@example.com" })] {
        clerk.post("/api/v1/invitations", body).await.expect(403);
    }
    app.client().get(&path).await.expect(200);
    assert_eq!(app.count(events).await, 1);
    // An invitation that has expired is nobody's loss.
    app.clock.advance(Duration::from_secs(72 * 3600 + 1));
    let mut clerk = Person::named("clerk").signs_in(&app).await;
    invite(&mut clerk, "heir@example.com", None).await;
    app.letter_to("heir@example.com").await;
}

#[tokio::test]
async fn the_audit_log_tells_which_invitation_another_has_replaced() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let role = ada.makes_role("Editor", &["edit"]).await;
    for role in [Some(role), None] {
        invite(&mut ada, "jodo@example.com", role).await;
        app.letter_to("jodo@example.com").await;
    }
    let events = ada.get("/api/v1/audit?action=invited").await.expect(200).json();
    let [second, first] = events["items"].as_array().unwrap().as_slice() else { panic!("{events}") };
    assert_eq!(first["detail"].get("before"), None, "{first}");
    assert_eq!(second["detail"]["before"], json!({ "role": "Editor", "by": ada.uuid().await }));
    assert_eq!(second["detail"]["role"], json!(null));
}
