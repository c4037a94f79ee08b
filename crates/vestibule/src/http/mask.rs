//! Taking secrets out of addresses before they are written down.
//!
//! One-time tokens stand in paths, because people click them; the log of requests is read by every
//! administrator. What follows such a segment, and the value of every query parameter that may be a
//! secret, is replaced. A path that is mistyped or taken apart leads nowhere, but the token in it is
//! still good: segments count wherever they stand and however they are written, and what has the
//! length and letters of a token is replaced anywhere.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// Path segments behind which a token stands. A test walks the routes and holds this list
/// complete.
const TOKEN_PATHS: &[&str] = &[
    "verify_email",
    "confirm",
    "invite",
    "setup",
    "reset_password",
    "reset",
    "ForgotPassword",
    "recover",
    "register_email",
    "telegram",
    "recovery",
    "email-change",
    "new-password",
];
/// Query parameters that are logged as they are; everything else is masked.
const HARMLESS_PARAMETERS: &[&str] =
    &["page", "per_page", "limit", "sort", "permission", "level", "status", "method", "role", "from", "to"];
/// A token has 43 letters; an id has 36 at most, and words have fewer.
const SHORTEST_TOKEN: usize = 40;
/// Longer addresses are cut.
const LONGEST: usize = 1000;

/// Path and query as they may be written down.
#[must_use]
pub fn mask_target<'t>(path: &'t str, query: Option<&str>) -> Cow<'t, str> {
    let shown = masked_path(path);
    let Some(query) = query else { return cut(shown) };
    let mut target = shown.into_owned();
    let mut separator = '?';
    for pair in query.split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        target.push(separator);
        separator = '&';
        target.push_str(&without_tokens(key));
        if HARMLESS_PARAMETERS.contains(&key) {
            target.push('=');
            target.push_str(&without_tokens(value));
        } else if !value.is_empty() {
            target.push_str("=***");
        }
    }
    cut(Cow::Owned(target))
}

fn masked_path(mut path: &str) -> Cow<'_, str> {
    while path.starts_with("//") {
        path = &path[1..];
    }
    let mut start = 0;
    for segment in path.split('/') {
        let end = start + segment.len();
        if let Some(name) = token_path_in(segment, &path[end..]) {
            return Cow::Owned(format!("{}{name}/***", without_tokens(&path[..start])));
        }
        start = end + 1;
    }
    without_tokens(path)
}

/// The name of a token's path, when this segment is one and something follows it. An escaped slash
/// makes two segments of one.
fn token_path_in(segment: &str, rest: &str) -> Option<&'static str> {
    let decoded = if segment.contains('%') {
        percent_decode_str(segment).decode_utf8_lossy()
    } else {
        Cow::Borrowed(segment)
    };
    let mut parts = decoded.split('/').peekable();
    while let Some(part) = parts.next() {
        let name = TOKEN_PATHS.iter().find(|name| name.eq_ignore_ascii_case(part));
        if name.is_some() && (parts.peek().is_some() || !rest.trim_start_matches('/').is_empty()) {
            return name.copied();
        }
    }
    None
}

fn without_tokens(text: &str) -> Cow<'_, str> {
    let is_between = |c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if text.len() < SHORTEST_TOKEN || text.split(is_between).all(|run| run.len() < SHORTEST_TOKEN) {
        return Cow::Borrowed(text);
    }
    let pieces = text.split_inclusive(is_between).flat_map(|piece| {
        let run = piece.trim_end_matches(is_between);
        let shown = if run.len() < SHORTEST_TOKEN { run } else { "***" };
        [shown, &piece[run.len()..]]
    });
    Cow::Owned(pieces.collect())
}

fn cut(text: Cow<'_, str>) -> Cow<'_, str> {
    // Most are far shorter, also in bytes.
    let end = if text.len() > LONGEST { text.char_indices().nth(LONGEST) } else { None };
    match end {
        Some((end, _)) => Cow::Owned(format!("{}...", &text[..end])),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_in_paths_and_queries_are_not_written_down() {
        assert_eq!(mask_target("/verify_email/s3cret", None), "/verify_email/***");
        assert_eq!(mask_target("//reset_password/s3cret/x", None), "/reset_password/***");
        assert_eq!(mask_target("/logs", Some("page=2&token=s3cret&x")), "/logs?page=2&token=***&x");
        let token = "aB3-_".repeat(9);
        let shown = |query: &str| mask_target("/x", Some(query)).into_owned();
        assert_eq!(shown(&token), "/x?***");
        assert_eq!(shown(&format!("{token}=&y=1")), "/x?***&y=***");
        assert_eq!(shown(&format!("page={token}&token[{token}]=1")), "/x?page=***&token[***]=***");
    }

    #[test]
    fn a_token_is_not_written_down_however_its_path_is_written() {
        let shown = |path: &str| mask_target(path, None).into_owned();
        assert_eq!(shown("/%72eset_password/s3cret"), "/reset_password/***");
        assert_eq!(shown("/RESET_PASSWORD/s3cret"), "/reset_password/***");
        assert_eq!(shown("/reset_password%2fs3cret"), "/reset_password/***");
        assert_eq!(shown("/./reset_password/s3cret"), "/./reset_password/***");
        assert_eq!(shown("/admin/reset_password/s3cret"), "/admin/reset_password/***");
        let token = "aB3-_".repeat(9);
        assert_eq!(shown(&format!("/no/{token}/reset_password/{token}")), "/no/***/reset_password/***");
        assert_eq!(shown(&format!("/reset_pasword%252F{token}&x/ü")), "/reset_pasword%***&x/ü");
    }

    #[test]
    fn everyday_addresses_stay_as_they_are() {
        assert_eq!(mask_target("/boards/1/columns", None), "/boards/1/columns");
        assert_eq!(mask_target("/confirm", None), "/confirm");
        assert_eq!(mask_target("", None), "");
        let person = "/api/v1/users/01890a5d-ac96-774b-bcce-b302099a8057/export";
        assert_eq!(mask_target(person, None), person);
    }
}
