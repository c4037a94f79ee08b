//! Where a guess at a password was counted, and taking it back.

use vestibule_db::DbResult;
use vestibule_kernel::Origin;

use crate::env::{Env, Work};
use crate::users::User;

use super::{Bucket, device, forget, give_back};

/// Where a guess was counted.
#[derive(Debug)]
pub(crate) struct Counted {
    /// The account's bucket, or that of a browser the person has used before.
    own: Bucket,
    /// The network's; none when the browser is known, since no stranger can fill that.
    network: Option<Bucket>,
}

impl Counted {
    pub(crate) fn for_guess(env: &Env, user: Option<&User>, name: &str, origin: &Origin) -> Self {
        match user.and_then(|user| device::known(env, user, origin).map(|device| (user, device))) {
            Some((user, device)) => Self { own: Bucket::device(env, user, device), network: None },
            None => {
                Self { own: Bucket::account(env, user, name), network: Some(Bucket::network(env, origin)) }
            }
        }
    }

    /// Guesses that earlier requests of the same sign-in have counted; the network's was given back.
    pub(crate) fn earlier(env: &Env, user: &User, origin: &Origin) -> Self {
        Self { network: None, ..Self::for_guess(env, Some(user), "", origin) }
    }

    pub(crate) fn buckets(&self) -> Vec<Bucket> {
        std::iter::once(&self.own).chain(&self.network).cloned().collect()
    }

    /// The guess was right: the account's guesses are forgotten, the network's is taken back.
    pub(crate) async fn clear(&self, work: &mut Work) -> DbResult<()> {
        forget(work, &self.own).await?;
        self.give_back(work).await
    }

    /// The password was right, but not everything: only the network's guess is taken back.
    pub(crate) async fn give_back(&self, work: &mut Work) -> DbResult<()> {
        match &self.network {
            Some(network) => give_back(work, network).await,
            None => Ok(()),
        }
    }
}
