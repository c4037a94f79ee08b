//! Where a guess at a password or a code was counted, and taking it back.

use vestibule_crypto::DeviceId;
use vestibule_db::DbResult;
use vestibule_kernel::Origin;

use crate::env::{Env, Work};
use crate::users::User;

use super::{Bucket, ThrottleError, count, device, forget, give_back};

/// Where a guess was counted.
#[derive(Debug)]
pub(crate) struct Counted {
    /// The account's bucket, or that of a browser the person has used before.
    own: Bucket,
    /// What a right guess leaves standing: the network's bucket, or that of all the browsers the
    /// person has used, which no stranger can fill.
    shared: Option<Bucket>,
}

impl Counted {
    /// A guess at a password.
    pub(crate) fn for_guess(env: &Env, user: Option<&User>, name: &str, origin: &Origin) -> Self {
        match known(env, user, origin) {
            Some((user, device)) => {
                Self { own: Bucket::device(env, user, device), shared: Some(Bucket::devices(env, user)) }
            }
            None => {
                Self { own: Bucket::account(env, user, name), shared: Some(Bucket::network(env, origin)) }
            }
        }
    }

    /// A guess at a code. Only whoever has the password or a session gets so far, but a thief of the
    /// password must not keep the owner from their codes, either.
    pub(crate) fn for_code(env: &Env, user: &User, origin: &Origin) -> Self {
        match known(env, Some(user), origin) {
            Some((user, device)) => Self {
                own: Bucket::device_codes(env, user, device),
                shared: Some(Bucket::devices_codes(env, user)),
            },
            None => Self { own: Bucket::codes(env, user), shared: None },
        }
    }

    /// Guesses that earlier requests of the same sign-in have counted; what was shared was given back.
    pub(crate) fn earlier(env: &Env, user: &User, origin: &Origin) -> Self {
        Self { shared: None, ..Self::for_guess(env, Some(user), "", origin) }
    }

    /// Counts the guess, which must be about `user`, if about anybody.
    ///
    /// # Errors
    /// [`ThrottleError`]; the guess must not be checked then.
    pub(crate) async fn count(
        &self,
        env: &Env,
        user: Option<&User>,
        origin: &Origin,
    ) -> Result<(), ThrottleError> {
        let buckets: Vec<_> = std::iter::once(&self.own).chain(&self.shared).cloned().collect();
        count(env, &buckets, user.map(|user| user.uuid), origin).await
    }

    /// The guess was right: those before it are forgotten, and it is taken back where it is shared.
    pub(crate) async fn clear(&self, work: &mut Work) -> DbResult<()> {
        forget(work, &self.own).await?;
        self.give_back(work).await
    }

    /// The password was right, but not everything: the guess is taken back where it is shared.
    pub(crate) async fn give_back(&self, work: &mut Work) -> DbResult<()> {
        match &self.shared {
            Some(shared) => give_back(work, shared).await,
            None => Ok(()),
        }
    }
}

/// Forgets what keeps the owner of an account out, for whoever has just shown by other means that they
/// are the owner.
pub(crate) async fn let_owner_in(env: &Env, work: &mut Work, user: &User) -> DbResult<()> {
    for bucket in [Bucket::account(env, Some(user), ""), Bucket::devices(env, user)] {
        forget(work, &bucket).await?;
    }
    Ok(())
}

fn known<'a>(env: &Env, user: Option<&'a User>, origin: &Origin) -> Option<(&'a User, DeviceId)> {
    user.and_then(|user| device::known(env, user, origin).map(|device| (user, device)))
}
