//! A stand-in for Telegram's Bot API: keeps what the bot says, refuses on request, and hands out
//! what people have written until that is confirmed, as Telegram does.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::State;
use axum::{Json, Router};
use http::{StatusCode, Uri};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use super::{Answer, Client, TestApp};

pub(crate) const TOKEN: &str = "123456:abcdefghijklmnopqrstuvwxyz";
const SECRET: &str = "0123456789abcdef0123456789abcdef";
/// The chat of whoever writes, unless the story says otherwise.
pub(crate) const CHAT: i64 = 4711;

/// The bot, seen from Telegram's side.
#[derive(Clone, Debug)]
pub(crate) struct Bot {
    base: String,
    talk: Arc<Mutex<Talk>>,
    written: Arc<Notify>,
}

#[derive(Debug, Default)]
struct Talk {
    /// Method and body.
    asked: Vec<(String, Value)>,
    refusals: VecDeque<Value>,
    updates: Vec<Value>,
}

impl Bot {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let bot = Self { base, talk: Arc::default(), written: Arc::default() };
        let router = Router::new().fallback(answer).with_state(bot.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        bot
    }

    /// An installation that has this bot and asks it for updates.
    pub(crate) async fn polled(&self) -> TestApp {
        TestApp::start_with(&settings(&self.base, "")).await
    }

    /// An installation to which updates are brought.
    pub(crate) async fn with_webhook(&self) -> TestApp {
        TestApp::start_with(&settings(&self.base, &format!("webhook_secret = \"{SECRET}\""))).await
    }

    /// The next message is refused.
    pub(crate) fn refuses_next(&self, code: u16, description: &str, parameters: &Value) {
        let refusal =
            json!({ "ok": false, "error_code": code, "description": description, "parameters": parameters });
        self.talk.lock().unwrap().refusals.push_back(refusal);
    }

    /// Somebody writes to the bot.
    pub(crate) fn hears(&self, update: Value) {
        self.talk.lock().unwrap().updates.push(update);
        self.written.notify_waiters();
    }

    /// The bodies of the calls to a method so far.
    pub(crate) fn was_asked(&self, method: &str) -> Vec<Value> {
        let talk = self.talk.lock().unwrap();
        talk.asked.iter().filter(|(name, _)| name == method).map(|(_, body)| body.clone()).collect()
    }

    /// The texts sent to the chat since the last look.
    pub(crate) fn told(&self) -> Vec<String> {
        let mut talk = self.talk.lock().unwrap();
        let (sent, others) =
            std::mem::take(&mut talk.asked).into_iter().partition(|(method, _)| method == "sendMessage");
        talk.asked = others;
        let text = |(_, body): (String, Value)| {
            assert_eq!(body["chat_id"], CHAT);
            body["text"].as_str().unwrap().to_owned()
        };
        Vec::into_iter(sent).map(text).collect()
    }
}

/// Settings of an installation with a bot, in TOML.
pub(crate) fn settings(base: &str, more: &str) -> String {
    format!(
        "email_otp = true\n[telegram]\nbot_token = \"{TOKEN}\"\nbot_name = \"hall_bot\"\napi_base = \"{base}\"\n{more}"
    )
}

async fn answer(State(bot): State<Bot>, uri: Uri, Json(body): Json<Value>) -> (StatusCode, Json<Value>) {
    let Some(method) = uri.path().strip_prefix(&format!("/bot{TOKEN}/")) else {
        let refusal = json!({ "ok": false, "error_code": 401, "description": "Unauthorized" });
        return (StatusCode::UNAUTHORIZED, Json(refusal));
    };
    bot.talk.lock().unwrap().asked.push((method.to_owned(), body.clone()));
    let refusal = match method {
        "sendMessage" => bot.talk.lock().unwrap().refusals.pop_front(),
        _ => None,
    };
    if let Some(refusal) = refusal {
        let code = refusal["error_code"].as_u64().and_then(|code| u16::try_from(code).ok()).unwrap();
        return (StatusCode::from_u16(code).unwrap(), Json(refusal));
    }
    let result = if method == "getUpdates" { json!(bot.updates(&body).await) } else { json!(true) };
    (StatusCode::OK, Json(json!({ "ok": true, "result": result })))
}

impl Bot {
    /// What has not been confirmed yet; waits for it as long as the question says.
    async fn updates(&self, question: &Value) -> Vec<Value> {
        let patience = Duration::from_secs(question["timeout"].as_u64().unwrap_or(0));
        let offset = question["offset"].as_i64().unwrap_or(0);
        let unconfirmed = || {
            let mut talk = self.talk.lock().unwrap();
            talk.updates.retain(|update| update["update_id"].as_i64() >= Some(offset));
            talk.updates.clone()
        };
        let written = self.written.notified();
        let updates = unconfirmed();
        if !updates.is_empty() {
            return updates;
        }
        let _ = tokio::time::timeout(patience, written).await;
        unconfirmed()
    }
}

/// Jo opens a deep link.
pub(crate) fn start(id: i64, code: &str) -> Value {
    json!({
        "update_id": id,
        "message": {
            "chat": { "id": CHAT, "type": "private" },
            "from": { "first_name": "Jo", "last_name": "Doe", "username": "jodoe", "language_code": "en" },
            "text": format!("/start {code}"),
        },
    })
}

/// Telegram brings an update.
pub(crate) async fn bring(app: &TestApp, update: Value) -> Answer {
    let mut telegram = app.client().sending("x-telegram-bot-api-secret-token", SECRET);
    telegram.post("/telegram/webhook", update).await
}

/// Asks for a deep link; its code.
pub(crate) async fn asks_for_link(client: &mut Client) -> String {
    let link = client.post("/api/v1/me/telegram", json!({})).await.expect(201).json();
    let url = link["url"].as_str().unwrap().to_owned();
    assert!(url.starts_with("https://t.me/hall_bot?start="), "{url}");
    url.rsplit('=').next().unwrap().to_owned()
}
