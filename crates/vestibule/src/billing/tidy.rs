//! What is done now and then.

use vestibule_db::DbResult;

use crate::env::Env;

use super::address;
use super::store::{events, intents};

/// Forgets what was settled long ago, and has Stripe told what it should know.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn tidy(env: &Env) -> DbResult<()> {
    let now = env.now();
    let mut work = env.write().await?;
    events::prune(&mut work, now).await?;
    intents::prune(&mut work, now).await?;
    address::tell_later(env, &mut work).await?;
    work.commit().await
}
