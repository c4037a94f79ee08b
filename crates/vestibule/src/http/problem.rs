//! Everything that can be answered instead of a success.
//!
//! The table of codes is closed: a client may switch on `code`, and one page decides which status a
//! code has. API v1 shows problems as RFC 9457 `application/problem+json`; the contract's routes
//! show the same problem in their own shape. The text is fixed per code or written for the person
//! who caused it; what went wrong inside goes to the log, next to the request id.

use std::borrow::Cow;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;
use vestibule_db::DbError;
use vestibule_kernel::{Forbidden, causes};

use crate::env::Failure;
use crate::idempotency;
use crate::telemetry::incidents::{self, Kind};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $code:literal $status:ident $title:literal)+) => {
        /// A stable name for one kind of problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Code {
            $($(#[$doc])* $name),+
        }

        impl Code {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The name clients switch on.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The one status that goes with it.
            #[must_use]
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status),+ }
            }

            /// Whether a failure it names is how the installation was set up: nothing has gone wrong.
            #[must_use]
            pub const fn is_meant(self) -> bool {
                matches!(self, Self::BillingNotSetUp)
            }

            /// What a person reads when nothing more precise is known.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title),+ }
            }
        }
    };
}

codes! {
    /// The body is not what its content type says.
    MalformedBody "malformed_body" BAD_REQUEST "The request body could not be read."
    /// The request as a whole makes no sense.
    BadRequest "bad_request" BAD_REQUEST "The request could not be understood."
    /// Nobody is signed in.
    SignInRequired "sign_in_required" UNAUTHORIZED "Please log in to access this resource."
    /// The token in the request is not accepted, or not any more.
    InvalidToken "invalid_token" UNAUTHORIZED "The token is not valid or has expired."
    /// Wrong name or password.
    InvalidCredentials "invalid_credentials" UNAUTHORIZED "Invalid credentials"
    /// The password is right, the address not confirmed.
    AddressNotConfirmed "address_not_confirmed" UNAUTHORIZED "Please verify your email address before logging in"
    /// The password is right, the account disabled.
    AccountDisabled "account_disabled" UNAUTHORIZED "This account has been disabled. Please ask an administrator."
    /// The password is right, but must be replaced first.
    PasswordMustBeReplaced "password_must_be_replaced" UNAUTHORIZED "Please choose a new password first."
    /// The password is right, a code is due.
    SecondFactorRequired "second_factor_required" UNAUTHORIZED "2FA token required"
    /// The code is wrong, used, expired or somebody else's.
    WrongCode "wrong_code" UNAUTHORIZED "This code is not valid."
    /// The half-finished sign-in cannot be finished.
    SignInOver "sign_in_over" UNAUTHORIZED "This sign-in has expired. Please start again."
    /// The caller may not do this.
    Forbidden "forbidden" FORBIDDEN "Unauthorized access"
    /// The CSRF token is missing or belongs to another session.
    CsrfFailed "csrf_failed" FORBIDDEN "CSRF token validation failed"
    /// The request comes from a page of another site.
    CrossSite "cross_site" FORBIDDEN "Requests from other sites are not accepted here."
    /// The caller must prove again who they are.
    ReauthenticationRequired "reauthentication_required" FORBIDDEN "Please confirm with your password first."
    /// Nobody may sign up by themselves.
    SignUpClosed "sign_up_closed" FORBIDDEN "Sign-up is closed. Please ask an administrator for an invitation."
    /// There is nothing here, or nothing the caller may know of.
    NotFound "not_found" NOT_FOUND "There is nothing at this address."
    /// The path exists, the method does not.
    MethodNotAllowed "method_not_allowed" METHOD_NOT_ALLOWED "This method is not available here."
    /// Somebody else has the username.
    UsernameTaken "username_taken" CONFLICT "Username already exists"
    /// Somebody else has the address.
    EmailTaken "email_taken" CONFLICT "Email already exists"
    /// A role or permission of that name exists.
    NameTaken "name_taken" CONFLICT "There is already one of that name."
    /// Part of every installation.
    BuiltIn "built_in" CONFLICT "This is part of every installation and cannot be changed or deleted."
    /// Nobody would be left who may do everything.
    LastSuperAdmin "last_super_admin" CONFLICT "This is the last Super Admin. Please make another one first."
    /// Another change stands in the way.
    Conflict "conflict" CONFLICT "This conflicts with what is already there."
    /// Another secret may not take the live one's place.
    SecondFactorOn "second_factor_on" CONFLICT "Two-factor authentication is on already."
    /// There is no second factor to be changed.
    SecondFactorOff "second_factor_off" CONFLICT "Two-factor authentication is off."
    /// A link that once worked.
    LinkExpired "link_expired" GONE "This link has expired. Please ask for a new one."
    /// A link that has done its work.
    LinkSpent "link_spent" GONE "This link has already been used."
    /// A link that never was one.
    LinkInvalid "link_invalid" NOT_FOUND "This link is not valid."
    /// An `Idempotency-Key` that came with another request before.
    IdempotencyKeyReused "idempotency_key_reused" UNPROCESSABLE_ENTITY "This Idempotency-Key was sent with another request."
    /// A request with this `Idempotency-Key` runs, or has run without its answer being kept.
    IdempotencyNoAnswer "idempotency_no_answer" CONFLICT "A request with this Idempotency-Key is being carried out, or was and its answer is lost."
    /// The person has this plan.
    AlreadySubscribed "already_subscribed" CONFLICT "You are already subscribed to this plan"
    /// The means of payment is missing or was refused, or a checkout has not been paid.
    PaymentRequired "payment_required" PAYMENT_REQUIRED "The payment was not possible. Please check your means of payment."
    /// Stripe will not do it.
    ProviderRefused "provider_refused" UNPROCESSABLE_ENTITY "The payment provider did not accept this."
    /// What is to be changed has changed meanwhile.
    Stale "stale" PRECONDITION_FAILED "This has been changed by somebody else. Please look at it again."
    /// More than may be sent.
    BodyTooLarge "body_too_large" PAYLOAD_TOO_LARGE "The request body is too large."
    /// A longer address than may be asked for.
    UriTooLong "uri_too_long" URI_TOO_LONG "The address is too long."
    /// A body of a type that is not read here.
    UnsupportedMediaType "unsupported_media_type" UNSUPPORTED_MEDIA_TYPE "This content type is not accepted here."
    /// Fields that do not hold what they should.
    InvalidFields "invalid_fields" UNPROCESSABLE_ENTITY "Some fields are not valid."
    /// A change without saying which state it is based on.
    PreconditionRequired "precondition_required" PRECONDITION_REQUIRED "Please send If-Match with the state you have seen."
    /// Too many tries.
    TooManyRequests "too_many_requests" TOO_MANY_REQUESTS "Too many attempts. Please wait a while."
    /// The body did not arrive in time.
    RequestTimeout "request_timeout" REQUEST_TIMEOUT "The request took too long to arrive."
    /// A defect of ours.
    Internal "internal" INTERNAL_SERVER_ERROR "Something went wrong. Please try again, or report the request id."
    /// There is no key for Stripe.
    BillingNotSetUp "billing_not_set_up" SERVICE_UNAVAILABLE "Billing is not set up on this installation."
    /// Stripe cannot be reached, or does not accept the key.
    ProviderAway "provider_away" SERVICE_UNAVAILABLE "The payment provider cannot be reached at the moment. Please try again."
    /// The server is busy or its database is away.
    Unavailable "unavailable" SERVICE_UNAVAILABLE "The service is busy at the moment. Please try again."
}

