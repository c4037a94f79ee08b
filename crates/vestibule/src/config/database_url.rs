//! Which database, from the forms that SQLAlchemy taught people to write.
//!
//! SQLAlchemy's file URLs have three slashes before a relative path and four before an absolute
//! one, and its schemes may name a Python driver (`postgresql+psycopg2`).

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use url::Url;
use vestibule_kernel::{ExposeSecret, SecretString};

use super::values::{Expected, Parsed, expected};

const FORMS: &str = "sqlite:///file.db or postgresql://user@host/database";

/// Where the data lives.
#[derive(Debug, Clone)]
pub enum DatabaseUrl {
    /// A file; relative paths start at the working directory.
    Sqlite(PathBuf),
    /// A server, as a `postgresql://` URL that may hold a password.
    Postgres(SecretString),
}

impl DatabaseUrl {
    pub(super) fn in_data_dir(data_dir: &Path) -> Self {
        Self::Sqlite(data_dir.join("vestibule.db"))
    }

    pub(super) fn parse(text: &str) -> Parsed<Self> {
        let text = text.trim();
        let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
        match scheme.split('+').next().unwrap_or(scheme).to_ascii_lowercase().as_str() {
            "sqlite" => sqlite(text),
            "postgresql" | "postgres" => postgres(text),
            // Only known names are repeated: anything else might be a piece of a password.
            other @ ("mysql" | "mariadb" | "mssql" | "oracle") => {
                Err(Expected(format!("{FORMS}; {other} is not supported")))
            }
            _ => expected(FORMS),
        }
    }
}

impl FromStr for DatabaseUrl {
    type Err = DatabaseUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text).map_err(|Expected(forms)| DatabaseUrlError(forms))
    }
}

/// Why a text names no database; it does not repeat the text, which may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the URL must be {0}")]
pub struct DatabaseUrlError(String);

fn sqlite(text: &str) -> Parsed<DatabaseUrl> {
    let path = text.split_once("://").and_then(|(_, rest)| rest.strip_prefix('/')).unwrap_or_default();
    if text.contains(":memory:") || text.ends_with("://") || text.ends_with(":///") {
        return expected(
            "a file, such as sqlite:///vestibule.db: a database in memory forgets every account",
        );
    }
    if path.is_empty() || path.contains('?') {
        return expected(
            "sqlite:///relative.db or sqlite:////absolute.db, three or four slashes and no parameters",
        );
    }
    Ok(DatabaseUrl::Sqlite(PathBuf::from(path)))
}

fn postgres(text: &str) -> Parsed<DatabaseUrl> {
    let parsed = text.split_once("://").map(|(_, rest)| Url::parse(&format!("postgresql://{rest}")));
    let Some(Ok(mut url)) = parsed else {
        return expected(
            "postgresql://user:password@host:port/database, with signs such as @ or / in the password percent-encoded",
        );
    };
    rename_asyncpg_ssl(&mut url);
    Ok(DatabaseUrl::Postgres(SecretString::from(String::from(url))))
}

/// asyncpg calls `sslmode` `ssl`. An unknown parameter would be ignored, and the demand for TLS
/// with it.
fn rename_asyncpg_ssl(url: &mut Url) {
    if !url.query_pairs().any(|(name, _)| name == "ssl") {
        return;
    }
    let pairs: Vec<_> = url.query_pairs().map(|(n, v)| (n.into_owned(), v.into_owned())).collect();
    url.query_pairs_mut()
        .clear()
        .extend_pairs(pairs.iter().map(|(n, v)| (if n == "ssl" { "sslmode" } else { n.as_str() }, v)));
}

/// Without the password and without parameters, which may hold one too.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:///{}", path.display()),
            Self::Postgres(url) => {
                let Ok(mut url) = Url::parse(url.expose_secret()) else {
                    return f.write_str("postgresql://");
                };
                url.set_query(None);
                if url.password().is_some() && url.set_password(Some("***")).is_err() {
                    return f.write_str("postgresql://");
                }
                url.fmt(f)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sqlite_path(text: &str) -> PathBuf {
        match DatabaseUrl::parse(text) {
            Ok(DatabaseUrl::Sqlite(path)) => path,
            other => panic!("{text} gave {other:?}"),
        }
    }

    fn postgres_url(text: &str) -> String {
        match DatabaseUrl::parse(text) {
            Ok(DatabaseUrl::Postgres(url)) => url.expose_secret().to_owned(),
            other => panic!("{text} gave {other:?}"),
        }
    }

    fn refusal(text: &str) -> String {
        DatabaseUrl::parse(text).unwrap_err().0
    }

    #[test]
    fn three_slashes_are_relative_and_four_absolute() {
        assert_eq!(sqlite_path("sqlite:///x.db"), Path::new("x.db"));
        assert_eq!(sqlite_path("sqlite:////var/lib/x.db"), Path::new("/var/lib/x.db"));
        assert_eq!(sqlite_path("sqlite+aiosqlite:///sub/x.db"), Path::new("sub/x.db"));
    }

    #[test]
    fn a_database_in_memory_is_refused_with_the_reason() {
        for text in ["sqlite://", "sqlite:///", "sqlite:///:memory:"] {
            assert!(refusal(text).contains("forgets every account"), "{text}");
        }
    }

    #[test]
    fn too_few_slashes_are_told() {
        assert!(refusal("sqlite://x.db").contains("three or four slashes"));
    }

    #[test]
    fn python_drivers_in_the_scheme_do_not_matter() {
        for scheme in ["postgres", "postgresql", "postgresql+psycopg2", "postgresql+asyncpg"] {
            assert_eq!(postgres_url(&format!("{scheme}://jo:pw@db/app")), "postgresql://jo:pw@db/app");
        }
    }

    #[test]
    fn the_drivers_word_for_tls_is_understood() {
        let url = postgres_url("postgresql+asyncpg://jo@db/app?ssl=require&application_name=x");
        assert_eq!(url, "postgresql://jo@db/app?sslmode=require&application_name=x");
    }

    #[test]
    fn other_engines_are_named_and_refused() {
        assert!(refusal("mysql+pymysql://root@db/app").ends_with("mysql is not supported"));
        assert!(refusal("just text").contains("postgresql://"));
    }

    #[test]
    fn a_password_is_never_shown() {
        let url = DatabaseUrl::parse("postgresql://jo:hunter2@db/app?password=hunter2").unwrap();
        assert_eq!(url.to_string(), "postgresql://jo:***@db/app");
        assert!(!format!("{url:?}").contains("hunter2"));
    }
}
