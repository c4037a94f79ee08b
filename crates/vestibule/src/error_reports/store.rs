//! The `error_reports` table.

use vestibule_db::{DbResult, Order, Place, Placed, Reads, Stretch, Timeline, Walk, WriteTx, on_db};
use vestibule_kernel::{ErrorReportId, Timestamp, UserUuid};

use super::Report;
use super::collector::Group;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, fingerprint, kind, title, location, route, causes, request_id, version, occurrences, ",
            "first_seen_at, last_seen_at, resolved_at, resolved_by ",
            $rest
        )
    };
}

const COUNT: &str = "INSERT INTO error_reports (fingerprint, kind, title, location, route, causes, request_id, version, \
     occurrences, first_seen_at, last_seen_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
     ON CONFLICT (fingerprint) DO UPDATE SET title = excluded.title, location = excluded.location, \
     route = excluded.route, causes = excluded.causes, request_id = excluded.request_id, \
     version = excluded.version, occurrences = error_reports.occurrences + excluded.occurrences, \
     last_seen_at = excluded.last_seen_at, resolved_at = NULL, resolved_by = NULL RETURNING occurrences";
const MAY_NOTIFY: &str = "UPDATE error_reports SET notified_at = $2 \
     WHERE fingerprint = $1 AND (notified_at IS NULL OR notified_at <= $3)";
const BY_ID: &str = select!("FROM error_reports WHERE id = $1");
const RESOLVE: &str =
    "UPDATE error_reports SET resolved_at = $2, resolved_by = $3 WHERE id = $1 AND resolved_at IS NULL";
const REOPEN: &str = "UPDATE error_reports SET resolved_at = NULL, resolved_by = NULL WHERE id = $1 AND resolved_at IS NOT NULL";
const PRUNE: &str = "DELETE FROM error_reports WHERE last_seen_at < $1";
/// `at` is what lists are ordered by.
const TIMELINE: Timeline = Timeline {
    select: select!(""),
    from: "FROM (SELECT last_seen_at AS at, error_reports.* FROM error_reports) AS reports",
};

/// One kind of failure.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ErrorReport {
    pub(super) id: i64,
    pub(super) fingerprint: String,
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) location: Option<String>,
    pub(super) route: String,
    pub(super) causes: String,
    pub(super) request_id: Option<String>,
    pub(super) version: String,
    pub(super) occurrences: i64,
    pub(super) first_seen_at: i64,
    pub(super) last_seen_at: i64,
    pub(super) resolved_at: Option<i64>,
    pub(super) resolved_by: Option<String>,
}

impl Placed for ErrorReport {
    fn place(&self) -> Place {
        Place { at: self.last_seen_at, id: self.id }
    }
}

/// Whether somebody has looked after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody has, or it has happened again since.
    Open,
    /// Somebody has.
    Resolved,
}

/// One line that says what went wrong.
pub(super) fn title(report: &Report) -> String {
    match report.causes.last() {
        Some(root) => root.clone(),
        None => "the request failed without a known cause".to_owned(),
    }
}

/// Counts failures of one kind, which opens its report again; answers how often it happened in all.
pub(super) async fn count(tx: &mut WriteTx, group: &Group) -> DbResult<i64> {
    let report = &group.latest;
    Ok(on_db!(tx, c => {
        sqlx::query_scalar(COUNT)
            .bind(&group.fingerprint)
            .bind(report.kind_name())
            .bind(title(report))
            .bind(report.location.as_deref())
            .bind(&report.place.route)
            .bind(report.causes.join("\n"))
            .bind(report.place.request_id.as_deref())
            .bind(env!("CARGO_PKG_VERSION"))
            .bind(group.occurrences)
            .bind(group.first_seen_at.as_millis())
            .bind(group.last_seen_at.as_millis())
            .fetch_one(c)
            .await?
    }))
}

/// Whether operators have not been written to since `since`; if so, they count as written to now.
pub(super) async fn may_notify(
    tx: &mut WriteTx,
    fingerprint: &str,
    now: Timestamp,
    since: Timestamp,
) -> DbResult<bool> {
    let changed = on_db!(tx, c => {
        sqlx::query(MAY_NOTIFY)
            .bind(fingerprint)
            .bind(now.as_millis())
            .bind(since.as_millis())
            .execute(c)
            .await?
            .rows_affected()
    });
    Ok(changed == 1)
}

pub(super) async fn by_id(db: &mut impl Reads, id: ErrorReportId) -> DbResult<Option<ErrorReport>> {
    Ok(on_db!(db, c => sqlx::query_as(BY_ID).bind(id.0).fetch_optional(c).await?))
}

/// Reports, the one that happened last first.
pub(super) async fn page(
    db: &mut impl Reads,
    state: Option<State>,
    after: Option<Place>,
    limit: usize,
) -> DbResult<Stretch<ErrorReport>> {
    let mut walk = Walk::default().page(Order::NewestFirst, after, limit);
    match state {
        Some(State::Open) => walk.lead_by(" AND resolved_at IS NULL"),
        Some(State::Resolved) => walk.check(" AND resolved_at IS NOT NULL"),
        None => {}
    }
    walk.read(db, &TIMELINE).await
}

/// Answers whether anything changed.
pub(super) async fn resolve(
    tx: &mut WriteTx,
    id: ErrorReportId,
    by: UserUuid,
    now: Timestamp,
) -> DbResult<bool> {
    let changed = on_db!(tx, c => {
        sqlx::query(RESOLVE)
            .bind(id.0)
            .bind(now.as_millis())
            .bind(by.to_string())
            .execute(c)
            .await?
            .rows_affected()
    });
    Ok(changed == 1)
}

/// Answers whether anything changed.
pub(super) async fn reopen(tx: &mut WriteTx, id: ErrorReportId) -> DbResult<bool> {
    let changed = on_db!(tx, c => sqlx::query(REOPEN).bind(id.0).execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// Forgets what has not happened since `before`, looked after or not.
pub(super) async fn prune(tx: &mut WriteTx, before: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(PRUNE).bind(before.as_millis()).execute(c).await?; });
    Ok(())
}
