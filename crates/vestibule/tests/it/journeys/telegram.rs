//! Codes and notices in a Telegram chat, against a stand-in that speaks the Bot API.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use vestibule::notify;

use crate::support::bot::{CHAT, TOKEN, asks_for_link, bring, settings, start};
use crate::support::{Bot, Client, Person, TelegramPeer, TestApp, token_in};

const CHATS: &str = "SELECT COUNT(*) FROM telegram_chats";
const LINKED: &str = "This chat is linked to your account now.";
const BAD_LINK: &str = "This link is not valid any more. Please ask for a new one in your account.";

/// Somebody whose chat is linked and gets everything.
async fn linked(app: &TestApp, bot: &Bot) -> (Person, Client) {
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(app).await;
    let code = asks_for_link(&mut client).await;
    bring(app, start(1, &code)).await.expect(204);
    assert_eq!(bot.told(), [LINKED]);
    let told = app.letter_to(&jo.email).await;
    assert!(told.text.contains("Jo Doe (@jodoe)"), "{}", told.text);
    chooses(&mut client, "telegram", "telegram").await;
    (jo, client)
}

async fn chooses(client: &mut Client, codes: &str, notices: &str) {
    let choice = json!({ "codes": codes, "notices": notices });
    client.put("/api/v1/me/notifications", choice).await.expect(204);
}

/// Causes a code: the one that changing a password asks for.
async fn asks_for_code(client: &mut Client, person: &Person) {
    let body = json!({ "current_password": person.password });
    client.post("/api/v1/me/password-change", body).await.expect(202);
}

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
async fn a_chat_is_linked_by_a_deep_link_seen_and_unlinked() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    let (jo, mut client) = linked(&app, &bot).await;
    let seen = client.get("/api/v1/me/telegram").await.expect(200).json();
    let chat =
        json!({ "name": "Jo Doe (@jodoe)", "linked_at": "2026-01-15T12:00:00.000Z", "blocked": false });
    assert_eq!(seen, json!({ "available": true, "chat": chat }));
    let chosen = client.get("/api/v1/me/notifications").await.expect(200).json();
    assert_eq!(chosen, json!({ "codes": "telegram", "notices": "telegram" }));

    let path = format!("/api/v1/users/{}/export", client.uuid().await);
    let archive = client.post(&path, json!({})).await.expect(200).json();
    assert_eq!(archive["telegram_chat"]["chat_id"], CHAT);
    assert_eq!(archive["notifications"], chosen);

    client.delete("/api/v1/me/telegram", json!({})).await.expect(204);
    client.delete("/api/v1/me/telegram", json!({})).await.expect(404);
    let seen = client.get("/api/v1/me/telegram").await.expect(200).json();
    assert_eq!(seen, json!({ "available": true, "chat": null }));
    asks_for_code(&mut client, &jo).await;
    app.letter_to(&jo.email).await;
    assert!(bot.told().is_empty());
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
async fn a_link_works_once_for_ten_minutes_and_for_private_chats_only() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    let old = asks_for_link(&mut client).await;
    let code = asks_for_link(&mut client).await;
    bring(&app, start(1, &old)).await.expect(204);
    bring(&app, start(2, "rubbish")).await.expect(204);
    assert_eq!(bot.told(), [BAD_LINK, BAD_LINK]);
    let mut group = start(3, &code);
    group["message"]["chat"]["type"] = json!("group");
    bring(&app, group).await.expect(204);
    let mut chatter = start(4, "");
    chatter["message"]["text"] = json!("hello");
    bring(&app, chatter).await.expect(204);
    assert!(bot.told().is_empty());
    app.clock.advance(Duration::from_secs(600));
    bring(&app, start(5, &code)).await.expect(204);
    assert_eq!(bot.told(), [BAD_LINK]);
    assert_eq!(app.count(CHATS).await, 0);
    // Only the hash is kept.
    assert_eq!(app.count("SELECT COUNT(*) FROM telegram_codes WHERE LENGTH(code_hash) = 32").await, 1);
}

