//! Asking Stripe to change something, so that it happens once whoever dies in between.
//!
//! What is to be asked, and the key under which it is asked, are committed first. When the answer
//! comes, it is written and the intent is finished in one transaction. When it does not come, a job
//! asks again with the same key, to which Stripe gives the answer it gave before; and somebody who
//! asks for the same thing again meanwhile takes the intent over instead of making another.

use std::time::Duration;

use serde_json::{Value, json};
use vestibule_db::DbError;
use vestibule_kernel::{Actor, Caller, Origin, UserId, random_bytes};
use vestibule_outbound::stripe::{Call, StripeError};

use crate::env::Env;
use crate::jobs::{self, Job, NewJob, Outcome, backoff};

use super::BillingError;
use super::apply::{By, Local, State, apply, looked_at, one_at_a_time};
use super::kind::Kind;
use super::refresh::{api, refresh};
use super::seen::{self, BasedOn, SeenTo};
use super::store::intents::{self, Intent};

/// The kind of the job that finishes what nobody has heard of again.
pub const INTENT: &str = "stripe_intent";
/// When the job looks: well after whoever asked has given up waiting.
const LOOK_AFTER: Duration = Duration::from_secs(90);
/// Stripe keeps answers for at least 24 hours; after that the same key does the same thing again.
const KEYS_LAST: Duration = Duration::from_secs(20 * 3600);

/// Something to be changed at Stripe.
#[derive(Debug)]
pub(super) struct Command {
    /// At most one unfinished command of a scope.
    pub(super) scope: String,
    pub(super) call: Call,
    pub(super) kind: Kind,
    /// The object, unless it is to be made.
    pub(super) known: Option<String>,
    /// What it is called in the audit log.
    pub(super) deed: &'static str,
    pub(super) local: Local,
    /// Somebody who must not have a plan yet, nor be getting it by another way. It is looked at
    /// together with what is written down, so that of two who ask at once only one asks Stripe.
    pub(super) must_lack: Option<(UserId, String)>,
    /// What an edit is based on. It is looked at again together with what is written down, so that of
    /// two edits of one state only one goes on.
    pub(super) based_on: Option<BasedOn>,
    /// The checkouts that had been seen to; whatever was opened since has not been.
    pub(super) seen_to: Option<SeenTo>,
}

impl Command {
    /// A change of something that is there.
    pub(super) fn on(kind: Kind, id: &str, call: Call, deed: &'static str) -> Self {
        let scope = format!("{} {id}", kind.name());
        Self {
            scope,
            call,
            kind,
            known: Some(id.to_owned()),
            deed,
            local: Local::default(),
            must_lack: None,
            based_on: None,
            seen_to: None,
        }
    }

    /// Something new; `scope` says what there must not be two of.
    pub(super) fn new(kind: Kind, scope: String, call: Call, deed: &'static str) -> Self {
        Self { scope, known: None, ..Self::on(kind, "", call, deed) }
    }

    pub(super) fn unless_held(self, user: UserId, product: &str) -> Self {
        Self { must_lack: Some((user, product.to_owned())), ..self }
    }

    pub(super) fn based_on(self, state: BasedOn) -> Self {
        Self { based_on: Some(state), ..self }
    }

    pub(super) fn after(self, seen_to: SeenTo) -> Self {
        Self { seen_to: Some(seen_to), ..self }
    }

    pub(super) fn keeping(self, local: Local) -> Self {
        Self { local, ..self }
    }
}

/// Who asks.
#[derive(Debug, Clone, Copy)]
pub(super) enum Asker<'a> {
    Person(&'a Caller, &'a Origin),
    Vestibule,
}

impl Asker<'_> {
    fn by(self, deed: &str) -> By {
        let (actor, origin) = match self {
            Self::Person(caller, origin) => (caller.actor(), origin.clone()),
            Self::Vestibule => (Actor::System, Origin::default()),
        };
        By { actor, origin, deed: Some(deed.to_owned()) }
    }
}

/// Asks, writes the answer, and answers the object's id with the object as Stripe described it.
pub(super) async fn carry_out(
    env: &Env,
    asker: Asker<'_>,
    command: Command,
) -> Result<(String, Value), BillingError> {
    api(env)?;
    let by = asker.by(command.deed);
    let Command { kind, known, .. } = &command;
    let intent = write_down(env, asker, &command).await?;
    let seen = match known {
        Some(id) => looked_at(&mut env.db.read().await?, *kind, id).await?,
        None => None,
    };
    settle(env, &intent, *kind, known.as_deref(), seen, &by).await
}

