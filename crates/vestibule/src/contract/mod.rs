//! The routes of the programs that Vestibule replaces, so that their clients move over by changing
//! one base URL.
//!
//! This is translation and nothing else: no rule and no SQL lives here. Every quirk is listed in
//! `MAPPING.md` with the test that holds it.

mod access;
mod accounts;
mod billing;
mod boards;
mod by_mail;
mod columns;
mod fields;
mod login;
mod logs;
mod passwords;
mod person;
mod profiles;
mod second_factor;
mod tickets;
mod token;

use crate::http::{Routes, routes};
use crate::request_log::Recorder;

/// Every route of the contract; `recorder` keeps the log that one of them shows.
pub fn routes<R: Routes>(recorder: Option<Recorder>) -> R {
    R::default()
        .routes(routes!(accounts::home))
        .routes(routes!(accounts::signup))
        .routes(routes!(accounts::verify_email))
        .routes(routes!(by_mail::register_email))
        .routes(routes!(by_mail::recover))
        .routes(routes!(by_mail::recover_with_code))
        .routes(routes!(login::login))
        .routes(routes!(login::logout_get, login::logout_post))
        .routes(routes!(login::check_auth_status))
        .routes(routes!(token::register))
        .routes(routes!(token::protected))
        .routes(routes!(person::current_user_details))
        .routes(routes!(boards::list, boards::create, boards::rename, boards::delete))
        .routes(routes!(columns::list, columns::create, columns::change, columns::delete))
        .routes(routes!(tickets::list, tickets::create, tickets::change, tickets::delete))
        .routes(routes!(second_factor::twofa_uri))
        .routes(routes!(second_factor::update_twofa))
        .merge(logs::routes(recorder))
        .merge(access::routes())
        .merge(billing::routes())
        .nest("/admin", access::routes())
        .routes(routes!(access::assign_role_to_user))
        .routes(routes!(passwords::forgot_password))
        .routes(routes!(passwords::reset_password, passwords::show_reset))
        .routes(routes!(passwords::change_password))
        .routes(routes!(passwords::commit_password_change))
        .routes(routes!(profiles::update_profile))
        .routes(routes!(profiles::all_user_profiles))
        .routes(routes!(profiles::users_details))
        .routes(routes!(profiles::admin_users_details))
}
