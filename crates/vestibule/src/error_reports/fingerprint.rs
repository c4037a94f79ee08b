//! Which failures are of one kind.
//!
//! A panic is known by its place in the program; the line moves only when the program changes. An
//! error is known by its chain of causes without what varies: numbers and quoted texts. One cause
//! that hits every route (a full disk) is one report, so the route counts only when no cause is
//! known.

use vestibule_crypto::sha256_hex;

use super::Report;

/// The fingerprint of a report: 32 hexadecimal digits.
pub(super) fn of(report: &Report) -> String {
    let text = match (&report.location, report.causes.as_slice()) {
        (Some(location), _) => location.clone(),
        (None, []) => report.place.route.clone(),
        (None, causes) => causes.iter().map(|cause| constant_part(cause)).collect::<Vec<_>>().join("\n"),
    };
    let mut hash = sha256_hex(&format!("{}\n{text}", report.kind_name()));
    hash.truncate(32);
    hash
}

/// A text without numbers and without what stands in quotes.
fn constant_part(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (i, part) in text.split(['"', '\'', '`']).enumerate() {
        if i % 2 == 1 {
            out.push('\u{2026}');
            continue;
        }
        let mut last_was_digit = false;
        for c in part.chars() {
            if c.is_ascii_digit() {
                if !last_was_digit {
                    out.push('#');
                }
            } else {
                out.push(c);
            }
            last_was_digit = c.is_ascii_digit();
        }
    }
    out
}

/// A path without ids: numbers and UUIDs stand for any.
pub(super) fn route_of(path: &str) -> String {
    let segment = |segment: &str| {
        let is_number = !segment.is_empty() && segment.bytes().all(|b| b.is_ascii_digit());
        if is_number || uuid::Uuid::try_parse(segment).is_ok() {
            "{id}".to_owned()
        } else {
            segment.to_owned()
        }
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error_reports::Place;
    use crate::telemetry::incidents::{Incident, Kind};

    fn failure(route: &str, causes: &[&str]) -> String {
        let causes = causes.iter().map(|&cause| cause.to_owned()).collect();
        let incident = Incident { kind: Kind::Failure, causes, location: None };
        of(&Report::of(incident, Place::work(route)))
    }

    #[test]
    fn the_same_cause_is_the_same_kind_whatever_its_numbers_and_route() {
        let disk = failure("a", &["refused", "disk full after 17 bytes in \"x\""]);
        assert_eq!(disk, failure("b", &["refused", "disk full after 4096 bytes in \"yy\""]));
        assert_ne!(disk, failure("a", &["refused", "no such table"]));
        assert_eq!(disk.len(), 32);
    }

    #[test]
    fn without_a_cause_the_route_decides() {
        assert_ne!(failure("GET /a", &[]), failure("GET /b", &[]));
    }

    #[test]
    fn a_panic_is_its_place_whatever_it_says() {
        let panic = |message: &str, location: &str| {
            let location = Some(location.to_owned());
            let incident = Incident { kind: Kind::Panic, causes: vec![message.to_owned()], location };
            of(&Report::of(incident, Place::work("x")))
        };
        assert_eq!(panic("index 3", "a.rs:1"), panic("something else", "a.rs:1"));
        assert_ne!(panic("index 3", "a.rs:1"), panic("index 3", "a.rs:2"));
    }

    #[test]
    fn a_route_names_no_thing() {
        assert_eq!(route_of("/boards/12/columns"), "/boards/{id}/columns");
        assert_eq!(route_of("/api/v1/users/0195d1a0-0000-7000-8000-000000000001"), "/api/v1/users/{id}");
        assert_eq!(route_of("/"), "/");
    }
}
