//! Roles, permissions and grants: who may hand out what, and what follows at once.

mod at_once;
mod described;
mod everything;
mod explained;
mod grants;
mod rank;
