//! The day the authenticator is lost.

use futures_util::future::join_all;
use serde_json::json;

use crate::support::{PASSWORD, Person, TestApp};

const CODE: &str = "/api/v1/sessions/attempts/code";

#[tokio::test]
async fn a_recovery_code_lets_somebody_in_once_and_tells_them() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let (_, codes) = jo.takes_a_second_factor(&app, &mut jo.comes_in(&app).await).await;
    let mut phone = app.client();
    jo.knocks(&mut phone).await;
    // However it is typed.
    let typed = codes[3].to_uppercase().replace('-', " ");
    phone.post(CODE, json!({ "recovery_code": typed })).await.expect(201);
    let letter = app.letter_to(&jo.email).await;
    assert_eq!(letter.subject, "A recovery code was used");
    assert!(letter.text.contains("9 are left"), "{}", letter.text);
    assert_eq!(phone.get("/api/v1/me/totp").await.json()["recovery_codes_left"], json!(9));

    let mut again = app.client();
    jo.knocks(&mut again).await;
    again.post(CODE, json!({ "recovery_code": codes[3] })).await.expect(401);
    again.post(CODE, json!({ "recovery_code": codes[4] })).await.expect(201);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn of_many_who_use_one_recovery_code_at_once_exactly_one_comes_in() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let (_, codes) = jo.takes_a_second_factor(&app, &mut jo.comes_in(&app).await).await;
    let mut clients = Vec::new();
    for _ in 0..6 {
        let mut client = app.client();
        jo.knocks(&mut client).await;
        clients.push(client);
    }
    let uses = clients.into_iter().map(|mut client| {
        let code = json!({ "recovery_code": codes[0] });
        async move { client.post(CODE, code).await.status.as_u16() }
    });
    let mut statuses = join_all(uses).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 401, 401, 401, 401, 401]);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn new_recovery_codes_take_both_factors_and_end_the_old_ones() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let (authenticator, old) = jo.takes_a_second_factor(&app, &mut desk).await;
    let code = authenticator.code(&app);
    let renew = "/api/v1/me/recovery-codes";
    desk.post(renew, json!({ "password": "not-the-password", "code": code })).await.expect(422);
    let wrong = json!({ "password": PASSWORD, "code": authenticator.wrong_code(&app) });
    desk.post(renew, wrong).await.expect(422);
    let new = desk.post(renew, json!({ "password": PASSWORD, "code": code })).await.expect(200).json();
    assert_eq!(new["recovery_codes"].as_array().unwrap().len(), 10);

    let mut phone = app.client();
    jo.knocks(&mut phone).await;
    phone.post(CODE, json!({ "recovery_code": old[0] })).await.expect(401);
    phone.post(CODE, json!({ "recovery_code": new["recovery_codes"][0] })).await.expect(201);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn whoever_has_lost_the_authenticator_switches_it_off_with_a_recovery_code() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let (_, codes) = jo.takes_a_second_factor(&app, &mut desk).await;
    let proof = json!({ "password": PASSWORD, "recovery_code": codes[0] });
    desk.delete("/api/v1/me/totp", proof).await.expect(200);
    let subjects: Vec<_> = app.letters_to(&jo.email).await.into_iter().map(|letter| letter.subject).collect();
    assert_eq!(subjects, ["A recovery code was used", "Two-factor authentication is off"]);
    assert_eq!(app.count("SELECT COUNT(*) FROM recovery_codes").await, 0);
    jo.signs_in(&app).await;
}

#[tokio::test]
async fn without_a_second_factor_there_are_no_recovery_codes() {
    let app = TestApp::start().await;
    let mut desk = Person::named("jodo").comes_in(&app).await;
    let proof = json!({ "password": PASSWORD, "code": "123456" });
    let refused = desk.post("/api/v1/me/recovery-codes", proof).await.expect(409);
    assert_eq!(refused.code(), "second_factor_off");
}
