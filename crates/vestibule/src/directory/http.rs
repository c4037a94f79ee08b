//! People in API v1.

use axum::extract::State;
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use vestibule_kernel::{Cursor, GrantName, Limit, RoleId, Timestamp, UserUuid, folded};

use crate::access::http::PeopleManager;
use crate::env::Env;
use crate::http::{
    Code, FieldError, Json, PageBody, Path, Problem, Query, RequestOrigin, Routes, SignedIn, routes,
};

use super::{Deed, Direction, GRACE, MOST_AT_ONCE, Order, PeopleError, Person, Search, Status};

/// The routes.
pub fn routes<R: Routes>() -> R {
    R::default()
        .routes(routes!(list))
        .routes(routes!(get, delete))
        .routes(routes!(disable))
        .routes(routes!(enable))
        .routes(routes!(restore))
        .routes(routes!(end_sessions))
        .routes(routes!(export))
        .routes(routes!(bulk))
}

/// A person.
#[derive(Debug, Serialize, ToSchema)]
struct PersonBody {
    uuid: Uuid,
    /// The row, which the contract routes show.
    id: i64,
    first_name: String,
    last_name: String,
    username: String,
    email: String,
    /// `active`, `unconfirmed`, `disabled` or `deleted`.
    status: &'static str,
    /// Whether a second factor is on.
    mfa_enabled: bool,
    /// Names of the roles they hold now.
    roles: Vec<String>,
    /// RFC 3339.
    created_at: String,
    /// RFC 3339; since when they are kept out.
    #[serde(skip_serializing_if = "Option::is_none")]
    disabled_at: Option<String>,
    /// RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    deleted_at: Option<String>,
    /// RFC 3339; until then a deletion can be taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    purge_at: Option<String>,
}

impl From<Person> for PersonBody {
    fn from(person: Person) -> Self {
        Self {
            uuid: person.uuid.as_uuid(),
            id: person.id.0,
            status: person.status.name(),
            mfa_enabled: person.has_second_factor,
            created_at: person.created_at.to_rfc3339(),
            disabled_at: person.disabled_at.map(Timestamp::to_rfc3339),
            deleted_at: person.deleted_at.map(Timestamp::to_rfc3339),
            purge_at: person.deleted_at.map(|at| at.plus(GRACE).to_rfc3339()),
            first_name: person.first_name,
            last_name: person.last_name,
            username: person.username,
            email: person.email,
            roles: person.roles,
        }
    }
}

/// Which people.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct PeopleQuery {
    /// The beginning of a username, a first or last name or an address. What is found is ordered by
    /// what it was found by.
    q: Option<String>,
    /// The name of a role they hold.
    role: Option<String>,
    /// `active`, `unconfirmed`, `disabled` or `deleted`; absent for everybody who is not deleted.
    status: Option<String>,
    /// `username`, `email` or `created_at`, with `-` before it for the other direction. Not together
    /// with `q`.
    sort: Option<String>,
    /// Rows per page, 1 to 100.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100)]
    limit: Option<Limit>,
    /// `next` of the page before.
    cursor: Option<String>,
}

fn invalid(field: &'static str, detail: impl ToString) -> Problem {
    Problem::fields(vec![FieldError::new(field, "invalid", detail)])
}

impl PeopleQuery {
    fn parse(self) -> Result<Search, Problem> {
        let prefix = self.q.map(|q| folded(q.trim())).filter(|q| !q.is_empty());
        if prefix.as_ref().is_some_and(|prefix| prefix.chars().count() > 100) {
            return Err(invalid("q", "a search has at most 100 characters"));
        }
        if prefix.is_some() && self.sort.is_some() {
            return Err(invalid("sort", "a search is ordered by what it finds"));
        }
        let status = self.status.map(|status| {
            Status::by_name(&status)
                .ok_or_else(|| invalid("status", format!("there is no status {status:?}")))
        });
        let role = self.role.map(|role| GrantName::parse(&role).map_err(|error| invalid("role", error)));
        let (order, direction) = parse_sort(self.sort.as_deref().unwrap_or("username"))?;
        let cursor = self.cursor.as_deref().map(Cursor::from_text);
        Ok(Search {
            prefix,
            role: role.transpose()?,
            status: status.transpose()?,
            order,
            direction,
            limit: self.limit.unwrap_or_default(),
            cursor,
        })
    }
}

