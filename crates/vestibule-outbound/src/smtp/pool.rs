//! Connections that wait for the next letter, so that a burst of letters shares one TLS handshake
//! and one login.
//!
//! A connection is owned by the letter that uses it and comes back only when both sides are known to
//! be in step. An attempt that is cut short drops its connection with it: lettre's own pool would
//! hand it on, and the next letter would then read the answers meant for this one. Connections that
//! waited too long are dropped without QUIT; the server is about to do the same.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::connection::Connection;

const MOST_IDLE: usize = 4;
/// Well below the five minutes a server must wait (RFC 5321 §4.5.3.2.7) and most proxies do.
const LONGEST_IDLE: Duration = Duration::from_secs(30);

#[derive(Default)]
pub(super) struct Pool(Mutex<Vec<Idle>>);

struct Idle {
    connection: Connection,
    since: Instant,
}

impl Pool {
    /// The connection that waited least, which is the likeliest to be still alive.
    pub(super) fn take(&self, now: Instant) -> Option<Connection> {
        let mut idle = self.lock();
        idle.retain(|i| now.duration_since(i.since) < LONGEST_IDLE);
        idle.pop().map(|i| i.connection)
    }

    pub(super) fn put_back(&self, connection: Connection, now: Instant) {
        let mut idle = self.lock();
        if idle.len() < MOST_IDLE {
            idle.push(Idle { connection, since: now });
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Idle>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("idle", &self.lock().len()).finish()
    }
}
