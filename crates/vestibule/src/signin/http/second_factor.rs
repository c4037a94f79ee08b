//! A person's second factor in API v1.

use axum::extract::State;
use axum::response::{AppendHeaders, IntoResponse, Response};
use http::{StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_crypto::RecoveryCode;
use vestibule_kernel::{ExposeSecret as _, SecretString, Timestamp, UserUuid};

use crate::access::http::PeopleManager;
use crate::env::Env;
use crate::http::{Code, FieldError, Json, Path, Problem, RequestOrigin, Routes, SignedIn, cookies, routes};
use crate::sessions::Issued;
use crate::signin::second_factor::{self, ClearError, Proof, Reason};

use super::sessions::presented;

pub(super) fn routes<R: Routes>() -> R {
    R::default()
        .routes(routes!(standing, enrol, switch_off))
        .routes(routes!(confirm))
        .routes(routes!(renew_recovery_codes))
        .routes(routes!(clear))
}

/// The caller's second factor.
#[derive(Debug, Serialize, ToSchema)]
struct StandingBody {
    enabled: bool,
    /// Since when; null while it is off.
    #[schema(required, format = DateTime)]
    enabled_at: Option<String>,
    /// Recovery codes that were not used yet.
    recovery_codes_left: i64,
}

/// Whether the caller has a second factor, and how many recovery codes are left.
#[utoipa::path(get, path = "/api/v1/me/totp", tag = "second factor",
    responses((status = 200, body = StandingBody), (status = 401)))]
async fn standing(State(env): State<Env>, caller: SignedIn) -> Result<Json<StandingBody>, Problem> {
    let standing = second_factor::standing(&env, &caller).await?;
    Ok(Json(StandingBody {
        enabled: standing.on_since.is_some(),
        enabled_at: standing.on_since.map(Timestamp::to_rfc3339),
        recovery_codes_left: standing.recovery_codes_left,
    }))
}

/// What an authenticator app needs.
#[derive(Debug, Serialize, ToSchema)]
struct EnrolmentBody {
    /// Base32, for typing.
    secret: String,
    /// An `otpauth` address with the secret.
    uri: String,
    /// The address as a QR code: an SVG document.
    qr_svg: String,
}

/// Show the secret for an authenticator app. It counts only once a code of it has been confirmed,
/// from this session.
#[utoipa::path(post, path = "/api/v1/me/totp", tag = "second factor",
    responses((status = 200, body = EnrolmentBody), (status = 401), (status = 403), (status = 409)))]
async fn enrol(State(env): State<Env>, caller: SignedIn) -> Result<Json<EnrolmentBody>, Problem> {
    let enrolment = second_factor::enrol(&env, &caller).await?;
    let picture = second_factor::svg(&enrolment.uri)?;
    Ok(Json(EnrolmentBody {
        secret: enrolment.secret.expose_secret().to_owned(),
        uri: enrolment.uri.expose_secret().to_owned(),
        qr_svg: picture.expose_secret().to_owned(),
    }))
}

/// A code of the secret just shown.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TotpConfirmBody {
    #[schema(value_type = String)]
    code: SecretString,
}

/// Recovery codes, which nobody can show again.
#[derive(Debug, Serialize, ToSchema)]
struct RecoveryCodesBody {
    recovery_codes: Vec<String>,
    /// The session's CSRF token from now on; absent when it is the same as before.
    #[serde(skip_serializing_if = "Option::is_none")]
    csrf_token: Option<String>,
}

impl RecoveryCodesBody {
    fn of(codes: &[RecoveryCode], csrf_token: Option<String>) -> Json<Self> {
        Json(Self { recovery_codes: codes.iter().map(RecoveryCode::expose).collect(), csrf_token })
    }
}

/// Switch the second factor on with a code of the secret shown. Ends every other session and gives
/// this one a new token; answers ten recovery codes.
#[utoipa::path(post, path = "/api/v1/me/totp/confirm", tag = "second factor", request_body = TotpConfirmBody,
    responses((status = 200, body = RecoveryCodesBody), (status = 401), (status = 403), (status = 409),
        (status = 422), (status = 429)))]
