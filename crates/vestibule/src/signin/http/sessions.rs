//! Signing in and out, in one step or several.

use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::response::{AppendHeaders, IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_kernel::{ExposeSecret as _, SecretString};

use crate::env::Env;
use crate::http::{Code, FieldError, Json, Problem, RequestOrigin, Routes, SignedIn, cookies, routes};
use crate::recognition::Recognised;
use crate::sessions::http::Me;
use crate::signin::{
    self, Attempt, Method, Opened, PresentedCode, Progress, SignInError, SignedIn as LetIn, SignedOut, Step,
};

pub(super) fn routes<R: Routes>() -> R {
    R::default()
        .routes(routes!(sign_in))
        .routes(routes!(enter_code))
        .routes(routes!(mail_code))
        .routes(routes!(replace_password))
        .routes(routes!(sign_out))
        .routes(routes!(end_others))
}

/// Somebody signs in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SignInBody {
    /// Username or e-mail address.
    name: String,
    #[schema(value_type = String, format = Password)]
    password: SecretString,
}

/// A sign-in whose password is right and which is not finished.
#[derive(Debug, Serialize, ToSchema)]
struct Unfinished {
    /// `second_factor_required` or `new_password_required`.
    status: &'static str,
    /// Goes into the request that finishes the sign-in; browsers have it in a cookie, too.
    attempt: String,
    /// What is accepted as second factor: `totp`, `recovery_code`, `email_code`.
    methods: Vec<&'static str>,
    /// After this the sign-in starts anew.
    #[schema(format = DateTime)]
    expires_at: String,
}

/// Start a session. Sets the session cookie; unsafe requests carry `csrf_token` from the answer in
/// the header `X-CSRFToken`. Answers 202 when the password alone is not enough, with what is due.
#[utoipa::path(post, path = "/api/v1/sessions", tag = "sign-in", request_body = SignInBody,
    responses((status = 201, body = Me), (status = 202, body = Unfinished), (status = 401), (status = 422),
        (status = 429), (status = 503)))]
async fn sign_in(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<SignInBody>,
) -> Result<Response, Problem> {
    let attempt = Attempt { name: body.name, password: body.password, code: None };
    Ok(answer(&env, signin::begin(&env, attempt, &origin).await?))
}

/// The second step of a sign-in: one of the two codes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CodeBody {
    /// From the answer of the first step; the cookie's when absent.
    attempt: Option<String>,
    /// Six digits, of the authenticator or mailed.
    #[schema(value_type = Option<String>)]
    code: Option<SecretString>,
    /// In place of `code`, for whoever has lost their authenticator.
    #[schema(value_type = Option<String>)]
    recovery_code: Option<SecretString>,
}

/// Finish a sign-in with a code. Answers 202 when a new password is due then.
#[utoipa::path(post, path = "/api/v1/sessions/attempts/code", tag = "sign-in", request_body = CodeBody,
    responses((status = 201, body = Me), (status = 202, body = Unfinished), (status = 401), (status = 422),
        (status = 429)))]
async fn enter_code(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    headers: HeaderMap,
    Json(body): Json<CodeBody>,
) -> Result<Response, Problem> {
    let code = presented(body.code, body.recovery_code)?;
    let attempt = attempt_of(body.attempt, &headers)?;
    Ok(answer(&env, signin::enter_code(&env, &attempt, &code, &origin).await?))
}

/// Asks for a mailed code.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MailCodeBody {
    /// From the answer of the first step; the cookie's when absent.
    attempt: Option<String>,
}

/// What happens next.
#[derive(Debug, Serialize, ToSchema)]
struct Mailed {
    /// `check_your_mail`.
    status: &'static str,
}

/// Have a code mailed for a sign-in, at most once a minute. There is nothing here unless the
/// installation mails codes.
#[utoipa::path(post, path = "/api/v1/sessions/attempts/email-code", tag = "sign-in",
    request_body = MailCodeBody,
    responses((status = 202, body = Mailed), (status = 401), (status = 404), (status = 429)))]
async fn mail_code(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    headers: HeaderMap,
    Json(body): Json<MailCodeBody>,
) -> Result<(StatusCode, Json<Mailed>), Problem> {
    signin::mail_code(&env, &attempt_of(body.attempt, &headers)?, &origin).await?;
    Ok((StatusCode::ACCEPTED, Json(Mailed { status: "check_your_mail" })))
}

/// The last step of a sign-in with a password that Vestibule has made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewPasswordBody {
    /// From the answer of the step before; the cookie's when absent.
    attempt: Option<String>,
    #[schema(value_type = String, format = Password)]
    new_password: SecretString,
}

