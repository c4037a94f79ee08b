//! Managing people: finding, keeping out, deleting, and what no administrator can do.

use std::future::Future;
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Client, Person, TestApp};

const DAY: Duration = Duration::from_secs(24 * 3600);

async fn usernames(client: &mut Client, query: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = client.get(&format!("/api/v1/users?limit=2&{query}{cursor}")).await.expect(200).json();
        let items = page["items"].as_array().unwrap();
        names.extend(items.iter().map(|item| item["username"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return names,
        }
    }
}

/// Jo Doe each, by the names of their accounts.
async fn join_all(app: &TestApp, names: &[&str]) {
    for name in names {
        Person::named(name).joins(app).await;
        app.clock.advance(Duration::from_secs(1));
    }
}

#[tokio::test]
async fn people_are_listed_in_any_order_page_by_page() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    app.clock.advance(Duration::from_secs(1));
    join_all(&app, &["zoe", "Bob", "carl", "dora"]).await;
    let by_name = ["ada", "Bob", "carl", "dora", "zoe"];
    assert_eq!(usernames(&mut ada, "").await, by_name);
    assert_eq!(usernames(&mut ada, "sort=email").await, by_name);
    assert_eq!(usernames(&mut ada, "sort=created_at").await, ["ada", "zoe", "Bob", "carl", "dora"]);
    let mut backwards = by_name;
    backwards.reverse();
    assert_eq!(usernames(&mut ada, "sort=-username").await, backwards);
    assert_eq!(usernames(&mut ada, "sort=-created_at").await, ["dora", "carl", "Bob", "zoe", "ada"]);
}

#[tokio::test]
async fn somebody_is_found_by_the_beginning_of_a_name_or_address_and_shown_once() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    // All of them are called Jo Doe; jodo is found by three columns, first by the shortest.
    join_all(&app, &["jodo", "JOanna", "dora", "zoe", "carl"]).await;
    assert_eq!(usernames(&mut ada, "q=jo").await, ["jodo", "JOanna", "dora", "zoe", "carl"]);
    assert_eq!(usernames(&mut ada, "q=d").await, ["jodo", "JOanna", "dora", "zoe", "carl"]);
    assert_eq!(usernames(&mut ada, "q=a").await, ["ada"]);
    assert_eq!(usernames(&mut ada, "q=JOA").await, ["JOanna"]);
    assert_eq!(usernames(&mut ada, "q=do").await, ["jodo", "JOanna", "dora", "zoe", "carl"]);
    assert_eq!(usernames(&mut ada, "q=zoe%40exam").await, ["zoe"]);
    assert_eq!(usernames(&mut ada, "q=o").await, Vec::<String>::new());
    assert_eq!(usernames(&mut ada, "q=%25").await, Vec::<String>::new());
}

#[tokio::test]
async fn people_are_filtered_by_role_and_status() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    join_all(&app, &["bob", "carl", "dora"]).await;
    Person::named("eve").signs_up(&app).await;
    let all = ada.get("/api/v1/users").await.json();
    let uuid = |name: &str| {
        let is_it = |item: &&Value| item["username"] == name;
        all["items"].as_array().unwrap().iter().find(is_it).unwrap()["uuid"].as_str().unwrap().to_owned()
    };
    ada.makes_role("Editor", &["edit"]).await;
    ada.gives_role(&uuid("bob"), "Editor").await;
    ada.gives_role(&uuid("carl"), "Editor").await;
    ada.post(&format!("/api/v1/users/{}/disable", uuid("carl")), json!({})).await.expect(200);
    ada.delete(&format!("/api/v1/users/{}", uuid("dora")), json!({})).await.expect(200);
    assert_eq!(usernames(&mut ada, "role=editor").await, ["bob", "carl"]);
    assert_eq!(usernames(&mut ada, "role=editor&q=jo").await, ["bob", "carl"]);
    assert_eq!(usernames(&mut ada, "role=Editor&status=active").await, ["bob"]);
    assert_eq!(usernames(&mut ada, "status=disabled").await, ["carl"]);
    assert_eq!(usernames(&mut ada, "status=unconfirmed").await, ["eve"]);
    assert_eq!(usernames(&mut ada, "status=deleted&sort=-email").await, ["dora"]);
    assert_eq!(usernames(&mut ada, "role=User").await, ["ada", "bob", "carl", "eve"]);
    assert_eq!(usernames(&mut ada, "role=Super%20Admin&sort=created_at").await, ["ada"]);
    let carl = ada.get(&format!("/api/v1/users/{}", uuid("carl"))).await.expect(200).json();
    assert_eq!((&carl["status"], &carl["roles"]), (&json!("disabled"), &json!(["Editor"])));
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn a_filter_that_makes_no_sense_is_named() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    join_all(&app, &["bob"]).await;
    let next = ada.get("/api/v1/users?limit=1").await.json()["next"].as_str().unwrap().to_owned();
    for (query, field) in [
        ("status=asleep".to_owned(), "status"),
        ("role=nobody".to_owned(), "role"),
        ("sort=shoe_size".to_owned(), "sort"),
        ("q=a&sort=email".to_owned(), "sort"),
        (format!("q={}", "x".repeat(101)), "q"),
        ("q=%00".to_owned(), "q"),
        ("limit=x".to_owned(), "limit"),
        ("page=2".to_owned(), "page"),
        (format!("sort=email&cursor={next}"), "cursor"),
    ] {
        let problem = ada.get(&format!("/api/v1/users?{query}")).await.expect(422);
        assert_eq!(problem.json()["errors"][0]["field"], json!(field), "{query}");
    }
    ada.get("/api/v1/users/not-a-uuid").await.expect(404);
    ada.get("/api/v1/users/018f0000-0000-7000-8000-000000000000").await.expect(404);
    Person::named("bob").signs_in(&app).await.get("/api/v1/users").await.expect(403);
    app.client().get("/api/v1/users").await.expect(401);
}

