//! The routes of the replaced programs.

mod access;
mod accounts;
mod boards;
mod logs;
mod passwords;
mod profiles;
mod token_server;