#[tokio::test]
async fn of_many_chats_that_open_one_link_one_is_linked() {
    let bot = Bot::start().await;
    let app = std::sync::Arc::new(bot.with_webhook().await);
    let jo = Person::named("jodo");
    let code = asks_for_link(&mut jo.comes_in(&app).await).await;
    let mut chats = JoinSet::new();
    for id in 1..=8 {
        let (app, update) = (std::sync::Arc::clone(&app), start(id, &code));
        chats.spawn(async move { bring(&app, update).await.status });
    }
    chats.join_all().await;
    let told = bot.told();
    assert_eq!(told.iter().filter(|text| *text == LINKED).count(), 1, "{told:?}");
    assert_eq!(told.iter().filter(|text| *text == BAD_LINK).count(), 7, "{told:?}");
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn a_new_password_and_a_disabled_account_end_a_link_that_waits() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    let jo = Person::named("jodo");
    let code = asks_for_link(&mut jo.comes_in(&app).await).await;
    app.client().post("/api/v1/password-resets", json!({ "email": jo.email })).await;
    let token = token_in(&app.letter_to(&jo.email).await);
    let reset = json!({ "token": token, "password": "another secure phrase 7" });
    app.client().post("/api/v1/password-resets/confirm", reset).await;
    app.puts_letters_aside().await;
    bring(&app, start(1, &code)).await.expect(204);

    let ed = Person::named("eddy");
    let code = asks_for_link(&mut ed.comes_in(&app).await).await;
    app.disable("eddy").await;
    bring(&app, start(2, &code)).await.expect(204);
    assert_eq!(bot.told(), [BAD_LINK, BAD_LINK]);
    assert_eq!(app.count(CHATS).await, 0);
}

#[tokio::test]
async fn linking_unlinking_and_choosing_take_a_recent_proof_of_identity() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    let (jo, mut client) = linked(&app, &bot).await;
    app.clock.advance(Duration::from_secs(15 * 60));
    let refused = [
        client.post("/api/v1/me/telegram", json!({})).await,
        client.delete("/api/v1/me/telegram", json!({})).await,
        client.put("/api/v1/me/notifications", json!({ "codes": "mail", "notices": "mail" })).await,
    ];
    for answer in refused {
        assert_eq!(answer.expect(403).code(), "reauthentication_required");
    }
    let seen = client.get("/api/v1/me/telegram").await.expect(200).json();
    assert_eq!(seen["chat"]["name"], "Jo Doe (@jodoe)");
    let proof = json!({ "password": jo.password });
    client.post("/api/v1/me/reauthenticate", proof).await.expect(204);
    client.delete("/api/v1/me/telegram", json!({})).await.expect(204);
}

#[tokio::test]
async fn an_update_without_the_secret_is_brought_to_nobody() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    let jo = Person::named("jodo");
    let code = asks_for_link(&mut jo.comes_in(&app).await).await;
    let mut stranger = app.client().sending("x-telegram-bot-api-secret-token", "0123");
    stranger.post("/telegram/webhook", start(1, &code)).await.expect(404);
    app.client().post("/telegram/webhook", start(1, &code)).await.expect(404);
    assert!(bot.told().is_empty());
    let polling = Bot::start().await.polled().await;
    bring(&polling, start(1, &code)).await.expect(404);
    bring(&app, json!({ "update_id": 1 })).await.expect(204);
    bring(&app, json!([])).await.expect(204);
}

#[tokio::test]
async fn telegram_is_told_how_it_is_listened_to() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    notify::listen(app.env.clone(), CancellationToken::new()).await;
    let told = bot.was_asked("setWebhook");
    assert_eq!(told.len(), 1);
    assert!(told[0]["url"].as_str().unwrap().ends_with("/telegram/webhook"), "{told:?}");
    assert_eq!(told[0]["secret_token"].as_str().unwrap().len(), 32);
    assert!(bot.was_asked("getUpdates").is_empty());
}

/// Waits, in real time, until something is so.
async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    for _ in 0..400 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("never {what}");
}

