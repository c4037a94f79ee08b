//! The routes of the replaced programs.

mod accounts;
mod token_server;
