//! Short cuts for stories about who may do what.

use serde_json::{Value, json};

use super::{Client, Person, TestApp};

impl Client {
    /// The public id of whoever is signed in.
    pub(crate) async fn uuid(&mut self) -> String {
        self.get("/api/v1/me").await.expect(200).json()["uuid"].as_str().unwrap().to_owned()
    }

    /// A role's row, by its name.
    pub(crate) async fn role_id(&mut self, name: &str) -> i64 {
        let roles = self.get("/api/v1/roles?limit=100").await.expect(200).json();
        let is_it = |role: &&Value| role["name"] == name;
        roles["items"].as_array().unwrap().iter().find(is_it).unwrap()["id"].as_i64().unwrap()
    }

    /// Makes a role that holds these permissions; answers its row.
    pub(crate) async fn makes_role(&mut self, name: &str, permissions: &[&str]) -> i64 {
        let made = self.post("/api/v1/roles", json!({ "name": name })).await.expect(201);
        let id = made.json()["id"].as_i64().unwrap();
        let mut same = self.clone().sending("if-match", &made.header("etag"));
        let set = json!({ "permissions": permissions });
        same.put(&format!("/api/v1/roles/{id}/permissions"), set).await.expect(200);
        id
    }

    /// Gives somebody a role; answers the grant's row.
    pub(crate) async fn gives_role(&mut self, uuid: &str, role: &str) -> i64 {
        let id = self.role_id(role).await;
        let given = self.post(&format!("/api/v1/users/{uuid}/grants"), json!({ "role_id": id })).await;
        given.expect(201).json()["id"].as_i64().unwrap()
    }

    /// Makes permissions of these names.
    pub(crate) async fn makes_permissions(&mut self, names: &[&str]) {
        for name in names {
            self.post("/api/v1/permissions", json!({ "name": name })).await.expect(201);
        }
    }

    /// Whether whoever is signed in may do something.
    pub(crate) async fn may(&mut self, permission: &str) -> bool {
        let path = format!("/api/v1/check?permission={}", permission.replace(' ', "%20"));
        self.get(&path).await.expect(200).json()["allowed"].as_bool().unwrap()
    }
}

impl Person {
    /// Joins, is given a role by `boss`, and signs in.
    pub(crate) async fn comes_in_as(&self, app: &TestApp, boss: &mut Client, role: &str) -> Client {
        let mut client = self.comes_in(app).await;
        let uuid = client.uuid().await;
        boss.gives_role(&uuid, role).await;
        client
    }
}
