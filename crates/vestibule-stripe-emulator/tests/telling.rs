//! Events on their way to whoever listens.

#![expect(clippy::unwrap_used, reason = "an account that meets the unexpected fails")]

use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpListener;
use vestibule_kernel::{SecretString, Timestamp};
use vestibule_stripe_emulator::Emulator;

const EVENTS: usize = 20;

/// Somebody who takes a while over every event.
async fn slow_listener() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let take = async || tokio::time::sleep(Duration::from_millis(50)).await;
    let router = axum::Router::new().fallback(take);
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

#[tokio::test]
async fn events_that_are_on_their_way_are_among_all_that_are_sent_again() {
    let emulator =
        Emulator::new(Timestamp::from_millis(1_764_000_000_000), SecretString::from("whsec_story"));
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let serving = emulator.serve_and_tell(port, Some(slow_listener().await)).unwrap();
    let base = format!("http://{}", serving.address());
    let client = reqwest::Client::new();
    for n in 0..EVENTS {
        let form = format!("name=Plan+{n}");
        let request = client.post(format!("{base}/v1/products")).bearer_auth("sk_test_story").body(form);
        request.send().await.unwrap().error_for_status().unwrap();
    }
    // It has begun to tell them by itself, one after another.
    tokio::time::sleep(Duration::from_millis(400)).await;
    let request = client.post(format!("{base}/emulator/deliver")).body("all=true");
    let told: Value = serde_json::from_str(&request.send().await.unwrap().text().await.unwrap()).unwrap();
    assert_eq!(told["sent"], EVENTS);
}
