//! What went wrong while a piece of work was done, collected without asking every place that can
//! fail.
//!
//! A piece of work - a request, a job - is [`watch`]ed. While it runs, the panic hook and the one
//! place where errors become answers leave a note with the task that is running; a note outside
//! any watched work is lost, because nobody could say what it was about. Notes are texts for
//! operators, and pass through [`without_secrets`] before they are kept.

use std::cell::Cell;
use std::error::Error;
use std::future::Future;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

use futures_util::FutureExt as _;

tokio::task_local! {
    static NOTE: Cell<Option<Incident>>;
}

/// What kind of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The program contradicted itself.
    Panic,
    /// Something did not work that should always work.
    Failure,
    /// The database or another bounded resource was not to be had.
    Unavailable,
}

/// Something that went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    /// What kind.
    pub kind: Kind,
    /// The error and what caused it, outermost first.
    pub causes: Vec<String>,
    /// `file:line` of a panic.
    pub location: Option<String>,
}

/// The work panicked; what is known of it is in the note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panicked;

/// Does a piece of work to its end, a panic included, and tells what was noted meanwhile.
///
/// Made of combinators, which hold the work once; an `async fn` would hold it as an argument too, and
/// every request pays for the room and the move.
pub fn watch<F: Future>(work: F) -> impl Future<Output = (Result<F::Output, Panicked>, Option<Incident>)> {
    let work = AssertUnwindSafe(work).catch_unwind();
    NOTE.scope(Cell::new(None), work.map(|result| (result.map_err(|_| Panicked), NOTE.with(Cell::take))))
}

/// Notes an error that became an answer; the latest note counts.
pub fn note(kind: Kind, error: &dyn Error) {
    let mut causes = Vec::new();
    let mut next = Some(error);
    while let Some(cause) = next {
        let text = without_secrets(&cause.to_string());
        // A transparent error says what its cause says.
        if causes.last() != Some(&text) {
            causes.push(text);
        }
        next = cause.source();
    }
    keep(Incident { kind, causes, location: None });
}

/// Notes a text.
pub fn note_text(kind: Kind, text: &str) {
    keep(Incident { kind, causes: vec![without_secrets(text)], location: None });
}

fn keep(incident: Incident) {
    let _ = NOTE.try_with(|note| note.set(Some(incident)));
}

/// Makes panics in watched work leave a note; others are printed as ever. A second call changes
/// nothing.
pub fn listen_to_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if NOTE.try_with(|note| note.set(Some(of_panic(info)))).is_err() {
                before(info);
            }
        }));
    });
}

fn of_panic(info: &PanicHookInfo<'_>) -> Incident {
    let location = info.location().map(|place| format!("{}:{}", place.file(), place.line()));
    let message = info.payload_as_str().unwrap_or("a panic without words");
    Incident { kind: Kind::Panic, causes: vec![without_secrets(message)], location }
}

/// Longer texts are cut.
const LONGEST: usize = 1000;
/// From so many letters and digits on, a word may be a token.
const TOKEN_LENGTH: usize = 20;

/// A text without what might be a token, an address or a value somebody typed, and on one line.
///
/// What stands in double quotes comes from outside often enough (`invalid value: "..."`); only what
/// looks like the name of a table or column stays.
#[must_use]
pub fn without_secrets(text: &str) -> String {
    let line: String = text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let parts = line.split('"').enumerate().map(|(i, part)| {
        let is_quoted = i % 2 == 1;
        if is_quoted && !part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'.') {
            return "***".to_owned();
        }
        let masked = part.split(' ').map(|word| if may_be_secret(word) { "***" } else { word });
        masked.collect::<Vec<_>>().join(" ")
    });
    parts.collect::<Vec<_>>().join("\"")
}

fn may_be_secret(word: &str) -> bool {
    let in_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '=' | '+');
    let longest = word.split(|c: char| !in_token(c)).map(str::len).max().unwrap_or(0);
    let has_digit = word.bytes().any(|b| b.is_ascii_digit());
    word.contains('@') || (longest >= TOKEN_LENGTH && has_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("outer {0}")]
    struct Outer(u32, #[source] std::fmt::Error);

    #[tokio::test]
    async fn an_error_that_became_an_answer_is_noted_with_its_causes() {
        let (result, incident) = watch(async {
            note(Kind::Failure, &Outer(7, std::fmt::Error));
            1
        })
        .await;
        assert_eq!(result, Ok(1));
        let causes = incident.unwrap().causes;
        assert_eq!(causes, ["outer 7", "an error occurred when formatting an argument"]);
    }

    #[tokio::test]
    async fn a_panic_is_caught_and_its_place_is_known() {
        listen_to_panics();
        let (result, incident) = watch(async { std::hint::black_box(Err::<(), _>(7)).unwrap() }).await;
        assert_eq!(result, Err(Panicked));
        let incident = incident.unwrap();
        assert_eq!(incident.kind, Kind::Panic);
        assert!(incident.location.unwrap().contains("incidents.rs:"));
    }

    #[tokio::test]
    async fn work_that_goes_well_leaves_no_note_and_neither_does_anybody_outside() {
        note_text(Kind::Failure, "outside");
        assert_eq!(watch(async { 1 }).await, (Ok(1), None));
    }

    #[test]
    fn tokens_and_addresses_are_masked_and_names_stay() {
        assert_eq!(without_secrets("no such table: one_time_tokens"), "no such table: one_time_tokens");
        assert_eq!(without_secrets("for jo@example.com"), "for ***");
        assert_eq!(
            without_secrets("token 'Zm9vYmFyMTIzNDU2Nzg5MA' is bad\nreally"),
            "token *** is bad really"
        );
        assert_eq!(without_secrets("\"users\" has no \"Hunter 2\""), "\"users\" has no \"***\"");
        assert_eq!(without_secrets("postgres://jo:pw@db/x"), "***");
        assert_eq!(without_secrets(&"x".repeat(2000)).len(), 1000);
    }
}
