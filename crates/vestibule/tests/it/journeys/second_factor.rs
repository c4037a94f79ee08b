//! A second factor: switching it on, signing in with it, switching it off.

use std::time::Duration;

use serde_json::json;

use crate::support::{Authenticator, PASSWORD, Person, TestApp};

const CODE: &str = "/api/v1/sessions/attempts/code";

#[tokio::test]
async fn somebody_switches_a_second_factor_on_and_is_asked_for_it_from_then_on() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let shown = desk.post("/api/v1/me/totp", json!({})).await.expect(200).json();
    assert!(
        shown["uri"].as_str().unwrap().starts_with("otpauth://totp/Vestibule:jodo%40example.com?secret=")
    );
    assert!(shown["qr_svg"].as_str().unwrap().contains("<svg"));
    assert_eq!(shown["secret"].as_str().unwrap().len(), 32);
    let (authenticator, recovery_codes) = jo.takes_a_second_factor(&app, &mut desk).await;
    assert_eq!(recovery_codes.len(), 10);
    assert_eq!(desk.get("/api/v1/me").await.expect(200).json()["mfa_enabled"], json!(true));

    let mut phone = app.client();
    let due = phone.post("/api/v1/sessions", jo.sign_in_body()).await.expect(202).json();
    assert_eq!(due["status"], json!("second_factor_required"));
    assert_eq!(due["methods"], json!(["totp", "recovery_code"]));
    phone.get("/api/v1/me").await.expect(401);
    // The attempt lies in a cookie, too.
    phone.post(CODE, json!({ "code": authenticator.code(&app) })).await.expect(201);
    phone.get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn switching_it_on_ends_every_other_session_and_the_old_token_of_this_one() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let mut elsewhere = jo.signs_in(&app).await;
    let mut thief = desk.clone();
    jo.takes_a_second_factor(&app, &mut desk).await;
    elsewhere.get("/api/v1/me").await.expect(401);
    thief.get("/api/v1/me").await.expect(401);
    desk.get("/api/v1/me").await.expect(200);
    // The new CSRF token goes with the new session token.
    desk.delete("/api/v1/me/sessions", json!({})).await.expect(204);
}

#[tokio::test]
async fn a_secret_that_was_shown_but_not_confirmed_lets_nobody_in_and_asks_nobody_for_a_code() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    desk.post("/api/v1/me/totp", json!({})).await.expect(200);
    let wrong = desk.post("/api/v1/me/totp/confirm", json!({ "code": "000000" })).await.expect(422);
    assert_eq!(wrong.json()["errors"][0]["code"], json!("wrong_code"));
    jo.signs_in(&app).await;
    assert_eq!(app.count("SELECT COUNT(*) FROM totp").await, 0);
}

#[tokio::test]
async fn a_secret_shown_to_one_session_cannot_be_confirmed_by_another() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let mut thief = jo.signs_in(&app).await;
    let shown = thief.post("/api/v1/me/totp", json!({})).await.json();
    let authenticator = Authenticator::scanning(shown["uri"].as_str().unwrap());
    desk.post("/api/v1/me/totp/confirm", json!({ "code": authenticator.code(&app) })).await.expect(422);
}

#[tokio::test]
async fn switching_it_on_takes_a_recent_proof_and_no_route_is_a_way_round_it() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let shown = desk.post("/api/v1/me/totp", json!({})).await.expect(200).json();
    let authenticator = Authenticator::scanning(shown["uri"].as_str().unwrap());
    app.clock.advance(Duration::from_secs(10 * 60));
    let code = json!({ "code": authenticator.code(&app) });
    let originals = json!({ "enabled": true, "token": authenticator.code(&app) });
    for (path, body) in [("/api/v1/me/totp", json!({})), ("/api/v1/me/totp/confirm", code.clone())] {
        let refused = desk.post(path, body).await.expect(403);
        assert_eq!(refused.code(), "reauthentication_required", "{path}");
    }
    desk.get("/twofa_uri").await.expect(403);
    desk.post("/update_twofa", originals).await.expect(403);
    assert_eq!(desk.get("/api/v1/me/totp").await.json()["enabled"], json!(false));

    desk.post("/api/v1/me/reauthenticate", json!({ "password": PASSWORD })).await.expect(204);
    // The secret that was shown before is still the one to be confirmed.
    desk.post("/api/v1/me/totp/confirm", code).await.expect(200);
    app.letter_to(&jo.email).await;
    app.clock.advance(Duration::from_secs(10 * 60));
    let off = json!({ "enabled": false, "token": authenticator.code(&app) });
    desk.post("/update_twofa", off).await.expect(403);
}

