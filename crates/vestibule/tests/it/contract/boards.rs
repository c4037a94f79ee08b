//! Boards as the replaced client uses them (CONTRACT.md 6).

use serde_json::{Value, json};

use crate::support::{Client, Person, TestApp};

async fn made(client: &mut Client, path: &str, body: Value) -> i64 {
    client.post(path, body).await.expect(201).json()["id"].as_i64().unwrap()
}

/// A board with two columns and a ticket in the first.
async fn scene(client: &mut Client) -> (i64, [i64; 2], i64) {
    let board = made(client, "/boards", json!({ "name": "Plan" })).await;
    let columns = format!("/boards/{board}/columns");
    let todo = made(client, &columns, json!({ "name": "To do", "position": 1 })).await;
    let doing = made(client, &columns, json!({ "name": "Doing", "position": "" })).await;
    let tickets = format!("/columns/{todo}/tickets");
    let ticket = made(client, &tickets, json!({ "title": "abc", "position": todo.to_string() })).await;
    (board, [todo, doing], ticket)
}

#[tokio::test]
async fn everybody_reads_and_only_holders_of_edit_write() {
    let app = TestApp::start_original().await;
    let mut admin = Person::named("ada").runs_the_place(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    let (board, [todo, _], ticket) = scene(&mut admin).await;
    assert_eq!(jo.get("/boards").await.expect(200).json(), json!([{ "id": board, "name": "Plan" }]));
    jo.get(&format!("/boards/{board}/columns")).await.expect(200);
    jo.get(&format!("/columns/{todo}/tickets")).await.expect(200);

    let refused = [
        ("/boards".to_owned(), json!({ "id": board, "name": "x" })),
        (format!("/boards/{board}/columns"), json!({ "id": todo, "name": "x" })),
        (format!("/columns/{todo}/tickets"), json!({ "id": ticket, "title": "x" })),
    ];
    for (path, body) in &refused {
        for answer in [
            jo.post(path, body.clone()).await,
            jo.put(path, body.clone()).await,
            jo.delete(path, body.clone()).await,
        ] {
            assert_eq!(answer.expect(403).json()["error"], json!("Unauthorized access"), "{path}");
        }
    }
    app.permit("jodo", "edit").await;
    for (path, body) in &refused {
        jo.put(path, body.clone()).await.expect(200);
    }
    app.forbid("jodo", "edit").await;
    for (path, body) in refused {
        jo.put(&path, body).await.expect(403);
    }
}

#[tokio::test]
async fn a_board_of_members_is_nobody_elses_business() {
    let app = TestApp::start_original().await;
    app_with_private_board(&app).await;
    let mut jo = Person::named("jodo").comes_in(&app).await;
    app.permit("jodo", "edit").await;
    assert_eq!(jo.get("/boards").await.expect(200).json(), json!([]));
    jo.get("/boards/1/columns").await.expect(404);
    jo.put("/boards", json!({ "id": 1, "name": "mine" })).await.expect(404);
}

async fn app_with_private_board(app: &TestApp) {
    let mut ada = Person::named("ada").runs_the_place(app).await;
    let board = ada.post("/api/v1/boards", json!({ "name": "Salaries" })).await.expect(201).json();
    assert_eq!((&board["id"], &board["visibility"]), (&json!(1), &json!("members")));
}

/// D29: numbers, whatever was sent; an empty text appends; the client's own number never sorts.
#[tokio::test]
async fn a_columns_position_is_a_number_of_the_clients_that_sorts_nothing() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let (board, [todo, doing], _) = scene(&mut ada).await;
    let columns = format!("/boards/{board}/columns");
    let renamed = ada.put(&columns, json!({ "id": todo, "name": "Later", "position": 99 })).await.expect(200);
    assert_eq!(renamed.json(), json!({ "id": todo, "name": "Later", "position": 99 }));
    let listed = ada.get(&columns).await.expect(200).json();
    assert_eq!(
        listed,
        json!([{ "id": todo, "name": "Later", "position": 99 }, { "id": doing, "name": "Doing", "position": 2 }])
    );
    ada.post(&columns, json!({ "name": "x", "position": "third" })).await.expect(400);
}