#[tokio::test]
async fn disabling_somebody_ends_their_sessions_and_enabling_revives_none() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let jo = Person::named("jodo");
    let mut session = jo.comes_in(&app).await;
    let path = format!("/api/v1/users/{}", session.uuid().await);
    ada.post(&format!("{path}/disable"), json!({})).await.expect(200);
    session.get("/api/v1/me").await.expect(401);
    let refused = app.client().post("/api/v1/sessions", jo.sign_in_body()).await.expect(401);
    assert_eq!(refused.code(), "account_disabled");
    let enabled = ada.post(&format!("{path}/enable"), json!({})).await.expect(200).json();
    assert_eq!(enabled["status"], json!("active"));
    session.get("/api/v1/me").await.expect(401);
    jo.signs_in(&app).await;
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn ending_somebodys_sessions_leaves_the_account_as_it_is() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let jo = Person::named("jodo");
    let mut session = jo.comes_in(&app).await;
    let uuid = session.uuid().await;
    ada.delete(&format!("/api/v1/users/{uuid}/sessions"), json!({})).await.expect(204);
    session.get("/api/v1/me").await.expect(401);
    jo.signs_in(&app).await;
}

#[tokio::test]
async fn a_deletion_can_be_taken_back_for_thirty_days_and_its_names_stay_taken() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let jo = Person::named("jodo");
    let mut session = jo.comes_in(&app).await;
    let path = format!("/api/v1/users/{}", session.uuid().await);
    let deleted = ada.delete(&path, json!({})).await.expect(200).json();
    assert_eq!(
        (&deleted["status"], &deleted["purge_at"]),
        (&json!("deleted"), &json!("2026-02-14T12:00:00.000Z"))
    );
    session.get("/api/v1/me").await.expect(401);
    app.client().post("/api/v1/sessions", jo.sign_in_body()).await.expect(401);
    let namesake = Person { email: "other@example.com".to_owned(), ..jo.clone() };
    app.client().post("/signup", namesake.sign_up_body()).await.expect(409);
    ada.post(&format!("{path}/enable"), json!({})).await.expect(409);
    let role = ada.makes_role("Editor", &["edit"]).await;
    let gift = json!({ "role_id": role });
    ada.post(&format!("{path}/grants"), gift.clone()).await.expect(409);
    let uuid = path.rsplit('/').next().unwrap();
    let preview = json!({ "change": "give", "user": uuid, "role_id": role });
    ada.post("/api/v1/access/preview", preview).await.expect(409);
    let bulk = json!({ "users": [uuid], "action": "give_role", "role_id": role });
    ada.post("/api/v1/users/bulk", bulk).await.expect(409);
    app.clock.advance(29 * DAY);
    app.run_jobs().await;
    let mut ada = Person::named("ada").signs_in(&app).await;
    let restored = ada.post(&format!("{path}/restore"), json!({})).await.expect(200).json();
    assert_eq!(restored["status"], json!("active"));
    app.clock.advance(2 * DAY);
    app.run_jobs().await;
    jo.signs_in(&app).await;
}

