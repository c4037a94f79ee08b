//! Requests that must not be carried out twice, however often they are sent.
//!
//! A client that got no answer sends its POST again with the same `Idempotency-Key`. The key is
//! written as the first thing of the transaction that makes the change, so it is there exactly if
//! the change is: a second request with it fails at that row, or waits there for the first, before
//! it has done anything. The answer is not known yet then and is kept right after; when the process
//! dies in between, the repetition is told that the request was carried out, and nothing is doubled.
//!
//! Which request is being answered is a property of the task, like a tracing span: services write
//! as ever and know nothing of this.

mod store;

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use vestibule_db::{DbError, DbResult, WriteTx};
use vestibule_kernel::Timestamp;

pub(crate) use store::{Stored, find, forget, keep_answer, prune};

/// How long a key and its answer are kept.
pub const KEPT_FOR: Duration = Duration::from_secs(24 * 3600);
/// The name of the constraint that lets a key be written once.
const CONSTRAINT: &str = "idempotency_keys_key_hash_key";

tokio::task_local! {
    static CURRENT: Arc<Claim>;
}

/// One request's claim to be the one that is carried out.
#[derive(Debug)]
pub(crate) struct Claim {
    /// Who asks, and the key they sent.
    pub(crate) key: [u8; 32],
    /// What they ask for: the same key with another request is a mistake.
    pub(crate) request: [u8; 32],
    progress: AtomicU8,
}

/// How far a claim has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Progress {
    /// Nothing has been changed.
    Nothing,
    /// The change is made, and the key written with it.
    Done,
    /// Another request with the key was first.
    Lost,
}

impl Claim {
    pub(crate) const fn new(key: [u8; 32], request: [u8; 32]) -> Self {
        Self { key, request, progress: AtomicU8::new(Progress::Nothing as u8) }
    }

    pub(crate) fn progress(&self) -> Progress {
        match self.progress.load(Ordering::Acquire) {
            done if done == Progress::Done as u8 => Progress::Done,
            lost if lost == Progress::Lost as u8 => Progress::Lost,
            _ => Progress::Nothing,
        }
    }

    fn set(&self, progress: Progress) {
        self.progress.store(progress as u8, Ordering::Release);
    }

    /// Does something whose first change carries this claim.
    pub(crate) async fn around<F: Future>(self: Arc<Self>, work: F) -> F::Output {
        CURRENT.scope(self, work).await
    }
}

/// Writes the claim of the request being answered, if it has one, into a transaction just begun.
/// Of several changes a request makes one after another, the first carries it.
///
/// # Errors
/// A violation that [`is_lost_claim`] knows, when another request with the key was first; whatever
/// else the database says.
pub(crate) async fn write_claim(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    let Ok(claim) = CURRENT.try_with(Arc::clone) else { return Ok(()) };
    if claim.progress() == Progress::Done {
        return Ok(());
    }
    let written = store::insert(tx, &claim, now).await;
    if written.as_ref().is_err_and(is_lost_claim) {
        claim.set(Progress::Lost);
    }
    written
}

/// Notes that the transaction with the claim has been committed.
pub(crate) fn note_commit() {
    let _ = CURRENT.try_with(|claim| claim.set(Progress::Done));
}

/// Whether that is what a request meets whose twin was first.
pub(crate) fn is_lost_claim(error: &DbError) -> bool {
    error.violates(CONSTRAINT)
}
