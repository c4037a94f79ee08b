//! Calls as they go over the wire: what is asked again, and what the log may know of it.

#![expect(clippy::unwrap_used, reason = "a peer that meets the unexpected fails")]

mod peer;

use std::io::Write;
use std::sync::{Arc, LazyLock, Mutex};

use peer::Peer;
use tracing_subscriber::fmt::MakeWriter;
use vestibule_kernel::SecretString;
use vestibule_outbound::stripe::{Call, NoForm, StripeApi as _, StripeClient, StripeError, StripeSettings};

const KEY: &str = "sk_test_never_told";
/// Another call with the same key is under way; it may be asked again at once.
const BUSY: &str = "409 Conflict\r\nrequest-id: req_busy\r\nretry-after: 0";
const REFUSED: &str = "401 Unauthorized\r\nrequest-id: req_refused";
const DONE: &str = "200 OK\r\nrequest-id: req_done";

/// What every story here has logged, at any level. It listens before anything is said.
static LOG: LazyLock<Log> = LazyLock::new(|| {
    let log = Log::default();
    let everything = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone());
    tracing::subscriber::set_global_default(everything.finish()).unwrap();
    log
});

fn client(peer: &Peer) -> StripeClient {
    LazyLock::force(&LOG);
    let settings = StripeSettings {
        base: peer.base(),
        key: SecretString::from(KEY),
        timeout: std::time::Duration::from_secs(10),
    };
    StripeClient::new(&settings).unwrap()
}

fn change() -> Call {
    Call::post("v1/subscriptions/sub_1", &NoForm {}).unwrap().with_key("vestibule-1")
}

#[tokio::test]
async fn a_call_that_meets_its_like_under_way_is_made_again_with_the_same_key() {
    let peer = Peer::answering(&[BUSY, BUSY, DONE]).await;
    assert_eq!(client(&peer).call(&change()).await.unwrap()["id"], "sub_1");
    let heard = peer.heard();
    assert_eq!(heard.len(), 3);
    assert!(heard.iter().all(|request| request.contains("idempotency-key: vestibule-1")), "{heard:?}");
}

#[tokio::test]
async fn what_stays_under_way_is_an_open_outcome_and_no_refusal() {
    let peer = Peer::answering(&[BUSY, BUSY, BUSY]).await;
    let answer = client(&peer).call(&change()).await;
    assert!(matches!(&answer, Err(StripeError::Away(why)) if why.contains("req_busy")), "{answer:?}");
}

#[tokio::test]
async fn a_change_without_a_key_is_made_once() {
    let peer = Peer::answering(&[BUSY, DONE]).await;
    let call = Call { idempotency_key: None, ..change() };
    client(&peer).call(&call).await.unwrap_err();
    assert_eq!(peer.heard().len(), 1);
}

/// Everything that is logged, at any level.
#[derive(Debug, Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn the_log_names_the_request_and_never_the_key() {
    let peer = Peer::answering(&[DONE, REFUSED]).await;
    let client = client(&peer);
    client.call(&change()).await.unwrap();
    let error = client.call(&Call::get("v1/products")).await.unwrap_err();
    tracing::warn!(%error, ?client, "stripe cannot be used");
    let told = String::from_utf8(LOG.0.lock().unwrap().clone()).unwrap();
    assert!(told.contains("req_done") && told.contains("req_refused"), "{told}");
    assert!(!told.contains(KEY), "{told}");
    assert!(peer.heard().iter().all(|request| request.contains(KEY)), "it is sent all the same");
}