async fn confirm(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<TotpConfirmBody>,
) -> Result<Response, Problem> {
    let code = body.code.expose_secret().trim();
    let confirmed = second_factor::confirm(&env, &caller, code, &origin).await?;
    let csrf_token = confirmed.session.csrf_token.clone();
    let body = RecoveryCodesBody::of(&confirmed.recovery_codes, Some(csrf_token));
    Ok(under_new_token(&env, &confirmed.session, body))
}

/// Both factors, before the second one is touched.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ProofBody {
    #[schema(value_type = String, format = Password)]
    password: SecretString,
    /// Six digits of the authenticator.
    #[schema(value_type = Option<String>)]
    code: Option<SecretString>,
    /// In place of `code`, for whoever has lost their authenticator.
    #[schema(value_type = Option<String>)]
    recovery_code: Option<SecretString>,
}

impl ProofBody {
    fn proof(self) -> Result<Proof, Problem> {
        Ok(Proof { password: self.password, code: presented(self.code, self.recovery_code)? })
    }
}

/// The session goes on.
#[derive(Debug, Serialize, ToSchema)]
struct SwitchedOff {
    /// Always false.
    enabled: bool,
    /// The session's CSRF token from now on.
    csrf_token: String,
}

/// Switch the second factor off. Erases its secret and the recovery codes, ends every other session
/// and gives this one a new token.
#[utoipa::path(delete, path = "/api/v1/me/totp", tag = "second factor", request_body = ProofBody,
    responses((status = 200, body = SwitchedOff), (status = 401), (status = 403), (status = 409), (status = 422),
        (status = 429), (status = 503)))]
async fn switch_off(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<ProofBody>,
) -> Result<Response, Problem> {
    let session = second_factor::switch_off(&env, &caller, body.proof()?, &origin).await?;
    let csrf_token = session.csrf_token.clone();
    Ok(under_new_token(&env, &session, Json(SwitchedOff { enabled: false, csrf_token })))
}

/// Make ten new recovery codes; the old ones end.
#[utoipa::path(post, path = "/api/v1/me/recovery-codes", tag = "second factor", request_body = ProofBody,
    responses((status = 200, body = RecoveryCodesBody), (status = 401), (status = 403), (status = 409),
        (status = 422), (status = 429), (status = 503)))]
async fn renew_recovery_codes(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<ProofBody>,
) -> Result<Json<RecoveryCodesBody>, Problem> {
    let codes = second_factor::renew_recovery_codes(&env, &caller, body.proof()?, &origin).await?;
    Ok(RecoveryCodesBody::of(&codes, None))
}

/// Why a person's second factor is switched off.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ClearBody {
    /// One line of 1 to 500 characters; the person is told.
    reason: String,
}

/// Switch the second factor off for somebody who has lost it. Ends everything they have open and tells
/// them by mail. Takes the permission `manage_users`, recent authentication and a reason; not for
/// one's own.
#[utoipa::path(delete, path = "/api/v1/users/{uuid}/second-factor", tag = "people", request_body = ClearBody,
    params(("uuid" = Uuid, Path)),
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 409), (status = 422)))]
async fn clear(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Path(person): Path<UserUuid>,
    Json(body): Json<ClearBody>,
) -> Result<StatusCode, Problem> {
    let reason = Reason::parse(&body.reason)
        .map_err(|error| Problem::fields(vec![FieldError::new("reason", "invalid", error)]))?;
    second_factor::clear(&env, &caller, person, &reason, &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<ClearError> for Problem {
    fn from(error: ClearError) -> Self {
        match error {
            ClearError::Access(error) => error.into(),
            ClearError::StepUp(error) => error.into(),
            error @ ClearError::OnesOwn => Self::fields(vec![FieldError::new("uuid", "ones_own", error)]),
            ClearError::Off => Self::new(Code::SecondFactorOff),
            ClearError::Failure(failure) => failure.into(),
        }
    }
}

/// Hands the session's new token to the browser.
fn under_new_token(env: &Env, session: &Issued, body: impl IntoResponse) -> Response {
    let [csrf, cookie] = cookies::of_session(&env.config, &session.token.expose(), &session.csrf_token);
    let set_cookies = AppendHeaders([(header::SET_COOKIE, csrf), (header::SET_COOKIE, cookie)]);
    (StatusCode::OK, set_cookies, body).into_response()
}
