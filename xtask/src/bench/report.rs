//! The table of figures, for people and as JSON.

use anyhow::Result;
use serde::Serialize;

/// What a figure is held against.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Mark {
    /// At least this share of what something simpler reached in the same run.
    Share { least: f64, of: &'static str, reaching: f64 },
    /// Less than this.
    Below(f64),
    /// None at all.
    Zero,
}

/// One line of the table.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) what: &'static str,
    pub(super) reached: f64,
    pub(super) unit: &'static str,
    pub(super) mark: Mark,
}

impl Row {
    fn ratio(&self) -> Option<f64> {
        match self.mark {
            Mark::Share { reaching, .. } => Some(self.reached / reaching),
            Mark::Below(limit) => Some(self.reached / limit),
            Mark::Zero => None,
        }
    }

    fn is_met(&self) -> bool {
        match self.mark {
            Mark::Share { least, reaching, .. } => self.reached >= least * reaching,
            Mark::Below(limit) => self.reached < limit,
            Mark::Zero => self.reached == 0.0,
        }
    }

    fn mark_in_words(&self) -> String {
        match self.mark {
            Mark::Share { least, of, reaching } => format!(">= {least:.2} of {} ({of})", number(reaching)),
            Mark::Below(limit) => format!("< {}", number(limit)),
            Mark::Zero => "0".into(),
        }
    }
}

/// All that was measured, and what could not be.
#[derive(Debug, Default, Serialize)]
pub(super) struct Report {
    rows: Vec<Measured>,
    not_taken: Vec<NotTaken>,
}

#[derive(Debug, Serialize)]
struct Measured {
    #[serde(flatten)]
    row: Row,
    ratio: Option<f64>,
    met: bool,
}

#[derive(Debug, Serialize)]
struct NotTaken {
    figure: &'static str,
    because: String,
}

impl Report {
    /// Takes in the outcome of one measurement.
    pub(super) fn add(&mut self, figure: &'static str, outcome: Result<Vec<Row>>) {
        match outcome {
            Ok(rows) => self.rows.extend(rows.into_iter().map(|row| {
                let (ratio, met) = (row.ratio(), row.is_met());
                Measured { row, ratio, met }
            })),
            Err(error) => self.not_taken.push(NotTaken { figure, because: format!("{error:#}") }),
        }
    }

    /// Prints the table.
    pub(super) fn print(&self) {
        println!("\n{:<42} {:>16}  {:<34} {:>6}  result", "figure", "reached", "mark", "ratio");
        for Measured { row, ratio, met } in &self.rows {
            let reached = format!("{} {}", number(row.reached), row.unit);
            let ratio = ratio.map_or_else(|| "-".into(), |ratio| format!("{ratio:.2}"));
            let result = if *met { "met" } else { "missed" };
            println!("{:<42} {reached:>16}  {:<34} {ratio:>6}  {result}", row.what, row.mark_in_words());
        }
        for NotTaken { figure, because } in &self.not_taken {
            println!("{figure:<42} not taken: {because}");
        }
        println!(
            "\nServer on core 0, load on core 1, medians of several rounds. For comparison: the original under\n\
             gunicorn on a machine of two cores answers 1,000 session checks a second and core (230 with its\n\
             request log) and 10 logins a second."
        );
    }

    /// The same as JSON.
    pub(super) fn json(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}

/// Large numbers without decimals, small ones with as many as say something.
fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 || value.fract() == 0.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(reached: f64, mark: Mark) -> Row {
        Row { what: "a figure", reached, unit: "/s", mark }
    }

    #[test]
    fn a_share_is_met_when_it_is_reached_exactly() {
        let mark = Mark::Share { least: 0.5, of: "bare axum", reaching: 200.0 };
        assert!(row(100.0, mark).is_met() && !row(99.9, mark).is_met());
        assert_eq!(row(100.0, mark).mark_in_words(), ">= 0.50 of 200 (bare axum)");
    }

    #[test]
    fn a_limit_is_missed_when_it_is_reached() {
        assert!(row(9.99, Mark::Below(10.0)).is_met() && !row(10.0, Mark::Below(10.0)).is_met());
    }

    #[test]
    fn what_could_not_be_measured_says_so_and_does_not_count_as_met() -> Result<()> {
        let mut report = Report::default();
        report.add("some", Err(anyhow::anyhow!("no such route")));
        let json: serde_json::Value = serde_json::from_str(&report.json()?)?;
        assert_eq!(json["not_taken"][0]["because"], "no such route");
        assert_eq!(json["rows"], serde_json::json!([]));
        Ok(())
    }
}
