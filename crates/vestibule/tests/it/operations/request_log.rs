//! The request log in API v1.

use std::collections::HashSet;
use std::time::Duration;

use serde_json::{Value, json};
use vestibule::{fill, request_log};
use vestibule_db::Schema;

use crate::support::{Client, Person, TestApp};

async fn get(client: &mut Client, path: &str) -> Value {
    client.get(path).await.expect(200).json()
}

/// Every row of a list, page by page.
async fn walk(client: &mut Client, path: &str) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut next = String::new();
    loop {
        let page = get(client, &format!("{path}{next}")).await;
        rows.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next"].as_str() {
            Some(cursor) => next = format!("&cursor={cursor}"),
            None => return rows,
        }
    }
}

fn all_are(rows: &[Value], field: &str, wanted: &Value) {
    assert!(!rows.is_empty() && rows.iter().all(|row| row[field] == *wanted), "{field}: {rows:?}");
}

#[tokio::test]
async fn either_direction_shows_every_entry_exactly_once() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    for _ in 0..23 {
        app.client().get("/check_auth_status").await.expect(200);
    }
    let ids = |rows: Vec<Value>| rows.iter().map(|row| row["id"].as_i64().unwrap()).collect::<Vec<_>>();
    let query = "/api/v1/logs?path=/check_auth_status&limit=5";
    let newest = ids(walk(&mut ada, query).await);
    let mut oldest = ids(walk(&mut ada, &format!("{query}&order=oldest")).await);
    oldest.reverse();
    assert_eq!((newest.len(), &newest), (23, &oldest));
    assert_eq!(newest.iter().collect::<HashSet<_>>().len(), 23);
    assert!(newest.is_sorted_by(|a, b| a > b));
}

#[tokio::test]
async fn filters_narrow_the_list_alone_and_together() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let uuid = get(&mut jo, "/api/v1/me").await["uuid"].as_str().unwrap().to_owned();
    jo.get("/api/v1/nothing").await.expect(404);
    app.client().get("/api/v1/me").await.expect(401);
    all_are(&walk(&mut ada, "/api/v1/logs?level=warn").await, "level", &json!("WARN"));
    all_are(&walk(&mut ada, "/api/v1/logs?level=INFO").await, "level", &json!("INFO"));
    all_are(&walk(&mut ada, "/api/v1/logs?method=post").await, "method", &json!("POST"));
    all_are(&walk(&mut ada, "/api/v1/logs?status=401").await, "status", &json!(401));
    all_are(&walk(&mut ada, "/api/v1/logs?status=200&method=GET").await, "status", &json!(200));
    let of_jo = walk(&mut ada, &format!("/api/v1/logs?user={uuid}")).await;
    assert!(of_jo.iter().all(|row| row["user"]["username"] == json!("jodo")), "{of_jo:?}");
    let together = format!("/api/v1/logs?user={uuid}&status=404&level=WARN&method=GET&path=/api/v1/");
    assert_eq!(walk(&mut ada, &together).await.len(), 1);
    assert_eq!(walk(&mut ada, &format!("/api/v1/logs?user={uuid}&status=401")).await.len(), 0);
}

#[tokio::test]
async fn refusals_and_failures_are_found_among_everybodys_entries_and_among_ones_own() {
    const ANSWERS: &str = "INSERT INTO request_log (at, method, target, status, duration_us, user_id, request_id) \
         VALUES (0, 'GET', '/', 200, 90, 1, 1), (0, 'GET', '/', 399, 90, NULL, 2), \
         (0, 'GET', '/', 400, 90, 1, 3), (0, 'GET', '/', 499, 90, NULL, 4), \
         (0, 'GET', '/', 500, 90, 1, 5), (0, 'GET', '/', 599, 90, NULL, 6)";
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let uuid = get(&mut ada, "/api/v1/me").await["uuid"].as_str().unwrap().to_owned();
    assert_eq!(app.count("SELECT id FROM users").await, 1);
    app.in_log(ANSWERS).await;
    for (level, own, all) in
        [("INFO", [200], [399, 200]), ("WARN", [400], [499, 400]), ("ERROR", [500], [599, 500])]
    {
        let query = format!("/api/v1/logs?to=1970-01-02T00:00:00Z&level={level}");
        let statuses =
            |rows: &[Value]| rows.iter().map(|row| row["status"].as_i64().unwrap()).collect::<Vec<_>>();
        let rows = walk(&mut ada, &query).await;
        all_are(&rows, "level", &json!(level));
        assert_eq!(statuses(&rows), all);
        assert_eq!(statuses(&walk(&mut ada, &format!("{query}&user={uuid}")).await), own);
    }
}

