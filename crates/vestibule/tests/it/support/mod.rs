//! What stories are told with: an installation of one's own, people who use it, a clock that is
//! moved by hand.

mod access;
mod app;
mod authenticator;
pub(crate) mod bot;
mod cable;
mod client;
mod database;
mod errors;
mod event_stream;
mod interface;
mod people;
mod process;
mod shop;
#[path = "../../../../vestibule-outbound/tests/smtp/peer.rs"]
#[expect(dead_code, reason = "that crate's own tests read more of a letter")]
mod smtp_peer;
mod state;
mod telegram_peer;

pub(crate) use app::TestApp;
pub(crate) use authenticator::Authenticator;
pub(crate) use bot::Bot;
pub(crate) use cable::Cable;
pub(crate) use client::{Answer, Client};
pub(crate) use database::{
    TestDatabase, drop_postgres, empty as empty_database, empty_postgres, empty_sqlite,
    fresh as fresh_database, server as postgres_server, tamper,
};
pub(crate) use event_stream::EventStream;
pub(crate) use interface::{Operation, operations};
pub(crate) use people::{PASSWORD, Person, link_in, path_in, token_in};
pub(crate) use process::{Ended, ServerProcess, run};
pub(crate) use shop::Shop;
pub(crate) use smtp_peer::Peer as SmtpPeer;
pub(crate) use telegram_peer::TelegramPeer;
