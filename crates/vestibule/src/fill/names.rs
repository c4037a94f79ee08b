//! Names of invented people: as different as those of a real directory, so that a search for a beginning
//! finds many, a few or nobody. The same number makes the same name.

const FIRST: [&str; 64] = [
    "Ada", "Adrian", "Agnes", "Alice", "Amir", "Anna", "Anton", "Aylin", "Ben", "Bianca", "Bruno", "Carla",
    "Cem", "Clara", "Cleo", "Dan", "Daria", "David", "Dora", "Elif", "Emil", "Emma", "Erik", "Eva", "Fatima",
    "Felix", "Finn", "Frida", "Georg", "Greta", "Hanna", "Hugo", "Ida", "Ines", "Ivan", "Jana", "Jonas",
    "Julia", "Karim", "Kira", "Lara", "Leo", "Lina", "Luca", "Malik", "Maria", "Max", "Mila", "Nadia",
    "Noah", "Olga", "Oskar", "Paula", "Peter", "Rana", "Rosa", "Samuel", "Sofia", "Theo", "Uma", "Vera",
    "Willi", "Yara", "Zoe",
];
const LAST: [&str; 61] = [
    "Abel", "Acar", "Albrecht", "Arnold", "Bach", "Becker", "Berg", "Brandt", "Castro", "Conrad", "Demir",
    "Diaz", "Dietrich", "Ebert", "Ek", "Engel", "Falk", "Fischer", "Frank", "Garcia", "Gerber", "Greve",
    "Haas", "Hansen", "Hoffmann", "Ivanov", "Jansen", "Jung", "Kaya", "Keller", "Klein", "Koch", "Lang",
    "Lindberg", "Lopez", "Maier", "Meyer", "Moreau", "Nagy", "Neumann", "Novak", "Olsen", "Otto", "Peters",
    "Petrov", "Quint", "Richter", "Roth", "Rossi", "Sand", "Schmidt", "Silva", "Stern", "Tanaka", "Toth",
    "Ulrich", "Vogel", "Wagner", "Weber", "Yilmaz", "Ziegler",
];
const DOMAINS: [&str; 3] = ["example.com", "example.net", "example.org"];

/// What an invented person is called.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) first: &'static str,
    pub(super) last: &'static str,
    /// Folded, as is the address.
    pub(super) username: String,
    pub(super) email: String,
}

impl Name {
    /// The name of a number.
    pub(super) fn of(n: u64) -> Self {
        let chance = scattered(n);
        let pick = |names: &[&'static str], shift: u32| names[(chance >> shift) as usize % names.len()];
        let (first, last) = (pick(&FIRST, 0), pick(&LAST, 20));
        // The number makes it the only one.
        let username = match chance >> 62 {
            0 => format!("{first}{n}"),
            1 => format!("{first}.{last}{n}"),
            2 => format!("{last}_{n}"),
            _ => format!("{}{last}{n}", &first[..1]),
        };
        let username = username.to_lowercase();
        let email = format!("{first}.{last}.{n}@{}", pick(&DOMAINS, 40)).to_lowercase();
        Self { first, last, username, email }
    }
}

/// SplitMix64: neighbours become strangers.
const fn scattered(n: u64) -> u64 {
    let z = n.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use vestibule_kernel::{EmailAddress, Username};

    use super::*;

    #[test]
    fn invented_people_have_valid_names_of_their_own() {
        let names: Vec<_> = (0..10_000).chain(999_000..1_000_000).map(Name::of).collect();
        for name in &names {
            assert!(Username::parse(&name.username).is_ok(), "{name:?}");
            assert!(EmailAddress::parse(&name.email).is_ok(), "{name:?}");
        }
        assert_eq!(names.iter().map(|name| &name.username).collect::<HashSet<_>>().len(), names.len());
        assert_eq!(names.iter().map(|name| &name.email).collect::<HashSet<_>>().len(), names.len());
        let beginnings: HashSet<_> = names.iter().map(|name| &name.username[..2]).collect();
        assert!(beginnings.len() > 60, "{beginnings:?}");
    }
}
