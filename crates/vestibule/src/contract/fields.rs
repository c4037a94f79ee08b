//! Request bodies as the replaced clients send them: loosely.
//!
//! Ids come as numbers or as texts, optional fields are absent, null or empty, and nothing about
//! the body is certain before it has been looked at.

use axum::extract::{FromRef, FromRequest, Request};
use serde_json::{Map, Value};

use crate::env::Env;
use crate::http::body::{read, refuse_nul, says_json};
use crate::http::{Code, Problem};

/// The fields of a JSON object.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields(Map<String, Value>);

impl Fields {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Problem> {
        let value: Value = serde_json::from_slice(bytes).map_err(|_| Problem::new(Code::MalformedBody))?;
        refuse_nul(&value)?;
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            _ => Err(Problem::new(Code::MalformedBody)),
        }
    }

    /// A text; absent, null and other types are none.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }

    /// A text that says something.
    pub(super) fn filled(&self, name: &str) -> Option<&str> {
        self.text(name).filter(|text| !text.trim().is_empty())
    }

    /// An id or another whole number, sent as a number or as a text; absent, null and empty are
    /// none.
    ///
    /// # Errors
    /// 400 for anything else.
    pub(super) fn number(&self, name: &str) -> Result<Option<i64>, Problem> {
        let wrong = || Problem::with_detail(Code::BadRequest, format!("{name} must be a number."));
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Number(number)) => number.as_i64().map(Some).ok_or_else(wrong),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(Value::String(text)) => text.trim().parse().map(Some).map_err(|_| wrong()),
            Some(_) => Err(wrong()),
        }
    }

    /// The number of something that the request is about.
    ///
    /// # Errors
    /// 400 when there is none.
    pub(super) fn required_number(&self, name: &str) -> Result<i64, Problem> {
        let missing = || Problem::with_detail(Code::BadRequest, format!("{name} is required."));
        self.number(name)?.ok_or_else(missing)
    }

    /// A text that may be left out; null counts as left out.
    ///
    /// # Errors
    /// 400 for another type.
    pub(super) fn optional_text(&self, name: &str) -> Result<Option<&str>, Problem> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(Problem::with_detail(Code::BadRequest, format!("{name} must be a text."))),
        }
    }

    /// A row's id: a number, or the text that a `<select>` hands over.
    pub(super) fn id(&self, name: &str) -> Id {
        let id = match self.0.get(name) {
            None | Some(Value::Null) => return Id::Missing,
            Some(Value::String(text)) if text.trim().is_empty() => return Id::Missing,
            Some(Value::String(text)) => text.trim().parse().ok(),
            Some(Value::Number(number)) => number.as_i64(),
            Some(_) => None,
        };
        id.map_or(Id::Unusable, Id::Row)
    }

    /// Whether a field is a text that says nothing; null and absent are not.
    pub(super) fn is_blank(&self, name: &str) -> bool {
        self.text(name).is_some_and(|text| text.trim().is_empty())
    }

    /// A code of digits, sent as a text or, without its leading zeros, as a number.
    pub(super) fn digits(&self, name: &str) -> Option<String> {
        match self.0.get(name)? {
            Value::String(text) => Some(text.trim().to_owned()),
            Value::Number(number) => number.as_u64().map(|number| format!("{number:06}")),
            _ => None,
        }
    }

    /// A switch; none for anything but `true` and `false`, as they are or as texts.
    pub(super) fn switch(&self, name: &str) -> Option<bool> {
        match self.0.get(name)? {
            Value::Bool(on) => Some(*on),
            Value::String(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// Whatever was sent.
    pub(super) fn value(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Whether the client sent the field at all.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

/// Our own words as the contract's clients show them: on a page of its own, so it begins in upper case.
pub(super) fn sentence(words: impl std::fmt::Display) -> String {
    let words = words.to_string();
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}

/// What a client sent in place of an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Id {
    /// Nothing.
    Missing,
    /// Something that is no row's id.
    Unusable,
    /// A row's id, if there is such a row.
    Row(i64),
}

impl<S> FromRequest<S> for Fields
where
    S: Send + Sync,
    Env: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !says_json(request.headers()) {
            return Err(Problem::new(Code::UnsupportedMediaType));
        }
        Self::parse(&read(&Env::from_ref(state), request.into_body()).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_come_as_a_text_and_may_be_missing_but_is_never_guessed() {
        let fields =
            Fields::parse(br#"{"a": 3, "b": " 3 ", "c": "", "d": null, "e": "3x", "f": 1.5, "g": [3]}"#);
        let fields = fields.unwrap();
        for name in ["a", "b"] {
            assert_eq!(fields.number(name), Ok(Some(3)), "{name}");
        }
        for name in ["c", "d", "z"] {
            assert_eq!(fields.number(name), Ok(None), "{name}");
            assert!(fields.required_number(name).is_err(), "{name}");
        }
        for name in ["e", "f", "g"] {
            assert!(fields.number(name).is_err(), "{name}");
        }
    }
}
