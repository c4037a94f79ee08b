//! Roles and permissions as the replaced clients manage them (CONTRACT.md 4).

use http::Method;
use serde_json::{Value, json};

use crate::support::{Client, Person, TestApp};

async fn id_of(client: &mut Client, list: &str, name: &str) -> Option<i64> {
    let listed = client.get(&format!("/{list}")).await.expect(200).json();
    let is_it = |row: &&Value| row["name"] == name;
    listed[list].as_array().unwrap().iter().find(is_it).map(|row| row["id"].as_i64().unwrap())
}

#[tokio::test]
async fn both_path_forms_answer_in_the_contracts_words() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    for prefix in ["", "/admin"] {
        let made = ada.post(&format!("{prefix}/create_role"), json!({ "name": "Editor" })).await.expect(201);
        assert_eq!(made.json(), json!({ "message": "New role created" }));
        let made = ada.post(&format!("{prefix}/create_permission"), json!({ "name": "publish" })).await;
        assert_eq!(made.expect(201).json()["message"], json!("Permission \"publish\" created successfully"));
        let both = json!({ "permission_name": "publish", "role_name": "Editor" });
        for _ in 0..2 {
            let path = format!("{prefix}/assign_permission_to_role");
            let assigned = ada.post(&path, both.clone()).await.expect(200);
            assert_eq!(assigned.json(), json!({ "message": "Permission assigned to role" }));
        }
        let roles = ada.get(&format!("{prefix}/roles")).await.expect(200).json();
        let id = roles["roles"][3]["id"].clone();
        assert_eq!(roles["roles"][3], json!({ "id": id, "name": "Editor", "permissions": ["publish"] }));
        let permissions = ada.get(&format!("{prefix}/permissions")).await.expect(200).json();
        let last = permissions["permissions"].as_array().unwrap().last().unwrap();
        assert_eq!(*last, json!({ "id": last["id"], "name": "publish" }));
        let path = format!("/api/v1/roles/{id}");
        assert_eq!(ada.get(&path).await.expect(200).json()["permissions"], json!(["publish"]));
        let (role, permission) =
            (id_of(&mut ada, "roles", "Editor").await, id_of(&mut ada, "permissions", "publish").await);
        let path = format!("{prefix}/delete_permission");
        let deleted = ada.delete(&path, json!({ "permission_id": permission })).await.expect(200);
        assert_eq!(deleted.json(), json!({ "message": "Permission deleted successfully" }));
        // A <select> hands over text.
        let text = role.unwrap().to_string();
        let deleted =
            ada.delete(&format!("{prefix}/delete_role"), json!({ "role_id": text })).await.expect(200);
        assert_eq!(deleted.json(), json!({ "message": "Role deleted successfully" }));
    }
    app.client().get("/roles/").await.expect(404);
}

#[tokio::test]
async fn only_administrators_read_or_change_anything() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut boss = Person::named("boss").comes_in_as(&app, &mut ada, "Admin").await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    for (method, path) in [
        (Method::GET, "/roles"),
        (Method::GET, "/permissions"),
        (Method::POST, "/create_role"),
        (Method::POST, "/create_permission"),
        (Method::POST, "/assign_permission_to_role"),
        (Method::POST, "/assign_role_to_user"),
        (Method::DELETE, "/delete_role"),
        (Method::DELETE, "/delete_permission"),
    ] {
        let refused = jo.send_json(method.clone(), path, json!({})).await.expect(403);
        assert_eq!(refused.message(), "Unauthorized access", "{path}");
        app.client().send_json(method.clone(), path, json!({})).await.expect(401);
        let allowed = boss.send_json(method, path, json!({})).await.status.as_u16();
        assert!([200, 400].contains(&allowed), "{path}: {allowed}");
    }
}

