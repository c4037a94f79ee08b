//! From a configuration to a running server.
//!
//! `assemble` puts the adapters and keys together, `routes` lists every way in, [`Entrance`] is what
//! every request passes through, `serve` accepts connections and drains them at the end.

mod assemble;
mod background;
mod client_address;
mod cors;
mod entrance;
mod gate;
mod headers;
mod health;
mod mailing;
mod once;
mod patience;
mod routes;
mod serve;

pub use assemble::{
    AssembleError, Assembled, Outside, assemble, find_master_key, open_databases, previous_keys,
};
pub use background::{Background, tidy_up};
pub use entrance::Entrance;
pub use routes::{DESCRIPTION, openapi, router};
pub use serve::serve;
