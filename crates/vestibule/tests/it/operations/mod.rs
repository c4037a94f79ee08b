//! What operators and attackers see, and what the code promises about itself.

mod audit;
mod authority;
mod bad_input;
mod charged_once;
mod cli;
mod console;
mod database_away;
mod databases;
mod delivery;
mod entrance;
mod error_reports;
mod forward_auth;
mod idempotency;
mod importing;
mod killed;
mod layers;
mod localstripe;
mod mapping;
mod moving;
mod no_writing;
mod openapi;
mod request_log;
mod senders;
mod settings;
mod sql;
mod statistics;
