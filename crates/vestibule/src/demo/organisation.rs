//! Who and what the sample organisation is made of.

/// A role with what it may do.
pub(super) struct SampleRole {
    pub(super) name: &'static str,
    pub(super) description: &'static str,
    /// Names of permissions, built-in ones and one of its own.
    pub(super) permissions: &'static [&'static str],
}

pub(super) struct SamplePerson {
    pub(super) first_name: &'static str,
    pub(super) last_name: &'static str,
    /// Also the local part of the address.
    pub(super) username: &'static str,
    pub(super) role: Option<&'static str>,
}

pub(super) const ROLES: &[SampleRole] = &[
    SampleRole {
        name: "Editor",
        description: "Writes and publishes",
        permissions: &["view_dashboard", "edit", "Publish Post"],
    },
    SampleRole {
        name: "Support",
        description: "Answers customers",
        permissions: &["view_dashboard", "view_reports"],
    },
    SampleRole {
        name: "Auditor",
        description: "Reads what happened and changes nothing",
        permissions: &["view_reports", "access_logs"],
    },
];

/// A board with its columns and their tickets' titles.
pub(super) struct SampleBoard {
    pub(super) name: &'static str,
    pub(super) columns: &'static [(&'static str, &'static [&'static str])],
}

pub(super) const BOARD: SampleBoard = SampleBoard {
    name: "Website",
    columns: &[
        ("Ideas", &["Show opening hours on the map", "A page for the annual report"]),
        ("Doing", &["Translate the contact page", "Replace the photos of the old office"]),
        ("Review", &["Shorter texts on the front page"]),
        ("Done", &["Choose a typeface", "Move to the new domain"]),
    ],
};

/// The first one can do everything.
pub(super) const PEOPLE: &[SamplePerson] = &[
    person("Ada", "Okonkwo", "ada", Some("Super Admin")),
    person("Bruno", "Keller", "bruno", Some("Admin")),
    person("Chiara", "Rossi", "chiara", Some("Editor")),
    person("Dmitri", "Volkov", "dmitri", Some("Editor")),
    person("Elif", "Yılmaz", "elif", Some("Support")),
    person("Farid", "Haddad", "farid", Some("Support")),
    person("Grace", "Mbeki", "grace", Some("Auditor")),
    person("Hiroshi", "Tanaka", "hiroshi", None),
    person("Inés", "García", "ines", None),
    person("Jonas", "Lindqvist", "jonas", None),
];

const fn person(
    first_name: &'static str,
    last_name: &'static str,
    username: &'static str,
    role: Option<&'static str>,
) -> SamplePerson {
    SamplePerson { first_name, last_name, username, role }
}
