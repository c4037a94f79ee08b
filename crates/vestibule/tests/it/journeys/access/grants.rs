//! Single grants: how long they last, who gave them, whose they are.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Client, Person, TestApp};

#[tokio::test]
async fn a_grant_ends_by_itself_also_in_an_open_session() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let grants = format!("/api/v1/users/{}/grants", jo.uuid().await);
    let until = "2026-01-15T12:30:00Z";
    ada.post(&grants, json!({ "permission": "edit", "expires_at": until })).await.expect(201);
    assert!(jo.may("edit").await);
    app.clock.advance(Duration::from_secs(29 * 60));
    assert!(jo.may("edit").await);
    app.clock.advance(Duration::from_secs(60));
    assert!(!jo.may("edit").await);
    let past = ada.post(&grants, json!({ "permission": "edit", "expires_at": until })).await.expect(422);
    assert_eq!(past.json()["errors"][0]["field"], json!("expires_at"));
}

#[tokio::test]
async fn a_grant_tells_its_source_and_giving_it_again_makes_no_second_one() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (me, uuid) = (ada.uuid().await, jo.uuid().await);
    let grants = format!("/api/v1/users/{uuid}/grants");
    ada.post(&grants, json!({ "permission": "EDIT" })).await.expect(201);
    ada.post(&grants, json!({ "permission": "edit", "expires_at": "2027-01-01T00:00:00Z" }))
        .await
        .expect(200);
    let listed = ada.get(&grants).await.expect(200).json();
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    let grant = &listed["items"][0];
    assert_eq!(grant["source"], json!("person"));
    assert_eq!(grant["granted_by"], json!({ "uuid": me, "username": "ada" }));
    assert_eq!(grant["expires_at"], json!("2027-01-01T00:00:00.000Z"));
    let own = ada.get(&format!("/api/v1/users/{me}/grants")).await.json();
    assert_eq!(own["items"][0]["source"], json!("seed"));
}

#[tokio::test]
async fn a_grant_of_somebody_else_cannot_be_taken_through_another_persons_address() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let mut al = Person::named("al_b").comes_in(&app).await;
    let (jo_id, al_id) = (jo.uuid().await, al.uuid().await);
    ada.makes_role("Editor", &["edit"]).await;
    let grant = ada.gives_role(&jo_id, "Editor").await;
    ada.delete(&format!("/api/v1/users/{al_id}/grants/{grant}"), json!({})).await.expect(404);
    assert!(jo.may("edit").await);
}

#[tokio::test]
async fn the_audit_log_tells_until_when_something_was_given_before_and_what_was_said_about_it() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let uuid = Person::named("jodo").comes_in(&app).await.uuid().await;
    let (first, second) = ("2026-02-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z");
    for end in [json!(first), json!(second), json!(null)] {
        let gift = json!({ "permission": "edit", "expires_at": end });
        ada.post(&format!("/api/v1/users/{uuid}/grants"), gift).await;
    }
    let details = async |ada: &mut Client, action: &str| -> Vec<Value> {
        let events = ada.get(&format!("/api/v1/audit?action={action}")).await.expect(200).json();
        events["items"].as_array().unwrap().iter().map(|event| event["detail"].clone()).collect()
    };
    let given = details(&mut ada, "permission_granted").await;
    assert_eq!(
        given,
        [
            json!({ "permission": "edit", "expires_at": null, "before": { "expires_at": second } }),
            json!({ "permission": "edit", "expires_at": second, "before": { "expires_at": first } }),
            json!({ "permission": "edit", "expires_at": first }),
        ]
    );
    for (list, made, gone) in [
        ("roles", "role_created", "role_deleted"),
        ("permissions", "permission_created", "permission_deleted"),
    ] {
        let body = json!({ "name": "Publish", "description": "For the press" });
        let id = ada.post(&format!("/api/v1/{list}"), body).await.expect(201).json()["id"].clone();
        ada.delete(&format!("/api/v1/{list}/{id}"), json!({})).await.expect(204);
        assert_eq!(
            details(&mut ada, made).await[0]["after"]["description"],
            json!("For the press"),
            "{made}"
        );
        assert_eq!(
            details(&mut ada, gone).await[0]["before"]["description"],
            json!("For the press"),
            "{gone}"
        );
    }
}
