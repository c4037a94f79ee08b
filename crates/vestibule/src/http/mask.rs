//! Taking secrets out of addresses before they are written down.
//!
//! One-time tokens stand in paths, because people click them; the log of requests is read by every
//! administrator. What follows such a path's first segment, and the value of every query parameter
//! that may be a secret, is replaced.

use std::borrow::Cow;

/// First path segments behind which a token stands. A test walks the routes and holds this list
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
        target.push_str(key);
        if HARMLESS_PARAMETERS.contains(&key) {
            target.push('=');
            target.push_str(value);
        } else if !value.is_empty() {
            target.push_str("=***");
        }
    }
    cut(Cow::Owned(target))
}

fn masked_path(path: &str) -> Cow<'_, str> {
    let mut segments = path.trim_start_matches('/').splitn(2, '/');
    match (segments.next(), segments.next()) {
        (Some(first), Some(rest)) if !rest.is_empty() && TOKEN_PATHS.contains(&first) => {
            Cow::Owned(format!("/{first}/***"))
        }
        _ => Cow::Borrowed(path),
    }
}

fn cut(text: Cow<'_, str>) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST) {
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
    }

    #[test]
    fn everyday_addresses_stay_as_they_are() {
        assert_eq!(mask_target("/boards/1/columns", None), "/boards/1/columns");
        assert_eq!(mask_target("/confirm", None), "/confirm");
    }
}
