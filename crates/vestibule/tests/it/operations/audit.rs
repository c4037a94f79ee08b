//! The audit log: its chain, its list, and what betrays tampering.

use std::time::Duration;

use serde_json::{Value, json};
use vestibule::audit_log::{self, Action, Event, Finding, Head, Sealer, Target, Verification};
use vestibule_db::{Engine, Statement};
use vestibule_kernel::{Actor, Origin, UserUuid};

use crate::support::{Client, Person, TestApp};

/// Takes all but one event out of the chain, with what vouches for it, and changes what is left.
const CUT: [&str; 5] = [
    "DELETE FROM audit_checkpoints",
    "DELETE FROM audit_chain WHERE seq > 1",
    "DELETE FROM audit_personal",
    "UPDATE audit_events SET action = 'nothing_special' WHERE id = 2",
    "DELETE FROM audit_events WHERE id = 3",
];

/// An installation with a few sealed events; answers how many.
async fn sealed() -> (TestApp, i64) {
    let app = TestApp::start().await;
    Person::named("jodo").comes_in(&app).await;
    seal(&app).await;
    let head = verify(&app).await.head.unwrap();
    assert!(head.seq > 2, "{head}");
    (app, head.seq)
}

async fn seal(app: &TestApp) -> usize {
    Sealer::new(app.env.clone()).seal().await.unwrap()
}

async fn verify(app: &TestApp) -> Verification {
    audit_log::verify(&app.env, None).await.unwrap()
}

async fn record(app: &TestApp, note: &str) {
    let mut work = app.env.write().await.unwrap();
    let event = Event::new(Actor::System, Action::RoleGranted, Target::Role(note.to_owned()));
    audit_log::record(&mut work, app.env.now(), event, &Origin::default()).await.unwrap();
    work.commit().await.unwrap();
}

