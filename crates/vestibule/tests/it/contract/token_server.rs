//! Register, sign in for a token, show it (CONTRACT.md 7; J01 to J04).

use std::time::Duration;

use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp, path_in, token_in};

/// As the replaced program's README shows it.
fn readme() -> Value {
    json!({ "username": "user1", "email": "user1@example.com", "password": "securepassword" })
}

async fn token_of(app: &TestApp, body: Value) -> String {
    let given = app.client().post("/login", body).await.expect(200).json();
    assert_eq!(given.as_object().unwrap().len(), 1);
    given["access_token"].as_str().unwrap().to_owned()
}

async fn protected(app: &TestApp, token: &str) -> Answer {
    app.client().with_bearer(token).get("/protected").await
}

fn msg(answer: &Answer) -> String {
    let body = answer.json();
    assert_eq!(
        (&body["success"], &body["message"], &body["error"]),
        (&json!(false), &body["msg"], &body["msg"])
    );
    body["msg"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn j01_the_readmes_example_registers_signs_in_and_is_greeted_under_both_profiles() {
    for settings in ["", "profile = \"original\""] {
        let app = TestApp::start_with(settings).await;
        let made = app.client().post("/register", readme()).await.expect(201).json();
        assert_eq!(made, json!({ "message": "User registered successfully" }));
        let token = token_of(&app, json!({ "username": "user1", "password": "securepassword" })).await;
        let greeted = protected(&app, &token).await.expect(200).json();
        assert_eq!(greeted, json!({ "message": "Hello, user1! This is a protected route." }));
        app.letter_to("user1@example.com").await;
    }
}

#[tokio::test]
async fn an_account_made_by_registering_is_confirmed_like_any_other() {
    let app = TestApp::start().await;
    app.client().post("/register", readme()).await.expect(201);
    let letter = app.letter_to("user1@example.com").await;
    let person = Person { password: "securepassword".to_owned(), ..Person::named("user1") };
    app.client().post("/api/v1/sessions", person.sign_in_body()).await.expect(401);
    app.client().get(&path_in(&letter)).await.expect(200);
    let body = json!({ "token": token_in(&letter), "password": "securepassword" });
    app.client().post("/api/v1/confirmations", body).await.expect(200);
    person.signs_in(&app).await.get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn j02_a_taken_name_or_address_is_told_in_every_mode() {
    for settings in ["", "[accounts]\naccount_existence = \"explicit\""] {
        let app = TestApp::start_with(settings).await;
        app.client().post("/register", readme()).await.expect(201);
        let mut same_name = readme();
        same_name["email"] = json!("other@example.com");
        let refused = app.client().post("/register", same_name).await.expect(409);
        assert_eq!(msg(&refused), "Username already exists");
        let mut same_address = readme();
        same_address["username"] = json!("other");
        same_address["email"] = json!("USER1@example.com");
        let refused = app.client().post("/register", same_address).await.expect(409);
        assert_eq!(msg(&refused), "Email already exists");
        app.letter_to("user1@example.com").await;
    }
}

#[tokio::test]
async fn j02_of_many_who_register_one_name_at_once_exactly_one_gets_it() {
    let app = TestApp::start().await;
    let tries = (0..6).map(|n| {
        let mut client = app.client();
        let mut body = readme();
        body["email"] = json!(format!("user{n}@example.com"));
        async move { client.post("/register", body).await.status.as_u16() }
    });
    let mut statuses = futures_util::future::join_all(tries).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409, 409, 409, 409, 409]);
    app.run_jobs().await;
    assert_eq!(app.carrier.take_letters().len(), 1);
}

#[tokio::test]
async fn j03_whatever_is_wrong_with_a_registration_is_told_in_json() {
    let app = TestApp::start().await;
    for missing in ["username", "password"] {
        let mut body = readme();
        body.as_object_mut().unwrap().remove(missing);
        let refused = app.client().post("/register", body).await.expect(400);
        assert_eq!(msg(&refused), "Username and password required");
    }
    for (field, value) in
        [("email", "no-address"), ("username", "a b"), ("password", "short"), ("password", "password")]
    {
        let mut body = readme();
        body[field] = json!(value);
        msg(&app.client().post("/register", body).await.expect(400));
    }
    let send = |content_type: &'static str, body: &'static [u8]| {
        let mut client = app.client();
        async move { client.send(Method::POST, "/register", Some(content_type), body.to_vec()).await }
    };
    msg(&send("text/plain", b"{}").await.expect(415));
    msg(&send("application/json", b"{").await.expect(400));
    msg(&send("application/json", b"[]").await.expect(400));
}

#[tokio::test]
async fn nothing_but_name_address_and_password_can_be_set_by_registering() {
    let app = TestApp::start().await;
    let mut body = readme();
    for field in ["role", "roles", "is_admin", "mfa_enabled", "email_verified", "email_verified_at", "id"] {
        body[field] = json!("admin");
    }
    app.client().post("/register", body).await.expect(201);
    app.letter_to("user1@example.com").await;
    let token = token_of(&app, json!({ "username": "user1", "password": "securepassword" })).await;
    let me = app.client().with_bearer(&token).get("/api/v1/me").await.expect(200).json();
    assert_eq!((&me["roles"], &me["email_verified"]), (&json!([]), &json!(false)));
}

#[tokio::test]
async fn nobody_registers_where_sign_up_is_closed() {
    let app = TestApp::start_with("[accounts]\nsignup = \"closed\"").await;
    msg(&app.client().post("/register", readme()).await.expect(403));
}

#[tokio::test]
async fn wrong_password_unknown_name_and_missing_password_are_one_answer_and_never_400() {
    let app = TestApp::start().await;
    Person::named("jodo").joins(&app).await;
    for body in [
        json!({ "username": "jodo", "password": "wrong" }),
        json!({ "username": "nobody", "password": "wrong" }),
        json!({ "username": "jodo" }),
        json!({ "username": null, "password": 7 }),
    ] {
        let refused = app.client().post("/login", body).await.expect(401);
        assert_eq!(msg(&refused), "Invalid username or password");
    }
}

#[tokio::test]
async fn the_two_programs_share_login_and_are_told_apart_by_the_body() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let session = json!({ "username_or_email": "jodo", "password": jo.password });
    let answer = app.client().post("/login", session).await.expect(200);
    assert_eq!(answer.json()["message"], json!("Login successful"));
    assert!(answer.headers.contains_key("set-cookie"));

    let form = [("username_or_email", "jodo"), ("password", jo.password.as_str())];
    assert!(app.client().post_form("/login", &form).await.expect(200).headers.contains_key("set-cookie"));

    let token = json!({ "username": "jodo", "password": jo.password });
    let answer = app.client().post("/login", token).await.expect(200);
    assert!(!answer.headers.contains_key("set-cookie"));
    assert!(answer.json()["access_token"].is_string());
    app.client().post_form("/login", &[("username", "jodo"), ("password", "x")]).await.expect(422);
}

