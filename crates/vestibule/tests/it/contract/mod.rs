//! The routes of the replaced programs.
