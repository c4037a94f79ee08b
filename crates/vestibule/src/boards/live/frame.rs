//! Events on the wire, as `text/event-stream` (WHATWG HTML §9.2).

use hyper::body::Bytes;
use serde::Serialize;
use serde_json::json;

use super::super::event::BoardEvent;
use super::super::model::BoardPerson;

/// Tells clients how long to wait before they come back, in milliseconds.
pub(super) const RETRY: &str = "retry: 1000\n\n";
/// Keeps connections open and finds out that they are dead.
pub(super) const BEAT: &str = ": still here\n\n";

/// An event of the board. JSON holds no line breaks, so one `data:` line does.
pub(super) fn event(event: &BoardEvent) -> Bytes {
    let data = serde_json::to_string(event).unwrap_or_default();
    Bytes::from(format!("id: {}\nevent: {}\ndata: {data}\n\n", event.seq, event.kind))
}

/// Where the stream starts: events up to here are in what the client has read.
pub(super) fn hello(seq: i64) -> Bytes {
    Bytes::from(format!("{RETRY}id: {seq}\nevent: hello\ndata: {}\n\n", json!({ "seq": seq })))
}

/// Too much was missed to be told one by one: the board is to be read again.
pub(super) fn reload(seq: i64) -> Bytes {
    Bytes::from(format!("{RETRY}id: {seq}\nevent: reload\ndata: {}\n\n", json!({ "seq": seq })))
}

/// Who is looking.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub(super) struct Presence {
    /// The first hundred, by name.
    pub(super) people: Vec<BoardPerson>,
    /// How many there are.
    pub(super) count: usize,
}

/// Who is looking. It has no id: it is no event of the board and is not told twice.
pub(super) fn presence(presence: &Presence) -> Bytes {
    let data = serde_json::to_string(presence).unwrap_or_default();
    Bytes::from(format!("event: presence\ndata: {data}\n\n"))
}
