//! Counting what other slices' tables hold, by indexes that lead with the moment.

use std::collections::BTreeMap;

use vestibule_db::{DbResult, Reads, Statement};
use vestibule_kernel::UserUuid;

use super::Span;

/// People by when they signed up.
pub(super) async fn sign_ups(db: &mut impl Reads, span: &Span) -> DbResult<BTreeMap<i64, i64>> {
    let mut statement = Statement::new("SELECT created_at / ");
    statement
        .bind_int(span.step.millis())
        .push(", COUNT(*) FROM users WHERE created_at >= ")
        .bind_int(span.from);
    statement.push(" AND created_at < ").bind_int(span.to).push(" GROUP BY 1");
    let rows: Vec<(i64, i64)> = statement.fetch_all(db).await?;
    Ok(rows.into_iter().collect())
}

/// Events of the audit log of one kind.
pub(super) async fn events(
    db: &mut impl Reads,
    action: &'static str,
    span: &Span,
) -> DbResult<BTreeMap<i64, i64>> {
    let mut statement = Statement::new("SELECT at / ");
    statement
        .bind_int(span.step.millis())
        .push(", COUNT(*) FROM audit_events WHERE action = ")
        .bind_text(action);
    statement.push(" AND at >= ").bind_int(span.from);
    statement.push(" AND at < ").bind_int(span.to).push(" GROUP BY 1");
    let rows: Vec<(i64, i64)> = statement.fetch_all(db).await?;
    Ok(rows.into_iter().collect())
}

/// Finished and refused sign-ins of one person, by the index that leads with whom an event is about.
pub(super) async fn sign_ins_of(
    db: &mut impl Reads,
    person: UserUuid,
    span: &Span,
) -> DbResult<BTreeMap<i64, (i64, i64)>> {
    let mut statement = Statement::new("SELECT at / ");
    statement.bind_int(span.step.millis());
    statement.push(
        ", COUNT(*) FILTER (WHERE action = 'signed_in'), COUNT(*) FILTER (WHERE action = 'sign_in_refused') \
         FROM audit_events WHERE target_kind = 'person' AND target_id = ",
    );
    statement.bind_text(&person.to_string()).push(" AND at >= ").bind_int(span.from);
    statement.push(" AND at < ").bind_int(span.to).push(" GROUP BY 1");
    let rows: Vec<(i64, i64, i64)> = statement.fetch_all(db).await?;
    Ok(rows.into_iter().map(|(n, accepted, refused)| (n, (accepted, refused))).collect())
}

/// Letters by when they were written: all, and those that could not be delivered.
pub(super) async fn letters(db: &mut impl Reads, span: &Span) -> DbResult<BTreeMap<i64, (i64, i64)>> {
    let mut statement = Statement::new("SELECT created_at / ");
    statement.bind_int(span.step.millis());
    statement.push(", COUNT(*), COUNT(given_up_at) FROM letters WHERE created_at >= ").bind_int(span.from);
    statement.push(" AND created_at < ").bind_int(span.to).push(" GROUP BY 1");
    let rows: Vec<(i64, i64, i64)> = statement.fetch_all(db).await?;
    Ok(rows.into_iter().map(|(n, all, given_up)| (n, (all, given_up))).collect())
}
