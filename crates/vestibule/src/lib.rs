//! Vestibule: the front hall of an application.
//!
//! One folder per slice; highest first, each uses only what stands below it, and another slice only
//! through its `mod.rs`. A test reads the `use` lines and keeps it so.

// -- ways in --
pub mod cli; // serve, admin, backup, restore, import, demo, check-config, ...
pub mod console; // the web console, from inside the binary
pub mod contract; // the replaced programs' routes: translation only
pub mod pages; // small server-rendered pages that letters and the set-up link open
pub mod server; // configuration -> adapters -> routes -> serve -> drain

// -- moving in --
pub mod demo; // a sample organisation
pub mod import; // data of the servers that are replaced

// -- what it does: one folder per slice --
pub mod access; // roles, permissions, grants
pub mod activity; // the logs, with the names of those they speak of
pub mod audit_log; // who changed what, in the change's own transaction
pub mod billing; // what is sold, who has subscribed, what that lets them do
pub mod boards; // boards, columns, tickets, live changes
pub mod checks; // what an application behind Vestibule asks: who is this, and may they?
pub mod credentials; // passwords, and links and codes that work once
pub mod directory; // the people, as those who manage them see them
pub mod error_reports; // what went wrong inside, once per kind
pub mod fill; // invented people and log entries, to measure with
pub mod mail; // the outbox, letters, delivery
pub mod notify; // which way a message goes to a person
pub mod outbox; // letters as administrators see them
pub mod recognition; // who is calling, by whatever means, and what they hold
pub mod request_log; // who asked for what, in batches
pub mod sessions; // browser sessions: issue, recognise, end
pub mod settings; // what is in force, for administrators to read
pub mod signin; // is this the person they say they are, and may they come in
pub mod signup; // becoming a user, confirming an address, the first administrator
pub mod statistics; // how the place is doing, over time
pub mod telegram; // a person's chat
pub mod throttle; // how often somebody may guess, and cause letters
pub mod tokens; // access, refresh and API tokens
pub mod users; // the person: names, address, standing

// -- plumbing, knows no slice --
pub mod changes; // who needs to know that something changed
pub mod config; // what the operator wants
pub mod env; // what every use case works with
pub mod http; // problems, bodies, who is calling
pub mod idempotency; // requests that must not be carried out twice
pub mod installation; // data folder and master key
pub mod jobs; // work for later
pub mod telemetry; // log lines and numbers
