//! Signing in: is this the person they say they are, and may they come in?
//!
//! Unknown name, wrong password, over-long password, and not confirmed with a wrong password look
//! the same and take the same time. Everything more precise is told only to somebody who knows the
//! password. `check` asks for every factor and issues nothing; sessions and tokens are issued to
//! whom it has let through. A sign-in of which only the password is right is an `attempt`, which no
//! other route accepts.

mod after_restore;
mod api_token;
mod attempts;
mod chat;
mod check;
mod email_change;
mod error;
mod factor;
mod forgotten;
pub mod http;
mod identified;
mod letters;
mod new_password;
mod operator_reset;
mod password_change;
mod profile_form;
mod recovery;
mod reset;
pub mod second_factor;
mod sign_in;
mod sign_out;
mod step_up;
mod token;

pub use after_restore::end_everything_after_restore;
pub use api_token::{MakeTokenError, make_api_token};
pub(crate) use attempts::prune as prune_attempts;
pub use attempts::{
    Opened, Progress, Replacement, begin, enter_code, go_on, look_at_replacement, mail_code,
    replace_password, replace_password_only,
};
pub use chat::ChatError;
pub use check::{Attempt, Checked, Door, Halfway, Step, check};
pub use email_change::{
    EmailChange, EmailChangeError, cancel_email_change, confirm_new_address, look_at_email_change_notice,
    look_at_new_address, request_email_change,
};
pub use error::SignInError;
pub use factor::{Method, PresentedCode};
pub use forgotten::{ForgotError, forgot_password};
pub use identified::{Identified, Proven};
pub use operator_reset::{OperatorResetError, reset_password_as_operator};
pub use password_change::{PasswordChangeError, commit_password_change, request_password_change};
pub use profile_form::{ProfileForm, ProfileFormError, save_profile_form};
pub use recovery::{NewPasswordBy, RecoveryError, RecoveryLink, ask_for_recovery, look_at_recovery, recover};
pub use reset::{ResetError, ResetLink, look_at_reset, renew_reset_link, reset_password};
pub use sign_in::{SignIn, SignedIn, ask_for_rest, sign_in};
pub use sign_out::{SignedOut, end_other_sign_ins, sign_out, write_sign_outs};
pub use step_up::{
    FreshProof, StepUpError, mail_step_up_code, reauthenticate, require_recent_authentication,
};
pub use token::sign_in_for_tokens;
