//! The console's files: which form of one a client gets, and how long it may keep it.

use std::borrow::Cow;

use axum::body::{Body, Bytes};
use axum::response::Response;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/ui"]
struct Files;

/// Named by their content, so that they never change.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Kept, but asked for again.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");
/// No file depends on who asks, so that signing in does not empty the browser's cache; nor on which page
/// does: browsers name an origin when they import a script, and none when they only fetch it.
const VARY: HeaderValue = HeaderValue::from_static("Accept-Encoding");

/// One file in the form that suits the client best.
pub(super) struct Asset {
    file: EmbeddedFile,
    encoding: Option<&'static str>,
    media_type: &'static str,
    keep: HeaderValue,
}

/// The file of that name; the shell and the compressed forms have none of their own.
pub(super) fn find(path: &str, headers: &HeaderMap) -> Option<Asset> {
    let media_type = media_type(path)?;
    let plain = Files::get(path)?;
    let keep = if path.starts_with("assets/") { FOREVER } else { ASK_AGAIN };
    let compressed = [("br", "br"), ("gzip", "gz")].into_iter().find_map(|(encoding, suffix)| {
        let file = accepts(headers, encoding).then(|| Files::get(&format!("{path}.{suffix}")))??;
        Some((file, encoding))
    });
    Some(match compressed {
        Some((file, encoding)) => Asset { file, encoding: Some(encoding), media_type, keep },
        None => Asset { file: plain, encoding: None, media_type, keep },
    })
}

/// A file's text.
pub(super) fn text(path: &str) -> Option<String> {
    String::from_utf8(Files::get(path)?.data.into_owned()).ok()
}

impl Asset {
    /// The file, or the word that the client's copy is still good.
    pub(super) fn answer(self, headers: &HeaderMap) -> Response {
        let tag = self.tag();
        let is_known = headers.get_all(header::IF_NONE_MATCH).into_iter().any(|known| names(known, &tag));
        let mut response = if is_known {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response
        } else {
            Response::new(Body::from(match self.file.data {
                Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                Cow::Owned(bytes) => Bytes::from(bytes),
            }))
        };
        let answer = response.headers_mut();
        answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        answer.insert(header::CACHE_CONTROL, self.keep);
        answer.insert(header::VARY, VARY);
        if let Some(encoding) = self.encoding {
            answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        if let Ok(tag) = HeaderValue::try_from(tag) {
            answer.insert(header::ETAG, tag);
        }
        response
    }

    /// A strong validator: each compressed form has its own.
    fn tag(&self) -> String {
        use std::fmt::Write as _;
        let hash = self.file.metadata.sha256_hash();
        let digits = hash.iter().take(16).fold(String::new(), |mut digits, byte| {
            // Writing to a text cannot fail.
            let _ = write!(digits, "{byte:02x}");
            digits
        });
        format!("\"{digits}\"")
    }
}

/// Whether `If-None-Match` names the tag (RFC 9110 §13.1.2: compared weakly, a list, or `*`).
fn names(known: &HeaderValue, tag: &str) -> bool {
    let Ok(known) = known.to_str() else { return false };
    known.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}

/// Whether `Accept-Encoding` names the encoding and does not refuse it by `q=0`.
fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    headers
        .get_all(header::ACCEPT_ENCODING)
        .into_iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .any(|choice| {
            let (name, quality) = choice.split_once(';').unwrap_or((choice, ""));
            let refused = quality.trim().strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0));
            name.trim().eq_ignore_ascii_case(encoding) && !refused
        })
}

/// What a file is, by the end of its name; none for what is not for clients.
fn media_type(path: &str) -> Option<&'static str> {
    Some(match path.rsplit_once('.')?.1 {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(encodings: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(encodings))])
    }

    #[test]
    fn an_encoding_is_used_only_if_the_client_names_it_and_does_not_refuse_it() {
        assert!(accepts(&asking("gzip, deflate, br"), "br"));
        assert!(accepts(&asking("GZIP;q=0.5"), "gzip"));
        assert!(!accepts(&asking("br;q=0, gzip"), "br"));
        assert!(!accepts(&asking("brotli"), "br"));
        assert!(!accepts(&HeaderMap::new(), "br"));
    }

    #[test]
    fn a_tag_is_found_in_a_list_and_weakly() {
        let names = |known| names(&HeaderValue::from_static(known), "\"a\"");
        assert!(names("\"b\", W/\"a\""));
        assert!(names("*"));
        assert!(!names("\"ab\""));
    }
}
