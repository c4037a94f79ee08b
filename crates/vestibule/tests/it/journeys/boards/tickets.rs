//! Moving and editing tickets, also when somebody else does.

use serde_json::{Value, json};

use crate::support::{Person, TestApp};

use super::{Scene, uuid};

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
            "role",
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
async fn people_find_what_they_have_to_do_on_all_boards_they_may_read() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let me = uuid(&mut jo).await;
    let open = Scene::set_up(&mut ada, "everyone").await;
    let closed = Scene::set_up(&mut ada, "members").await;
    ada.put(&closed.at(&format!("members/{me}")), json!({ "role": "viewer" })).await.expect(200);
    let mut assigned = async |scene: &Scene, title: &str, due_on: Option<&str>| {
        let body = json!({ "column": scene.todo, "title": title, "assignee": me, "due_on": due_on });
        ada.post(&scene.at("tickets"), body).await.expect(201).json()["id"].as_i64().unwrap()
    };
    assigned(&open, "someday", None).await;
    assigned(&open, "in May", Some("2026-05-01")).await;
    assigned(&closed, "in March", Some("2026-03-01")).await;
    let gone = assigned(&open, "put away", None).await;
    ada.post(&open.at(&format!("tickets/{gone}/archive")), json!({})).await.expect(200);
    open.ticket(&mut ada, "nobody's").await;

    let page = jo.get("/api/v1/me/tickets?limit=2").await.expect(200).json();
    let titles = |page: &Value| {
        let items = page["items"].as_array().unwrap();
        items.iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&page), ["in March", "in May"]);
    assert_eq!(page["items"][0]["board"], json!("Plan"));
    assert_eq!(page["items"][0]["column"], json!("To do"));
    let next = format!("/api/v1/me/tickets?limit=2&cursor={}", page["next"].as_str().unwrap());
    let rest = jo.get(&next).await.expect(200).json();
    assert_eq!((titles(&rest), rest.get("next")), (vec!["someday".to_owned()], None));
    assert_eq!(titles(&ada.get("/api/v1/me/tickets").await.expect(200).json()), [""; 0]);
    app.client().get("/api/v1/me/tickets").await.expect(401);
    jo.get("/api/v1/me/tickets?cursor=x").await.expect(422);

    // Somebody who is no member any more sees nothing of the board.
    ada.delete(&closed.at(&format!("members/{me}")), json!({})).await.expect(204);
    assert_eq!(titles(&jo.get("/api/v1/me/tickets").await.json()), ["in May", "someday"]);
}
