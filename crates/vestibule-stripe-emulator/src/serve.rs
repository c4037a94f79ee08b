//! Answering on a port.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State as Shared;
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, Method, StatusCode, Uri, header};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::control::Manner;
use crate::outcome::Outcome;
use crate::{Emulator, Fault, form};

/// How often a server that tells somebody looks for something to tell.
const LOOK: Duration = Duration::from_millis(200);

/// A stand-in that answers until this is dropped.
#[derive(Debug)]
pub struct Serving {
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl Serving {
    /// Where it answers.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.task.abort();
    }
}

#[derive(Debug, Clone)]
struct Desk {
    emulator: Emulator,
    /// Who is told of events, if anybody is.
    listener: Option<String>,
    http: reqwest::Client,
}

impl Emulator {
    /// Answers on this port from now on.
    ///
    /// # Errors
    /// What the system says about the port.
    pub fn serve(&self, listener: TcpListener) -> std::io::Result<Serving> {
        self.serve_and_tell(listener, None)
    }

    /// The same, and sends events to an address as they happen.
    ///
    /// # Errors
    /// What the system says about the port.
    pub fn serve_and_tell(&self, listener: TcpListener, tell: Option<String>) -> std::io::Result<Serving> {
        let address = listener.local_addr()?;
        self.state().base = format!("http://{address}");
        let desk = Desk { emulator: self.clone(), listener: tell, http: reqwest::Client::new() };
        let router = Router::new().fallback(answer).with_state(desk.clone());
        let task = tokio::spawn(async move {
            let telling = async move {
                loop {
                    tokio::time::sleep(LOOK).await;
                    if let Some(url) = &desk.listener {
                        desk.emulator.send_events(&desk.http, url, Manner::default()).await;
                    }
                }
            };
            tokio::select! {
                _ = axum::serve(listener, router) => {}
                () = telling => {}
            }
        });
        Ok(Serving { address, task })
    }
}

async fn answer(
    Shared(desk): Shared<Desk>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let path = uri.path().trim_matches('/').to_owned();
    let body = String::from_utf8_lossy(&body).into_owned();
    if let Some(rest) = path.strip_prefix("emulator/") {
        return control(&desk, &method, rest, &body).await;
    }
    let is_key = |value: &str| value.starts_with("Bearer sk_") || value.starts_with("Bearer rk_");
    if !text_of(&headers, header::AUTHORIZATION.as_str()).is_some_and(is_key) {
        return json_of(
            Outcome::refused(401, "invalid_request_error", "", "You did not provide an API key."),
            0,
        );
    }
    let form = form::decode(if method == Method::GET { uri.query().unwrap_or_default() } else { &body });
    let key = text_of(&headers, "idempotency-key");
    let fault = (method != Method::GET).then(|| desk.emulator.state().faults.pop_front()).flatten();
    if let Some(Fault::Status(status)) = fault {
        return json_of(Outcome::refused(status, "api_error", "", "An emulated failure."), 0);
    }
    let outcome = desk.emulator.state().answer(method.as_str(), &path, &form, key);
    if fault == Some(Fault::Silence) {
        desk.emulator.0.silenced.notify_one();
        std::future::pending::<()>().await;
    }
    json_of(outcome, desk.emulator.state().calls.len())
}

fn text_of<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

fn json_of(outcome: Outcome, number: usize) -> Response {
    let status = StatusCode::from_u16(outcome.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [("request-id", format!("req_emu{number}"))], axum::Json(outcome.body)).into_response()
}

/// What Stripe does not have: pages, and a desk from which time and events are directed.
async fn control(desk: &Desk, method: &Method, path: &str, body: &str) -> Response {
    let form = form::decode(body);
    let segments: Vec<&str> = path.split('/').collect();
    match (method.as_str(), segments.as_slice()) {
        ("GET", ["checkout", id]) => page_of(desk.emulator.state().checkout_page(id)),
        ("POST", ["checkout", id]) => {
            desk.emulator.pay(id);
            let next = desk.emulator.state().after_checkout(id);
            next.map_or_else(|| page_of(None), |next| Redirect::to(&next).into_response())
        }
        ("GET", ["portal", id]) => page_of(desk.emulator.state().portal_page(id)),
        ("POST", ["portal", id]) => {
            if let Some(subscription) = form["cancel"].as_str() {
                let cancel = json!({ "cancel_at_period_end": "true" });
                let _ = desk.emulator.state().update_subscription(subscription, &cancel);
            }
            page_of(desk.emulator.state().portal_page(id))
        }
        ("POST", ["clock"]) => {
            let seconds = form["advance"].as_str().and_then(|text| text.parse().ok()).unwrap_or(0);
            desk.emulator.advance(seconds);
            axum::Json(json!({ "now": desk.emulator.now().to_rfc3339() })).into_response()
        }
        ("POST", ["cards"]) => {
            let customer = form["customer"].as_str().unwrap_or_default();
            match form["card"].as_str() {
                Some("declined") => desk.emulator.spoil_card(customer),
                _ => desk.emulator.give_card(customer),
            }
            axum::Json(json!({})).into_response()
        }
        ("POST", ["deliver"]) => deliver(desk, &form).await,
        ("GET", ["events"]) => axum::Json(desk.emulator.objects("event")).into_response(),
        _ => page_of(None),
    }
}

/// Sends everything once more: `all=true`; each twice: `twice=true`; the newest first:
/// `backwards=true`; many at a time: `at_once=16`. Answers how long each took to be acknowledged.
async fn deliver(desk: &Desk, form: &Value) -> Response {
    let says = |name: &str| form[name] == "true";
    let Some(url) = &desk.listener else { return page_of(None) };
    let at_once = form["at_once"].as_str().and_then(|text| text.parse().ok()).unwrap_or(1).clamp(1, 256);
    let manner = Manner { all: says("all"), twice: says("twice"), backwards: says("backwards"), at_once };
    let sent = desk.emulator.send_events(&desk.http, url, manner).await;
    let millis: Vec<f64> = sent.acknowledged.iter().map(|time| time.as_secs_f64() * 1000.0).collect();
    axum::Json(json!({ "sent": sent.events, "acknowledged_ms": millis })).into_response()
}

fn page_of(page: Option<String>) -> Response {
    match page {
        Some(page) => ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
