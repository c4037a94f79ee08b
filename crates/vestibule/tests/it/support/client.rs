//! A visitor: sends requests, keeps cookies, reads answers.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::body::Body;
use futures_util::{StreamExt as _, stream};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header, response};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use vestibule::server::Entrance;

use super::event_stream::EventStream;

/// A browser or program with a cookie jar.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    entrance: Arc<Entrance>,
    cookie_name: String,
    pub(crate) session: Option<String>,
    pub(crate) csrf: Option<String>,
    /// Every other cookie.
    pub(crate) cookies: BTreeMap<String, String>,
    pub(crate) address: SocketAddr,
    extra: HeaderMap,
}

impl Client {
    pub(super) fn new(entrance: Arc<Entrance>, cookie_name: String) -> Self {
        let address = SocketAddr::from((Ipv4Addr::new(198, 51, 100, 7), 40_000));
        Self {
            entrance,
            cookie_name,
            session: None,
            csrf: None,
            cookies: BTreeMap::new(),
            address,
            extra: HeaderMap::new(),
        }
    }

    /// The same visitor, always sending this header too.
    pub(crate) fn sending(mut self, name: &'static str, value: &str) -> Self {
        let value = HeaderValue::from_bytes(value.as_bytes()).unwrap();
        self.extra.insert(HeaderName::from_static(name), value);
        self
    }

    /// A program with this token, in the same place.
    pub(crate) fn with_bearer(mut self, token: &str) -> Self {
        let value = HeaderValue::from_str(&format!("Bearer {token}")).unwrap();
        self.extra.insert(header::AUTHORIZATION, value);
        self
    }

    /// The same visitor, who has seen this version of what they are about to change.
    pub(crate) fn having_seen(&self, version: &Value) -> Self {
        self.clone().sending("if-match", &format!("\"{version}\""))
    }

    /// The same visitor, asking another process.
    pub(super) fn at(&self, entrance: Arc<Entrance>) -> Self {
        Self { entrance, ..self.clone() }
    }

    /// The same visitor from another network.
    #[expect(clippy::wrong_self_convention, reason = "it is the visitor who comes from there")]
    pub(crate) const fn from_network(mut self, last: u8) -> Self {
        self.address = SocketAddr::new(IpAddr::V4(Ipv4Addr::new(203, 0, 113, last)), 40_000);
        self
    }

