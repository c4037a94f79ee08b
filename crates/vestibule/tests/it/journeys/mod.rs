//! What people do.

mod access;
mod address;
mod api_tokens;
mod boards;
mod boards_live;
mod boards_together;
mod first_admin;
mod forgotten;
mod invitations;
mod joining;
mod old_hashes;
mod password_change;
mod people;
mod profile;
mod tokens;
