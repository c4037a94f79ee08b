//! Renewing tokens: once each, and never after somebody else has.

use crate::support::{Person, TestApp};

use super::{DAY, MINUTE, me, pair, refresh};

#[tokio::test]
async fn a_refresh_token_gives_the_next_pair_and_works_once() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (_, first) = jo.takes_tokens(&app).await;
    app.clock.advance(20 * MINUTE);
    let (access, second) = pair(&refresh(&app, &first).await.expect(200));
    assert_ne!(first, second);
    me(&app, &access).await.expect(200);
    refresh(&app, &second).await.expect(200);
}

#[tokio::test]
async fn a_refresh_token_that_comes_again_ends_its_family_and_no_other() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (elsewhere, _) = jo.takes_tokens(&app).await;
    let (_, stolen) = jo.takes_tokens(&app).await;
    let (access, next) = pair(&refresh(&app, &stolen).await.expect(200));
    me(&app, &access).await.expect(200);
    assert_eq!(refresh(&app, &stolen).await.expect(401).code(), "invalid_token");
    me(&app, &access).await.expect(401);
    refresh(&app, &next).await.expect(401);
    me(&app, &elsewhere).await.expect(200);
    let noticed = "SELECT COUNT(*) FROM audit_events WHERE action = 'refresh_token_reused'";
    assert_eq!(app.count(noticed).await, 1);
}

#[tokio::test]
async fn of_many_who_race_with_one_refresh_token_exactly_one_gets_a_pair() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    // Several times: what is tried by those who come late meets those who came later still.
    for _ in 0..10 {
        let (_, token) = jo.takes_tokens(&app).await;
        let tries = (0..8).map(|_| async { refresh(&app, &token).await.status.as_u16() });
        let mut statuses = futures_util::future::join_all(tries).await;
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 401, 401, 401, 401, 401, 401, 401]);
    }
}

#[tokio::test]
async fn a_refresh_token_ends_thirty_days_after_it_was_given() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (_, used) = jo.takes_tokens(&app).await;
    app.clock.advance(29 * DAY);
    let (_, next) = pair(&refresh(&app, &used).await.expect(200));
    app.clock.advance(30 * DAY);
    refresh(&app, &next).await.expect(401);
}

#[tokio::test]
async fn an_access_token_is_no_refresh_token_and_the_other_way_round() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (access, next) = jo.takes_tokens(&app).await;
    refresh(&app, &access).await.expect(401);
    me(&app, &next).await.expect(401);
}
