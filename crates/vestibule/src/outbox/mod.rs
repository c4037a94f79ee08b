//! The outbox as administrators see it: which letters went, wait or died, and why.
//!
//! What a letter says is never shown: it holds links and codes that work. Addresses are masked; whom
//! a letter is to is told by the person's public id. A letter can be sent again only as long as its
//! content is kept, which is until it was delivered or its time is over.

pub mod http;
mod masked;
mod service;

pub use service::OutboxError;
