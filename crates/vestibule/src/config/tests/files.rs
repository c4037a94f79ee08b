//! Slips in files, and the two example files that must not lag behind the table.

use std::fmt::Write as _;

use super::*;
use crate::config::{Fallback, KEYS, Key};

const EXAMPLE: &str = include_str!("../../../../../vestibule.example.toml");
const ENV_SAMPLE: &str = include_str!("../../../../../.env.sample");

#[test]
fn an_unknown_key_names_its_nearest_neighbour() {
    let misspelt = refused_toml("[mail]\nprot = 25");
    assert_eq!(misspelt, "mail.prot, in vestibule.toml, is not a setting; did you mean mail.port?");
    let misplaced = refused_toml("listen = '127.0.0.1:1'");
    assert_eq!(misplaced, "listen, in vestibule.toml, is not a setting; did you mean server.listen?");
}

#[test]
fn an_unknown_key_that_is_like_none_gets_no_bad_advice() {
    assert_eq!(refused_toml("frobnicate = true"), "frobnicate, in vestibule.toml, is not a setting");
    let variable = refusal(&environment(&[("VESTIBULE_ZZZ_QQQQQQQQQQ", "1")]));
    assert_eq!(variable, "VESTIBULE_ZZZ_QQQQQQQQQQ, in the environment, is not a setting");
}

#[test]
fn an_unknown_variable_of_ours_names_its_nearest_neighbour() {
    let told = refusal(&environment(&[("VESTIBULE_LISTN", "x")]));
    assert_eq!(told, "VESTIBULE_LISTN, in the environment, is not a setting; did you mean VESTIBULE_LISTEN?");
}

#[test]
fn everything_wrong_is_told_at_once() {
    let told = refused_toml("nonsense = 1\n[mail]\nport = 'x'\nuse_ssl = 'maybe'\n[tokens]\naccess_ttl = 15");
    assert_eq!(
        told,
        "the configuration has 4 problems:\n  \
         - nonsense, in vestibule.toml, is not a setting\n  \
         - tokens.access_ttl (set by vestibule.toml) is \"15\" but must be a duration with its unit (ms, s, m, h or d) from 1m to 1d\n  \
         - mail.use_ssl (set by vestibule.toml) is \"maybe\" but must be on or off (or true or false)\n  \
         - mail.port (set by vestibule.toml) is \"x\" but must be a whole number from 1 to 65535"
    );
}

#[test]
fn broken_toml_is_told_by_line_without_quoting_it() {
    let told = refused_toml("profile = 'standard'\nsecret_key = hunter2 hunter2\n");
    assert!(told.starts_with("vestibule.toml, line 2, is not TOML: "), "{told}");
    assert!(!told.contains("hunter2"), "{told}");
}

#[test]
fn a_list_where_one_value_belongs_is_told() {
    assert_eq!(
        refused_toml("profile = ['a']"),
        "profile (set by vestibule.toml) takes one value, not a list"
    );
}

/// Set `VESTIBULE_TEST_WRITE_EXAMPLE` to write the file anew after a change of the table.
#[test]
fn the_example_file_is_the_table_written_out() {
    let wanted = example();
    if std::env::var_os("VESTIBULE_TEST_WRITE_EXAMPLE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../vestibule.example.toml");
        std::fs::write(path, &wanted).unwrap();
    }
    assert_eq!(EXAMPLE, wanted);
}

#[test]
fn the_example_file_loads_with_every_comment_sign_removed() {
    let uncommented: String = EXAMPLE.lines().map(|line| uncommented(line).to_owned() + "\n").collect();
    let (config, _) = load(&Sources::from_toml(uncommented)).unwrap();
    for value in config.effective() {
        let may_be_unset = matches!(key(value.key).default, Fallback::Unset { example: "", .. });
        assert!(may_be_unset || value.origin.to_string() == "vestibule.toml", "{value:?}");
    }
}

#[test]
fn the_example_file_as_it_is_changes_nothing() {
    assert_eq!(toml(EXAMPLE).effective(), load(&Sources::default()).unwrap().0.effective());
}

#[test]
fn the_env_sample_holds_every_name_that_is_not_systematic_and_changes_nothing() {
    let sources = Sources { dot_env: Some(ENV_SAMPLE.to_owned()), ..Sources::default() };
    let shown = |sources: &Sources| -> Vec<String> {
        load(sources).unwrap().0.effective().into_iter().map(|value| value.value_shown).collect()
    };
    assert_eq!(warnings(&sources), [] as [String; 0]);
    assert_eq!(shown(&sources), shown(&Sources::default()));
    let names: Vec<&str> =
        ENV_SAMPLE.lines().filter_map(|line| line.split_once('=').map(|(n, _)| n)).collect();
    for alias in KEYS.iter().flat_map(|key| key.aliases) {
        assert!(names.contains(alias), "{alias} is missing");
    }
}

fn key(path: &str) -> &'static Key {
    KEYS.iter().find(|key| key.path == path).unwrap()
}

/// A setting is `#name = value`, a comment `# words`.
fn uncommented(line: &str) -> &str {
    line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line)
}

fn example() -> String {
    let mut text = "\
# Every setting of Vestibule with its default. Copy this file to vestibule.toml and take the # from
# what you change. What is not set keeps its default; an unknown name stops the start.
#
# The environment beats this file, the command line beats both. Every setting has a variable of its
# own, named with it below; the names of the servers that Vestibule replaces are understood too.
# Durations have a unit: 500ms, 20s, 15m, 1h, 30d.
"
    .to_owned();
    let mut section = "";
    for key in KEYS {
        let (of, leaf) = key.path.rsplit_once('.').unwrap_or(("", key.path));
        if of != section {
            section = of;
            write!(text, "\n[{section}]\n").unwrap();
        }
        write!(text, "\n# {}\n", key.reason).unwrap();
        let names: Vec<String> = key.env_names().collect();
        writeln!(text, "# {}\n# Form: {}\n# Variable: {}", default_of(key), key.unit, names.join(", "))
            .unwrap();
        writeln!(text, "#{leaf} = {}", value_of(key)).unwrap();
    }
    text
}

fn default_of(key: &Key) -> String {
    match key.default {
        Fallback::Always("") => "Default: none".to_owned(),
        Fallback::Always(value) => format!("Default: {value}"),
        Fallback::ByProfile { standard, original } => {
            let standard = if standard.is_empty() { "none" } else { standard };
            format!("Default: {standard}; {original} under the profile original")
        }
        Fallback::Derived { words, .. } => format!("Default: {words}"),
        Fallback::Unset { words, .. } => format!("Not set: {words}"),
    }
}

fn value_of(key: &Key) -> String {
    let (Fallback::Always(value)
    | Fallback::ByProfile { standard: value, .. }
    | Fallback::Derived { example: value, .. }
    | Fallback::Unset { example: value, .. }) = key.default;
    if key.unit.starts_with("list") {
        return "[]".to_owned();
    }
    let is_bare = matches!(value, "true" | "false") || value.parse::<u64>().is_ok();
    if is_bare { value.to_owned() } else { format!("{value:?}") }
}
