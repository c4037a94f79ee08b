//! Codes and notices on their way to a chat, and by mail where it takes none.

use std::time::Duration;

use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;
use vestibule::notify;

use crate::support::bot::{CHAT, TOKEN, asks_for_link, bring, settings, start};
use crate::support::{Bot, Person, TelegramPeer, TestApp, token_in};

use super::{LINKED, asks_for_code, chooses, linked, until};

fn code_in(text: &str) -> String {
    let is_code = |word: &&str| word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit());
    text.split(|c: char| !c.is_ascii_alphanumeric()).find(is_code).expect(text).to_owned()
}

/// The one letter in the outbox as administrators see it.
async fn in_outbox(app: &TestApp, letter: &str) -> Value {
    let mut admin = Person::named("boss").runs_the_place(app).await;
    let letters = admin.get("/api/v1/outbox?limit=100").await.expect(200).json();
    let mut found = letters["items"].as_array().unwrap().iter().filter(|row| row["letter"] == letter);
    let only = found.next().unwrap().clone();
    assert!(found.next().is_none(), "{letters}");
    only
}

#[tokio::test]
async fn a_code_in_the_chat_is_as_good_as_a_mailed_one() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    let (jo, mut client) = linked(&app, &bot).await;
    asks_for_code(&mut client, &jo).await;
    assert!(app.letters_to(&jo.email).await.is_empty());
    let told = bot.told();
    assert_eq!(told.len(), 1, "{told:?}");
    let commit = json!({ "code": code_in(&told[0]), "password": "another secure phrase 7" });
    client.post("/api/v1/me/password-change/commit", commit).await.expect(204);
    app.run_jobs().await;
    let told = bot.told();
    assert!(told.len() == 1 && told[0].contains("password"), "a notice: {told:?}");
    assert!(app.letters_to(&jo.email).await.is_empty());
    let row = in_outbox(&app, "password_changed").await;
    assert_eq!((&row["way"], &row["sender"]), (&json!("chat"), &json!("telegram")));
    assert_eq!(app.count("SELECT COUNT(*) FROM letters WHERE parameters IS NOT NULL").await, 0);
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn codes_and_notices_each_go_the_way_that_was_chosen_for_them() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    let (jo, mut client) = linked(&app, &bot).await;
    chooses(&mut client, "both", "mail").await;
    asks_for_code(&mut client, &jo).await;
    let mailed = app.letter_to(&jo.email).await;
    let told = bot.told();
    assert_eq!(told.len(), 1);
    assert_eq!(code_in(&told[0]), code_in(&mailed.text));
    let commit = json!({ "code": code_in(&told[0]), "password": "another secure phrase 7" });
    client.post("/api/v1/me/password-change/commit", commit).await.expect(204);
    assert!(app.letter_to(&jo.email).await.subject.contains("password"));
    assert!(bot.told().is_empty());
}

#[tokio::test]
async fn a_letter_that_proves_a_mailbox_never_goes_to_a_chat() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    let (jo, _) = linked(&app, &bot).await;
    let ask = json!({ "email": jo.email });
    app.client().post("/api/v1/password-resets", ask).await;
    assert!(app.letter_to(&jo.email).await.text.contains("/reset"));
    assert!(bot.told().is_empty());
}

#[tokio::test]
async fn a_blocked_bot_costs_nobody_a_code() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    let (jo, mut client) = linked(&app, &bot).await;
    bot.refuses_next(403, "Forbidden: bot was blocked by the user", &json!({}));
    asks_for_code(&mut client, &jo).await;
    app.letter_to(&jo.email).await;
    assert_eq!(bot.told().len(), 1);
    let seen = client.get("/api/v1/me/telegram").await.expect(200).json();
    assert_eq!(seen["chat"]["blocked"], json!(true));
    // From now on nothing is tried in vain, until a chat is linked again.
    app.clock.advance(Duration::from_secs(61));
    asks_for_code(&mut client, &jo).await;
    app.letter_to(&jo.email).await;
    assert!(bot.told().is_empty());
    let code = asks_for_link(&mut client).await;
    bring(&app, start(2, &code)).await.expect(204);
    app.letter_to(&jo.email).await;
    bot.told();
    app.clock.advance(Duration::from_secs(61));
    asks_for_code(&mut client, &jo).await;
    app.run_jobs().await;
    assert_eq!(bot.told().len(), 1);
}

#[tokio::test]
async fn what_goes_by_mail_too_is_only_dropped_by_a_chat_that_takes_nothing() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    let (jo, mut client) = linked(&app, &bot).await;
    chooses(&mut client, "both", "both").await;
    bot.refuses_next(400, "Bad Request: chat not found", &json!({}));
    asks_for_code(&mut client, &jo).await;
    app.letter_to(&jo.email).await;
    assert_eq!(bot.told().len(), 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM letters WHERE cancelled_at IS NOT NULL").await, 1);
}

