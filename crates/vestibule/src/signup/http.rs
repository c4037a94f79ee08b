//! Sign-up in API v1.

use axum::extract::State;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_kernel::{EmailAddress, SecretString};

use crate::env::Env;
use crate::http::{Code, FieldError, Json, Languages, Problem, RequestOrigin, Routes, routes};
use crate::throttle;
use crate::users::Locale;

use super::{ConfirmError, Proof, ResendError, SignUp, SignUpError, Typed};

/// The routes.
pub fn routes<R: Routes>() -> R {
    R::default().routes(routes!(sign_up)).routes(routes!(confirm)).routes(routes!(resend))
}

/// Somebody signs up.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SignUpBody {
    #[serde(default)]
    first_name: String,
    #[serde(default)]
    last_name: String,
    /// 3 to 30 letters, digits, `.`, `_`, `-`.
    username: String,
    email: String,
    #[schema(value_type = String, format = Password)]
    password: SecretString,
}

/// What happens next.
#[derive(Debug, Serialize, ToSchema)]
struct CheckYourMail {
    /// `check_your_mail`.
    status: &'static str,
}

const CHECK_YOUR_MAIL: Json<CheckYourMail> = Json(CheckYourMail { status: "check_your_mail" });

/// Make an account. The answer is the same whether or not the address has one already, unless the
/// configuration says otherwise; the mailbox's owner learns more, in the language of `Accept-Language` where
/// there are letters in it.
#[utoipa::path(post, path = "/api/v1/signups", tag = "sign-up", request_body = SignUpBody,
    responses((status = 202, body = CheckYourMail), (status = 403), (status = 409), (status = 422), (status = 429),
        (status = 503)))]
async fn sign_up(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    languages: Languages,
    Json(body): Json<SignUpBody>,
) -> Result<(StatusCode, Json<CheckYourMail>), Problem> {
    let sign_up = SignUp { locale: Locale::of_visitor(&languages), ..parse(body)? };
    super::sign_up(&env, sign_up, &origin).await?;
    Ok((StatusCode::ACCEPTED, CHECK_YOUR_MAIL))
}

fn parse(body: SignUpBody) -> Result<SignUp, Problem> {
    let SignUpBody { first_name, last_name, username, email, password } = body;
    let typed = Typed { first_name: &first_name, last_name: &last_name, username: &username, email: &email };
    typed.with_password(password).map_err(Problem::fields)
}

/// Somebody confirms their address.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ConfirmBody {
    /// The last part of the mailed link.
    token: String,
    /// The password chosen at sign-up ...
    #[schema(value_type = Option<String>, format = Password)]
    password: Option<SecretString>,
    /// ... or a new one, for whoever does not know it.
    #[schema(value_type = Option<String>, format = Password)]
    new_password: Option<SecretString>,
}

/// An address was confirmed.
#[derive(Debug, Serialize, ToSchema)]
struct Confirmed {
    username: String,
    email: String,
}

/// Confirm an address by the token that was sent to it, with the password of the sign-up or a new
/// one. Everything that was signed in before is signed out.
#[utoipa::path(post, path = "/api/v1/confirmations", tag = "sign-up", request_body = ConfirmBody,
    responses((status = 200, body = Confirmed), (status = 401), (status = 404), (status = 410), (status = 422),
        (status = 429), (status = 503)))]
async fn confirm(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<ConfirmBody>,
) -> Result<Json<Confirmed>, Problem> {
    let proof = match (body.password, body.new_password) {
        (Some(password), None) => Proof::Password(password),
        (None, Some(password)) => Proof::NewPassword(password),
        _ => {
            let detail = "send either password or new_password";
            return Err(Problem::fields(vec![FieldError::new("password", "invalid", detail)]));
        }
    };
    let user = super::confirm(&env, &body.token, proof, &origin).await?;
    Ok(Json(Confirmed { username: user.username, email: user.email }))
}

/// Somebody asks for another letter.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ResendBody {
    email: String,
}

/// Send another confirmation letter, if the address waits for one. The answer never tells.
#[utoipa::path(post, path = "/api/v1/confirmations/resend", tag = "sign-up", request_body = ResendBody,
    responses((status = 202, body = CheckYourMail), (status = 422), (status = 429)))]
async fn resend(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<ResendBody>,
) -> Result<(StatusCode, Json<CheckYourMail>), Problem> {
    let address = EmailAddress::parse(&body.email)
        .map_err(|error| Problem::fields(vec![FieldError::new("email", "invalid", error)]))?;
    super::resend(&env, throttle::admit_letter(&env, &address, &origin).await?).await?;
    Ok((StatusCode::ACCEPTED, CHECK_YOUR_MAIL))
}

impl From<SignUpError> for Problem {
    fn from(error: SignUpError) -> Self {
        match error {
            SignUpError::Closed => Self::new(Code::SignUpClosed),
            SignUpError::Password(violation) => {
                Self::fields(vec![FieldError::new("password", violation.code(), violation)])
            }
            SignUpError::UsernameTaken => Self::new(Code::UsernameTaken),
            SignUpError::EmailTaken => Self::new(Code::EmailTaken),
            SignUpError::Throttled(throttled) => throttled.into(),
            SignUpError::Failure(failure) => failure.into(),
        }
    }
}

impl From<ConfirmError> for Problem {
    fn from(error: ConfirmError) -> Self {
        match error {
            ConfirmError::Invalid | ConfirmError::Gone => Self::new(Code::LinkInvalid),
            ConfirmError::Expired => Self::new(Code::LinkExpired),
            ConfirmError::Spent => Self::new(Code::LinkSpent),
            ConfirmError::WrongPassword => Self::new(Code::InvalidCredentials),
            ConfirmError::Password(violation) => {
                Self::fields(vec![FieldError::new("new_password", violation.code(), violation)])
            }
            ConfirmError::Throttled(throttled) => throttled.into(),
            ConfirmError::Failure(failure) => failure.into(),
        }
    }
}

impl From<ResendError> for Problem {
    fn from(error: ResendError) -> Self {
        match error {
            ResendError::Failure(failure) => failure.into(),
        }
    }
}
