//! What people do.

mod first_admin;
mod joining;