#[tokio::test]
async fn a_bot_that_is_asked_to_wait_waits() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    let (jo, mut client) = linked(&app, &bot).await;
    bot.refuses_next(429, "Too Many Requests: retry after 5", &json!({ "retry_after": 5 }));
    asks_for_code(&mut client, &jo).await;
    app.run_jobs().await;
    assert_eq!(bot.told().len(), 1);
    app.clock.advance(Duration::from_millis(4900));
    app.run_jobs().await;
    assert!(bot.told().is_empty());
    app.clock.advance(Duration::from_millis(100));
    app.run_jobs().await;
    assert_eq!(bot.told().len(), 1);
    assert!(app.letters_to(&jo.email).await.is_empty());
}

#[tokio::test]
async fn a_code_does_not_wait_longer_than_a_minute_for_its_chat() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    let (jo, mut client) = linked(&app, &bot).await;
    for _ in 0..2 {
        bot.refuses_next(429, "Too Many Requests: retry after 40", &json!({ "retry_after": 40 }));
    }
    asks_for_code(&mut client, &jo).await;
    assert!(app.letters_to(&jo.email).await.is_empty());
    app.clock.advance(Duration::from_secs(40));
    app.letter_to(&jo.email).await;
    assert_eq!(bot.told().len(), 2);
    // While Telegram wants to be left alone nothing else is tried either.
    app.clock.advance(Duration::from_secs(21));
    asks_for_code(&mut client, &jo).await;
    assert!(app.letters_to(&jo.email).await.is_empty());
    assert!(bot.told().is_empty());
    app.clock.advance(Duration::from_secs(19));
    app.run_jobs().await;
    assert_eq!(bot.told().len(), 1);
}

#[tokio::test]
async fn a_server_that_fails_or_is_away_is_replaced_by_mail_and_no_error_shows_the_token() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    let (jo, mut client) = linked(&app, &bot).await;
    bot.refuses_next(500, "Internal Server Error", &json!({}));
    asks_for_code(&mut client, &jo).await;
    app.letter_to(&jo.email).await;

    let nobody = vestibule_outbound::telegram::TelegramSettings {
        base: "http://127.0.0.1:1".to_owned(),
        token: TOKEN.into(),
    };
    let nobody = vestibule_outbound::telegram::TelegramApi::new(nobody).unwrap();
    use vestibule_outbound::telegram::ChatCarrier as _;
    let error = nobody.send(CHAT, "hello").await.unwrap_err();
    let secret = TOKEN.split(':').nth(1).unwrap();
    assert!(!format!("{error} {error:?} {nobody:?}").contains(secret), "{error:?}");
    assert!(!format!("{:?}", app.env.config).contains(secret));
}

#[tokio::test]
async fn somebody_elses_bot_api_takes_links_and_codes_too() {
    let peer = TelegramPeer::start();
    let app = TestApp::start_with(&settings(&peer.base, "")).await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    peer.writes(&format!("/start {}", asks_for_link(&mut client).await)).await;
    let stop = CancellationToken::new();
    let listening = tokio::spawn(notify::listen(app.env.clone(), stop.clone()));
    until("answered", async || peer.reads().await == [LINKED]).await;
    stop.cancel();
    listening.await.unwrap();
    assert!(app.letter_to(&jo.email).await.text.contains("Jo Doe (@jodoe)"));
    chooses(&mut client, "telegram", "mail").await;
    asks_for_code(&mut client, &jo).await;
    assert!(app.letters_to(&jo.email).await.is_empty());
    let commit = json!({ "code": code_in(&peer.reads().await[1]), "password": "another secure phrase 7" });
    client.post("/api/v1/me/password-change/commit", commit).await.expect(204);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn the_code_of_a_recovery_comes_to_the_chat_and_its_link_by_mail() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    let (jo, _) = linked(&app, &bot).await;
    app.client().post("/api/v1/recoveries", json!({ "email": jo.email })).await.expect(202);
    let letter = app.letter_to(&jo.email).await;
    assert!(
        !letter
            .text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit())),
        "{}",
        letter.text
    );
    let told = bot.told();
    assert_eq!(told.len(), 1, "{told:?}");
    let body = json!({ "token": token_in(&letter), "code": code_in(&told[0]), "password": "another secure phrase 7" });
    app.client().post("/api/v1/recoveries/confirm", body).await.expect(204);
    app.run_jobs().await;
    assert_eq!(bot.told().len(), 1);
}
