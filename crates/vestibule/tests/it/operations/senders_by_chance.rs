//! Several mail servers used by chance, `mail.choice = "random"`.

use crate::support::{Person, SmtpPeer, TestApp};

use super::senders::{ask_for, outbox, plain};

const LETTERS: usize = 24;

#[tokio::test]
async fn letters_are_spread_by_chance_and_nobody_gets_two_in_a_row() {
    let peers = [SmtpPeer::start(&[]), SmtpPeer::start(&[]), SmtpPeer::start(&[])];
    let names = ["one", "two", "three"];
    let senders: String = peers.iter().zip(names).map(|(peer, name)| plain(peer, name, "")).collect();
    let limits = "[throttle]\nnetwork_letters = 1000\n";
    let app = TestApp::start_sending(&format!("{limits}[mail]\nchoice = \"random\"\n{senders}")).await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    for nth in 0..LETTERS {
        ask_for(&app, &format!("reader{nth}-"), 1).await;
    }
    let sent = outbox(&mut admin, "?state=sent&limit=100").await;
    let went: Vec<usize> = sent
        .iter()
        .map(|letter| names.iter().position(|name| letter["sender"] == *name).expect("one of the three"))
        .collect();
    assert_eq!(went.len(), LETTERS);
    assert!(went.windows(2).all(|pair| pair[0] != pair[1]), "a burst: {went:?}");
    for (who, peer) in peers.iter().enumerate() {
        let arrived = peer.letters().len();
        assert_eq!(arrived, went.iter().filter(|w| **w == who).count(), "{went:?}");
        assert!((LETTERS / 6..=LETTERS / 2).contains(&arrived), "{arrived} of {LETTERS}: {went:?}");
    }
    let in_turn = went.windows(4).all(|four| four[0] == four[3]);
    assert!(!in_turn, "that is no chance: {went:?}");
}

#[tokio::test]
async fn a_heavy_server_gets_its_share_but_no_more_in_a_row_than_its_weight() {
    let (heavy, light) = (SmtpPeer::start(&[]), SmtpPeer::start(&[]));
    let senders = plain(&heavy, "heavy", "weight = 2") + &plain(&light, "light", "");
    let limits = "[throttle]\nnetwork_letters = 1000\n";
    let app = TestApp::start_sending(&format!("{limits}[mail]\nchoice = \"random\"\n{senders}")).await;
    let mut admin = Person::named("boss").runs_the_place(&app).await;
    for nth in 0..LETTERS {
        ask_for(&app, &format!("reader{nth}-"), 1).await;
    }
    let sent = outbox(&mut admin, "?state=sent&limit=100").await;
    let is_heavy: Vec<bool> = sent.iter().map(|letter| letter["sender"] == "heavy").collect();
    assert_eq!(is_heavy.len(), LETTERS);
    assert!(is_heavy.windows(3).all(|three| !three.iter().all(|heavy| *heavy)), "{is_heavy:?}");
    assert!(heavy.letters().len() >= light.letters().len(), "{is_heavy:?}");
}
