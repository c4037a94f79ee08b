//! Telling whoever listens, in order or not, once or twice, one after another or many at once.

use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::task::JoinSet;
use vestibule_kernel::{Clock as _, SystemClock};

use crate::state::State;
use crate::{Emulator, SignedEvent};

/// How events are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Manner {
    /// Those that were sent before, too.
    pub(crate) all: bool,
    /// Each of them twice.
    pub(crate) twice: bool,
    /// The newest first.
    pub(crate) backwards: bool,
    /// How many are on their way at a time.
    pub(crate) at_once: usize,
}

impl Default for Manner {
    fn default() -> Self {
        Self { all: false, twice: false, backwards: false, at_once: 1 }
    }
}

/// What came of sending.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    /// Events that were taken.
    pub(crate) events: usize,
    /// How long each took to be acknowledged.
    pub(crate) acknowledged: Vec<Duration>,
}

impl State {
    /// What is to be sent, in that order.
    fn take_unsent(&mut self, manner: Manner) -> Vec<Value> {
        let again = if manner.all { std::mem::take(&mut self.sent) } else { Vec::new() };
        let mut events: Vec<Value> = again.into_iter().chain(std::mem::take(&mut self.unsent)).collect();
        if manner.backwards {
            events.reverse();
        }
        events
    }
}

impl Emulator {
    /// Sends what has not been sent; what is not taken is sent again next time.
    pub(crate) async fn send_events(&self, client: &reqwest::Client, url: &str, manner: Manner) -> Sent {
        let _turn = self.0.sending.lock().await;
        let events = self.state().take_unsent(manner);
        let mut sent = Sent::default();
        let mut on_their_way = JoinSet::new();
        for event in events {
            if on_their_way.len() >= manner.at_once
                && let Some(Ok((event, taken))) = on_their_way.join_next().await
            {
                self.note(&mut sent, event, taken);
            }
            let (emulator, client, url) = (self.clone(), client.clone(), url.to_owned());
            let times = 1 + usize::from(manner.twice);
            on_their_way.spawn(async move {
                let mut taken = Vec::with_capacity(times);
                for _ in 0..times {
                    taken.push(emulator.send(&client, &url, &event).await);
                }
                (event, taken)
            });
        }
        for (event, taken) in on_their_way.join_all().await {
            self.note(&mut sent, event, taken);
        }
        sent
    }

    fn note(&self, sent: &mut Sent, event: Value, taken: Vec<Option<Duration>>) {
        let mut state = self.state();
        if taken.iter().all(Option::is_some) {
            sent.events += 1;
            sent.acknowledged.extend(taken.into_iter().flatten());
            state.sent.push(event);
        } else {
            state.unsent.push(event);
        }
    }

    /// How long it took to be taken; none if it was not.
    async fn send(&self, client: &reqwest::Client, url: &str, event: &Value) -> Option<Duration> {
        // By the listener's clock, not by the one that is moved.
        let signed = SignedEvent::new(event, &self.0.webhook_secret, SystemClock.now());
        let request = client
            .post(url)
            .header("content-type", "application/json")
            .header("stripe-signature", signed.signature)
            .body(signed.body);
        let started = Instant::now();
        let answer = request.send().await.ok()?;
        answer.status().is_success().then(|| started.elapsed())
    }
}
