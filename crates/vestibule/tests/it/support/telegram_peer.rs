//! Starts the Bot API server of `tests/peers/telegram`, and is the person who talks to its bot.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use super::bot::TOKEN;

const WHAT_TO_INSTALL: &str = "This test needs Node.js with `npm ci` in tests/peers/telegram; `cargo xtask test` \
    prepares it";

/// A running server; ends when dropped.
#[derive(Debug)]
pub(crate) struct TelegramPeer {
    process: Child,
    pub(crate) base: String,
}

impl TelegramPeer {
    pub(crate) fn start() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/peers/telegram");
        let mut process = Command::new("node")
            .arg("peer.mjs")
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start node ({error}). {WHAT_TO_INSTALL}"));
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ready: Option<Value> = serde_json::from_str(&line).ok();
        let Some(port) = ready.and_then(|ready| ready["port"].as_u64()) else {
            let mut said = String::new();
            process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
            panic!("the Bot API server did not start: {said}. {WHAT_TO_INSTALL}");
        };
        Self { process, base: format!("http://127.0.0.1:{port}") }
    }

    /// The person writes a command to the bot.
    pub(crate) async fn writes(&self, text: &str) {
        let person = json!({ "id": 1, "first_name": "Jo", "last_name": "Doe", "username": "jodoe", "type": "private" });
        let entities = json!([{ "offset": 0, "length": 6, "type": "bot_command" }]);
        let command =
            json!({ "botToken": TOKEN, "from": person, "chat": person, "text": text, "entities": entities });
        self.post("sendCommand", command).await;
    }

    /// What the bot has said to the person, oldest first.
    pub(crate) async fn reads(&self) -> Vec<String> {
        let history = self.post("getUpdatesHistory", json!({ "token": TOKEN })).await;
        let said = history["result"].as_array().unwrap().iter().filter(|row| row["message"]["chat_id"] == 1);
        said.map(|row| row["message"]["text"].as_str().unwrap().to_owned()).collect()
    }

    async fn post(&self, route: &str, body: Value) -> Value {
        let answer =
            reqwest::Client::new().post(format!("{}/{route}", self.base)).json(&body).send().await.unwrap();
        assert!(answer.status().is_success(), "{route}: {}", answer.status());
        answer.json().await.unwrap()
    }
}

impl Drop for TelegramPeer {
    fn drop(&mut self) {
        // Already gone is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