fn parse_sort(text: &str) -> Result<(Order, Direction), Problem> {
    let (name, direction) = match text.strip_prefix('-') {
        Some(name) => (name, Direction::Down),
        None => (text, Direction::Up),
    };
    let order = match name {
        "username" => Order::Username,
        "email" => Order::Email,
        "created_at" => Order::CreatedAt,
        _ => return Err(invalid("sort", "people are sorted by username, email or created_at")),
    };
    Ok((order, direction))
}

/// People: those whose names or address begin so, who hold a role, who stand so.
#[utoipa::path(get, path = "/api/v1/users", tag = "people", params(PeopleQuery), responses(
    (status = 200, body = PageBody<PersonBody>), (status = 401), (status = 403), (status = 422)))]
async fn list(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    Query(query): Query<PeopleQuery>,
) -> Result<Json<PageBody<PersonBody>>, Problem> {
    let page = super::list(&env, &caller, &query.parse()?).await?;
    Ok(Json(page.map(PersonBody::from).into()))
}

/// One person.
#[utoipa::path(get, path = "/api/v1/users/{uuid}", tag = "people", params(("uuid" = Uuid, Path)), responses(
    (status = 200, body = PersonBody), (status = 401), (status = 403), (status = 404)))]
async fn get(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    Path(uuid): Path<UserUuid>,
) -> Result<Json<PersonBody>, Problem> {
    Ok(Json(super::get(&env, &caller, uuid).await?.into()))
}

async fn act(
    env: &Env,
    caller: &SignedIn,
    uuid: UserUuid,
    deed: Deed,
    origin: &vestibule_kernel::Origin,
) -> Result<Json<PersonBody>, Problem> {
    super::act(env, caller, uuid, deed, origin).await?;
    Ok(Json(super::get(env, caller, uuid).await?.into()))
}

/// Keep a person out: their sessions and tokens end at once.
#[utoipa::path(post, path = "/api/v1/users/{uuid}/disable", tag = "people", params(("uuid" = Uuid, Path)),
    responses((status = 200, body = PersonBody), (status = 401), (status = 403), (status = 404), (status = 409)))]
async fn disable(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Path(uuid): Path<UserUuid>,
) -> Result<Json<PersonBody>, Problem> {
    act(&env, &caller, uuid, Deed::Disable, &origin).await
}

/// Let a person in again; sessions and tokens that were ended stay so.
#[utoipa::path(post, path = "/api/v1/users/{uuid}/enable", tag = "people", params(("uuid" = Uuid, Path)),
    responses((status = 200, body = PersonBody), (status = 401), (status = 403), (status = 404), (status = 409)))]
async fn enable(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Path(uuid): Path<UserUuid>,
) -> Result<Json<PersonBody>, Problem> {
    act(&env, &caller, uuid, Deed::Enable, &origin).await
}

/// Delete a person: kept out at once, purged after thirty days. Until then the deletion can be
/// taken back and the names stay taken.
#[utoipa::path(delete, path = "/api/v1/users/{uuid}", tag = "people", params(("uuid" = Uuid, Path)),
    responses((status = 200, body = PersonBody), (status = 401), (status = 403), (status = 404), (status = 409)))]
async fn delete(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Path(uuid): Path<UserUuid>,
) -> Result<Json<PersonBody>, Problem> {
    act(&env, &caller, uuid, Deed::Delete, &origin).await
}

/// Take a deletion back.
#[utoipa::path(post, path = "/api/v1/users/{uuid}/restore", tag = "people", params(("uuid" = Uuid, Path)),
    responses((status = 200, body = PersonBody), (status = 401), (status = 403), (status = 404)))]
async fn restore(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Path(uuid): Path<UserUuid>,
) -> Result<Json<PersonBody>, Problem> {
    act(&env, &caller, uuid, Deed::Restore, &origin).await
}

/// End every session and token of a person.
#[utoipa::path(delete, path = "/api/v1/users/{uuid}/sessions", tag = "people", params(("uuid" = Uuid, Path)),
    responses((status = 204), (status = 401), (status = 403), (status = 404)))]