#[tokio::test]
async fn every_event_gets_a_place_in_a_chain_that_verifies() {
    let (app, seq) = sealed().await;
    let verification = verify(&app).await;
    assert_eq!((verification.unsealed, verification.findings.as_slice()), (0, [].as_slice()));
    assert_eq!(seal(&app).await, 0);
    record(&app, "Editor").await;
    assert_eq!(verify(&app).await.unsealed, 1);
    assert_eq!(seal(&app).await, 1);
    assert_eq!(verify(&app).await.head.unwrap().seq, seq + 1);
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_or_delete_an_event() {
    let (app, _) = sealed().await;
    for sql in [
        "UPDATE audit_events SET action = 'nothing'",
        "DELETE FROM audit_events",
        "UPDATE audit_chain SET hash = ''",
        "DELETE FROM audit_chain",
        "UPDATE audit_checkpoints SET signature = ''",
        "DELETE FROM audit_checkpoints",
        "UPDATE audit_personal SET address = '192.0.2.1'",
    ] {
        let mut tx = app.env.db.write().await.unwrap();
        let refused = Statement::new(sql).fetch_all::<(i64,)>(&mut tx).await;
        assert!(refused.is_err(), "{sql}");
    }
    if app.env.db.engine() == Engine::Sqlite {
        for replace in [
            "INSERT OR REPLACE INTO audit_events (id, at, actor_kind, action, target_kind, target_id, detail) \
             VALUES (1, 0, 'system', 'x', 'x', 'x', '{}')",
            "INSERT OR REPLACE INTO audit_personal (event_id, address) \
             SELECT event_id, '192.0.2.1' FROM audit_personal",
        ] {
            let mut tx = app.env.db.write().await.unwrap();
            let refused = Statement::new(replace).fetch_all::<(i64,)>(&mut tx).await;
            assert!(refused.is_err(), "{replace}");
        }
    }
    assert_eq!(verify(&app).await.findings, []);
}

#[tokio::test]
async fn a_changed_event_is_found() {
    let (app, _) = sealed().await;
    app.tamper(&["UPDATE audit_events SET action = 'nothing_special' WHERE id = 2"]).await;
    assert_eq!(verify(&app).await.findings, [Finding::Changed { seq: 2, event: 2 }]);
}

#[tokio::test]
async fn an_event_that_was_taken_away_is_found() {
    let (app, _) = sealed().await;
    app.tamper(&["DELETE FROM audit_personal", "DELETE FROM audit_events WHERE id = 2"]).await;
    assert_eq!(verify(&app).await.findings, [Finding::Missing { seq: 2, event: 2 }]);
}

#[tokio::test]
async fn an_event_that_was_taken_away_with_its_place_is_found() {
    let (app, _) = sealed().await;
    app.tamper(&[
        "DELETE FROM audit_personal",
        "DELETE FROM audit_chain WHERE seq = 2",
        "DELETE FROM audit_events WHERE id = 2",
    ])
    .await;
    assert_eq!(verify(&app).await.findings, [Finding::Gap { from: 2, to: 2 }]);
}

#[tokio::test]
async fn a_tail_that_was_cut_off_is_found_by_the_last_checkpoint() {
    let (app, seq) = sealed().await;
    app.tamper(&[
        "DELETE FROM audit_personal",
        "DELETE FROM audit_chain WHERE seq > 2",
        "DELETE FROM audit_events WHERE id > 2",
    ])
    .await;
    let findings = verify(&app).await.findings;
    assert!(findings.contains(&Finding::Truncated { end: 2, vouched: seq }), "{findings:?}");
}

#[tokio::test]
async fn a_chain_that_somebody_else_made_has_no_signature() {
    let (app, seq) = sealed().await;
    app.tamper(&["DELETE FROM audit_checkpoints"]).await;
    assert_eq!(verify(&app).await.findings, [Finding::Unsigned(0)]);
    app.tamper(&["INSERT INTO audit_checkpoints (seq, hash, at, signature) SELECT MAX(seq), MAX(hash), 0, '00' FROM audit_chain"]).await;
    assert_eq!(verify(&app).await.findings, [Finding::Forged(seq), Finding::Unsigned(0)]);
}

#[tokio::test]
async fn a_hash_that_was_recomputed_is_not_the_one_its_checkpoint_vouches_for() {
    let (app, seq) = sealed().await;
    app.tamper(&["UPDATE audit_chain SET hash = 'ff' WHERE seq = (SELECT MAX(seq) FROM audit_chain)"]).await;
    let findings = verify(&app).await.findings;
    assert!(findings.contains(&Finding::Replaced(seq)), "{findings:?}");
}

#[tokio::test]
async fn a_database_that_was_put_back_is_found_by_a_head_kept_elsewhere() {
    let (app, _) = sealed().await;
    let early = verify(&app).await.head.unwrap();
    record(&app, "Editor").await;
    seal(&app).await;
    let kept = verify(&app).await.head.unwrap();
    assert_eq!(kept.to_string().parse(), Ok(kept.clone()));
    assert_eq!(audit_log::verify(&app.env, Some(early.clone())).await.unwrap().findings, []);
    app.tamper(&[
        "DELETE FROM audit_checkpoints WHERE seq = (SELECT MAX(seq) FROM audit_checkpoints)",
        "DELETE FROM audit_chain WHERE seq = (SELECT MAX(seq) FROM audit_chain)",
        "DELETE FROM audit_events WHERE id = (SELECT MAX(id) FROM audit_events)",
    ])
    .await;
    assert_eq!(verify(&app).await.findings, [Finding::HeadLost(kept.clone())]);
    // Somebody has laid hands on the data folder too.
    audit_log::forget_kept_head(&app.env.config.server.data_dir).unwrap();
    assert_eq!(verify(&app).await.findings, []);
    let lost = audit_log::verify(&app.env, Some(kept.clone())).await.unwrap().findings;
    assert_eq!(lost, [Finding::HeadLost(kept)]);
    let other = Head { hash: "00".to_owned(), ..early };
    assert_eq!(audit_log::verify(&app.env, Some(other)).await.unwrap().findings.len(), 1);
}

#[tokio::test]
async fn a_chain_that_was_cut_and_sealed_anew_by_the_next_start_is_found() {
    let (mut app, seq) = sealed().await;
    let head = verify(&app).await.head.unwrap();
    app.tamper(&CUT).await;
    // A start: what is left gets a place and a genuine signature, and the loss is told.
    seal(&app).await;
    app.tolerate_failures();
    assert_eq!(verify(&app).await.findings, [Finding::HeadLost(head.clone())]);
    let told = "SELECT COUNT(*) FROM audit_events WHERE action = 'audit_head_lost'";
    assert_eq!(app.count(told).await, 1);
    // Another start has a head that holds, and the lost one is still lost.
    assert_eq!(seal(&app).await, 0);
    assert_eq!(app.count(told).await, 1);
    let verification = verify(&app).await;
    assert_eq!((verification.head.unwrap().seq, verification.findings), (seq, vec![Finding::HeadLost(head)]));
}

#[tokio::test]
async fn a_server_that_runs_finds_a_cut_before_it_adds_to_the_chain() {
    let (mut app, seq) = sealed().await;
    app.tolerate_failures();
    let mut sealer = Sealer::new(app.env.clone());
    record(&app, "Editor").await;
    sealer.seal().await.unwrap();
    let head = verify(&app).await.head.unwrap();
    app.tamper(&CUT).await;
    // Nothing else has happened since, and everything that has lost its place gets one.
    for _ in 0..3 {
        sealer.seal().await.unwrap();
    }
    record(&app, "Author").await;
    assert_eq!(sealer.seal().await.unwrap(), 1);
    let verification = verify(&app).await;
    assert_eq!((verification.unsealed, verification.findings), (0, vec![Finding::HeadLost(head)]));
    assert_eq!(verification.head.unwrap().seq, seq + 2);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit_events WHERE action = 'audit_head_lost'").await, 1);
}

#[tokio::test]
async fn an_event_without_a_place_among_sealed_ones_is_found() {
    let (app, _) = sealed().await;
    app.tamper(&["DELETE FROM audit_chain WHERE event_id = 2"]).await;
    let gap = Finding::Gap { from: 2, to: 2 };
    // It may be of a transaction that takes long.
    assert_eq!(verify(&app).await.findings, std::slice::from_ref(&gap));
    app.clock.advance(Duration::from_secs(61));
    assert_eq!(verify(&app).await.findings, [gap, Finding::PassedOver(2)]);
}

#[tokio::test]
async fn a_persons_traces_can_be_erased_without_breaking_the_chain() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let uuid: UserUuid = jo.get("/api/v1/me").await.json()["uuid"].as_str().unwrap().parse().unwrap();
    seal(&app).await;
    let before = app.count("SELECT COUNT(*) FROM audit_personal").await;
    let mut tx = app.env.db.write().await.unwrap();
    audit_log::forget_traces_of(&mut tx, uuid).await.unwrap();
    tx.commit().await.unwrap();
    let after = app.count("SELECT COUNT(*) FROM audit_personal").await;
    assert!(after < before, "{before} {after}");
    assert_eq!(verify(&app).await.findings, []);
}

