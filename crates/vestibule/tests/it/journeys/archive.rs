//! What a person's archive tells them.

use serde_json::{Value, json};

use crate::support::{Client, Person, Shop, TestApp};

async fn archive_of(client: &mut Client) -> Value {
    let path = format!("/api/v1/users/{}/export", client.uuid().await);
    client.post(&path, json!({})).await.expect(200).json()
}

/// The texts of one field of a list.
fn told<'a>(archive: &'a Value, list: &str, field: &str) -> Vec<&'a str> {
    let items = archive[list].as_array().unwrap_or_else(|| panic!("no {list}"));
    items.iter().map(|item| item[field].as_str().unwrap_or_default()).collect()
}

#[tokio::test]
async fn an_archive_holds_what_a_person_did_on_boards_and_nothing_that_others_wrote() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let uuid = jo.uuid().await;
    let board = json!({ "name": "Plan", "visibility": "members" });
    let board = ada.post("/api/v1/boards", board).await.expect(201).header("location");
    let column = ada.post(&format!("{board}/columns"), json!({ "name": "To do" })).await.expect(201).json();
    ada.put(&format!("{board}/members/{uuid}"), json!({ "role": "editor" })).await.expect(200);
    let tickets = format!("{board}/tickets");
    let own = json!({ "column": column["id"], "title": "Mine", "description": "By my own hand" });
    let own = jo.post(&tickets, own).await.expect(201).header("location");
    let theirs = json!({
        "column": column["id"], "title": "Yours", "description": "Ada's words", "assignee": uuid,
    });
    ada.post(&tickets, theirs).await.expect(201);
    ada.post(&tickets, json!({ "column": column["id"], "title": "Not his" })).await.expect(201);
    jo.post(&format!("{own}/comments"), json!({ "body": "Done soon" })).await.expect(201);
    ada.post(&format!("{own}/comments"), json!({ "body": "Ada's answer" })).await.expect(201);

    let archive = archive_of(&mut jo).await;
    assert_eq!(archive["boards"][0]["name"], json!("Plan"));
    assert_eq!(archive["boards"][0]["role"], json!("editor"));
    assert_eq!(told(&archive, "tickets", "title"), ["Yours", "Mine"]);
    assert_eq!(told(&archive, "tickets", "description"), ["", "By my own hand"]);
    assert_eq!(archive["tickets"][0]["assigned_to_you"], json!(true));
    assert_eq!(told(&archive, "comments", "text"), ["Done soon"]);
    assert!(!archive.to_string().contains("Ada's"), "{archive}");
    assert_eq!(archive["incomplete"], json!([]));
}

#[tokio::test]
async fn an_archive_holds_a_persons_programs_invitations_and_settings_without_a_secret() {
    let app = TestApp::start().await;
    let ada = Person::named("ada");
    let mut client = ada.runs_the_place(&app).await;
    let token = json!({ "name": "Backup script" });
    let token = client.post("/api/v1/me/api-tokens", token).await.expect(201).json();
    let (access, refresh) = ada.takes_tokens(&app).await;
    let role = client.makes_role("Editor", &["edit"]).await;
    let invitation = json!({ "email": "new@example.com", "role_id": role });
    client.post("/api/v1/invitations", invitation).await.expect(201);
    app.puts_letters_aside().await;

    let archive = archive_of(&mut client).await;
    assert_eq!(told(&archive, "api_tokens", "name"), ["Backup script"]);
    assert_eq!(told(&archive, "programs", "address"), ["198.51.100.7"]);
    assert_eq!(told(&archive, "invitations", "to"), ["new@example.com"]);
    assert_eq!(archive["invitations"][0]["role"], json!("Editor"));
    assert_eq!(archive["profile"]["time_zone"], json!("UTC"));
    let text = archive.to_string();
    for secret in [token["token"].as_str().unwrap(), &access, &refresh] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[tokio::test]
async fn an_archive_holds_what_a_person_has_bought() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (_, price) = shop.sells(&mut boss, "Pro", "19.99").await;
    shop.buys(&mut jo, &price).await;
    let archive = archive_of(&mut jo).await;
    assert_eq!(told(&archive, "subscriptions", "plan"), ["Pro"]);
    assert_eq!(archive["orders"][0]["amount_minor"], json!(1999));
    assert!(archive["stripe_customer"].is_string(), "{archive}");
    let others = archive_of(&mut boss).await;
    assert_eq!((&others["subscriptions"], &others["orders"]), (&json!([]), &json!([])));
    shop.hears().await;
}

