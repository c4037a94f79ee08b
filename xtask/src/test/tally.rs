//! Counting tests by what the runners say last.

use std::iter::Sum;
use std::ops::AddAssign;

/// How many tests passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    /// Reads `test result: ok. 5 passed; 0 failed; ...`, of which cargo prints one per binary.
    pub(crate) fn of_cargo(line: &str) -> Option<Self> {
        let counts = line.trim().strip_prefix("test result: ")?.split_once(". ")?.1;
        Some(Self::of_counts(counts.split("; ")))
    }

    /// Reads `2 failed, 83 passed, 1 error in 4.20s`, with or without a frame of equals signs.
    pub(crate) fn of_pytest(line: &str) -> Option<Self> {
        let (counts, time) = line.trim_matches(['=', ' ']).rsplit_once(" in ")?;
        let is_closing = time.starts_with(|c: char| c.is_ascii_digit())
            && counts.split(", ").all(|count| of_count(count).is_some());
        is_closing.then(|| Self::of_counts(counts.split(", ")))
    }

    /// Reads `      Tests  2 failed | 83 passed | 1 skipped (86)`.
    pub(crate) fn of_vitest(line: &str) -> Option<Self> {
        let counts = line.trim().strip_prefix("Tests  ")?.rsplit_once(" (")?.0;
        Some(Self::of_counts(counts.split(" | ")))
    }

    fn of_counts<'a>(counts: impl Iterator<Item = &'a str>) -> Self {
        let mut tally = Self::default();
        for (number, kind) in counts.filter_map(of_count) {
            match kind {
                "passed" => tally.passed += number,
                "failed" | "error" | "errors" => tally.failed += number,
                _ => {}
            }
        }
        tally
    }
}

/// `3 passed` is 3 of a kind.
fn of_count(text: &str) -> Option<(u64, &str)> {
    let (number, kind) = text.trim().split_once(' ')?;
    Some((number.parse().ok()?, kind))
}

impl AddAssign for Tally {
    fn add_assign(&mut self, more: Self) {
        self.passed += more.passed;
        self.failed += more.failed;
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        let mut sum = Self::default();
        tallies.for_each(|tally| sum += tally);
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_closing_line_is_counted() {
        let line = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.52s";
        assert_eq!(Tally::of_cargo(line), Some(Tally { passed: 12, failed: 2 }));
    }

    #[test]
    fn pytests_closing_line_is_counted_and_errors_are_failures() {
        let line = "===== 2 failed, 83 passed, 4 deselected, 1 error in 75.30s (0:01:15) =====";
        assert_eq!(Tally::of_pytest(line), Some(Tally { passed: 83, failed: 3 }));
    }

    #[test]
    fn vitests_closing_line_is_counted_and_that_of_files_is_not() {
        let line = "      Tests  2 failed | 83 passed | 1 skipped (86)";
        assert_eq!(Tally::of_vitest(line), Some(Tally { passed: 83, failed: 2 }));
        assert_eq!(Tally::of_vitest(" Test Files  2 passed (2)"), None);
    }

    #[test]
    fn a_run_without_tests_is_not_taken_for_a_count() {
        assert_eq!(Tally::of_pytest("no tests ran in 0.01s"), None);
    }

    #[test]
    fn other_lines_are_not_taken_for_a_count() {
        assert_eq!(Tally::of_pytest("waiting, 3 passed in review"), None);
        assert_eq!(Tally::of_cargo("test users::tests::a_name ... ok"), None);
    }
}
