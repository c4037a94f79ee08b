//! Working on a board.

use serde_json::{Value, json};

use crate::support::{Client, Person, TestApp};

/// A board with two columns, made by somebody who may.
struct Scene {
    path: String,
    todo: i64,
    doing: i64,
}

impl Scene {
    async fn set_up(owner: &mut Client, visibility: &str) -> Self {
        let board = json!({ "name": "Plan", "visibility": visibility });
        let board = owner.post("/api/v1/boards", board).await.expect(201);
        let path = board.header("location");
        let columns = format!("{path}/columns");
        let [todo, doing] = [column(owner, &columns, "To do").await, column(owner, &columns, "Doing").await];
        Self { path, todo, doing }
    }

    fn at(&self, rest: &str) -> String {
        format!("{}/{rest}", self.path)
    }

    async fn ticket(&self, client: &mut Client, title: &str) -> Value {
        let body = json!({ "column": self.todo, "title": title });
        client.post(&self.at("tickets"), body).await.expect(201).json()
    }

    async fn titles(&self, client: &mut Client, column: i64) -> Vec<String> {
        let board = client.get(&self.path).await.expect(200).json();
        let cards =
            board["tickets"].as_array().unwrap().iter().filter(|card| card["column"] == json!(column));
        cards.map(|card| card["title"].as_str().unwrap().to_owned()).collect()
    }
}

async fn column(client: &mut Client, path: &str, name: &str) -> i64 {
    client.post(path, json!({ "name": name })).await.expect(201).json()["id"].as_i64().unwrap()
}

async fn uuid(client: &mut Client) -> String {
    client.get("/api/v1/me").await.expect(200).json()["uuid"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_board_is_made_by_a_holder_of_edit_and_shared_with_members_by_its_owner() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let mut kim = Person::named("kim").comes_in(&app).await;
    jo.post("/api/v1/boards", json!({ "name": "Plan" })).await.expect(403);
    app.permit("jodo", "edit").await;
    let scene = Scene::set_up(&mut jo, "members").await;

    kim.get(&scene.path).await.expect(404);
    let member = scene.at(&format!("members/{}", uuid(&mut kim).await));
    jo.put(&member, json!({ "role": "viewer" })).await.expect(200);
    kim.get(&scene.path).await.expect(200);
    let ticket = json!({ "column": scene.todo, "title": "x" });
    kim.post(&scene.at("tickets"), ticket.clone()).await.expect(403);
    jo.put(&member, json!({ "role": "editor" })).await.expect(200);
    kim.post(&scene.at("tickets"), ticket).await.expect(201);
    kim.having_seen(&json!(1)).patch(&scene.path, json!({ "name": "Mine" })).await.expect(403);
    kim.put(&member, json!({ "role": "owner" })).await.expect(403);
    jo.delete(&member, json!({})).await.expect(204);
    kim.get(&scene.path).await.expect(404);
}

#[tokio::test]
async fn whoever_may_edit_every_open_board_takes_none_from_its_owner() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    app.permit("jodo", "edit").await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    scene.ticket(&mut jo, "helping").await;
    let jo_there = scene.at(&format!("members/{}", uuid(&mut jo).await));
    let ada_there = scene.at(&format!("members/{}", uuid(&mut ada).await));
    jo.put(&jo_there, json!({ "role": "owner" })).await.expect(403);
    jo.delete(&ada_there, json!({})).await.expect(403);
    let version = jo.get(&scene.path).await.expect(200).json()["version"].clone();
    jo.having_seen(&version).patch(&scene.path, json!({ "visibility": "members" })).await.expect(403);
    jo.delete(&scene.path, json!({ "confirm": "Plan" })).await.expect(403);
    // Clients of the replaced program know no owners.
    let id = ada.get(&scene.path).await.expect(200).json()["id"].clone();
    jo.put("/boards", json!({ "id": id, "name": "Plan B" })).await.expect(200);
    // What nobody owns belongs to all who may edit.
    ada.delete(&ada_there, json!({})).await.expect(204);
    jo.put(&jo_there, json!({ "role": "owner" })).await.expect(200);
}

