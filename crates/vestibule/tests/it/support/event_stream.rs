//! A stream of server-sent events, read as a browser does.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::response::Response;
use http_body_util::BodyExt as _;
use serde_json::Value;

/// Longer than anything takes on a busy machine: reaching it means it does not come.
const PATIENCE: Duration = Duration::from_secs(20);
/// Within a second a stream ends that has lost its right, on whatever node; the rest is for a busy
/// machine. Far below the heartbeat, which asks in any case and would end it too.
const ENDS_WITHIN: Duration = Duration::from_secs(5);

/// An open stream.
#[derive(Debug)]
pub(crate) struct EventStream {
    body: Body,
    text: String,
}

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ServerEvent {
    pub(crate) id: Option<i64>,
    pub(crate) kind: String,
    pub(crate) data: Value,
}

impl EventStream {
    pub(super) fn of(response: Response) -> Self {
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { body: response.into_body(), text: String::new() }
    }

    /// The next event of the board: presence and comments are passed over.
    pub(crate) async fn next(&mut self) -> Option<ServerEvent> {
        self.next_that(|event| event.kind != "presence").await
    }

    /// The next event of that kind; others are passed over.
    pub(crate) async fn next_called(&mut self, kind: &str) -> ServerEvent {
        self.next_that(|event| event.kind == kind).await.expect("the stream goes on")
    }

    /// Heartbeats do not count as something that comes.
    async fn next_that(&mut self, wanted: impl Fn(&ServerEvent) -> bool) -> Option<ServerEvent> {
        tokio::time::timeout(PATIENCE, self.search(wanted)).await.expect("it comes, or the stream ends")
    }

    async fn search(&mut self, wanted: impl Fn(&ServerEvent) -> bool) -> Option<ServerEvent> {
        loop {
            let event = self.next_of_any_kind().await?;
            if wanted(&event) {
                return Some(event);
            }
        }
    }

    /// Fails unless the stream ends soon and without another event of the board.
    pub(crate) async fn ends(mut self) {
        let end = self.search(|event| event.kind != "presence");
        assert_eq!(tokio::time::timeout(ENDS_WITHIN, end).await.expect("the stream ends at once"), None);
    }

    /// The same for a stream of which nothing was read yet.
    pub(crate) async fn ends_after(mut self, kind: &str) {
        let read = async {
            while let Some(event) = self.next_of_any_kind().await {
                assert!([kind, "presence"].contains(&event.kind.as_str()), "{event:?}");
            }
        };
        tokio::time::timeout(ENDS_WITHIN, read).await.expect("the stream ends at once");
    }

    async fn next_of_any_kind(&mut self) -> Option<ServerEvent> {
        loop {
            while let Some(end) = self.text.find("\n\n") {
                let block: String = self.text.drain(..end + 2).collect();
                if let Some(event) = parse(&block) {
                    return Some(event);
                }
            }
            let bytes = self.next_bytes().await?;
            self.text.push_str(std::str::from_utf8(&bytes).unwrap());
        }
    }

    async fn next_bytes(&mut self) -> Option<Bytes> {
        Some(self.body.frame().await?.unwrap().into_data().unwrap())
    }
}

fn parse(block: &str) -> Option<ServerEvent> {
    let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    Some(ServerEvent {
        id: field("id").map(|id| id.parse().unwrap()),
        kind: field("event")?.to_owned(),
        data: serde_json::from_str(field("data")?).unwrap(),
    })
}
