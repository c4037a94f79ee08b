//! Hearing what Telegram has to say: by webhook, or by asking, one node at a time.

use std::time::Duration;

use serde_json::json;
use tokio_util::sync::CancellationToken;
use vestibule::notify;

use crate::support::bot::{asks_for_link, bring, start};
use crate::support::{Bot, Person};

use super::{CHATS, LINKED, until};

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
