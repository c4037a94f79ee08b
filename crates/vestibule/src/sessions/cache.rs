//! Recognising a session without asking the database.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use moka::sync::Cache;
use vestibule_crypto::TokenHash;
use vestibule_db::DbResult;
use vestibule_kernel::{Caller, SessionId, Timestamp, UserId};

use crate::access::{self, Rights};
use crate::changes::{Announcer, Subject, Watcher};
use crate::env::Env;
use crate::users::User;

use super::{SEEN_RESOLUTION, store};

/// Somebody recognised by a session, with everything the hot path needs.
#[derive(Debug)]
pub struct Recognised {
    /// Who they are to the services.
    pub caller: Arc<Caller>,
    /// Their row.
    pub user: User,
    /// Names of their roles.
    pub roles: Vec<String>,
    /// What unsafe requests must carry.
    pub csrf_token: String,
    /// When the session, or a grant in it, ends whatever happens.
    expires_at: Timestamp,
    /// When the person last proved who they are.
    pub authenticated_at: Timestamp,
    last_seen: AtomicI64,
    written_last_seen: AtomicI64,
}

/// Sessions recognised lately.
#[derive(Debug, Clone)]
pub struct SessionCache(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    entries: Cache<TokenHash, Arc<Recognised>>,
    /// Which entries belong to a person, so that a change ends exactly theirs.
    of_user: Mutex<HashMap<UserId, Vec<TokenHash>>>,
    /// Raised by every change: an answer read before a change must not be remembered after it.
    generation: AtomicU64,
    watcher: Watcher,
}

impl SessionCache {
    /// An empty cache that forgets what `announcer` makes doubtful, and is believed as long as
    /// `watcher` hears of other processes' changes.
    #[must_use]
    pub fn new(watcher: Watcher, announcer: &Announcer) -> Self {
        let cache = Self(Arc::new(Inner {
            entries: Cache::builder().max_capacity(100_000).time_to_idle(Duration::from_secs(3600)).build(),
            of_user: Mutex::default(),
            generation: AtomicU64::new(0),
            watcher,
        }));
        let forgetful = cache.clone();
        announcer.listen(move |subject| forgetful.forget(subject));
        cache
    }

    /// Who the cookie's token belongs to, if its session is alive.
    ///
    /// # Errors
    /// [`vestibule_db::DbError`] when the database had to be asked and did not answer.
    pub async fn recognise(&self, env: &Env, token: &TokenHash) -> DbResult<Option<Arc<Recognised>>> {
        let now = env.now();
        let idle = env.config.session.idle;
        if self.0.watcher.hears()
            && let Some(found) = self.0.entries.get(token)
            && found.is_alive(now, idle)
        {
            found.last_seen.store(now.as_millis(), Ordering::Relaxed);
            return Ok(Some(found));
        }
        let generation = self.0.generation.load(Ordering::SeqCst);
        let Some(found) = load(env, token, now).await? else { return Ok(None) };
        if !found.is_alive(now, idle) {
            return Ok(None);
        }
        found.last_seen.store(now.as_millis(), Ordering::Relaxed);
        let found = Arc::new(found);
        self.remember(*token, &found, generation);
        Ok(Some(found))
    }

    fn remember(&self, token: TokenHash, found: &Arc<Recognised>, generation: u64) {
        {
            let mut of_user = self.0.of_user.lock().unwrap_or_else(PoisonError::into_inner);
            let tokens = of_user.entry(found.user.id).or_default();
            if !tokens.contains(&token) {
                tokens.push(token);
            }
        }
        self.0.entries.insert(token, Arc::clone(found));
        // A change between reading and remembering has looked for this entry in vain.
        if self.0.generation.load(Ordering::SeqCst) != generation {
            self.0.entries.invalidate(&token);
        }
    }

    /// Forgets what a change makes doubtful.
    fn forget(&self, subject: Subject) {
        self.0.generation.fetch_add(1, Ordering::SeqCst);
        match subject {
            Subject::User(user) => {
                let tokens = self
                    .0
                    .of_user
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .remove(&user)
                    .unwrap_or_default();
                for token in tokens {
                    self.0.entries.invalidate(&token);
                }
            }
            Subject::Access | Subject::Everything => {
                self.0.of_user.lock().unwrap_or_else(PoisonError::into_inner).clear();
                self.0.entries.invalidate_all();
            }
            Subject::Keys | Subject::Board(_) => {}
        }
    }

    /// Sessions whose last use is not in the database yet.
    #[must_use]
    pub fn take_unwritten_last_seen(&self) -> Vec<(SessionId, Timestamp)> {
        let resolution = i64::try_from(SEEN_RESOLUTION.as_millis()).unwrap_or(i64::MAX);
        let mut unwritten = Vec::new();
        for (_, found) in &self.0.entries {
            let seen = found.last_seen.load(Ordering::Relaxed);
            let Some(session) = found.caller.session else { continue };
            if seen - found.written_last_seen.load(Ordering::Relaxed) >= resolution {
                found.written_last_seen.store(seen, Ordering::Relaxed);
                unwritten.push((session, Timestamp::from_millis(seen)));
            }
        }
        unwritten
    }
}

impl Recognised {
    fn is_alive(&self, now: Timestamp, idle: Duration) -> bool {
        let last_seen = Timestamp::from_millis(self.last_seen.load(Ordering::Relaxed));
        now < self.expires_at && now.since(last_seen) < idle
    }
}

/// Reads a session and everything it depends on.
async fn load(env: &Env, token: &TokenHash, now: Timestamp) -> DbResult<Option<Recognised>> {
    let mut db = env.db.read().await?;
    let Some(session) = store::by_token(&mut db, token).await? else { return Ok(None) };
    let Some(user) = crate::users::by_id(&mut db, session.user).await? else { return Ok(None) };
    if user.auth_epoch != session.auth_epoch || user.disabled_at.is_some() {
        return Ok(None);
    }
    let rights: Rights = if user.is_verified() {
        access::rights_of(&mut db, user.id, now).await?
    } else {
        access::rights_of_everybody(&mut db).await?
    };
    let expires_at = rights.valid_until.map_or(session.expires_at, |until| until.min(session.expires_at));
    Ok(Some(Recognised {
        caller: Arc::new(Caller {
            user: user.id,
            uuid: user.uuid,
            session: Some(session.id),
            permissions: rights.permissions,
        }),
        roles: rights.roles,
        csrf_token: env.keys.csrf.token_for(token),
        expires_at,
        authenticated_at: session.authenticated_at,
        last_seen: AtomicI64::new(session.last_seen_at.as_millis()),
        written_last_seen: AtomicI64::new(session.last_seen_at.as_millis()),
        user,
    }))
}