#[tokio::test]
async fn what_is_missing_or_unknown_is_told_in_the_contracts_words() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let cases = [
        (Method::POST, "/create_role", json!({}), 400, "Role name is required"),
        (Method::POST, "/create_role", json!({ "name": null }), 400, "Role name is required"),
        (Method::POST, "/create_role", json!({ "name": "admin" }), 409, "Role \"admin\" already exists"),
        (Method::POST, "/create_permission", json!({ "name": "" }), 400, "Permission name is required"),
        (
            Method::POST,
            "/create_permission",
            json!({ "name": "edit" }),
            409,
            "Permission \"edit\" already exists",
        ),
        (
            Method::POST,
            "/assign_permission_to_role",
            json!({ "permission_name": "no", "role_name": "no" }),
            404,
            "Permission does not exist",
        ),
        (
            Method::POST,
            "/assign_permission_to_role",
            json!({ "permission_name": "edit", "role_name": "no" }),
            404,
            "Role does not exist",
        ),
        (Method::DELETE, "/delete_role", json!({}), 400, "Role ID must be provided"),
        (Method::DELETE, "/delete_role", json!({ "role_id": 99_999 }), 400, "Role not found"),
        (Method::DELETE, "/delete_role", json!({ "role_id": "x" }), 400, "Role not found"),
        (
            Method::DELETE,
            "/delete_permission",
            json!({ "permission_id": "" }),
            400,
            "Permission ID must be provided",
        ),
        (
            Method::DELETE,
            "/delete_permission",
            json!({ "permission_id": 99_999 }),
            400,
            "Permission not found",
        ),
        (
            Method::POST,
            "/assign_role_to_user",
            json!({ "user_id": 1 }),
            400,
            "User ID and Role ID must be provided",
        ),
        (
            Method::POST,
            "/assign_role_to_user",
            json!({ "user_id": 99_999, "role_id": 1 }),
            400,
            "User not found",
        ),
        (
            Method::POST,
            "/assign_role_to_user",
            json!({ "user_id": 1, "role_id": 99_999 }),
            400,
            "Role not found",
        ),
    ];
    for (method, path, body, status, text) in cases {
        let refused = ada.send_json(method, path, body.clone()).await.expect(status);
        assert_eq!(refused.message(), text, "{path} {body}");
    }
    for body in [json!({}), json!({ "role_name": "Admin" }), json!({ "permission_name": "edit" })] {
        ada.post("/assign_permission_to_role", body).await.expect(400);
    }
}

#[tokio::test]
async fn a_role_is_given_once_and_acts_on_an_open_session() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let id = jo.get("/current_user_details").await.json()["message"]["id"].clone();
    let role = id_of(&mut ada, "roles", "Admin").await.unwrap();
    jo.get("/roles").await.expect(403);
    for role in [json!(role), json!(role.to_string())] {
        let given = ada.post("/assign_role_to_user", json!({ "user_id": id, "role_id": role })).await;
        assert_eq!(given.expect(200).json(), json!({ "message": "Role assigned to user" }));
    }
    jo.get("/roles").await.expect(200);
    assert_eq!(jo.get("/current_user_details").await.json()["message"]["roles"], json!(["Admin"]));
    // An Admin alone gives ordinary roles, but makes no Super Admin (D23).
    let super_admin = id_of(&mut ada, "roles", "Super Admin").await.unwrap();
    let user = id_of(&mut ada, "roles", "User").await.unwrap();
    for role in [super_admin, role] {
        let refused =
            jo.post("/assign_role_to_user", json!({ "user_id": id, "role_id": role })).await.expect(403);
        assert_eq!(refused.json()["error"], json!("Unauthorized access"));
    }
    jo.post("/assign_role_to_user", json!({ "user_id": id, "role_id": user })).await.expect(200);
}

