//! A Super Admin always remains, whatever happens at once.

use std::future::Future;

use serde_json::json;

use crate::support::{Client, Person, TestApp};

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
