//! Another process on a story's data, with memory of its own.

use std::sync::Arc;

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use vestibule::boards::LiveBoards;
use vestibule::env::Env;
use vestibule::server::{Assembled, Entrance, Outside, assemble};
use vestibule_kernel::SeededEntropy;

use crate::support::client::Client;

use super::TestApp;

impl TestApp {
    /// A visitor of another node on the same database, which hears of this one's changes only
    /// through it.
    pub(crate) async fn client_of_another_node(&self) -> Client {
        let Node { env, entrance, .. } = self.another_node().await;
        Client::new(entrance, env.config.session.cookie_name.clone())
    }

    /// Another process on the same data, with memory of its own.
    pub(crate) async fn another_node(&self) -> Node {
        let outside = Outside {
            clock: Arc::new(self.clock.clone()),
            entropy: Arc::new(SeededEntropy::new(8)),
            carrier: Some(Arc::clone(&self.carrier) as _),
        };
        let config = self.env.config.clone();
        let Assembled { env, entrance, live, background, .. } = assemble(config, outside).await.unwrap();
        let stop = self.stop.child_token();
        background.start_listening(&TaskTracker::new(), &stop);
        Node { env, entrance, live, stop }
    }
}

/// Another process on a story's data.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) env: Env,
    entrance: Arc<Entrance>,
    pub(crate) live: LiveBoards,
    stop: CancellationToken,
}

impl Node {
    /// The same visitor, asking this process.
    pub(crate) fn serve(&self, visitor: &Client) -> Client {
        visitor.at(Arc::clone(&self.entrance))
    }

    /// Ends it in good order.
    pub(crate) async fn ends(self) {
        self.live.close().await;
        self.stop.cancel();
        self.env.db.close().await;
        self.env.log_db.close().await;
    }
}
