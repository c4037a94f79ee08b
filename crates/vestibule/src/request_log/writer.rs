//! Writing entries many at a time: 4,096 rows or 50 ms, whichever comes first.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use vestibule_db::Db;

use super::recorder::Message;
use super::{Entry, Recorder, store};

const BATCH: usize = 4_096;
const PAUSE: Duration = Duration::from_millis(50);
/// Entries that may wait: some seconds of full load.
const WAITING: usize = 65_536;

/// Writes what a [`Recorder`] takes.
#[derive(Debug)]
pub struct Writer {
    db: Db,
    receiver: mpsc::Receiver<Message>,
    dropped: Arc<AtomicU64>,
}

/// A recorder and its writer.
#[must_use]
pub fn channel(db: Db) -> (Recorder, Writer) {
    let (sender, receiver) = mpsc::channel(WAITING);
    let dropped = Arc::<AtomicU64>::default();
    (Recorder { sender, dropped: Arc::clone(&dropped) }, Writer { db, receiver, dropped })
}

/// What is about to be written, and who waits for it.
#[derive(Debug, Default)]
struct Batch {
    entries: Vec<Entry>,
    readers: Vec<oneshot::Sender<()>>,
}

impl Batch {
    fn take(&mut self, message: Message) {
        match message {
            Message::Entry(entry) => self.entries.push(entry),
            Message::Flush(reader) => self.readers.push(reader),
        }
    }

    /// A full batch is written at once, and so is one that a reader waits for.
    fn is_due(&self) -> bool {
        self.entries.len() >= BATCH || !self.readers.is_empty()
    }
}

impl Writer {
    /// Writes until every recorder is gone and everything is written.
    pub async fn run(mut self) {
        let mut batch = Batch { entries: Vec::with_capacity(BATCH), readers: Vec::new() };
        while let Some(first) = self.receiver.recv().await {
            batch.take(first);
            self.fill(&mut batch);
            if !batch.is_due() {
                self.wait_for_company(&mut batch).await;
            }
            if let Err(error) = store::write(&self.db, &batch.entries).await {
                let lost = batch.entries.len();
                self.dropped.fetch_add(lost as u64, Ordering::Relaxed);
                tracing::warn!(%error, entries = lost, "request log entries were lost");
            }
            batch.entries.clear();
            for reader in batch.readers.drain(..) {
                // A reader who has lost patience is gone.
                let _ = reader.send(());
            }
        }
    }

    /// Takes what is there.
    fn fill(&mut self, batch: &mut Batch) {
        while !batch.is_due() {
            let Ok(message) = self.receiver.try_recv() else { return };
            batch.take(message);
        }
    }

    /// Takes what comes during the pause, or until the batch is due.
    ///
    /// It sleeps rather than being woken by every entry, and looks up only now and then for a
    /// reader: a wake-up an entry would cost the hot path more than the entry does.
    async fn wait_for_company(&mut self, batch: &mut Batch) {
        const NAPS: u32 = 10;
        for _ in 0..NAPS {
            tokio::time::sleep(PAUSE / NAPS).await;
            self.fill(batch);
            if batch.is_due() {
                return;
            }
        }
    }
}
