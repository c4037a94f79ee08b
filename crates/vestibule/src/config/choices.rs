//! Settings that are one word of a few, and the words.

use super::values::{Expected, Parsed};

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant),+
        }

        impl $name {
            /// The word in the configuration.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            pub(super) fn parse(text: &str) -> Parsed<Self> {
                match text.trim().to_ascii_lowercase().as_str() {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(Expected(format!("one of {}", [$($word),+].join(", ")))),
                }
            }
        }
    };
}

choice! {
    /// How much this process may trust its surroundings.
    Environment {
        /// One person at their own machine.
        Development = "development",
        /// Automatic tests: cheap hashes are allowed.
        Testing = "testing",
        /// Strangers on the network.
        Production = "production",
    }
}

choice! {
    /// Which set of defaults holds.
    Profile {
        /// Vestibule's own.
        Standard = "standard",
        /// Those of the servers that Vestibule replaces, for an existing client.
        Original = "original",
    }
}

choice! {
    /// Which passwords may be set.
    PasswordPolicy {
        /// 8 to 256 characters of any kind, but no common ones (NIST SP 800-63B).
        Modern = "modern",
        /// The original composition rule.
        Classic = "classic",
    }
}

choice! {
    /// Who may learn that an address has an account.
    AccountExistence {
        /// Only the owner of the mailbox.
        Private = "private",
        /// Whoever tries to sign up with it.
        Signup = "signup",
        /// Everybody, with the service messages of the originals.
        Explicit = "explicit",
    }
}

choice! {
    /// What needs a confirmed address.
    RequireConfirmedAddress {
        /// Cookie sessions; a token may be taken before.
        Sessions = "sessions",
        /// Cookie sessions and tokens.
        Always = "always",
        /// Nothing.
        Never = "never",
    }
}

choice! {
    /// Whether strangers may make accounts.
    SignupMode {
        /// With an address, a username and a password.
        Open = "open",
        /// With an address alone, too.
        AddressOnly = "address_only",
        /// Only administrators make accounts.
        Closed = "closed",
    }
}

choice! {
    /// How the mail server for a letter is chosen.
    SenderChoice {
        /// One after another, each as often as its weight says.
        InTurn = "in_turn",
        /// By chance, as likely as its weight says.
        Random = "random",
    }
}

choice! {
    /// The shape of log lines.
    LogFormat {
        /// For people.
        Text = "text",
        /// One JSON object a line.
        Json = "json",
    }
}
