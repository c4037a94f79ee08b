//! The routes of the replaced programs.

mod access;
mod accounts;
mod boards;
mod logs;
mod token_server;
