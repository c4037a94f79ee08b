//! The page that maps the contract's quirks to tests names tests that exist, and every known defect.

use std::fs;
use std::path::{Path, PathBuf};

/// The defects that a test holds out, as numbered by the contract.
const DEFECTS: [(char, std::ops::RangeInclusive<u32>); 2] = [('D', 1..=37), ('J', 1..=4)];

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn page() -> String {
    fs::read_to_string(here("src/contract/MAPPING.md")).unwrap()
}

/// The names in the last column of the page's table.
fn named(page: &str) -> Vec<&str> {
    let rows = page.lines().filter(|line| line.starts_with("| ")).skip(1);
    let held_by = rows.filter_map(|row| row.trim_end_matches([' ', '|']).rsplit(" | ").next());
    held_by.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect()
}

fn suite() -> String {
    let files = fs::read_dir(here("../../tests/contract-suite")).unwrap();
    let scripts =
        files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "py"));
    scripts.map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// `contract::boards::a_story` is a function in `tests/it/contract/boards.rs`, `contract::boards` the
/// file; a folder of such is one level deeper.
fn is_story(name: &str) -> bool {
    let module = |name: &str| {
        let path = name.replace("::", "/");
        let files = [format!("tests/it/{path}.rs"), format!("tests/it/{path}/mod.rs")];
        files.iter().find_map(|file| fs::read_to_string(here(file)).ok())
    };
    let Some((file, story)) = name.rsplit_once("::") else { return false };
    module(name).is_some() || module(file).is_some_and(|text| text.contains(&format!("fn {story}(")))
}

#[test]
fn every_test_on_the_page_exists() {
    let (page, suite) = (page(), suite());
    let names = named(&page);
    assert!(names.len() > 60, "only {} tests are named", names.len());
    for name in names {
        let exists =
            if name.starts_with("test_") { suite.contains(&format!("def {name}(")) } else { is_story(name) };
        assert!(exists, "MAPPING.md names {name}, which is no test");
    }
}

#[test]
fn every_known_defect_is_on_the_page() {
    let page = page();
    for (letter, numbers) in DEFECTS {
        for number in numbers {
            let defect = format!("{letter}{number:02}");
            assert!(page.contains(&defect), "MAPPING.md does not say what holds {defect} out");
        }
    }
}