#[tokio::test]
async fn without_a_webhook_one_node_asks_for_updates_and_another_goes_on_where_it_stopped() {
    let bot = Bot::start().await;
    let app = bot.polled().await;
    let jo = Person::named("jodo");
    let code = asks_for_link(&mut jo.comes_in(&app).await).await;
    let first_stop = CancellationToken::new();
    let first = tokio::spawn(notify::listen(app.env.clone(), first_stop.clone()));
    until("asked", async || bot.was_asked("getUpdates").len() == 1).await;
    assert_eq!(bot.was_asked("deleteWebhook").len(), 1);

    let node = app.another_node().await;
    let second_stop = CancellationToken::new();
    let second = tokio::spawn(notify::listen(node.env.clone(), second_stop.clone()));
    bot.hears(start(7, &code));
    until("linked", async || app.count(CHATS).await == 1).await;
    until("asked again", async || bot.was_asked("getUpdates").len() == 2).await;
    assert_eq!(bot.was_asked("getUpdates")[1]["offset"], 8);
    assert_eq!(bot.told(), [LINKED]);
    app.letter_to(&jo.email).await;
    // The second has asked nothing all the while.
    assert_eq!(bot.was_asked("deleteWebhook").len(), 2);
    second_stop.cancel();
    second.await.unwrap();
    assert_eq!(bot.was_asked("getUpdates").len(), 2);

    first_stop.cancel();
    first.await.unwrap();
    let third_stop = CancellationToken::new();
    let third = tokio::spawn(notify::listen(node.env.clone(), third_stop.clone()));
    until("taken over", async || bot.was_asked("getUpdates").len() == 3).await;
    assert_eq!(bot.was_asked("getUpdates")[2]["offset"], 8);
    third_stop.cancel();
    third.await.unwrap();
    node.ends().await;
}

#[tokio::test]
async fn a_node_that_dies_at_its_post_is_followed_by_another() {
    let bot = Bot::start().await;
    let app = bot.polled().await;
    let first = tokio::spawn(notify::listen(app.env.clone(), CancellationToken::new()));
    until("asked", async || bot.was_asked("getUpdates").len() == 1).await;
    first.abort();
    app.clock.advance(Duration::from_secs(90));
    let stop = CancellationToken::new();
    let second = tokio::spawn(notify::listen(app.env.clone(), stop.clone()));
    until("taken over", async || bot.was_asked("getUpdates").len() == 2).await;
    stop.cancel();
    second.await.unwrap();
}

#[tokio::test]
async fn without_a_bot_there_is_nothing_to_link_and_everything_goes_by_mail() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    let seen = client.get("/api/v1/me/telegram").await.expect(200).json();
    assert_eq!(seen, json!({ "available": false, "chat": null }));
    client.post("/api/v1/me/telegram", json!({})).await.expect(404);
    let fax = json!({ "codes": "telegram", "notices": "fax" });
    client.put("/api/v1/me/notifications", fax).await.expect(422);
    let chosen = client.get("/api/v1/me/notifications").await.expect(200).json();
    assert_eq!(chosen, json!({ "codes": "mail", "notices": "mail" }));
    chooses(&mut client, "telegram", "both").await;
    asks_for_code(&mut client, &jo).await;
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn a_confirmed_address_forgets_the_chat_of_whoever_signed_up_with_it() {
    let bot = Bot::start().await;
    let app = bot.with_webhook().await;
    let jo = Person::named("jodo");
    let welcome = jo.signs_up(&app).await;
    app.changes_user(
        "jodo",
        "INSERT INTO telegram_chats (user_id, chat_id, name, linked_at) VALUES ($1, 4711, 'Mallory', 0)",
    )
    .await;
    app.changes_user(
        "jodo",
        "INSERT INTO notification_preferences (user_id, codes, notices) VALUES ($1, 'telegram', 'telegram')",
    )
    .await;
    let confirm = json!({ "token": token_in(&welcome), "password": jo.password });
    app.client().post("/api/v1/confirmations", confirm).await;
    assert_eq!(app.count(CHATS).await, 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM notification_preferences").await, 0);
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
