//! Recognising a session without asking the database.

use std::sync::Arc;
use std::time::Duration;

use vestibule_crypto::TokenHash;
use vestibule_db::DbResult;
use vestibule_kernel::{SessionId, Timestamp};

use crate::changes::{Announcer, Watcher};
use crate::env::Env;
use crate::recognition::{self, LastUse, Means, Memory, Presented, Recognised};

use super::store;

/// Sessions recognised lately.
#[derive(Debug, Clone)]
pub struct SessionCache(Memory<Remembered>);

#[derive(Debug)]
struct Remembered {
    recognised: Arc<Recognised>,
    id: SessionId,
    last_use: LastUse,
}

impl SessionCache {
    /// An empty cache that forgets what `announcer` makes doubtful, and is believed as long as
    /// `watcher` hears of other processes' changes.
    #[must_use]
    pub fn new(watcher: Watcher, announcer: &Announcer) -> Self {
        Self(Memory::new(watcher, announcer))
    }

    /// Who the cookie's token belongs to, if its session is alive.
    ///
    /// # Errors
    /// [`vestibule_db::DbError`] when the database had to be asked and did not answer.
    pub async fn recognise(&self, env: &Env, token: &TokenHash) -> DbResult<Option<Arc<Recognised>>> {
        let now = env.now();
        if let Some(found) = self.0.recall(token)
            && found.is_alive(now, env.config.session.idle)
        {
            found.last_use.note(now);
            return Ok(Some(Arc::clone(&found.recognised)));
        }
        // Boxed, as everything that is rare between a request and its answer: the room for all that
        // might happen would be made, and moved, for every request.
        Box::pin(self.look_up(env, token, now)).await
    }

    /// Asks the database, and remembers.
    async fn look_up(
        &self,
        env: &Env,
        token: &TokenHash,
        now: Timestamp,
    ) -> DbResult<Option<Arc<Recognised>>> {
        let generation = self.0.generation();
        let Some(found) = load(env, token, now).await? else { return Ok(None) };
        if !found.is_alive(now, env.config.session.idle) {
            return Ok(None);
        }
        found.last_use.note(now);
        let found = Arc::new(found);
        self.0.remember(*token, found.recognised.user.id, &found, generation);
        Ok(Some(Arc::clone(&found.recognised)))
    }

    /// Sessions whose last use is not in the database yet.
    #[must_use]
    pub fn take_unwritten_last_seen(&self) -> Vec<(SessionId, Timestamp)> {
        self.0.entries().filter_map(|found| Some((found.id, found.last_use.take_unwritten()?))).collect()
    }

    /// Drops what the cache no longer needs to know.
    pub fn sweep(&self) {
        self.0.sweep();
    }
}

impl Remembered {
    fn is_alive(&self, now: Timestamp, idle: Duration) -> bool {
        now < self.recognised.expires_at && now.since(self.last_use.at()) < idle
    }
}

/// Reads a session and everything it depends on.
async fn load(env: &Env, token: &TokenHash, now: Timestamp) -> DbResult<Option<Remembered>> {
    let mut db = env.db.read().await?;
    let Some(session) = store::by_token(&mut db, token).await? else { return Ok(None) };
    if env.ended_sessions.contains(session.id) {
        return Ok(None);
    }
    let presented = Presented {
        user: session.user,
        auth_epoch: session.auth_epoch,
        means: Means::Session(session.id),
        csrf_token: env.keys.csrf.token_for(token),
        authenticated_at: session.authenticated_at,
        expires_at: session.expires_at,
    };
    let recognised = recognition::recognise(&mut db, presented, now).await?;
    Ok(recognised.map(|recognised| Remembered {
        recognised: Arc::new(recognised),
        id: session.id,
        last_use: LastUse::written(session.last_seen_at),
    }))
}
