//! Reading the request log.

use vestibule_db::{Order, Place};
use vestibule_kernel::{BuiltInPermission, Caller, Limit};

use crate::env::Env;
use crate::request_log::{self, Filter, Logged, Recorder, Scope};

use super::ActivityError;
use super::names::{self, LogPerson};

/// An entry and whose it is.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) entry: Logged,
    /// None for strangers, and for people who have been deleted.
    pub(crate) person: Option<LogPerson>,
}

/// Which page of the log.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) filter: Filter,
    pub(super) order: Order,
    pub(super) after: Option<Place>,
    pub(super) limit: usize,
}

/// Entries, and where to go on.
pub(super) type Found = (Vec<Seen>, Option<Place>);

/// Everybody's entries.
pub(super) async fn of_all(
    env: &Env,
    recorder: Option<&Recorder>,
    caller: &Caller,
    asked: &Asked,
) -> Result<Found, ActivityError> {
    caller.require(BuiltInPermission::AccessLogs)?;
    flush(recorder).await;
    read(env, asked).await
}

/// The caller's own entries.
pub(super) async fn of_caller(
    env: &Env,
    recorder: Option<&Recorder>,
    caller: &Caller,
    mut asked: Asked,
) -> Result<Found, ActivityError> {
    asked.filter.user = Some(caller.user);
    flush(recorder).await;
    read(env, &asked).await
}

/// The export goes on without asking again for leave; each step is one short read, so that a slow
/// reader holds nothing.
pub(super) async fn read(env: &Env, asked: &Asked) -> Result<Found, ActivityError> {
    let walk = asked.filter.walk().page(asked.order, asked.after, asked.limit);
    let mut log = env.log_db.read().await?;
    let stretch = request_log::walk(&mut log, &walk).await?;
    drop(log);
    Ok((named(env, stretch.rows).await?, stretch.next))
}

/// A page of the contract's list, which is numbered.
#[derive(Debug)]
pub(crate) struct NumberedPage {
    pub(crate) entries: Vec<Seen>,
    pub(crate) total_pages: i64,
}

/// The caller's entries, or everybody's for those who may see them; oldest first.
pub(crate) async fn numbered_page(
    env: &Env,
    recorder: Option<&Recorder>,
    caller: &Caller,
    page: i64,
    rows: Limit,
) -> Result<NumberedPage, ActivityError> {
    let scope = if caller.permissions.allows(BuiltInPermission::AccessLogs) {
        Scope::All
    } else {
        Scope::Of(caller.user)
    };
    flush(recorder).await;
    let rows = rows.rows_to_fetch() - 1;
    let mut log = env.log_db.read().await?;
    let total = request_log::count(&mut log, scope).await?;
    let skip = page.saturating_sub(1).saturating_mul(rows);
    let entries = if skip < total {
        request_log::numbered_page(&mut log, scope, rows, skip).await?
    } else {
        Vec::new()
    };
    drop(log);
    Ok(NumberedPage { entries: named(env, entries).await?, total_pages: (total + rows - 1) / rows })
}

async fn flush(recorder: Option<&Recorder>) {
    if let Some(recorder) = recorder {
        recorder.flush().await;
    }
}

async fn named(env: &Env, entries: Vec<Logged>) -> Result<Vec<Seen>, ActivityError> {
    let mut db = env.db.read().await?;
    let people = names::by_id(&mut db, entries.iter().filter_map(Logged::user)).await?;
    let name = |entry: Logged| {
        let person = entry.user().and_then(|user| people.get(&user).cloned());
        Seen { entry, person }
    };
    Ok(entries.into_iter().map(name).collect())
}
