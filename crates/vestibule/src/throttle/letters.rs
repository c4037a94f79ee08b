//! Letters that somebody can cause without proving who they are.
//!
//! They are counted by where they go, whether anybody there has an account or not, and by the network
//! they are asked from: no mailbox is filled by a stranger, and nobody sends letters to strangers
//! through us. What is counted is the asking, so that the count tells nothing.

use vestibule_db::DbResult;
use vestibule_kernel::{Caller, EmailAddress, Origin};

use crate::env::{Env, Work};

use super::{Bucket, ThrottleError, count, store};

/// An address to which the bearer of this may cause letters; only the two functions here make one.
#[derive(Debug, Clone, Copy)]
pub struct Addressee<'a>(&'a EmailAddress);

impl Addressee<'_> {
    /// Where the letters go.
    #[must_use]
    pub const fn address(&self) -> &EmailAddress {
        self.0
    }
}

/// Lets somebody unknown cause letters to an address, whoever owns it.
///
/// # Errors
/// [`ThrottleError`].
pub async fn admit_letter<'a>(
    env: &Env,
    address: &'a EmailAddress,
    origin: &Origin,
) -> Result<Addressee<'a>, ThrottleError> {
    let buckets = [Bucket::letters_to(env, address), Bucket::letters_from(env, origin)];
    count(env, &buckets, None, origin).await?;
    Ok(Addressee(address))
}

/// Lets somebody who has shown the password of an account cause letters to its address. What goes there
/// is not counted, or strangers could use it up; that few go at once is the code's to see to.
///
/// # Errors
/// [`ThrottleError`].
pub async fn admit_letter_home(env: &Env, origin: &Origin) -> Result<(), ThrottleError> {
    count(env, &[Bucket::letters_from(env, origin)], None, origin).await
}

/// The same for somebody who is signed in.
///
/// # Errors
/// [`ThrottleError`].
pub async fn admit_letter_to_oneself(
    env: &Env,
    caller: &Caller,
    origin: &Origin,
) -> Result<(), ThrottleError> {
    count(env, &[Bucket::letters_of(env, caller)], Some(caller.uuid), origin).await
}

/// Writes what is there already, for a commit that takes as long as one that changes something:
/// whether anybody has the address could be measured otherwise.
pub(crate) async fn write_again(env: &Env, work: &mut Work, to: Addressee<'_>) -> DbResult<()> {
    store::lock(work, &Bucket::letters_to(env, to.0), env.now()).await?;
    Ok(())
}

/// Lets a person who is signed in cause letters to an address that is not known to be theirs.
///
/// # Errors
/// [`ThrottleError`].
pub async fn admit_letter_of<'a>(
    env: &Env,
    caller: &Caller,
    address: &'a EmailAddress,
    origin: &Origin,
) -> Result<Addressee<'a>, ThrottleError> {
    let buckets = [Bucket::letters_to(env, address), Bucket::letters_of(env, caller)];
    count(env, &buckets, Some(caller.uuid), origin).await?;
    Ok(Addressee(address))
}
