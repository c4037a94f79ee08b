//! One letter after another over the same connections.

use vestibule_outbound::smtp::{LetterCarrier as _, SmtpCarrier, SmtpSecurity, SmtpSettings};

use super::peer::Peer;
use super::{STARTTLS, WITH_LOGIN, carrier, carrier_with_password, impatient_carrier, letter_to, settings};

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
