//! Lists of very many people.

use serde_json::Value;
use vestibule::fill;

use crate::support::{Client, Person, TestApp};

async fn page(client: &mut Client, query: &str) -> (Vec<String>, Option<String>) {
    let page = client.get(&format!("/api/v1/users?{query}")).await.expect(200).json();
    let uuid = |person: &Value| person["uuid"].as_str().unwrap().to_owned();
    let people = page["items"].as_array().unwrap().iter().map(uuid).collect();
    (people, page["next"].as_str().map(str::to_owned))
}

#[tokio::test]
async fn many_holders_of_a_role_are_found_at_either_end_of_the_order() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    fill::users(&app.env, 16_500, |_| ()).await.unwrap();
    let mut work = app.env.write().await.unwrap();
    // More than are read and ordered at once, and the youngest of all.
    let many = "INSERT INTO grants (user_id, role_id, source_kind, source_ref, granted_at) \
         SELECT u.id, r.id, 'person', '', 0 FROM users u CROSS JOIN roles r \
         WHERE r.name = 'Invented' AND u.id > 11000";
    TestApp::runs(&mut work, many).await;
    work.commit().await.unwrap();
    for sort in ["created_at", "-created_at", "username"] {
        let query = format!("role=Invented&sort={sort}");
        let (expected, _) = page(&mut ada, &format!("{query}&limit=100")).await;
        assert_eq!(expected.len(), 100);
        // The same people on pages as on one.
        let (mut seen, mut next) = page(&mut ada, &format!("{query}&limit=40")).await;
        while seen.len() < 100 {
            let (more, further) = page(&mut ada, &format!("{query}&limit=20&cursor={}", next.unwrap())).await;
            seen.extend(more);
            next = further;
        }
        assert_eq!(seen, expected, "{sort}");
    }
    let (oldest, _) = page(&mut ada, "role=Invented&sort=created_at&limit=1").await;
    let person = ada.get(&format!("/api/v1/users/{}", oldest[0])).await.expect(200).json();
    assert!(person["username"].as_str().unwrap().ends_with("11001"), "{person}");
}