async fn end_sessions(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Path(uuid): Path<UserUuid>,
) -> Result<StatusCode, Problem> {
    super::act(&env, &caller, uuid, Deed::EndSessions, &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is on record about a person, as one JSON archive: everything for themselves, and for whoever
/// manages them what they are shown elsewhere. `left_out` names the other parts with what they take:
/// `access_logs` for sessions, programs, letters, events and requests, `manage_billing` for
/// what was bought, and the role Super Admin for what was done on boards. `incomplete` names the lists
/// of which only the newest 10,000 entries are there. A POST, because it leaves an entry in the audit log.
#[utoipa::path(post, path = "/api/v1/users/{uuid}/export", tag = "people", params(("uuid" = Uuid, Path)),
    responses((status = 200, body = Object), (status = 401), (status = 403), (status = 404)))]
async fn export(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Path(uuid): Path<UserUuid>,
) -> Result<([(HeaderName, HeaderValue); 1], Json<Value>), Problem> {
    let archive = super::export(&env, &caller, uuid, &origin).await?;
    let name = HeaderValue::from_str(&format!("attachment; filename=\"person-{uuid}.json\""));
    let name = name.unwrap_or(HeaderValue::from_static("attachment"));
    Ok(([(header::CONTENT_DISPOSITION, name)], Json(archive)))
}

/// What can be done to a selection.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum DeedName {
    Disable,
    Enable,
    Delete,
    Restore,
    EndSessions,
    GiveRole,
    TakeRole,
}

/// A selection and what to do to it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BulkBody {
    /// At most 200.
    users: Vec<Uuid>,
    action: DeedName,
    /// Which role to give or take; for nothing else.
    role_id: Option<i64>,
}

impl BulkBody {
    fn deed(&self) -> Result<Deed, Problem> {
        Ok(match (self.action, self.role_id.map(RoleId)) {
            (DeedName::GiveRole, Some(role)) => Deed::GiveRole(role),
            (DeedName::TakeRole, Some(role)) => Deed::TakeRole(role),
            (DeedName::GiveRole | DeedName::TakeRole, None) => {
                return Err(invalid("role_id", "role_id is required"));
            }
            (_, Some(_)) => return Err(invalid("role_id", "this action is about no role")),
            (DeedName::Disable, None) => Deed::Disable,
            (DeedName::Enable, None) => Deed::Enable,
            (DeedName::Delete, None) => Deed::Delete,
            (DeedName::Restore, None) => Deed::Restore,
            (DeedName::EndSessions, None) => Deed::EndSessions,
        })
    }
}

/// How many it was done to.
#[derive(Debug, Serialize, ToSchema)]
struct BulkDone {
    done: usize,
}

/// Do one thing to many people: to all of them, or to none. A refusal names everybody in whose way
/// something stands, with the reason.
#[utoipa::path(post, path = "/api/v1/users/bulk", tag = "people", request_body = BulkBody, responses(
    (status = 200, body = BulkDone), (status = 401), (status = 403), (status = 409), (status = 422)))]
async fn bulk(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<BulkBody>,
) -> Result<Json<BulkDone>, Problem> {
    if body.users.len() > MOST_AT_ONCE {
        return Err(invalid("users", format!("at most {MOST_AT_ONCE} at once")));
    }
    let deed = body.deed()?;
    let people: Vec<UserUuid> = body.users.into_iter().map(UserUuid::from).collect();
    let done = super::act_on_all(&env, &caller, &people, deed, &origin).await?;
    Ok(Json(BulkDone { done }))
}

impl From<PeopleError> for Problem {
    fn from(error: PeopleError) -> Self {
        match error {
            PeopleError::Access(error) => error.into(),
            PeopleError::UnknownRole(_) => Self::fields(vec![FieldError::new("role", "unknown", error)]),
            PeopleError::Cursor => Self::fields(vec![FieldError::new("cursor", "invalid", error)]),
            PeopleError::Failure(failure) => failure.into(),
            PeopleError::Refused(refusals) => {
                let told = |refusal: super::Refusal| {
                    let why = Self::from(*refusal.why);
                    let mut error = FieldError::new("", why.code.as_str(), why.text());
                    error.field = refusal.person.to_string().into();
                    error
                };
                let errors = refusals.into_iter().map(told).collect();
                Self { errors, ..Self::with_detail(Code::Conflict, "Nothing was changed. See the reasons.") }
            }
        }
    }
}