#[tokio::test]
async fn whoever_may_assign_or_invite_finds_people_by_the_beginning_of_their_name() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut kim = Person::named("kim").comes_in(&app).await;
    Person::named("kimberly").comes_in(&app).await;
    Person::named("jodo").comes_in(&app).await;
    let open = Scene::set_up(&mut ada, "everyone").await;
    let found = ada.get(&open.at("people?q=KIM")).await.expect(200).json();
    let names: Vec<&Value> = found.as_array().unwrap().iter().map(|person| &person["username"]).collect();
    assert_eq!(names, ["kim", "kimberly"]);
    kim.get(&open.at("people?q=a")).await.expect(403);

    let closed = Scene::set_up(&mut ada, "members").await;
    kim.get(&closed.at("people?q=a")).await.expect(404);
    let member = closed.at(&format!("members/{}", uuid(&mut kim).await));
    ada.put(&member, json!({ "role": "editor" })).await.expect(200);
    kim.get(&closed.at("people?q=a")).await.expect(403);
}

#[tokio::test]
async fn the_last_owner_of_a_closed_board_stays_and_a_super_admin_can_always_help() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    app.permit("jodo", "edit").await;
    let scene = Scene::set_up(&mut jo, "members").await;
    let me = scene.at(&format!("members/{}", uuid(&mut jo).await));
    jo.delete(&me, json!({})).await.expect(409);
    jo.put(&me, json!({ "role": "viewer" })).await.expect(409);
    let ada_there = scene.at(&format!("members/{}", uuid(&mut ada).await));
    ada.put(&ada_there, json!({ "role": "owner" })).await.expect(200);
    jo.delete(&me, json!({})).await.expect(204);
    jo.get(&scene.path).await.expect(404);
}

#[tokio::test]
async fn tickets_are_moved_next_to_a_neighbour_in_one_request() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let mut ids = Vec::new();
    for title in ["a", "b", "c"] {
        ids.push(scene.ticket(&mut ada, title).await["id"].as_i64().unwrap());
    }
    let to = |ticket: i64| scene.at(&format!("tickets/{ticket}/move"));
    ada.post(&to(ids[2]), json!({ "before": ids[0] })).await.expect(200);
    assert_eq!(scene.titles(&mut ada, scene.todo).await, ["c", "a", "b"]);
    ada.post(&to(ids[2]), json!({ "after": ids[0] })).await.expect(200);
    assert_eq!(scene.titles(&mut ada, scene.todo).await, ["a", "c", "b"]);
    ada.post(&to(ids[0]), json!({ "column": scene.doing })).await.expect(200);
    ada.post(&to(ids[1]), json!({ "before": ids[0] })).await.expect(200);
    assert_eq!(scene.titles(&mut ada, scene.doing).await, ["b", "a"]);
    assert_eq!(scene.titles(&mut ada, scene.todo).await, ["c"]);
}

#[tokio::test]
async fn a_move_that_makes_no_sense_is_refused_and_changes_nothing() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let elsewhere = Scene::set_up(&mut ada, "everyone").await;
    let [here, there] = [scene.ticket(&mut ada, "here").await, elsewhere.ticket(&mut ada, "there").await];
    let path = scene.at(&format!("tickets/{}/move", here["id"]));
    let seq = ada.get(&scene.path).await.json()["seq"].clone();
    for to in [
        json!({ "column": elsewhere.todo }),
        json!({ "before": there["id"] }),
        json!({ "before": here["id"] }),
        json!({ "column": scene.doing, "after": there["id"] }),
        json!({ "column": 2_000_000_000 }),
        json!({ "before": 1, "after": 2 }),
        json!({ "column": "x" }),
    ] {
        ada.post(&path, to).await.expect(422);
    }
    let foreign = elsewhere.at(&format!("tickets/{}/move", here["id"]));
    ada.post(&foreign, json!({ "column": elsewhere.todo })).await.expect(404);
    assert_eq!(ada.get(&scene.path).await.json()["seq"], seq);
}

