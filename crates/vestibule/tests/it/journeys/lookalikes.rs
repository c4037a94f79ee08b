//! Names and domains that are made to be taken for others. In each of them one letter is Cyrillic or
//! Greek where a reader sees a Latin one.

use serde_json::json;

use crate::support::{Answer, Person, TestApp};

const LOOKALIKE: &str = "jo@аpple.example";

fn detail_of(answer: &Answer) -> String {
    answer.json()["errors"][0]["detail"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn nobody_signs_up_with_a_domain_that_mixes_scripts_and_is_told_why() {
    let app = TestApp::start().await;
    // As typed, and as the domain name system spells it.
    for email in [LOOKALIKE, "jo@xn--pple-43d.example"] {
        let body = Person::named("jodo").at(email).sign_up_body();
        let refused = app.client().post("/api/v1/signups", body.clone()).await.expect(422);
        assert!(detail_of(&refused).contains("several scripts"), "{}", refused.text);
        let refused = app.client().post("/signup", body.clone()).await.expect(400);
        assert!(
            refused.message().starts_with("The domain mixes letters of several scripts"),
            "{}",
            refused.text
        );
        app.client().post("/register", body).await.expect(400);
    }
}

#[tokio::test]
async fn an_address_alone_may_not_look_like_another_either() {
    let app = TestApp::start_with("[accounts]\nsignup = \"address_only\"\n").await;
    let body = json!({ "email": LOOKALIKE });
    app.client().post("/api/v1/signups/address", body.clone()).await.expect(422);
    let refused = app.client().post("/register_email", body).await.expect(400);
    assert!(refused.message().contains("several scripts"), "{}", refused.text);
}

#[tokio::test]
async fn nobody_moves_or_is_invited_to_a_domain_that_mixes_scripts() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let refused = jo.post("/api/v1/me/email-change", json!({ "email": LOOKALIKE })).await.expect(422);
    assert!(detail_of(&refused).contains("several scripts"), "{}", refused.text);
    let form = json!({ "first_name": "Jo", "last_name": "Doe", "username": "jodo", "email": LOOKALIKE });
    assert!(jo.post("/update_profile", form).await.message().contains("several scripts"));
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    ada.post("/api/v1/invitations", json!({ "email": LOOKALIKE })).await.expect(422);
}

#[tokio::test]
async fn a_domain_of_one_script_or_of_a_mixture_that_people_write_is_welcome() {
    let app = TestApp::start().await;
    let domains = ["münchen.example", "пример.рф", "пример.com", "東京tower.example", "日本のサイト.example"];
    for (nth, domain) in domains.into_iter().enumerate() {
        let person = Person::named(&format!("jodo{nth}")).at(&format!("jo{nth}@{domain}"));
        app.client().post("/api/v1/signups", person.sign_up_body()).await.expect(202);
    }
    app.run_jobs().await;
    assert_eq!(app.carrier.take_letters().len(), domains.len());
}

#[tokio::test]
async fn whoever_has_such_an_address_from_before_still_comes_in_with_it() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let from_before = "UPDATE users SET email = 'jo@xn--pple-43d.example', \
         email_folded = 'jo@xn--pple-43d.example' WHERE id = $1";
    app.changes_user("jodo", from_before).await;
    let body = json!({ "name": LOOKALIKE, "password": jo.password });
    app.client().post("/api/v1/sessions", body).await.expect(201);
    app.client().post("/api/v1/password-resets", json!({ "email": LOOKALIKE })).await.expect(202);
    app.letter_to("jo@xn--pple-43d.example").await;
}

#[tokio::test]
async fn a_username_that_mixes_scripts_is_refused_and_one_in_any_single_script_is_not() {
    let app = TestApp::start().await;
    let sign_up = |username: &str, nth: usize| {
        Person { email: format!("jo{nth}@example.com"), ..Person::named(username) }.sign_up_body()
    };
    for lookalike in ["jоdo", "ρaul", "Mариа"] {
        let refused = app.client().post("/api/v1/signups", sign_up(lookalike, 0)).await.expect(422);
        assert!(detail_of(&refused).contains("several scripts"), "{}", refused.text);
        let refused = app.client().post("/signup", sign_up(lookalike, 0)).await.expect(400);
        assert!(refused.message().contains("several scripts"), "{}", refused.text);
    }
    for (nth, honest) in ["jodo_9", "Zoë", "Мария", "さくらchan", "Ελένη"].into_iter().enumerate()
    {
        app.client().post("/api/v1/signups", sign_up(honest, nth)).await.expect(202);
    }
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn a_username_is_not_changed_to_one_that_mixes_scripts() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let me = jo.get("/api/v1/me").await.expect(200);
    let mut jo = jo.sending("if-match", &me.header("etag"));
    let refused = jo.patch("/api/v1/me", json!({ "username": "jоdo" })).await.expect(422);
    assert!(detail_of(&refused).contains("several scripts"), "{}", refused.text);
}
