//! Several people at once on one board: whatever they do, and in whatever order it happens, there
//! is one order in the end, the same for everybody who followed, and no ticket is lost or doubled.

use std::collections::{BTreeMap, BTreeSet};

use http::StatusCode;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

use crate::support::{Client, Person, TestApp};

const TICKETS: usize = 8;
const COLUMNS: usize = 3;

/// Something somebody does; numbers name tickets and columns by their place in the first state.
#[derive(Debug, Clone)]
enum Doing {
    Before(usize, usize),
    After(usize, usize),
    ToColumn(usize, usize),
    Rename(usize),
    ContractMove(usize, usize),
    Add(usize),
    Archive(usize),
    Restore(usize),
    Delete(usize),
    ColumnBefore(usize, usize),
    ArchiveColumn(usize),
    RestoreColumn(usize),
}

fn doing() -> impl Strategy<Value = Doing> {
    let (ticket, column) = (0..TICKETS, 0..COLUMNS);
    prop_oneof![
        4 => (ticket.clone(), ticket.clone()).prop_map(|(a, b)| Doing::Before(a, b)),
        4 => (ticket.clone(), ticket.clone()).prop_map(|(a, b)| Doing::After(a, b)),
        2 => (ticket.clone(), column.clone()).prop_map(|(t, c)| Doing::ToColumn(t, c)),
        2 => ticket.clone().prop_map(Doing::Rename),
        1 => (ticket.clone(), column.clone()).prop_map(|(t, c)| Doing::ContractMove(t, c)),
        1 => column.clone().prop_map(Doing::Add),
        2 => ticket.clone().prop_map(Doing::Archive),
        2 => ticket.clone().prop_map(Doing::Restore),
        1 => ticket.prop_map(Doing::Delete),
        2 => (column.clone(), column.clone()).prop_map(|(a, b)| Doing::ColumnBefore(a, b)),
        1 => column.clone().prop_map(Doing::ArchiveColumn),
        2 => column.prop_map(Doing::RestoreColumn),
    ]
}