#[tokio::test]
async fn an_edit_says_what_it_is_based_on_and_a_stale_one_is_shown_what_is_there() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let ticket = scene.ticket(&mut ada, "first").await;
    let path = scene.at(&format!("tickets/{}", ticket["id"]));
    assert_eq!(ada.patch(&path, json!({ "title": "x" })).await.expect(428).code(), "precondition_required");

    let seen = &ticket["version"];
    let changed = ada.having_seen(seen).patch(&path, json!({ "title": "second" })).await.expect(200);
    assert_eq!(changed.header("etag"), "\"2\"");
    let stale = ada.having_seen(seen).patch(&path, json!({ "title": "third" })).await.expect(412).json();
    assert_eq!(stale["current"]["title"], json!("second"));
    assert_eq!(ada.get(&path).await.json()["title"], json!("second"));

    let column = scene.at(&format!("columns/{}", scene.todo));
    ada.having_seen(&json!(1))
        .patch(&column, json!({ "wip_limit": 3, "color": "#AABBCC" }))
        .await
        .expect(200);
    let stale = ada.having_seen(&json!(1)).patch(&column, json!({ "name": "x" })).await.expect(412).json();
    assert_eq!((&stale["current"]["wip_limit"], &stale["current"]["color"]), (&json!(3), &json!("#aabbcc")));
    let emptied =
        ada.having_seen(&json!(2)).patch(&column, json!({ "wip_limit": null })).await.expect(200).json();
    assert_eq!((&emptied["wip_limit"], &emptied["color"]), (&json!(null), &json!("#aabbcc")));
}

#[tokio::test]
async fn two_edits_based_on_one_state_have_exactly_one_winner() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let ticket = scene.ticket(&mut ada, "first").await;
    let path = scene.at(&format!("tickets/{}", ticket["id"]));
    let tries = (0..8).map(|n| {
        let (mut client, path) = (ada.having_seen(&json!(1)), path.clone());
        tokio::spawn(async move {
            client.patch(&path, json!({ "title": format!("by {n}") })).await.status.as_u16()
        })
    });
    let mut statuses = Vec::new();
    for one in tries.collect::<Vec<_>>() {
        statuses.push(one.await.unwrap());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412, 412, 412, 412, 412, 412, 412]);
}

#[tokio::test]
async fn what_is_archived_is_out_of_the_way_unchangeable_and_comes_back() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let ticket = scene.ticket(&mut ada, "a").await;
    let path = scene.at(&format!("tickets/{}", ticket["id"]));
    ada.post(&format!("{path}/archive"), json!({})).await.expect(200);
    assert!(scene.titles(&mut ada, scene.todo).await.is_empty());
    ada.post(&format!("{path}/move"), json!({ "column": scene.doing })).await.expect(409);
    let found = ada.get(&scene.at("tickets?archived=true")).await.expect(200).json();
    assert_eq!(found["items"][0]["id"], ticket["id"]);
    ada.post(&format!("{path}/restore"), json!({})).await.expect(200);
    assert_eq!(scene.titles(&mut ada, scene.todo).await, ["a"]);

    let column = scene.at(&format!("columns/{}", scene.todo));
    ada.post(&format!("{column}/archive"), json!({})).await.expect(200);
    assert!(scene.titles(&mut ada, scene.todo).await.is_empty());
    ada.get(&format!("/columns/{}/tickets", scene.todo)).await.expect(404);
    ada.post(&scene.at("tickets"), json!({ "column": scene.todo, "title": "x" })).await.expect(422);
    ada.post(&format!("{column}/restore"), json!({})).await.expect(200);
    assert_eq!(scene.titles(&mut ada, scene.todo).await, ["a"]);

    let jo_there = scene.at(&format!("members/{}", Person::named("jodo").comes_in(&app).await.uuid().await));
    ada.put(&jo_there, json!({ "role": "viewer" })).await.expect(200);
    ada.post(&scene.at("archive"), json!({})).await.expect(200);
    ada.post(&scene.at("tickets"), json!({ "column": scene.todo, "title": "x" })).await.expect(409);
    ada.put(&jo_there, json!({ "role": "editor" })).await.expect(409);
    ada.delete(&jo_there, json!({})).await.expect(409);
    assert_eq!(ada.get("/api/v1/boards").await.json()["items"], json!([]));
    ada.post(&scene.at("restore"), json!({})).await.expect(200);
    assert_eq!(scene.titles(&mut ada, scene.todo).await, ["a"]);
}

#[tokio::test]
async fn a_misspelt_field_is_refused_and_named() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let misspelt = [
        (scene.at("tickets"), json!({ "column": scene.todo, "title": "x", "due": "2026-02-01" }), "due"),
        (
            format!("/api/v1/users/{}/grants", uuid(&mut jo).await),
            json!({ "permission": "edit", "expires": "x" }),
            "expires",
        ),
        ("/api/v1/roles".to_owned(), json!({ "name": "x", "permissions": [] }), "permissions"),
        (
            "/api/v1/access/preview".to_owned(),
            json!({ "change": "delete_role", "role_id": 3, "role": 4 }),
            "",
        ),
        (scene.at("tickets"), json!({ "column": "`confirm`", "title": "x" }), "column"),
    ];
    for (path, body, field) in misspelt {
        let problem = ada.post(&path, body).await.expect(422).json();
        assert_eq!(problem["errors"][0]["field"], json!(field), "{path}");
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM tickets").await, 0);
}

