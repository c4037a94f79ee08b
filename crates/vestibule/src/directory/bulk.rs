//! One deed for many people: all of them, or none and a report.
//!
//! A selection in a console is one decision. Half of it done would have to be sorted out by hand,
//! so everything happens in one transaction, and what stands in the way is told per person.

use vestibule_kernel::{Caller, Origin, UserUuid};

use crate::access::{self, AccessError};
use crate::env::Env;

use super::standing::{Deed, act_in};
use super::{PeopleError, Refusal};

/// The transaction holds up other administrators, so a selection is bounded.
pub const MOST_AT_ONCE: usize = 200;

/// Does something to everybody named; whoever is named twice counts once.
///
/// # Errors
/// [`PeopleError::Refused`] with everybody in whose way something stands,
/// [`AccessError::UnknownReference`] for the role; nothing was changed then.
pub async fn act_on_all(
    env: &Env,
    caller: &Caller,
    people: &[UserUuid],
    deed: Deed,
    origin: &Origin,
) -> Result<usize, PeopleError> {
    let (mut work, authority) = access::begin(env, caller).await?;
    let mut seen = Vec::with_capacity(people.len());
    let mut refusals = Vec::new();
    for person in people {
        if seen.contains(person) {
            continue;
        }
        seen.push(*person);
        match act_in(env, &mut work, caller, &authority, *person, deed, origin).await {
            Ok(()) => {}
            Err(whole) if concerns_all(&whole) => return Err(whole),
            Err(why) => refusals.push(Refusal { person: *person, why: Box::new(why) }),
        }
    }
    if !refusals.is_empty() {
        return Err(PeopleError::Refused(refusals));
    }
    work.commit().await?;
    Ok(seen.len())
}

/// Whether it is nobody's in particular: it would be told of everybody, and none of them is at fault.
const fn concerns_all(error: &PeopleError) -> bool {
    matches!(
        error,
        PeopleError::Failure(_)
            | PeopleError::Access(AccessError::Failure(_) | AccessError::UnknownReference { .. })
    )
}