#[test]
fn concurrent_moves_and_edits_end_in_one_order_everywhere() {
    let people = prop::collection::vec(prop::collection::vec(doing(), 1..12), 2..5);
    let config = Config { cases: 6, max_shrink_iters: 20, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    runner
        .run(&people, |people| {
            let runtime =
                tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
            runtime.block_on(they_all_work(people));
            Ok(())
        })
        .unwrap();
}

/// The board as everybody starts with it.
struct Scene {
    path: String,
    columns: Vec<i64>,
    tickets: Vec<i64>,
}

async fn they_all_work(people: Vec<Vec<Doing>>) {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let scene = std::sync::Arc::new(set_up(&mut ada).await);
    let before = ada.get(&scene.path).await.expect(200).json();
    let node = app.another_node().await;
    let follow = format!("{}/events?after={}", scene.path, before["seq"]);
    let mut followers = [ada.follow(&follow).await, node.serve(&ada).follow(&follow).await];

    let mut tasks = Vec::new();
    for (n, doings) in people.into_iter().enumerate() {
        // Every other person is served by the other node.
        let client = if n % 2 == 0 { ada.clone() } else { node.serve(&ada) };
        tasks.push(tokio::spawn(one_works(client, std::sync::Arc::clone(&scene), doings)));
    }
    let mut expected = TICKETS as i64;
    for task in tasks {
        expected += task.await.unwrap();
    }

    assert_eq!(app.count("SELECT COUNT(*) FROM tickets").await, expected, "no ticket lost or doubled");
    let after = ada.get(&scene.path).await.expect(200).json();
    let order = State::of(&after).order();
    let all: BTreeSet<_> = order.1.values().flatten().collect();
    assert_eq!(order.1.values().flatten().count(), all.len(), "no ticket is in two places");
    let elsewhere = node.serve(&ada).get(&scene.path).await.expect(200).json();
    assert_eq!(State::of(&elsewhere).order(), order);
    for stream in &mut followers {
        let mut state = State::of(&before);
        let mut seq = before["seq"].as_i64().unwrap();
        while seq < after["seq"].as_i64().unwrap() {
            let event = stream.next().await.unwrap();
            if event.kind == "hello" {
                continue;
            }
            assert_eq!(event.id, Some(seq + 1), "no event lost or doubled");
            seq += 1;
            state.replay(&event.data);
        }
        assert_eq!(state.order(), order, "whoever followed sees what is there");
    }
    node.ends().await;
}

async fn set_up(client: &mut Client) -> Scene {
    let board = json!({ "name": "Plan", "visibility": "everyone" });
    let path = client.post("/api/v1/boards", board).await.expect(201).header("location");
    let (mut columns, mut tickets) = (Vec::new(), Vec::new());
    for n in 0..COLUMNS {
        let column = client.post(&format!("{path}/columns"), json!({ "name": format!("c{n}") })).await;
        columns.push(column.expect(201).json()["id"].as_i64().unwrap());
    }
    for n in 0..TICKETS {
        let body = json!({ "column": columns[n % COLUMNS], "title": format!("t{n}") });
        let ticket = client.post(&format!("{path}/tickets"), body).await.expect(201).json();
        tickets.push(ticket["id"].as_i64().unwrap());
    }
    Scene { path, columns, tickets }
}

/// Does one thing after another and says how many tickets there are more. Being refused is all
/// right: a neighbour may have gone, a state may be stale.
async fn one_works(mut client: Client, scene: std::sync::Arc<Scene>, doings: Vec<Doing>) -> i64 {
    let mut more = 0;
    for doing in doings {
        let ticket = |n: usize| format!("{}/tickets/{}", scene.path, scene.tickets[n]);
        let column = |n: usize| format!("{}/columns/{}", scene.path, scene.columns[n]);
        let answer = match doing {
            Doing::Before(what, whom) => {
                let to = json!({ "before": scene.tickets[whom] });
                client.post(&format!("{}/move", ticket(what)), to).await
            }
            Doing::After(what, whom) => {
                let to = json!({ "after": scene.tickets[whom] });
                client.post(&format!("{}/move", ticket(what)), to).await
            }
            Doing::ToColumn(what, column) => {
                let to = json!({ "column": scene.columns[column] });
                client.post(&format!("{}/move", ticket(what)), to).await
            }
            Doing::Rename(what) => {
                let Some(seen) = look(&mut client, &ticket(what)).await else { continue };
                let title = format!("{}'", seen["title"].as_str().unwrap());
                client.having_seen(&seen["version"]).patch(&ticket(what), json!({ "title": title })).await
            }
            Doing::ContractMove(what, column) => {
                let Some(seen) = look(&mut client, &ticket(what)).await else { continue };
                let body =
                    json!({ "id": scene.tickets[what], "position": scene.columns[column].to_string() });
                client.put(&format!("/columns/{}/tickets", seen["column"]), body).await
            }
            Doing::Add(column) => {
                let body = json!({ "column": scene.columns[column], "title": "new" });
                let answer = client.post(&format!("{}/tickets", scene.path), body).await;
                more += i64::from(answer.status == StatusCode::CREATED);
                answer
            }
            Doing::Archive(what) => client.post(&format!("{}/archive", ticket(what)), json!({})).await,
            Doing::Restore(what) => client.post(&format!("{}/restore", ticket(what)), json!({})).await,
            Doing::Delete(what) => {
                let Some(seen) = look(&mut client, &ticket(what)).await else { continue };
                let answer = client.delete(&ticket(what), json!({ "confirm": seen["title"] })).await;
                more -= i64::from(answer.status == StatusCode::NO_CONTENT);
                answer
            }
            Doing::ColumnBefore(what, whom) => {
                let to = json!({ "before": scene.columns[whom] });
                client.post(&format!("{}/move", column(what)), to).await
            }
            Doing::ArchiveColumn(what) => client.post(&format!("{}/archive", column(what)), json!({})).await,
            Doing::RestoreColumn(what) => client.post(&format!("{}/restore", column(what)), json!({})).await,
        };
        let status = answer.status.as_u16();
        assert!([200, 201, 204, 404, 409, 412, 422].contains(&status), "{status}: {}", answer.text);
    }
    more
}

/// A ticket, if it has not been deleted.
async fn look(client: &mut Client, ticket: &str) -> Option<Value> {
    let answer = client.get(ticket).await;
    (answer.status == StatusCode::OK).then(|| answer.json())
}

/// A board's columns and tickets by their ids, those that were put away included.
struct State {
    columns: BTreeMap<i64, Value>,
    tickets: BTreeMap<i64, Value>,
}

impl State {
    fn of(board: &Value) -> Self {
        let by_id = |rows: &Value| {
            let rows = rows.as_array().unwrap().iter();
            rows.map(|row| (row["id"].as_i64().unwrap(), row.clone())).collect()
        };
        Self { columns: by_id(&board["columns"]), tickets: by_id(&board["tickets"]) }
    }

    /// What a client does with an event.
    fn replay(&mut self, event: &Value) {
        let (kind, data) = (event["kind"].as_str().unwrap(), &event["data"]);
        let is_about_columns = kind.starts_with("column") || kind == "reordered" && data["column"].is_null();
        let rows = if is_about_columns { &mut self.columns } else { &mut self.tickets };
        if kind == "reordered" {
            for (id, key) in data["keys"].as_object().unwrap() {
                if let Some(row) = rows.get_mut(&id.parse().unwrap()) {
                    row["order"] = key.clone();
                }
            }
            return;
        }
        // What was deleted since is not told any more; the event that says so follows.
        let Some(id) = data["id"].as_i64() else { return };
        if kind == "ticket_deleted" {
            rows.remove(&id);
        } else {
            rows.insert(id, data.clone());
        }
    }

    /// Columns in use in their order, and what of their tickets is in use in theirs.
    fn order(&self) -> (Vec<i64>, BTreeMap<i64, Vec<i64>>) {
        let in_use = |rows: &BTreeMap<i64, Value>| -> Vec<Value> {
            rows.values().filter(|row| row["archived_at"].is_null()).cloned().collect()
        };
        let mut columns = in_use(&self.columns);
        columns.sort_by_key(|column| (column["order"].as_str().map(str::to_owned), column["id"].as_i64()));
        let columns: Vec<i64> = columns.iter().map(|column| column["id"].as_i64().unwrap()).collect();
        let mut tickets = order_of(&in_use(&self.tickets));
        tickets.retain(|column, _| columns.contains(column));
        (columns, tickets)
    }
}

/// Ids of tickets by column, in the order of their keys.
fn order_of(cards: &[Value]) -> BTreeMap<i64, Vec<i64>> {
    let mut places: Vec<_> = cards
        .iter()
        .map(|card| {
            let order = card["order"].as_str().unwrap().to_owned();
            (card["column"].as_i64().unwrap(), order, card["id"].as_i64().unwrap())
        })
        .collect();
    places.sort();
    let mut columns = BTreeMap::<i64, Vec<i64>>::new();
    for (column, _, ticket) in places {
        columns.entry(column).or_default().push(ticket);
    }
    columns
}

#[tokio::test]
async fn a_gap_that_is_filled_again_and_again_is_spread_out_and_everybody_hears_of_it() {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    let scene = set_up(&mut ada).await;
    let column = scene.columns[0];
    let tickets = format!("{}/tickets", scene.path);
    let mut expected = vec![scene.tickets[0]];
    let mut before = scene.tickets[3];
    let tail: Vec<i64> = vec![scene.tickets[3], scene.tickets[6]];
    let mut filled = Vec::new();
    while app.count("SELECT COUNT(*) FROM board_events WHERE kind = 'reordered'").await == 0 {
        let body = json!({ "column": column, "title": "x", "before": before });
        before = ada.post(&tickets, body).await.expect(201).json()["id"].as_i64().unwrap();
        filled.push(before);
    }
    expected.extend(filled.iter().rev());
    expected.extend(tail);
    let board = ada.get(&scene.path).await.expect(200).json();
    assert_eq!(order_of(board["tickets"].as_array().unwrap())[&column], expected);
}
