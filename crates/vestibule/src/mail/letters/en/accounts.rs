//! English: letters about a person's password and address.

use super::{Action, Content};

pub(super) fn password_reset(name: &str, link: &str) -> Content {
    Content {
        // The subject that the replaced server's users know.
        subject: "Password Reset Requested".to_owned(),
        greeting: format!("Hello {name},"),
        paragraphs: vec![
            "somebody has asked for a new password for your account. The link works once, for half an hour; \
             until you use it your password stays as it is."
                .to_owned(),
        ],
        action: action("Choose a new password", link),
        closing: vec!["If it was not you, you need not do anything.".to_owned()],
    }
}

pub(super) fn recovery(name: &str, link: &str, code: Option<&str>, product: &str) -> Content {
    let code = code.map_or_else(
        || "The code comes the way you have chosen for codes.".to_owned(),
        |code| format!("The code is {code}."),
    );
    Content {
        subject: format!("Your way back into {product}"),
        greeting: format!("Hello {name},"),
        paragraphs: vec![
            format!("somebody wants to come back into your account at {product}. {code}"),
            "Open the link and type the code there. Both work once, for half an hour; until then your password \
             stays as it is."
                .to_owned(),
        ],
        action: action("Use the code", link),
        closing: vec!["If it was not you, you need not do anything. Give the code to nobody.".to_owned()],
    }
}

pub(super) fn one_time_password(name: &str, password: &str, link: &str, product: &str) -> Content {
    Content {
        subject: format!("A new password for {product}"),
        greeting: format!("Hello {name},"),
        paragraphs: vec![
            format!("the new password of your account at {product} is {password}"),
            "It works once, within half an hour, and you choose one of your own when you sign in. Everything that \
             was signed in has been signed out."
                .to_owned(),
        ],
        action: action("Sign in", link),
        closing: vec!["If you did not ask for it, tell an administrator at once.".to_owned()],
    }
}

pub(super) fn password_changed(name: &str, link: &str, product: &str) -> Content {
    Content {
        subject: "Your password has been changed".to_owned(),
        greeting: format!("Hello {name},"),
        paragraphs: vec![format!(
            "the password of your account at {product} has just been changed. Whoever was signed in elsewhere \
             has been signed out."
        )],
        action: action("Sign in", link),
        closing: vec![
            "If it was not you, ask there for a new password at once, and tell an administrator.".to_owned(),
        ],
    }
}

pub(super) fn password_change_code(name: &str, code: &str) -> Content {
    Content {
        subject: "Your code for changing your password".to_owned(),
        greeting: format!("Hello {name},"),
        paragraphs: vec![
            format!("your code is {code}."),
            "It works for ten minutes, on the device where you asked for it.".to_owned(),
        ],
        action: None,
        closing: vec![
            "If you did not ask for it, somebody knows your password: choose another one now, and never tell the \
             code to anybody."
                .to_owned(),
        ],
    }
}

pub(super) fn confirm_new_address(name: &str, link: &str, product: &str) -> Content {
    Content {
        subject: format!("Confirm your new address for {product}"),
        greeting: format!("Hello {name},"),
        paragraphs: vec![format!(
            "this address is to become that of your account at {product}. Please confirm that it is yours; the \
             link works for one hour and asks for your password."
        )],
        action: action("Confirm this address", link),
        closing: vec![
            "If you have no account there, somebody has typed your address by mistake. You need not do anything."
                .to_owned(),
        ],
    }
}

pub(super) fn address_change_notice(name: &str, new_address: &str, link: &str, product: &str) -> Content {
    Content {
        subject: format!("Your address for {product} is about to change"),
        greeting: format!("Hello {name},"),
        paragraphs: vec![format!(
            "somebody who is signed in to your account at {product} wants to replace this address by \
             {new_address}. It happens once the new address has been confirmed."
        )],
        action: action("Call it off", link),
        closing: vec![
            "If it was you, you need not do anything here. If it was not you, call it off and choose a new password."
                .to_owned(),
        ],
    }
}

pub(super) fn address_changed(name: &str, new_address: &str, product: &str) -> Content {
    Content {
        subject: format!("Your address for {product} has changed"),
        greeting: format!("Hello {name},"),
        paragraphs: vec![format!(
            "the address of your account at {product} is now {new_address}. Letters about the account no longer \
             come here."
        )],
        action: None,
        closing: vec!["If it was not you, tell an administrator at once.".to_owned()],
    }
}

pub(super) fn address_in_use(name: &str, link: &str, product: &str) -> Content {
    Content {
        subject: format!("Your address is already in use at {product}"),
        greeting: format!("Hello {name},"),
        paragraphs: vec![format!(
            "somebody has tried to use this address for another account at {product}. It belongs to yours, so \
             nothing has changed."
        )],
        action: action("Sign in", link),
        closing: vec![
            "If it was you, this is the account to sign in to. If it was not you, you need not do anything."
                .to_owned(),
        ],
    }
}

fn action(label: &str, url: &str) -> Option<Action> {
    Some(Action { label: label.to_owned(), url: url.to_owned() })
}
