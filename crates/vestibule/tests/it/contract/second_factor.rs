//! Section 3.1 of the contract: the second factor as the replaced clients know it.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Answer, Authenticator, Client, PASSWORD, Person, TestApp};

const REFUSED: &str = "Failed to update 2FA. Invalid token or not provided.";

/// Joins and logs in as the replaced client does.
async fn logs_in(app: &TestApp, jo: &Person) -> Client {
    jo.joins_original(app).await;
    let mut client = app.client();
    login(&mut client, jo, None).await.expect(200);
    client
}

async fn login(client: &mut Client, jo: &Person, token: Option<&str>) -> Answer {
    let mut fields = vec![("username_or_email", jo.username.as_str()), ("password", jo.password.as_str())];
    fields.extend(token.map(|token| ("token", token)));
    client.post_form("/login", &fields).await
}

async fn update(client: &mut Client, enabled: Value, token: Value) -> Value {
    let body = json!({ "enabled": enabled, "token": token });
    client.post("/update_twofa", body).await.expect(200).json()
}

/// Switches the second factor on and reads the letter; the step used is over then.
async fn enrols(app: &TestApp, client: &mut Client, jo: &Person) -> Authenticator {
    let shown = client.get("/twofa_uri").await.expect(200).json();
    let authenticator = Authenticator::scanning(shown["uri"].as_str().unwrap());
    let answer = update(client, json!(true), json!(authenticator.code(app))).await;
    assert_eq!(answer, json!({ "success": true, "message": "2FA updated successfully" }));
    app.letter_to(&jo.email).await;
    app.clock.advance(Duration::from_secs(30));
    authenticator
}

#[tokio::test]
async fn the_address_for_the_app_has_the_originals_form_and_asking_changes_nothing() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    let mut client = logs_in(&app, &jo).await;
    let shown = client.get("/twofa_uri").await.expect(200).json();
    assert_eq!((&shown["success"], &shown["message"]), (&json!(true), &json!("2FA confirmation")));
    let uri = shown["uri"].as_str().unwrap();
    let secret = uri.strip_prefix("otpauth://totp/T2Overse:jodo%40example.com?secret=").unwrap();
    let secret = secret.strip_suffix("&issuer=T2Overse").unwrap();
    assert_eq!(secret.len(), 32);
    assert_eq!(client.get("/twofa_uri").await.json(), shown);
    assert_eq!(app.count("SELECT COUNT(*) FROM totp").await, 0);
    login(&mut app.client(), &jo, None).await.expect(200);
}

#[tokio::test]
async fn with_a_second_factor_a_right_password_without_a_right_code_is_400_and_no_cookies() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    let authenticator = enrols(&app, &mut logs_in(&app, &jo).await, &jo).await;
    let wrong = authenticator.wrong_code(&app);
    for token in [None, Some(""), Some("  "), Some(wrong.as_str()), Some("12345678901")] {
        let answer = login(&mut app.client(), &jo, token).await.expect(400);
        assert_eq!(answer.message(), "2FA token required");
        assert_eq!(answer.header("set-cookie"), "");
    }
    let code = authenticator.code(&app);
    let mut client = app.client();
    let body = login(&mut client, &jo, Some(&code)).await.expect(200).json();
    assert_eq!(
        (&body["message"], &body["user"]["twofa_enabled"]),
        (&json!("Login successful"), &json!(true))
    );
    client.get("/current_user_details").await.expect(200);
    // The step is spent (D11).
    login(&mut app.client(), &jo, Some(&code)).await.expect(400);
}

#[tokio::test]
async fn a_wrong_password_is_told_before_any_code() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    let authenticator = enrols(&app, &mut logs_in(&app, &jo).await, &jo).await;
    let liar = Person { password: "Wr0ng@password".to_owned(), ..jo.clone() };
    let code = authenticator.code(&app);
    let told = login(&mut app.client(), &liar, Some(&code)).await.expect(401);
    assert_eq!(told.message(), "Invalid credentials");
    login(&mut app.client(), &jo, Some(&code)).await.expect(200);
}

#[tokio::test]
async fn the_code_is_taken_from_json_too_even_as_a_number() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    let authenticator = enrols(&app, &mut logs_in(&app, &jo).await, &jo).await;
    let number: u32 = authenticator.code(&app).parse().unwrap();
    let body = json!({ "username_or_email": "jodo", "password": PASSWORD, "token": number });
    app.client().post("/login", body).await.expect(200);
}

#[tokio::test]
async fn under_the_originals_profile_only_the_current_code_counts() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    let authenticator = enrols(&app, &mut logs_in(&app, &jo).await, &jo).await;
    let old = authenticator.code(&app);
    app.clock.advance(Duration::from_secs(30));
    login(&mut app.client(), &jo, Some(&old)).await.expect(400);
}

#[tokio::test]
async fn too_many_codes_are_429_so_that_the_client_does_not_ask_for_another() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    let authenticator = enrols(&app, &mut logs_in(&app, &jo).await, &jo).await;
    let wrong = authenticator.wrong_code(&app);
    for _ in 0..10 {
        login(&mut app.client(), &jo, Some(&wrong)).await.expect(400);
    }
    let refused = login(&mut app.client(), &jo, Some(&authenticator.code(&app))).await.expect(429);
    assert_ne!(refused.header("retry-after"), "");
}

