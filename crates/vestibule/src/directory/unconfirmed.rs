//! Accounts that nobody came for: made by a stranger, never confirmed, never used.
//!
//! Whoever has come in, with a session or a token, or has been given anything, is left alone: the
//! replaced token server's accounts work without being confirmed.

use serde_json::json;
use vestibule_db::DbResult;
use vestibule_kernel::{Actor, Origin};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::config::RequireConfirmedAddress;
use crate::env::Env;
use crate::mail;
use crate::users;

use super::store;

/// How many go in one transaction, which others wait for.
const AT_ONCE: i64 = 100;

/// Forgets accounts that have waited for their confirmation for too long.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn forget_unconfirmed(env: &Env) -> DbResult<()> {
    let accounts = &env.config.accounts;
    if accounts.require_confirmed_address == RequireConfirmedAddress::Never {
        return Ok(());
    }
    let made_before = env.now().minus(accounts.keep_unconfirmed);
    let mut last = None;
    loop {
        let unused = store::unused(&mut env.db.read().await?, made_before, last, AT_ONCE).await?;
        let Some(&(newest, _)) = unused.last() else { return Ok(()) };
        last = Some(newest);
        let mut work = env.write().await?;
        for (id, person) in unused {
            // Waits for whoever confirms or comes in at this moment.
            users::lock(&mut work, id).await?;
            if !store::is_unused(&mut work, id).await? {
                continue;
            }
            mail::forget(&mut work, id).await?;
            users::delete_unconfirmed(&mut work, id).await?;
            audit_log::forget_traces_of(&mut work, person).await?;
            let event = Event::new(Actor::System, Action::AccountPurged, Target::Person(person))
                .with(json!({ "because": "never confirmed" }));
            audit_log::record(&mut work, env.now(), event, &Origin::default()).await?;
            work.changed(Subject::User(id));
        }
        work.commit().await?;
    }
}
