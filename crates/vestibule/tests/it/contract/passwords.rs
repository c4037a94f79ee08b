//! CONTRACT.md 3.2 and 8.5: forgotten and changed passwords.

use http::Method;
use serde_json::json;

use crate::support::{PASSWORD, Person, TestApp, link_in, path_in, token_in};

const NEW: &str = "NewSecureP@ssw0rd";

async fn forgets(app: &TestApp, person: &Person) -> vestibule_outbound::smtp::OutgoingLetter {
    let answer = app.client().post("/forgot_password", json!({ "email": person.email })).await.expect(200);
    assert_eq!(answer.json(), json!({ "success": true, "message": "Password reset email sent" }));
    app.letter_to(&person.email).await
}

#[tokio::test]
async fn the_answer_to_a_forgotten_password_is_the_same_for_everybody() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    jo.joins_original(&app).await;
    forgets(&app, &jo).await;
    for email in ["nobody@example.com", "no address at all"] {
        let answer = app.client().post("/forgot_password", json!({ "email": email })).await.expect(200);
        assert_eq!(answer.message(), "Password reset email sent");
    }
    for body in [json!({}), json!({ "email": "" }), json!({ "email": null })] {
        let answer = app.client().post("/forgot_password", body).await.expect(400);
        assert_eq!(answer.message(), "Email is required");
    }
}

#[tokio::test]
async fn somebody_who_never_confirmed_gets_the_confirmation_again_instead() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    jo.signs_up(&app).await;
    app.clock.advance(std::time::Duration::from_secs(61));
    let letter = forgets(&app, &jo).await;
    assert_eq!(letter.subject, "Welcome to Our Service!");
}

#[tokio::test]
async fn the_mailed_link_leads_to_the_client_when_its_address_is_known() {
    let app =
        TestApp::start_with("profile = \"original\"\n[server]\nclient_url = \"https://app.example.org/\"")
            .await;
    let jo = Person::named("jodo");
    jo.joins_original(&app).await;
    let letter = forgets(&app, &jo).await;
    assert_eq!(letter.subject, "Password Reset Requested");
    let token = token_in(&letter);
    assert_eq!(link_in(&letter), format!("https://app.example.org/ForgotPassword/{token}"));
    let api = app.client().get(&format!("/reset_password/{token}")).await.expect(303);
    assert_eq!(api.header("location"), link_in(&letter));
}

#[tokio::test]
async fn the_mailed_link_shows_our_page_when_there_is_no_client() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    jo.joins_original(&app).await;
    let letter = forgets(&app, &jo).await;
    assert!(path_in(&letter).starts_with("/reset_password/"));
    let mut browser = app.client();
    let page = browser.get(&path_in(&letter)).await.expect(303).header("location");
    browser.get(&page).await.expect(200);
    browser.post_form(&page, &[("password", NEW)]).await.expect(200);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn a_password_is_reset_once_and_with_the_address_the_link_was_sent_to() {
    let app = TestApp::start_original().await;
    let (jo, other) = (Person::named("jodo"), Person::named("other"));
    jo.joins_original(&app).await;
    other.joins_original(&app).await;
    let mut before = jo.signs_in(&app).await;
    let path = path_in(&forgets(&app, &jo).await);
    let post = |body| {
        let (mut client, path) = (app.client(), path.clone());
        async move { client.post(&path, body).await }
    };
    for body in [json!({ "email": jo.email }), json!({ "email": "", "password": NEW }), json!({})] {
        assert_eq!(post(body).await.expect(400).message(), "Email and password are required");
    }
    for email in [json!(5), json!([jo.email]), json!({})] {
        post(json!({ "email": email, "password": NEW })).await.expect(400);
    }
    let foreign = post(json!({ "email": other.email, "password": NEW })).await.expect(400);
    assert_eq!(foreign.message(), "The password reset link is invalid or has expired");
    let weak = post(json!({ "email": jo.email, "password": "securepassword" })).await.expect(400);
    assert_eq!(weak.message(), "Password does not meet the criteria");
    before.get("/api/v1/me").await.expect(200);

    let done = post(json!({ "email": "JODO@example.com", "password": NEW })).await.expect(200);
    assert_eq!(done.message(), "Password has been reset");
    assert_eq!(app.letter_to(&jo.email).await.subject, "Your password has been changed");
    before.get("/api/v1/me").await.expect(401);
    let again = post(json!({ "email": jo.email, "password": PASSWORD })).await.expect(400);
    assert_eq!(again.message(), "The password reset link is invalid or has expired");
}

