//! A letter as bytes.
//!
//! The same letter gives the same bytes every time: id, date and MIME boundary come from it, not
//! from the clock or from chance. The result is always ASCII, so that no server extension is needed,
//! and plain English text stays readable as it is, long links included: quoted-printable would break
//! a link over two lines for whoever reads the raw letter.

use std::time::{Duration, SystemTime};

use lettre::Address;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, MessageBuilder, MultiPart, SinglePart};
use vestibule_kernel::{EmailAddress, Timestamp};

use super::{Attachment, DeliveryError, Mailbox, OutgoingLetter};

/// The longest line of a message without its CRLF (RFC 5322 §2.1.1).
const LINE_LIMIT: usize = 998;
/// 9999-12-31T23:59:59Z: later dates have no RFC 5322 form.
const LAST_DATE: u64 = 253_402_300_799;

/// What goes over the wire for one letter.
#[derive(Debug)]
pub(super) struct Parcel {
    pub(super) sender: Address,
    pub(super) recipient: Address,
    pub(super) bytes: Vec<u8>,
}

/// # Errors
/// [`DeliveryError::Refused`] when the letter itself cannot be written down: no later attempt could.
pub(super) fn pack(letter: &OutgoingLetter) -> Result<Parcel, DeliveryError> {
    let sender = address(&letter.from.address)?;
    let recipient = address(&letter.to)?;
    let head = MessageBuilder::new()
        .message_id(Some(format!("<{}>", message_id(letter)?)))
        .date(date(letter.date))
        .from(named(&letter.from, sender.clone()))
        .to(recipient.clone().into())
        .subject(without_controls(&letter.subject))
        .raw_header(auto_submitted());
    let text = part(ContentType::TEXT_PLAIN, &letter.text)?;
    let message = match &letter.html {
        None => head.singlepart(text),
        Some(html) => {
            let both = MultiPart::alternative().boundary(boundary(letter, "")).singlepart(text);
            let html = part(ContentType::TEXT_HTML, html)?;
            head.multipart(match letter.pictures.as_slice() {
                [] => both.singlepart(html),
                pictures => both.multipart(with_pictures(letter, html, pictures)?),
            })
        }
    }
    .map_err(|_| unwritable("its headers"))?;
    Ok(Parcel { sender, recipient, bytes: without_last_line_end(message.formatted()) })
}

/// The full stop that ends a letter brings its own line end (RFC 5321 §4.1.1.4).
fn without_last_line_end(mut bytes: Vec<u8>) -> Vec<u8> {
    while bytes.ends_with(b"\r\n") {
        bytes.truncate(bytes.len() - 2);
    }
    bytes
}

fn unwritable(what: &str) -> DeliveryError {
    DeliveryError::refused(&format!("the letter cannot be written down: {what}"))
}

fn address(address: &EmailAddress) -> Result<Address, DeliveryError> {
    address.as_str().parse().map_err(|_| unwritable("an address"))
}

fn named(mailbox: &Mailbox, address: Address) -> lettre::message::Mailbox {
    lettre::message::Mailbox::new(mailbox.name.as_deref().map(without_controls), address)
}

/// Header values are one line, whoever wrote them.
fn without_controls(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn message_id(letter: &OutgoingLetter) -> Result<&str, DeliveryError> {
    let id = letter.message_id.as_str();
    let is_one_word = id.bytes().all(|b| b.is_ascii_graphic() && !b"<>".contains(&b));
    match id.split_once('@') {
        Some((left, right)) if is_one_word && id.len() <= 200 && !left.is_empty() && !right.is_empty() => {
            Ok(id)
        }
        _ => Err(unwritable("its message id")),
    }
}

fn date(at: Timestamp) -> SystemTime {
    let seconds = u64::try_from(at.as_secs()).unwrap_or(0).min(LAST_DATE);
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

/// Keeps out-of-office answers away (RFC 3834 §5).
fn auto_submitted() -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned())
}

/// `=_` cannot occur in quoted-printable text (RFC 2045 §6.7); the id makes it unguessable for
/// whoever could choose words of a letter.
fn boundary(letter: &OutgoingLetter, level: &str) -> String {
    let id = letter.message_id.chars().filter(char::is_ascii_alphanumeric).take(60);
    "=_".chars().chain(level.chars()).chain(id).collect()
}

/// The HTML and what it shows (RFC 2387).
fn with_pictures(
    letter: &OutgoingLetter,
    html: SinglePart,
    pictures: &[Attachment],
) -> Result<MultiPart, DeliveryError> {
    let mut related = MultiPart::related().boundary(boundary(letter, "r")).singlepart(html);
    for picture in pictures {
        let kind = ContentType::parse(picture.media_type).map_err(|_| unwritable("a picture"))?;
        let name = without_controls(&picture.name);
        let shown = lettre::message::Attachment::new_inline_with_name(picture.content_id.clone(), name);
        related = related.singlepart(shown.body(picture.bytes.clone(), kind));
    }
    Ok(related)
}

