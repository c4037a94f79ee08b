//! Parsing the parameters of a query, all of them before any is complained about.

use serde::de::DeserializeOwned;
use vestibule_kernel::{Cursor, Limit, Timestamp};

use super::{FieldError, Problem};

/// Collects what is wrong with the parameters, so that one answer tells it all.
#[derive(Debug, Default)]
pub struct Fields(Vec<FieldError>);

impl Fields {
    /// A parameter that may be absent. An empty one is not absent: it names nothing that there is, like
    /// any other text that does not fit, and whoever sent it meant something else than everything.
    pub fn optional<T>(
        &mut self,
        name: &'static str,
        text: Option<&str>,
        expected: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let parsed = parse(text?.trim());
        if parsed.is_none() {
            self.refuse(name, expected);
        }
        parsed
    }

    /// Rows per page.
    pub fn limit(&mut self, text: Option<&str>) -> Limit {
        let limit = |text: &str| text.parse::<i64>().ok()?.try_into().ok();
        self.optional("limit", text, "must be a whole number from 1 to 100", limit).unwrap_or_default()
    }

    /// A moment in RFC 3339.
    pub fn moment(&mut self, name: &'static str, text: Option<&str>) -> Option<Timestamp> {
        self.optional(name, text, "must be a moment such as 2026-01-31T12:00:00Z", Timestamp::parse_rfc3339)
    }

    /// Where to go on in the list that `filter` describes. An empty one is none that we have given.
    pub fn cursor<K: DeserializeOwned>(&mut self, text: Option<&str>, filter: &str) -> Option<K> {
        let key = Cursor::from_text(text?).key(filter).ok();
        if key.is_none() {
            self.refuse("cursor", "does not belong to this list");
        }
        key
    }

    /// Notes that a parameter does not hold what it should.
    pub fn refuse(&mut self, name: &'static str, detail: &'static str) {
        self.0.push(FieldError::new(name, "invalid", detail));
    }

    /// Goes on only if nothing is wrong.
    ///
    /// # Errors
    /// 422 with everything that is.
    pub fn finish(self) -> Result<(), Problem> {
        if self.0.is_empty() { Ok(()) } else { Err(Problem::fields(self.0)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let mut fields = Fields::default();
        fields.limit(Some("many"));
        fields.moment("from", Some("yesterday"));
        assert_eq!(fields.cursor::<i64>(Some("rubbish"), "all"), None);
        let problem = fields.finish().unwrap_err();
        let names: Vec<_> = problem.errors.iter().map(|error| error.field.as_ref()).collect();
        assert_eq!(names, ["limit", "from", "cursor"]);
    }

    #[test]
    fn an_absent_filter_asks_for_nothing_but_an_empty_or_blank_one_names_nothing() {
        let mut fields = Fields::default();
        let method = |text: &str| (text == "GET").then_some(());
        assert_eq!(fields.optional("method", None, "must be a method", method), None);
        assert!(fields.0.is_empty());
        fields.optional("method", Some(""), "must be a method", method);
        fields.optional("method", Some("\n"), "must be a method", method);
        assert_eq!(fields.cursor::<i64>(Some(""), "all"), None);
        assert_eq!(fields.0.len(), 3);
    }
}
