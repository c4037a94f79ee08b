//! Who carries letters, and a letter that tries it, in API v1.

use axum::Extension;
use axum::extract::State;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_kernel::{BuiltInPermission, EmailAddress, Timestamp};

use crate::config::SenderChoice;
use crate::env::Env;
use crate::http::{FieldError, Json, Problem, RequestOrigin, Routes, SignedIn, routes};
use crate::mail::{SenderState, Senders};
use crate::outbox::senders;

use super::LetterBody;

pub(super) fn routes<R: Routes>(senders: Senders) -> R {
    R::default().routes(routes!(list)).routes(routes!(send_test)).extension(senders)
}

/// Everybody who carries letters.
#[derive(Debug, Serialize, ToSchema)]
struct MailSenders {
    /// How one of several is chosen for a letter: `in_turn` or `random`, by weight either way.
    choice: &'static str,
    /// In the order of the configuration; empty when letters wait for somebody to be configured.
    items: Vec<MailSender>,
}

/// Somebody who carries letters, without passwords.
#[derive(Debug, Serialize, ToSchema)]
struct MailSender {
    /// `mailbox` keeps letters for development, `suppressed` drops them.
    name: String,
    /// `Name <address>`: in whose name its letters go out.
    from: String,
    /// The mail server; absent for what is none.
    server: Option<MailServer>,
    /// Its part of the letters, compared with the others'.
    weight: u32,
    /// Until when it gets no letters because it could not be used, RFC 3339. As the node that answers
    /// has met it; so are `failures` and the last error.
    resting_until: Option<String>,
    /// How often in a row it could not be used.
    failures: i64,
    /// Why it could not be used last; it may have worked since. What is wrong with a letter stands there.
    last_error: Option<String>,
    /// RFC 3339.
    last_error_at: Option<String>,
    /// Letters it took in the last 60 seconds, from all nodes.
    sent_last_minute: i64,
    /// Letters it took in the last 24 hours, from all nodes.
    sent_last_day: i64,
    /// Absent when it takes as many as there are.
    limits: Option<SenderLimits>,
}

/// A mail server.
#[derive(Debug, Serialize, ToSchema)]
struct MailServer {
    host: String,
    port: u16,
    /// `starttls`, `tls` or `plain`.
    security: &'static str,
    /// Whether there is a login; never which.
    has_login: bool,
}

/// What a sender takes at most. Attempts count, whether or not the server took the letter.
#[derive(Debug, Serialize, ToSchema)]
struct SenderLimits {
    per_minute: Option<u32>,
    /// UTC days.
    per_day: Option<u32>,
    /// Attempts of all nodes in the minute that has begun.
    this_minute: i64,
    /// Attempts of all nodes in the day that has begun.
    today: i64,
}

impl From<SenderState> for MailSender {
    fn from(state: SenderState) -> Self {
        let share = state.share;
        Self {
            name: state.name,
            from: state.from,
            server: state.relay.map(|relay| MailServer {
                host: relay.host,
                port: relay.port,
                security: relay.security.name(),
                has_login: relay.login.is_some(),
            }),
            weight: share.weight,
            resting_until: state.rests_until.map(Timestamp::to_rfc3339),
            failures: state.failures,
            last_error_at: state.trouble.as_ref().map(|trouble| trouble.at.to_rfc3339()),
            last_error: state.trouble.map(|trouble| trouble.why),
            sent_last_minute: state.sent.last_minute,
            sent_last_day: state.sent.last_day,
            limits: state.counted.map(|counted| SenderLimits {
                per_minute: share.per_minute,
                per_day: share.per_day,
                this_minute: counted.this_minute,
                today: counted.today,
            }),
        }
    }
}

/// Who carries letters, and how they fare. Needs `access_logs`.
#[utoipa::path(get, path = "/api/v1/mail/senders", tag = "letters",
    responses((status = 200, body = MailSenders), (status = 401), (status = 403)))]
async fn list(
    State(env): State<Env>,
    Extension(everybody): Extension<Senders>,
    caller: SignedIn,
) -> Result<Json<MailSenders>, Problem> {
    let states = senders::states(&env, &caller, &everybody).await?;
    let choice = match env.config.mail.choice {
        SenderChoice::InTurn => "in_turn",
        SenderChoice::Random => "random",
    };
    Ok(Json(MailSenders { choice, items: states.into_iter().map(Into::into).collect() }))
}

/// To whom.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TestLetterBody {
    /// The caller's own address unless told.
    to: Option<String>,
}

/// Writes a test letter, which goes the way of every letter. Needs `manage_settings`. The answer is the
/// letter in the outbox, where it can be followed. 429 when there were too many of them.
#[utoipa::path(post, path = "/api/v1/mail/test", tag = "letters", request_body = TestLetterBody,
    responses((status = 202, body = LetterBody), (status = 401), (status = 403), (status = 422), (status = 429)))]
async fn send_test(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<TestLetterBody>,
) -> Result<(StatusCode, Json<LetterBody>), Problem> {
    caller.require(BuiltInPermission::ManageSettings)?;
    let to = body.to.as_deref().map(EmailAddress::parse).transpose();
    let to = to.map_err(|error| Problem::fields(vec![FieldError::new("to", "invalid", error)]))?;
    let letter = senders::send_test(&env, &caller, to, &origin).await?;
    Ok((StatusCode::ACCEPTED, Json(LetterBody::of(letter, env.now()))))
}