/// Finish a sign-in by replacing a password that Vestibule has made.
#[utoipa::path(post, path = "/api/v1/sessions/attempts/password", tag = "sign-in",
    request_body = NewPasswordBody,
    responses((status = 201, body = Me), (status = 401), (status = 422), (status = 503)))]
async fn replace_password(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    headers: HeaderMap,
    Json(body): Json<NewPasswordBody>,
) -> Result<Response, Problem> {
    let attempt = attempt_of(body.attempt, &headers)?;
    let signed_in = signin::replace_password(&env, &attempt, body.new_password, &origin).await?;
    Ok(let_in(&env, &signed_in))
}

/// End the current session. Whoever comes with a token has none: 404.
#[utoipa::path(delete, path = "/api/v1/sessions/current", tag = "sign-in",
    responses((status = 204), (status = 401), (status = 403), (status = 404)))]
async fn sign_out(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
) -> Result<Response, Problem> {
    if signin::sign_out(&env, &caller, &origin).await? == SignedOut::Nothing {
        return Err(Problem::new(Code::NotFound));
    }
    let [csrf, cookie] = cookies::expired(&env.config);
    let set_cookies = AppendHeaders([(header::SET_COOKIE, csrf), (header::SET_COOKIE, cookie)]);
    Ok((StatusCode::NO_CONTENT, set_cookies).into_response())
}

fn answer(env: &Env, progress: Progress) -> Response {
    match progress {
        Progress::In(signed_in) => let_in(env, &signed_in),
        Progress::Due(opened) => unfinished(env, &opened),
    }
}

fn let_in(env: &Env, signed_in: &LetIn) -> Response {
    let session = &signed_in.session;
    let [csrf, cookie] = cookies::of_session(&env.config, &session.token.expose(), &session.csrf_token);
    let device = cookies::of_device(&env.config, &signed_in.device_marks);
    let set_cookies = [csrf, cookie, device, cookies::attempt_over(&env.config)];
    let me =
        Me::of(&signed_in.user, &signed_in.rights.roles, &signed_in.rights.permissions, &session.csrf_token);
    (StatusCode::CREATED, setting(set_cookies), Json(me)).into_response()
}

fn unfinished(env: &Env, opened: &Opened) -> Response {
    let token = opened.token.expose();
    let lifetime = opened.expires_at.since(env.now());
    let cookie = cookies::of_attempt(&env.config, &token, lifetime);
    let body = Unfinished {
        status: match opened.next {
            Step::SecondFactor => "second_factor_required",
            Step::NewPassword => "new_password_required",
        },
        attempt: token,
        methods: opened.methods.iter().copied().map(Method::name).collect(),
        expires_at: opened.expires_at.to_rfc3339(),
    };
    (StatusCode::ACCEPTED, setting([cookie]), Json(body)).into_response()
}

/// End every session of the caller's but the one of this request, and all tokens that programs have
/// signed in for. API tokens stay until they are deleted.
#[utoipa::path(delete, path = "/api/v1/me/sessions", tag = "sign-in",
    responses((status = 204), (status = 401), (status = 403)))]
async fn end_others(
    State(env): State<Env>,
    _: SignedIn,
    Extension(me): Extension<Arc<Recognised>>,
    RequestOrigin(origin): RequestOrigin,
) -> Result<StatusCode, Problem> {
    signin::end_other_sign_ins(&env, &me, &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn setting<const N: usize>(
    cookies: [HeaderValue; N],
) -> AppendHeaders<[(header::HeaderName, HeaderValue); N]> {
    AppendHeaders(cookies.map(|cookie| (header::SET_COOKIE, cookie)))
}

fn attempt_of(named: Option<String>, headers: &HeaderMap) -> Result<String, Problem> {
    named
        .or_else(|| cookies::attempt(headers).map(str::to_owned))
        .ok_or_else(|| SignInError::AttemptOver.into())
}

/// Exactly one of the two codes.
pub(super) fn presented(
    code: Option<SecretString>,
    recovery_code: Option<SecretString>,
) -> Result<PresentedCode, Problem> {
    match (code, recovery_code) {
        (Some(code), None) => Ok(PresentedCode::Code(code.expose_secret().trim().into())),
        (None, Some(code)) => Ok(PresentedCode::Recovery(code)),
        _ => {
            let detail = "either code or recovery_code is required";
            Err(Problem::fields(vec![FieldError::new("code", "required", detail)]))
        }
    }
}
