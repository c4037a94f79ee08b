//! Signing in and out with a cookie (CONTRACT.md 2), and where it parts from signing in for a token.
//!
//! A 400 from `/login` means "ask for the code" to the client and nothing else, so nothing that is
//! wrong with a request is answered with it.

use axum::Json;
use axum::body::Body;
use axum::extract::{FromRequest as _, Multipart, Request, State};
use axum::response::{AppendHeaders, IntoResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;
use vestibule_kernel::SecretString;

use crate::env::Env;
use crate::http::body::{media_type, read, says_json};
use crate::http::{Code, ContractError, MaybeSignedIn, Problem, RequestOrigin, SignedIn, cookies};
use crate::signin::{self, Attempt, PresentedCode, SignIn, SignInError, SignedOut};

use super::fields::Fields;
use super::person::{Answer, ContractUser};
use super::token;

/// What the login page sends, in any of the three forms.
#[derive(Debug, Default)]
struct LoginForm {
    username_or_email: Option<String>,
    password: Option<String>,
    /// The second factor's code; the client sends it empty on the first try.
    token: Option<String>,
}

/// Two replaced programs share the path.
#[derive(Debug)]
enum Knock {
    /// The login page of the one.
    Session(LoginForm),
    /// The other's body: JSON that names a `username`.
    Token(Fields),
}

/// A successful login.
#[derive(Debug, Serialize, ToSchema)]
struct LoggedIn {
    success: bool,
    message: &'static str,
    user: ContractUser,
}

/// Signs somebody in: multipart (as the client sends), urlencoded or JSON. JSON with a `username` in
/// place of `username_or_email` asks for a token and gets `{"access_token": ...}`.
#[utoipa::path(post, path = "/login", tag = "contract", request_body = Object,
    responses((status = 200, body = LoggedIn), (status = 400), (status = 401), (status = 422), (status = 429)))]
pub(super) async fn login(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    request: Request,
) -> Result<Response, ContractError> {
    let form = match parse(&env, request).await.map_err(unparsed)? {
        Knock::Session(form) => form,
        Knock::Token(fields) => return Ok(token::login(&env, &fields, &origin).await?.into_response()),
    };
    let (Some(name), Some(password)) = (form.username_or_email, form.password) else {
        return Err(not_understood());
    };
    let attempt = Attempt { name, password: SecretString::from(password), code: presented(form.token) };
    let signed_in = match signin::sign_in(&env, attempt, &origin).await {
        Ok(SignIn::Complete(signed_in)) => signed_in,
        Ok(SignIn::Halfway(halfway)) => {
            match signin::ask_for_rest(&env, &halfway, &origin).await.map_err(told)? {}
        }
        Err(error) => return Err(told(error)),
    };
    let [csrf, session] =
        cookies::of_session(&env.config, &signed_in.session.token.expose(), &signed_in.session.csrf_token);
    let user = ContractUser::of(&signed_in.user, &signed_in.rights.roles);
    let body = LoggedIn { success: true, message: "Login successful", user };
    let device = cookies::of_device(&env.config, &signed_in.device_marks);
    let device = AppendHeaders([(header::SET_COOKIE, device)]);
    Ok((set_cookies(csrf, session), device, Json(body)).into_response())
}

/// The code somebody has typed; the client sends the field empty on the first try.
pub(super) fn presented(token: Option<String>) -> Option<PresentedCode> {
    token.filter(|code| !code.trim().is_empty()).map(|code| PresentedCode::of_any_kind(&code))
}

fn told(error: SignInError) -> ContractError {
    match error {
        SignInError::CodeRequired | SignInError::WrongCode => {
            ContractError::told(StatusCode::BAD_REQUEST, "2FA token required")
        }
        other => other.into(),
    }
}

fn set_cookies(csrf: HeaderValue, session: HeaderValue) -> AppendHeaders<[(HeaderName, HeaderValue); 2]> {
    AppendHeaders([(header::SET_COOKIE, csrf), (header::SET_COOKIE, session)])
}

