//! By which way a person wants to be told what.

/// A way to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// Letters.
    #[default]
    Mail,
    /// Their chat; letters while there is none.
    Telegram,
    /// Both.
    Both,
}

impl Way {
    /// The word in the database and in API v1.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Telegram => "telegram",
            Self::Both => "both",
        }
    }

    /// The way of that name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        [Self::Mail, Self::Telegram, Self::Both].into_iter().find(|way| way.name() == name)
    }
}

/// What a person has chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Preferences {
    /// For codes to be typed back.
    pub codes: Way,
    /// For notices about the account's security.
    pub notices: Way,
}
