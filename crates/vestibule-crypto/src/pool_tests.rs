//! Stories about the hashing threads. Where a test needs a busy thread, it holds one by hand.

use std::sync::mpsc;
use std::time::Duration;

use super::*;

fn pool(threads: usize, queue: usize) -> HashPool {
    let threads = NonZeroUsize::new(threads).unwrap();
    HashPool::start(PoolSettings { threads, queue, cost: Argon2Cost::for_tests() }).unwrap()
}

/// Occupies a thread until the sender is dropped; returns once the thread has begun.
fn hold_a_thread(admission: &Admission) -> mpsc::Sender<()> {
    let (release, held) = mpsc::channel::<()>();
    let (begin, begun) = mpsc::channel();
    let queued = admission.submit(Box::new(move |_| {
        begin.send(()).unwrap();
        let _ = held.recv();
    }));
    begun.recv().unwrap();
    drop(queued);
    release
}

#[tokio::test]
async fn a_hash_made_on_the_pool_is_verified_on_the_pool() {
    let admission = pool(2, 0).admit().unwrap();
    let hash = admission.hash("secret".into(), [1; 16]).await.unwrap();
    let verify = async |password: &str| admission.verify(password.into(), Some(hash.as_str())).await;
    assert_eq!(verify("secret").await, Ok(Verified::Yes));
    assert_eq!(verify("Secret").await, Ok(Verified::No));
}

#[tokio::test]
async fn an_unknown_account_is_a_no() {
    let admission = pool(1, 0).admit().unwrap();
    assert_eq!(admission.verify("secret".into(), None).await, Ok(Verified::No));
}

#[test]
fn a_full_pool_says_so_at_once_and_a_dropped_admission_makes_room() {
    let pool = pool(1, 1);
    let first = pool.admit().unwrap();
    let _second = pool.admit().unwrap();
    assert_eq!(pool.admit().unwrap_err(), Busy);
    drop(first);
    assert!(pool.admit().is_ok());
}

#[test]
fn newcomers_leave_half_of_the_places_to_those_who_have_an_account() {
    let pool = pool(1, 3);
    let newcomers = [pool.admit_newcomer().unwrap(), pool.admit_newcomer().unwrap()];
    assert_eq!(pool.admit_newcomer().unwrap_err(), Busy);
    let known = [pool.admit().unwrap(), pool.admit().unwrap()];
    assert_eq!(pool.admit().unwrap_err(), Busy);
    drop(known);
    assert_eq!(pool.admit_newcomer().unwrap_err(), Busy);
    drop(newcomers);
    assert!(pool.admit_newcomer().is_ok());
}

#[tokio::test]
async fn work_whose_caller_has_gone_is_never_begun() {
    let pool = pool(1, 1);
    let busy = pool.admit().unwrap();
    let release = hold_a_thread(&busy);

    let impatient = pool.admit().unwrap();
    let (begin, begun) = mpsc::channel::<()>();
    let call = impatient.run(move |_| begin.send(()));
    assert!(tokio::time::timeout(Duration::from_millis(1), call).await.is_err());
    assert_eq!(pool.waiting(), 0);
    drop(impatient);
    let next = pool.admit().unwrap();

    drop(release);
    assert!(next.hash("secret".into(), [1; 16]).await.is_ok());
    assert!(begun.recv().is_err(), "the work was dropped without having run");
}

#[tokio::test]
async fn work_in_progress_keeps_its_place_when_its_caller_has_gone() {
    let pool = pool(1, 0);
    let caller = pool.admit().unwrap();
    let release = hold_a_thread(&caller);
    drop(caller);
    assert!(pool.admit().is_err());
    drop(release);
    while pool.admit().is_err() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn waiting_counts_what_has_not_begun() {
    let pool = pool(1, 1);
    let busy = pool.admit().unwrap();
    let release = hold_a_thread(&busy);
    let second = pool.admit().unwrap();
    let queued = second.submit(Box::new(|_| ()));
    assert_eq!(pool.waiting(), 1);
    drop(queued);
    assert_eq!(pool.waiting(), 0);
    drop(release);
}

#[tokio::test]
async fn a_panic_costs_its_caller_the_answer_and_nobody_else() {
    let admission = pool(1, 0).admit().unwrap();
    let lost = admission.run(|_| -> () { panic!("on purpose") }).await;
    assert_eq!(lost, Err(Stopped));
    assert!(admission.hash("secret".into(), [1; 16]).await.is_ok());
}

#[tokio::test]
async fn the_threads_end_with_the_last_handle_and_not_before() {
    let pool = pool(2, 0);
    let threads = Arc::downgrade(&pool.0.shared);
    let admission = pool.admit().unwrap();
    drop(pool);
    assert!(admission.hash("secret".into(), [1; 16]).await.is_ok());
    drop(admission);
    while threads.strong_count() > 0 {
        tokio::task::yield_now().await;
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn hashing_steps_back_behind_everything_else() {
    let admission = pool(1, 0).admit().unwrap();
    let nice = || rustix::process::getpriority_process(Some(rustix::thread::gettid())).unwrap();
    let before = nice();
    let on_the_pool = admission.run(move |_| nice()).await.unwrap();
    assert_eq!(on_the_pool, before.max(NICE));
}