/// PostgreSQL hands out ids before the commit; SQLite has one writer.
#[tokio::test]
async fn an_event_that_commits_late_is_not_missed() {
    let app = TestApp::start().await;
    if app.env.db.engine() == Engine::Sqlite {
        return;
    }
    let mut sealer = Sealer::new(app.env.clone());
    let mut late = app.env.write().await.unwrap();
    let event = Event::new(Actor::System, Action::RoleGranted, Target::Role("late".to_owned()));
    audit_log::record(&mut late, app.env.now(), event, &Origin::default()).await.unwrap();
    record(&app, "early").await;
    // However often the sealer looks, it does not close the door behind which `late` stands.
    for _ in 0..5 {
        sealer.seal().await.unwrap();
    }
    late.commit().await.unwrap();
    assert_eq!(sealer.seal().await.unwrap(), 1);
    let verification = verify(&app).await;
    assert_eq!((verification.unsealed, verification.findings.len()), (0, 0));
    // With everybody gone, the old events are not looked at again, and new ones are.
    for _ in 0..5 {
        sealer.seal().await.unwrap();
    }
    record(&app, "new").await;
    assert_eq!(sealer.seal().await.unwrap(), 1);
}

#[tokio::test]
async fn sealers_of_several_nodes_make_one_chain() {
    let app = TestApp::start().await;
    for n in 0..20 {
        record(&app, &n.to_string()).await;
    }
    let events = app.count("SELECT COUNT(*) FROM audit_events").await;
    let sealers = (0..4).map(|_| {
        let env = app.env.clone();
        tokio::spawn(async move { Sealer::new(env).seal().await.unwrap() })
    });
    let mut sealed = 0;
    for sealer in sealers.collect::<Vec<_>>() {
        sealed += sealer.await.unwrap();
    }
    assert_eq!(i64::try_from(sealed), Ok(events));
    let verification = verify(&app).await;
    assert_eq!((verification.findings.len(), verification.head.unwrap().seq), (0, events));
}

