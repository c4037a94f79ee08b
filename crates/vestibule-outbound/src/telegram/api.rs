//! The real thing.

use std::fmt;
use std::time::Duration;

use serde_json::{Value, json};
use vestibule_kernel::{ExposeSecret, SecretString};

use super::{Call, ChatCarrier, TelegramError, Update};

/// An answer to a call other than waiting takes no longer than this.
const PATIENCE: Duration = Duration::from_secs(10);
/// In characters, of which each is at most two of the 4,096 units that Telegram takes.
const LONGEST: usize = 2000;

/// How to reach the bot.
#[derive(Debug, Clone)]
pub struct TelegramSettings {
    /// Where the API is, such as `https://api.telegram.org`.
    pub base: String,
    /// The bot's token.
    pub token: SecretString,
}

/// Calls the Bot API over HTTP.
pub struct TelegramApi {
    client: reqwest::Client,
    settings: TelegramSettings,
}

impl TelegramApi {
    /// Prepares; connects only for the first call.
    ///
    /// # Errors
    /// [`TelegramError::Failed`] when TLS cannot be set up on this machine.
    pub fn new(settings: TelegramSettings) -> Result<Self, TelegramError> {
        // A redirect would carry the token elsewhere.
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build();
        Ok(Self { client: client.map_err(|error| failed(&error.without_url()))?, settings })
    }

    async fn call(&self, method: &str, body: Value, patience: Duration) -> Result<Value, TelegramError> {
        let base = self.settings.base.trim_end_matches('/');
        let address = format!("{base}/bot{}/{method}", self.settings.token.expose_secret());
        let answer = self.client.post(address).timeout(patience).json(&body).send().await;
        let answer = answer.map_err(|error| failed(&error.without_url()))?;
        let status = answer.status().as_u16();
        let body: Value = answer.json().await.map_err(|error| failed(&error.without_url()))?;
        if body["ok"] == true {
            return Ok(body["result"].clone());
        }
        let description = body["description"].as_str().unwrap_or_default();
        let description: String = description.chars().filter(|c| !c.is_control()).take(200).collect();
        Err(match body["error_code"].as_u64().unwrap_or(status.into()) {
            403 => TelegramError::Gone(description),
            400 if description.contains("chat not found") => TelegramError::Gone(description),
            429 => {
                let seconds = body["parameters"]["retry_after"].as_u64().unwrap_or(30);
                TelegramError::TooMany(Duration::from_secs(seconds.clamp(1, 3600)))
            }
            code => TelegramError::Failed(format!("{code} {description}")),
        })
    }

    async fn send_text(&self, chat: i64, text: &str) -> Result<(), TelegramError> {
        let text: String = text.chars().take(LONGEST).collect();
        let body = json!({ "chat_id": chat, "text": text, "link_preview_options": { "is_disabled": true } });
        self.call("sendMessage", body, PATIENCE).await.map(drop)
    }

    async fn wait(&self, after: Option<i64>, wait: Duration) -> Result<Vec<Update>, TelegramError> {
        let mut body = json!({ "timeout": wait.as_secs(), "allowed_updates": ["message"] });
        if let Some(after) = after {
            body["offset"] = json!(after + 1);
        }
        let updates = self.call("getUpdates", body, wait + PATIENCE).await?;
        Ok(updates.as_array().into_iter().flatten().filter_map(Update::read).collect())
    }
}

fn failed(error: &dyn std::error::Error) -> TelegramError {
    TelegramError::Failed(error.to_string())
}

impl ChatCarrier for TelegramApi {
    fn send<'a>(&'a self, chat: i64, text: &'a str) -> Call<'a, ()> {
        Box::pin(self.send_text(chat, text))
    }

    fn bring_updates_to<'a>(&'a self, webhook: &'a str, secret: &'a SecretString) -> Call<'a, ()> {
        Box::pin(async move {
            let body = json!({ "url": webhook, "secret_token": secret.expose_secret(), "allowed_updates": ["message"] });
            self.call("setWebhook", body, PATIENCE).await.map(drop)
        })
    }

    fn call_webhook_off(&self) -> Call<'_, ()> {
        Box::pin(async move { self.call("deleteWebhook", json!({}), PATIENCE).await.map(drop) })
    }

    fn updates(&self, after: Option<i64>, wait: Duration) -> Call<'_, Vec<Update>> {
        Box::pin(self.wait(after, wait))
    }
}

impl fmt::Debug for TelegramApi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TelegramApi").field("base", &self.settings.base).finish_non_exhaustive()
    }
}
