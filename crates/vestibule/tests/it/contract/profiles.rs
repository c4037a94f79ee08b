//! CONTRACT.md 2 and 4: profiles.

use serde_json::{Value, json};

use crate::support::{PASSWORD, Person, TestApp, path_in};

const NEW: &str = "NewSecureP@ssw0rd";

fn form(person: &Person) -> Value {
    json!({
        "first_name": "Jo", "last_name": "Doe", "username": person.username, "email": person.email,
        "password": "",
    })
}

fn with(mut form: Value, field: &str, value: Value) -> Value {
    form[field] = value;
    form
}

async fn id_of(app: &TestApp, person: &Person) -> Value {
    let mut client = person.signs_in(app).await;
    client.get("/current_user_details").await.expect(200).json()["message"]["id"].clone()
}

#[tokio::test]
async fn people_edit_their_own_profile_with_or_without_their_id() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    jo.joins_original(&app).await;
    let mut client = jo.signs_in(&app).await;
    let id = id_of(&app, &jo).await;
    let ids = [json!(null), json!(""), id.clone(), json!(id.to_string())];
    for (n, id) in ids.into_iter().enumerate() {
        let body = with(with(form(&jo), "user_id", id), "first_name", json!(format!("Jo{n}")));
        let answer = client.post("/update_profile", body).await.expect(200);
        assert_eq!(answer.message(), "Profile updated successfully.");
        let me = client.get("/current_user_details").await.json();
        assert_eq!(me["message"]["first_name"], json!(format!("Jo{n}")));
    }
    client.post("/update_profile", form(&jo)).await.expect(200);
}

#[tokio::test]
async fn what_is_missing_or_taken_is_told_in_the_contracts_words() {
    let app = TestApp::start_original().await;
    let (jo, al) = (Person::named("jodo"), Person::named("aldo"));
    jo.joins_original(&app).await;
    al.joins_original(&app).await;
    let mut client = jo.signs_in(&app).await;
    let required = "First name, last name, username, and email are required.";
    for (field, value, told) in [
        ("first_name", json!(""), required),
        ("last_name", json!(" "), required),
        ("username", json!(null), required),
        ("email", json!(""), required),
        ("email", json!("ALDO@example.com"), "Email already in use."),
        ("username", json!("Aldo"), "Username already exists."),
        ("password", json!("securepassword"), "Password does not meet the criteria"),
        ("password", json!(5), "password must be a text."),
    ] {
        let answer = client.post("/update_profile", with(form(&jo), field, value)).await.expect(400);
        assert_eq!(answer.json()["error"], json!(told));
    }
    for nobody in [json!("abc"), json!(true), json!({}), json!(999_999), json!("999999")] {
        let answer = client.post("/update_profile", with(form(&jo), "user_id", nobody)).await.expect(404);
        assert_eq!(answer.json()["error"], json!("User not found."));
    }
}

#[tokio::test]
async fn nobody_edits_somebody_else_without_managing_people() {
    let app = TestApp::start_original().await;
    let (jo, al) = (Person::named("jodo"), Person::named("aldo"));
    jo.joins_original(&app).await;
    al.joins_original(&app).await;
    let mut client = jo.signs_in(&app).await;
    let id = id_of(&app, &al).await;
    let answer = client.post("/update_profile", with(form(&al), "user_id", id)).await.expect(403);
    assert_eq!(answer.json()["error"], json!("Unauthorized access"));
    al.signs_in(&app).await;
}

#[tokio::test]
async fn an_admin_edits_others_but_no_super_admin() {
    let app = TestApp::start_original().await;
    let (boss, admin, jo) = (Person::named("boss"), Person::named("admin"), Person::named("jodo"));
    let mut bosses = boss.runs_the_place(&app).await;
    admin.joins_original(&app).await;
    admin.is_made_admin(&app).await;
    jo.joins_original(&app).await;
    let mut admins = admin.signs_in(&app).await;
    let (boss_id, jo_id) = (id_of(&app, &boss).await, id_of(&app, &jo).await);

    let takeover = with(with(form(&boss), "user_id", boss_id), "password", json!(NEW));
    admins.post("/update_profile", takeover).await.expect(403);
    boss.signs_in(&app).await;
    let nobody = with(form(&jo), "user_id", json!(999_999));
    admins.post("/update_profile", nobody).await.expect(404);

    let mut jos = jo.signs_in(&app).await;
    let body = with(with(form(&jo), "user_id", jo_id.clone()), "password", json!(NEW));
    admins.post("/update_profile", body.clone()).await.expect(200);
    assert_eq!(app.letter_to(&jo.email).await.subject, "Your password has been changed");
    jos.get("/api/v1/me").await.expect(401);
    admins.get("/api/v1/me").await.expect(200);
    bosses.post("/update_profile", with(body, "password", json!(""))).await.expect(200);
    Person { password: NEW.to_owned(), ..jo }.signs_in(&app).await;
}

