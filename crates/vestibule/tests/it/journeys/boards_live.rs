//! Looking at a board while others change it.

use std::time::Duration;

use http::StatusCode;
use serde_json::{Value, json};
use vestibule_kernel::Clock as _;

use crate::support::{Client, Person, TestApp};

async fn board(owner: &mut Client, visibility: &str) -> (String, i64) {
    let board = json!({ "name": "Plan", "visibility": visibility });
    let path = owner.post("/api/v1/boards", board).await.expect(201).header("location");
    let column = owner.post(&format!("{path}/columns"), json!({ "name": "To do" })).await.expect(201).json();
    (path, column["id"].as_i64().unwrap())
}

async fn ticket(client: &mut Client, board: &str, column: i64, title: &str) -> Value {
    let body = json!({ "column": column, "title": title });
    client.post(&format!("{board}/tickets"), body).await.expect(201).json()
}

async fn uuid(client: &mut Client) -> String {
    client.get("/api/v1/me").await.expect(200).json()["uuid"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_one_does_the_other_sees() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let jo = Person::named("jodo").comes_in(&app).await;
    let (path, column) = board(&mut ada, "everyone").await;
    let mut stream = jo.follow(&format!("{path}/events")).await;
    assert_eq!(stream.next().await.unwrap().kind, "hello");
    ticket(&mut ada, &path, column, "a").await;
    let event = stream.next().await.unwrap();
    assert_eq!((event.kind.as_str(), &event.data["data"]["title"]), ("ticket_added", &json!("a")));
    assert_eq!(event.data["by"]["username"], json!("ada"));
}

#[tokio::test]
async fn a_dropped_connection_resumes_where_it_ended_on_any_node_and_after_a_restart() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let (path, column) = board(&mut ada, "everyone").await;
    let events = format!("{path}/events");
    let mut stream = ada.follow(&events).await;
    stream.next().await.unwrap();
    ticket(&mut ada, &path, column, "a").await;
    let last = stream.next().await.unwrap().id.unwrap();
    drop(stream);
    for title in ["b", "c"] {
        ticket(&mut ada, &path, column, title).await;
    }
    let node = app.another_node().await;
    let resumed = node.serve(&ada).sending("last-event-id", &last.to_string());
    let mut stream = resumed.follow(&events).await;
    assert_eq!(stream.next().await.unwrap().kind, "hello");
    let mut seen = Vec::new();
    for _ in 0..2 {
        let event = stream.next().await.unwrap();
        seen.push((event.id.unwrap(), event.data["data"]["title"].clone()));
    }
    assert_eq!(seen, [(last + 1, json!("b")), (last + 2, json!("c"))]);

    // And goes on with what happens on the other node.
    ticket(&mut ada, &path, column, "d").await;
    assert_eq!(stream.next().await.unwrap().data["data"]["title"], json!("d"));
    node.ends().await;
    stream.ends().await;
}

#[tokio::test]
async fn who_cannot_be_told_everything_is_told_to_read_again() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let (path, _) = board(&mut ada, "everyone").await;
    let events = format!("{path}/events");
    let mut stream = ada.clone().sending("last-event-id", "999999").follow(&events).await;
    let event = stream.next().await.unwrap();
    assert_eq!((event.kind.as_str(), event.id), ("reload", Some(2)));
    for rubbish in ["x", "-1"] {
        ada.clone().sending("last-event-id", rubbish).get(&events).await.expect(422);
    }
}

#[tokio::test]
async fn what_happened_long_ago_is_forgotten_and_whoever_missed_it_reads_again() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let (path, column) = board(&mut ada, "everyone").await;
    let card = ticket(&mut ada, &path, column, "a").await;
    let activity = format!("{path}/tickets/{}/activity", card["id"]);
    let events = "SELECT COUNT(*) FROM board_events";
    let resume = async |ada: &Client| {
        let mut stream = ada.clone().sending("last-event-id", "0").follow(&format!("{path}/events")).await;
        stream.next().await.unwrap().kind
    };
    assert_eq!(resume(&ada).await, "hello");
    let day = Duration::from_secs(24 * 3600);
    app.clock.advance(31 * day);
    prune(&app).await;
    let mut ada = Person::named("ada").signs_in(&app).await;
    assert_eq!((app.count(events).await, resume(&ada).await.as_str()), (1, "reload"));
    assert_eq!(ada.get(&activity).await.expect(200).json()["items"][0]["kind"], json!("ticket_added"));
    app.clock.advance(335 * day);
    prune(&app).await;
    assert_eq!(app.count(events).await, 0);
}

async fn prune(app: &TestApp) {
    let mut tx = app.env.db.write().await.unwrap();
    vestibule::boards::prune(&mut tx, app.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_stranger_is_not_let_in() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (path, _) = board(&mut ada, "members").await;
    jo.get(&format!("{path}/events")).await.expect(404);
    app.client().get(&format!("{path}/events")).await.expect(401);
    jo.get("/api/v1/boards/2000000000/events").await.expect(404);
}

#[tokio::test]
async fn who_is_no_member_any_more_sees_nothing_more_not_even_that() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (path, column) = board(&mut ada, "members").await;
    let member = format!("{path}/members/{}", uuid(&mut jo).await);
    ada.put(&member, json!({ "role": "viewer" })).await.expect(200);
    let mut stream = jo.follow(&format!("{path}/events")).await;
    stream.next().await.unwrap();
    ada.delete(&member, json!({})).await.expect(204);
    ticket(&mut ada, &path, column, "not for jo").await;
    stream.ends().await;
}

