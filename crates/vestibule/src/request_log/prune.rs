//! Forgetting old entries, a batch at a time: one statement over millions of rows would hold the
//! writer's lock, and every new entry, for as long as it takes.

use std::time::Duration;

use vestibule_db::DbResult;
use vestibule_kernel::UserId;

use crate::env::Env;

use super::store;
use super::tally::{DAY_MS, beginning};

const BATCH: u16 = 2000;
/// How long the counts of an hour are kept.
const STATISTICS: Duration = Duration::from_secs(400 * 24 * 3600);
/// Lets new entries through between two batches.
const BREATH: Duration = Duration::from_millis(20);

/// Deletes what is older than the log is kept; answers how many entries that were.
///
/// # Errors
/// [`vestibule_db::DbError`]; what was deleted until then stays deleted.
pub async fn prune(env: &Env) -> DbResult<u64> {
    let before = env.now().minus(env.config.log.retention);
    let mut total = 0;
    loop {
        let deleted = store::delete_some(&env.log_db, before, i64::from(BATCH)).await?;
        total += deleted;
        if deleted < u64::from(BATCH) {
            break;
        }
        tokio::time::sleep(BREATH).await;
    }
    // A late entry of yesterday must not count its person again.
    let yesterday = beginning(env.now(), DAY_MS) - DAY_MS;
    while store::forget_a_day(&env.log_db, yesterday).await? {
        tokio::time::sleep(BREATH).await;
    }
    store::forget_statistics(&env.log_db, env.now().minus(STATISTICS)).await?;
    Ok(total)
}

/// Forgets where somebody's requests came from; that there were some stays.
///
/// # Errors
/// [`vestibule_db::DbError`]; what was forgotten until then stays forgotten.
pub(crate) async fn forget_traces_of(env: &Env, user: UserId) -> DbResult<()> {
    while store::forget_some(&env.log_db, user, i64::from(BATCH)).await? > 0 {
        tokio::time::sleep(BREATH).await;
    }
    Ok(())
}
