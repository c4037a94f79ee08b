//! Password hashing on threads of its own, behind a bounded queue.
//!
//! A hash takes 19 MiB and 13 ms of a core. A flood of logins must neither starve everything else
//! (so: few threads, at low priority) nor grow memory (so: one block buffer per thread, and a fixed
//! number of places). Who finds no place is told so at once and answers 503; nobody waits for one.
//! Strangers who make accounts may take half of the places: signing in goes on while they flood.
//! A caller who goes away takes their work out of the queue.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::{fmt, io, thread};

use secrecy::SecretString;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use crate::password::Hasher;
use crate::{Argon2Cost, PasswordHash, Verified};

/// Size and cost of a [`HashPool`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PoolSettings {
    /// How many hashes are computed at once; each thread holds one block buffer.
    pub threads: NonZeroUsize,
    /// How many more may wait.
    pub queue: usize,
    /// What new hashes cost, and what every vain comparison costs.
    pub cost: Argon2Cost,
}

/// How many threads leave the rest of the machine as many again.
#[must_use]
pub fn half_the_cores() -> NonZeroUsize {
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    NonZeroUsize::new(cores / 2).unwrap_or(NonZeroUsize::MIN)
}

/// A handle to the hashing threads; clones share them. When the last handle and the last
/// [`Admission`] are gone, the threads end.
#[derive(Clone)]
pub struct HashPool(Arc<Owner>);

impl HashPool {
    /// Starts the threads.
    ///
    /// # Errors
    /// When the operating system gives no thread.
    pub fn start(settings: PoolSettings) -> Result<Self, PoolError> {
        let places = settings.threads.get().saturating_add(settings.queue).min(Semaphore::MAX_PERMITS);
        let shared = Arc::new(Shared::default());
        // The owner exists first, so that a failure half-way ends the threads already started.
        let pool = Self(Arc::new(Owner {
            shared,
            places: Arc::new(Semaphore::new(places)),
            for_newcomers: Arc::new(Semaphore::new((places / 2).max(1))),
        }));
        for number in 0..settings.threads.get() {
            let shared = Arc::clone(&pool.0.shared);
            thread::Builder::new()
                .name(format!("hash-{number}"))
                .spawn(move || shared.work_until_closed(Hasher::new(settings.cost)))
                .map_err(PoolError::NoThread)?;
        }
        Ok(pool)
    }

    /// Takes a place without waiting. It is given back when the admission is dropped.
    ///
    /// # Errors
    /// When all places are taken.
    pub fn admit(&self) -> Result<Admission, Busy> {
        let place = Place { _of_all: free(&self.0.places)?, _of_newcomers: None };
        Ok(Admission { pool: self.clone(), place: Arc::new(place) })
    }

    /// The same for somebody who has no account yet. Of these, as many are admitted as leave the other
    /// half of the places to those who have one.
    ///
    /// # Errors
    /// When all places, or all of newcomers, are taken.
    pub fn admit_newcomer(&self) -> Result<Admission, Busy> {
        let newcomers = Some(free(&self.0.for_newcomers)?);
        let place = Place { _of_all: free(&self.0.places)?, _of_newcomers: newcomers };
        Ok(Admission { pool: self.clone(), place: Arc::new(place) })
    }

    /// How many hashes wait for a thread, for a gauge.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.0.shared.state().jobs.len()
    }
}

impl fmt::Debug for HashPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HashPool").field("waiting", &self.waiting()).finish_non_exhaustive()
    }
}