#[tokio::test]
async fn protected_tells_what_is_wrong_with_a_token_in_the_replaced_librarys_words() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut browser = jo.comes_in(&app).await;
    let missing = browser.get("/protected").await.expect(401);
    assert_eq!(msg(&missing), "Missing Authorization Header");
    for scheme in ["bearer x.y.z", "Basic abc", "x.y.z"] {
        app.client().sending("authorization", scheme).get("/protected").await.expect(401);
    }
    let token = token_of(&app, json!({ "username": "jodo", "password": jo.password })).await;
    let (head, _) = token.rsplit_once('.').unwrap();
    assert_eq!(
        msg(&protected(&app, &format!("{head}.AAAA")).await.expect(422)),
        "Signature verification failed"
    );
    msg(&protected(&app, "rubbish").await.expect(422));
    let (_, refresh) = jo.takes_tokens(&app).await;
    msg(&protected(&app, &refresh).await.expect(422));
    // {"alg":"none"} . {"sub":"jodo"}
    msg(&protected(&app, "eyJhbGciOiJub25lIn0.eyJzdWIiOiJqb2RvIn0.").await.expect(422));
    app.clock.advance(Duration::from_secs(15 * 60));
    assert_eq!(msg(&protected(&app, &token).await.expect(401)), "Token has expired");
}

#[tokio::test]
async fn j04_a_token_of_somebody_who_is_gone_or_disabled_opens_nothing() {
    let app = TestApp::start().await;
    for (name, sql) in [
        ("gone", "DELETE FROM users WHERE id = $1"),
        ("disabled", "UPDATE users SET disabled_at = 1 WHERE id = $1"),
    ] {
        let person = Person::named(name);
        person.joins(&app).await;
        let token = token_of(&app, json!({ "username": name, "password": person.password })).await;
        protected(&app, &token).await.expect(200);
        app.changes_user(name, sql).await;
        assert_eq!(msg(&protected(&app, &token).await.expect(401)), "Token has been revoked");
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_in_words_that_can_be_shown() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    for (field, value) in [("password", "short"), ("username", "-rf"), ("email", "nowhere")] {
        let mut body = jo.sign_up_body();
        body[field] = serde_json::json!(value);
        let told = app.client().post("/register", body).await.expect(400).message();
        assert!(told.starts_with(char::is_uppercase), "{told}");
    }
}
