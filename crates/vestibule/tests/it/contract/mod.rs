//! The routes of the replaced programs.

mod accounts;
mod logs;
mod token_server;
