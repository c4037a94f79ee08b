//! The audit log in API v1.

use std::collections::HashMap;

use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use vestibule_db::{Order, Place};
use vestibule_kernel::{BuiltInPermission, Caller, Cursor, Timestamp, UserUuid};

use crate::audit_log::{self, Action, Filter, ShownEvent, StoredEvent, Target};
use crate::env::Env;
use crate::http::{Fields, Json, PageBody, Problem, Query, Routes, SignedIn, routes};

use super::super::ActivityError;
use super::super::names::{self, LogPerson};
use super::query::order;

/// The routes.
pub(super) fn routes<R: Routes>() -> R {
    R::default().routes(routes!(audit))
}

/// Which events.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AuditQuery {
    /// A person's public id, or `anonymous`, `operator`, `system`, `person`.
    actor: Option<String>,
    /// What was done, such as `role_granted`.
    action: Option<String>,
    /// What it was done to: a kind such as `role`, or one of it such as `role:Editor` or `person:` and a public id.
    target: Option<String>,
    /// At this moment or later, RFC 3339.
    from: Option<String>,
    /// Before this moment, RFC 3339.
    to: Option<String>,
    /// `newest` first (default) or `oldest` first.
    order: Option<String>,
    /// Rows per page, 1 to 100; 25 unless told. A page may hold fewer although `next` says that there is more.
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Who did it.
#[derive(Debug, Serialize, ToSchema)]
struct AuditActor {
    /// `anonymous`, `person`, `operator` or `system`.
    kind: String,
    /// The public id of a person, also of one who has been deleted since.
    uuid: Option<String>,
    /// What they are called today; absent when they have been deleted.
    person: Option<LogPerson>,
}

/// What it was done to.
#[derive(Debug, Serialize, ToSchema)]
struct AuditTarget {
    /// `person`, `role`, `permission`, `installation`, ...
    kind: String,
    /// A person's public id, a name, or nothing.
    id: String,
    /// What a person is called today; absent when they have been deleted.
    person: Option<LogPerson>,
}

/// An event of the audit log.
#[derive(Debug, Serialize, ToSchema)]
struct AuditEvent {
    /// Its row.
    id: i64,
    /// RFC 3339.
    at: String,
    actor: AuditActor,
    /// Such as `role_granted`.
    action: String,
    target: AuditTarget,
    /// What changed: named fields without secrets.
    #[schema(value_type = Object)]
    detail: Value,
    /// The request that caused it.
    request_id: Option<String>,
    /// Where it came from, until that is erased.
    address: Option<String>,
    /// With what, until that is erased.
    user_agent: Option<String>,
    /// Its place in the chain; absent for a second or so.
    seq: Option<i64>,
}

/// Who changed what.
#[utoipa::path(get, path = "/api/v1/audit", tag = "logs", params(AuditQuery),
    responses((status = 200, body = PageBody<AuditEvent>), (status = 401), (status = 403), (status = 422)))]
async fn audit(
    State(env): State<Env>,
    caller: SignedIn,
    Query(query): Query<AuditQuery>,
) -> Result<Json<PageBody<AuditEvent>>, Problem> {
    caller.require(BuiltInPermission::AccessLogs)?;
    let (asked, list) = parse(&query)?;
    let (items, next) = read(&env, &caller, &asked).await?;
    let next = next.map(|place| Cursor::after(&list, &place).as_str().to_owned());
    Ok(Json(PageBody { items, next }))
}

struct Asked {
    filter: Filter,
    order: Order,
    after: Option<Place>,
    limit: usize,
}

async fn read(
    env: &Env,
    caller: &Caller,
    asked: &Asked,
) -> Result<(Vec<AuditEvent>, Option<Place>), ActivityError> {
    caller.require(BuiltInPermission::AccessLogs)?;
    let walk = asked.filter.walk().page(asked.order, asked.after, asked.limit);
    let mut db = env.db.read().await?;
    let stretch = audit_log::walk(&mut db, &walk).await?;
    let people = names::by_uuid(&mut db, stretch.rows.iter().flat_map(|row| people_of(&row.event))).await?;
    Ok((stretch.rows.into_iter().map(|row| shown(row, &people)).collect(), stretch.next))
}

/// Whom an event speaks of.
fn people_of(event: &StoredEvent) -> impl Iterator<Item = UserUuid> {
    let target = (event.target_kind == "person").then_some(event.target_id.as_str());
    [event.actor_uuid.as_deref(), target].into_iter().flatten().filter_map(|id| id.parse().ok())
}

fn shown(row: ShownEvent, people: &HashMap<UserUuid, LogPerson>) -> AuditEvent {
    let person = |id: &str| id.parse().ok().and_then(|uuid: UserUuid| people.get(&uuid).cloned());
    let event = row.event;
    AuditEvent {
        id: event.id,
        at: Timestamp::from_millis(event.at).to_rfc3339(),
        actor: AuditActor {
            person: event.actor_uuid.as_deref().and_then(person),
            kind: event.actor_kind,
            uuid: event.actor_uuid,
        },
        action: event.action,
        target: AuditTarget {
            person: if event.target_kind == "person" { person(&event.target_id) } else { None },
            kind: event.target_kind,
            id: event.target_id,
        },
        detail: serde_json::from_str(&event.detail).unwrap_or_default(),
        request_id: event.request_id,
        address: row.address,
        user_agent: row.user_agent,
        seq: row.seq,
    }
}

fn parse(query: &AuditQuery) -> Result<(Asked, String), Problem> {
    let mut fields = Fields::default();
    let actor = fields.optional("actor", query.actor.as_deref(), ACTOR, |text| match text {
        "anonymous" | "operator" | "system" | "person" => Some((None, Some(text.to_owned()))),
        _ => text.parse().ok().map(|uuid| (Some(uuid), None)),
    });
    let (person, actor_kind) = actor.unwrap_or_default();
    let target =
        fields.optional("target", query.target.as_deref(), TARGET, |text| match text.split_once(':') {
            Some((kind, id)) => {
                Target::parse(kind, id).map(|target| (target.kind().to_owned(), Some(target.id())))
            }
            None => Target::is_kind(text).then(|| (text.to_owned(), None)),
        });
    let (target_kind, target_id) = target.map_or((None, None), |(kind, id)| (Some(kind), id));
    let filter = Filter {
        person,
        actor_kind,
        action: fields.optional("action", query.action.as_deref(), "must be an action's name", |text| {
            Action::by_name(text).map(|action| action.name().to_owned())
        }),
        target_kind,
        target_id,
        from: fields.moment("from", query.from.as_deref()),
        to: fields.moment("to", query.to.as_deref()),
    };
    let order = order(&mut fields, query.order.as_deref());
    let list = format!("audit {filter:?} {order:?}");
    let after = fields.cursor(query.cursor.as_deref(), &list);
    let limit = fields.limit(query.limit.as_deref()).rows();
    fields.finish()?;
    Ok((Asked { filter, order, after, limit }, list))
}

const ACTOR: &str = "must be a person's id, anonymous, operator, system or person";
const TARGET: &str = "must be a kind such as role, or one of it such as role:Editor";
