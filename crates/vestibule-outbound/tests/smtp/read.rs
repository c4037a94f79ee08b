//! What a reader gets is what was written.

use vestibule_outbound::smtp::{Attachment, LetterCarrier as _, Mailbox, OutgoingLetter, SmtpSecurity};

use super::peer::Peer;
use super::{carrier, letter_to};

#[tokio::test]
async fn both_bodies_and_the_headers_read_as_they_were_written() {
    let peer = Peer::start(&[]);
    carrier(&peer, SmtpSecurity::Plain).deliver(&letter_to("jo@example.com")).await.unwrap();
    let kept = peer.only_letter();
    assert_eq!((kept.body("plain"), kept.body("html")), ("Hello Jo\n", "<p>Hello Jo</p>\n"));
    assert_eq!(kept.header("From"), "Vestibule <no-reply@example.org>");
    assert_eq!(kept.header("Date"), "Mon, 24 Nov 2025 16:00:00 +0000");
    assert_eq!(kept.header("Auto-Submitted"), "auto-generated");
    assert_eq!(kept.envelope("mail_from"), "no-reply@example.org");
}

#[tokio::test]
async fn umlauts_in_subject_sender_and_text_read_as_they_were_written() {
    let peer = Peer::start(&[]);
    let letter = OutgoingLetter {
        subject: "Bitte bestätige deine Adresse, Jörg 📬".into(),
        from: Mailbox::parse("Bürgerbüro <no-reply@example.org>").unwrap(),
        text: "Grüße\n.\n..und ein Link: https://example.org/c?a=b\n".into(),
        html: Some("<p>Grüße</p>\n".into()),
        ..letter_to("jo@example.com")
    };
    carrier(&peer, SmtpSecurity::Plain).deliver(&letter).await.unwrap();
    let kept = peer.only_letter();
    assert_eq!(kept.header("Subject"), letter.subject);
    assert_eq!(kept.header("From"), "Bürgerbüro <no-reply@example.org>");
    assert_eq!(kept.body("plain"), letter.text);
    assert_eq!(Some(kept.body("html")), letter.html.as_deref());
}

#[tokio::test]
async fn a_picture_travels_beside_the_html() {
    let peer = Peer::start(&[]);
    let picture = Attachment {
        content_id: "logo".into(),
        name: "Bürö.png".into(),
        media_type: "image/png",
        bytes: vec![0x89, b'P', b'N', b'G'],
    };
    let html = Some("<img src=\"cid:logo\">\n".to_owned());
    let letter = OutgoingLetter { html, pictures: vec![picture], ..letter_to("jo@example.com") };
    carrier(&peer, SmtpSecurity::Plain).deliver(&letter).await.unwrap();
    let kept = peer.only_letter();
    assert_eq!((kept.body("plain"), kept.body("html")), ("Hello Jo\n", "<img src=\"cid:logo\">\n"));
    assert!(kept.raw.contains("Content-ID: <logo>") && kept.raw.contains("iVBORw"), "{}", kept.raw);
}

#[tokio::test]
async fn a_long_link_is_on_one_line_of_the_raw_letter() {
    let peer = Peer::start(&[]);
    let link = format!("https://example.org/confirm/{}?next=%2Fhome", "t0ken=".repeat(20));
    let letter =
        OutgoingLetter { text: format!("Open this:\n\n{link}\n"), html: None, ..letter_to("jo@example.com") };
    carrier(&peer, SmtpSecurity::Plain).deliver(&letter).await.unwrap();
    assert!(peer.only_letter().raw.lines().any(|line| line == link));
}

#[tokio::test]
async fn line_breaks_in_what_people_typed_add_no_header_and_no_command() {
    let peer = Peer::start(&[]);
    let evil = "Hi\r\nBcc: victim@example.net\r\n\r\nbody\n.\r\nRCPT TO:<victim@example.net>\r\n";
    let plain = letter_to("jo@example.com");
    let name = Some(evil.to_owned());
    let letter = OutgoingLetter {
        subject: evil.into(),
        from: Mailbox { name, ..plain.from.clone() },
        text: evil.into(),
        html: Some(evil.into()),
        ..plain.clone()
    };
    let carrier = carrier(&peer, SmtpSecurity::Plain);
    carrier.deliver(&plain).await.unwrap();
    carrier.deliver(&letter).await.unwrap();
    let letters = peer.letters();
    assert_eq!(letters.len(), 2);
    assert_eq!(letters[1].header_names(), letters[0].header_names());
    assert_eq!(letters[1].envelope("rcpt_tos"), letters[0].envelope("rcpt_tos"));
}
