//! Who may see a board, work on it, and decide about it.

use serde_json::{Value, json};

use crate::support::{Client, Person, TestApp};

use super::{Scene, uuid};

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
