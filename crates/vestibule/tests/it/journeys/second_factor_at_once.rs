//! A second factor, by many at the same moment.

use futures_util::future::join_all;
use serde_json::json;

use crate::support::{Authenticator, Person, TestApp};

const CODE: &str = "/api/v1/sessions/attempts/code";

#[tokio::test]
async fn of_many_who_use_one_code_at_once_exactly_one_comes_in() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let (authenticator, _) = jo.takes_a_second_factor(&app, &mut jo.comes_in(&app).await).await;
    let mut clients = Vec::new();
    for _ in 0..8 {
        let mut client = app.client();
        jo.knocks(&mut client).await;
        clients.push(client);
    }
    let code = json!({ "code": authenticator.code(&app) });
    let uses = clients.into_iter().map(|mut client| {
        let code = code.clone();
        async move { client.post(CODE, code).await.status.as_u16() }
    });
    let mut statuses = join_all(uses).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 401, 401, 401, 401, 401, 401, 401]);
}

#[tokio::test]
async fn of_many_who_confirm_at_once_exactly_one_switches_it_on() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let shown = desk.post("/api/v1/me/totp", json!({})).await.json();
    let code = json!({ "code": Authenticator::scanning(shown["uri"].as_str().unwrap()).code(&app) });
    let tries = (0..6).map(|_| {
        let (mut client, code) = (desk.clone(), code.clone());
        async move { client.post("/api/v1/me/totp/confirm", code).await.status.as_u16() }
    });
    let statuses = join_all(tries).await;
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert_eq!(app.letter_to(&jo.email).await.subject, "Two-factor authentication is on");
    assert_eq!(app.count("SELECT COUNT(*) FROM recovery_codes").await, 10);
}

#[tokio::test]
async fn nobody_slips_in_by_the_password_alone_while_the_second_factor_is_switched_on() {
    let app = TestApp::start_with("[hashing]\nqueue = 100").await;
    for round in 0..6 {
        let jo = Person::named(&format!("jodo{round}"));
        let mut desk = jo.comes_in(&app).await;
        let shown = desk.post("/api/v1/me/totp", json!({})).await.json();
        let code = json!({ "code": Authenticator::scanning(shown["uri"].as_str().unwrap()).code(&app) });
        let sign_ins = join_all((0..4).map(|_| {
            let (mut client, body) = (app.client(), jo.sign_in_body());
            async move {
                client.post("/api/v1/sessions", body).await;
                client
            }
        }));
        let confirm = desk.post("/api/v1/me/totp/confirm", code);
        let (clients, confirmed) = futures_util::future::join(sign_ins, confirm).await;
        confirmed.expect(200);
        for mut client in clients {
            client.get("/api/v1/me").await.expect(401);
        }
        app.letter_to(&jo.email).await;
    }
}