/// One field that does not hold what it should.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// The field's name in the request.
    #[schema(value_type = String)]
    pub field: Cow<'static, str>,
    /// Stable, for machines.
    pub code: &'static str,
    /// A sentence for a person.
    pub detail: String,
}

impl FieldError {
    /// A field and what is wrong with it.
    #[expect(clippy::needless_pass_by_value, reason = "callers hand over texts and errors alike")]
    pub fn new(field: &'static str, code: &'static str, detail: impl ToString) -> Self {
        Self { field: Cow::Borrowed(field), code, detail: sentence(&detail.to_string()) }
    }
}

/// Errors are written in lower case without a full stop; a person gets a sentence.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    let mut sentence: String = first.to_uppercase().chain(chars).collect();
    if !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    sentence
}

/// A refusal, before it is put into one of the two dialects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind.
    pub code: Code,
    /// A sentence for a person; the code's own when empty.
    pub detail: Cow<'static, str>,
    /// Which fields, for [`Code::InvalidFields`].
    pub errors: Vec<FieldError>,
    /// Seconds after which trying again makes sense.
    pub retry_after: Option<u64>,
    /// What is there now, for [`Code::Stale`].
    pub current: Option<serde_json::Value>,
}

impl Problem {
    /// A problem with its code's own text.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self { code, detail: Cow::Borrowed(""), errors: Vec::new(), retry_after: None, current: None }
    }

    /// A problem with a text of its own.
    #[must_use]
    pub fn with_detail(code: Code, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { detail: detail.into(), ..Self::new(code) }
    }

    /// Fields that do not hold what they should.
    #[must_use]
    pub fn fields(errors: Vec<FieldError>) -> Self {
        Self { errors, ..Self::new(Code::InvalidFields) }
    }

    /// A change based on a state that is no longer there, with the one that is.
    #[must_use]
    pub fn stale(current: &impl Serialize) -> Self {
        Self { current: serde_json::to_value(current).ok(), ..Self::new(Code::Stale) }
    }

    /// What the person reads.
    #[must_use]
    pub fn text(&self) -> &str {
        if !self.detail.is_empty() {
            return &self.detail;
        }
        match self.errors.as_slice() {
            [only] => &only.detail,
            _ => self.code.title(),
        }
    }

    /// Puts the problem into words for a client of that kind.
    #[must_use]
    pub fn render(&self, dialect: Dialect, request_id: &str) -> Response {
        let (content_type, body) = match dialect {
            Dialect::ApiV1 => ("application/problem+json", self.problem_json(request_id)),
            Dialect::Contract => ("application/json", contract_json(self.text())),
            Dialect::TokenServer => ("application/json", token_server_json(self.text())),
        };
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = self.code.status();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.code == Code::InvalidToken {
            // RFC 6750 §3.1.
            headers.insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static(r#"Bearer error="invalid_token""#),
            );
        }
        response
    }

    fn problem_json(&self, request_id: &str) -> String {
        let body = ProblemBody {
            r#type: format!("urn:vestibule:problem:{}", self.code.as_str()),
            title: self.code.title(),
            status: self.code.status().as_u16(),
            code: self.code,
            detail: self.text(),
            request_id,
            errors: &self.errors,
            current: self.current.as_ref(),
        };
        serde_json::to_string(&body).unwrap_or_default()
    }
}

