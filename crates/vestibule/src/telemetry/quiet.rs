//! Keeping the log of database statements readable.
//!
//! Vestibule asks its database the same few questions several times a second: is there a job, has
//! anything changed, is there an event to seal? Written out, they would drown the statements that
//! somebody wants to see, and hide what a first start says to do next. So would a whole schema.

use std::fmt;

use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Span, Subscriber};
use tracing_subscriber::layer::{Context, Filter};
use tracing_subscriber::registry::LookupSpan;

/// Under which sqlx logs statements.
const TARGET: &str = "sqlx::query";
/// How the standing questions begin: sqlx's summary is a statement's first four words.
const STANDING: &[&str] = &["BEGIN", "COMMIT", "ROLLBACK", "PRAGMA ", "UPDATE jobs SET locked_until"];
/// How the statements of migrations begin, and those that keep count of them.
const MIGRATIONS: &[&str] = &[
    "--",
    "CREATE ",
    "ALTER TABLE",
    "DROP ",
    "INSERT INTO vestibule_",
    "INSERT INTO \"vestibule_",
    "UPDATE vestibule_",
    "UPDATE \"vestibule_",
];

/// The target of spans within which statements are not written out.
const UPKEEP: &str = "vestibule::upkeep";

/// The span for a start, and for work that goes on by itself whether or not anybody asks for anything.
pub fn upkeep() -> Span {
    tracing::info_span!(target: UPKEEP, "upkeep")
}

/// Lets everything through but the standing questions, migrations and the statements of upkeep.
#[derive(Debug, Clone, Copy)]
pub(super) struct WithoutStandingQuestions;

impl<S: Subscriber + for<'a> LookupSpan<'a>> Filter<S> for WithoutStandingQuestions {
    fn enabled(&self, _: &Metadata<'_>, _: &Context<'_, S>) -> bool {
        true
    }

    fn event_enabled(&self, event: &Event<'_>, context: &Context<'_, S>) -> bool {
        if event.metadata().target() != TARGET {
            return true;
        }
        let mut around = context.event_scope(event).into_iter().flatten();
        if around.any(|span| span.metadata().target() == UPKEEP) {
            return false;
        }
        let mut question = Summary { standing: false };
        event.record(&mut question);
        !question.standing
    }
}

struct Summary {
    standing: bool,
}

impl Visit for Summary {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "summary" {
            self.standing = STANDING.iter().chain(MIGRATIONS).any(|start| value.starts_with(start));
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn fmt::Debug) {}
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};

    use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};

    use super::*;

    #[derive(Clone, Default)]
    struct Written(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn statements_are_shown_but_not_those_that_are_asked_all_the_time() {
        let written = Written::default();
        let writer = written.clone();
        let lines = tracing_subscriber::fmt::layer()
            .with_writer(move || writer.clone())
            .with_filter(WithoutStandingQuestions);
        tracing::subscriber::with_default(tracing_subscriber::registry().with(lines), || {
            tracing::debug!(target: "sqlx::query", summary = "PRAGMA data_version", rows_returned = 1);
            tracing::debug!(target: "sqlx::query", summary = "UPDATE jobs SET locked_until …");
            tracing::debug!(target: "sqlx::query", summary = "-- The person: …");
            tracing::debug!(target: "sqlx::query", summary = "CREATE TABLE users ( …");
            tracing::debug!(target: "sqlx::query", summary = "INSERT INTO users (uuid, …");
            tracing::debug!(target: "vestibule::jobs", summary = "COMMIT", "of something else");
            upkeep().in_scope(|| tracing::debug!(target: "sqlx::query", summary = "DELETE FROM sessions …"));
        });
        let written = String::from_utf8(written.0.lock().unwrap().clone()).unwrap();
        assert_eq!(written.lines().count(), 2, "{written}");
        assert!(written.contains("INSERT INTO users") && written.contains("of something else"), "{written}");
    }
}
