//! Answering a POST with an `Idempotency-Key` once, and its repetitions with the same answer.
//!
//! On API v1 only: the contract's clients do not know the header. Keys belong to whoever sends
//! them. What hands out secrets is left out, since repeating it does no harm and its answer had
//! better be nowhere; other answers are kept sealed, because they say what only their reader should
//! know.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use http::{HeaderName, HeaderValue, Method, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;
use tower::ServiceExt as _;

use crate::env::Env;
use crate::http::{Code, Dialect, Problem, RequestId, body};
use crate::idempotency::{self, Claim, Progress};
use crate::recognition::Recognised;

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
const LONGEST_KEY: usize = 255;
/// Paths that hand out sessions, tokens, seeds and codes, with everything below them.
const HANDING_OUT_SECRETS: &[&str] = &[
    "/api/v1/sessions",
    "/api/v1/tokens",
    "/api/v1/me/api-tokens",
    "/api/v1/me/totp",
    "/api/v1/me/recovery-codes",
];
/// A repetition waits so long for the first request's answer.
const PATIENCE: u32 = 40;
const PAUSE: Duration = Duration::from_millis(25);

/// Whether a request wants to be carried out once.
pub(super) fn is_wanted(request: &Request<Body>) -> bool {
    *request.method() == Method::POST
        && request.headers().contains_key(KEY)
        && request.uri().path().starts_with("/api/v1/")
        && !HANDING_OUT_SECRETS.iter().any(|path| request.uri().path().starts_with(path))
}

/// What answers the request in the first place.
#[derive(Debug, Clone)]
pub(super) struct Once {
    pub(super) env: Env,
    pub(super) router: Router,
    pub(super) id: RequestId,
}

impl Once {
    /// Carries the request out, unless that has happened.
    pub(super) async fn answer(
        self,
        caller: Option<&Recognised>,
        request: Request<Body>,
    ) -> Result<Response, Problem> {
        let (parts, body) = request.into_parts();
        let limit = body::limit(&self.env, parts.uri.path(), caller.map(|caller| &*caller.caller));
        let bytes = body::read_up_to(&self.env, body, limit).await?;
        let claim = Arc::new(self.claim(caller, &parts, &bytes)?);
        if let Some(stored) = self.find(&claim).await? {
            return self.replay(&claim, stored).await;
        }
        let request = Request::from_parts(parts, Body::from(bytes));
        // On a task of its own: a client that hangs up will ask again and wants the answer then.
        let carried_out = tokio::spawn(async move { self.carry_out(claim, request).await }).await;
        carried_out.unwrap_or_else(|error| match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Err(Problem::new(Code::Unavailable)),
        })
    }

    fn claim(
        &self,
        caller: Option<&Recognised>,
        parts: &http::request::Parts,
        body: &[u8],
    ) -> Result<Claim, Problem> {
        let key = parts.headers.get(KEY).and_then(|key| key.to_str().ok()).unwrap_or_default();
        if key.is_empty() || key.len() > LONGEST_KEY {
            let detail = "An Idempotency-Key has 1 to 255 visible ASCII characters.";
            return Err(Problem::with_detail(Code::BadRequest, detail));
        }
        let who = caller.map_or_else(|| "anybody".to_owned(), |caller| caller.caller.uuid.to_string());
        let target = parts.uri.path_and_query().map_or("", |target| target.as_str());
        let content_type = parts.headers.get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
        let hash = &self.env.keys.repeated_requests;
        let key = hash.digest_parts(&[b"key", who.as_bytes(), key.as_bytes()]);
        // Keyed, for a body may hold a password.
        let request = hash.digest_parts(&[b"request", target.as_bytes(), content_type, body]);
        Ok(Claim::new(key, request))
    }

    async fn find(&self, claim: &Claim) -> Result<Option<idempotency::Stored>, Problem> {
        Ok(idempotency::find(&mut self.env.db.read().await?, &claim.key, self.env.now()).await?)
    }

    async fn carry_out(self, claim: Arc<Claim>, request: Request<Body>) -> Result<Response, Problem> {
        let router = self.router.clone();
        let answered = Arc::clone(&claim).around(router.oneshot(request)).await;
        let response = answered.unwrap_or_else(|never| match never {});
        if claim.progress() == Progress::Done {
            return match what_to_keep(response.status()) {
                Keep::Answer => self.keep(&claim, response).await,
                Keep::Claim => Ok(response),
                Keep::Nothing => {
                    self.forget(&claim).await;
                    Ok(response)
                }
            };
        }
        // Another request with the key may have been first: at its row, or already at a name that
        // this one wanted too.
        match self.find(&claim).await? {
            Some(stored) => self.replay(&claim, stored).await,
            None => Ok(response),
        }
    }

    /// Keeps an answer for those who ask again.
    async fn keep(&self, claim: &Claim, mut response: Response) -> Result<Response, Problem> {
        if let Some(problem) = response.extensions_mut().remove::<Problem>() {
            response = problem.render(Dialect::ApiV1, &self.id.to_string());
        }
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.map_err(|_| Problem::new(Code::Internal))?.to_bytes();
        if let Some(sealed) = self.seal(claim, &parts, &bytes)
            && let Err(error) = self.write_answer(claim, parts.status, &sealed).await
        {
            // The change stands; only a repetition of the request will not learn its answer.
            tracing::warn!(%error, "the answer to a request with an Idempotency-Key was not kept");
        }
        Ok(Response::from_parts(parts, Body::from(bytes)))
    }

    /// Whoever was refused may correct the request and send it again.
    async fn forget(&self, claim: &Claim) {
        let forgotten = async {
            let mut tx = self.env.db.write().await?;
            idempotency::forget(&mut tx, &claim.key).await?;
            tx.commit().await
        };
        let forgotten: vestibule_db::DbResult<()> = forgotten.await;
        if let Err(error) = forgotten {
            tracing::warn!(%error, "the Idempotency-Key of a refused request was not forgotten");
        }
    }

    async fn write_answer(
        &self,
        claim: &Claim,
        status: StatusCode,
        sealed: &str,
    ) -> vestibule_db::DbResult<()> {
        let mut tx = self.env.db.write().await?;
        idempotency::keep_answer(&mut tx, &claim.key, status.as_u16(), sealed).await?;
        tx.commit().await
    }

    fn seal(&self, claim: &Claim, parts: &http::response::Parts, body: &[u8]) -> Option<String> {
        let headers = parts.headers.iter().filter(|(name, _)| **name != header::SET_COOKIE);
        let headers = headers
            .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())));
        let kept = Kept { headers: headers.collect(), body: String::from_utf8(body.to_vec()).ok()? };
        let plain = serde_json::to_vec(&kept).ok()?;
        Some(self.env.keys.sealer.seal(&context(claim), &plain, &*self.env.entropy))
    }

    /// The answer the first request got, once it is known.
    async fn replay(&self, claim: &Claim, mut stored: idempotency::Stored) -> Result<Response, Problem> {
        if !bool::from(stored.request.ct_eq(&claim.request)) {
            return Err(Problem::new(Code::IdempotencyKeyReused));
        }
        for _ in 0..PATIENCE {
            if let Some((status, sealed)) = stored.answer {
                return self.open(claim, status, &sealed).ok_or_else(no_answer);
            }
            tokio::time::sleep(PAUSE).await;
            stored = self.find(claim).await?.ok_or_else(no_answer)?;
        }
        Err(no_answer())
    }

    fn open(&self, claim: &Claim, status: u16, sealed: &str) -> Option<Response> {
        let plain = self.env.keys.sealer.open(&context(claim), sealed).ok()?;
        let kept: Kept = serde_json::from_slice(&plain).ok()?;
        let mut response = Response::new(Body::from(kept.body));
        *response.status_mut() = StatusCode::from_u16(status).ok()?;
        let headers = response.headers_mut();
        for (name, value) in kept.headers {
            headers.append(HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?);
        }
        headers.insert(REPLAYED, HeaderValue::from_static("true"));
        Some(response)
    }
}