#[tokio::test]
async fn deleting_takes_the_name_and_leaves_nothing_of_what_was_written() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let ticket = scene.ticket(&mut ada, "secret plan").await;
    let path = scene.at(&format!("tickets/{}", ticket["id"]));
    ada.delete(&path, json!({})).await.expect(422);
    ada.delete(&path, json!({ "confirm": "Plan" })).await.expect(422);
    ada.delete(&path, json!({ "confirm": "secret plan" })).await.expect(204);
    ada.get(&path).await.expect(404);
    assert_eq!(app.count("SELECT COUNT(*) FROM board_events WHERE data LIKE '%secret%'").await, 0);

    ada.delete(&scene.path, json!({ "confirm": "plan" })).await.expect(422);
    ada.delete(&scene.path, json!({ "confirm": "Plan" })).await.expect(204);
    ada.get(&scene.path).await.expect(404);
    assert_eq!(app.count("SELECT COUNT(*) FROM board_columns").await, 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit_events WHERE action = 'board_deleted'").await, 1);
}

#[tokio::test]
async fn a_ticket_is_found_by_words_label_person_and_day() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let jo_id = uuid(&mut jo).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let full = json!({
        "column": scene.todo, "title": "Größe 100%", "description": "Needs *care*", "assignee": jo_id,
        "labels": ["Bug", "bug", "UI"], "due_on": "2026-02-01",
    });
    let ticket = ada.post(&scene.at("tickets"), full).await.expect(201).json();
    assert_eq!(ticket["labels"], json!(["Bug", "UI"]));
    assert_eq!(ticket["assignee"]["username"], json!("jodo"));
    assert_eq!(ticket["description_html"], json!("<p>Needs <em>care</em></p>\n"));
    scene.ticket(&mut ada, "another").await;

    for (query, hits) in [
        ("q=gr%C3%B6%C3%9Fe".to_owned(), 1),
        ("q=CARE".to_owned(), 1),
        ("q=100%25".to_owned(), 1),
        ("q=1%25".to_owned(), 0),
        ("q=_".to_owned(), 0),
        ("label=BUG".to_owned(), 1),
        ("label=none".to_owned(), 0),
        (format!("assignee={jo_id}"), 1),
        ("due_before=2026-02-02".to_owned(), 1),
        ("due_before=2026-02-01".to_owned(), 0),
        (format!("column={}", scene.todo), 2),
        (format!("column={}&q=another&label=bug", scene.todo), 0),
    ] {
        let found = jo.get(&scene.at(&format!("tickets?{query}"))).await.expect(200).json();
        assert_eq!(found["items"].as_array().unwrap().len(), hits, "{query}");
    }
    for query in ["due_before=tomorrow", "assignee=jo", "q=a%00b", "archived=perhaps", "cursor=x"] {
        jo.get(&scene.at(&format!("tickets?{query}"))).await.expect(422);
    }
    let page = jo.get(&scene.at("tickets?limit=1")).await.expect(200).json();
    let next = page["next"].as_str().unwrap();
    let page = jo.get(&scene.at(&format!("tickets?limit=1&cursor={next}"))).await.expect(200).json();
    assert_eq!((&page["items"][0]["title"], &page["next"]), (&json!("another"), &json!(null)));
}