#[tokio::test]
async fn an_archive_holds_a_persons_own_requests() {
    let app = TestApp::start_logging_requests().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    ada.get("/api/v1/roles").await.expect(200);
    jo.get("/api/v1/boards").await.expect(200);
    // Reading the log writes down what is pending.
    jo.get("/api/v1/me/activity").await.expect(200);
    let archive = archive_of(&mut jo).await;
    let paths = told(&archive, "requests", "path");
    assert!(paths.contains(&"/api/v1/boards") && !paths.contains(&"/api/v1/roles"), "{paths:?}");
    assert_eq!(archive["requests"][0]["address"], json!("198.51.100.7"));
}

#[tokio::test]
async fn somebody_of_higher_rank_hands_out_no_archive_and_leaves_no_entry() {
    let app = TestApp::start().await;
    let ada = Person::named("ada").runs_the_place(&app).await.uuid().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    app.permit("jodo", "manage_users").await;
    let mut jo = jo.signs_in(&app).await;
    jo.post(&format!("/api/v1/users/{ada}/export"), json!({})).await.expect(403);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit_events WHERE action = 'data_exported'").await, 0);
}

/// Parts of an archive that are left out, each with what it takes.
fn left_out(archive: &Value) -> Vec<(String, String)> {
    let of = |entry: &Value| {
        let text = |name: &str| entry[name].as_str().map(str::to_owned);
        (text("part").unwrap(), text("permission").or_else(|| text("role")).unwrap())
    };
    archive["left_out"].as_array().unwrap().iter().map(of).collect()
}

#[tokio::test]
async fn an_archive_of_somebody_else_shows_its_reader_nothing_that_is_kept_from_them_elsewhere() {
    let shop = Shop::open().await;
    let app = &shop.app;
    let mut boss = Person::named("boss").runs_the_place(app).await;
    let mut jo = Person::named("joe").comes_in(app).await;
    let path = format!("/api/v1/users/{}/export", jo.uuid().await);
    let clerk = Person::named("clerk");
    clerk.joins(app).await;
    app.permit("clerk", "manage_users").await;
    const LOGGED: [&str; 5] = ["sessions", "programs", "letters", "events", "requests"];
    const BOUGHT: [&str; 3] = ["subscriptions", "orders", "stripe_customer"];
    const WORKED: [&str; 3] = ["boards", "tickets", "comments"];

    let archive = clerk.signs_in(app).await.post(&path, json!({})).await.expect(200).json();
    assert_eq!(archive["profile"]["username"], json!("joe"));
    assert!(archive["grants"].is_array() && archive["api_tokens"].is_array(), "{archive}");
    let told = left_out(&archive);
    let needs = |part: &str| told.iter().find(|(name, _)| name == part).map(|(_, needed)| needed.as_str());
    for (parts, needed) in
        [(&LOGGED[..], "access_logs"), (&BOUGHT[..], "manage_billing"), (&WORKED[..], "Super Admin")]
    {
        for part in parts {
            assert_eq!(needs(part), Some(needed), "{part}");
            assert_eq!(archive.get(part), None, "{part}");
        }
    }
    assert_eq!(told.len(), LOGGED.len() + BOUGHT.len() + WORKED.len());
    assert!(!archive.to_string().contains("198.51.100.7"), "{archive}");

    app.permit("clerk", "access_logs").await;
    let archive = clerk.signs_in(app).await.post(&path, json!({})).await.expect(200).json();
    assert!(LOGGED.iter().all(|part| archive[part].is_array()), "{archive}");
    assert!(BOUGHT.iter().all(|part| archive.get(part).is_none()), "{archive}");

    for archive in [boss.post(&path, json!({})).await.expect(200).json(), archive_of(&mut jo).await] {
        assert_eq!(archive["left_out"], json!([]));
        let all = LOGGED.iter().chain(&BOUGHT).chain(&WORKED);
        assert!(all.into_iter().all(|part| archive.get(part).is_some()), "{archive}");
    }
}
