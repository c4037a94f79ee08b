//! Texts of people in header values.
//!
//! A header is bytes that proxies copy about: a line break in it begins another header, and what
//! is not ASCII is read differently everywhere. So everything but printable ASCII is
//! percent-encoded (RFC 3986 §2.1), and the percent sign itself; `,` too, because it separates.

use http::HeaderValue;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// Bytes of a list at most: some proxies have room for 4 KiB of headers in all, and fail without.
const LONGEST_LIST: usize = 2_000;
const ENCODED: &AsciiSet = &CONTROLS.add(b'%').add(b',').add(b'"').add(b'\\');

/// One text; a reader percent-decodes it.
#[must_use]
pub fn header_text(text: &str) -> HeaderValue {
    value(&encoded(text))
}

/// Several texts, separated by commas; a reader splits them first. Those that do not fit into 2,000
/// bytes are left out.
#[must_use]
pub fn header_list<'t>(texts: impl IntoIterator<Item = &'t str>) -> HeaderValue {
    let mut list = String::new();
    for text in texts.into_iter().map(encoded) {
        if list.len() + 1 + text.len() > LONGEST_LIST {
            break;
        }
        if !list.is_empty() {
            list.push(',');
        }
        list.push_str(&text);
    }
    value(&list)
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

/// What is encoded is printable ASCII, which is always a header value.
fn value(encoded: &str) -> HeaderValue {
    HeaderValue::from_str(encoded).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_of_a_person_can_begin_another_header_or_another_entry() {
        assert_eq!(header_text("Super Admin"), "Super Admin");
        assert_eq!(header_text("Zoë\r\nX-Admin: 1"), "Zo%C3%AB%0D%0AX-Admin: 1");
        assert_eq!(header_list(["a,b", "100%"]), "a%2Cb,100%25");
    }

    #[test]
    fn a_list_ends_where_the_room_does() {
        let long = "x".repeat(1_200);
        assert_eq!(header_list([long.as_str(), "y", &long, "z"]), format!("{long},y"));
    }
}
