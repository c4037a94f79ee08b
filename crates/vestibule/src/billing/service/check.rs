//! What may stand in the fields of products and prices: Stripe's own limits, told before it is asked.

use std::collections::BTreeMap;

use url::Url;
use vestibule_kernel::Currency;

use crate::billing::BillingError;

fn invalid(field: &'static str, text: impl Into<String>) -> BillingError {
    BillingError::Invalid(field, text.into())
}

/// A text of at most so many characters, without control characters.
pub(super) fn text(field: &'static str, text: &str, most: usize) -> Result<String, BillingError> {
    let text = text.trim();
    if text.chars().count() > most {
        return Err(invalid(field, format!("{field} has at most {most} characters")));
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(invalid(field, format!("{field} must not contain control characters")));
    }
    Ok(text.to_owned())
}

/// A text that says something.
pub(super) fn name(field: &'static str, value: &str) -> Result<String, BillingError> {
    let text = text(field, value, 250)?;
    if text.is_empty() { Err(invalid(field, format!("{field} is required"))) } else { Ok(text) }
}

/// An address on the web; empty is empty.
pub(super) fn address(field: &'static str, value: &str) -> Result<String, BillingError> {
    let text = text(field, value, 2000)?;
    let is_web = || Url::parse(&text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    if text.is_empty() || is_web() {
        Ok(text)
    } else {
        Err(invalid(field, format!("{field} must be an address that begins with https://")))
    }
}

/// What a bank statement shows: 5 to 22 characters with a letter among them, or nothing.
pub(super) fn descriptor(value: &str) -> Result<String, BillingError> {
    let text = text("statement_descriptor", value, 22)?;
    let fits = (5..=22).contains(&text.chars().count())
        && text.is_ascii()
        && text.bytes().any(|b| b.is_ascii_alphabetic())
        && !text.contains(['<', '>', '\\', '\'', '"', '*']);
    if text.is_empty() || fits {
        return Ok(text);
    }
    let rule = "a statement descriptor has 5 to 22 plain characters, a letter among them";
    Err(invalid("statement_descriptor", rule))
}

fn at_most(field: &'static str, values: &[String], most: usize) -> Result<(), BillingError> {
    if values.len() > most {
        return Err(invalid(field, format!("{field} has at most {most} entries")));
    }
    Ok(())
}

/// A few short lines; empty ones are left out.
pub(super) fn lines(field: &'static str, values: &[String]) -> Result<Vec<String>, BillingError> {
    at_most(field, values, 15)?;
    let lines: Vec<String> = values.iter().map(|line| text(field, line, 80)).collect::<Result<_, _>>()?;
    Ok(lines.into_iter().filter(|line| !line.is_empty()).collect())
}

/// A few addresses on the web.
pub(super) fn addresses(field: &'static str, values: &[String]) -> Result<Vec<String>, BillingError> {
    at_most(field, values, 8)?;
    values.iter().map(|value| address(field, value)).collect()
}

pub(super) fn metadata(values: &BTreeMap<String, String>) -> Result<(), BillingError> {
    let fits = |(key, value): (&String, &String)| {
        !key.is_empty()
            && key.chars().count() <= 40
            && !key.contains(['[', ']'])
            && value.chars().count() <= 500
    };
    if values.len() <= 50 && values.iter().all(fits) {
        return Ok(());
    }
    Err(invalid("metadata", "metadata has at most 50 keys of 40 and values of 500 characters"))
}

/// Decimal text in a currency, in minor units.
pub(super) fn amount(text: &str, currency: &str) -> Result<(i64, Currency), BillingError> {
    let currency = Currency::parse(currency).map_err(BillingError::amount)?;
    Ok((currency.parse_amount(text).map_err(BillingError::amount)?, currency))
}

pub(super) fn interval(value: &str) -> Result<String, BillingError> {
    let interval = value.trim().to_ascii_lowercase();
    if ["day", "week", "month", "year"].contains(&interval.as_str()) {
        Ok(interval)
    } else {
        Err(invalid("interval", "an interval is day, week, month or year"))
    }
}

pub(super) fn between(field: &'static str, number: i64, least: i64, most: i64) -> Result<i64, BillingError> {
    if (least..=most).contains(&number) {
        Ok(number)
    } else {
        Err(invalid(field, format!("{field} is a whole number from {least} to {most}")))
    }
}
