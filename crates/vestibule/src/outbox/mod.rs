//! The outbox as administrators see it: which letters went, wait or died, and why; and who carries them.
//!
//! What a letter says is never shown: it holds links and codes that work. Addresses are masked; whom
//! a letter is to is told by the person's public id. A letter can be sent again only as long as its
//! content is kept, which is until it was delivered or its time is over.

pub mod http;
mod masked;
mod senders;
mod service;

pub use service::OutboxError;
