//! Who am I, and where else am I signed in, in API v1.

use std::fmt::Display;
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use vestibule_kernel::{DisplayName, EVERYTHING, PermissionSet, SessionId, Username};

use crate::env::Env;
use crate::http::{Code, FieldError, Json, Path, Problem, RequestOrigin, Routes, SignedIn, routes};
use crate::recognition::Recognised;
use crate::users::{self, Locale, ProfileChange, ProfileError, ProfileState, TimeZone, User};

use super::OwnSession;
use super::own::Ended;

/// The routes.
pub fn routes<R: Routes>() -> R {
    R::default().routes(routes!(me, change_me)).routes(routes!(list)).routes(routes!(end_one))
}

/// The signed-in person and what they may do.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    /// The public id.
    uuid: Uuid,
    first_name: String,
    last_name: String,
    username: String,
    email: String,
    /// Whether the address has been confirmed.
    email_verified: bool,
    /// Whether a second factor is on.
    mfa_enabled: bool,
    /// BCP 47 language tag.
    locale: String,
    /// IANA time zone name.
    time_zone: String,
    /// Names of the roles somebody has granted.
    roles: Vec<String>,
    /// Names of the permissions held; `*` stands for all there are and will be.
    permissions: Vec<String>,
    /// Goes into the header `X-CSRFToken` of every unsafe request; empty for a token's caller.
    csrf_token: String,
}

impl Me {
    /// What a person sees of themselves.
    #[must_use]
    pub fn of(user: &User, roles: &[String], permissions: &PermissionSet, csrf_token: &str) -> Self {
        Self {
            uuid: user.uuid.as_uuid(),
            first_name: user.first_name.clone(),
            last_name: user.last_name.clone(),
            username: user.username.clone(),
            email: user.email.clone(),
            email_verified: user.is_verified(),
            mfa_enabled: user.has_second_factor(),
            locale: user.locale.clone(),
            time_zone: user.time_zone.clone(),
            roles: roles.to_vec(),
            permissions: match permissions {
                PermissionSet::Everything => vec![EVERYTHING.to_owned()],
                // An older version let a permission be called so.
                PermissionSet::Named(names) => {
                    names.iter().filter(|name| *name != EVERYTHING).cloned().collect()
                }
            },
            csrf_token: csrf_token.to_owned(),
        }
    }
}

/// Who is signed in, what they may do, and the session's CSRF token.
#[utoipa::path(get, path = "/api/v1/me", tag = "sign-in", responses((status = 200, body = Me), (status = 401)))]
async fn me(_: SignedIn, Extension(me): Extension<Arc<Recognised>>) -> Response {
    shown(&me, &me.user)
}

/// The person as `user` is, which may be newer than what was recognised.
fn shown(me: &Recognised, user: &User) -> Response {
    let tag = [(header::ETAG, ProfileState::of(user).to_entity_tag())];
    (tag, Json(body_of(me, user))).into_response()
}

fn body_of(me: &Recognised, user: &User) -> Me {
    Me::of(user, &me.roles, &me.caller.permissions, &me.csrf_token)
}

/// What the caller changes about themselves; absent fields stay.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ProfileBody {
    first_name: Option<String>,
    last_name: Option<String>,
    /// 3 to 30 letters, digits, `.`, `_`, `-`.
    username: Option<String>,
    /// BCP 47 language tag, such as `de`.
    locale: Option<String>,
    /// IANA time zone name, such as `Europe/Berlin`.
    time_zone: Option<String>,
}

/// Change one's own names, username, language or time zone. With `If-Match`, only if nobody has
/// changed them since; 412 carries the present state.
#[utoipa::path(patch, path = "/api/v1/me", tag = "account", request_body = ProfileBody,
    params(("If-Match" = Option<String>, Header, description = "`ETag` of `GET /api/v1/me`")),
    responses((status = 200, body = Me), (status = 401), (status = 403), (status = 409), (status = 412),
        (status = 422)))]