#[tokio::test]
async fn people_talk_about_a_ticket_and_its_activity_tells_the_story() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let mut kim = Person::named("kim").comes_in(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let jo_there = scene.at(&format!("members/{}", uuid(&mut jo).await));
    ada.put(&jo_there, json!({ "role": "editor" })).await.expect(200);
    let ticket = scene.at(&format!("tickets/{}", scene.ticket(&mut ada, "a").await["id"]));
    let comments = format!("{ticket}/comments");

    kim.post(&comments, json!({ "body": "hello" })).await.expect(403);
    jo.post(&comments, json!({ "body": " " })).await.expect(422);
    let comment = jo.post(&comments, json!({ "body": "<b>hi</b> **there**" })).await.expect(201);
    assert_eq!(comment.json()["body_html"], json!("<p>&lt;b&gt;hi&lt;/b&gt; <strong>there</strong></p>\n"));
    let path = comment.header("location");
    ada.having_seen(&json!(1)).patch(&path, json!({ "body": "not mine" })).await.expect(403);
    jo.having_seen(&json!(1)).patch(&path, json!({ "body": "better" })).await.expect(200);
    jo.having_seen(&json!(1)).patch(&path, json!({ "body": "again" })).await.expect(412);
    assert_eq!(kim.get(&comments).await.json()["items"][0]["body"], json!("better"));
    ada.delete(&path, json!({})).await.expect(204);

    let activity = kim.get(&format!("{ticket}/activity")).await.expect(200).json();
    let kinds: Vec<_> =
        activity["items"].as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["comment_deleted", "comment_changed", "comment_added", "ticket_added"]);
    assert_eq!(activity["items"][1]["by"]["username"], json!("jodo"));
}

#[tokio::test]
async fn a_page_of_long_comments_holds_fewer_and_all_are_found_by_walking_on() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let ticket = scene.ticket(&mut ada, "a").await["id"].clone();
    let comments = scene.at(&format!("tickets/{ticket}/comments"));
    for n in 0..8 {
        let body = format!("{n}{}", "&".repeat(19_990));
        ada.post(&comments, json!({ "body": body })).await.expect(201);
    }
    let first = ada.get(&comments).await.expect(200).json();
    assert_eq!(first["items"].as_array().unwrap().len(), 5);
    let next = format!("{comments}?cursor={}", first["next"].as_str().unwrap());
    let second = ada.get(&next).await.expect(200).json();
    assert_eq!((second["items"].as_array().unwrap().len(), &second["next"]), (3, &json!(null)));
    assert!(second["items"][0]["body_html"].as_str().unwrap().starts_with("<p>5&amp;"));
}

#[tokio::test]
async fn texts_that_do_not_fit_are_named_field_by_field() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let body = json!({
        "column": scene.todo, "title": "", "description": "x".repeat(20_001), "labels": ["", "x".repeat(51)],
        "due_on": "2026-02-30",
    });
    let problem = ada.post(&scene.at("tickets"), body).await.expect(422).json();
    let fields: Vec<_> =
        problem["errors"].as_array().unwrap().iter().map(|e| e["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["title", "description", "labels", "labels", "due_on"]);
    let stranger =
        json!({ "column": scene.todo, "title": "x", "assignee": "00000000-0000-7000-8000-000000000000" });
    ada.post(&scene.at("tickets"), stranger).await.expect(422);
    ada.post("/api/v1/boards", json!({ "name": "x".repeat(101) })).await.expect(422);
    assert!(scene.titles(&mut ada, scene.todo).await.is_empty());
}

#[tokio::test]
async fn a_board_is_taken_along_as_a_file_and_brought_in_again() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let full = json!({
        "column": scene.todo, "title": "=1+1", "description": "a\nb", "labels": ["Bug"], "due_on": "2026-02-01",
    });
    ada.post(&scene.at("tickets"), full).await.expect(201);
    scene.ticket(&mut ada, "second").await;

    let file = jo.get(&scene.at("export.json")).await.expect(200).json();
    assert_eq!(
        file["columns"][1],
        json!({ "name": "Doing", "color": null, "wip_limit": null, "tickets": [] })
    );
    jo.post("/api/v1/boards/import", file.clone()).await.expect(403);
    let copy = ada.post("/api/v1/boards/import", file.clone()).await.expect(201).header("location");
    assert_eq!(ada.get(&format!("{copy}/export.json")).await.expect(200).json(), file);
    jo.get(&copy).await.expect(404);

    let table = jo.get(&scene.at("export.csv")).await.expect(200);
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    assert!(table.text.contains("\r\nTo do,'=1+1,"), "{}", table.text);
    let path = "/api/v1/boards/import.csv?name=Copy&visibility=everyone";
    let bytes = table.text.into_bytes();
    let copy = ada.send(http::Method::POST, path, Some("text/csv"), bytes.clone()).await.expect(201);
    let copied = ada.get(&format!("{}/export.json", copy.header("location"))).await.expect(200).json();
    assert_eq!(copied["columns"][0], file["columns"][0]);
    ada.send(http::Method::POST, path, Some("application/json"), bytes).await.expect(415);
}