#[tokio::test]
async fn built_in_roles_and_permissions_are_not_deleted() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    for name in ["Super Admin", "Admin", "User"] {
        let id = id_of(&mut ada, "roles", name).await;
        ada.delete("/delete_role", json!({ "role_id": id })).await.expect(409);
    }
    let edit = id_of(&mut ada, "permissions", "edit").await;
    ada.delete("/delete_permission", json!({ "permission_id": edit })).await.expect(409);
}

#[tokio::test]
async fn one_permission_belongs_to_many_roles() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    for role in ["One", "Two"] {
        ada.post("/create_role", json!({ "name": role })).await.expect(201);
        let both = json!({ "permission_name": "edit", "role_name": role });
        ada.post("/assign_permission_to_role", both).await.expect(200);
    }
    let roles = ada.get("/api/v1/roles?limit=100").await.expect(200).json();
    let holds_edit = |role: &&Value| role["permissions"].as_array().unwrap().contains(&json!("edit"));
    // Super Admin and Admin from the beginning, and both new ones.
    assert_eq!(roles["items"].as_array().unwrap().iter().filter(holds_edit).count(), 4);
}

#[tokio::test]
async fn an_installation_begins_with_its_roles_and_permissions_each_under_one_name() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let roles = ada.get("/roles").await.expect(200).json();
    let shown: Vec<(&Value, &Value)> =
        roles["roles"].as_array().unwrap().iter().map(|role| (&role["id"], &role["name"])).collect();
    let expected = [(1, "Super Admin"), (2, "Admin"), (3, "User")].map(|(id, name)| (json!(id), json!(name)));
    assert_eq!(shown, expected.iter().map(|(id, name)| (id, name)).collect::<Vec<_>>());
    for permission in [
        "view_dashboard",
        "manage_users",
        "view_reports",
        "edit",
        "manage_settings",
        "access_logs",
        "manage_admin",
    ] {
        assert!(id_of(&mut ada, "permissions", permission).await.is_some(), "{permission}");
        let again = ada.post("/create_permission", json!({ "name": permission })).await.expect(409);
        assert_eq!(again.message(), format!("Permission \"{permission}\" already exists"));
    }
}

#[tokio::test]
async fn a_deleted_role_is_taken_from_everybody_and_its_permissions_stay() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let id = jo.get("/current_user_details").await.json()["message"]["id"].clone();
    for (path, name) in [("/create_role", "Editor"), ("/create_permission", "publish")] {
        ada.post(path, json!({ "name": name })).await.expect(201);
    }
    let both = json!({ "permission_name": "publish", "role_name": "Editor" });
    ada.post("/assign_permission_to_role", both).await.expect(200);
    let role = id_of(&mut ada, "roles", "Editor").await.unwrap();
    // Both ids as a <select> hands them over.
    let given = json!({ "user_id": id.to_string(), "role_id": role.to_string() });
    ada.post("/assign_role_to_user", given).await.expect(200);
    assert_eq!(jo.get("/current_user_details").await.json()["message"]["roles"], json!(["Editor"]));
    assert!(jo.may("publish").await);
    ada.delete("/delete_role", json!({ "role_id": role })).await.expect(200);
    assert_eq!(jo.get("/current_user_details").await.json()["message"]["roles"], json!([]));
    assert!(!jo.may("publish").await);
    assert!(id_of(&mut ada, "permissions", "publish").await.is_some());
    assert_eq!(id_of(&mut ada, "roles", "Editor").await, None);
}

#[tokio::test]
async fn a_role_is_given_under_one_path_and_to_nobody_who_waits_to_be_purged() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let id = jo.get("/current_user_details").await.json()["message"]["id"].clone();
    let uuid = jo.uuid().await;
    let body = json!({ "user_id": id, "role_id": 3 });
    ada.post("/admin/assign_role_to_user", body.clone()).await.expect(404);
    ada.delete(&format!("/api/v1/users/{uuid}"), json!({})).await.expect(200);
    assert_eq!(ada.post("/assign_role_to_user", body).await.expect(400).message(), "User not found");
}