#[tokio::test]
async fn a_closed_or_deleted_board_ends_every_strangers_stream() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let jo = Person::named("jodo").comes_in(&app).await;
    let (path, _) = board(&mut ada, "everyone").await;
    let mut watched = jo.follow(&format!("{path}/events")).await;
    watched.next().await.unwrap();
    ada.having_seen(&json!(1)).patch(&path, json!({ "visibility": "members" })).await.expect(200);
    watched.ends().await;
    let mut own = ada.follow(&format!("{path}/events")).await;
    own.next().await.unwrap();
    ada.delete(&path, json!({ "confirm": "Plan" })).await.expect(204);
    own.ends().await;
}

#[tokio::test]
async fn signing_out_ends_the_stream_of_that_session() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let jo = Person::named("jodo");
    let mut first = jo.comes_in(&app).await;
    let second = jo.signs_in(&app).await;
    let (path, column) = board(&mut ada, "everyone").await;
    let events = format!("{path}/events");
    let (mut ended, mut goes_on) = (first.follow(&events).await, second.follow(&events).await);
    ended.next().await.unwrap();
    goes_on.next().await.unwrap();
    first.delete("/api/v1/sessions/current", json!({})).await.expect(204);
    ended.ends().await;
    ticket(&mut ada, &path, column, "a").await;
    assert_eq!(goes_on.next().await.unwrap().kind, "ticket_added");
}

#[tokio::test]
async fn a_right_that_ends_by_itself_ends_the_stream_before_anything_more_is_told() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let grants = format!("/api/v1/users/{}/grants", uuid(&mut jo).await);
    let (path, column) = board(&mut ada, "members").await;
    let until = app.clock.now().plus(Duration::from_secs(300)).to_rfc3339();
    let role = ada.role_id("Super Admin").await;
    ada.post(&grants, json!({ "role_id": role, "expires_at": until })).await.expect(201);
    let mut stream = jo.follow(&format!("{path}/events")).await;
    assert_eq!(stream.next().await.unwrap().kind, "hello");
    ticket(&mut ada, &path, column, "seen").await;
    assert_eq!(stream.next().await.unwrap().kind, "ticket_added");
    app.clock.advance(Duration::from_secs(301));
    ticket(&mut ada, &path, column, "not seen").await;
    stream.ends().await;
}

#[tokio::test]
async fn a_session_left_alone_for_too_long_sees_nothing_more() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let (path, column) = board(&mut ada, "everyone").await;
    let jo = Person::named("jodo").comes_in(&app).await;
    let mut stream = jo.follow(&format!("{path}/events")).await;
    assert_eq!(stream.next().await.unwrap().kind, "hello");
    app.clock.advance(Duration::from_secs(1_800));
    // Uses her session, so that it goes on when that of the onlooker ends.
    ticket(&mut ada, &path, column, "seen").await;
    assert_eq!(stream.next().await.unwrap().kind, "ticket_added");
    app.clock.advance(Duration::from_secs(1_801));
    ticket(&mut ada, &path, column, "not seen").await;
    stream.ends().await;
}

#[tokio::test]
async fn losing_the_last_right_to_a_board_on_another_node_ends_the_stream_here() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (path, _) = board(&mut ada, "members").await;
    let member = format!("{path}/members/{}", uuid(&mut jo).await);
    ada.put(&member, json!({ "role": "viewer" })).await.expect(200);
    let node = app.another_node().await;
    let mut stream = node.serve(&jo).follow(&format!("{path}/events")).await;
    stream.next().await.unwrap();
    ada.delete(&member, json!({})).await.expect(204);
    stream.ends().await;
    node.ends().await;
}

#[tokio::test]
async fn those_who_look_are_shown_to_each_other_across_nodes() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let jo = Person::named("jodo").comes_in(&app).await;
    let (path, _) = board(&mut ada, "everyone").await;
    let events = format!("{path}/events");
    let mut stream = ada.follow(&events).await;
    let node = app.another_node().await;
    let other = node.serve(&jo).follow(&events).await;
    let names = |data: &Value| -> Vec<String> {
        let people = data["people"].as_array().unwrap();
        people.iter().map(|person| person["username"].as_str().unwrap().to_owned()).collect()
    };
    while names(&stream.next_called("presence").await.data) != ["ada", "jodo"] {}
    drop(other);
    while names(&stream.next_called("presence").await.data) != ["ada"] {}
    node.ends().await;
}

#[tokio::test]
async fn one_person_keeps_at_most_fifty_streams_open() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let (path, _) = board(&mut ada, "everyone").await;
    let events = format!("{path}/events");
    let mut streams = Vec::new();
    for _ in 0..50 {
        streams.push(ada.follow(&events).await);
    }
    let refused = ada.get(&events).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    streams.pop();
    ada.follow(&events).await;
}

#[tokio::test]
async fn a_server_that_stops_ends_its_streams_first() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let (path, _) = board(&mut ada, "everyone").await;
    let mut stream = ada.follow(&format!("{path}/events")).await;
    stream.next().await.unwrap();
    app.live.close().await;
    stream.ends().await;
    assert_eq!(app.count("SELECT COUNT(*) FROM board_viewers").await, 0);
}

#[tokio::test]
async fn a_deleted_api_token_ends_the_stream_that_was_opened_with_it() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let (path, _) = board(&mut ada, "everyone").await;
    let tokens = "/api/v1/me/api-tokens";
    let token = ada.post(tokens, json!({ "name": "wall display" })).await.expect(201).json();
    app.puts_letters_aside().await;
    let display = app.client().with_bearer(token["token"].as_str().unwrap());
    let mut stream = display.follow(&format!("{path}/events")).await;
    stream.next().await.unwrap();
    ada.delete(&format!("{tokens}/{}", token["id"]), json!({})).await.expect(204);
    stream.ends().await;
}
