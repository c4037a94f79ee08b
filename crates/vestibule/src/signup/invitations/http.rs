//! Invitations in API v1.

use axum::extract::State;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use vestibule_kernel::{DisplayName, EmailAddress, InvitationId, RoleId, SecretString, Username};

use crate::access::http::PeopleManager;
use crate::env::Env;
use crate::http::{
    Code, FieldError, Json, Languages, PageBody, PageQuery, Path, Problem, Query, RequestOrigin, Routes,
    routes,
};
use crate::users::Locale;

use super::{AcceptError, Acceptance, Invitation, InviteError};

/// The routes.
pub fn routes<R: Routes>() -> R {
    R::default().routes(routes!(list, invite)).routes(routes!(revoke)).routes(routes!(accept))
}

/// An invitation that nobody has accepted yet.
#[derive(Debug, Serialize, ToSchema)]
struct InvitationBody {
    id: i64,
    email: String,
    /// What they will hold; absent for nothing but an account.
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<RoleRef>,
    /// Who sent it.
    invited_by: Uuid,
    /// RFC 3339.
    created_at: String,
    /// RFC 3339.
    expires_at: String,
}

/// A role, by name and row.
#[derive(Debug, Serialize, ToSchema)]
struct RoleRef {
    id: i64,
    name: String,
}

impl From<Invitation> for InvitationBody {
    fn from(invitation: Invitation) -> Self {
        Self {
            id: invitation.id.0,
            email: invitation.email,
            role: invitation.role.map(|(id, name)| RoleRef { id: id.0, name }),
            invited_by: invitation.invited_by.as_uuid(),
            created_at: invitation.created_at.to_rfc3339(),
            expires_at: invitation.expires_at.to_rfc3339(),
        }
    }
}

/// Invitations that nobody has accepted, newest first.
#[utoipa::path(get, path = "/api/v1/invitations", tag = "people", params(PageQuery), responses(
    (status = 200, body = PageBody<InvitationBody>), (status = 401), (status = 403), (status = 422)))]
async fn list(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    Query(page): Query<PageQuery>,
) -> Result<Json<PageBody<InvitationBody>>, Problem> {
    let page = super::list(&env, &caller, page.limit(), page.cursor()).await?;
    Ok(Json(page.map(InvitationBody::from).into()))
}

/// Whom to invite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewInvitation {
    email: String,
    /// What they will hold; absent for nothing but an account.
    role_id: Option<i64>,
}

/// Invite the owner of an address by mail. A second invitation takes the first one's place, which takes
/// the right to give what the first one gives.
#[utoipa::path(post, path = "/api/v1/invitations", tag = "people", request_body = NewInvitation, responses(
    (status = 201, body = InvitationBody), (status = 401), (status = 403), (status = 409), (status = 422)))]
async fn invite(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<NewInvitation>,
) -> Result<(StatusCode, Json<InvitationBody>), Problem> {
    let email = EmailAddress::parse_new(&body.email)
        .map_err(|error| Problem::fields(vec![FieldError::new("email", "invalid", error)]))?;
    let invitation = super::invite(&env, &caller, &email, body.role_id.map(RoleId), &origin).await?;
    Ok((StatusCode::CREATED, Json(invitation.into())))
}

/// Take an invitation back.
#[utoipa::path(delete, path = "/api/v1/invitations/{id}", tag = "people", params(("id" = i64, Path)),
    responses((status = 204), (status = 401), (status = 403), (status = 404)))]
async fn revoke(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
) -> Result<StatusCode, Problem> {
    super::revoke(&env, &caller, InvitationId(id), &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the invited choose.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AcceptanceBody {
    /// The last part of the mailed link.
    token: String,
    #[serde(default)]
    first_name: String,
    #[serde(default)]
    last_name: String,
    /// 3 to 30 letters, digits, `.`, `_`, `-`.
    username: String,
    #[schema(value_type = String, format = Password)]
    password: SecretString,
}

/// An account was made.
#[derive(Debug, Serialize, ToSchema)]
struct Accepted {
    username: String,
    email: String,
}

/// Accept an invitation by the token that was sent: the account is made, its address confirmed.
#[utoipa::path(post, path = "/api/v1/invitations/accept", tag = "people", request_body = AcceptanceBody,
    responses((status = 201, body = Accepted), (status = 404), (status = 409), (status = 410), (status = 422)))]
async fn accept(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    languages: Languages,
    Json(body): Json<AcceptanceBody>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let chosen = parse(&body.first_name, &body.last_name, &body.username, body.password)?;
    let chosen = Acceptance { locale: Locale::of_visitor(&languages), ..chosen };
    let user = super::accept(&env, &body.token, chosen, &origin).await?;
    Ok((StatusCode::CREATED, Json(Accepted { username: user.username, email: user.email })))
}

/// Parses every field, so that a person sees all that is wrong at once.
///
/// # Errors
/// 422 with the fields.
pub fn parse(
    first_name: &str,
    last_name: &str,
    username: &str,
    password: SecretString,
) -> Result<Acceptance, Problem> {
    let mut errors = Vec::new();
    let mut note =
        |field, error: &dyn std::fmt::Display| errors.push(FieldError::new(field, "invalid", error));
    let first_name = DisplayName::parse(first_name).map_err(|e| note("first_name", &e)).ok();
    let last_name = DisplayName::parse(last_name).map_err(|e| note("last_name", &e)).ok();
    let username = Username::parse(username).map_err(|e| note("username", &e)).ok();
    match (first_name, last_name, username) {
        (Some(first_name), Some(last_name), Some(username)) => {
            Ok(Acceptance { first_name, last_name, username, password, locale: Locale::default() })
        }
        _ => Err(Problem::fields(errors)),
    }
}

impl From<InviteError> for Problem {
    fn from(error: InviteError) -> Self {
        match error {
            InviteError::Access(error) => error.into(),
            InviteError::EmailTaken => Self::new(Code::EmailTaken),
            InviteError::Unknown => Self::new(Code::NotFound),
            InviteError::Cursor => Self::fields(vec![FieldError::new("cursor", "invalid", error)]),
            InviteError::Failure(failure) => failure.into(),
        }
    }
}

impl From<AcceptError> for Problem {
    fn from(error: AcceptError) -> Self {
        match error {
            AcceptError::Link(error) => error.into(),
            AcceptError::Account(error) => error.into(),
        }
    }
}
