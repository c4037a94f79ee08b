//! What letters look like.

use serde_json::json;
use vestibule::mail::{Head, render, samples};

use crate::support::{PASSWORD, Person, TestApp, path_in};

/// Everything of a letter but the style sheet, which is the same in all.
fn whole(app: &TestApp, locale: &str) -> String {
    let letters = samples("https://id.example.org");
    let written = letters.iter().map(|letter| {
        let words = render(letter, locale, &app.env.config, Head::Plain);
        format!("=== {} ===\nSubject: {}\n\n{}", letter.template(), words.subject, words.text)
    });
    written.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn every_letter_reads_well_in_english() {
    insta::assert_snapshot!(whole(&TestApp::start().await, "en-GB"));
}

#[tokio::test]
async fn every_letter_reads_well_in_german() {
    insta::assert_snapshot!(whole(&TestApp::start().await, "de-AT"));
}

#[tokio::test]
async fn a_letter_is_html_that_is_readable_in_the_dark_too() {
    let app =
        TestApp::start_with("[mail]\nproduct_name = \"The <Hall>\"\nfooter = \"Example Ltd, 1 Main Street\"")
            .await;
    let letter = &samples("https://id.example.org")[0];
    insta::assert_snapshot!(render(letter, "de", &app.env.config, Head::Logo).html);
}

#[tokio::test]
async fn every_letter_says_the_same_in_both_of_its_parts_and_fits_a_terminal() {
    let app = TestApp::start().await;
    for letter in samples("https://id.example.org") {
        for locale in ["en", "de"] {
            let words = render(&letter, locale, &app.env.config, Head::Plain);
            assert!(
                !words.subject.contains('\n') && words.subject.chars().count() < 100,
                "{}",
                words.subject
            );
            assert!(words.html.contains(&format!("<html lang=\"{locale}\">")));
            for link in words.text.lines().filter(|line| line.starts_with("http")) {
                assert!(words.html.contains(&format!("href=\"{link}\"")), "{link}");
            }
        }
    }
}

#[tokio::test]
async fn people_are_written_to_in_their_own_language() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    let seen = client.get("/api/v1/me").await.expect(200).header("etag");
    let mut seen = client.sending("if-match", &seen);
    seen.patch("/api/v1/me", json!({ "locale": "de" })).await.expect(200);
    app.client().post("/api/v1/password-resets", json!({ "email": jo.email })).await.expect(202);
    assert_eq!(app.letter_to(&jo.email).await.subject, "Neues Passwort angefordert");
}

#[tokio::test]
async fn newcomers_are_written_to_in_the_language_of_their_browser() {
    let app = TestApp::start().await;
    let reading = |languages| app.client().sending("accept-language", languages);
    let jo = json!({ "username": "jodo", "email": "jodo@example.com", "password": PASSWORD });
    reading("de-AT,de;q=0.9,en;q=0.5").post("/api/v1/signups", jo).await.expect(202);
    assert_eq!(app.letter_to("jodo@example.com").await.subject, "Willkommen bei Vestibule");
    let kim = json!({ "username": "kimdo", "email": "kimdo@example.com", "password": PASSWORD });
    reading("fr,en;q=0.9,de;q=0.8").post("/api/v1/signups", kim).await.expect(202);
    assert_eq!(app.letter_to("kimdo@example.com").await.subject, "Welcome to Our Service!");
}

#[tokio::test]
async fn the_invited_are_written_to_in_the_language_of_their_inviter_and_then_in_their_own() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let seen = ada.get("/api/v1/me").await.expect(200).header("etag");
    ada.clone().sending("if-match", &seen).patch("/api/v1/me", json!({ "locale": "de" })).await.expect(200);
    ada.post("/api/v1/invitations", json!({ "email": "jodo@example.com" })).await.expect(201);
    let letter = app.letter_to("jodo@example.com").await;
    assert_eq!(letter.subject, "Einladung zu Vestibule");
    let chosen = [("first_name", "Jo"), ("last_name", ""), ("username", "jodo"), ("password", PASSWORD)];
    let mut browser = app.client().sending("accept-language", "en-GB,en;q=0.8");
    browser.post_form(&path_in(&letter), &chosen).await.expect(200);
    app.client().post("/api/v1/password-resets", json!({ "email": "jodo@example.com" })).await.expect(202);
    assert!(app.letter_to("jodo@example.com").await.subject.contains("assword"));
    let me = Person::named("jodo").signs_in(&app).await.get("/api/v1/me").await.expect(200).json();
    assert_eq!(me["locale"], json!("en"));
}

#[tokio::test]
async fn somebody_who_is_disabled_is_told() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let jo = Person::named("jodo");
    let uuid = jo.comes_in(&app).await.get("/api/v1/me").await.json()["uuid"].as_str().unwrap().to_owned();
    ada.post(&format!("/api/v1/users/{uuid}/disable"), json!({})).await.expect(200);
    assert_eq!(app.letter_to(&jo.email).await.subject, "Your account has been disabled");
}

#[tokio::test]
async fn an_administrator_sees_what_letters_look_like() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let names = ada.get("/api/v1/letters").await.expect(200).json();
    assert!(names["letters"].as_array().unwrap().contains(&json!("one_time_password")));
    let seen = ada.get("/api/v1/letters/invitation?locale=de").await.expect(200).json();
    assert_eq!(seen["subject"], "Einladung zu Vestibule");
    ada.get("/api/v1/letters/love").await.expect(404);
}

#[tokio::test]
async fn a_logo_travels_with_each_letter_under_a_name_in_ascii_where_that_is_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Bürö.png");
    std::fs::write(&path, b"\x89PNG\r\n\x1a\n...").unwrap();
    let settings = format!("[mail]\nascii_attachments = true\nlogo = {:?}", path.display().to_string());
    let app = TestApp::start_with(&settings).await;
    let letter = Person::named("jodo").signs_up(&app).await;
    assert_eq!((letter.pictures.len(), letter.pictures[0].name.as_str()), (1, "Buro.png"));
    assert!(letter.html.unwrap().contains("cid:logo"));
}
