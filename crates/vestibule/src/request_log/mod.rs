//! Who asked for what.
//!
//! Handlers never wait for it: entries go through a bounded channel and are written many at a time.
//! When the writer cannot keep up, entries are dropped and counted; a log that slows the door down
//! would be the worse choice.

mod recorder;
mod store;
mod writer;

pub use recorder::{Entry, Recorder};
pub use writer::{Writer, channel};
