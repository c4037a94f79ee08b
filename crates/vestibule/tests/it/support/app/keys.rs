//! An operator who changes the master key.

use std::sync::Arc;

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use vestibule::config::Config;
use vestibule::server::{Assembled, Outside, assemble};
use vestibule_kernel::SeededEntropy;

use super::TestApp;

/// A master key in place of the first one.
const NEW_KEY: &str = "another unguessable master key, also only for tests 0123456789";

impl TestApp {
    /// The operator configures another master key and names the old one among those of the past, and
    /// starts the server again.
    pub(crate) async fn takes_a_new_master_key(&mut self) {
        let mut config = self.env.config.clone();
        config.secrets.previous = config.secrets.master.replace(NEW_KEY.into()).into_iter().collect();
        self.starts_again_with(config).await;
    }

    /// The operator does not name it any more.
    pub(crate) async fn forgets_the_old_master_key(&mut self) {
        let mut config = self.env.config.clone();
        config.secrets.previous.clear();
        self.starts_again_with(config).await;
    }

    async fn starts_again_with(&mut self, config: Config) {
        let outside = Outside {
            clock: Arc::new(self.clock.clone()),
            entropy: Arc::new(SeededEntropy::new(9)),
            carrier: Some(Arc::clone(&self.carrier) as _),
        };
        self.stop.cancel();
        self.stop = CancellationToken::new();
        let Assembled { env, entrance, live, background, .. } = assemble(config, outside).await.unwrap();
        (self.env, self.entrance, self.live) = (env, entrance, live);
        self.handlers = background.handlers.clone();
        background.start_listening(&TaskTracker::new(), &self.stop);
    }
}