fn part(kind: ContentType, text: &str) -> Result<SinglePart, DeliveryError> {
    Ok(SinglePart::builder().header(kind).body(body(text)?))
}

fn body(text: &str) -> Result<Body, DeliveryError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
    if is_seven_bit(&text) {
        return Ok(Body::dangerous_pre_encoded(text.into_bytes(), ContentTransferEncoding::SevenBit));
    }
    Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable)
        .map_err(|_| unwritable("its text"))
}

/// RFC 2045 §2.7; `text` already has CRLF line ends only.
fn is_seven_bit(text: &str) -> bool {
    text.is_ascii() && !text.contains('\0') && text.split("\r\n").all(|line| line.len() <= LINE_LIMIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> OutgoingLetter {
        OutgoingLetter {
            message_id: "0198-abc@example.org".into(),
            from: Mailbox::parse("Vestibule <no-reply@example.org>").unwrap(),
            to: EmailAddress::parse("jo@example.com").unwrap(),
            subject: "Please confirm".into(),
            text: "Hello\nhttps://example.org/confirm/abc\n".into(),
            html: Some("<p>Hello</p>".into()),
            date: Timestamp::from_millis(1_764_000_000_123),
            pictures: Vec::new(),
        }
    }

    fn raw(letter: &OutgoingLetter) -> String {
        String::from_utf8(pack(letter).unwrap().bytes).unwrap()
    }

    #[test]
    fn a_letter_is_written_down_like_this() {
        let expected = "Message-ID: <0198-abc@example.org>\r\n\
            Date: Mon, 24 Nov 2025 16:00:00 +0000\r\n\
            From: Vestibule <no-reply@example.org>\r\n\
            To: jo@example.com\r\n\
            Subject: Please confirm\r\n\
            Auto-Submitted: auto-generated\r\n\
            MIME-Version: 1.0\r\n\
            Content-Type: multipart/alternative; boundary=\"=_0198abcexampleorg\"\r\n\
            \r\n\
            --=_0198abcexampleorg\r\n\
            Content-Type: text/plain; charset=utf-8\r\n\
            Content-Transfer-Encoding: 7bit\r\n\
            \r\n\
            Hello\r\nhttps://example.org/confirm/abc\r\n\r\n\
            --=_0198abcexampleorg\r\n\
            Content-Type: text/html; charset=utf-8\r\n\
            Content-Transfer-Encoding: 7bit\r\n\
            \r\n\
            <p>Hello</p>\r\n\
            --=_0198abcexampleorg--";
        assert_eq!(raw(&letter()), expected);
    }

    #[test]
    fn a_long_link_in_an_ascii_letter_is_not_broken() {
        let link = format!("https://example.org/confirm/{}", "a=b".repeat(200));
        let letter = OutgoingLetter { text: format!("Open\n{link}\n"), ..letter() };
        assert!(raw(&letter).contains(&link));
    }

    #[test]
    fn a_letter_with_umlauts_or_over_long_lines_travels_as_short_ascii_lines() {
        for text in ["Grüße\r\n".to_owned(), "x".repeat(2000), "nul \0".to_owned()] {
            let raw = raw(&OutgoingLetter { text, ..letter() });
            assert!(raw.contains("quoted-printable"), "{raw}");
            assert!(raw.is_ascii() && raw.split("\r\n").all(|line| line.len() <= 78), "{raw}");
        }
    }

    #[test]
    fn every_kind_of_line_end_becomes_crlf() {
        let raw = raw(&OutgoingLetter { text: "a\nb\r\nc\rd".into(), html: None, ..letter() });
        assert!(raw.ends_with("\r\n\r\na\r\nb\r\nc\r\nd"), "{raw:?}");
    }

    #[test]
    fn a_message_id_that_is_no_single_word_is_refused() {
        for bad in ["", "a", "@b", "a@", "a b@c", "a@b>\r\nBcc: x@y.example", "<a@b>"] {
            let packed = pack(&OutgoingLetter { message_id: bad.into(), ..letter() });
            assert!(matches!(packed, Err(DeliveryError::Refused { .. })), "{bad:?}");
        }
    }

    #[test]
    fn a_date_outside_the_calendar_is_still_a_date() {
        for millis in [i64::MIN, i64::MAX] {
            let letter = OutgoingLetter { date: Timestamp::from_millis(millis), ..letter() };
            assert!(raw(&letter).contains("\r\nDate: "));
        }
    }
}
