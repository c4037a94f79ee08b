//! English.

mod accounts;

use super::super::Letter;
use super::{Action, Content};

pub(super) fn words(letter: &Letter, product: &str) -> Content {
    match letter {
        Letter::Welcome { name, link } => Content {
            // The subject that the replaced server's users know.
            subject: "Welcome to Our Service!".to_owned(),
            greeting: format!("Hello {name},"),
            paragraphs: vec![format!(
                "thank you for signing up to {product}. Please confirm that this address is yours; \
                 the link works for one hour."
            )],
            action: Some(Action { label: "Confirm your address".to_owned(), url: link.clone() }),
            closing: vec![
                "If you did not sign up, somebody has typed your address by mistake. You need not do anything; \
                 without confirmation nobody can sign in."
                    .to_owned(),
            ],
        },
        Letter::AlreadyRegistered { name, link } => Content {
            subject: format!("You already have an account at {product}"),
            greeting: format!("Hello {name},"),
            paragraphs: vec![format!(
                "somebody has just tried to sign up to {product} with your address. You already have an account, \
                 so nothing has changed."
            )],
            action: Some(Action { label: "Sign in".to_owned(), url: link.clone() }),
            closing: vec![
                "If it was you, sign in or ask there for a new password. If it was not you, you need not do anything."
                    .to_owned(),
            ],
        },
        Letter::SomethingFailed { title, route, occurrences, request_id, link } => Content {
            subject: format!("{product}: {}", cut(title)),
            greeting: "Hello,".to_owned(),
            paragraphs: vec![
                format!("something failed inside {product}: {title}"),
                match request_id {
                    Some(id) => format!("Where: {route} (request {id}). How often so far: {occurrences}."),
                    None => format!("Where: {route}. How often so far: {occurrences}."),
                },
            ],
            action: Some(Action { label: "See the report".to_owned(), url: link.clone() }),
            closing: vec![
                "Should it happen again within the hour, it is counted, but no further letter is written.".to_owned(),
            ],
        },
        Letter::Invitation { inviter, link } => Content {
            subject: format!("You are invited to {product}"),
            greeting: "Hello,".to_owned(),
            paragraphs: vec![format!(
                "{inviter} invites you to {product}. Choose a username and a password to come in; the link works \
                 for three days."
            )],
            action: Some(Action { label: "Accept the invitation".to_owned(), url: link.clone() }),
            closing: vec![
                "If you do not want an account, you need not do anything; without you there will be none."
                    .to_owned(),
            ],
        },
        Letter::PasswordReset { name, link } => accounts::password_reset(name, link),
        Letter::PasswordChanged { name, link } => accounts::password_changed(name, link, product),
        Letter::PasswordChangeCode { name, code } => accounts::password_change_code(name, code),
        Letter::ConfirmNewAddress { name, link } => accounts::confirm_new_address(name, link, product),
        Letter::AddressChangeNotice { name, new_address, link } => {
            accounts::address_change_notice(name, new_address, link, product)
        }
        Letter::AddressChanged { name, new_address } => accounts::address_changed(name, new_address, product),
        Letter::AddressInUse { name, link } => accounts::address_in_use(name, link, product),
        // Subject and first words are those of the replaced server.
        Letter::SignInCode { name, code } => notice(
            "Your OTP",
            name,
            format!("Your OTP is: {code}"),
            "It works once, within ten minutes. If you are not signing in at this moment, somebody knows your \
             password: please change it, and give this code to nobody.",
        ),
        Letter::StepUpCode { name, code } => notice(
            "Your confirmation code",
            name,
            format!("your code for {product} is: {code}"),
            "It works once, within ten minutes, in the session that asked for it. If you have asked for none, somebody \
             is signed in as you: please change your password, and give this code to nobody.",
        ),
        Letter::SecondFactorOn { name } => notice(
            "Two-factor authentication is on",
            name,
            format!(
                "your account at {product} now asks for a code of your authenticator at each sign-in. All your other \
                 sessions have been ended."
            ),
            NOT_YOU,
        ),
        Letter::SecondFactorOff { name } => notice(
            "Two-factor authentication is off",
            name,
            format!(
                "your account at {product} no longer asks for a code at sign-in; the password is enough. All your \
                 other sessions have been ended."
            ),
            NOT_YOU,
        ),
        Letter::SecondFactorCleared { name, reason } => notice(
            "Two-factor authentication has been switched off for you",
            name,
            format!(
                "an administrator of {product} has switched off two-factor authentication for your account and signed \
                 you out everywhere. The reason given: \u{201c}{reason}\u{201d}"
            ),
            "Please sign in with your password and set it up again. If you did not ask for this, please tell your \
             administrators.",
        ),
        Letter::RecoveryCodeUsed { name, left } => notice(
            "A recovery code was used",
            name,
            format!(
                "one of your recovery codes for {product} has just been used. {left} {} left; you can make new ones \
                 at any time.",
                if *left == 1 { "is" } else { "are" }
            ),
            NOT_YOU,
        ),
        Letter::WelcomeByAddress { link, username, password } => Content {
            subject: format!("Welcome to {product}"),
            greeting: "Hello,".to_owned(),
            paragraphs: vec![
                format!("thank you for signing up to {product}. Please confirm first that this address is yours."),
                format!("Then sign in as {username} (or with this address) with the password {password}"),
                "Link and password work once, for half an hour. You choose a password of your own when you sign in."
                    .to_owned(),
            ],
            action: Some(Action { label: "Confirm your address".to_owned(), url: link.clone() }),
            closing: vec![
                "If you did not sign up, somebody has typed your address by mistake. You need not do anything."
                    .to_owned(),
            ],
        },
        Letter::Confirmed { name, link } => Content {
            subject: format!("Your account at {product} is ready"),
            greeting: format!("Hello {name},"),
            paragraphs: vec![format!("your address is confirmed, and your account at {product} is ready.")],
            action: Some(Action { label: "Sign in".to_owned(), url: link.clone() }),
            closing: vec!["If it was not you who confirmed it, tell an administrator at once.".to_owned()],
        },
        Letter::Recovery { name, link, code } => accounts::recovery(name, link, code.as_deref(), product),
        Letter::RecoveryCode { name, code } => notice(
            "Your code to come back in",
            name,
            format!("the code for your way back into {product} is {code}. Type it on the page that the letter opens."),
            "It works once, within half an hour. If you have not asked for it, you need not do anything; give the \
             code to nobody.",
        ),
        Letter::OneTimePassword { name, password, link } => {
            accounts::one_time_password(name, password, link, product)
        }
        Letter::AccountDisabled { name } => notice(
            "Your account has been disabled",
            name,
            format!("an administrator has disabled your account at {product}. You have been signed out everywhere."),
            "If you do not know why, please ask an administrator.",
        ),
        Letter::TelegramLinked { name, chat } => notice(
            "A Telegram chat is linked to your account",
            name,
            format!("codes and notices of your account at {product} can now reach the Telegram chat of {chat}."),
            NOT_YOU,
        ),
        Letter::Test { at } => Content {
            subject: format!("A test letter from {product}"),
            greeting: "Hello,".to_owned(),
            paragraphs: vec![format!(
                "if you can read this, letters from {product} arrive. It was asked for on {} (UTC).",
                &at.to_rfc3339()[..16].replace('T', " at "),
            )],
            action: None,
            closing: vec!["There is nothing to do.".to_owned()],
        },
        Letter::NewDevice { name, device, address, at } => notice(
            "A new sign-in to your account",
            name,
            format!(
                "somebody has signed in to your account at {product} from a browser that is new to us: {device}, from \
                 {}, on {} (UTC).",
                address.as_deref().unwrap_or("an unknown address"),
                &at.to_rfc3339()[..16].replace('T', " at "),
            ),
            NOT_YOU,
        ),
        Letter::ApiTokenMade { name, token } => notice(
            "A new API token for your account",
            name,
            format!(
                "an API token was made for your account at {product}: \"{token}\". Whatever holds it can do what you can \
                 do."
            ),
            "If it was you, there is nothing to do. If it was not you, please change your password at once, which \
             ends all tokens too.",
        ),
    }
}

/// A subject is one short line.
pub(super) fn cut(title: &str) -> String {
    match title.char_indices().nth(80) {
        Some((end, _)) => format!("{}...", &title[..end]),
        None => title.to_owned(),
    }
}

const NOT_YOU: &str = "If it was you, there is nothing to do. If it was not you, please change your password at once and \
     end all other sessions.";

/// A letter that tells something and asks for nothing.
fn notice(subject: &str, name: &str, told: String, closing: &str) -> Content {
    Content {
        subject: subject.to_owned(),
        greeting: format!("Hello {name},"),
        paragraphs: vec![told],
        action: None,
        closing: vec![closing.to_owned()],
    }
}
