//! What servers answer, refuse and break off, and what becomes of the letter then.

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;
use vestibule_outbound::smtp::{
    DeliveryError, LetterCarrier as _, Mailbox, OutgoingLetter, SmtpCarrier, SmtpSecurity, SmtpSettings,
};

use super::peer::Peer;
use super::{
    WITH_LOGIN, carrier, carrier_with_password, impatient_carrier, letter_to, outcome_for, refused_reason,
    retry_reason, settings,
};

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
