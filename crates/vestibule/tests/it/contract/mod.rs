//! The routes of the replaced programs.

mod accounts;
