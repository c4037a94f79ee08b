//! Writing entries many at a time: 500 rows or 50 ms, whichever comes first.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use vestibule_db::Db;

use super::{Entry, Recorder, store};

const BATCH: usize = 500;
const PAUSE: Duration = Duration::from_millis(50);
/// Entries that may wait: some seconds of full load.
const WAITING: usize = 65_536;

/// Writes what a [`Recorder`] takes.
#[derive(Debug)]
pub struct Writer {
    db: Db,
    receiver: mpsc::Receiver<Entry>,
}

/// A recorder and its writer.
#[must_use]
pub fn channel(db: Db) -> (Recorder, Writer) {
    let (sender, receiver) = mpsc::channel(WAITING);
    (Recorder { sender, dropped: Arc::default() }, Writer { db, receiver })
}

impl Writer {
    /// Writes until every recorder is gone and everything is written.
    pub async fn run(mut self) {
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            if self.receiver.recv_many(&mut batch, BATCH).await == 0 {
                return;
            }
            // A full batch is written at once; a small one waits for company.
            if batch.len() < BATCH {
                tokio::time::sleep(PAUSE).await;
                while batch.len() < BATCH
                    && let Ok(entry) = self.receiver.try_recv()
                {
                    batch.push(entry);
                }
            }
            if let Err(error) = store::insert(&self.db, &batch).await {
                tracing::warn!(%error, entries = batch.len(), "request log entries were lost");
            }
            batch.clear();
        }
    }
}
