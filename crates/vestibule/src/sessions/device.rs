//! What a browser says of itself, in two words that a person recognises.
//!
//! Deliberately coarse: the names people know, no versions. Whoever wants to can send anything, so
//! nothing depends on it.

use std::fmt;

/// A browser and the system it runs on, as far as they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// Such as `Firefox`.
    pub browser: &'static str,
    /// Such as `Windows`.
    pub system: &'static str,
}

/// What stands in the header, and what people call it. Nearly every browser claims to be others as
/// well, so the first match counts.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Vivaldi", "Vivaldi"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
    ("curl", "curl"),
    ("python-requests", "Python"),
    ("node", "Node.js"),
];
const SYSTEMS: &[(&str, &str)] = &[
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];
const UNKNOWN: Device = Device { browser: "Unknown browser", system: "unknown system" };

impl Device {
    /// Reads a `User-Agent` header.
    #[must_use]
    pub fn of(user_agent: Option<&str>) -> Self {
        let agent = user_agent.unwrap_or_default();
        let name_in = |names: &'static [(&str, &str)]| {
            names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
        };
        Self {
            browser: name_in(BROWSERS).unwrap_or(UNKNOWN.browser),
            system: name_in(SYSTEMS).unwrap_or(UNKNOWN.system),
        }
    }
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} on {}", self.browser, self.system)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_browsers_are_called_by_their_names() {
        let shown = |agent| Device::of(Some(agent)).to_string();
        assert_eq!(
            shown("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
            "Firefox on Linux"
        );
        assert_eq!(
            shown(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0"
            ),
            "Edge on Windows"
        );
        assert_eq!(
            shown(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
            ),
            "Safari on iPhone"
        );
        assert_eq!(
            shown(
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36"
            ),
            "Chrome on Android"
        );
    }

    #[test]
    fn whoever_says_nothing_stays_unknown() {
        assert_eq!(Device::of(None).to_string(), "Unknown browser on unknown system");
        assert_eq!(Device::of(Some("<script>")).to_string(), "Unknown browser on unknown system");
    }
}
