//! The routes of the replaced programs.

mod access;
mod accounts;
mod boards;
mod logs;
mod passwords;
mod profiles;
mod second_factor;
mod token_server;