/// D31: only `position` moves a ticket, and only to a column of the same board.
#[tokio::test]
async fn a_ticket_moves_only_when_told_and_only_within_its_board() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let (_, [todo, doing], ticket) = scene(&mut ada).await;
    let (_, [elsewhere, _], _) = scene(&mut ada).await;
    let tickets = format!("/columns/{todo}/tickets");
    for position in [json!(null), json!("")] {
        ada.put(&tickets, json!({ "id": ticket, "title": "abcd", "position": position })).await.expect(200);
    }
    for position in [json!(elsewhere), json!(2_000_000_000), json!("nowhere")] {
        let status =
            ada.put(&tickets, json!({ "id": ticket, "title": "lost", "position": position })).await.status;
        assert!(status == 404 || status == 400, "{position}: {status}");
    }
    let expected = json!([{ "id": ticket, "title": "abcd", "description": "", "position": todo }]);
    assert_eq!(ada.get(&tickets).await.expect(200).json(), expected);
    ada.put(&tickets, json!({ "id": ticket, "position": doing.to_string() })).await.expect(200);
    ada.put(&tickets, json!({ "id": ticket, "position": doing })).await.expect(404);
}

/// D01, D02, D30: what is missing is a 404, what is wrong a 400, and nothing changes.
#[tokio::test]
async fn bad_input_is_refused_and_changes_nothing() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let (board, [todo, _], ticket) = scene(&mut ada).await;
    let tickets = format!("/columns/{todo}/tickets");
    let before = app.count("SELECT COUNT(*) FROM board_events").await;
    let huge = "x".repeat(30_000);
    for (path, body, status) in [
        ("/boards", json!({ "name": " " }), 400),
        ("/boards", json!({ "name": 7 }), 400),
        ("/boards", json!({ "name": huge }), 400),
        ("/boards", json!([]), 400),
        ("/boards/2000000000/columns", json!({ "name": "x" }), 404),
        ("/boards/x/columns", json!({ "name": "x" }), 404),
        ("/boards/99999999999999999999/columns", json!({ "name": "x" }), 404),
        ("/columns/2000000000/tickets", json!({ "title": "x" }), 404),
        (&tickets, json!({ "title": "" }), 400),
        (&tickets, json!({ "title": "x", "description": huge }), 400),
        (&tickets, json!({ "title": "x", "description": 5 }), 400),
        (&tickets, json!({ "title": "a\u{0}b" }), 422),
    ] {
        ada.post(path, body).await.expect(status);
    }
    for body in [json!({ "title": "x" }), json!({ "id": "x" }), json!({ "id": ticket, "title": "" })] {
        ada.put(&tickets, body).await.expect(400);
    }
    ada.put("/boards", json!({ "id": board, "name": "" })).await.expect(400);
    let nameless = ada.post("/boards", json!({})).await.expect(400);
    assert_eq!(nameless.message(), "name is required.");
    assert_eq!(ada.post(&tickets, json!({})).await.expect(400).message(), "title is required.");
    for position in [json!(9_007_199_254_740_992_i64), json!("-9007199254740992"), json!(1.5), json!([1])] {
        let body = json!({ "id": todo, "position": position });
        ada.put(&format!("/boards/{board}/columns"), body).await.expect(400);
    }
    for id in [format!("+{todo}"), format!("0{todo}"), format!("%2B{todo}")] {
        ada.get(&format!("/columns/{id}/tickets")).await.expect(404);
    }
    ada.delete(&format!("/boards/{board}/columns"), json!({})).await.expect(400);
    assert_eq!(app.count("SELECT COUNT(*) FROM board_events").await, before);
}

#[tokio::test]
async fn the_clients_double_slashes_lead_to_the_board() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let (board, [todo, doing], _) = scene(&mut ada).await;
    let columns = ada.get(&format!("//boards/{board}/columns")).await.expect(200).json();
    assert_eq!([&columns[0]["id"], &columns[1]["id"]], [&json!(todo), &json!(doing)]);
    ada.get(&format!("//columns/{todo}/tickets")).await.expect(200);
}

