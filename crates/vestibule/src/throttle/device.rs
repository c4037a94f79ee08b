//! Browsers that people have signed in with before.
//!
//! One browser may be used by several people, so the cookie holds a mark for each of the latest
//! few. A mark is believed for the person it was made for and for nobody else, and only until all of
//! that person's sessions were ended: whoever resets a password does so because somebody else has it,
//! who may have collected marks with it.

use vestibule_crypto::DeviceId;
use vestibule_kernel::Origin;

use crate::env::Env;
use crate::users::User;

/// How many people one browser is remembered for.
const REMEMBERED: usize = 5;
/// Parts the marks; never occurs in one.
const SEPARATOR: char = '.';

fn marks(origin: &Origin) -> impl Iterator<Item = &str> {
    origin.device_marks.as_deref().unwrap_or_default().split(SEPARATOR).take(REMEMBERED)
}

/// The browser, if the person has signed in with it before.
pub(crate) fn known(env: &Env, user: &User, origin: &Origin) -> Option<DeviceId> {
    let person = believed_of(user);
    marks(origin).find_map(|mark| env.keys.devices.recognise(&person, mark))
}

/// What the cookie holds from now on: the person's mark first, then those of others. `user` must be as
/// they are from now on, too: a mark of an epoch that has just ended is none.
pub(crate) fn remember(env: &Env, user: &User, origin: &Origin) -> String {
    let person = believed_of(user);
    let device = known(env, user, origin).unwrap_or_else(|| DeviceId::generate(&*env.entropy));
    let mut text = env.keys.devices.mark(&person, device);
    let is_a_mark = |mark: &&str| mark.len() == text.len() && mark.bytes().all(is_base64url);
    let others = marks(origin)
        .filter(is_a_mark)
        .filter(|mark| env.keys.devices.recognise(&person, mark).is_none())
        .take(REMEMBERED - 1)
        .fold(String::new(), |others, mark| format!("{others}{SEPARATOR}{mark}"));
    text.push_str(&others);
    text
}

/// Whom a mark is made for, and how long it is believed.
fn believed_of(user: &User) -> String {
    format!("{} {}", user.uuid, user.auth_epoch)
}

const fn is_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}