#[tokio::test]
async fn no_other_secret_takes_the_live_ones_place() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let (authenticator, _) = jo.takes_a_second_factor(&app, &mut desk).await;
    assert_eq!(desk.post("/api/v1/me/totp", json!({})).await.expect(409).code(), "second_factor_on");
    let body = json!({ "code": authenticator.code(&app) });
    desk.post("/api/v1/me/totp/confirm", body.clone()).await.expect(409);
    let mut phone = app.client();
    jo.knocks(&mut phone).await;
    phone.post(CODE, body).await.expect(201);
}

#[tokio::test]
async fn no_secret_ever_comes_twice() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let (authenticator, _) = jo.takes_a_second_factor(&app, &mut desk).await;
    let proof = json!({ "password": PASSWORD, "code": authenticator.code(&app) });
    desk.delete("/api/v1/me/totp", proof).await.expect(200);
    app.letter_to(&jo.email).await;
    app.clock.advance(Duration::from_secs(30));
    desk.post("/api/v1/me/totp", json!({})).await.expect(200);
    desk.post("/api/v1/me/totp/confirm", json!({ "code": authenticator.code(&app) })).await.expect(422);
}

#[tokio::test]
async fn the_code_that_confirmed_the_secret_is_spent() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let shown = desk.post("/api/v1/me/totp", json!({})).await.json();
    let code = Authenticator::scanning(shown["uri"].as_str().unwrap()).code(&app);
    desk.post("/api/v1/me/totp/confirm", json!({ "code": code })).await.expect(200);
    app.letter_to(&jo.email).await;
    let mut phone = app.client();
    jo.knocks(&mut phone).await;
    phone.post(CODE, json!({ "code": code })).await.expect(401);
}

#[tokio::test]
async fn a_code_lets_somebody_in_once() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let (authenticator, _) = jo.takes_a_second_factor(&app, &mut jo.comes_in(&app).await).await;
    let code = json!({ "code": authenticator.code(&app) });
    let mut phone = app.client();
    jo.knocks(&mut phone).await;
    phone.post(CODE, code.clone()).await.expect(201);
    let mut onlooker = app.client();
    jo.knocks(&mut onlooker).await;
    assert_eq!(onlooker.post(CODE, code).await.expect(401).code(), "wrong_code");
}

#[tokio::test]
async fn the_code_of_the_step_before_counts_for_five_seconds() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let (authenticator, _) = jo.takes_a_second_factor(&app, &mut jo.comes_in(&app).await).await;
    let late = json!({ "code": authenticator.code(&app) });
    app.clock.advance(Duration::from_millis(34_999));
    let mut phone = app.client();
    jo.knocks(&mut phone).await;
    phone.post(CODE, late).await.expect(201);

    app.clock.advance(Duration::from_millis(25_001));
    let too_late = json!({ "code": authenticator.code(&app) });
    app.clock.advance(Duration::from_secs(35));
    jo.knocks(&mut phone).await;
    phone.post(CODE, too_late).await.expect(401);
}