#[tokio::test]
async fn a_log_of_before_keeps_its_entries_with_their_ids_levels_and_requests() {
    const OF_BEFORE: &str = "INSERT INTO request_log \
         (at, level, method, target, status, duration_us, user_agent, request_id) VALUES \
         (0, 'INFO', 'GET', '/', 200, 90, 'curl', '00000000000000ff'), \
         (0, 'WARN', 'POST', '/login', 401, 95, NULL, 'fedcba9876543210'), \
         (0, 'INFO', 'GET', '/', 200, 90, NULL, '0000000000000001')";
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    get(&mut ada, "/api/v1/logs").await;
    let [first, second, _, fourth] = Schema::Log.migrations(app.env.log_db.engine()) else {
        panic!("a migration more: say what it changes");
    };
    app.in_log("DROP TABLE request_log").await;
    for sql in [first.2, second.2, OF_BEFORE, "DELETE FROM request_log WHERE id = 3", fourth.2] {
        app.in_log(sql).await;
    }
    let rows = walk(&mut ada, "/api/v1/logs?to=1970-01-02T00:00:00Z").await;
    let shown = |row: &Value| json!([row["id"], row["level"], row["request_id"], row["user_agent"]]);
    assert_eq!(shown(&rows[0]), json!([2, "WARN", "fedcba9876543210", null]));
    assert_eq!(shown(&rows[1]), json!([1, "INFO", "00000000000000ff", "curl"]));
    let new = get(&mut ada, "/api/v1/logs?from=1970-01-02T00:00:00Z&order=oldest&limit=1").await;
    assert_eq!(new["items"][0]["id"], json!(4), "ids are given once");
}

#[tokio::test]
async fn a_span_of_time_begins_with_its_start_and_ends_before_its_end() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    for _ in 0..3 {
        app.client().get("/check_auth_status").await.expect(200);
        app.clock.advance(Duration::from_secs(60));
    }
    let query = "/api/v1/logs?path=/check&from=2026-01-15T12:01:00Z&to=2026-01-15T12:02:00Z";
    let rows = walk(&mut ada, query).await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["at"], json!("2026-01-15T12:01:00.000Z"));
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_by_name() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    for (query, field) in [
        ("level=LOUD", "level"),
        ("status=20", "status"),
        ("status=abc", "status"),
        ("method=G%20T", "method"),
        ("method=%0a", "method"),
        ("cursor=", "cursor"),
        ("path=boards", "path"),
        ("from=yesterday", "from"),
        ("to=2026-13-01T00:00:00Z", "to"),
        ("order=random", "order"),
        ("limit=many", "limit"),
        ("user=7", "user"),
        ("user=0195d1a0-0000-7000-8000-000000000001", "user"),
        ("cursor=rubbish", "cursor"),
        ("colour=red", "colour"),
        ("level=INFO&level=WARN", "level"),
    ] {
        let problem = ada.get(&format!("/api/v1/logs?{query}")).await.expect(422).json();
        assert_eq!(problem["errors"][0]["field"], json!(field), "{query}: {problem}");
    }
    ada.get("/api/v1/logs?path=/%00").await.expect(422);
    let next = get(&mut ada, "/api/v1/logs?limit=1").await["next"].as_str().unwrap().to_owned();
    ada.get(&format!("/api/v1/logs?limit=1&cursor={next}")).await.expect(200);
    ada.get(&format!("/api/v1/logs?limit=1&level=INFO&cursor={next}")).await.expect(422);
}

#[tokio::test]
async fn people_see_their_own_activity_and_nobody_elses() {
    let app = TestApp::start_logging_requests().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let mut ann = Person::named("anna").comes_in(&app).await;
    let anns = get(&mut ann, "/api/v1/me").await["uuid"].as_str().unwrap().to_owned();
    jo.get("/api/v1/logs").await.expect(403);
    jo.get("/api/v1/logs.csv").await.expect(403);
    app.client().get("/api/v1/me/activity").await.expect(401);
    jo.get("/api/v1/me").await.expect(200);
    for path in ["activity", "activity.csv"] {
        // The filter would tell whether an id is somebody's.
        let refused = jo.get(&format!("/api/v1/me/{path}?user={anns}")).await.expect(422).json();
        assert_eq!(refused["errors"][0]["field"], json!("user"));
    }
    let rows = walk(&mut jo, "/api/v1/me/activity?method=GET").await;
    assert!(!rows.is_empty() && rows.iter().all(|row| row["user"]["username"] == json!("jodo")), "{rows:?}");
    let table = jo.get("/api/v1/me/activity.csv").await.expect(200).text;
    assert!(table.contains("jodo") && !table.contains("anna"), "{table}");
}

