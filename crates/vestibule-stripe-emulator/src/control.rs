//! Telling whoever listens, in order or not, once or twice.

use serde_json::Value;
use vestibule_kernel::{Clock as _, SystemClock};

use crate::{Emulator, SignedEvent};

/// How events are sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Manner {
    /// Each of them twice.
    pub(crate) twice: bool,
    /// The newest first.
    pub(crate) backwards: bool,
}

impl Emulator {
    /// Sends what has not been sent; what is not taken is sent again next time.
    pub(crate) async fn send_events(&self, client: &reqwest::Client, url: &str, manner: Manner) -> usize {
        let mut events = std::mem::take(&mut self.state().unsent);
        if manner.backwards {
            events.reverse();
        }
        let mut sent = 0;
        for event in events {
            let mut taken = true;
            for _ in 0..=u8::from(manner.twice) {
                taken &= self.send(client, url, &event).await;
            }
            let mut state = self.state();
            if taken {
                sent += 1;
                state.sent.push(event);
            } else {
                state.unsent.push(event);
            }
        }
        sent
    }

    async fn send(&self, client: &reqwest::Client, url: &str, event: &Value) -> bool {
        // By the listener's clock, not by the one that is moved.
        let signed = SignedEvent::new(event, &self.0.webhook_secret, SystemClock.now());
        let request = client
            .post(url)
            .header("content-type", "application/json")
            .header("stripe-signature", signed.signature)
            .body(signed.body);
        request.send().await.is_ok_and(|answer| answer.status().is_success())
    }
}
