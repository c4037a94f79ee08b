//! The real thing: HTTPS with a deadline, and again when trying again makes sense.

use std::fmt;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Client, Response, redirect};
use serde_json::Value;
use url::{Host, Url};
use vestibule_kernel::{ExposeSecret, SecretString, causes};

use super::{API_VERSION, Answering, Call, Method, Refusal, StripeApi, StripeError};

/// Tries of one call.
const TRIES: u32 = 3;
/// The pause before the second try; each further one is four times as long.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
/// The longest pause that an answer may ask for: somebody is waiting.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// More than any object of Stripe's has.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// Where Stripe is, and who we are.
#[derive(Debug, Clone)]
pub struct StripeSettings {
    /// Ends with `/`.
    pub base: Url,
    /// The secret or restricted key.
    pub key: SecretString,
    /// The most that one try may take.
    pub timeout: Duration,
}

/// Why there is no client.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StripeSettingsError {
    /// The key cannot stand in a header.
    #[error("the key is not one that can be sent")]
    Key,
    /// TLS cannot be set up on this machine.
    #[error("https cannot be set up: {0}")]
    Https(String),
}

/// Asks Stripe.
pub struct StripeClient {
    base: Url,
    http: Client,
}

impl StripeClient {
    /// Prepares; connects only for the first call.
    ///
    /// # Errors
    /// [`StripeSettingsError`].
    pub fn new(settings: &StripeSettings) -> Result<Self, StripeSettingsError> {
        let bearer = format!("Bearer {}", settings.key.expose_secret());
        let mut bearer = HeaderValue::from_str(&bearer).map_err(|_| StripeSettingsError::Key)?;
        bearer.set_sensitive(true);
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, bearer);
        headers.insert("stripe-version", HeaderValue::from_static(API_VERSION));
        let mut builder = Client::builder()
            .default_headers(headers)
            .user_agent(concat!("Vestibule/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(Duration::from_secs(5))
            .timeout(settings.timeout)
            // The key would travel along.
            .redirect(redirect::Policy::none());
        if is_here(&settings.base) {
            builder = builder.no_proxy();
        }
        let http = builder.build().map_err(|error| StripeSettingsError::Https(error.to_string()))?;
        Ok(Self { base: settings.base.clone(), http })
    }

    async fn make(&self, call: &Call) -> Result<Value, StripeError> {
        let mut pause = FIRST_PAUSE;
        let mut tries = 1;
        loop {
            let outcome = self.make_once(call).await;
            let again = match &outcome {
                Err(Attempt::Again(_, wait)) if tries < TRIES && call.may_be_repeated() => {
                    wait.unwrap_or(pause)
                }
                _ => return outcome.map_err(Attempt::into_error),
            };
            tokio::time::sleep(again.min(LONGEST_PAUSE)).await;
            pause *= 4;
            tries += 1;
        }
    }

    async fn make_once(&self, call: &Call) -> Result<Value, Attempt> {
        let mut url = self.base.join(&call.path).map_err(|error| unreadable(&error))?;
        let request = match call.method {
            Method::Get => {
                url.set_query(Some(&call.form).filter(|query| !query.is_empty()).map(String::as_str));
                self.http.get(url)
            }
            Method::Delete => self.http.delete(url),
            Method::Post => self
                .http
                .post(url)
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(call.form.clone()),
        };
        let request = match &call.idempotency_key {
            Some(key) => request.header("idempotency-key", key),
            None => request,
        };
        match request.send().await {
            Ok(response) => read(call, response).await,
            // Without the address: it may hold what somebody searched for.
            Err(error) => Err(Attempt::Again(StripeError::Away(causes(&error.without_url())), None)),
        }
    }
}

/// What became of one try.
enum Attempt {
    /// Trying again may help, after so long if the answer says so.
    Again(StripeError, Option<Duration>),
    Final(StripeError),
}

impl Attempt {
    fn into_error(self) -> StripeError {
        match self {
            Self::Again(error, _) | Self::Final(error) => error,
        }
    }
}

fn unreadable(error: &dyn std::error::Error) -> Attempt {
    Attempt::Final(StripeError::Unreadable(error.to_string()))
}

async fn read(call: &Call, response: Response) -> Result<Value, Attempt> {
    let status = response.status().as_u16();
    let header = |name: &str| {
        response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    let (request_id, should_retry) = (header("request-id"), header("stripe-should-retry"));
    let wait = header("retry-after").parse().ok().map(Duration::from_secs);
    tracing::debug!(method = call.method.name(), path = call.path, status, request_id, "asked stripe");
    let away = |why: String| Attempt::Again(StripeError::Away(why), wait);
    let body = bounded(response).await.map_err(away)?;
    let value: Value = serde_json::from_slice(&body).unwrap_or_default();
    if (200..300).contains(&status) && value.is_object() {
        return Ok(value);
    }
    let error = match status {
        401 | 403 => return Err(Attempt::Final(StripeError::Key(request_id))),
        // Another call with this key is under way; its outcome is not known yet.
        409 | 429 | 500.. => StripeError::Away(format!("it answered {status} (request {request_id})")),
        400..500 => StripeError::Refused(refusal(status, &value["error"], request_id)),
        _ => {
            let what = format!("status {status} (request {request_id})");
            return Err(Attempt::Final(StripeError::Unreadable(what)));
        }
    };
    match (&error, should_retry.as_str()) {
        (StripeError::Away(_), "" | "true") | (_, "true") => Err(Attempt::Again(error, wait)),
        _ => Err(Attempt::Final(error)),
    }
}

fn refusal(status: u16, error: &Value, request_id: String) -> Refusal {
    let text = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
    Refusal { status, kind: text("type"), code: text("code"), message: text("message"), request_id }
}

async fn bounded(mut response: Response) -> Result<Vec<u8>, String> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| causes(&error.without_url()))? {
        body.extend_from_slice(&chunk);
        if body.len() > MOST_BYTES {
            return Err("the answer is too long".to_owned());
        }
    }
    Ok(body)
}

fn is_here(base: &Url) -> bool {
    match base.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

impl StripeApi for StripeClient {
    fn call<'a>(&'a self, call: &'a Call) -> Answering<'a> {
        Box::pin(self.make(call))
    }
}

impl fmt::Debug for StripeClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StripeClient").field("base", &self.base.as_str()).finish_non_exhaustive()
    }
}
