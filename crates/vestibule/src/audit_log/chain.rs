//! The form in which an event is hashed and a checkpoint signed.
//!
//! An event's content is the text of a JSON array without white space (RFC 8259; control characters
//! as `\u00xx` or their short forms, everything else as it is), so that anybody can recompute it in
//! any language: `hash = SHA-256(content)` in hexadecimal, and the content holds the hash before.
//! The form is stored data: never change it, begin a new one beside it.

use serde_json::json;
use vestibule_crypto::{KeyedHash, sha256_hex};

use super::Head;
use super::store::StoredEvent;

/// What stands before the first event.
pub(super) const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An event in its place: the hash before, the place, and everything in its row.
pub(super) fn content(previous: &str, seq: i64, event: &StoredEvent) -> String {
    json!([
        "vestibule audit 1",
        previous,
        seq,
        event.id,
        event.at,
        event.actor_kind,
        event.actor_uuid,
        event.action,
        event.target_kind,
        event.target_id,
        event.detail,
        event.request_id,
    ])
    .to_string()
}

/// The hash of an event in its place.
pub(super) fn hash(previous: &str, seq: i64, event: &StoredEvent) -> String {
    sha256_hex(&content(previous, seq, event))
}

/// What a checkpoint vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Checkpoint {
    pub(super) seq: i64,
    pub(super) hash: String,
    pub(super) at: i64,
    pub(super) signature: String,
}

impl Checkpoint {
    pub(super) fn signed(key: &KeyedHash, head: &Head, at: i64) -> Self {
        let signature = key.sign(&signed_text(head.seq, &head.hash, at));
        Self { seq: head.seq, hash: head.hash.clone(), at, signature }
    }

    /// Whether any of our keys has signed it; keys of the past have, too.
    pub(super) fn is_genuine(&self, keys: &[KeyedHash]) -> bool {
        let text = signed_text(self.seq, &self.hash, self.at);
        keys.iter().any(|key| key.verifies(&text, &self.signature))
    }
}

fn signed_text(seq: i64, hash: &str, at: i64) -> String {
    format!("vestibule audit checkpoint 1\n{seq}\n{hash}\n{at}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Recomputed with Python: `json.dumps([...], separators=(",", ":"), ensure_ascii=False)`.
    #[test]
    fn the_form_never_changes_because_stored_hashes_depend_on_it() {
        let event = StoredEvent {
            id: 7,
            at: 1_768_478_400_000,
            actor_kind: "operator".to_owned(),
            actor_uuid: None,
            action: "role_granted".to_owned(),
            target_kind: "role".to_owned(),
            target_id: "K\u{f6}nig \"\n\u{1}".to_owned(),
            detail: r#"{"a":1}"#.to_owned(),
            request_id: Some("00ff".to_owned()),
        };
        let content = content(GENESIS, 1, &event);
        assert_eq!(
            content,
            format!(
                "[\"vestibule audit 1\",\"{GENESIS}\",1,7,1768478400000,\"operator\",null,\"role_granted\",\"role\",\
                 \"K\u{f6}nig \\\"\\n\\u0001\",\"{{\\\"a\\\":1}}\",\"00ff\"]"
            )
        );
    }
}
