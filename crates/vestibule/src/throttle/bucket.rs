//! What guesses are counted by.

use vestibule_crypto::DeviceId;
use vestibule_kernel::{Caller, EmailAddress, Network, Origin, SignInName, UserId, UserUuid};

use crate::config::Throttle;
use crate::env::Env;
use crate::users::User;

use super::model::{Forgets, Limit};

/// How many browsers of one person may use up all their guesses at once.
const DEVICES: u32 = 5;

/// Guesses that count together.
#[derive(Debug, Clone)]
pub struct Bucket {
    pub(super) key: [u8; 32],
    pub(super) user: Option<UserId>,
    pub(super) limit: Limit,
}

impl Bucket {
    /// Guesses at an account's password. A person's username and address are one account; a name
    /// that nobody has counts too, in all its spellings, as it would if somebody had it.
    #[must_use]
    pub fn account(env: &Env, user: Option<&User>, name: &str) -> Self {
        match user {
            Some(user) => Self::of_person(env, "account", user.id, user.uuid),
            None => Self::of_nobody(env, &SignInName::of(name)),
        }
    }

    fn of_nobody(env: &Env, name: &SignInName) -> Self {
        let (kind, subject) = match name {
            SignInName::Username(name) => ("name", name),
            SignInName::Address(address) => ("address", address),
            SignInName::Nobodys(text) => ("text", text),
        };
        Self::of(env, kind, subject, Limit::per_account(&env.config.throttle))
    }

    /// Guesses from one client network (/32 or /64), whomever they are about.
    #[must_use]
    pub fn network(env: &Env, origin: &Origin) -> Self {
        let limit = Limit::per_network(&env.config.throttle, env.config.throttle.network_attempts);
        Self::of(env, "network", &network_of(origin), limit)
    }

    /// Guesses at a person's password from a browser that they have signed in with.
    pub(super) fn device(env: &Env, user: &User, device: DeviceId) -> Self {
        Self::of_device(env, "device", user, device)
    }

    /// Guesses at a person's password from all the browsers that they have signed in with: whoever
    /// has got in often has many, and shall not have as many times the guesses.
    pub(super) fn devices(env: &Env, user: &User) -> Self {
        Self::of_person(env, "devices", user.id, user.uuid).for_all_devices()
    }

    /// Guesses at a person's codes: of the authenticator, mailed, or for recovery.
    pub(super) fn codes(env: &Env, user: &User) -> Self {
        Self::of_person(env, "codes", user.id, user.uuid)
    }

    /// The same from a browser that they have signed in with.
    pub(super) fn device_codes(env: &Env, user: &User, device: DeviceId) -> Self {
        Self::of_device(env, "device codes", user, device)
    }

    /// The same from all of them.
    pub(super) fn devices_codes(env: &Env, user: &User) -> Self {
        Self::of_person(env, "devices codes", user.id, user.uuid).for_all_devices()
    }

    /// Letters to an address, by whomever they are caused.
    pub(super) fn letters_to(env: &Env, address: &EmailAddress) -> Self {
        Self::of(env, "letters to", address.folded(), Limit::per_account(&env.config.throttle))
    }

    /// Letters caused from one client network by people who are not signed in.
    pub(super) fn letters_from(env: &Env, origin: &Origin) -> Self {
        let limit = Limit::per_network(&env.config.throttle, env.config.throttle.network_letters);
        Self::of(env, "letters from", &network_of(origin), limit)
    }

    /// Letters caused by a person who is signed in.
    pub(super) fn letters_of(env: &Env, caller: &Caller) -> Self {
        Self::of_person(env, "letters of", caller.user, caller.uuid)
    }

    fn of(env: &Env, kind: &'static str, subject: &str, limit: Limit) -> Self {
        Self { key: key_of(env, kind, subject), user: None, limit }
    }

    fn of_device(env: &Env, kind: &'static str, user: &User, device: DeviceId) -> Self {
        let limit = Limit::per_account(&env.config.throttle);
        let key = key_of(env, kind, &format!("{}\0{}", user.uuid, device.to_text()));
        Self { key, user: Some(user.id), limit }
    }

    fn for_all_devices(mut self) -> Self {
        self.limit.attempts = self.limit.attempts.saturating_mul(DEVICES);
        self
    }

    /// An administrator's clearing covers it.
    fn of_person(env: &Env, kind: &'static str, user: UserId, uuid: UserUuid) -> Self {
        let limit = Limit::per_account(&env.config.throttle);
        Self { key: key_of(env, kind, &uuid.to_string()), user: Some(user), limit }
    }
}

fn network_of(origin: &Origin) -> String {
    origin.address.map_or_else(Network::unknown, Network::of).to_string()
}

/// No kind holds a NUL, so that kind and subject cannot run into each other.
fn key_of(env: &Env, kind: &str, subject: &str) -> [u8; 32] {
    env.keys.throttle_names.digest(&format!("{kind}\0{subject}"))
}

impl Limit {
    /// What one account takes, as configured.
    #[must_use]
    pub const fn per_account(config: &Throttle) -> Self {
        Self {
            attempts: config.account_attempts,
            window: config.window,
            max_delay: config.max_delay,
            forgets: Forgets::WhenQuiet,
        }
    }

    /// What one network may cause, as configured.
    #[must_use]
    pub const fn per_network(config: &Throttle, attempts: u32) -> Self {
        Self { attempts, window: config.window, max_delay: config.max_delay, forgets: Forgets::WithTheWindow }
    }
}
