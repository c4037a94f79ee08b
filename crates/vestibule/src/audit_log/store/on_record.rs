//! The tables of the audit log as one person's archive shows them.

use vestibule_db::{DbResult, Reads, on_db};
use vestibule_kernel::UserUuid;

// Newest first; the limit keeps one archive from holding a lifetime of sign-ins.
const ON_RECORD: &str = "SELECT e.at, e.actor_uuid, e.action, e.target_kind, e.target_id, e.detail, p.address, p.user_agent \
     FROM audit_events e LEFT JOIN audit_personal p ON p.event_id = e.id AND e.actor_uuid = $1 \
     WHERE e.id IN (SELECT id FROM audit_events WHERE actor_uuid = $1 \
     UNION SELECT id FROM audit_events WHERE target_kind = 'person' AND target_id = $1) \
     ORDER BY e.id DESC LIMIT $2";

/// An event that a person caused or met, for their own archive.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct OnRecord {
    pub(crate) at: i64,
    pub(crate) actor_uuid: Option<String>,
    pub(crate) action: String,
    pub(crate) target_kind: String,
    pub(crate) target_id: String,
    pub(crate) detail: String,
    /// Only where the person acted: an administrator's address is not theirs.
    pub(crate) address: Option<String>,
    pub(crate) user_agent: Option<String>,
}

pub(crate) async fn on_record_of(
    db: &mut impl Reads,
    person: UserUuid,
    limit: i64,
) -> DbResult<Vec<OnRecord>> {
    Ok(on_db!(db, c => {
        sqlx::query_as(ON_RECORD).bind(person.to_string()).bind(limit).fetch_all(c).await?
    }))
}
