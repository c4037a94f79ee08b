//! Roles, permissions and grants: who may hand out what, and what follows at once.

mod at_once;
mod described;
mod explained;
mod grants;
mod rank;
