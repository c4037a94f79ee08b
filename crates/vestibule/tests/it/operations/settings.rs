//! A setting that nobody reads is a promise that nobody keeps.

use std::collections::BTreeMap;
use std::path::Path;

/// Fields that are read in another way than by their name, each with its reason.
const EXCEPTIONS: &[(&str, &str)] = &[];

/// A public struct of `config/` and its public fields with their types.
type Structs = BTreeMap<String, Vec<(String, String)>>;

fn rust_files(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}

fn structs(text: &str, found: &mut Structs) {
    let mut inside: Option<String> = None;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix(" {")) {
            inside = Some(name.to_owned());
        } else if line == "}" {
            inside = None;
        } else if let (Some(name), Some(field)) = (&inside, line.strip_prefix("    pub ")) {
            let (field, kind) = field.trim_end_matches(',').split_once(": ").unwrap();
            found.entry(name.clone()).or_default().push((field.to_owned(), kind.to_owned()));
        }
    }
}

/// Whether `text` holds `word`, not as a part of a longer one.
fn says(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(is_part) && !word.starts_with('.');
        !before && !text[at + word.len()..].starts_with(is_part)
    })
}

/// Structs that are parts of `Config`, with the names under which they are reached.
fn reached(structs: &Structs) -> BTreeMap<&str, Vec<String>> {
    let mut reached = BTreeMap::from([("Config", vec!["config".to_owned()])]);
    let mut waiting = vec!["Config"];
    while let Some(name) = waiting.pop() {
        for (field, kind) in &structs[name] {
            if let Some(part) = structs.keys().find(|part| says(kind, part)) {
                if !reached.contains_key(part.as_str()) {
                    waiting.push(part);
                }
                reached.entry(part).or_default().push(format!(".{field}"));
            }
        }
    }
    reached
}

#[test]
fn every_setting_is_read_by_somebody_outside_the_configuration() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let config = root.join("config").display().to_string();
    let (inside, outside): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| path.starts_with(&config));
    let mut found = Structs::new();
    inside.iter().for_each(|(_, text)| structs(text, &mut found));
    let reached = reached(&found);
    assert!(reached.len() > 12, "the configuration was not understood: {reached:?}");

    let mut unread = Vec::new();
    for (part, ways) in &reached {
        for (field, _) in &found[*part] {
            let is_read = outside.iter().any(|(_, text)| {
                let is_named = says(text, part) || ways.iter().any(|way| says(text, way));
                let is_taken_apart = text.contains(&format!("{part} {{")) && says(text, field);
                is_named && (says(text, &format!(".{field}")) || is_taken_apart)
            });
            let name = format!("{part}.{field}");
            if !is_read && !EXCEPTIONS.iter().any(|(exception, _)| *exception == name) {
                unread.push(name);
            }
        }
    }
    assert_eq!(unread, Vec::<String>::new(), "nobody reads these");
}
