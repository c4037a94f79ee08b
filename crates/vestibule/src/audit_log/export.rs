//! The chain as lines of JSON, to be kept and checked elsewhere.
//!
//! A line is an event, `{"seq", "hash", "content"}` with `hash = SHA-256(content)`, or a checkpoint,
//! `{"checkpoint": {"seq", "hash", "at", "signature"}}`, after the event it vouches for. No
//! addresses or devices: what leaves the house cannot be erased any more.

use serde_json::json;
use vestibule_db::DbResult;

use crate::env::Env;

use super::chain::{self, GENESIS};
use super::store::chain as store;

const STEP: i64 = 1000;

/// Hands over every line after a place, oldest first. An event that was taken away has no content.
///
/// # Errors
/// [`vestibule_db::DbError`]; some lines may have been handed over then.
pub async fn export(env: &Env, after: i64, mut line: impl FnMut(&str)) -> DbResult<()> {
    let mut db = env.db.read().await?;
    let mut seq = after;
    let mut previous = match after {
        0 => GENESIS.to_owned(),
        _ => store::links(&mut db, after - 1, 1).await?.pop().map_or_else(String::new, |link| link.hash),
    };
    loop {
        let links = store::links(&mut db, seq, STEP).await?;
        let Some(last) = links.last() else { return Ok(()) };
        let mut checkpoints = store::checkpoints(&mut db, seq, last.seq).await?.into_iter().peekable();
        for link in links {
            seq = link.seq;
            let content = link.event.map(|event| chain::content(&previous, link.seq, &event));
            line(&json!({ "seq": link.seq, "hash": link.hash, "content": content }).to_string());
            previous = link.hash;
            while let Some(c) = checkpoints.next_if(|checkpoint| checkpoint.seq <= seq) {
                let checkpoint =
                    json!({ "seq": c.seq, "hash": c.hash, "at": c.at, "signature": c.signature });
                line(&json!({ "checkpoint": checkpoint }).to_string());
            }
        }
    }
}