#[tokio::test]
async fn ten_wrong_codes_make_an_account_wait_whatever_sign_in_they_belong_to() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let (authenticator, _) = jo.takes_a_second_factor(&app, &mut jo.comes_in(&app).await).await;
    let mut phones = [app.client(), app.client().from_network(2)];
    for phone in &mut phones {
        jo.knocks(phone).await;
        let wrong = json!({ "code": authenticator.wrong_code(&app) });
        for _ in 0..5 {
            phone.post(CODE, wrong.clone()).await.expect(401);
        }
    }
    let mut third = app.client().from_network(3);
    jo.knocks(&mut third).await;
    let refused = third.post(CODE, json!({ "code": authenticator.code(&app) })).await.expect(429);
    assert_eq!(refused.header("retry-after"), "60");
    app.clock.advance(Duration::from_secs(60));
    third.post(CODE, json!({ "code": authenticator.code(&app) })).await.expect(201);
}

#[tokio::test]
async fn switching_it_off_takes_both_the_password_and_a_code() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let (authenticator, _) = jo.takes_a_second_factor(&app, &mut desk).await;
    let code = authenticator.code(&app);
    let wrong_password = json!({ "password": "not-the-password", "code": code });
    let told = desk.delete("/api/v1/me/totp", wrong_password).await.expect(422).json();
    assert_eq!(told["errors"][0]["code"], json!("wrong_password"));
    let wrong_code = json!({ "password": PASSWORD, "code": authenticator.wrong_code(&app) });
    let told = desk.delete("/api/v1/me/totp", wrong_code).await.expect(422).json();
    assert_eq!(told["errors"][0]["code"], json!("wrong_code"));
    desk.delete("/api/v1/me/totp", json!({ "password": PASSWORD })).await.expect(422);
    assert_eq!(desk.get("/api/v1/me/totp").await.json()["enabled"], json!(true));

    let mut thief = desk.clone();
    desk.delete("/api/v1/me/totp", json!({ "password": PASSWORD, "code": code })).await.expect(200);
    assert_eq!(app.letter_to(&jo.email).await.subject, "Two-factor authentication is off");
    let standing = desk.get("/api/v1/me/totp").await.expect(200).json();
    assert_eq!(standing, json!({ "enabled": false, "enabled_at": null, "recovery_codes_left": 0 }));
    thief.get("/api/v1/me").await.expect(401);
    jo.signs_in(&app).await;
}

