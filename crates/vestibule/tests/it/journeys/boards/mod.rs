//! Working on a board.

mod deleting;
mod files;
mod members;
mod talk;
mod tickets;

use serde_json::{Value, json};

use crate::support::Client;

/// A board with two columns, made by somebody who may.
struct Scene {
    path: String,
    todo: i64,
    doing: i64,
}

impl Scene {
    async fn set_up(owner: &mut Client, visibility: &str) -> Self {
        let board = json!({ "name": "Plan", "visibility": visibility });
        let board = owner.post("/api/v1/boards", board).await.expect(201);
        let path = board.header("location");
        let columns = format!("{path}/columns");
        let [todo, doing] = [column(owner, &columns, "To do").await, column(owner, &columns, "Doing").await];
        Self { path, todo, doing }
    }

    fn at(&self, rest: &str) -> String {
        format!("{}/{rest}", self.path)
    }

    async fn ticket(&self, client: &mut Client, title: &str) -> Value {
        let body = json!({ "column": self.todo, "title": title });
        client.post(&self.at("tickets"), body).await.expect(201).json()
    }

    async fn titles(&self, client: &mut Client, column: i64) -> Vec<String> {
        let board = client.get(&self.path).await.expect(200).json();
        let cards =
            board["tickets"].as_array().unwrap().iter().filter(|card| card["column"] == json!(column));
        cards.map(|card| card["title"].as_str().unwrap().to_owned()).collect()
    }
}

async fn column(client: &mut Client, path: &str, name: &str) -> i64 {
    client.post(path, json!({ "name": name })).await.expect(201).json()["id"].as_i64().unwrap()
}

async fn uuid(client: &mut Client) -> String {
    client.get("/api/v1/me").await.expect(200).json()["uuid"].as_str().unwrap().to_owned()
}