/// Each row of the contract's table: exactly these fields, and what hangs on a thing goes with it.
#[tokio::test]
async fn every_answer_has_exactly_the_originals_fields() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let board = ada.post("/boards", json!({ "name": "Plan" })).await.expect(201).json();
    let id = board["id"].clone();
    assert_eq!(board, json!({ "id": id }));
    let renamed = ada.put("/boards", json!({ "id": id.to_string(), "name": "Plans" })).await.expect(200);
    assert_eq!(renamed.json(), json!({ "id": id, "name": "Plans" }));
    let unchanged = ada.put("/boards", json!({ "id": id })).await.expect(200);
    assert_eq!(unchanged.json(), json!({ "id": id, "name": "Plans" }));

    let columns = format!("/boards/{id}/columns");
    let column = ada.post(&columns, json!({ "name": "To do", "position": "7" })).await.expect(201).json();
    let todo = column["id"].clone();
    assert_eq!(column, json!({ "id": todo }));
    // Nothing and an empty text append.
    let doing = made(&mut ada, &columns, json!({ "name": "Doing" })).await;
    let done = made(&mut ada, &columns, json!({ "name": "Done", "position": "" })).await;
    let listed = json!([
        { "id": todo, "name": "To do", "position": 7 },
        { "id": doing, "name": "Doing", "position": 8 },
        { "id": done, "name": "Done", "position": 9 },
    ]);
    assert_eq!(ada.get(&columns).await.expect(200).json(), listed);

    let tickets = format!("/columns/{todo}/tickets");
    let body = json!({ "title": "abc", "description": "d", "position": todo.to_string() });
    let ticket = ada.post(&tickets, body).await.expect(201).json();
    let number = ticket["id"].clone();
    assert_eq!(ticket, json!({ "id": number }));
    let shown = json!({ "id": number, "title": "abc", "description": "d", "position": todo });
    assert_eq!(ada.get(&tickets).await.expect(200).json(), json!([shown]));
    let moved = ada.put(&tickets, json!({ "id": number, "position": doing })).await.expect(200).json();
    assert_eq!(moved, json!({ "id": number, "title": "abc", "description": "d", "position": doing }));
    let tickets = format!("/columns/{doing}/tickets");
    let kept = ada.put(&tickets, json!({ "id": number, "title": "def" })).await.expect(200).json();
    assert_eq!(kept, json!({ "id": number, "title": "def", "description": "d", "position": doing }));

    let other = made(&mut ada, &tickets, json!({ "title": "xyz" })).await;
    let gone = ada.delete(&tickets, json!({ "id": other.to_string() })).await.expect(204);
    assert_eq!(gone.text, "");
    assert_eq!(ada.delete(&columns, json!({ "id": doing })).await.expect(204).text, "");
    ada.get(&tickets).await.expect(404);
    assert_eq!(app.count("SELECT COUNT(*) FROM tickets").await, 0);
    assert_eq!(ada.delete("/boards", json!({ "id": id })).await.expect(204).text, "");
    ada.get(&columns).await.expect(404);
    assert_eq!(app.count("SELECT COUNT(*) FROM board_columns").await, 0);
    assert_eq!(ada.get("/boards").await.expect(200).json(), json!([]));
}

/// D30: what stands below another parent is not there.
#[tokio::test]
async fn a_thing_is_found_under_its_own_parent_only() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let (_, [todo, doing], ticket) = scene(&mut ada).await;
    let (other, _, _) = scene(&mut ada).await;
    for (path, body) in [
        (format!("/boards/{other}/columns"), json!({ "id": todo, "name": "stolen" })),
        (format!("/columns/{doing}/tickets"), json!({ "id": ticket, "title": "stolen" })),
    ] {
        ada.put(&path, body.clone()).await.expect(404);
        ada.delete(&path, body).await.expect(404);
    }
    let shown = ada.get(&format!("/columns/{todo}/tickets")).await.expect(200).json();
    assert_eq!(shown[0]["title"], json!("abc"));
}

#[tokio::test]
async fn an_admin_writes_strangers_do_nothing_and_a_forged_request_is_told_so_in_every_dialect() {
    let app = TestApp::start_original().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let mut boss = Person::named("boss").comes_in_as(&app, &mut ada, "Admin").await;
    let (board, [todo, _], _) = scene(&mut boss).await;
    boss.put("/boards", json!({ "id": board, "name": "Hers" })).await.expect(200);
    let forged = boss.without_csrf().post("/boards", json!({ "name": "x" })).await.expect(403).json();
    let text = json!("CSRF token validation failed");
    assert_eq!(forged, json!({ "success": false, "message": text, "error": text }));
    for path in ["/boards".to_owned(), format!("/boards/{board}/columns"), format!("/columns/{todo}/tickets")]
    {
        let text = json!("Please log in to access this resource.");
        let told = json!({ "success": false, "message": text, "error": text });
        assert_eq!(app.client().get(&path).await.expect(401).json(), told);
        app.client().post(&path, json!({ "name": "x" })).await.expect(401);
    }
}
