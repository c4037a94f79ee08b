//! The person: who they are, how they are reached, whether they may come in at all.
//!
//! Names and addresses are unique after folding, and the database's constraint decides; nobody
//! looks first and hopes. How a person proves who they are stands in `credentials`, what they may
//! do in `access`.

mod model;
mod store;

pub use model::{NewUser, User};
pub(crate) use store::{
    Inserted, anybody_exists, by_id, by_ids, by_sign_in_name, by_uuid, by_uuids, delete, delete_unconfirmed,
    disable, enable, insert, is_username_reserved, mark_verified, purge, raise_auth_epoch,
    raise_every_auth_epoch, reserve_username, restore,
};
