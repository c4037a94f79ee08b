//! Hearing of changes that other processes make.
//!
//! PostgreSQL sends a NOTIFY; a poll every quarter of a second stands behind it, because a
//! connection can be dead without saying so. SQLite is asked four times a second whether anybody
//! else has written (`PRAGMA data_version` costs microseconds).

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use vestibule_db::{Db, DbResult, Engine, Listener, ReadConn};

use super::{Announcer, Subject, store};

const POLL: Duration = Duration::from_millis(250);
/// How long a cache may be believed without proof that changes are heard.
const CREDIT: Duration = Duration::from_secs(1);

/// Listens for changes and says how far it can be trusted.
#[derive(Debug, Clone)]
pub struct Watcher {
    started: Instant,
    /// Milliseconds after `started` at which hearing was last proven, plus one; zero for never.
    proven: Arc<AtomicU64>,
}

impl Default for Watcher {
    fn default() -> Self {
        Self { started: Instant::now(), proven: Arc::default() }
    }
}

impl Watcher {
    /// Whether every change of more than a second ago is known to have been heard.
    #[must_use]
    pub fn hears(&self) -> bool {
        let proven = self.proven.load(Ordering::Acquire);
        proven != 0 && self.elapsed().saturating_sub(proven) < CREDIT.as_millis() as u64
    }

    fn elapsed(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX) + 1
    }

    /// Listens until told to stop, announcing what it hears.
    pub async fn run(self, db: Db, announcer: Announcer, stop: CancellationToken) {
        let mut ear = Ear { db, conn: None, listener: None, seen: None, version: None };
        loop {
            // Proof counts from before the question, not from when the answer arrived.
            let asked = self.elapsed();
            match ear.listen_once(&announcer).await {
                Ok(()) => self.proven.store(asked, Ordering::Release),
                Err(error) => {
                    tracing::warn!(%error, "changes of other processes are not heard; caches are bypassed");
                    // Whatever happened meanwhile, nothing remembered from before is certain.
                    ear = Ear { db: ear.db, conn: None, listener: None, seen: ear.seen, version: None };
                }
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = ear.wait() => {}
            }
        }
    }
}

struct Ear {
    db: Db,
    conn: Option<ReadConn>,
    listener: Option<Listener>,
    seen: Option<i64>,
    version: Option<i64>,
}

impl Ear {
    async fn listen_once(&mut self, announcer: &Announcer) -> DbResult<()> {
        if self.db.engine() == Engine::Postgres && self.listener.is_none() {
            self.listener = self.db.listen(store::CHANNEL).await?;
        }
        // SQLite's data_version is per connection, so the connection is kept.
        let mut conn = match self.conn.take() {
            Some(conn) => conn,
            None => self.db.read().await?,
        };
        let version = store::data_version(&mut conn).await?;
        if version.is_none() || version != self.version {
            self.announce_news(&mut conn, announcer).await?;
        }
        self.version = version;
        if self.db.engine() == Engine::Sqlite {
            self.conn = Some(conn);
        }
        Ok(())
    }

    async fn announce_news(&mut self, conn: &mut ReadConn, announcer: &Announcer) -> DbResult<()> {
        let Some(mut seen) = self.seen else {
            self.seen = Some(store::newest(conn).await?);
            announcer.announce(Subject::Everything);
            return Ok(());
        };
        loop {
            let news = store::after(conn, seen).await?;
            let more = news.len() == 1000;
            for (seq, subject) in news {
                seen = seq;
                self.seen = Some(seq);
                announcer.announce(subject.parse().unwrap_or(Subject::Everything));
            }
            if !more {
                return Ok(());
            }
        }
    }

    /// Until the next question: a notification or a quarter of a second.
    async fn wait(&mut self) {
        let Some(listener) = &mut self.listener else {
            return tokio::time::sleep(POLL).await;
        };
        if let Ok(Err(_)) = tokio::time::timeout(POLL, listener.heard()).await {
            self.listener = None;
            tokio::time::sleep(POLL).await;
        }
    }
}