#[tokio::test]
async fn the_export_can_be_checked_line_by_line_without_us() {
    let (app, seq) = sealed().await;
    let mut lines: Vec<Value> = Vec::new();
    audit_log::export(&app.env, 0, |line| lines.push(serde_json::from_str(line).unwrap())).await.unwrap();
    let (events, checkpoints): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line["seq"].is_i64());
    assert_eq!(i64::try_from(events.len()).unwrap(), seq);
    let mut previous = json!("0".repeat(64));
    for event in events {
        let content = event["content"].as_str().unwrap();
        assert_eq!(event["hash"], json!(vestibule_crypto::sha256_hex(content)));
        let content: Value = serde_json::from_str(content).unwrap();
        assert_eq!((&content[1], &content[2]), (&previous, &event["seq"]));
        previous = event["hash"].clone();
    }
    assert_eq!(checkpoints.last().unwrap()["checkpoint"]["hash"], previous);
    let mut rest = Vec::new();
    audit_log::export(&app.env, 2, |line| rest.push(line.to_owned())).await.unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(&rest[0]).unwrap(),
        *lines[2..].iter().find(|l| l["seq"] == json!(3)).unwrap()
    );
}

async fn list(client: &mut Client, query: &str) -> Vec<Value> {
    let page = client.get(&format!("/api/v1/audit?{query}")).await.expect(200).json();
    page["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn those_who_may_read_the_logs_find_who_did_what_to_whom() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let uuid = jo.get("/api/v1/me").await.json()["uuid"].as_str().unwrap().to_owned();
    seal(&app).await;
    jo.get("/api/v1/audit").await.expect(403);
    app.client().get("/api/v1/audit").await.expect(401);

    let signed_in = list(&mut ada, &format!("actor={uuid}&action=signed_in")).await;
    assert_eq!(signed_in.len(), 1, "{signed_in:?}");
    let event = &signed_in[0];
    assert_eq!(event["actor"]["person"]["username"], json!("jodo"));
    assert_eq!(event["address"], json!("198.51.100.7"));
    assert!(event["seq"].is_i64() && event["request_id"].is_string(), "{event}");
    let about = list(&mut ada, &format!("target=person:{uuid}")).await;
    assert!(about.iter().all(|event| event["target"]["id"] == json!(uuid)) && about.len() > 1, "{about:?}");
    assert!(!list(&mut ada, "actor=operator").await.is_empty());
    assert!(list(&mut ada, "target=permission").await.is_empty());
    assert!(list(&mut ada, "to=2026-01-15T12:00:00Z").await.is_empty());
    for (query, field) in [
        ("actor=jo", "actor"),
        ("target=Bad-Kind:1", "target"),
        ("target=horse", "target"),
        ("target=horse:1", "target"),
        ("target=person:jodo", "target"),
        ("target=board:Plan", "target"),
        ("target=installation:1", "target"),
        ("action=A!", "action"),
        ("action=role_grnated", "action"),
        ("cursor=", "cursor"),
        ("x=1", "x"),
    ] {
        let problem = ada.get(&format!("/api/v1/audit?{query}")).await.expect(422).json();
        assert_eq!(problem["errors"][0]["field"], json!(field), "{query}");
    }
}

#[tokio::test]
async fn pages_of_the_audit_log_follow_each_other() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    for n in 0..7 {
        record(&app, &n.to_string()).await;
    }
    let path = "/api/v1/audit?actor=system&order=oldest&limit=3";
    let mut seen = Vec::new();
    let mut next = String::new();
    loop {
        let page = ada.get(&format!("{path}{next}")).await.expect(200).json();
        seen.extend(
            page["items"].as_array().unwrap().iter().map(|e| e["target"]["id"].as_str().unwrap().to_owned()),
        );
        let Some(cursor) = page["next"].as_str() else { break };
        next = format!("&cursor={cursor}");
    }
    // The first start has made a signing key before.
    assert_eq!(seen, ["", "0", "1", "2", "3", "4", "5", "6"]);
}