    /// The same visitor without the CSRF token.
    pub(crate) fn without_csrf(mut self) -> Self {
        self.csrf = None;
        self
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Vec::new()).await
    }

    pub(crate) async fn post(&mut self, path: &str, body: Value) -> Answer {
        self.send_json(Method::POST, path, body).await
    }

    pub(crate) async fn put(&mut self, path: &str, body: Value) -> Answer {
        self.send_json(Method::PUT, path, body).await
    }

    pub(crate) async fn patch(&mut self, path: &str, body: Value) -> Answer {
        self.send_json(Method::PATCH, path, body).await
    }

    pub(crate) async fn delete(&mut self, path: &str, body: Value) -> Answer {
        self.send_json(Method::DELETE, path, body).await
    }

    pub(crate) async fn send_json(&mut self, method: Method, path: &str, body: Value) -> Answer {
        self.send(method, path, Some("application/json"), body.to_string().into_bytes()).await
    }

    /// Posts a form as a browser does.
    pub(crate) async fn post_form(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(fields).unwrap().into_bytes();
        self.send(Method::POST, path, Some("application/x-www-form-urlencoded"), body).await
    }

    pub(crate) async fn send(
        &mut self,
        method: Method,
        path: &str,
        content_type: Option<&str>,
        body: Vec<u8>,
    ) -> Answer {
        let request = self.request(&method, path, content_type, body);
        let response = self.entrance.answer(Some(self.address), request).await;
        let (parts, mut body) = response.into_parts();
        let streams = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        let bytes = if streams {
            // It does not end by itself; its first piece will do.
            body.frame().await.and_then(|frame| frame.unwrap().into_data().ok()).unwrap_or_default()
        } else {
            body.collect().await.unwrap().to_bytes()
        };
        let answer = Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            asked: format!("{method} {path}"),
        };
        self.keep_cookies(&answer);
        answer
    }

    /// Sends the head of a request and the beginning of its body, and holds the rest back. Whoever is
    /// asked has looked at the head when this returns.
    pub(crate) async fn begins(&self, method: Method, path: &str, body: Value) -> Begun {
        let mut rest = body.to_string().into_bytes();
        let start: Vec<u8> = rest.drain(..5).collect();
        let (reached, has_reached) = oneshot::channel();
        let (send_rest, rest_comes) = oneshot::channel();
        let end = async move {
            let _ = reached.send(());
            Ok::<_, Infallible>(rest_comes.await.unwrap_or_default())
        };
        let pieces = stream::iter([Ok(start)]).chain(stream::once(end));
        let mut request = self.request(&method, path, Some("application/json"), Vec::new());
        *request.body_mut() = Body::from_stream(pieces);
        let (entrance, address) = (Arc::clone(&self.entrance), self.address);
        let answer = tokio::spawn(async move { entrance.answer(Some(address), request).await.into_parts() });
        has_reached.await.expect("the body is asked for");
        Begun { rest, send_rest, answer, asked: format!("{method} {path}") }
    }

    fn request(
        &self,
        method: &Method,
        path: &str,
        content_type: Option<&str>,
        body: Vec<u8>,
    ) -> Request<Body> {
        let mut request = Request::new(Body::from(body));
        *request.method_mut() = method.clone();
        *request.uri_mut() = path.parse().unwrap();
        let headers = request.headers_mut();
        if let Some(content_type) = content_type {
            headers.insert(header::CONTENT_TYPE, content_type.parse().unwrap());
        }
        let session = self.session.iter().map(|value| (&self.cookie_name, value));
        let cookies: Vec<_> =
            session.chain(&self.cookies).map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            headers.insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        if let (Some(csrf), true) = (&self.csrf, *method != Method::GET) {
            headers.insert("x-csrftoken", csrf.parse().unwrap());
        }
        headers.extend(self.extra.clone());
        request
    }

    /// Follows a stream of events.
    pub(crate) async fn follow(&self, path: &str) -> EventStream {
        self.follow_if_let_in(path).await.unwrap_or_else(|status| panic!("GET {path}: {status}"))
    }

    /// The same for whoever may be refused.
    pub(crate) async fn follow_if_let_in(&self, path: &str) -> Result<EventStream, StatusCode> {
        let request = self.request(&Method::GET, path, None, Vec::new());
        let response = self.entrance.answer(Some(self.address), request).await;
        let status = response.status();
        if status == StatusCode::OK { Ok(EventStream::of(response)) } else { Err(status) }
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let text = cookie.to_str().unwrap();
            let (name, rest) = text.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            let kept = (!value.is_empty() && !text.contains("Max-Age=0")).then(|| value.to_owned());
            if name == self.cookie_name {
                self.session = kept;
            } else if name == "X-CSRFToken" {
                self.csrf = kept;
            } else if let Some(kept) = kept {
                self.cookies.insert(name.to_owned(), kept);
            } else {
                self.cookies.remove(name);
            }
        }
    }
}

/// A request of which the body's end is still to come.
#[derive(Debug)]
pub(crate) struct Begun {
    rest: Vec<u8>,
    send_rest: oneshot::Sender<Vec<u8>>,
    answer: JoinHandle<(response::Parts, Body)>,
    asked: String,
}

impl Begun {
    /// Sends what was held back.
    pub(crate) async fn ends(self) -> Answer {
        self.send_rest.send(self.rest).unwrap();
        let (parts, body) = self.answer.await.unwrap();
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            asked: self.asked,
        }
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    asked: String,
}

impl Answer {
    /// Fails the story unless the status is this one.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.asked, self.text);
        self
    }

    /// The JSON body.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        let content_type = self.header("content-type");
        assert!(content_type.contains("json"), "{}: {content_type}: {}", self.asked, self.text);
        serde_json::from_str(&self.text).unwrap()
    }

    /// The contract's error text.
    #[track_caller]
    pub(crate) fn message(&self) -> String {
        self.json()["message"].as_str().unwrap_or_default().to_owned()
    }

    /// The code of a problem.
    #[track_caller]
    pub(crate) fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    pub(crate) fn header(&self, name: &str) -> String {
        self.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    }
}
