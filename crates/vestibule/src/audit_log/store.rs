//! The `audit_events` and `audit_personal` tables.

use vestibule_db::{DbResult, WriteTx, on_db};
use vestibule_kernel::{Actor, Origin, Timestamp};

use super::{Event, Target};

const INSERT: &str = "INSERT INTO audit_events \
     (at, actor_kind, actor_uuid, action, target_kind, target_id, detail, request_id) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
const INSERT_PERSONAL: &str =
    "INSERT INTO audit_personal (event_id, address, user_agent) VALUES ($1, $2, $3)";

pub(super) async fn insert(tx: &mut WriteTx, now: Timestamp, event: &Event, origin: &Origin) -> DbResult<()> {
    let (actor_kind, actor_uuid) = match event.actor {
        Actor::Anonymous => ("anonymous", None),
        Actor::Person(uuid) => ("person", Some(uuid.to_string())),
        Actor::Operator => ("operator", None),
        Actor::System => ("system", None),
    };
    let (target_kind, target_id) = match &event.target {
        Target::Person(uuid) => ("person", uuid.to_string()),
        Target::Role(name) => ("role", name.clone()),
        Target::Permission(name) => ("permission", name.clone()),
        Target::Board(id) => ("board", id.to_string()),
        Target::Installation => ("installation", String::new()),
    };
    let id: i64 = on_db!(tx, c => {
        sqlx::query_scalar(INSERT)
            .bind(now.as_millis())
            .bind(actor_kind)
            .bind(actor_uuid.as_deref())
            .bind(event.action.name())
            .bind(target_kind)
            .bind(&target_id)
            .bind(event.detail.to_string())
            .bind(origin.request_id.as_deref())
            .fetch_one(c)
            .await?
    });
    if origin.address.is_some() || origin.user_agent.is_some() {
        on_db!(tx, c => {
            sqlx::query(INSERT_PERSONAL)
                .bind(id)
                .bind(origin.address.map(|a| a.to_string()))
                .bind(origin.user_agent.as_deref())
                .execute(c)
                .await?;
        });
    }
    Ok(())
}
