//! Finding tickets, and talking about them.

use serde_json::json;

use crate::support::{Person, TestApp};

use super::{Scene, uuid};

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