#[tokio::test]
async fn the_table_for_spreadsheets_holds_every_row_and_no_formula() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut evil = app.client().sending("user-agent", "=HYPERLINK(\"http://evil.example\")");
    evil.get("/check_auth_status").await.expect(200);
    fill::log_rows(&app.env, 2500, |_| {}).await.unwrap();
    let answer = ada.get("/api/v1/logs.csv?order=oldest").await.expect(200);
    assert!(answer.header("content-type").starts_with("text/csv"));
    assert!(answer.header("content-disposition").contains("attachment"));
    let lines: Vec<&str> = answer.text.split_terminator("\r\n").collect();
    assert!(lines[0].starts_with("time,level,method,path,status,"), "{}", lines[0]);
    assert!(lines.len() > 2500, "{}", lines.len());
    assert!(answer.text.contains(",\"'=HYPERLINK(\"\"http://evil.example\"\")\","));
}

#[tokio::test]
async fn a_filter_that_matches_nothing_ends_its_pages_early_and_says_where_to_go_on() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    fill::log_rows(&app.env, 25_000, |_| {}).await.unwrap();
    let first = get(&mut ada, "/api/v1/logs?path=/nowhere").await;
    assert_eq!(first["items"], json!([]));
    assert!(first["next"].is_string(), "{first}");
    assert_eq!(walk(&mut ada, "/api/v1/logs?path=/nowhere").await, [] as [Value; 0]);
    // What is found is found however far back it is.
    let oldest = get(&mut ada, "/api/v1/logs?order=oldest&limit=1").await["items"][0]["id"].clone();
    let found = walk(&mut ada, "/api/v1/logs?path=/&status=200&limit=100&to=2025-10-17T13:00:00Z").await;
    assert_eq!(found.last().unwrap()["id"], oldest);
}

#[tokio::test]
async fn a_filtered_span_is_walked_from_either_end_and_holds_what_it_says() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    fill::log_rows(&app.env, 25_000, |_| {}).await.unwrap();
    let everything = walk(&mut ada, "/api/v1/logs?to=2026-01-15T00:00:00Z&limit=100").await;
    let (from, to) = (&everything[18_000]["at"], &everything[2_000]["at"]);
    let expected: Vec<_> = everything
        .iter()
        .filter(|row| row["at"].as_str() >= from.as_str() && row["at"].as_str() < to.as_str())
        .filter(|row| row["path"].as_str().unwrap().starts_with("/columns/"))
        .map(|row| row["id"].clone())
        .collect();
    assert!(expected.len() > 500, "{}", expected.len());
    let query = format!("/api/v1/logs?limit=100&path=/columns/&from={from}&to={to}").replace('"', "");
    let ids = |rows: Vec<Value>| rows.into_iter().map(|row| row["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(walk(&mut ada, &query).await), expected);
    let mut from_the_end = ids(walk(&mut ada, &format!("{query}&order=oldest")).await);
    from_the_end.reverse();
    assert_eq!(from_the_end, expected);
}

#[tokio::test]
async fn old_entries_are_forgotten_when_their_time_is_over() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    fill::log_rows(&app.env, 5000, |_| {}).await.unwrap();
    app.clock.advance(Duration::from_secs(45 * 24 * 3600));
    let pruned = request_log::prune(&app.env).await.unwrap();
    assert!((2400..2600).contains(&pruned), "{pruned}");
    assert_eq!(request_log::prune(&app.env).await.unwrap(), 0);
    let mut ada_again = Person::named("ada").signs_in(&app).await;
    let oldest = get(&mut ada_again, "/api/v1/logs?order=oldest&limit=1").await;
    assert!(oldest["items"][0]["at"].as_str().unwrap() >= "2025-12-01T12:00:00", "{oldest}");
    ada.get("/api/v1/me").await.expect(401);
}

#[tokio::test]
async fn entries_that_could_not_be_written_are_counted_and_cost_no_request() {
    let app = TestApp::start_logging_requests().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    jo.get("/api/v1/me/activity").await.expect(200);
    app.in_log("ALTER TABLE request_log RENAME TO gone").await;
    jo.get("/api/v1/me").await.expect(200);
    jo.get("/api/v1/me").await.expect(200);
    tokio::time::sleep(Duration::from_millis(300)).await;
    app.in_log("ALTER TABLE gone RENAME TO request_log").await;
    let mut here = app.client().sending("host", "127.0.0.1:8080");
    here.address = "127.0.0.1:9".parse().unwrap();
    let numbers = here.get("/metrics").await.expect(200).text;
    let dropped = numbers.lines().find(|line| line.starts_with("vestibule_request_log_dropped ")).unwrap();
    assert_eq!(dropped, "vestibule_request_log_dropped 3");
}
