//! What belongs to one installation and outlives every start: its data folder, its master key, and
//! the proof in the database that both belong together.

mod fingerprint;
mod key_file;
mod store;

pub use fingerprint::{FingerprintError, check_fingerprint, may_make_key};
pub use key_file::{KeyFileError, load_key, load_or_make_key, make_private_folder};
