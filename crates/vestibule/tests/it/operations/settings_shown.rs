//! What administrators see of the configuration.

use serde_json::{Value, json};

use crate::support::{Client, Person, TestApp};

async fn settings(admin: &mut Client) -> Vec<Value> {
    admin.get("/api/v1/settings").await.expect(200).json()["items"].as_array().unwrap().clone()
}

fn of<'a>(settings: &'a [Value], key: &str) -> &'a Value {
    settings.iter().find(|setting| setting["key"] == key).unwrap()
}

#[tokio::test]
async fn settings_are_shown_as_check_config_prints_them() {
    let app = TestApp::start_with("[mail]\nserver = \"mail.example\"\nproduct_name = \"The Hall\"").await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    let shown: Vec<[String; 3]> = settings(&mut admin)
        .await
        .iter()
        .map(|setting| ["key", "value", "origin_text"].map(|part| setting[part].as_str().unwrap().to_owned()))
        .collect();
    let printed: Vec<[String; 3]> = app
        .env
        .config
        .effective()
        .into_iter()
        .map(|value| [value.key.to_owned(), value.value_shown, value.origin.to_string()])
        .collect();
    assert_eq!(shown, printed);
}

#[tokio::test]
async fn a_setting_tells_who_set_it_what_it_is_for_and_how_to_set_it_otherwise() {
    let app = TestApp::start_with("[mail]\nproduct_name = \"The Hall\"").await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    let settings = settings(&mut admin).await;
    let name = of(&settings, "mail.product_name");
    assert_eq!((&name["value"], &name["origin"]), (&json!("The Hall"), &json!("file")));
    assert_eq!((&name["section"], &name["default"]), (&json!("mail"), &json!("Vestibule")));
    assert_eq!(name["variables"], json!(["VESTIBULE_MAIL_PRODUCT_NAME"]));
    assert_eq!(name["reason"], "What letters call this product.");
    let port = of(&settings, "mail.port");
    assert_eq!((&port["origin"], &port["unit"]), (&json!("default"), &json!("port")));
    assert_eq!(port["variables"], json!(["VESTIBULE_MAIL_PORT", "MAIL_PORT"]));
    assert_eq!(of(&settings, "environment")["section"], "");
}

#[tokio::test]
async fn no_secret_is_shown() {
    let secrets = "[mail]\nserver = \"mail.example\"\nusername = \"hall\"\npassword = \"right-horse\"\n\
        [[mail.senders]]\nserver = \"b.example\"\nusername = \"spare\"\npassword = \"left-horse\"\n\
        [server]\nmetrics_token = \"q8Zr2mVx0TnLw5KdYb7HcPj3GfSa9UeRmetrics\"";
    let app = TestApp::start_with(secrets).await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    let answer = admin.get("/api/v1/settings").await.expect(200);
    for secret in ["-horse", "q8Zr2mVx0TnLw5KdYb7HcPj3GfSa9UeR"] {
        assert!(!answer.text.contains(secret), "{}", answer.text);
    }
    let settings = settings(&mut admin).await;
    let password = of(&settings, "mail.password");
    assert_eq!((&password["value"], &password["is_secret"]), (&json!("(set)"), &json!(true)));
}

#[tokio::test]
async fn who_only_reads_logs_sees_no_settings() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    app.permit("jodo", "access_logs").await;
    let mut reader = jo.signs_in(&app).await;
    reader.get("/api/v1/mail/senders").await.expect(200);
    reader.get("/api/v1/settings").await.expect(403);
    reader.post("/api/v1/mail/test", json!({})).await.expect(403);
}
