//! What people do.

mod api_tokens;
mod first_admin;
mod joining;
mod old_hashes;
mod tokens;
