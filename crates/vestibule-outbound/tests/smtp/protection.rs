//! Who may see a letter: encryption, certificates, logins.

use vestibule_outbound::smtp::{LetterCarrier as _, SmtpCarrier, SmtpSecurity, SmtpSettings};

use super::peer::Peer;
use super::{STARTTLS, WITH_LOGIN, carrier, carrier_with_password, letter_to, retry_reason, settings};

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
