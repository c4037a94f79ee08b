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
        if raw.iter().any(|(name, value)| value.contains('\0') || is_odd_id(name, value)) {
            return Err(not_found());
        }
        let axum::extract::Path(value) =
            axum::extract::Path::from_request_parts(parts, state).await.map_err(|_| not_found())?;
        Ok(Self(value))
    }
}

/// Whether a number is written as no id of ours is: every thing has one address, so `+1` and `01` are
/// not those of thing 1. A token is no number, whatever it looks like.
fn is_odd_id(name: &str, value: &str) -> bool {
    name != "token" && value.parse::<i64>().is_ok_and(|id| id.to_string() != value)
}

/// Parameters of the query: 422 with the field for what does not fit.
///
/// With `deny_unknown_fields` on the type, a mistyped parameter is refused rather than ignored.
#[derive(Debug, Clone)]
pub struct Query<T>(pub T);

impl<S, T> FromRequestParts<S> for Query<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parse(parts.uri.query().unwrap_or_default()).map(Self)
    }
}

fn parse<T: DeserializeOwned>(query: &str) -> Result<T, Problem> {
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_str(query).map_err(|_| Problem::new(Code::BadRequest))?;
    if let Some((name, _)) = pairs.iter().find(|(name, value)| name.contains('\0') || value.contains('\0')) {
        return Err(invalid(name, "a text must not contain a NUL character"));
    }
    read(&pairs).map_err(|error| {
        // serde names the field between backticks: unknown field `name`.
        let named = error.split('`').nth(1).unwrap_or_default();
        match error.split(' ').next() {
            Some("missing") => invalid(named, &format!("{named} is required")),
            Some("unknown") => invalid(named, "there is no such parameter"),
            Some("duplicate") => invalid(named, &format!("{named} may be given once")),
            _ => invalid(&misfit::<T>(&pairs, &error), "this value does not fit"),
        }
    })
}

fn read<T: DeserializeOwned>(pairs: &[(String, String)]) -> Result<T, String> {
    let text = serde_urlencoded::to_string(pairs).map_err(|error| error.to_string())?;
    serde_urlencoded::from_str(&text).map_err(|error| error.to_string())
}

/// The parameter without which the complaint would be another: serde does not name it.
fn misfit<T: DeserializeOwned>(pairs: &[(String, String)], complaint: &str) -> String {
    let is_it = |place: &usize| {
        let mut others = pairs.to_vec();
        others.remove(*place);
        read::<T>(&others).err().as_deref() != Some(complaint)
    };
    (0..pairs.len()).find(is_it).map(|place| pairs[place].0.clone()).unwrap_or_default()
}

fn invalid(field: &str, detail: &str) -> Problem {
    let mut error = FieldError::new("", "invalid", detail);
    error.field = field.to_owned().into();
    Problem::fields(vec![error])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Filter {
        permission: String,
        limit: Option<i64>,
    }

    fn field_of(query: &str) -> String {
        parse::<Filter>(query).unwrap_err().errors[0].field.to_string()
    }

    #[test]
    fn a_number_has_one_spelling() {
        for odd in ["+1", "01", "-0", "-01"] {
            assert!(is_odd_id("board", odd), "{odd}");
        }
        for fine in ["1", "0", "-1", "9223372036854775808", "x1", ""] {
            assert!(!is_odd_id("board", fine), "{fine}");
        }
        assert!(!is_odd_id("token", "007"));
    }

    #[test]
    fn a_mistake_in_a_query_names_its_field() {
        let filter = parse::<Filter>("permission=a+b&limit=3").unwrap();
        assert_eq!((filter.permission.as_str(), filter.limit), ("a b", Some(3)));
        assert_eq!(field_of(""), "permission");
        assert_eq!(field_of("permission=x&r%C3%B4le=y"), "rôle");
        assert_eq!(field_of("permission=%00"), "permission");
        assert_eq!(field_of("permission=x&permission=y"), "permission");
        assert_eq!(field_of("permission=x&limit=many"), "limit");
    }
}