/// Commits what is to be asked, or finds that it already has been.
async fn write_down(env: &Env, asker: Asker<'_>, command: &Command) -> Result<Intent, BillingError> {
    let now = env.now();
    let key: String = random_bytes::<16>(env.entropy.as_ref()).iter().map(|b| format!("{b:02x}")).collect();
    let actor = match asker {
        Asker::Person(caller, _) => Some(caller.uuid.to_string()),
        Asker::Vestibule => None,
    };
    let mut intent = Intent {
        id: 0,
        call: command.call.clone().with_key(format!("vestibule-{key}")),
        deed: command.deed.to_owned(),
        actor,
        local: serde_json::to_string(&command.local).unwrap_or_default(),
        created_at: now,
    };
    let mut work = env.write().await?;
    one_at_a_time(&mut work).await?;
    seen::must_still_hold(&mut work, command).await?;
    let claim = command.must_lack.as_ref().map(|(user, product)| format!("{user} {product}"));
    let Some(id) = intents::insert(&mut work, &command.scope, claim.as_deref(), &intent).await? else {
        let pending = intents::pending(&mut work, &command.scope).await?.ok_or(BillingError::Underway)?;
        let same = |a: &Call, b: &Call| (a.method, &a.path, &a.form) == (b.method, &b.path, &b.form);
        return if same(&pending.call, &intent.call) { Ok(pending) } else { Err(BillingError::Underway) };
    };
    intent.id = id;
    let look = NewJob {
        kind: INTENT,
        payload: json!({ "intent": id, "kind": command.kind.name(), "known": command.known }),
        dedupe_key: Some(id.to_string()),
        ordering_key: None,
        run_at: now.plus(LOOK_AFTER),
    };
    jobs::enqueue(&mut work, &look, now).await?;
    work.commit().await?;
    Ok(intent)
}

/// Makes the call and writes what comes of it.
async fn settle(
    env: &Env,
    intent: &Intent,
    kind: Kind,
    known: Option<&str>,
    seen: Option<i64>,
    by: &By,
) -> Result<(String, Value), BillingError> {
    let local: Local = serde_json::from_str(&intent.local).unwrap_or_default();
    let value = match api(env)?.call(&intent.call).await {
        Ok(value) => value,
        Err(error) => return refused(env, intent, kind, known, &local, by, error).await,
    };
    let id = value["id"].as_str().or(known).unwrap_or_default().to_owned();
    let deleted = value["deleted"] == true;
    let state = if deleted { State::Gone } else { State::Is(value.clone()) };
    let mut work = env.write().await?;
    one_at_a_time(&mut work).await?;
    if looked_at(&mut work, kind, &id).await? == seen {
        apply(env, &mut work, kind, &id, &state, &local, by).await?;
    } else {
        // Somebody has written the object while we waited; what we hold may be older. The intent is
        // not finished before its outcome is known here: nobody may ask for the same in between.
        drop(work);
        refresh(env, kind, &id, &local, by).await?;
        work = env.write().await?;
    }
    intents::finish(&mut work, intent.id, Ok(&id), env.now()).await?;
    work.commit().await?;
    Ok((id, value))
}

async fn refused(
    env: &Env,
    intent: &Intent,
    kind: Kind,
    known: Option<&str>,
    local: &Local,
    by: &By,
    error: StripeError,
) -> Result<(String, Value), BillingError> {
    let why = match &error {
        StripeError::Refused(refusal) => refusal.code.clone(),
        StripeError::Key(_) => "key".to_owned(),
        // Nobody knows what has become of it.
        StripeError::Away(_) | StripeError::Unreadable(_) => return Err(error.into()),
    };
    let mut work = env.write().await?;
    intents::finish(&mut work, intent.id, Err(&why), env.now()).await?;
    work.commit().await?;
    let is_missing = matches!(&error, StripeError::Refused(refusal) if refusal.status == 404);
    if let Some(id) = known.filter(|_| is_missing) {
        // It is not what we think it is; when it was to go away, that is all that was wanted.
        let state = refresh(env, kind, id, local, by).await?;
        if intent.call.method == vestibule_outbound::stripe::Method::Delete {
            let value = match state {
                State::Is(value) => value,
                State::Gone => json!({ "id": id, "deleted": true }),
            };
            return Ok((id.to_owned(), value));
        }
    }
    Err(error.into())
}

/// Runs one job that looks after an intent.
pub async fn finish_intent(env: Env, job: Job) -> Outcome {
    match look_after(&env, &job.payload).await {
        Ok(()) => Outcome::Done,
        Err(error) if error.may_pass() => {
            Outcome::Retry(env.now().plus(backoff(job.attempts + 2)), error.to_string())
        }
        // Stripe has refused, which finishes the intent too.
        Err(error) => {
            tracing::info!(%error, "what was left unanswered is refused");
            Outcome::Done
        }
    }
}

async fn look_after(env: &Env, payload: &Value) -> Result<(), BillingError> {
    let id = payload["intent"].as_i64().unwrap_or_default();
    let known = payload["known"].as_str();
    let mut db = env.db.read().await?;
    let Some(intent) = intents::unfinished(&mut db, id).await? else { return Ok(()) };
    let Some(kind) = payload["kind"].as_str().and_then(Kind::by_name) else { return Ok(()) };
    let seen = match known {
        Some(id) => looked_at(&mut db, kind, id).await?,
        None => None,
    };
    drop(db);
    if env.now().since(intent.created_at) > KEYS_LAST {
        return give_up(env, &intent).await.map_err(BillingError::from);
    }
    let actor =
        intent.actor.as_deref().and_then(|uuid| uuid.parse().ok()).map_or(Actor::System, Actor::Person);
    let by = By { actor, origin: Origin::default(), deed: Some(intent.deed.clone()) };
    settle(env, &intent, kind, known, seen, &by).await.map(drop)
}

/// Too late to ask again; the nightly comparison shows what has become of it.
async fn give_up(env: &Env, intent: &Intent) -> Result<(), DbError> {
    tracing::warn!(intent = intent.id, deed = intent.deed, "stripe has not answered for too long");
    let mut work = env.write().await?;
    intents::finish(&mut work, intent.id, Err("no answer"), env.now()).await?;
    work.commit().await
}