fn not_understood() -> ContractError {
    ContractError::told(StatusCode::UNPROCESSABLE_ENTITY, "Username or email and password are required")
}

/// What came whole and means nothing is one thing, what never came whole another.
fn unparsed(problem: Problem) -> ContractError {
    match problem.code {
        Code::BodyTooLarge | Code::RequestTimeout => problem.into(),
        _ => not_understood(),
    }
}

async fn parse(env: &Env, request: Request) -> Result<Knock, Problem> {
    let headers = request.headers().clone();
    let bytes = read(env, request.into_body()).await?;
    if says_json(&headers) {
        let fields = Fields::parse(&bytes)?;
        let wants_token = fields.has("username") && !fields.has("username_or_email");
        return Ok(if wants_token { Knock::Token(fields) } else { Knock::Session(from_json(&fields)) });
    }
    let form = match media_type(&headers).as_deref() {
        Some("multipart/form-data") => from_multipart(&headers, bytes).await,
        Some("application/x-www-form-urlencoded") => {
            from_pairs(serde_urlencoded::from_bytes(&bytes).map_err(|_| Problem::new(Code::MalformedBody))?)
        }
        _ => Err(Problem::new(Code::UnsupportedMediaType)),
    };
    form.map(Knock::Session)
}

fn from_json(fields: &Fields) -> LoginForm {
    LoginForm {
        username_or_email: fields.text("username_or_email").map(str::to_owned),
        password: fields.text("password").map(str::to_owned),
        token: fields.digits("token"),
    }
}

fn from_pairs(pairs: Vec<(String, String)>) -> Result<LoginForm, Problem> {
    let mut form = LoginForm::default();
    for (name, value) in pairs {
        match name.as_str() {
            "username_or_email" => form.username_or_email = Some(value),
            "password" => form.password = Some(value),
            "token" => form.token = Some(value),
            _ => {}
        }
    }
    Ok(form)
}

/// The body has been read within its limits; the library takes it apart.
async fn from_multipart(headers: &HeaderMap, bytes: Vec<u8>) -> Result<LoginForm, Problem> {
    let malformed = |_| Problem::new(Code::MalformedBody);
    let mut request = Request::new(Body::from(bytes));
    *request.headers_mut() = headers.clone();
    let mut parts =
        Multipart::from_request(request, &()).await.map_err(|_| Problem::new(Code::MalformedBody))?;
    let mut pairs = Vec::new();
    while let Some(part) = parts.next_field().await.map_err(malformed)? {
        let name = part.name().unwrap_or_default().to_owned();
        pairs.push((name, part.text().await.map_err(malformed)?));
    }
    from_pairs(pairs)
}

/// Always 200, also with a rubbish cookie: every page of the client asks.
#[utoipa::path(get, path = "/check_auth_status", tag = "contract", responses((status = 200)))]
pub(super) async fn check_auth_status(MaybeSignedIn(caller): MaybeSignedIn) -> Response {
    const YES: &str = r#"{"success":true,"message":"User is currently logged in"}"#;
    const NO: &str = r#"{"success":false,"message":"User is not logged in"}"#;
    let body = if caller.is_some() { YES } else { NO };
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response()
}

/// Signs out. A GET, because the client's link is one.
#[utoipa::path(get, path = "/logout", tag = "contract", responses((status = 200), (status = 401)))]
pub(super) async fn logout_get(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
) -> Result<Response, ContractError> {
    if signin::sign_out(&env, &caller, &origin).await? == SignedOut::Nothing {
        return Err(Problem::new(Code::SignInRequired).into());
    }
    let [csrf, session] = cookies::expired(&env.config);
    Ok((set_cookies(csrf, session), Answer::success("Logout successful")).into_response())
}

/// Signs out, for clients that know better than to change anything by a GET.
#[utoipa::path(post, path = "/logout", tag = "contract", responses((status = 200), (status = 401)))]
pub(super) async fn logout_post(
    env: State<Env>,
    caller: SignedIn,
    origin: RequestOrigin,
) -> Result<Response, ContractError> {
    logout_get(env, caller, origin).await
}