#[tokio::test]
async fn how_somebody_stood_before_and_after_is_in_the_audit_log() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let uuid = Person::named("jodo").comes_in(&app).await.uuid().await;
    let path = format!("/api/v1/users/{uuid}");
    ada.post(&format!("{path}/disable"), json!({})).await.expect(200);
    app.clock.advance(Duration::from_secs(1));
    ada.delete(&path, json!({})).await.expect(200);
    ada.post(&format!("{path}/restore"), json!({})).await.expect(200);
    ada.post(&format!("{path}/enable"), json!({})).await.expect(200);
    for (action, before, after) in [
        ("account_disabled", "active", "disabled"),
        ("account_deleted", "disabled", "deleted"),
        ("account_restored", "deleted", "disabled"),
        ("account_enabled", "disabled", "active"),
    ] {
        let query = format!("/api/v1/audit?action={action}&target=person:{uuid}");
        let events = ada.get(&query).await.expect(200).json();
        let detail = json!({ "before": { "status": before }, "after": { "status": after } });
        assert_eq!(events["items"][0]["detail"], detail, "{action}");
    }
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn somebody_who_was_disabled_before_being_deleted_is_still_so_when_restored() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let path = format!("/api/v1/users/{}", Person::named("jodo").comes_in(&app).await.uuid().await);
    ada.post(&format!("{path}/disable"), json!({})).await.expect(200);
    app.clock.advance(Duration::from_secs(60));
    ada.delete(&path, json!({})).await.expect(200);
    let restored = ada.post(&format!("{path}/restore"), json!({})).await.expect(200).json();
    assert_eq!(restored["status"], json!("disabled"));
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn somebody_who_was_disabled_and_deleted_at_the_same_instant_is_still_disabled_when_restored() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut status_after = async |name: &str, disabled_first: bool| {
        let path = format!("/api/v1/users/{}", Person::named(name).comes_in(&app).await.uuid().await);
        if disabled_first {
            ada.post(&format!("{path}/disable"), json!({})).await.expect(200);
        }
        ada.delete(&path, json!({})).await.expect(200);
        let restored = ada.post(&format!("{path}/restore"), json!({})).await.expect(200).json();
        restored["status"].as_str().unwrap().to_owned()
    };
    // The clock stands still throughout.
    assert_eq!(status_after("jodo", true).await, "disabled");
    assert_eq!(status_after("aldo", false).await, "active");
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn somebody_deleted_by_an_older_version_is_restored_by_the_moments_that_it_wrote() {
    const AS_BEFORE: &str = "UPDATE users SET disabled_before_deletion_at = NULL WHERE id = $1";
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let path = format!("/api/v1/users/{}", Person::named("jodo").comes_in(&app).await.uuid().await);
    ada.post(&format!("{path}/disable"), json!({})).await.expect(200);
    app.clock.advance(Duration::from_secs(1));
    ada.delete(&path, json!({})).await.expect(200);
    app.changes_user("jodo", AS_BEFORE).await;
    let restored = ada.post(&format!("{path}/restore"), json!({})).await.expect(200).json();
    assert_eq!(restored["status"], json!("disabled"));
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn after_thirty_days_a_deleted_account_is_purged_and_only_the_audit_log_remembers() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let jo = Person::named("jodo");
    let path = format!("/api/v1/users/{}", jo.comes_in(&app).await.uuid().await);
    ada.delete(&path, json!({})).await.expect(200);
    // Deleted anew, with a new period of grace.
    app.clock.advance(Duration::from_secs(600));
    ada.post(&format!("{path}/restore"), json!({})).await.expect(200);
    ada.delete(&path, json!({})).await.expect(200);
    app.clock.advance(30 * DAY - Duration::from_secs(300));
    app.run_jobs().await;
    assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 2);
    app.clock.advance(Duration::from_secs(300));
    app.run_jobs().await;
    assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM letters WHERE to_address = 'jodo@example.com'").await, 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit_events WHERE action = 'account_purged'").await, 1);
    let left = "SELECT COUNT(*) FROM audit_personal p JOIN audit_events e ON e.id = p.event_id \
                WHERE e.action = 'signed_in' AND e.actor_uuid NOT IN (SELECT uuid FROM users)";
    assert_eq!(app.count(left).await, 0);
    jo.joins(&app).await;
}

