//! Several people at once on one board: whatever they do, and in whatever order it happens, there
//! is one order in the end, the same for everybody who followed, and no ticket is lost or doubled.

use std::collections::BTreeMap;

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
}

fn doing() -> impl Strategy<Value = Doing> {
    let (ticket, column) = (0..TICKETS, 0..COLUMNS);
    prop_oneof![
        4 => (ticket.clone(), ticket.clone()).prop_map(|(a, b)| Doing::Before(a, b)),
        4 => (ticket.clone(), ticket.clone()).prop_map(|(a, b)| Doing::After(a, b)),
        2 => (ticket.clone(), column.clone()).prop_map(|(t, c)| Doing::ToColumn(t, c)),
        2 => ticket.clone().prop_map(Doing::Rename),
        1 => (ticket, column.clone()).prop_map(|(t, c)| Doing::ContractMove(t, c)),
        1 => column.prop_map(Doing::Add),
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
    let mut added = 0;
    for task in tasks {
        added += task.await.unwrap();
    }

    let after = ada.get(&scene.path).await.expect(200).json();
    let order = order_of(after["tickets"].as_array().unwrap());
    let all: std::collections::BTreeSet<_> = order.values().flatten().collect();
    assert_eq!(all.len(), TICKETS + added, "no ticket lost");
    assert_eq!(order.values().flatten().count(), TICKETS + added, "no ticket doubled");
    let elsewhere = node.serve(&ada).get(&scene.path).await.expect(200).json();
    assert_eq!(order_of(elsewhere["tickets"].as_array().unwrap()), order);
    for stream in &mut followers {
        let mut cards: BTreeMap<i64, Value> = cards_of(&before);
        let mut seq = before["seq"].as_i64().unwrap();
        while seq < after["seq"].as_i64().unwrap() {
            let event = stream.next().await.unwrap();
            if event.kind == "hello" {
                continue;
            }
            assert_eq!(event.id, Some(seq + 1), "no event lost or doubled");
            seq += 1;
            replay(&mut cards, &event.data);
        }
        let replayed: Vec<Value> = cards.into_values().collect();
        assert_eq!(order_of(&replayed), order, "whoever followed sees what is there");
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

/// Does one thing after another and says how many tickets were added. Being refused is all right:
/// a neighbour may have gone, a state may be stale.
async fn one_works(mut client: Client, scene: std::sync::Arc<Scene>, doings: Vec<Doing>) -> usize {
    let mut added = 0;
    for doing in doings {
        let ticket = |n: usize| format!("{}/tickets/{}", scene.path, scene.tickets[n]);
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
                let seen = client.get(&ticket(what)).await.expect(200).json();
                let title = format!("{}'", seen["title"].as_str().unwrap());
                client.having_seen(&seen["version"]).patch(&ticket(what), json!({ "title": title })).await
            }
            Doing::ContractMove(what, column) => {
                let seen = client.get(&ticket(what)).await.expect(200).json();
                let body =
                    json!({ "id": scene.tickets[what], "position": scene.columns[column].to_string() });
                client.put(&format!("/columns/{}/tickets", seen["column"]), body).await
            }
            Doing::Add(column) => {
                added += 1;
                let body = json!({ "column": scene.columns[column], "title": "new" });
                client.post(&format!("{}/tickets", scene.path), body).await.expect(201)
            }
        };
        let status = answer.status.as_u16();
        assert!([200, 201, 404, 412, 422].contains(&status), "{status}: {}", answer.text);
    }
    added
}

fn cards_of(board: &Value) -> BTreeMap<i64, Value> {
    let cards = board["tickets"].as_array().unwrap().iter();
    cards.map(|card| (card["id"].as_i64().unwrap(), card.clone())).collect()
}

/// What a client does with an event.
fn replay(cards: &mut BTreeMap<i64, Value>, event: &Value) {
    let data = &event["data"];
    if event["kind"] == "reordered" {
        for (id, key) in data["keys"].as_object().unwrap() {
            cards.get_mut(&id.parse().unwrap()).unwrap()["order"] = key.clone();
        }
    } else {
        cards.insert(data["id"].as_i64().unwrap(), data.clone());
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