/// What is kept of a request that has written something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keep {
    Answer,
    /// That it was carried out, or begun: a repetition must not double it, but deserves better than
    /// the news of a failure that is over.
    Claim,
    /// What it has written is the note of its refusal.
    Nothing,
}

fn what_to_keep(status: StatusCode) -> Keep {
    match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS => Keep::Nothing,
        status if status.is_server_error() => Keep::Claim,
        _ => Keep::Answer,
    }
}

/// An answer as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    headers: Vec<(String, String)>,
    body: String,
}

fn no_answer() -> Problem {
    Problem { retry_after: Some(1), ..Problem::new(Code::IdempotencyNoAnswer) }
}

/// Binds a sealed answer to its row.
fn context(claim: &Claim) -> String {
    use std::fmt::Write as _;
    let mut context = String::from("answer ");
    for byte in claim.key {
        let _ = write!(context, "{byte:02x}");
    }
    context
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::HANDING_OUT_SECRETS;

    /// Fields by which somebody comes in, or could. A `url` is a product's page or one at Stripe, which lets
    /// nobody in here.
    const SECRETS: &[&str] = &[
        "access_token",
        "attempt",
        "csrf_token",
        "link",
        "qr_svg",
        "recovery_codes",
        "refresh_token",
        "secret",
        "token",
        "uri",
    ];

    /// Every field of a schema and of what it refers to.
    fn fields(schema: &Value, description: &Value, found: &mut Vec<String>, depth: u8) {
        if let (Some(reference), true) = (schema["$ref"].as_str(), depth < 8) {
            let there = description.pointer(reference.trim_start_matches('#'));
            fields(there.unwrap_or(&Value::Null), description, found, depth + 1);
        }
        if let Value::Object(properties) = &schema["properties"] {
            found.extend(properties.keys().cloned());
        }
        let inside = match schema {
            Value::Object(map) => map.values().collect::<Vec<_>>(),
            Value::Array(list) => list.iter().collect(),
            _ => Vec::new(),
        };
        for inner in inside {
            fields(inner, description, found, depth);
        }
    }

    #[test]
    fn every_route_whose_answer_holds_a_secret_is_left_out() {
        let description = serde_json::to_value(crate::server::openapi()).unwrap();
        let mut checked = 0;
        for (path, item) in description["paths"].as_object().unwrap() {
            if !path.starts_with("/api/v1/") || item["post"].is_null() {
                continue;
            }
            let mut found = Vec::new();
            for answer in item["post"]["responses"].as_object().unwrap().values() {
                fields(&answer["content"]["application/json"]["schema"], &description, &mut found, 0);
            }
            let secret = found.iter().find(|field| SECRETS.contains(&field.as_str()));
            let is_left_out = HANDING_OUT_SECRETS.iter().any(|out| path.starts_with(out));
            assert!(secret.is_none() || is_left_out, "POST {path} answers {secret:?}, which would be kept");
            checked += usize::from(secret.is_some());
        }
        assert!(checked >= 6, "the description was not understood");
    }
}