#[tokio::test]
async fn a_file_that_is_wrong_anywhere_is_not_brought_in_at_all() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let tickets = json!([{ "title": "fine" }, { "title": "x", "due_on": "soon" }]);
    let file = json!({ "name": "Plan", "columns": [{ "name": "To do", "tickets": tickets }] });
    let problem = ada.post("/api/v1/boards/import", file).await.expect(422).json();
    assert_eq!(problem["errors"][0]["detail"], json!("Column 1, ticket 2: a day looks like 2026-01-31."));
    let path = "/api/v1/boards/import.csv?name=x";
    let unclosed = "column,title\nTo do,\"a\nTo do,b";
    for text in
        ["", "a,b\n1,2", "column,title\n,x", "column,title\nTo do,", "column,title\nTo do,a\0b", unclosed]
    {
        ada.send(http::Method::POST, path, Some("text/csv"), text.as_bytes().to_vec()).await.expect(422);
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM boards").await, 0);
}

#[tokio::test]
async fn nobody_has_a_file_taken_apart_who_may_not_bring_one_in() {
    let app = TestApp::start().await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    jo.post("/api/v1/boards/import", json!({ "no": "board" })).await.expect(403);
    jo.send(http::Method::POST, "/api/v1/boards/import.csv", Some("text/csv"), b"no table".to_vec())
        .await
        .expect(403);
    app.permit("jodo", "edit").await;
    jo.post("/api/v1/boards/import", json!({ "no": "board" })).await.expect(422);
    jo.post("/api/v1/boards/import?visable=everyone", json!({ "name": "x", "columns": [] }))
        .await
        .expect(422);
}

#[tokio::test]
async fn whoever_leaves_a_board_for_its_members_has_no_tickets_on_it() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let mut eve = Person::named("evey").comes_in(&app).await;
    let (jo_id, eve_id) = (jo.uuid().await, eve.uuid().await);
    let mut tickets = Vec::new();
    for (title, assignee) in [("Jo's", &jo_id), ("Eve's", &eve_id)] {
        let body = json!({ "column": scene.todo, "title": title, "assignee": assignee });
        let made = ada.post(&scene.at("tickets"), body).await.expect(201);
        tickets.push((made.header("location"), made.header("etag")));
    }
    ada.put(&scene.at(&format!("members/{jo_id}")), json!({ "role": "editor" })).await.expect(200);
    let assignees = async |ada: &mut Client| {
        let [jos, eves] = [&tickets[0].0, &tickets[1].0].map(String::clone);
        let of = |ticket: Value| ticket["assignee"]["username"].as_str().map(str::to_owned);
        [of(ada.get(&jos).await.expect(200).json()), of(ada.get(&eves).await.expect(200).json())]
    };
    let named = |name: &str| Some(name.to_owned());
    assert_eq!(assignees(&mut ada).await, [named("jodo"), named("evey")]);

    // Closed to all but its members, of whom Eve is none.
    let etag = ada.get(&scene.path).await.expect(200).header("etag");
    let closed = json!({ "visibility": "members" });
    ada.clone().sending("if-match", &etag).patch(&scene.path, closed).await.expect(200);
    assert_eq!(assignees(&mut ada).await, [named("jodo"), None]);
    ada.delete(&scene.at(&format!("members/{jo_id}")), json!({})).await.expect(204);
    assert_eq!(assignees(&mut ada).await, [None, None]);
    // It is a change like any other: told to onlookers, and an older state cannot be written over it.
    let (path, etag) = &tickets[0];
    let stale = json!({ "title": "Mine" });
    ada.clone().sending("if-match", etag).patch(path, stale).await.expect(412);
    let activity = ada.get(&format!("{path}/activity")).await.expect(200).json();
    assert_eq!(activity["items"][0]["kind"], json!("ticket_changed"));
}

#[tokio::test]
async fn the_name_of_a_deleted_column_is_forgotten() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let scene = Scene::set_up(&mut ada, "everyone").await;
    let path = scene.at(&format!("columns/{}", scene.todo));
    let rename = |name: &str| json!({ "name": name });
    ada.clone().sending("if-match", "*").patch(&path, rename("A secret")).await.expect(200);
    ada.delete(&path, json!({ "confirm": "A secret" })).await.expect(204);
    let told = "SELECT COUNT(*) FROM board_events WHERE data LIKE '%A secret%' OR data LIKE '%To do%'";
    assert_eq!(app.count(told).await, 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM board_events WHERE data LIKE '%Doing%'").await, 1);
}
