//! Reading request bodies: bounded in size and in time, and only where somebody wants them.
//!
//! A limit on every route's layer would cost every request; here it costs those that have a body.
//! The entrance has already read what somebody signed in sends, because they may be signed out before
//! it has come.

use axum::body::Body;
use axum::extract::{FromRef, FromRequest, Request};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, header};
use http_body_util::{BodyExt as _, Limited};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use vestibule_kernel::{BuiltInPermission, Caller};

use crate::env::Env;

use super::{Code, FieldError, Problem, SignedIn};

/// Where whole boards are brought in, which are larger than anything else.
const FILES: &[&str] = &["/api/v1/boards/import", "/api/v1/boards/import.csv"];
const LARGEST_FILE: usize = 16 * 1024 * 1024;

/// How much is read of a body that is sent to a path. Files are taken from those who may make boards.
#[must_use]
pub fn limit(env: &Env, path: &str, caller: Option<&Caller>) -> usize {
    let usual = env.config.server.body_limit_bytes;
    let may_send_files = || caller.is_some_and(|caller| caller.permissions.allows(BuiltInPermission::Edit));
    if FILES.contains(&path) && may_send_files() { usual.max(LARGEST_FILE) } else { usual }
}

/// Reads a whole body of the usual size.
///
/// # Errors
/// 413 when it is larger than the configured limit, 408 when it takes longer, 400 when it breaks off.
pub async fn read(env: &Env, body: Body) -> Result<Vec<u8>, Problem> {
    read_up_to(env, body, env.config.server.body_limit_bytes).await
}

/// Reads a whole body of a request, as large as its path and caller allow.
///
/// # Errors
/// As [`read`].
pub async fn read_of(env: &Env, request: Request) -> Result<Vec<u8>, Problem> {
    let caller = request.extensions().get::<SignedIn>();
    let limit = limit(env, request.uri().path(), caller.map(|caller| &**caller));
    read_up_to(env, request.into_body(), limit).await
}

/// Reads a whole body of at most so many bytes.
///
/// # Errors
/// As [`read`].
pub async fn read_up_to(env: &Env, body: Body, limit: usize) -> Result<Vec<u8>, Problem> {
    let patience = env.config.server.timeouts.body;
    let collected = tokio::time::timeout(patience, Limited::new(body, limit).collect()).await;
    match collected {
        Err(_) => Err(Problem::new(Code::RequestTimeout)),
        Ok(Err(error)) if error.is::<http_body_util::LengthLimitError>() => {
            Err(Problem::new(Code::BodyTooLarge))
        }
        Ok(Err(_)) => Err(Problem::new(Code::MalformedBody)),
        Ok(Ok(bytes)) => Ok(bytes.to_bytes().into()),
    }
}

/// A media type without its parameters, in lower case.
#[must_use]
pub fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    Some(value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
}

/// Whether a body says to be JSON.
#[must_use]
pub fn says_json(headers: &HeaderMap) -> bool {
    media_type(headers).is_some_and(|t| t == "application/json" || t.ends_with("+json"))
}

/// A JSON body of API v1, in and out.
///
/// Going in: 415 for another content type, 400 for what is no JSON, 422 with the field for what does
/// not fit. Request types name their fields, so nothing else can be assigned; with
/// `deny_unknown_fields` on the type, a misspelt one is refused rather than left out.
#[derive(Debug, Clone)]
pub struct Json<T>(pub T);

impl<S, T> FromRequest<S> for Json<T>
where
    S: Send + Sync,
    Env: FromRef<S>,
    T: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !says_json(request.headers()) {
            return Err(Problem::new(Code::UnsupportedMediaType));
        }
        let bytes = read_of(&Env::from_ref(state), request).await?;
        parse(&bytes).map(Self)
    }
}

/// Parses JSON in two steps, so that broken JSON and wrong fields get different answers.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let value: Value = serde_json::from_slice(bytes).map_err(|_| Problem::new(Code::MalformedBody))?;
    refuse_nul(&value)?;
    serde_path_to_error::deserialize(value).map_err(|error| Problem::fields(vec![misfit(&error)]))
}

