//! Whether a row is a person, by the rules that hold for everybody here.

use vestibule_kernel::{DisplayName, EmailAddress, Username};

use super::reading::FoundPerson;

/// Somebody who can be taken, as far as the row alone tells.
#[derive(Debug, Clone)]
pub(super) struct Parsed {
    pub(super) first_name: DisplayName,
    pub(super) last_name: DisplayName,
    /// None where one has to be made.
    pub(super) username: Option<Username>,
    pub(super) email: EmailAddress,
}

/// Parses a row; the reason otherwise. Nothing is bent: a name that is not allowed here belongs to
/// somebody who types it to sign in, and they would not find the bent one.
pub(super) fn parse(found: &FoundPerson) -> Result<Parsed, String> {
    if found.is_switched_off {
        return Err("the account is switched off there".to_owned());
    }
    let email = found.email.as_deref().ok_or("there is no e-mail address")?;
    let email = EmailAddress::parse(email).map_err(|error| format!("the address {email:?}: {error}"))?;
    let username = match &found.username {
        Some(name) => Some(Username::parse(name).map_err(|error| format!("the username {name:?}: {error}"))?),
        None => None,
    };
    let name = |text: &str| DisplayName::parse(text).map_err(|error| error.to_string());
    Ok(Parsed { first_name: name(&found.first_name)?, last_name: name(&found.last_name)?, username, email })
}

/// A username for somebody who has only an address: its local part as far as a username may look
/// like it, with a number when others have that one. `nth` counts from 1.
pub(super) fn made_username(email: &EmailAddress, nth: u32) -> Option<Username> {
    let local = email.as_str().split('@').next().unwrap_or_default();
    let is_usable = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let mut name: String = local.chars().filter(is_usable).take(24).collect();
    if name.len() < 3 {
        name = format!("user-{name}");
    }
    if nth > 1 {
        name = format!("{name}-{nth}");
    }
    Username::parse(&name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(username: &str, email: &str) -> FoundPerson {
        FoundPerson {
            username: Some(username.to_owned()),
            email: Some(email.to_owned()),
            ..FoundPerson::default()
        }
    }

    #[test]
    fn odd_names_and_addresses_are_reported_and_not_bent() {
        assert!(parse(&found("jodo", "jo@example.com")).is_ok());
        for (username, email) in [
            ("jo doe", "jo@example.com"),
            ("jo@example.com", "jo@example.com"),
            ("j", "jo@example.com"),
            ("jodo", "nonsense"),
            ("jodo", "a@example.com, b@example.com"),
        ] {
            assert!(parse(&found(username, email)).is_err(), "{username} {email}");
        }
    }

    #[test]
    fn somebody_switched_off_is_not_let_in_again() {
        let off = FoundPerson { is_switched_off: true, ..found("jodo", "jo@example.com") };
        assert_eq!(parse(&off).unwrap_err(), "the account is switched off there");
    }

    #[test]
    fn an_address_makes_a_username_and_the_next_one_gets_a_number() {
        let made =
            |address, nth| made_username(&EmailAddress::parse(address).unwrap(), nth).unwrap().to_string();
        assert_eq!(made("jo.doe+news@example.com", 1), "jo.doenews");
        assert_eq!(made("jo.doe@example.com", 2), "jo.doe-2");
        assert_eq!(made("j@example.com", 1), "user-j");
    }
}
