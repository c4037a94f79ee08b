//! What every request passes through, outermost first: client address, request id, answer headers,
//! limits, who is calling, CSRF, route; then the log.
//!
//! One function rather than a stack of layers: each layer costs two to twenty per cent of a session
//! check, and a story is easier to read than a stack.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, HeaderValue, Method, Request, Uri, header};
use tower::ServiceExt as _;

use crate::env::Env;
use crate::error_reports::{Place, Report, Reporter};
use crate::http::{Code, Dialect, Problem, RequestId, RequestInfo};
use crate::recognition::Recognised;
use crate::request_log::{Entry, Recorder};
use crate::sessions::SessionCache;
use crate::telemetry::{Metrics, incidents};
use crate::tokens::TokenCache;

use super::client_address::client_address;
use super::cors::Origins;
use super::gate::{Gate, is_head_of_a_change};
use super::headers::{self, Transport};
use super::once::{self, Once};

/// Longer addresses are refused; nothing here needs a hundredth of it.
const LONGEST_URI: usize = 8 * 1024;

/// The way in.
#[derive(Debug)]
pub struct Entrance {
    env: Env,
    router: Router,
    gate: Gate,
    transport: Transport,
    log: Option<Recorder>,
    metrics: Metrics,
    reporter: Reporter,
}

impl Entrance {
    /// A way in to `router`.
    #[must_use]
    pub fn new(
        env: Env,
        sessions: SessionCache,
        tokens: TokenCache,
        router: Router,
        log: Option<Recorder>,
        metrics: Metrics,
        reporter: Reporter,
    ) -> Self {
        let https = env.config.server.public_url.scheme() == "https";
        let gate = Gate { env: env.clone(), sessions, tokens, origins: Origins::of(&env.config) };
        let transport = if https { Transport::Https } else { Transport::Http };
        Self { env, router, gate, transport, log, metrics, reporter }
    }

    /// Answers one request of a peer.
    pub async fn answer(&self, peer: Option<SocketAddr>, mut request: Request<Body>) -> Response {
        let started = Instant::now();
        let trusted = &self.env.config.server.trusted_proxies;
        let address = peer.map(|peer| client_address(peer.ip(), request.headers(), trusted));
        let info = RequestInfo { id: RequestId::next(), address };
        let entry = self.log.as_ref().map(|_| Entry::of(&request, info, self.env.now()));
        let origin = request.headers().get(header::ORIGIN).cloned();
        fold_leading_slashes(&mut request);
        let dialect = Dialect::of_path(request.uri().path());
        let (method, uri) = (request.method().clone(), request.uri().clone());
        request.extensions_mut().insert(info);

        let mut visit = Visit::default();
        let (inner, incident) = incidents::watch(self.answer_inside(info.id, &mut request, &mut visit)).await;
        let mut response = inner.unwrap_or_else(|_| {
            tracing::error!(request = %info.id, ?incident, "a request panicked");
            Problem::new(Code::Internal).into_response()
        });
        let is_meant = response.extensions().get::<Problem>().is_some_and(|problem| problem.code.is_meant());
        if response.status().is_server_error() && !is_meant {
            let place = Place::request(&method, &uri, info.id);
            let report = match incident {
                Some(incident) => Report::of(incident, place),
                None => Report::unexplained(place),
            };
            self.reporter.report(self.env.now(), report);
        }
        if let Some(problem) = response.extensions_mut().remove::<Problem>() {
            let said = std::mem::take(response.headers_mut());
            response = problem.render(dialect, &info.id.to_string());
            keep_headers(&said, response.headers_mut());
        }
        headers::complete(response.headers_mut(), info.id, self.transport);
        self.gate.origins.let_read(origin.as_ref(), response.headers_mut());
        let duration = started.elapsed();
        self.metrics.answered(response.status(), duration);
        if let (Some(log), Some(entry)) = (&self.log, entry) {
            let user = visit.caller.as_ref().map(|caller| caller.user.id);
            log.record(entry.answered(response.status(), duration, user));
        }
        response
    }

    async fn answer_inside(&self, id: RequestId, request: &mut Request<Body>, visit: &mut Visit) -> Response {
        if *request.method() == Method::OPTIONS
            && let Some(answer) = self.gate.origins.preflight(request.headers())
        {
            return answer;
        }
        if request.uri().path_and_query().is_some_and(|target| target.as_str().len() > LONGEST_URI) {
            return Problem::new(Code::UriTooLong).into_response();
        }
        if is_head_of_a_change(request) {
            let allowed = [(header::ALLOW, HeaderValue::from_static("GET"))];
            return (allowed, Problem::new(Code::MethodNotAllowed)).into_response();
        }
        match self.gate.admit(request).await {
            Ok(caller) => visit.caller = caller,
            Err(problem) => return problem.into_response(),
        }
        let request = std::mem::take(request);
        if once::is_wanted(&request) {
            let once = Once { env: self.env.clone(), router: self.router.clone(), id };
            // Boxed because it is rare, as is what a gate does for whom it does not remember.
            let answer = Box::pin(once.answer(visit.caller.as_deref(), request)).await;
            return answer.unwrap_or_else(axum::response::IntoResponse::into_response);
        }
        match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }
}

/// What became known on the way.
#[derive(Default)]
struct Visit {
    caller: Option<Arc<Recognised>>,
}

/// What goes with a refusal beside its words: cookies, `Allow`, `WWW-Authenticate`.
fn keep_headers(said: &HeaderMap, headers: &mut HeaderMap) {
    for name in [header::SET_COOKIE, header::ALLOW, header::WWW_AUTHENTICATE] {
        for value in said.get_all(&name) {
            headers.append(name.clone(), value.clone());
        }
    }
}

/// The replaced client asks for `//boards/1/columns` (CONTRACT.md 1.8), which the original server
/// answered without a redirect.
fn fold_leading_slashes(request: &mut Request<Body>) {
    let Some(target) = request.uri().path_and_query() else { return };
    if !target.as_str().starts_with("//") {
        return;
    }
    let folded = format!("/{}", target.as_str().trim_start_matches('/'));
    if let Ok(uri) = folded.parse::<Uri>() {
        *request.uri_mut() = uri;
    }
}