/// The shape that every reader of the replaced programs understands.
pub(super) fn contract_json(text: &str) -> String {
    serde_json::json!({ "success": false, "message": text, "error": text }).to_string()
}

/// The same with the name that readers of the replaced token server look for.
pub(super) fn token_server_json(text: &str) -> String {
    serde_json::json!({ "success": false, "message": text, "error": text, "msg": text }).to_string()
}

/// Problem details (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
struct ProblemBody<'a> {
    /// A URN that names the kind.
    r#type: String,
    /// The kind, for a person.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// The kind, for a machine.
    code: Code,
    /// What happened, for a person.
    detail: &'a str,
    /// To be quoted when asking for help.
    request_id: &'a str,
    /// Fields that do not hold what they should.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [FieldError],
    /// What is there instead of what a stale change was based on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    current: Option<&'a serde_json::Value>,
}

/// In whose words a problem is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// RFC 9457.
    ApiV1,
    /// `{"success": false, "message": ..., "error": ...}`.
    Contract,
    /// The same with `msg`, on the routes of the replaced token server (CONTRACT.md 7).
    TokenServer,
}

impl Dialect {
    /// The dialect of a path.
    #[must_use]
    pub fn of_path(path: &str) -> Self {
        match path {
            "/register" | "/protected" => Self::TokenServer,
            path if path.starts_with("/api/") => Self::ApiV1,
            _ => Self::Contract,
        }
    }
}

impl IntoResponse for Problem {
    /// The entrance renders it: only there are the request id and the dialect known.
    fn into_response(self) -> Response {
        let mut response = self.code.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Forbidden> for Problem {
    fn from(_: Forbidden) -> Self {
        Self::new(Code::Forbidden)
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Db(error) => error.into(),
            Failure::Busy => {
                incidents::note(Kind::Unavailable, &failure);
                Self { retry_after: Some(2), ..Self::new(Code::Unavailable) }
            }
            Failure::Internal(why) => {
                tracing::error!(error = why, "a request failed");
                incidents::note_text(Kind::Failure, &why);
                Self::new(Code::Internal)
            }
        }
    }
}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        if idempotency::is_lost_claim(&error) {
            return Self { retry_after: Some(1), ..Self::new(Code::IdempotencyNoAnswer) };
        }
        let why = causes(&error);
        if let DbError::Unavailable(_) = error {
            tracing::warn!(error = why, "the database is unavailable");
            incidents::note(Kind::Unavailable, &error);
            return Self { retry_after: Some(1), ..Self::new(Code::Unavailable) };
        }
        tracing::error!(error = why, "a request failed in the database");
        incidents::note(Kind::Failure, &error);
        Self::new(Code::Internal)
    }
}
