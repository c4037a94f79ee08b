//! The `invitations` table.

use std::time::Duration;

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{EmailAddress, InvitationId, RoleId, Timestamp, UserUuid};

use super::Invitation;

macro_rules! select_invitation {
    ($rest:literal) => {
        concat!(
            "SELECT i.id, i.email, i.role_id, r.name AS role_name, i.invited_by, i.created_at, i.expires_at ",
            "FROM invitations i LEFT JOIN roles r ON r.id = i.role_id ",
            $rest
        )
    };
}

const BY_ID: &str = select_invitation!("WHERE i.id = $1");
const BY_EMAIL: &str = select_invitation!("WHERE i.email_folded = $1");
const PAGE: &str = select_invitation!("WHERE i.id < $1 ORDER BY i.id DESC LIMIT $2");
const SENT_BY: &str = select_invitation!("WHERE i.invited_by = $1 ORDER BY i.id DESC LIMIT $2");
const UPSERT: &str = "INSERT INTO invitations (email, email_folded, role_id, invited_by, created_at, expires_at) \
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (email_folded) DO UPDATE SET email = excluded.email, \
     role_id = excluded.role_id, invited_by = excluded.invited_by, created_at = excluded.created_at, \
     expires_at = excluded.expires_at RETURNING id";
const DELETE: &str = "DELETE FROM invitations WHERE id = $1";
const PRUNE: &str = "DELETE FROM invitations WHERE expires_at < $1";

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    email: String,
    role_id: Option<i64>,
    role_name: Option<String>,
    invited_by: String,
    created_at: i64,
    expires_at: i64,
}

impl TryFrom<Row> for Invitation {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: InvitationId(row.id),
            email: row.email,
            role: row.role_id.map(RoleId).zip(row.role_name),
            invited_by: row.invited_by.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))?,
            created_at: Timestamp::from_millis(row.created_at),
            expires_at: Timestamp::from_millis(row.expires_at),
        })
    }
}

/// An invitation to an address takes an older one's row over.
pub(super) async fn upsert(
    tx: &mut WriteTx,
    email: &EmailAddress,
    role: Option<RoleId>,
    invited_by: UserUuid,
    now: Timestamp,
    expires_at: Timestamp,
) -> DbResult<InvitationId> {
    let id: i64 = on_db!(tx, c => {
        sqlx::query_scalar(UPSERT)
            .bind(email.as_str())
            .bind(email.folded())
            .bind(role.map(|role| role.0))
            .bind(invited_by.to_string())
            .bind(now.as_millis())
            .bind(expires_at.as_millis())
            .fetch_one(c)
            .await?
    });
    Ok(InvitationId(id))
}

pub(super) async fn by_id(db: &mut impl Reads, id: InvitationId) -> DbResult<Option<Invitation>> {
    let row: Option<Row> = on_db!(db, c => sqlx::query_as(BY_ID).bind(id.0).fetch_optional(c).await?);
    Ok(row.map(Invitation::try_from).transpose()?)
}

pub(super) async fn by_email(db: &mut impl Reads, email: &EmailAddress) -> DbResult<Option<Invitation>> {
    let row: Option<Row> = on_db!(db, c => {
        sqlx::query_as(BY_EMAIL).bind(email.folded()).fetch_optional(c).await?
    });
    Ok(row.map(Invitation::try_from).transpose()?)
}

/// Newest first, from before a row on.
pub(super) async fn page(db: &mut impl Reads, before: i64, rows: i64) -> DbResult<Vec<Invitation>> {
    let rows: Vec<Row> = on_db!(db, c => sqlx::query_as(PAGE).bind(before).bind(rows).fetch_all(c).await?);
    Ok(rows.into_iter().map(Invitation::try_from).collect::<Result<_, _>>()?)
}

/// What a person has sent and nobody has accepted, newest first, for their own archive.
pub(crate) async fn sent_by(db: &mut impl Reads, inviter: UserUuid, limit: i64) -> DbResult<Vec<Invitation>> {
    let rows: Vec<Row> = on_db!(db, c => {
        sqlx::query_as(SENT_BY).bind(inviter.to_string()).bind(limit).fetch_all(c).await?
    });
    Ok(rows.into_iter().map(Invitation::try_from).collect::<Result<_, _>>()?)
}

pub(super) async fn delete(tx: &mut WriteTx, id: InvitationId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE).bind(id.0).execute(c).await?; });
    Ok(())
}

/// Forgets invitations that expired a week ago; until then an administrator sees why nobody came.
pub(crate) async fn prune(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    let before = now.minus(Duration::from_secs(7 * 24 * 3600)).as_millis();
    on_db!(tx, c => { sqlx::query(PRUNE).bind(before).execute(c).await?; });
    Ok(())
}
