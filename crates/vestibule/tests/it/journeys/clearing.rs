//! Somebody has lost the authenticator and every recovery code, and asks an administrator.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::{Client, PASSWORD, Person, TestApp};

fn because(reason: &str) -> Value {
    json!({ "reason": reason })
}

async fn clear(client: &mut Client, uuid: &str, reason: Value) -> crate::support::Answer {
    client.delete(&format!("/api/v1/users/{uuid}/second-factor"), reason).await
}

#[tokio::test]
async fn an_administrator_switches_a_lost_second_factor_off_and_says_why() {
    let app = TestApp::start().await;
    let mut boss = Person::named("boss").runs_the_place(&app).await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let uuid = desk.uuid().await;
    let (authenticator, _) = jo.takes_a_second_factor(&app, &mut desk).await;
    let mut body = jo.sign_in_body();
    body["code"] = json!(authenticator.code(&app));
    let pair = app.client().post("/api/v1/tokens", body).await.expect(201).json();
    let mut half_way = app.client();
    jo.knocks(&mut half_way).await;
    let shown = boss.get(&format!("/api/v1/users/{uuid}")).await.expect(200).json();
    assert_eq!(shown["mfa_enabled"], json!(true));

    clear(&mut boss, &uuid, because("lost the phone on a train")).await.expect(204);
    let letter = app.letter_to(&jo.email).await;
    assert_eq!(letter.subject, "Two-factor authentication has been switched off for you");
    assert!(letter.text.contains("lost the phone on a train"), "{}", letter.text);
    let noted = "SELECT COUNT(*) FROM audit_events WHERE action = 'second_factor_cleared' \
                 AND detail LIKE '%lost the phone on a train%'";
    assert_eq!(app.count(noted).await, 1);

    desk.get("/api/v1/me").await.expect(401);
    let mut program = app.client().with_bearer(pair["access_token"].as_str().unwrap());
    program.get("/api/v1/me").await.expect(401);
    let refresh = json!({ "refresh_token": pair["refresh_token"] });
    app.client().post("/api/v1/tokens/refresh", refresh).await.expect(401);
    let code = json!({ "code": authenticator.code(&app) });
    half_way.post("/api/v1/sessions/attempts/code", code).await.expect(401);
    let mut anew = jo.signs_in(&app).await;
    assert_eq!(anew.get("/api/v1/me").await.json()["mfa_enabled"], json!(false));
    assert_eq!(app.count("SELECT COUNT(*) FROM recovery_codes").await, 0);
    assert_eq!(clear(&mut boss, &uuid, because("again")).await.expect(409).code(), "second_factor_off");
}

#[tokio::test]
async fn it_takes_the_permission_the_rank_a_recent_proof_and_a_reason() {
    let app = TestApp::start().await;
    let mut boss = Person::named("boss").runs_the_place(&app).await;
    let boss_uuid = boss.uuid().await;
    Person::named("boss").takes_a_second_factor(&app, &mut boss).await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let uuid = desk.uuid().await;
    jo.takes_a_second_factor(&app, &mut desk).await;

    let mut other = Person::named("other").comes_in(&app).await;
    assert_eq!(clear(&mut other, &uuid, because("why not")).await.expect(403).code(), "forbidden");
    let admin = Person::named("admin");
    admin.joins(&app).await;
    admin.is_made_admin(&app).await;
    let mut admin_client = admin.signs_in(&app).await;
    let refused = clear(&mut admin_client, &boss_uuid, because("why not")).await.expect(403);
    assert_eq!(refused.code(), "forbidden");
    for odd in [json!({}), because(""), because(" "), because("two\nlines"), because(&"x".repeat(501))] {
        clear(&mut admin_client, &uuid, odd).await.expect(422);
    }
    let (access, _) = admin.takes_tokens(&app).await;
    let mut program = app.client().with_bearer(&access);
    let refused = clear(&mut program, &uuid, because("why not")).await.expect(403);
    assert_eq!(refused.code(), "reauthentication_required");
    app.clock.advance(Duration::from_secs(10 * 60));
    let refused = clear(&mut admin_client, &uuid, because("why not")).await.expect(403);
    assert_eq!(refused.code(), "reauthentication_required");
    app.client().post("/api/v1/sessions", jo.sign_in_body()).await.expect(202);

    admin_client.post("/api/v1/me/reauthenticate", json!({ "password": PASSWORD })).await.expect(204);
    clear(&mut admin_client, "00000000-0000-7000-8000-000000000000", because("who")).await.expect(404);
    clear(&mut admin_client, &uuid, because("asked at the desk, with a passport")).await.expect(204);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn nobody_clears_their_own_so_that_a_stolen_session_is_not_enough() {
    let app = TestApp::start().await;
    let boss = Person::named("boss");
    let mut desk = boss.runs_the_place(&app).await;
    let uuid = desk.uuid().await;
    boss.takes_a_second_factor(&app, &mut desk).await;
    let refused = clear(&mut desk, &uuid, because("I am the boss")).await.expect(422).json();
    assert_eq!(refused["errors"][0]["code"], json!("ones_own"));
    app.client().post("/api/v1/sessions", boss.sign_in_body()).await.expect(202);
}

#[tokio::test]
async fn of_many_who_clear_it_at_once_exactly_one_does_and_one_letter_tells() {
    let app = TestApp::start().await;
    let boss = Person::named("boss").runs_the_place(&app).await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let uuid = desk.uuid().await;
    jo.takes_a_second_factor(&app, &mut desk).await;
    let tries = (0..5).map(|_| {
        let (mut client, uuid) = (boss.clone(), uuid.clone());
        async move { clear(&mut client, &uuid, because("lost")).await.status.as_u16() }
    });
    let mut statuses = join_all(tries).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409, 409, 409, 409]);
    app.letter_to(&jo.email).await;
}
