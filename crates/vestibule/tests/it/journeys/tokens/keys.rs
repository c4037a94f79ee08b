//! The keys that tokens are signed with.

use serde_json::json;

use crate::support::{Person, TestApp};

use super::{DAY, MINUTE, me, part};

#[tokio::test]
async fn the_key_set_may_be_kept_for_an_hour_and_holds_the_key_that_signed() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (access, _) = jo.takes_tokens(&app).await;
    let answer = app.client().get("/.well-known/jwks.json").await.expect(200);
    assert_eq!(answer.header("cache-control"), "public, max-age=3600");
    let keys = answer.json()["keys"].as_array().unwrap().clone();
    assert_eq!(keys.len(), 1);
    assert_eq!(keys[0]["kid"], part(&access, 0)["kid"]);
    assert_eq!(
        (&keys[0]["kty"], &keys[0]["alg"], &keys[0]["d"]),
        (&json!("OKP"), &json!("EdDSA"), &json!(null))
    );
}

#[tokio::test]
async fn the_key_is_replaced_after_ninety_days_and_the_old_one_stays_while_its_tokens_live() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let kid = |token: &str| part(token, 0)["kid"].clone();
    let published = || async {
        let keys = app.client().get("/.well-known/jwks.json").await.expect(200).json();
        keys["keys"].as_array().unwrap().iter().map(|key| key["kid"].clone()).collect::<Vec<_>>()
    };
    let old = kid(&jo.takes_tokens(&app).await.0);

    app.clock.advance(90 * DAY);
    let (last, _) = jo.takes_tokens(&app).await;
    assert_eq!(kid(&last), old, "a key is published before it signs");
    assert_eq!(published().await.len(), 2);

    app.clock.advance(DAY - MINUTE);
    let (last, _) = jo.takes_tokens(&app).await;
    app.clock.advance(MINUTE);
    let (first, _) = jo.takes_tokens(&app).await;
    assert_ne!(kid(&first), old);
    me(&app, &last).await.expect(200);
    me(&app, &first).await.expect(200);

    app.clock.advance(DAY);
    assert_eq!(published().await, [kid(&first)]);
}

#[tokio::test]
async fn nodes_that_start_at_once_agree_on_one_key() {
    let app = TestApp::start().await;
    app.clock.advance(90 * DAY);
    let nodes = (0..6).map(|_| vestibule::tokens::keep_keys_current(&app.env));
    for node in futures_util::future::join_all(nodes).await {
        node.unwrap();
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM signing_keys").await, 2);
    assert_eq!(app.count("SELECT COUNT(*) FROM signing_keys WHERE retired_at IS NULL").await, 1);
}

#[tokio::test]
async fn no_token_and_no_private_key_is_kept_in_the_clear() {
    let app = TestApp::start().await;
    Person::named("jodo").joins(&app).await;
    Person::named("jodo").takes_tokens(&app).await;
    let unsealed = "SELECT COUNT(*) FROM signing_keys WHERE sealed NOT LIKE 'v1.%'";
    assert_eq!(app.count(unsealed).await, 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM refresh_tokens WHERE length(token_hash) = 32").await, 1);
}