#[tokio::test]
async fn the_client_may_post_null_for_the_address_it_does_not_find_in_its_path() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    jo.joins_original(&app).await;
    let path = path_in(&forgets(&app, &jo).await);
    app.client().post(&path, json!({ "email": null, "password": NEW })).await.expect(200);
    app.letter_to(&jo.email).await;
    Person { password: NEW.to_owned(), ..jo }.signs_in(&app).await;
}

#[tokio::test]
async fn the_link_of_a_deleted_account_is_404() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    jo.joins_original(&app).await;
    let path = path_in(&forgets(&app, &jo).await);
    app.deletes("jodo").await;
    let gone = app.client().post(&path, json!({ "email": jo.email, "password": NEW })).await.expect(404);
    assert_eq!(gone.message(), "Email not found");
}

#[tokio::test]
async fn a_verification_link_resets_no_password_and_rubbish_neither() {
    let app = TestApp::start_original().await;
    let verification = token_in(&Person::named("jodo").signs_up(&app).await);
    for token in [verification.as_str(), "%22jo@example.com%22.awETpA.F6GV", "%00", "x"] {
        let path = format!("/reset_password/{token}");
        let answer = app.client().post(&path, json!({ "email": null, "password": NEW })).await;
        assert!([400, 404].contains(&answer.status.as_u16()), "{token}: {}", answer.text);
    }
}

#[tokio::test]
async fn a_redirect_to_the_reset_page_stays_here_whatever_stands_in_the_path() {
    let app = TestApp::start_original().await;
    for token in ["..%2f..%2fevil.example", "%2f%2fevil.example", "@evil.example"] {
        let answer = app.client().get(&format!("/reset_password/{token}")).await.expect(303);
        assert_eq!(answer.header("location"), format!("/reset/{token}"));
    }
}

#[tokio::test]
async fn the_two_steps_of_the_dash_package_change_a_password_and_log_out() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    jo.joins_original(&app).await;
    let mut client = jo.signs_in(&app).await;
    client.post("/change_password", json!({ "current_password": "wrong" })).await.expect(401);
    client.post("/change_password", json!({ "current_password": PASSWORD })).await.expect(200);
    let letter = app.letter_to(&jo.email).await;
    let (_, code) = letter.text.split_once("your code is ").unwrap();
    let code = &code[..6];
    for (body, told) in [
        (json!({ "code": code }), "Code, password and its confirmation are required"),
        (json!({ "code": code, "password": NEW, "password2": PASSWORD }), "Passwords do not match"),
        (
            json!({ "code": code, "password": "weak", "password2": "weak" }),
            "Password does not meet the criteria",
        ),
        (json!({ "code": "x", "password": NEW, "confirm": NEW }), "The code is wrong or has expired"),
    ] {
        assert_eq!(client.post("/change_password/commit", body).await.expect(400).message(), told);
    }
    let body = json!({ "code": code, "password": NEW, "password2": NEW });
    client.post("/change_password/commit", body).await.expect(200);
    assert_eq!((client.session.take(), client.csrf.take()), (None, None));
    app.letter_to(&jo.email).await;
    Person { password: NEW.to_owned(), ..jo }.signs_in(&app).await;
}

#[tokio::test]
async fn a_password_is_not_changed_by_somebody_elses_page() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    jo.joins_original(&app).await;
    let mut client = jo.signs_in(&app).await.without_csrf();
    let body = json!({ "current_password": PASSWORD });
    client.send_json(Method::POST, "/change_password", body).await.expect(403);
}