#[tokio::test]
async fn whatever_is_no_right_code_gets_one_answer_and_changes_nothing() {
    let app = TestApp::start_with("[throttle]\nenabled = \"off\"").await;
    let jo = Person::named("jodo");
    let (authenticator, _) = jo.takes_a_second_factor(&app, &mut jo.comes_in(&app).await).await;
    let other = Person::named("other");
    let (foreign, others_codes) = other.takes_a_second_factor(&app, &mut other.comes_in(&app).await).await;
    let mut phone = app.client();
    jo.knocks(&mut phone).await;
    let huge = "1".repeat(100_000);
    let foreign = foreign.code(&app);
    let right = authenticator.code(&app);
    let wrong = [
        json!({ "code": authenticator.wrong_code(&app) }),
        json!({ "code": foreign }),
        json!({ "code": "" }),
        json!({ "code": "12345" }),
        json!({ "code": format!("{right}0") }),
        json!({ "code": huge }),
        json!({ "code": "١٢٣٤٥٦" }),
        json!({ "recovery_code": others_codes[0] }),
        json!({ "recovery_code": huge }),
        json!({ "recovery_code": "" }),
        json!({ "recovery_code": right }),
    ];
    let mut answers = Vec::new();
    for body in wrong {
        let mut answer = phone.post(CODE, body).await.expect(401).json();
        answer["request_id"] = json!(null);
        answers.push(answer);
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    phone.post(CODE, json!({ "code": right, "recovery_code": right })).await.expect(422);
    phone.post(CODE, json!({})).await.expect(422);
    phone.post(CODE, json!({ "code": right })).await.expect(201);
}

#[tokio::test]
async fn the_secret_and_the_recovery_codes_are_not_readable_in_the_database() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    jo.takes_a_second_factor(&app, &mut desk).await;
    assert_eq!(app.count("SELECT COUNT(*) FROM totp WHERE secret LIKE 'v1.%'").await, 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM recovery_codes WHERE LENGTH(code_hash) = 32").await, 10);
}

#[tokio::test]
async fn confirming_an_address_ends_a_second_factor_that_somebody_else_had_set_up() {
    let app = TestApp::start_with("[accounts]\nrequire_confirmed_address = \"never\"").await;
    let squatter = Person::named("jodo");
    let letter = squatter.signs_up(&app).await;
    let mut before = squatter.signs_in(&app).await;
    squatter.takes_a_second_factor(&app, &mut before).await;
    let owner = Person { password: "the owner's own words".to_owned(), ..squatter };
    let body = json!({ "token": crate::support::token_in(&letter), "new_password": owner.password });
    app.client().post("/api/v1/confirmations", body).await.expect(200);
    let mut owner = owner.signs_in(&app).await;
    assert_eq!(owner.get("/api/v1/me").await.json()["mfa_enabled"], json!(false));
}

#[tokio::test]
async fn a_program_shows_the_code_too_all_at_once() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let (authenticator, recovery_codes) = jo.takes_a_second_factor(&app, &mut jo.comes_in(&app).await).await;
    let tokens = "/api/v1/tokens";
    let mut body = jo.sign_in_body();
    assert_eq!(app.client().post(tokens, body.clone()).await.expect(401).code(), "second_factor_required");
    body["code"] = json!(authenticator.wrong_code(&app));
    assert_eq!(app.client().post(tokens, body.clone()).await.expect(401).code(), "wrong_code");
    body["code"] = json!(authenticator.code(&app));
    app.client().post(tokens, body.clone()).await.expect(201);
    app.client().post(tokens, body).await.expect(401);
    let mut body = jo.sign_in_body();
    body["recovery_code"] = json!(recovery_codes[0]);
    app.client().post(tokens, body).await.expect(201);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn switching_it_on_ends_the_tokens_of_earlier_sign_ins() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let pair = app.client().post("/api/v1/tokens", jo.sign_in_body()).await.expect(201).json();
    jo.takes_a_second_factor(&app, &mut desk).await;
    let mut program = app.client().with_bearer(pair["access_token"].as_str().unwrap());
    program.get("/api/v1/me").await.expect(401);
    let body = json!({ "refresh_token": pair["refresh_token"] });
    app.client().post("/api/v1/tokens/refresh", body).await.expect(401);
}

#[tokio::test]
async fn a_token_cannot_touch_the_second_factor() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let pair = app.client().post("/api/v1/tokens", jo.sign_in_body()).await.expect(201).json();
    let mut program = app.client().with_bearer(pair["access_token"].as_str().unwrap());
    program.post("/api/v1/me/totp", json!({})).await.expect(403);
    program.post("/api/v1/me/totp/confirm", json!({ "code": "123456" })).await.expect(403);
    let proof = json!({ "password": PASSWORD, "code": "123456" });
    program.delete("/api/v1/me/totp", proof.clone()).await.expect(403);
    program.post("/api/v1/me/recovery-codes", proof).await.expect(403);
}

#[tokio::test]
async fn a_thief_of_the_password_does_not_keep_the_owner_from_their_codes_in_a_browser_they_know() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut desk = jo.comes_in(&app).await;
    let (authenticator, _) = jo.takes_a_second_factor(&app, &mut desk).await;
    (desk.session, desk.csrf) = (None, None);
    let mut thief = app.client().from_network(2);
    jo.knocks(&mut thief).await;
    let wrong = json!({ "code": authenticator.wrong_code(&app) });
    for _ in 0..10 {
        thief.post(CODE, wrong.clone()).await.expect(401);
    }
    thief.post(CODE, wrong.clone()).await.expect(429);
    jo.knocks(&mut desk).await;
    for _ in 0..9 {
        desk.post(CODE, wrong.clone()).await.expect(401);
    }
    desk.post(CODE, json!({ "code": authenticator.code(&app) })).await.expect(201);
}
