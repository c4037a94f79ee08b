//! Linking a chat to an account, and what ends that.

use std::time::Duration;

use serde_json::json;
use tokio::task::JoinSet;

use crate::support::bot::{CHAT, asks_for_link, bring, start};
use crate::support::{Bot, Person, TestApp, token_in};

use super::{CHATS, LINKED, asks_for_code, chooses, linked};

const BAD_LINK: &str = "This link is not valid any more. Please ask for a new one in your account.";

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