#[tokio::test]
async fn switching_without_a_right_code_is_200_and_false_and_changes_nothing() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    let mut client = logs_in(&app, &jo).await;
    // Before any secret was shown (D10).
    for (enabled, token) in [
        (json!(true), json!("123456")),
        (json!(false), json!("123456")),
        (json!(true), json!(null)),
        (json!(true), json!("")),
        (json!("maybe"), json!("123456")),
        (json!(null), json!(["123456"])),
    ] {
        let refused = update(&mut client, enabled, token).await;
        assert_eq!(refused, json!({ "success": false, "message": REFUSED }));
    }
    assert_eq!(client.post("/update_twofa", json!({})).await.expect(200).json()["success"], json!(false));
    let details = client.get("/current_user_details").await.json();
    assert_eq!(details["message"]["twofa_enabled"], json!(false));
}

#[tokio::test]
async fn switching_on_keeps_this_session_and_its_tokens_and_ends_the_others() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    let mut client = logs_in(&app, &jo).await;
    let mut other = app.client();
    login(&mut other, &jo, None).await.expect(200);
    let before = (client.session.clone(), client.csrf.clone());
    enrols(&app, &mut client, &jo).await;
    // The client's server passes no cookies on.
    assert_eq!((client.session.clone(), client.csrf.clone()), before);
    client.get("/current_user_details").await.expect(200);
    other.get("/current_user_details").await.expect(401);
}

#[tokio::test]
async fn the_originals_clients_are_not_asked_for_a_proof_they_cannot_give() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    let mut client = logs_in(&app, &jo).await;
    app.clock.advance(Duration::from_secs(11 * 60));
    let authenticator = enrols(&app, &mut client, &jo).await;
    app.clock.advance(Duration::from_secs(11 * 60));
    let done = update(&mut client, json!(false), json!(authenticator.code(&app))).await;
    assert_eq!(done["success"], json!(true));
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn while_it_is_on_no_other_secret_is_shown_and_the_live_one_stays() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    let mut client = logs_in(&app, &jo).await;
    let authenticator = enrols(&app, &mut client, &jo).await;
    client.get("/twofa_uri").await.expect(409);
    login(&mut app.client(), &jo, Some(&authenticator.code(&app))).await.expect(200);
}

#[tokio::test]
async fn switching_off_takes_a_code_and_erases_the_secret() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    let mut client = logs_in(&app, &jo).await;
    let authenticator = enrols(&app, &mut client, &jo).await;
    let refused = update(&mut client, json!(false), json!(authenticator.wrong_code(&app))).await;
    assert_eq!(refused, json!({ "success": false, "message": REFUSED }));
    let done = update(&mut client, json!(false), json!(authenticator.code(&app))).await;
    assert_eq!(done["success"], json!(true));
    assert_eq!(app.letter_to(&jo.email).await.subject, "Two-factor authentication is off");
    assert_eq!(app.count("SELECT COUNT(*) FROM totp WHERE secret IS NOT NULL").await, 0);
    login(&mut app.client(), &jo, None).await.expect(200);
}

#[tokio::test]
async fn writing_without_the_csrf_token_switches_nothing() {
    let app = TestApp::start_original().await;
    let client = logs_in(&app, &Person::named("jodo")).await;
    let body = json!({ "enabled": true, "token": "123456" });
    client.without_csrf().post("/update_twofa", body).await.expect(403);
}

#[tokio::test]
async fn where_the_operator_wants_it_the_login_mails_a_code_of_its_own() {
    let app = TestApp::start_with("profile = \"original\"\nemail_otp = true").await;
    let jo = Person::named("jodo");
    let authenticator = enrols(&app, &mut logs_in(&app, &jo).await, &jo).await;
    login(&mut app.client(), &jo, None).await.expect(400);
    login(&mut app.client(), &jo, None).await.expect(400);
    let letter = app.letter_to(&jo.email).await;
    assert_eq!(letter.subject, "Your OTP");
    assert!(!letter.text.contains(&authenticator.code(&app)));
    let line = letter.text.lines().find(|line| line.starts_with("Your OTP is: ")).unwrap();
    let code = line.trim_start_matches("Your OTP is: ");
    login(&mut app.client(), &jo, Some(code)).await.expect(200);
    login(&mut app.client(), &jo, Some(code)).await.expect(400);
}

#[tokio::test]
async fn unless_the_operator_wants_it_no_code_is_ever_mailed() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    let authenticator = enrols(&app, &mut logs_in(&app, &jo).await, &jo).await;
    login(&mut app.client(), &jo, None).await.expect(400);
    login(&mut app.client(), &jo, Some(&authenticator.wrong_code(&app))).await.expect(400);
    assert!(app.letters_to(&jo.email).await.is_empty());
}

#[tokio::test]
async fn a_password_to_be_replaced_is_told_in_words_and_not_with_400() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    enrols(&app, &mut logs_in(&app, &jo).await, &jo).await;
    app.generated_password_of("jodo").await;
    login(&mut app.client(), &jo, None).await.expect(401);
    login(&mut app.client(), &jo, Some("123456")).await.expect(401);
}

#[tokio::test]
async fn a_token_login_without_the_code_is_401() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    let authenticator = enrols(&app, &mut logs_in(&app, &jo).await, &jo).await;
    let mut body = json!({ "username": "jodo", "password": PASSWORD });
    let told = app.client().post("/login", body.clone()).await.expect(401);
    assert_eq!(told.message(), "2FA token required");
    body["token"] = json!(authenticator.wrong_code(&app));
    app.client().post("/login", body.clone()).await.expect(401);
    body["token"] = json!(authenticator.code(&app));
    app.client().post("/login", body).await.expect(200);
}
