//! Fields of requests about boards, parsed so that a person sees all that is wrong at once.

use std::fmt::Display;

use serde::{Deserialize, Deserializer};
use uuid::Uuid;

use crate::http::{FieldError, Problem};

use super::super::model::MOST_LABELS;
use super::super::{Change, Label, Place};

/// What is wrong so far.
#[derive(Debug, Default)]
pub(super) struct Errors(Vec<FieldError>);

impl Errors {
    /// The value, or a note of what is wrong with it.
    pub(super) fn check<T>(&mut self, field: &'static str, parsed: Result<T, impl Display>) -> Option<T> {
        parsed.map_err(|error| self.0.push(FieldError::new(field, "invalid", error))).ok()
    }

    /// The same for a field that may be left out.
    pub(super) fn check_if_any<T, E: Display>(
        &mut self,
        field: &'static str,
        parsed: Option<Result<T, E>>,
    ) -> Option<T> {
        parsed.and_then(|parsed| self.check(field, parsed))
    }

    /// The same for a field that may be emptied.
    pub(super) fn check_change<T, U, E: Display>(
        &mut self,
        field: &'static str,
        sent: Option<Option<T>>,
        parse: impl FnOnce(T) -> Result<U, E>,
    ) -> Change<U> {
        match sent {
            None => Change::Keep,
            Some(None) => Change::Clear,
            Some(Some(value)) => self.check(field, parse(value)).map_or(Change::Keep, Change::Set),
        }
    }

    /// Where something goes.
    pub(super) fn place<Id: From<i64>>(&mut self, before: Option<i64>, after: Option<i64>) -> Place<Id> {
        match (before, after) {
            (None, None) => Place::Last,
            (Some(id), None) => Place::Before(id.into()),
            (None, Some(id)) => Place::After(id.into()),
            (Some(_), Some(_)) => {
                self.check::<()>("before", Err("send either before or after"));
                Place::Last
            }
        }
    }

    /// A ticket's labels, each once.
    pub(super) fn labels(&mut self, sent: &[String]) -> Vec<Label> {
        if sent.len() > MOST_LABELS {
            self.check::<()>("labels", Err(format!("a ticket has at most {MOST_LABELS} labels")));
            return Vec::new();
        }
        sent.iter().filter_map(|label| self.check("labels", Label::parse(label))).collect()
    }

    /// # Errors
    /// All that was wrong.
    pub(super) fn none(self) -> Result<(), Problem> {
        if self.0.is_empty() { Ok(()) } else { Err(Problem::fields(self.0)) }
    }
}

/// How many tickets a column should hold at most.
pub(super) fn wip_limit(limit: i64) -> Result<i64, &'static str> {
    if (1..=1_000).contains(&limit) { Ok(limit) } else { Err("a limit is between 1 and 1000") }
}

/// Somebody's public id, which needs no parsing any more.
#[expect(clippy::unnecessary_wraps, reason = "stands where parsers stand")]
pub(super) fn person(uuid: Uuid) -> Result<Uuid, &'static str> {
    Ok(uuid)
}

/// Tells a field that is left out from one that is null.
pub(super) fn sent<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
