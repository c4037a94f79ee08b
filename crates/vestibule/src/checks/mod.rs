//! What an application behind Vestibule asks: who is this, and may they?
//!
//! Answered from memory: recognising the caller has brought their permissions along, and a change
//! ends that memory at once here and within a second on other nodes. A permission that nobody has
//! made is held by nobody but Super Admins; asking about it is no error, so that an application may
//! be deployed before its permissions are made.

pub mod http;