fn free(places: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, Busy> {
    Arc::clone(places).try_acquire_owned().map_err(|_| Busy)
}

/// Taken until it is dropped.
#[derive(Debug)]
struct Place {
    _of_all: OwnedSemaphorePermit,
    _of_newcomers: Option<OwnedSemaphorePermit>,
}

/// A place in the pool: the right to one computation at a time.
#[derive(Debug)]
#[must_use = "the place is given back when this is dropped"]
pub struct Admission {
    pool: HashPool,
    place: Arc<Place>,
}

impl Admission {
    /// The hash to store for a password. `salt` is fresh and random.
    ///
    /// # Errors
    /// When the computation ended without a result.
    pub async fn hash(&self, password: SecretString, salt: [u8; 16]) -> Result<PasswordHash, Stopped> {
        self.run(move |hasher| hasher.hash(&password, salt)).await
    }

    /// Compares a password with what is stored for the account: a PHC string or one of the forms
    /// that come from other systems. None (no such account, or one without a password) and a text
    /// nobody can read take the time of a hash and answer [`Verified::No`].
    ///
    /// # Errors
    /// When the computation ended without a result.
    pub async fn verify(&self, password: SecretString, stored: Option<&str>) -> Result<Verified, Stopped> {
        let stored = stored.map(str::to_owned);
        self.run(move |hasher| hasher.verify(&password, stored.as_deref())).await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Hasher) -> T + Send + 'static,
    ) -> Result<T, Stopped> {
        let (answer, answered) = oneshot::channel();
        let _queued = self.submit(Box::new(move |hasher| {
            // Nobody listening any more is no error.
            let _ = answer.send(work(hasher));
        }));
        answered.await.map_err(|_| Stopped)
    }

    fn submit(&self, work: Work) -> Queued<'_> {
        let shared = &self.pool.0.shared;
        let id = shared.next_id.fetch_add(1, Ordering::Relaxed);
        shared.state().jobs.push_back(Job { id, work, place: Arc::clone(&self.place) });
        shared.wake.notify_one();
        Queued { shared, id }
    }
}

/// Takes the work out of the queue when its caller goes away before it was begun.
struct Queued<'a> {
    shared: &'a Shared,
    id: u64,
}

impl Drop for Queued<'_> {
    fn drop(&mut self) {
        let mut state = self.shared.state();
        if let Some(at) = state.jobs.iter().position(|job| job.id == self.id) {
            state.jobs.remove(at);
        }
    }
}

type Work = Box<dyn FnOnce(&mut Hasher) + Send>;

struct Job {
    id: u64,
    work: Work,
    /// Work in progress keeps its place even when the caller has gone.
    place: Arc<Place>,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    closed: bool,
}

/// What handles and threads share.
#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    wake: Condvar,
    next_id: AtomicU64,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        // No code that can panic runs under the lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work_until_closed(&self, mut hasher: Hasher) {
        step_back();
        while let Some(Job { work, place, .. }) = self.next_job() {
            // A panic costs one caller their answer, not the pool a thread. The buffer holds no
            // invariant that could be broken.
            let _ = catch_unwind(AssertUnwindSafe(|| work(&mut hasher)));
            drop(place);
        }
    }

    fn next_job(&self) -> Option<Job> {
        let idle = |state: &mut State| state.jobs.is_empty() && !state.closed;
        let mut state = self.wake.wait_while(self.state(), idle).unwrap_or_else(PoisonError::into_inner);
        state.jobs.pop_front()
    }
}

/// Lives as long as a handle or an admission does.
struct Owner {
    shared: Arc<Shared>,
    places: Arc<Semaphore>,
    for_newcomers: Arc<Semaphore>,
}

impl Drop for Owner {
    fn drop(&mut self) {
        self.shared.state().closed = true;
        self.shared.wake.notify_all();
    }
}

/// Lets everything else go first: nice 10 for this thread, where the system has such a thing.
#[cfg(target_os = "linux")]
fn step_back() {
    // On Linux a thread is a process of its own in this respect. Being refused changes nothing.
    let _ = rustix::process::setpriority_process(Some(rustix::thread::gettid()), NICE);
}

#[cfg(target_os = "linux")]
const NICE: i32 = 10;

#[cfg(not(target_os = "linux"))]
const fn step_back() {}

/// All places in the pool are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many passwords are being checked")]
pub struct Busy;

/// A computation ended without a result: it panicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the password computation was stopped")]
pub struct Stopped;

/// Why a pool cannot start.
#[derive(Debug, thiserror::Error)]
pub enum PoolError {
    /// The operating system refused a thread.
    #[error("cannot start a thread for password hashing")]
    NoThread(#[source] io::Error),
}

#[cfg(test)]
#[path = "pool_tests.rs"]
mod tests;