#[tokio::test]
async fn the_request_log_forgets_where_a_purged_person_was() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let path = format!("/api/v1/users/{}", jo.uuid().await);
    // The addresses of Jo's requests, and how many requests came from nowhere.
    let told = async |ada: &mut Client| {
        let log = ada.get("/api/v1/logs?limit=100").await.expect(200).json();
        let entries = log["items"].as_array().unwrap();
        let hers = entries.iter().filter(|entry| entry["user"]["username"] == "jodo");
        let nowhere = entries.iter().filter(|entry| entry["address"].is_null()).count();
        (hers.map(|entry| entry["address"].clone()).collect::<Vec<_>>(), nowhere)
    };
    let (places, nowhere) = told(&mut ada).await;
    assert!(!places.is_empty() && !places.contains(&json!(null)) && nowhere == 0, "{places:?}");
    ada.delete(&path, json!({})).await.expect(200);
    app.clock.advance(30 * DAY);
    app.run_jobs().await;
    let mut ada = Person::named("ada").signs_in(&app).await;
    let (_, nowhere) = told(&mut ada).await;
    assert_eq!(nowhere, places.len());
}

#[tokio::test]
async fn the_last_super_admin_can_neither_be_demoted_nor_disabled_nor_deleted() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let uuid = ada.uuid().await;
    let path = format!("/api/v1/users/{uuid}");
    let grants = format!("{path}/grants");
    let grant = ada.get(&grants).await.json()["items"][0]["id"].as_i64().unwrap();
    let super_admin = ada.role_id("Super Admin").await;
    let refused = ada.delete(&format!("{grants}/{grant}"), json!({})).await.expect(409);
    assert_eq!(refused.code(), "last_super_admin");
    assert_eq!(ada.post(&format!("{path}/disable"), json!({})).await.expect(409).code(), "last_super_admin");
    assert_eq!(ada.delete(&path, json!({})).await.expect(409).code(), "last_super_admin");
    let take = json!({ "users": [uuid], "action": "take_role", "role_id": super_admin });
    ada.post("/api/v1/users/bulk", take).await.expect(409);
    // One who is Super Admin for a while does not count, nor does one who is kept out.
    let mut eve = Person::named("eve").comes_in(&app).await;
    let eve_id = eve.uuid().await;
    let until = json!({ "role_id": super_admin, "expires_at": "2026-06-01T00:00:00Z" });
    ada.post(&format!("/api/v1/users/{eve_id}/grants"), until).await.expect(201);
    eve.post(&format!("{path}/disable"), json!({})).await.expect(409);
    ada.get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn two_super_admins_who_disable_each_other_at_once_leave_exactly_one() {
    race(|client, uuid, _| async move {
        let mut client = client;
        client.post(&format!("/api/v1/users/{uuid}/disable"), json!({})).await.status.as_u16()
    })
    .await;
}

#[tokio::test]
async fn two_super_admins_who_demote_each_other_at_once_leave_exactly_one() {
    race(|client, uuid, grant| async move {
        let mut client = client;
        client.delete(&format!("/api/v1/users/{uuid}/grants/{grant}"), json!({})).await.status.as_u16()
    })
    .await;
}

#[tokio::test]
async fn two_super_admins_who_delete_each_other_at_once_leave_exactly_one() {
    race(|client, uuid, _| async move {
        let mut client = client;
        client.delete(&format!("/api/v1/users/{uuid}"), json!({})).await.status.as_u16()
    })
    .await;
}

#[tokio::test]
async fn two_super_admins_who_resign_at_once_leave_exactly_one() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut eve = Person::named("eve").runs_the_place(&app).await;
    let (ada_id, eve_id) = (ada.uuid().await, eve.uuid().await);
    let (one, other) = tokio::join!(
        tokio::spawn(async move { ada.delete(&format!("/api/v1/users/{ada_id}"), json!({})).await.status }),
        tokio::spawn(async move { eve.delete(&format!("/api/v1/users/{eve_id}"), json!({})).await.status }),
    );
    let mut statuses = [one.unwrap().as_u16(), other.unwrap().as_u16()];
    statuses.sort_unstable();
    // The winner's answer shows an account whose owner is signed out by then.
    assert_eq!(statuses[1], 409, "{statuses:?}");
    assert_eq!(app.count("SELECT COUNT(*) FROM users WHERE deleted_at IS NULL").await, 1);
}

/// Two Super Admins do the same to each other: one of them stays.
async fn race<Fut>(deed: impl Fn(Client, String, i64) -> Fut)
where
    Fut: Future<Output = u16> + Send + 'static,
{
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut eve = Person::named("eve").runs_the_place(&app).await;
    let (ada_id, eve_id) = (ada.uuid().await, eve.uuid().await);
    let (ada_grant, eve_grant) = (first_grant(&mut ada, &ada_id).await, first_grant(&mut ada, &eve_id).await);
    let (one, other) =
        tokio::join!(tokio::spawn(deed(ada, eve_id, eve_grant)), tokio::spawn(deed(eve, ada_id, ada_grant)),);
    let statuses = [one.unwrap(), other.unwrap()];
    assert_eq!(statuses.iter().filter(|status| **status < 300).count(), 1, "{statuses:?}");
    let left = "SELECT COUNT(*) FROM grants g JOIN users u ON u.id = g.user_id WHERE u.disabled_at IS NULL";
    assert_eq!(app.count(left).await, 1);
    app.puts_letters_aside().await;
}

