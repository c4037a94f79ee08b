//! The person: who they are, how they are reached, whether they may come in at all.
//!
//! Names and addresses are unique after folding, and the database's constraint decides; nobody
//! looks first and hopes. How a person proves who they are stands in `credentials`, what they may
//! do in `access`.

mod model;
mod preferences;
mod profile;
mod store;

pub use model::{NewUser, ProfileChange, User};
pub use preferences::{Locale, LocaleError, TimeZone, TimeZoneError};
pub(crate) use profile::write_profile;
pub use profile::{ProfileError, ProfileState, change_own_profile};
pub(crate) use store::{
    Changed, Inserted, all, anybody_exists, by_id, by_ids, by_sign_in_name, by_uuid, by_uuids, delete,
    delete_unconfirmed, disable, enable, give_username, insert, is_username_reserved, lock, mark_verified,
    prune_reservations, purge, raise_auth_epoch, raise_every_auth_epoch, reserve_username, restore,
    set_email, set_second_factor,
};
