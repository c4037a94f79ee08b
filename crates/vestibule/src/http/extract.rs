//! Paths and queries whose refusals are told like all others.
//!
//! The framework's own extractors answer in plain text and in the words of their libraries.

use axum::extract::{FromRequestParts, RawPathParams};
use http::request::Parts;
use serde::de::DeserializeOwned;

use super::{Code, FieldError, Problem};

/// Parameters of the path. What does not fit names nothing: 404.
#[derive(Debug, Clone)]
pub struct Path<T>(pub T);

impl<S, T> FromRequestParts<S> for Path<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Send,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let not_found = || Problem::new(Code::NotFound);
        let raw = RawPathParams::from_request_parts(parts, state).await.map_err(|_| not_found())?;
        // PostgreSQL stores no NUL in a text, so nothing is named by one.
        if raw.iter().any(|(_, value)| value.contains('\0')) {
            return Err(not_found());
        }
        let axum::extract::Path(value) =
            axum::extract::Path::from_request_parts(parts, state).await.map_err(|_| not_found())?;
        Ok(Self(value))
    }
}

/// Parameters of the query. What does not fit is 422 with the parameter's name, if it is known.
///
/// A type that denies unknown fields lets nobody misspell a filter and be shown everything.
#[derive(Debug, Clone)]
pub struct Query<T>(pub T);

impl<S, T> FromRequestParts<S> for Query<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = parts.uri.query().unwrap_or_default();
        if query.contains("%00") {
            return Err(Problem::with_detail(
                Code::InvalidFields,
                "A text must not contain a NUL character.",
            ));
        }
        serde_urlencoded::from_str(query).map(Self).map_err(|error| misfit(&error.to_string()))
    }
}

/// serde names a field between backticks: unknown field `colour`, expected ...
fn misfit(text: &str) -> Problem {
    let detail = match text.split(' ').next() {
        Some("unknown") => "there is no such parameter",
        Some("duplicate") => "this parameter is given twice",
        Some("missing") => "this parameter is required",
        _ => return Problem::with_detail(Code::InvalidFields, "A parameter of the query is not valid."),
    };
    let mut error = FieldError::new("", "invalid", detail);
    error.field = text.split('`').nth(1).unwrap_or_default().to_owned().into();
    Problem::fields(vec![error])
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        level: Option<String>,
    }

    async fn ask(query: &str) -> Result<Option<String>, Vec<String>> {
        let request = http::Request::builder().uri(format!("/x?{query}")).body(()).unwrap();
        let asked = Query::<Asked>::from_request_parts(&mut request.into_parts().0, &()).await;
        asked
            .map(|Query(asked)| asked.level)
            .map_err(|problem| problem.errors.into_iter().map(|error| error.field.into_owned()).collect())
    }

    #[tokio::test]
    async fn an_unknown_or_repeated_parameter_is_told_by_name() {
        assert_eq!(ask("level=WARN").await, Ok(Some("WARN".to_owned())));
        assert_eq!(ask("lvl=WARN").await, Err(vec!["lvl".to_owned()]));
        assert_eq!(ask("level=WARN&level=INFO").await, Err(vec!["level".to_owned()]));
        assert!(ask("level=%00").await.is_err());
    }
}
