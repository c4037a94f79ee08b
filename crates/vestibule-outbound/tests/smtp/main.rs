//! Letters handed to a real mail server that fails on request (`tests/peers/smtp_peer.py`).

mod peer;

use std::time::Duration;

use peer::Peer;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;
use vestibule_kernel::{EmailAddress, Timestamp};
use vestibule_outbound::smtp::{
    Attachment, DeliveryError, LetterCarrier as _, Mailbox, OutgoingLetter, SmtpCarrier, SmtpSecurity,
    SmtpSettings, Talk,
};

const STARTTLS: &[&str] = &["--tls", "starttls"];
const WITH_LOGIN: &[&str] = &["--tls", "starttls", "--require-auth", "vestibule:right-horse"];

fn settings(peer: &Peer, security: SmtpSecurity) -> SmtpSettings {
    SmtpSettings {
        host: "localhost".into(),
        port: peer.port,
        security,
        credentials: None,
        timeout: Duration::from_secs(30),
        trusted_ca_pem: Some(peer.authority.clone()),
        hello_name: Some("app.example.org".into()),
        letters_per_connection: None,
        talk: Talk::Unlogged,
    }
}

fn carrier(peer: &Peer, security: SmtpSecurity) -> SmtpCarrier {
    SmtpCarrier::new(settings(peer, security)).expect("good settings")
}

fn carrier_with_password(peer: &Peer, password: &str) -> SmtpCarrier {
    let credentials = Some(("vestibule".to_owned(), password.to_owned().into()));
    SmtpCarrier::new(SmtpSettings { credentials, ..settings(peer, SmtpSecurity::StartTls) })
        .expect("good settings")
}

/// Three seconds are plenty for a peer on the same machine, also while others compile.
fn impatient_carrier(peer: &Peer) -> SmtpCarrier {
    let timeout = Duration::from_secs(3);
    SmtpCarrier::new(SmtpSettings { timeout, ..settings(peer, SmtpSecurity::Plain) }).expect("good settings")
}

fn letter_to(to: &str) -> OutgoingLetter {
    OutgoingLetter {
        message_id: "0198c0de@example.org".into(),
        from: Mailbox::parse("Vestibule <no-reply@example.org>").expect("a mailbox"),
        to: EmailAddress::parse(to).expect("an address"),
        subject: "Please confirm".into(),
        text: "Hello Jo\n".into(),
        html: Some("<p>Hello Jo</p>\n".into()),
        date: Timestamp::from_millis(1_764_000_000_000),
        pictures: Vec::new(),
    }
}

/// What a plain server answers to a letter for `to`.
async fn outcome_for(to: &str) -> Result<(), DeliveryError> {
    let peer = Peer::start(&[]);
    carrier(&peer, SmtpSecurity::Plain).deliver(&letter_to(to)).await
}

fn retry_reason(outcome: Result<(), DeliveryError>) -> String {
    match outcome {
        Err(DeliveryError::Retry { reason } | DeliveryError::Away { reason }) => reason,
        other => panic!("expected to be told to try again, got {other:?}"),
    }
}

