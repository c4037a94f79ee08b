//! Becoming a user: an account, its first password, and the proof that its address is real.
//!
//! Whether an address is already known must not show (`account_existence = private`): the answer and
//! the work behind it are the same, and only the mailbox's owner learns more. What somebody set up
//! before the address was confirmed does not survive the confirmation unless the confirmer proves
//! to be the same person.

pub mod by_address;
mod confirm;
mod error;
mod first_admin;
pub mod http;
pub mod invitations;
mod model;
mod service;

pub use by_address::{confirm_by_address, look_at_address_link, sign_up_by_address};
pub use confirm::{Confirmation, Proof, confirm, confirm_by_link_alone, look_at};
pub use error::{ConfirmError, ResendError, SignUpError};
pub use first_admin::{NewAdmin, SetUpError, create_admin, issue_set_up_link, look_at_set_up, set_up};
pub use model::{SignUp, Typed};
pub use service::{register, resend, sign_up};
