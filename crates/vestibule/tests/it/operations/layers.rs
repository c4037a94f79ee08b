//! Who may use whom: the map of the code, held against the code.

use std::path::{Path, PathBuf};

/// Highest first; a module uses only what stands in lower rows, or itself.
const ROWS: &[&[&str]] = &[
    &["cli"],
    &["server"],
    &["import", "demo"],
    &["contract", "pages", "console"],
    &["fill"],
    // A person's archive is made of what every slice has on record.
    &["directory"],
    &["billing", "boards"],
    &["signup", "signin", "checks"],
    // What administrators send to try it is limited like all letters.
    &["credentials", "outbox"],
    &["throttle"],
    &["sessions", "tokens"],
    &["recognition"],
    &["activity", "statistics"],
    &["access"],
    &["users"],
    &["notify"],
    &["error_reports", "settings"],
    &["audit_log", "request_log", "mail", "telegram"],
    &["http", "jobs"],
    &["telemetry"],
    &["env"],
    &["changes", "idempotency", "installation"],
    &["config"],
];

/// What may name the web framework beside `*/http.rs`.
const MAY_NAME_AXUM: &[&str] = &["http", "contract", "pages", "console", "server"];

/// Known exceptions, each with its reason.
const EXCEPTIONS: &[(&str, &str)] = &[
    // `Announcer` and `Subject` are part of `Work`, and a change is written by it.
    ("env.rs", "changes"),
    // A letter must not outlive the link in it, and only `one_time` knows how long that lives.
    ("mail/letter.rs", "credentials"),
    // The recorder reads what it notes from the request itself.
    ("request_log/recorder.rs", "axum"),
    // They name the target under which statements are logged.
    ("telemetry/logging.rs", "sqlx"),
    ("telemetry/quiet.rs", "sqlx"),
];

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(&root).unwrap().to_owned(), text));
            }
        }
    }
    assert!(found.len() > 40, "the sources were not found");
    found
}

fn row_of(module: &str) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&module))
}

/// The first part of a path: the slice.
fn slice_of(path: &Path) -> String {
    let first = path.iter().next().unwrap().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// Every `crate::module` in a text, outside comments.
fn used_modules(text: &str) -> Vec<(String, String)> {
    let code =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    code.split("crate::")
        .skip(1)
        .map(|rest| {
            let path: String =
                rest.chars().take_while(|c| c.is_alphanumeric() || "_:{".contains(*c)).collect();
            let mut parts = path.split("::");
            let module = parts.next().unwrap_or_default().to_owned();
            (module, parts.next().unwrap_or_default().to_owned())
        })
        .collect()
}

fn is_excepted(path: &Path, what: &str) -> bool {
    EXCEPTIONS.iter().any(|(file, name)| path == Path::new(file) && *name == what)
}

#[test]
fn slices_use_only_what_stands_below_them() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let slice = slice_of(&path);
        if ["lib", "main"].contains(&slice.as_str()) {
            continue;
        }
        let Some(own) = row_of(&slice) else {
            wrong.push(format!("{}: the map does not know {slice}", path.display()));
            continue;
        };
        for (module, _) in used_modules(&text) {
            let Some(other) = row_of(&module) else { continue };
            if module != slice && other <= own && !is_excepted(&path, &module) {
                wrong.push(format!("{} uses {module}, which does not stand below it", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_slice_is_entered_by_its_front_door() {
    // `http` has a door for every room; routes of a slice are mounted from its http module.
    let doors = ["http", "env", "config"];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let slice = slice_of(&path);
        for (module, inner) in used_modules(&text) {
            let is_room = inner.chars().next().is_some_and(char::is_lowercase)
                && ["store", "service", "model", "error"].contains(&inner.as_str());
            if module != slice && is_room && !doors.contains(&module.as_str()) {
                wrong.push(format!("{} reaches into {module}::{inner}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn sql_stays_in_stores_and_the_web_framework_at_the_edge() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let code: String = text
            .lines()
            .take_while(|line| !line.starts_with("#[cfg(test)]"))
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_store = text.lines().next().unwrap_or_default().contains("table")
            || path.iter().any(|p| p == "store")
            || file == "store.rs"
            || file == "one_time.rs";
        if code.contains("sqlx::") && !is_store && !is_excepted(&path, "sqlx") {
            wrong.push(format!("{} names sqlx but is no store", path.display()));
        }
        let at_edge = MAY_NAME_AXUM.contains(&slice_of(&path).as_str())
            || path.iter().skip(1).any(|p| p == "http" || p == "http.rs");
        if code.contains("axum::") && !at_edge && !is_excepted(&path, "axum") {
            wrong.push(format!("{} names axum but is not at the edge", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn paths_and_queries_are_extracted_in_our_own_words() {
    for (path, text) in sources() {
        let own = path == Path::new("http/extract.rs");
        let theirs = text.lines().filter(|line| line.contains("axum::extract::"));
        for line in theirs.filter(|line| line.contains("Path") || line.contains("Query")) {
            assert!(own || line.contains("RawPathParams"), "{}: {line}", path.display());
        }
    }
}

#[test]
fn every_file_opens_with_why() {
    for (path, text) in sources() {
        assert!(text.starts_with("//!"), "{} does not say why it is there", path.display());
    }
}
