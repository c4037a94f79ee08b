//! The routes of the replaced programs.

mod access;
mod accounts;
mod billing;
mod boards;
mod logs;
mod new_password;
mod passwords;
mod profiles;
mod second_factor;
mod token_server;
