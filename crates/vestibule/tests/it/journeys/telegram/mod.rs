//! Codes and notices in a Telegram chat, against a stand-in that speaks the Bot API.

mod linking;
mod listening;
mod telling;

use std::time::Duration;

use serde_json::json;

use crate::support::bot::{asks_for_link, bring, start};
use crate::support::{Bot, Client, Person, TestApp};

const CHATS: &str = "SELECT COUNT(*) FROM telegram_chats";
const LINKED: &str = "This chat is linked to your account now.";

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
