//! What people do.

mod api_tokens;
mod boards;
mod boards_live;
mod boards_together;
mod first_admin;
mod joining;
mod old_hashes;
mod tokens;
