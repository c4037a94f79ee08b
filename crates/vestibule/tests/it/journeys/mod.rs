//! What people do.

mod access;
mod address;
mod api_tokens;
mod boards;
mod boards_live;
mod boards_together;
mod by_address;
mod clearing;
mod first_admin;
mod forgotten;
mod invitations;
mod joining;
mod letters;
mod limits;
mod mailed_codes;
mod old_hashes;
mod own_sessions;
mod password_change;
mod people;
mod profile;
mod recovery;
mod recovery_codes;
mod second_factor;
mod throttling;
mod tokens;
mod unfinished;
