//! Grouping reports, writing them, and telling the operators.

use std::collections::HashMap;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use vestibule_db::DbResult;
use vestibule_kernel::Timestamp;

use crate::env::{Env, Work};
use crate::mail::{self, Letter, Recipient};

use super::reporter::Message;
use super::{Report, fingerprint, store};

/// Kinds that are kept while the database is away; who has more has one problem.
const MOST_GROUPS: usize = 200;
/// The pause before another try at a database that is away.
const PAUSE: Duration = Duration::from_secs(5);
/// At most one letter per kind and so long.
const BETWEEN_LETTERS: Duration = Duration::from_secs(3600);

/// Several failures of one kind.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) fingerprint: String,
    pub(super) latest: Report,
    pub(super) occurrences: i64,
    pub(super) first_seen_at: Timestamp,
    pub(super) last_seen_at: Timestamp,
}

/// Writes what a [`super::Reporter`] takes.
#[derive(Debug)]
pub struct Collector {
    env: Env,
    receiver: mpsc::Receiver<Message>,
    groups: HashMap<String, Group>,
    readers: Vec<oneshot::Sender<()>>,
}

impl Collector {
    pub(super) fn new(env: Env, receiver: mpsc::Receiver<Message>) -> Self {
        Self { env, receiver, groups: HashMap::new(), readers: Vec::new() }
    }

    /// Writes until every reporter is gone.
    pub async fn run(mut self) {
        let mut is_away = false;
        loop {
            let message = if is_away {
                // Whatever comes meanwhile is taken in, and tried with the rest after the pause.
                tokio::time::timeout(PAUSE, self.receiver.recv()).await.ok()
            } else {
                Some(self.receiver.recv().await)
            };
            let is_last = matches!(message, Some(None));
            if let Some(Some(message)) = message {
                self.take(message);
                while let Ok(message) = self.receiver.try_recv() {
                    self.take(message);
                }
            }
            is_away = self.write().await.is_err();
            for reader in self.readers.drain(..) {
                let _ = reader.send(());
            }
            if is_last {
                return;
            }
        }
    }

    fn take(&mut self, message: Message) {
        let (at, report) = match message {
            Message::Flush(reader) => return self.readers.push(reader),
            Message::Report(report) => *report,
        };
        let fingerprint = fingerprint::of(&report);
        if let Some(group) = self.groups.get_mut(&fingerprint) {
            group.occurrences += 1;
            group.last_seen_at = group.last_seen_at.max(at);
            group.latest = report;
        } else if self.groups.len() < MOST_GROUPS {
            let group = Group {
                fingerprint: fingerprint.clone(),
                latest: report,
                occurrences: 1,
                first_seen_at: at,
                last_seen_at: at,
            };
            self.groups.insert(fingerprint, group);
        }
    }

    /// Writes every group; keeps them all when that does not work.
    async fn write(&mut self) -> DbResult<()> {
        if self.groups.is_empty() {
            return Ok(());
        }
        let written = write_all(&self.env, self.groups.values()).await;
        match &written {
            Ok(()) => self.groups.clear(),
            // Not an ERROR: this must not look like one more failure of the same kind.
            Err(error) => {
                tracing::warn!(%error, kinds = self.groups.len(), "error reports wait to be written");
            }
        }
        written
    }
}

async fn write_all(env: &Env, groups: impl Iterator<Item = &Group>) -> DbResult<()> {
    let mut groups: Vec<&Group> = groups.collect();
    // Two nodes that write the same kinds take their rows in the same order.
    groups.sort_unstable_by(|a, b| a.fingerprint.cmp(&b.fingerprint));
    let mut work = env.write().await?;
    for group in groups {
        let occurrences = store::count(&mut work, group).await?;
        tell_operators(env, &mut work, group, occurrences).await?;
    }
    work.commit().await
}

/// Writes to every operator, unless that was done within the hour. The row decides, so that of
/// several nodes one does.
async fn tell_operators(env: &Env, work: &mut Work, group: &Group, occurrences: i64) -> DbResult<()> {
    let operators = &env.config.log.operators;
    let now = env.now();
    if operators.is_empty()
        || !store::may_notify(work, &group.fingerprint, now, now.minus(BETWEEN_LETTERS)).await?
    {
        return Ok(());
    }
    let letter = Letter::SomethingFailed {
        title: store::title(&group.latest),
        route: group.latest.place.route.clone(),
        occurrences,
        request_id: group.latest.place.request_id.clone(),
        link: format!("{}/app/admin/errors", env.config.public_base()),
    };
    for address in operators {
        mail::enqueue(env, work, &Recipient { user: None, address, locale: "en" }, &letter).await?;
    }
    Ok(())
}
