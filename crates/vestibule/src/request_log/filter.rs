//! Which entries somebody wants to see.

use http::Method;
use vestibule_db::Walk;
use vestibule_kernel::{Timestamp, UserId};

/// How serious an answer was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It was what the caller wanted, more or less.
    Info,
    /// The caller was refused: 400 to 499.
    Warn,
    /// The server failed: 500 and above.
    Error,
}

impl Level {
    /// The level of an answer with that status.
    #[must_use]
    pub const fn of_status(status: u16) -> Self {
        match status {
            500.. => Self::Error,
            400.. => Self::Warn,
            _ => Self::Info,
        }
    }

    /// The word in the database and every API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "INFO",
            Self::Warn => "WARN",
            Self::Error => "ERROR",
        }
    }

    /// The level of that name, whatever its case.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        [Self::Info, Self::Warn, Self::Error]
            .into_iter()
            .find(|level| level.name().eq_ignore_ascii_case(name))
    }
}

/// What an entry must be to be shown; nothing is asked of what is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// This person's.
    pub user: Option<UserId>,
    /// Of this level.
    pub level: Option<Level>,
    /// With this method.
    pub method: Option<Method>,
    /// Answered with this status.
    pub status: Option<u16>,
    /// Whose path begins so.
    pub path: Option<String>,
    /// At this moment or later.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub to: Option<Timestamp>,
}

impl Filter {
    /// The walk through the log that shows exactly these entries. The condition that leaves the
    /// fewest leads; what is common (INFO, 200, GET) never does, since reading on finds it at once.
    pub(crate) fn walk(&self) -> Walk {
        let mut walk = Walk::between(self.from.map(Timestamp::as_millis), self.to.map(Timestamp::as_millis));
        if let Some(user) = self.user {
            walk.lead_by_int(" AND user_id = ", user.0);
        }
        if let Some(status) = self.status.map(i64::from) {
            if walk.is_led() || status == 200 {
                walk.check_int(" AND status + 0 = ", status);
            } else {
                walk.lead_by_int(" AND status <> 200 AND status = ", status);
            }
        }
        if let Some(level) = self.level {
            // As the index on levels has it, which holds refusals and failures only.
            let fails = i64::from(level == Level::Error);
            if level == Level::Info {
                walk.check(" AND status + 0 < 400");
            } else if walk.is_led() {
                walk.check_int(" AND status + 0 >= 400 AND (status + 0) / 500 = ", fails);
            } else {
                walk.lead_by_int(" AND status >= 400 AND status / 500 = ", fails);
            }
        }
        if let Some(method) = &self.method {
            if walk.is_led() || *method == Method::GET {
                walk.check_text(" AND method || '' = ", method.as_str());
            } else {
                walk.lead_by_text(" AND method <> 'GET' AND method = ", method.as_str());
            }
        }
        if let Some(path) = &self.path {
            // Texts are compared byte by byte; no path holds the last character there is.
            walk.check_text(" AND target >= ", path);
            walk.check_text(" AND target < ", &format!("{path}\u{10ffff}"));
        }
        walk
    }
}