async fn first_grant(client: &mut Client, uuid: &str) -> i64 {
    client.get(&format!("/api/v1/users/{uuid}/grants")).await.json()["items"][0]["id"].as_i64().unwrap()
}

#[tokio::test]
async fn a_selection_is_changed_as_a_whole_or_not_at_all() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut bob = Person::named("bob").comes_in(&app).await;
    let mut carl = Person::named("carl").comes_in(&app).await;
    let (ada_id, bob_id, carl_id) = (ada.uuid().await, bob.uuid().await, carl.uuid().await);
    let nobody = "018f0000-0000-7000-8000-000000000000";
    let everybody = json!({ "users": [bob_id, ada_id, nobody], "action": "disable" });
    let refused = ada.post("/api/v1/users/bulk", everybody).await.expect(409).json();
    let reasons: Vec<_> = refused["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| (e["field"].clone(), e["code"].clone()))
        .collect();
    assert_eq!(reasons, [(json!(ada_id), json!("last_super_admin")), (json!(nobody), json!("not_found"))]);
    bob.get("/api/v1/me").await.expect(200);
    let both = json!({ "users": [bob_id, carl_id, bob_id], "action": "disable" });
    assert_eq!(ada.post("/api/v1/users/bulk", both).await.expect(200).json(), json!({ "done": 2 }));
    bob.get("/api/v1/me").await.expect(401);
    carl.get("/api/v1/me").await.expect(401);
    let role = ada.makes_role("Editor", &["edit"]).await;
    let give = json!({ "users": [bob_id, carl_id], "action": "give_role", "role_id": role });
    ada.post("/api/v1/users/bulk", give).await.expect(200);
    assert_eq!(usernames(&mut ada, "role=Editor").await, ["bob", "carl"]);
    ada.post("/api/v1/users/bulk", json!({ "users": [bob_id], "action": "tickle" })).await.expect(422);
    ada.post("/api/v1/users/bulk", json!({ "users": vec![bob_id; 201], "action": "disable" }))
        .await
        .expect(422);
    app.puts_letters_aside().await;
}

#[tokio::test]
async fn an_admin_who_was_just_demoted_changes_nothing_any_more() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut boss = Person::named("boss").comes_in(&app).await;
    let boss_id = boss.uuid().await;
    let grant = ada.gives_role(&boss_id, "Admin").await;
    boss.get("/api/v1/users").await.expect(200);
    ada.delete(&format!("/api/v1/users/{boss_id}/grants/{grant}"), json!({})).await.expect(204);
    boss.get("/api/v1/users").await.expect(403);
    boss.post("/api/v1/roles", json!({ "name": "Revenge" })).await.expect(403);
}

#[tokio::test]
async fn an_archive_holds_what_is_on_record_and_no_secrets() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let uuid = jo.uuid().await;
    ada.makes_role("Editor", &["edit"]).await;
    ada.gives_role(&uuid, "Editor").await;
    let path = format!("/api/v1/users/{uuid}/export");
    let own = jo.post(&path, json!({})).await.expect(200);
    assert!(own.header("content-disposition").contains("attachment"));
    let archive = own.json();
    assert_eq!(archive["profile"]["email"], json!("jodo@example.com"));
    assert_eq!(archive["grants"][0]["role"]["name"], json!("Editor"));
    assert_eq!(archive["sessions"][0]["address"], json!("198.51.100.7"));
    assert_eq!(archive["letters"][0]["letter"], json!("welcome"));
    let granted = |event: &&Value| event["action"] == "role_granted";
    let granted = archive["events"].as_array().unwrap().iter().find(granted).unwrap().clone();
    assert_eq!(granted["address"], json!(null), "the administrator's address is not Jo's");
    assert!(!own.text.contains("argon2") && !own.text.contains("token_hash"));
    ada.post(&path, json!({})).await.expect(200);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit_events WHERE action = 'data_exported'").await, 2);
    let ada_id = ada.uuid().await;
    jo.post(&format!("/api/v1/users/{ada_id}/export"), json!({})).await.expect(403);
}
