//! What people do.

mod access;
mod api_tokens;
mod boards;
mod boards_live;
mod boards_together;
mod first_admin;
mod invitations;
mod joining;
mod old_hashes;
mod people;
mod tokens;
