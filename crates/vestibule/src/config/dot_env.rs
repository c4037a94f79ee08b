//! Reads `.env`: `NAME=value` lines, an optional `export`, comments, quotes.
//!
//! Deliberately without variable expansion and without values over several lines: what is written
//! is what counts.

use super::error::Problem;

/// The pairs in order, and a problem for each line that is none.
pub(super) fn parse(text: &str) -> (Vec<(String, String)>, Vec<Problem>) {
    let mut pairs = Vec::new();
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match pair(line) {
            Some(pair) => pairs.push(pair),
            None => problems.push(Problem::NotDotEnv { line: index + 1 }),
        }
    }
    (pairs, problems)
}

fn pair(line: &str) -> Option<(String, String)> {
    let line = line.strip_prefix("export ").unwrap_or(line);
    let (name, value) = line.split_once('=')?;
    let name = name.trim();
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    is_name.then_some(())?;
    Some((name.to_owned(), unquoted(value.trim())?))
}

/// Within quotes `#` is a sign like any other; outside it begins a comment after a blank.
fn unquoted(value: &str) -> Option<String> {
    for quote in ['"', '\''] {
        if let Some(rest) = value.strip_prefix(quote) {
            let (inner, after) = rest.split_once(quote)?;
            let after = after.trim_start();
            return (after.is_empty() || after.starts_with('#')).then(|| inner.to_owned());
        }
    }
    if value.starts_with('#') {
        return Some(String::new());
    }
    let end = value.find(" #").or_else(|| value.find("\t#")).unwrap_or(value.len());
    Some(value[..end].trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        let (pairs, problems) = parse(text);
        assert_eq!(problems, []);
        pairs
    }

    fn value(text: &str) -> String {
        pairs(text).remove(0).1
    }

    #[test]
    fn names_values_and_exports_are_read() {
        let read = pairs("A=1\n\n# note\nexport B = two words\n");
        assert_eq!(read, [("A".into(), "1".into()), ("B".into(), "two words".into())]);
    }

    #[test]
    fn quotes_keep_blanks_and_hashes() {
        assert_eq!(value("A=\" x # y \"  # note"), " x # y ");
        assert_eq!(value("A='it \"is\"'"), "it \"is\"");
    }

    #[test]
    fn a_comment_needs_a_blank_before_it() {
        assert_eq!(value("A=pass#word"), "pass#word");
        assert_eq!(value("A=word # note"), "word");
        assert_eq!(value("A= # note"), "");
    }

    #[test]
    fn a_line_that_is_no_pair_is_named_by_its_number() {
        let (_, problems) = parse("A=1\njust text\nB=\"open\n");
        assert_eq!(problems, [Problem::NotDotEnv { line: 2 }, Problem::NotDotEnv { line: 3 }]);
    }
}
