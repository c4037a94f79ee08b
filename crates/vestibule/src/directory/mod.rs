//! The people of an installation, as those who manage them see them.
//!
//! Finding somebody among a million, keeping somebody out, deleting with time to think again,
//! handing over what is on record. Everything goes through the rank rules of `access`: nobody
//! manages a person who holds more than they do, and the last Super Admin stays.

mod bulk;
mod error;
mod export;
pub mod http;
mod list;
mod model;
mod purge;
mod standing;
mod store;
mod unconfirmed;

pub use bulk::{MOST_AT_ONCE, act_on_all};
pub use error::{PeopleError, Refusal};
pub use export::export;
pub use list::{get, list};
pub use model::{Direction, Order, Person, Search, Status};
pub use purge::{GRACE, PURGE, purge};
pub use standing::{Deed, act};
pub use unconfirmed::forget_unconfirmed;