#[tokio::test]
async fn a_password_changed_in_the_profile_keeps_this_session_and_ends_the_others() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    jo.joins_original(&app).await;
    let (mut here, mut there) = (jo.signs_in(&app).await, jo.signs_in(&app).await);
    here.post("/update_profile", with(form(&jo), "password", json!(NEW))).await.expect(200);
    assert_eq!(app.letter_to(&jo.email).await.subject, "Your password has been changed");
    here.get("/api/v1/me").await.expect(200);
    there.get("/api/v1/me").await.expect(401);
    let set = "SELECT COUNT(*) FROM audit_events WHERE action = 'password_set'";
    assert_eq!(app.count(set).await, 1);
    app.client().post("/api/v1/sessions", jo.sign_in_body()).await.expect(401);
}

#[tokio::test]
async fn the_standard_profile_changes_no_password_without_the_present_one() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut client = jo.comes_in(&app).await;
    client.post("/update_profile", with(form(&jo), "password", json!(NEW))).await.expect(403);
    client.post("/update_profile", form(&jo)).await.expect(200);
    jo.signs_in(&app).await;
}

#[tokio::test]
async fn a_new_address_in_the_profile_waits_for_its_confirmation() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    jo.joins_original(&app).await;
    let mut client = jo.signs_in(&app).await;
    let body = with(form(&jo), "email", json!("jodo@example.org"));
    client.post("/update_profile", body).await.expect(200);
    let me = client.get("/current_user_details").await.json();
    assert_eq!(me["message"]["email"], json!(jo.email));
    let link = path_in(&app.letter_to("jodo@example.org").await);
    app.letter_to(&jo.email).await;
    app.client().post_form(&link, &[("password", PASSWORD)]).await.expect(200);
    let me = client.get("/current_user_details").await.json();
    assert_eq!(me["message"]["email"], json!("jodo@example.org"));
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn a_taken_address_in_the_profile_is_told_by_mail_where_existence_is_private() {
    let app = TestApp::start().await;
    let (jo, al) = (Person::named("jodo"), Person::named("aldo"));
    al.joins(&app).await;
    let mut client = jo.comes_in(&app).await;
    client.post("/update_profile", with(form(&jo), "email", json!(al.email))).await.expect(200);
    app.letter_to(&al.email).await;
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn whoever_manages_people_sees_everybody_with_their_roles() {
    let app = TestApp::start_original().await;
    let (boss, admin, jo) = (Person::named("boss"), Person::named("admin"), Person::named("jodo"));
    let mut bosses = boss.runs_the_place(&app).await;
    admin.joins_original(&app).await;
    admin.is_made_admin(&app).await;
    jo.joins_original(&app).await;
    let mut admins = admin.signs_in(&app).await;
    for client in [&mut bosses, &mut admins] {
        let profiles = client.get("/all_user_profiles").await.expect(200).json();
        let roles: Vec<_> =
            profiles["message"].as_array().unwrap().iter().map(|p| p["roles"].clone()).collect();
        assert_eq!(roles, [json!(["Super Admin"]), json!(["Admin"]), json!([])]);
        assert_eq!(profiles["message"][2].as_object().unwrap().len(), 7);
        for path in ["/users/details", "/admin/users/details"] {
            let users = client.get(path).await.expect(200).json();
            assert_eq!(users["users"].as_array().unwrap().len(), 3);
            assert_eq!(users["users"][2].as_object().unwrap().len(), 5);
        }
    }
    let mut jos = jo.signs_in(&app).await;
    for path in ["/all_user_profiles", "/users/details", "/admin/users/details"] {
        assert_eq!(jos.get(path).await.expect(403).json()["error"], json!("Unauthorized access"));
        app.client().get(path).await.expect(401);
    }
}

#[tokio::test]
async fn whoever_is_deleted_is_listed_no_more_and_edited_by_nobody() {
    let app = TestApp::start_original().await;
    let jo = Person::named("jodo");
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    jo.joins_original(&app).await;
    let (id, uuid) = (id_of(&app, &jo).await, jo.signs_in(&app).await.uuid().await);
    ada.delete(&format!("/api/v1/users/{uuid}"), json!({})).await.expect(200);
    let profiles = ada.get("/all_user_profiles").await.expect(200).json();
    assert_eq!(profiles["message"].as_array().unwrap().len(), 1, "{profiles}");
    for path in ["/users/details", "/admin/users/details"] {
        let users = ada.get(path).await.expect(200).json();
        assert_eq!(users["users"].as_array().unwrap().len(), 1, "{users}");
    }
    let body = with(with(form(&jo), "user_id", id), "first_name", json!("Renamed"));
    let unknown =
        ada.post("/update_profile", with(body.clone(), "user_id", json!(999_999))).await.expect(404);
    let deleted = ada.post("/update_profile", body).await.expect(404);
    assert_eq!(deleted.text, unknown.text);
    assert_eq!(app.count("SELECT COUNT(*) FROM users WHERE first_name = 'Renamed'").await, 0);
    app.puts_letters_aside().await;
}