/// Longer names of fields are nobody's.
const LONGEST_PATH: usize = 100;

/// What does not fit, and where. The text that came is told to nobody: it may be a password.
fn misfit(error: &serde_path_to_error::Error<serde_json::Error>) -> FieldError {
    let text = error.inner().to_string();
    let path = error.path().to_string();
    let path = if path == "." { "" } else { path.as_str() };
    // The name of a missing field is ours, from the request's type.
    let missing = text.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    let (field, detail) = match missing {
        Some(name) if path.is_empty() => (name.to_owned(), format!("{name} is required")),
        Some(name) => (format!("{path}.{name}"), format!("{name} is required")),
        None if text.starts_with("unknown field") => (path.to_owned(), "there is no such field".to_owned()),
        None => (path.to_owned(), "a field has the wrong type".to_owned()),
    };
    invalid(&field, detail)
}

fn invalid(path: &str, detail: impl ToString) -> FieldError {
    let mut error = FieldError::new("", "invalid", detail);
    error.field = path.chars().take(LONGEST_PATH).collect::<String>().into();
    error
}

/// PostgreSQL stores no NUL in a text, and no text that a person types holds one.
///
/// # Errors
/// 422 when any text in the value holds a NUL, with its place.
pub fn refuse_nul(value: &Value) -> Result<(), Problem> {
    match place_of_nul(value) {
        Some(path) => Err(nul_in(&path)),
        None => Ok(()),
    }
}

/// The refusal of a NUL in a field.
#[must_use]
pub fn nul_in(path: &str) -> Problem {
    Problem::fields(vec![invalid(path, "a text must not contain a NUL character")])
}

/// Where the first text with a NUL stands, written like the places of other mistakes. A name that
/// holds one is told by where it stands.
fn place_of_nul(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => text.contains('\0').then(String::new),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(i, item)| Some(below(&format!("[{i}]"), &place_of_nul(item)?))),
        Value::Object(fields) => fields.iter().find_map(|(name, value)| {
            if name.contains('\0') { Some(String::new()) } else { Some(below(name, &place_of_nul(value)?)) }
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn below(name: &str, rest: &str) -> String {
    let point = if rest.is_empty() || rest.starts_with('[') { "" } else { "." };
    format!("{name}{point}{rest}")
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Ticket {
        #[expect(dead_code, reason = "only parsed")]
        column: i64,
        #[serde(default)]
        #[expect(dead_code, reason = "only parsed")]
        parts: Vec<Ticket>,
    }

    fn told(body: &str) -> (String, String) {
        let problem = parse::<Ticket>(body.as_bytes()).unwrap_err();
        let error = &problem.errors[0];
        (error.field.to_string(), error.detail.clone())
    }

    #[test]
    fn a_mistake_in_a_body_is_told_by_its_place_and_never_by_its_text() {
        let place = |body| told(body).0;
        assert_eq!(place(r#"{"column": "`pass`word`"}"#), "column");
        assert_eq!(place(r#"{"column": 1, "parts": [{"column": 1}, {"column": "`x`"}]}"#), "parts[1].column");
        assert_eq!(place(r#"{"column": 1, "parts": [{}]}"#), "parts[0].column");
        assert_eq!(place("{}"), "column");
        assert_eq!(place(r#"{"column": 1, "columm": 2}"#), "columm");
        assert_eq!(place(r#""`text`""#), "");
    }

    #[test]
    fn a_nul_is_told_by_its_place() {
        let place = |body| told(body).0;
        assert_eq!(place(r#"{"column": "a\u0000"}"#), "column");
        assert_eq!(
            place(r#"{"column": 1, "parts": [{"column": 1}, {"column": "\u0000"}]}"#),
            "parts[1].column"
        );
        assert_eq!(place(r#"[["\u0000"]]"#), "[0][0]");
        assert_eq!(place(r#"{"parts": {"a\u0000b": 1}}"#), "parts");
        assert_eq!(told(r#"{"column": "\u0000"}"#).1, "A text must not contain a NUL character.");
    }
}
