//! The request log as a table for spreadsheets (RFC 4180), streamed.
//!
//! Spreadsheets take a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a
//! formula, and anybody may send such a path or agent: those cells get an apostrophe in front.

use std::convert::Infallible;

use axum::body::{Body, Bytes};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;
use http::{HeaderValue, header};

use crate::env::Env;

use super::super::requests::{self, Asked, Seen};

/// Rows of one export: as many as a person can look at, fewer than a spreadsheet can hold.
const MOST_ROWS: usize = 100_000;
/// Rows read, and sent, at a time.
const STEP: usize = 1000;
const HEADINGS: &str =
    "time,level,method,path,status,duration_ms,username,email,address,user_agent,request_id\r\n";

/// Everything that is asked for, beginning where it is asked to.
pub(super) fn export(env: Env, asked: Asked) -> Response {
    let first = Some(State { env, asked, left: MOST_ROWS, begun: false });
    let body = Body::from_stream(stream::unfold(first, |state| async move {
        let (bytes, next) = state?.step().await;
        Some((Ok::<_, Infallible>(bytes), next))
    }));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"requests.csv\"")),
    ];
    (headers, body).into_response()
}

struct State {
    env: Env,
    asked: Asked,
    left: usize,
    begun: bool,
}

impl State {
    async fn step(mut self) -> (Bytes, Option<Self>) {
        let mut text = if self.begun { String::new() } else { HEADINGS.to_owned() };
        self.begun = true;
        self.asked.limit = STEP.min(self.left);
        match requests::read(&self.env, &self.asked).await {
            Ok((rows, next)) => {
                rows.iter().for_each(|row| push_row(&mut text, row));
                self.left -= rows.len();
                self.asked.after = next;
                let goes_on = next.is_some() && self.left > 0;
                (text.into(), goes_on.then_some(self))
            }
            Err(error) => {
                tracing::warn!(%error, "an export of the request log broke off");
                text.push_str("\"(broken off: the database did not answer)\"\r\n");
                (text.into(), None)
            }
        }
    }
}

fn push_row(text: &mut String, seen: &Seen) {
    let entry = &seen.entry;
    let person = seen.person.as_ref();
    let at = entry.at().to_rfc3339();
    let status = entry.status.to_string();
    let request = entry.request_id.to_string();
    let duration = format!("{}.{:03}", entry.duration_us / 1000, entry.duration_us % 1000);
    let cells = [
        at.as_str(),
        entry.level().name(),
        &entry.method,
        &entry.target,
        &status,
        &duration,
        person.map_or("", |person| person.username.as_str()),
        person.map_or("", |person| person.email.as_str()),
        entry.address.as_deref().unwrap_or_default(),
        entry.user_agent.as_deref().unwrap_or_default(),
        &request,
    ];
    for (i, cell) in cells.into_iter().enumerate() {
        if i > 0 {
            text.push(',');
        }
        push_cell(text, cell);
    }
    text.push_str("\r\n");
}

fn push_cell(text: &mut String, cell: &str) {
    let apostrophe = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if apostrophe.is_empty() && !cell.contains([',', '"', '\r', '\n']) {
        text.push_str(cell);
        return;
    }
    text.push('"');
    text.push_str(apostrophe);
    text.push_str(&cell.replace('"', "\"\""));
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> String {
        let mut out = String::new();
        push_cell(&mut out, text);
        out
    }

    #[test]
    fn a_cell_that_a_spreadsheet_would_run_is_made_text() {
        assert_eq!(cell("=cmd|' /C calc'!A0"), "\"'=cmd|' /C calc'!A0\"");
        for formula in ["+1", "-1", "@SUM(1)", "\t=1", "\r=1"] {
            assert!(cell(formula).starts_with("\"'"), "{formula}");
        }
    }

    #[test]
    fn separators_and_quotes_stay_inside_their_cell() {
        assert_eq!(cell("/a?x=1,2"), "\"/a?x=1,2\"");
        assert_eq!(cell("say \"hi\"\nthere"), "\"say \"\"hi\"\"\nthere\"");
        assert_eq!(cell("plain"), "plain");
    }
}
