//! Which events somebody wants to see.

use vestibule_db::Walk;
use vestibule_kernel::{Timestamp, UserUuid};

/// What an event must be to be shown; nothing is asked of what is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Done by this person.
    pub person: Option<UserUuid>,
    /// Done by one of this kind: `anonymous`, `person`, `operator`, `system`.
    pub actor_kind: Option<String>,
    /// What was done, by its stable name.
    pub action: Option<String>,
    /// What kind of thing it was done to.
    pub target_kind: Option<String>,
    /// To which of that kind; asked only together with the kind.
    pub target_id: Option<String>,
    /// At this moment or later.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub to: Option<Timestamp>,
}

impl Filter {
    /// The walk through the log that shows exactly these events.
    pub(crate) fn walk(&self) -> Walk {
        let mut walk = Walk::between(self.from.map(Timestamp::as_millis), self.to.map(Timestamp::as_millis));
        if let (Some(kind), Some(id)) = (&self.target_kind, &self.target_id) {
            walk.lead_by_text(" AND target_kind = ", kind);
            walk.lead_by_text(" AND target_id = ", id);
        }
        if let Some(person) = self.person.map(|person| person.to_string()) {
            if walk.is_led() {
                walk.check_text(" AND actor_uuid || '' = ", &person);
            } else {
                walk.lead_by_text(" AND actor_uuid = ", &person);
            }
        }
        if let Some(action) = &self.action {
            if walk.is_led() {
                walk.check_text(" AND action || '' = ", action);
            } else {
                walk.lead_by_text(" AND action = ", action);
            }
        }
        if let Some(kind) = &self.actor_kind {
            walk.check_text(" AND actor_kind || '' = ", kind);
        }
        if let (Some(kind), None) = (&self.target_kind, &self.target_id) {
            walk.check_text(" AND target_kind || '' = ", kind);
        }
        walk
    }
}
