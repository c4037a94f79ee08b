//! Nothing can be written: a full disk, say. Reading goes on, and nobody has to stay signed in.

use serde_json::json;
use vestibule_db::{Engine, on_db};

use crate::support::{Person, TestApp};

const SESSIONS: &str = "SELECT COUNT(*) FROM sessions";
const SIGNED_OUT: &str = "SELECT COUNT(*) FROM audit_events WHERE action = 'signed_out'";

#[tokio::test]
async fn whoever_signs_out_while_nothing_can_be_written_is_out_and_it_is_written_later() {
    let app = TestApp::start_with("[database]\nstatement_timeout = \"1s\"").await;
    let jo = Person::named("jodo");
    let mut here = jo.comes_in(&app).await;
    let mut there = jo.signs_in(&app).await;
    let (mut copied_here, mut copied_there) = (here.clone(), there.clone());
    copied_here.get("/api/v1/me").await.expect(200);

    // As long as this lasts, others wait in vain.
    let mut work = app.env.write().await.unwrap();
    if app.env.db.engine() == Engine::Postgres {
        const LOCK: &str = "LOCK TABLE sessions IN EXCLUSIVE MODE";
        on_db!(&mut work, c => { sqlx::query(LOCK).execute(c).await.unwrap(); });
    }
    here.delete("/api/v1/sessions/current", json!({})).await.expect(204);
    assert_eq!(here.session, None, "the cookie is still there");
    assert_eq!(there.get("/logout").await.expect(200).message(), "Logout successful");
    assert_eq!(there.session, None, "the cookie is still there");
    for copy in [&mut copied_here, &mut copied_there] {
        copy.get("/api/v1/me").await.expect(401);
    }
    drop(work);

    assert_eq!((app.count(SESSIONS).await, app.count(SIGNED_OUT).await), (2, 0));
    vestibule::signin::write_sign_outs(&app.env).await.unwrap();
    assert_eq!((app.count(SESSIONS).await, app.count(SIGNED_OUT).await), (0, 2));
    copied_here.get("/api/v1/me").await.expect(401);
    jo.signs_in(&app).await.get("/api/v1/me").await.expect(200);
}
