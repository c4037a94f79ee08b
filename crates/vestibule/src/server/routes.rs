//! Every way in, in one list.

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderValue, header};
use utoipa::{OpenApi, openapi};

use crate::boards::LiveBoards;
use crate::changes::{Announcer, Watcher};
use crate::env::Env;
use crate::error_reports::Reporter;
use crate::http::{Code, Described, Problem, Routes, routes};
use crate::mail::Senders;
use crate::pages::Mailbox;
use crate::request_log::Recorder;
use crate::telemetry::Metrics;
use crate::{
    access, activity, billing, boards, checks, console, contract, credentials, directory, error_reports,
    notify, outbox, pages, sessions, settings, signin, signup, statistics, throttle, tokens,
};

use super::health;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Vestibule",
        description = "Accounts, sign-in, roles and permissions. Paths under /api/v1 are the product's own interface; \
                       the others are those of the programs it replaces. A POST under /api/v1 may carry an `Idempotency-Key`: \
                       repeated within 24 hours it changes nothing and gets the first answer, marked \
                       `Idempotency-Replayed: true`. Routes that hand out sessions, tokens or codes ignore it.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    tags(
        (name = "sign-up", description = "Becoming a user"),
        (name = "sign-in", description = "Being recognised"),
        (name = "tokens", description = "Being recognised as a program"),
        (name = "logs", description = "Who asked for what, who changed what, what went wrong"),
        (name = "letters", description = "What the outbox holds, who carries it, and what letters look like"),
        (name = "boards", description = "Columns and tickets that several people work on at once"),
        (name = "access", description = "Who may do what, and why"),
        (name = "checks", description = "What an application behind Vestibule asks: who is this, and may they?"),
        (name = "people", description = "The people, for those who manage them"),
        (name = "account", description = "A person's own profile and address"),
        (name = "password", description = "Which passwords may be set, and setting another one"),
        (name = "notifications", description = "By which way a person is told what: letters, a Telegram chat"),
        (name = "second factor", description = "Proving who one is by more than a password"),
        (name = "plans", description = "What can be subscribed to"),
        (name = "billing", description = "Own subscriptions, orders and bills"),
        (name = "catalogue", description = "What is sold, and who has subscribed, for those who manage it"),
        (name = "operation", description = "Is it running, and with which settings?"),
        (name = "contract", description = "The routes of the replaced programs, as their clients know them"),
    )
)]
struct Description;

/// Everything that is described by the OpenAPI file.
fn described<R: Routes>(
    live: LiveBoards,
    senders: Senders,
    log: Option<Recorder>,
    reporter: Option<Reporter>,
) -> R {
    R::default()
        .merge(contract::routes(log.clone()))
        .merge(signup::http::routes())
        .merge(signup::invitations::http::routes())
        .merge(signup::by_address::http::routes())
        .merge(notify::http::routes())
        .merge(signin::http::routes())
        .merge(throttle::http::routes())
        .merge(sessions::http::routes())
        .merge(tokens::http::routes())
        .merge(activity::http::routes(log.clone()))
        .merge(statistics::http::routes(log))
        .merge(error_reports::http::routes(reporter))
        .merge(outbox::http::routes(senders))
        .merge(boards::http::routes(live))
        .merge(billing::http::routes())
        .merge(settings::http::routes())
        .merge(access::http::routes())
        .merge(checks::http::routes())
        .merge(directory::http::routes())
        .merge(credentials::http::routes())
        .routes(routes!(health::healthz))
        .routes(routes!(health::readyz))
}

/// The OpenAPI 3.1 description that the code makes. A server gives out [`DESCRIPTION`], which is the
/// same: a story compares them, and `cargo xtask openapi` writes it.
#[must_use]
pub fn openapi() -> openapi::OpenApi {
    let live = LiveBoards::new(Watcher::default(), &Announcer::default());
    with_names(described::<Described>(live, Senders::nobody(), None, None).under(Description::openapi()))
}

/// The committed description: an OpenAPI 3.1 document in JSON.
pub const DESCRIPTION: &str = include_str!("../../../../docs/api/openapi.json");

/// Names every operation by its method and path: names of handlers repeat (`list`, `create`), and
/// generators of clients need them to differ.
fn with_names(mut description: openapi::OpenApi) -> openapi::OpenApi {
    for (path, item) in &mut description.paths.paths {
        let short = path.trim_start_matches("/api/v1").replace(['{', '}'], "");
        let prefix = if path.starts_with("/api/v1") { "" } else { "contract" };
        let operations = [
            ("get", &mut item.get),
            ("post", &mut item.post),
            ("put", &mut item.put),
            ("patch", &mut item.patch),
            ("delete", &mut item.delete),
        ];
        for (method, operation) in operations {
            let Some(operation) = operation else { continue };
            let words = [prefix, method].into_iter().chain(short.split(['/', '-', '.', '_']));
            let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            operation.operation_id = Some(words.join("_"));
        }
    }
    description
}

/// Every route, pages before the console.
pub fn router(
    env: &Env,
    live: LiveBoards,
    senders: Senders,
    mailbox: Option<Mailbox>,
    metrics: Metrics,
    log: Option<Recorder>,
    reporter: Reporter,
) -> Router {
    let mut router = described::<Router<Env>>(live, senders, log.clone(), Some(reporter))
        .merge(pages::routes())
        .route("/api/v1/openapi.json", get(description))
        .merge(health::metrics_route(metrics, log));
    let console = if console::is_built_in() { console::routes() } else { pages::in_place_of_console() };
    router = router.merge(console);
    if let Some(mailbox) = mailbox {
        router = router.merge(pages::mailbox_routes(mailbox));
    }
    router.fallback(unknown).method_not_allowed_fallback(wrong_method).with_state(env.clone())
}

async fn description() -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], DESCRIPTION).into_response()
}

async fn unknown(_: State<Env>) -> Problem {
    Problem::new(Code::NotFound)
}

async fn wrong_method(_: State<Env>) -> Problem {
    Problem::new(Code::MethodNotAllowed)
}