async fn change_me(
    State(env): State<Env>,
    caller: SignedIn,
    Extension(me): Extension<Arc<Recognised>>,
    RequestOrigin(origin): RequestOrigin,
    headers: HeaderMap,
    Json(body): Json<ProfileBody>,
) -> Result<Response, Problem> {
    let based_on = headers.get(header::IF_MATCH).and_then(|tags| tags.to_str().ok());
    let change = parse(&body)?;
    match users::change_own_profile(&env, &caller, &change, based_on, &origin).await {
        Ok(user) => Ok(shown(&me, &user)),
        Err(ProfileError::Stale(user)) => Err(Problem::stale(&body_of(&me, &user))),
        Err(error) => Err(error.into()),
    }
}

/// Parses every field, so that a person sees all that is wrong at once.
fn parse(body: &ProfileBody) -> Result<ProfileChange, Problem> {
    let mut errors = Vec::new();
    let change = ProfileChange {
        first_name: field(&mut errors, "first_name", body.first_name.as_deref(), DisplayName::parse),
        last_name: field(&mut errors, "last_name", body.last_name.as_deref(), DisplayName::parse),
        username: field(&mut errors, "username", body.username.as_deref(), Username::parse),
        locale: field(&mut errors, "locale", body.locale.as_deref(), Locale::parse),
        time_zone: field(&mut errors, "time_zone", body.time_zone.as_deref(), TimeZone::parse),
    };
    if errors.is_empty() { Ok(change) } else { Err(Problem::fields(errors)) }
}

fn field<T, E: Display>(
    errors: &mut Vec<FieldError>,
    name: &'static str,
    text: Option<&str>,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Option<T> {
    match parse(text?) {
        Ok(value) => Some(value),
        Err(error) => {
            errors.push(FieldError::new(name, "invalid", error));
            None
        }
    }
}

impl From<ProfileError> for Problem {
    fn from(error: ProfileError) -> Self {
        match error {
            ProfileError::Gone => Self::new(Code::SignInRequired),
            ProfileError::Stale(_) => Self::new(Code::Stale),
            ProfileError::UsernameTaken => Self::new(Code::UsernameTaken),
            error @ ProfileError::UsernameSettled => {
                Self::fields(vec![FieldError::new("username", "settled", error)])
            }
            ProfileError::Failure(failure) => failure.into(),
        }
    }
}

/// A session of the caller's.
#[derive(Debug, Serialize, ToSchema)]
struct SessionBody {
    id: i64,
    /// Such as `Firefox`; what the browser says of itself.
    browser: &'static str,
    /// Such as `Windows`; what the browser says of itself.
    system: &'static str,
    /// From where it was begun.
    #[schema(required)]
    address: Option<String>,
    #[schema(format = DateTime)]
    created_at: String,
    /// Up to a minute behind.
    #[schema(format = DateTime)]
    last_seen_at: String,
    #[schema(format = DateTime)]
    expires_at: String,
    /// Whether this request came with it.
    current: bool,
}

impl From<OwnSession> for SessionBody {
    fn from(session: OwnSession) -> Self {
        Self {
            id: session.id.0,
            browser: session.device.browser,
            system: session.device.system,
            address: session.address,
            created_at: session.created_at.to_rfc3339(),
            last_seen_at: session.last_seen_at.to_rfc3339(),
            expires_at: session.expires_at.to_rfc3339(),
            current: session.is_current,
        }
    }
}

/// The caller's sessions that still work, the latest used first.
#[utoipa::path(get, path = "/api/v1/me/sessions", tag = "sign-in",
    responses((status = 200, body = Vec<SessionBody>), (status = 401)))]
async fn list(State(env): State<Env>, caller: SignedIn) -> Result<Json<Vec<SessionBody>>, Problem> {
    let sessions = super::list_own(&env, &caller).await?;
    Ok(Json(sessions.into_iter().map(SessionBody::from).collect()))
}

/// End one of the caller's sessions.
#[utoipa::path(delete, path = "/api/v1/me/sessions/{id}", tag = "sign-in", params(("id" = i64, Path)),
    responses((status = 204), (status = 401), (status = 403), (status = 404)))]
async fn end_one(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Path(session): Path<SessionId>,
) -> Result<StatusCode, Problem> {
    match super::end_own(&env, &caller, session, &origin).await? {
        Ended::Yes => Ok(StatusCode::NO_CONTENT),
        Ended::NoSuchSession => Err(Problem::new(Code::NotFound)),
    }
}
