//! Hearing what people write to the bot: `/start` with the code of a deep link.
//!
//! Telegram brings updates to a webhook, or one node asks for them: the one that holds the post in
//! the database. How far it has got is written with what an update causes, so an update is handled
//! once, whatever breaks in between.

use std::fmt::Write as _;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vestibule_db::DbResult;
use vestibule_kernel::{
    Actor, EmailAddress, Origin, SecretString, UserId, UserUuid, random_bytes, salutation,
};
use vestibule_outbound::telegram::{ChatCarrier, Update};

use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Work};
use crate::mail::{self, Letter, Recipient};
use crate::telegram::{self, Heard, Post, Turn};

use super::{store, words};

/// How long one question waits for an answer.
const WAIT: Duration = Duration::from_secs(25);
/// Between two questions, for servers that answer at once that there is nothing.
const BREATH: Duration = Duration::from_secs(1);
/// How long to leave Telegram alone when it does not answer, or another node asks already.
const PAUSE: Duration = Duration::from_secs(10);
/// How long the post is held without a word: longer than a question and an answer in a chat take.
const HOLD: Duration = Duration::from_secs(90);

/// Tells Telegram how it is listened to, and asks for updates unless it brings them.
pub async fn listen(env: Env, stop: CancellationToken) {
    let (Some(settings), Some(carrier)) = (&env.config.telegram, &env.telegram) else { return };
    let secret = settings.webhook_secret.as_ref();
    while let Err(error) = announce(&env, &**carrier, secret).await {
        tracing::warn!(%error, "telegram was not told how it is listened to; trying again");
        if stop.run_until_cancelled(tokio::time::sleep(PAUSE)).await.is_none() {
            return;
        }
    }
    if secret.is_none() {
        poll(&env, &**carrier, settings.bot_number(), &stop).await;
    }
}

async fn announce(
    env: &Env,
    carrier: &dyn ChatCarrier,
    secret: Option<&SecretString>,
) -> Result<(), vestibule_outbound::telegram::TelegramError> {
    match secret {
        Some(secret) => {
            let webhook = format!("{}/telegram/webhook", env.config.public_base());
            carrier.bring_updates_to(&webhook, secret).await
        }
        None => carrier.call_webhook_off().await,
    }
}

/// Asks for updates until told to stop. An update that was not handled comes again.
async fn poll(env: &Env, carrier: &dyn ChatCarrier, bot: &str, stop: &CancellationToken) {
    let node = node_name(env);
    let post = Post { bot, node: &node };
    while let Some(asked) = stop.run_until_cancelled(ask(env, carrier, post)).await {
        if let Err(error) = &asked {
            tracing::warn!(error, "telegram cannot be listened to; trying again");
        }
        let pause = match asked {
            Ok(Asked::Heard) => Duration::ZERO,
            Ok(Asked::Silence) => BREATH,
            Ok(Asked::AnotherListens) | Err(_) => PAUSE,
        };
        if stop.run_until_cancelled(tokio::time::sleep(pause)).await.is_none() {
            break;
        }
    }
    if let Err(error) = leave(env, post).await {
        tracing::warn!(%error, "other nodes have to wait before they can listen to telegram");
    }
}

fn node_name(env: &Env) -> String {
    random_bytes::<16>(&*env.entropy).iter().fold(String::new(), |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    })
}

enum Asked {
    Heard,
    Silence,
    AnotherListens,
}

/// Asks once, if it is this node's turn, and handles what comes.
async fn ask(env: &Env, carrier: &dyn ChatCarrier, post: Post<'_>) -> Result<Asked, String> {
    let turn = take_turn(env, post).await.map_err(|error| error.to_string())?;
    let Turn::Yours(last) = turn else { return Ok(Asked::AnotherListens) };
    let updates = carrier.updates(last, WAIT).await.map_err(|error| error.to_string())?;
    if updates.is_empty() {
        return Ok(Asked::Silence);
    }
    for update in updates {
        match hear_at(env, carrier, post, &update).await {
            Ok(true) => {}
            Ok(false) => return Ok(Asked::AnotherListens),
            Err(error) => return Err(error.to_string()),
        }
    }
    Ok(Asked::Heard)
}

async fn take_turn(env: &Env, post: Post<'_>) -> DbResult<Turn> {
    let mut work = env.write().await?;
    let turn = telegram::take_post(&mut work, post, HOLD, env.now()).await?;
    work.commit().await?;
    Ok(turn)
}

async fn leave(env: &Env, post: Post<'_>) -> DbResult<()> {
    let mut work = env.write().await?;
    telegram::leave_post(&mut work, post).await?;
    work.commit().await
}

/// Handles an update at the post; nothing is done when another node has taken it meanwhile.
async fn hear_at(env: &Env, carrier: &dyn ChatCarrier, post: Post<'_>, update: &Update) -> DbResult<bool> {
    let mut work = env.write().await?;
    if !telegram::note_update(&mut work, post, update.id, env.now().plus(HOLD)).await? {
        return Ok(false);
    }
    let reply = take_in(env, &mut work, update).await?;
    work.commit().await?;
    answer(carrier, update, reply).await;
    Ok(true)
}

/// Handles an update that was brought, and answers in the chat.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(super) async fn hear(env: &Env, update: &Update) -> DbResult<()> {
    let Some(carrier) = &env.telegram else { return Ok(()) };
    let mut work = env.write().await?;
    let reply = take_in(env, &mut work, update).await?;
    work.commit().await?;
    answer(&**carrier, update, reply).await;
    Ok(())
}

async fn take_in(env: &Env, work: &mut Work, update: &Update) -> DbResult<Option<&'static str>> {
    let Some(chat) = update.chat else { return Ok(None) };
    Ok(match telegram::hear(env, work, chat, &update.name, &update.text).await? {
        Heard::Nothing => None,
        Heard::BadCode => Some(words::bad_link(&update.language)),
        Heard::Linked(user) => {
            write_down(env, work, user, &update.name).await?;
            Some(words::linked(&update.language))
        }
    })
}

async fn answer(carrier: &dyn ChatCarrier, update: &Update, reply: Option<&'static str>) {
    let (Some(chat), Some(reply)) = (update.chat, reply) else { return };
    if let Err(error) = carrier.send(chat, reply).await {
        tracing::info!(%error, "a chat was not answered");
    }
}

/// The owner of the mailbox learns of it too: a chat hears codes.
async fn write_down(env: &Env, work: &mut Work, user: UserId, chat: &str) -> DbResult<()> {
    let Some(person) = store::person(work, user).await? else { return Ok(()) };
    if let Ok(uuid) = person.uuid.parse::<UserUuid>() {
        let linked = Event::new(Actor::Person(uuid), Action::TelegramLinked, Target::Person(uuid));
        audit_log::record(work, env.now(), linked, &Origin::default()).await?;
    }
    let Ok(address) = EmailAddress::parse(&person.email) else { return Ok(()) };
    let name = salutation(&person.first_name, &person.username).to_owned();
    let letter = Letter::TelegramLinked { name, chat: chat.to_owned() };
    let to = Recipient { user: Some(user), address: &address, locale: &person.locale };
    mail::enqueue(env, work, &to, &letter).await
}
