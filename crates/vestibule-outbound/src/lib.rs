//! The only crate that opens connections to the outside.
//!
//! Each neighbour is a trait, the real thing and a fake, so that the product can be tested without
//! a network and an auditor knows where to look for outgoing traffic.

pub mod smtp;
pub mod stripe;
pub mod telegram;
