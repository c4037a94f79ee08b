//! PostgreSQL goes away and comes back, without anybody restarting anything.

use std::time::Duration;

use serde_json::json;

use crate::support::{Cable, Person, TestApp, postgres_server};

#[tokio::test]
async fn while_the_database_is_away_callers_are_asked_to_come_back_and_then_all_is_as_before() {
    // SQLite is a file; it is never away.
    let Some(server) = postgres_server() else { return };
    let url = url::Url::parse(&server).unwrap();
    let cable = Cable::to(format!("{}:{}", url.host_str().unwrap(), url.port().unwrap_or(5432))).await;
    let mut app = TestApp::start_on("[database]\nconnect_timeout = \"1s\"", |url| {
        let mut url = url::Url::parse(url).unwrap();
        url.set_ip_host(cable.address().ip()).unwrap();
        url.set_port(Some(cable.address().port())).unwrap();
        url.to_string()
    })
    .await;
    let jo = Person::named("jodo");
    let mut session = jo.comes_in(&app).await;

    cable.pull();
    // Whatever is remembered may be believed for a second more.
    tokio::time::sleep(Duration::from_millis(1200)).await;
    for path in ["/api/v1/me", "/readyz", "/current_user_details"] {
        let answer = session.get(path).await.expect(503);
        assert_eq!(answer.header("retry-after"), "1", "{path}");
    }
    let refused = app.client().post("/api/v1/signups", Person::named("other").sign_up_body()).await;
    assert_eq!(refused.expect(503).code(), "unavailable");
    app.client().get("/healthz").await.expect(200);

    cable.plug_in();
    session.get("/api/v1/me").await.expect(200);
    app.client().post("/api/v1/sessions", jo.sign_in_body()).await.expect(201);
    let body = json!({});
    session.delete("/api/v1/sessions/current", body).await.expect(204);
    app.tolerate_failures();
}
