//! The log as the replaced programs show it (CONTRACT.md 5; D23, D26, D27, D28).

use serde_json::{Value, json};

use crate::support::{Client, Person, TestApp};

async fn logs(client: &mut Client, query: &str) -> Value {
    client.get(&format!("/logs{query}")).await.expect(200).json()
}

fn messages(page: &Value) -> Vec<String> {
    let entries = page["logs"].as_array().unwrap();
    entries.iter().map(|entry| entry["message"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn an_entry_has_exactly_the_originals_fields_and_words() {
    let app = TestApp::start_logging_requests().await;
    let mut jo = Person::named("jodo").comes_in(&app).await.sending("user-agent", "x/1");
    jo.get("/check_auth_status").await.expect(200);
    let page = logs(&mut jo, "").await;
    let entry = &page["logs"][0];
    assert_eq!(
        *entry,
        json!({
            "id": entry["id"], "timestamp": "2026-01-15T12:00:00.000000", "log_level": "INFO",
            "message": "After Request: GET http://127.0.0.1:8080/check_auth_status - Client IP: 198.51.100.7 - User Agent: x/1",
            "client_ip": "198.51.100.7", "user_agent": "x/1", "user_email": "jodo@example.com",
        })
    );
    assert!(entry["id"].is_i64());
    assert_eq!((&page["total_pages"], &page["current_page"]), (&json!(1), &json!(1)));
}

#[tokio::test]
async fn a_super_admin_sees_everybodys_entries_and_others_their_own() {
    let app = TestApp::start_logging_requests().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let mut ann = Person::named("anna").comes_in(&app).await;
    jo.get("/check_auth_status").await.expect(200);
    ann.get("/current_user_details").await.expect(200);
    assert!(messages(&logs(&mut jo, "").await).iter().all(|text| !text.contains("/current_user_details")));
    assert!(messages(&logs(&mut ann, "").await).iter().all(|text| !text.contains("/check_auth_status")));
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let all = messages(&logs(&mut ada, "?per_page=100").await).join("\n");
    assert!(all.contains("/check_auth_status") && all.contains("/current_user_details"), "{all}");
    app.client().get("/logs").await.expect(401);
}

#[tokio::test]
async fn entries_stay_with_the_person_when_the_address_changes_hands() {
    let app = TestApp::start_logging_requests().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    jo.get("/check_auth_status").await.expect(200);
    app.tamper(&["UPDATE users SET email = 'new@example.com', email_folded = 'new@example.com'"]).await;
    let mut heir = Person::named("jodo");
    heir.username = "heir".to_owned();
    let mut heir = heir.comes_in(&app).await;
    assert_eq!(logs(&mut heir, "").await["logs"], json!([]));
    let mine = logs(&mut jo, "").await;
    assert_eq!(mine["logs"][0]["user_email"], json!("new@example.com"));
}

#[tokio::test]
async fn pages_are_clamped_and_rubbish_counts_as_not_given() {
    let app = TestApp::start_logging_requests().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    for _ in 0..12 {
        jo.get("/check_auth_status").await.expect(200);
    }
    let size = |page: &Value| page["logs"].as_array().unwrap().len();
    let first = logs(&mut jo, "").await;
    assert_eq!((size(&first), &first["total_pages"]), (10, &json!(2)));
    for query in ["?page=abc&per_page=", "?page=0", "?page=-3", "?page=1.5&per_page=ten"] {
        let page = logs(&mut jo, query).await;
        assert_eq!((size(&page), &page["current_page"]), (10, &json!(1)), "{query}");
        assert_eq!(page["logs"][0]["id"], first["logs"][0]["id"], "{query}");
    }
    assert_eq!(size(&logs(&mut jo, "?per_page=0").await), 1);
    assert_eq!(size(&logs(&mut jo, "?per_page=-5").await), 1);
    assert!(size(&logs(&mut jo, "?per_page=1000000").await) >= 12);
    let beyond = logs(&mut jo, "?page=999999999999&per_page=100").await;
    assert_eq!((size(&beyond), &beyond["current_page"]), (0, &json!(999_999_999_999_i64)));
}

#[tokio::test]
async fn an_empty_log_has_no_pages() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    assert_eq!(logs(&mut jo, "").await, json!({ "logs": [], "total_pages": 0, "current_page": 1 }));
}

#[tokio::test]
async fn tokens_are_masked_and_a_made_up_forwarded_address_is_not_believed() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut stranger = app.client().sending("x-forwarded-for", "1.2.3.4");
    stranger.get("/verify_email/s3cret-token").await;
    stranger.get("/reset_password/s3cret-token").await;
    stranger.get("/check_auth_status?token=s3cret-token").await.expect(200);
    let page = logs(&mut ada, "?per_page=100").await.to_string();
    assert!(
        !page.contains("s3cret") && page.contains("/verify_email/***") && page.contains("token=***"),
        "{page}"
    );
    assert!(!page.contains("1.2.3.4"), "{page}");
}

#[tokio::test]
async fn an_admin_sees_everything_oldest_first_refusals_included() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut boss = Person::named("boss").comes_in_as(&app, &mut ada, "Admin").await;
    let jo = Person::named("jodo").comes_in(&app).await;
    app.clock.advance(std::time::Duration::from_secs(60));
    jo.without_csrf().post("/boards", json!({ "name": "x" })).await.expect(403);
    let page = logs(&mut boss, "?per_page=100").await;
    let entries = page["logs"].as_array().unwrap();
    let times: Vec<_> = entries.iter().map(|entry| entry["timestamp"].as_str().unwrap()).collect();
    assert!(times.is_sorted() && times[0] < times[times.len() - 1], "{times:?}");
    let refused = entries.last().unwrap();
    assert_eq!(
        (&refused["log_level"], &refused["timestamp"]),
        (&json!("WARN"), &json!("2026-01-15T12:01:00.000000"))
    );
    assert!(refused["message"].as_str().unwrap().starts_with("After Request: POST http"), "{refused}");
    let levels = entries.iter().map(|entry| entry["log_level"].as_str().unwrap());
    assert!(levels.clone().all(|level| ["INFO", "WARN", "ERROR"].contains(&level)), "{levels:?}");
}

#[tokio::test]
async fn a_page_holds_a_hundred_entries_at_most() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    vestibule::fill::log_rows(&app.env, 150, |_| {}).await.unwrap();
    let page = logs(&mut ada, "?per_page=1000").await;
    assert_eq!(page["logs"].as_array().unwrap().len(), 100);
    assert_eq!(page["total_pages"], json!(2));
}

#[tokio::test]
async fn a_client_may_call_itself_what_it_likes_and_forges_no_line() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    app.client().sending("user-agent", "Zoë\tAfter Request").get("/check_auth_status").await.expect(200);
    let page = logs(&mut ada, "?per_page=100").await;
    let agents: Vec<_> = page["logs"].as_array().unwrap().iter().map(|entry| &entry["user_agent"]).collect();
    assert!(agents.contains(&&json!("Zoë\\u{9}After Request")), "{agents:?}");
}
