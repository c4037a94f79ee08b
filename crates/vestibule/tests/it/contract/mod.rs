//! The routes of the replaced programs.

mod accounts;
mod boards;
mod logs;
mod token_server;