fn refused_reason(outcome: Result<(), DeliveryError>) -> String {
    match outcome {
        Err(DeliveryError::Refused { reason }) => reason,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

// ---- protection ----

#[tokio::test]
async fn a_letter_arrives_encrypted_where_starttls_is_demanded() {
    let peer = Peer::start(STARTTLS);
    carrier(&peer, SmtpSecurity::StartTls).deliver(&letter_to("jo@example.com")).await.unwrap();
    assert_eq!(peer.only_letter().envelope("tls"), "TLSv1.3");
}

#[tokio::test]
async fn a_letter_arrives_over_implicit_tls() {
    let peer = Peer::start(&["--tls", "implicit"]);
    carrier(&peer, SmtpSecurity::ImplicitTls).deliver(&letter_to("jo@example.com")).await.unwrap();
    assert_eq!(peer.only_letter().envelope("tls"), "TLSv1.3");
}

#[tokio::test]
async fn a_server_that_does_not_offer_starttls_never_sees_the_letter() {
    let peer = Peer::start(&[]);
    let outcome = carrier(&peer, SmtpSecurity::StartTls).deliver(&letter_to("jo@example.com")).await;
    let reason = retry_reason(outcome);
    assert!(reason.contains("STARTTLS") && peer.letters().is_empty(), "{reason}");
}

#[tokio::test]
async fn a_server_with_a_certificate_of_an_unknown_authority_never_sees_the_letter() {
    let (peer, stranger) = (Peer::start(STARTTLS), Peer::start(&[]));
    let trusted_ca_pem = Some(stranger.authority.clone());
    let carrier =
        SmtpCarrier::new(SmtpSettings { trusted_ca_pem, ..settings(&peer, SmtpSecurity::StartTls) }).unwrap();
    let reason = retry_reason(carrier.deliver(&letter_to("jo@example.com")).await);
    assert!(reason.contains("certificate") && peer.letters().is_empty(), "{reason}");
}

#[tokio::test]
async fn a_server_with_a_certificate_for_another_name_never_sees_the_letter() {
    let peer = Peer::start_as("elsewhere.example.org", STARTTLS);
    let outcome = carrier(&peer, SmtpSecurity::StartTls).deliver(&letter_to("jo@example.com")).await;
    let reason = retry_reason(outcome);
    assert!(reason.contains("certificate") && peer.letters().is_empty(), "{reason}");
}

// ---- login ----

#[tokio::test]
async fn the_right_password_opens_a_server_that_demands_a_login() {
    let peer = Peer::start(WITH_LOGIN);
    carrier_with_password(&peer, "right-horse").deliver(&letter_to("jo@example.com")).await.unwrap();
    assert_eq!(peer.only_letter().envelope("login"), "vestibule");
}

#[tokio::test]
async fn a_wrong_password_is_no_reason_to_give_the_letter_up() {
    let peer = Peer::start(WITH_LOGIN);
    let outcome = carrier_with_password(&peer, "wrong-horse").deliver(&letter_to("jo@example.com")).await;
    assert_eq!(retry_reason(outcome), "the mail server answered 535 at the login");
}

#[tokio::test]
async fn a_login_that_the_settings_lack_is_no_reason_to_give_the_letter_up() {
    let peer = Peer::start(WITH_LOGIN);
    let outcome = carrier(&peer, SmtpSecurity::StartTls).deliver(&letter_to("jo@example.com")).await;
    assert!(retry_reason(outcome).contains("530"));
}

// ---- failures ----

#[tokio::test]
async fn a_recipient_refused_for_now_is_tried_again() {
    let reason = retry_reason(outcome_for("450@example.com").await);
    assert_eq!(reason, "the mail server answered 450 to the recipient: this recipient is refused");
}

#[tokio::test]
async fn a_recipient_refused_for_good_is_given_up() {
    let reason = refused_reason(outcome_for("550@example.com").await);
    assert_eq!(reason, "the mail server answered 550 to the recipient: this recipient is refused");
}

#[tokio::test]
async fn a_content_refused_for_good_is_given_up() {
    let reason = refused_reason(outcome_for("data554@example.com").await);
    assert_eq!(reason, "the mail server answered 554 to the letter: this content is refused");
}

#[tokio::test]
async fn a_content_refused_for_now_is_tried_again() {
    assert!(retry_reason(outcome_for("data451@example.com").await).contains("451"));
}

#[tokio::test]
async fn a_sender_refused_for_good_is_our_fault_and_not_the_letters() {
    let peer = Peer::start(&[]);
    let from = Mailbox::parse("550@example.org").unwrap();
    let letter = OutgoingLetter { from, ..letter_to("jo@example.com") };
    assert!(retry_reason(carrier(&peer, SmtpSecurity::Plain).deliver(&letter).await).contains("550"));
}

#[tokio::test]
async fn a_server_that_closes_is_tried_again() {
    assert!(retry_reason(outcome_for("421@example.com").await).contains("421"));
}

#[tokio::test]
async fn a_connection_lost_before_the_last_answer_is_tried_again() {
    retry_reason(outcome_for("drop@example.com").await);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_tried_again() {
    let peer = Peer::start(&[]);
    // Nothing listens on tcpmux; the port of a stopped peer may be another test's by now.
    let carrier = SmtpCarrier::new(SmtpSettings { port: 1, ..settings(&peer, SmtpSecurity::Plain) }).unwrap();
    let reason = retry_reason(carrier.deliver(&letter_to("jo@example.com")).await);
    assert!(reason.starts_with("no connection to the mail server"), "{reason}");
}

#[tokio::test]
async fn a_server_that_never_answers_is_left_when_the_time_is_up() {
    let peer = Peer::start(&[]);
    let carrier = impatient_carrier(&peer);
    let reason = retry_reason(carrier.deliver(&letter_to("slow@example.com")).await);
    assert_eq!(reason, "the mail server took longer than 3s");
}

#[tokio::test]
async fn a_server_that_says_yes_before_the_letter_was_sent_has_not_taken_it() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    // To the greeting, EHLO, MAIL, RCPT, and then, out of turn, to DATA.
    let replies = ["220 hello", "250 peer.test", "250 ok", "250 ok", "250 ok"];
    tokio::spawn(say(listener, replies.map(|reply| format!("{reply}\r\n"))));
    let peer = Peer::start(&[]);
    let host = "127.0.0.1".to_owned();
    let carrier =
        SmtpCarrier::new(SmtpSettings { host, port, ..settings(&peer, SmtpSecurity::Plain) }).unwrap();
    let reason = retry_reason(carrier.deliver(&letter_to("jo@example.com")).await);
    assert_eq!(reason, "the mail server answered 250 out of turn");
}

/// Gives one client these replies, the first unasked and the others after a line each.
async fn say(listener: TcpListener, replies: [String; 5]) {
    let (client, _) = listener.accept().await.expect("a client");
    let mut client = BufReader::new(client);
    for reply in replies {
        client.write_all(reply.as_bytes()).await.expect("written");
        client.read_line(&mut String::new()).await.expect("read");
    }
}

#[tokio::test]
async fn trouble_with_one_letter_is_told_from_trouble_with_the_server() {
    for about_the_letter in ["450@example.com", "data451@example.com", "drop@example.com"] {
        let outcome = outcome_for(about_the_letter).await;
        assert!(matches!(outcome, Err(DeliveryError::Retry { .. })), "{about_the_letter}: {outcome:?}");
    }
    assert!(matches!(outcome_for("421@example.com").await, Err(DeliveryError::Away { .. })));
    let peer = Peer::start(WITH_LOGIN);
    let outcome = carrier_with_password(&peer, "wrong").deliver(&letter_to("jo@example.com")).await;
    assert!(matches!(outcome, Err(DeliveryError::Away { .. })), "{outcome:?}");
}

#[tokio::test]
async fn a_server_that_may_not_send_a_letter_is_told_from_one_that_knows_no_such_reader() {
    for (reply, is_unwanted) in [
        ("554 5.7.1 Relay access denied", true),
        ("550 5.7.1 quota exceeded", true),
        ("550 5.1.1 no such user", false),
        ("552 5.2.2 mailbox full", false),
        ("550 no such user", false),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        // To the greeting, EHLO, MAIL and RCPT, and then to RSET or QUIT.
        let replies = ["220 hello", "250 peer.test", "250 ok", reply, "250 ok"];
        tokio::spawn(say(listener, replies.map(|reply| format!("{reply}\r\n"))));
        let peer = Peer::start(&[]);
        let host = "127.0.0.1".to_owned();
        let carrier =
            SmtpCarrier::new(SmtpSettings { host, port, ..settings(&peer, SmtpSecurity::Plain) }).unwrap();
        let outcome = carrier.deliver(&letter_to("jo@example.com")).await;
        match outcome {
            Err(DeliveryError::Unwanted { .. }) => assert!(is_unwanted, "{reply}"),
            Err(DeliveryError::Refused { .. }) => assert!(!is_unwanted, "{reply}"),
            other => panic!("{reply}: {other:?}"),
        }
    }
}

// ---- one letter after another ----

#[tokio::test]
async fn a_connection_ends_after_as_many_letters_as_the_server_wants() {
    let peer = Peer::start(STARTTLS);
    let letters_per_connection = std::num::NonZeroU32::new(2);
    let settings = SmtpSettings { letters_per_connection, ..settings(&peer, SmtpSecurity::StartTls) };
    let carrier = SmtpCarrier::new(settings).unwrap();
    for reader in ["first", "second", "third"] {
        carrier.deliver(&letter_to(&format!("{reader}@example.com"))).await.unwrap();
    }
    let ports: Vec<_> = peer.letters().iter().map(|letter| letter.envelope("client_port").clone()).collect();
    assert!(ports[0] == ports[1] && ports[1] != ports[2], "{ports:?}");
}

#[tokio::test]
async fn two_letters_in_a_row_share_a_connection() {
    let peer = Peer::start(WITH_LOGIN);
    let carrier = carrier_with_password(&peer, "right-horse");
    carrier.deliver(&letter_to("first@example.com")).await.unwrap();
    carrier.deliver(&letter_to("second@example.com")).await.unwrap();
    let letters = peer.letters();
    assert_eq!(letters[0].envelope("client_port"), letters[1].envelope("client_port"));
}

#[tokio::test]
async fn letters_after_each_kind_of_failure_go_to_their_own_readers() {
    let peer = Peer::start(&[]);
    let carrier = impatient_carrier(&peer);
    for trouble in ["450", "550", "421", "data554", "slow"] {
        let after = format!("after-{trouble}@example.com");
        carrier.deliver(&letter_to(&format!("{trouble}@example.com"))).await.unwrap_err();
        carrier.deliver(&letter_to(&after)).await.unwrap();
        let last = peer.letters().pop().unwrap();
        assert_eq!(last.envelope("rcpt_tos"), &serde_json::json!([after]));
    }
}

#[tokio::test]
async fn a_server_that_was_restarted_between_two_letters_costs_no_attempt() {
    let mut peer = Peer::start(STARTTLS);
    let carrier = carrier(&peer, SmtpSecurity::StartTls);
    carrier.deliver(&letter_to("first@example.com")).await.unwrap();
    peer.restart(STARTTLS);
    carrier.deliver(&letter_to("second@example.com")).await.unwrap();
    assert_eq!(peer.letters().len(), 2);
}

#[tokio::test]
async fn a_letter_that_arrived_although_its_answer_was_lost_is_the_same_letter_the_second_time() {
    let peer = Peer::start(&[]);
    let (carrier, letter) = (carrier(&peer, SmtpSecurity::Plain), letter_to("drop@example.com"));
    carrier.deliver(&letter).await.unwrap_err();
    carrier.deliver(&letter).await.unwrap_err();
    let letters = peer.letters();
    assert_eq!(letters[0].header("Message-ID"), "<0198c0de@example.org>");
    assert_eq!(letters[0].raw, letters[1].raw);
}

// ---- what is read ----

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
