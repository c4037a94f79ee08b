//! Letters: written in the transaction that causes them, delivered later.
//!
//! A request never waits for a mail server and never fails because of one. What a letter says is
//! kept sealed, because it holds links that work, and is purged on delivery. A letter goes out at
//! least once, always with the same Message-ID, and never after the link in it has expired.

mod chat;
mod deliver;
mod letter;
mod letters;
mod logo;
mod mailbox;
mod samples;
mod senders;
mod store;

use std::time::Duration;

use serde_json::json;
use vestibule_db::DbResult;
use vestibule_kernel::{EmailAddress, LetterId, Timestamp, UserId, random_bytes};

use crate::env::{Env, Work};
use crate::jobs::{self, NewJob};

pub use chat::{ChatAttempt, ChatDelivery, Route, ToChat};
pub use deliver::{DELIVER, Delivery};
pub use letter::Letter;
pub use letters::{LANGUAGES, render};
pub use logo::{Head, Logo};
pub use mailbox::{MailboxCarrier, MailboxEntry};
pub use samples::{sample, samples};
pub(crate) use senders::SenderState;
pub use senders::{Sender, Senders};
pub(crate) use store::{
    LetterState, OnRecord, ShownLetter, by_number, cancel, forget, on_record_of, page, tidy,
};

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
    enqueue_by(env, work, Route::Mail, to, letter).await
}

/// The same by another way.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn enqueue_by(
    env: &Env,
    work: &mut Work,
    route: Route,
    to: &Recipient<'_>,
    letter: &Letter,
) -> DbResult<()> {
    write(env, work, route, to, letter).await.map(drop)
}

/// Puts a letter into the outbox that says nothing but that letters arrive.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn enqueue_test(env: &Env, work: &mut Work, to: &Recipient<'_>) -> DbResult<LetterId> {
    write(env, work, Route::Mail, to, &Letter::test(env)).await
}

async fn write(
    env: &Env,
    work: &mut Work,
    route: Route,
    to: &Recipient<'_>,
    letter: &Letter,
) -> DbResult<LetterId> {
    let now = env.now();
    let message_id = message_id(env);
    let expires_at = now.plus(letter.lifetime());
    let id = store::insert(work, to, route, letter.template(), &message_id, now, expires_at).await?;
    let parameters = letter.seal(env, id);
    store::set_parameters(work, id, &parameters).await?;
    enqueue_delivery(work, id, route, to.address, now).await?;
    Ok(id)
}

/// One delivery of a letter at a time; letters to one mailbox go in the order they were written.
async fn enqueue_delivery(
    work: &mut Work,
    id: LetterId,
    route: Route,
    to: &EmailAddress,
    now: Timestamp,
) -> DbResult<()> {
    let job = NewJob {
        kind: DELIVER,
        payload: json!({ "letter": id.0 }),
        dedupe_key: Some(dedupe_key(id)),
        // A mail server that is slow must not hold up a chat.
        ordering_key: Some(match route {
            Route::Mail => format!("letters to {}", to.folded()),
            Route::Chat | Route::ChatAsWell => format!("chat of {}", to.folded()),
        }),
        run_at: now,
    };
    jobs::enqueue(work, &job, now).await
}

fn dedupe_key(id: LetterId) -> String {
    format!("letter {id}")
}

/// Sends a letter once more, or now if it waits; tells whether it can be: a letter that was
/// delivered or whose time is over has no content any more.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn send_again(env: &Env, work: &mut Work, letter: &ShownLetter) -> DbResult<bool> {
    let now = env.now();
    let id = LetterId(letter.id);
    let Ok(to) = EmailAddress::parse(&letter.to_address) else { return Ok(false) };
    if !store::revive(work, id, now).await? {
        return Ok(false);
    }
    enqueue_delivery(work, id, Route::by_name(&letter.way), &to, now).await?;
    jobs::hurry(work, DELIVER, &dedupe_key(id), now).await?;
    Ok(true)
}

/// How many letters wait, and how many were given up.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn letters_left(env: &Env) -> DbResult<(i64, i64)> {
    store::counts(&mut env.db.read().await?).await
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
