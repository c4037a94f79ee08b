//! Letters: written in the transaction that causes them, delivered later.
//!
//! A request never waits for a mail server and never fails because of one. What a letter says is
//! kept sealed, because it holds links that work, and is purged on delivery. A letter goes out at
//! least once, always with the same Message-ID, and never after the link in it has expired.

mod deliver;
mod letter;
mod letters;
mod mailbox;
mod store;

use std::time::Duration;

use serde_json::json;
use vestibule_db::DbResult;
use vestibule_kernel::{EmailAddress, Timestamp, UserId, random_bytes};

use crate::env::{Env, Work};
use crate::jobs::{self, NewJob};

pub use deliver::{DELIVER, Delivery, sender_of};
pub use letter::Letter;
pub use letters::render;
pub use mailbox::{MailboxCarrier, MailboxEntry};
pub(crate) use store::{forget, on_record_of};

/// To whom a letter goes.
#[derive(Debug, Clone)]
pub struct Recipient<'a> {
    /// The person, when the letter is about an account.
    pub user: Option<UserId>,
    /// Where it goes.
    pub address: &'a EmailAddress,
    /// BCP 47 language tag.
    pub locale: &'a str,
}

/// Puts a letter into the outbox, in the transaction that causes it.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn enqueue(env: &Env, work: &mut Work, to: &Recipient<'_>, letter: &Letter) -> DbResult<()> {
    let now = env.now();
    let message_id = message_id(env);
    let expires_at = now.plus(letter.lifetime());
    let id = store::insert(work, to, letter.template(), &message_id, now, expires_at).await?;
    let parameters = letter.seal(env, id);
    store::set_parameters(work, id, &parameters).await?;
    let job = NewJob {
        kind: DELIVER,
        payload: json!({ "letter": id.0 }),
        dedupe_key: None,
        ordering_key: Some(format!("letters to {}", to.address.folded())),
        run_at: now,
    };
    jobs::enqueue(work, &job, now).await
}

/// Whether a letter of that kind went to the address within the last minute: the least pause
/// between two that anybody can cause.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn wrote_lately(
    db: &mut impl vestibule_db::Reads,
    to: &EmailAddress,
    letter: &str,
    now: Timestamp,
) -> DbResult<bool> {
    store::exists_since(db, to, letter, now.minus(Duration::from_secs(60))).await
}

/// A Message-ID (RFC 5322 §3.6.4) that tells nothing about the letter.
fn message_id(env: &Env) -> String {
    use std::fmt::Write as _;
    let mut id = String::with_capacity(64);
    for byte in random_bytes::<16>(&*env.entropy) {
        let _ = write!(id, "{byte:02x}");
    }
    let host = env.config.server.public_url.host_str().unwrap_or("localhost");
    format!("{id}@{host}")
}
