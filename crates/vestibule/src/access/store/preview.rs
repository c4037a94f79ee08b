//! Who holds a permission through one role and in no other way: whom adding or removing it
//! concerns.
//!
//! The other ways of a few holders are looked up for each of them; for many holders they are
//! gathered once. Each engine has its own way of saying that: SQLite builds the set of `NOT IN`,
//! which PostgreSQL does only while it fits into its working memory.

use std::collections::HashMap;

use vestibule_db::{DbResult, Engine, Reads, Statement, on_db};
use vestibule_kernel::{PermissionId, RoleId, Timestamp, UserId, UserUuid};

/// Whoever waits to be purged: few, and found by their status.
macro_rules! deleted {
    () => {
        "SELECT gone.id FROM users gone WHERE gone.status = 'deleted'"
    };
}
/// Whom the role $1 does not concern: whoever holds the permission $2 now in another way, and whoever is
/// not there any more.
macro_rules! otherwise {
    () => {
        concat!(
            deleted!(),
            " UNION ALL ",
            "SELECT o.user_id FROM grants o WHERE o.permission_id = $2 ",
            "AND (o.expires_at IS NULL OR o.expires_at > $3) ",
            "UNION ALL SELECT o.user_id FROM grants o WHERE o.role_id IN (SELECT rp.role_id FROM role_permissions rp ",
            "WHERE rp.permission_id = $2 AND rp.role_id <> $1 UNION SELECT r.id FROM roles r ",
            "WHERE r.built_in = 'super_admin') AND (o.expires_at IS NULL OR o.expires_at > $3)"
        )
    };
}
macro_rules! holders_sqlite {
    ($select:literal, $rest:literal) => {
        concat!(
            $select,
            " FROM grants h WHERE h.role_id = $1 AND (h.expires_at IS NULL OR h.expires_at > $3) ",
            "AND h.user_id NOT IN (",
            otherwise!(),
            ") ",
            $rest
        )
    };
}
macro_rules! holders_postgres {
    ($select:literal, $rest:literal) => {
        concat!(
            "WITH o AS (",
            otherwise!(),
            ") ",
            $select,
            " FROM grants h WHERE h.role_id = $1 AND (h.expires_at IS NULL OR h.expires_at > $3) ",
            "AND NOT EXISTS (SELECT 1 FROM o WHERE o.id = h.user_id) ",
            $rest
        )
    };
}
macro_rules! everybody_sqlite {
    ($select:literal, $rest:literal) => {
        concat!($select, " FROM users u WHERE u.id NOT IN (", otherwise!(), ") ", $rest)
    };
}
macro_rules! everybody_postgres {
    ($select:literal, $rest:literal) => {
        concat!(
            "WITH o AS (",
            otherwise!(),
            ") ",
            $select,
            " FROM users u WHERE NOT EXISTS (SELECT 1 FROM o WHERE o.id = u.id) ",
            $rest
        )
    };
}

/// Up to so many holders are looked at one by one.
const FEW: i64 = 20_000;
const SOME_HOLDERS: &str =
    "SELECT COUNT(*) FROM (SELECT 1 FROM grants WHERE role_id = $1 LIMIT $2) AS some_of_them";

macro_rules! few_holders {
    ($select:literal, $rest:literal) => {
        concat!(
            $select,
            " FROM grants h WHERE h.role_id = $1 AND (h.expires_at IS NULL OR h.expires_at > $3) ",
            "AND NOT EXISTS (SELECT 1 FROM grants o WHERE o.user_id = h.user_id ",
            "AND (o.expires_at IS NULL OR o.expires_at > $3) AND (o.permission_id = $2 ",
            "OR o.role_id IN (SELECT rp.role_id FROM role_permissions rp ",
            "WHERE rp.permission_id = $2 AND rp.role_id <> $1 ",
            "UNION SELECT r.id FROM roles r WHERE r.built_in = 'super_admin'))) ",
            "AND h.user_id NOT IN (",
            deleted!(),
            ")",
            $rest
        )
    };
}
const COUNT_FEW: &str = few_holders!("SELECT COUNT(DISTINCT h.user_id)", "");
const FIRST_FEW: &str = few_holders!("SELECT DISTINCT h.user_id AS id", " ORDER BY h.user_id LIMIT 100");
const COUNT_HOLDERS: [&str; 2] = [
    holders_sqlite!("SELECT COUNT(DISTINCT h.user_id)", ""),
    holders_postgres!("SELECT COUNT(DISTINCT h.user_id)", ""),
];
const FIRST_HOLDERS: [&str; 2] = [
    holders_sqlite!("SELECT DISTINCT h.user_id AS id", "ORDER BY h.user_id LIMIT 100"),
    holders_postgres!("SELECT DISTINCT h.user_id AS id", "ORDER BY h.user_id LIMIT 100"),
];
// All of them are people, so that a subtraction will do; $1 is `User`.
const COUNT_EVERYBODY: &str = concat!(
    "SELECT (SELECT COUNT(*) FROM users) - COUNT(DISTINCT others.id) FROM (",
    otherwise!(),
    ") AS others"
);
const FIRST_EVERYBODY: [&str; 2] = [
    everybody_sqlite!("SELECT u.id", "ORDER BY u.id LIMIT 100"),
    everybody_postgres!("SELECT u.id", "ORDER BY u.id LIMIT 100"),
];
const EVERYBODY_HOLDS: &str = "SELECT 1 FROM role_permissions rp JOIN roles r ON r.id = rp.role_id \
     WHERE r.built_in = 'user' AND rp.permission_id = $2 AND r.id <> $1";

/// Whose role is being looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::access) enum Circle {
    /// Those who were given the role.
    Holders,
    /// Everybody: the role is `User`.
    Everybody,
}

/// By what else than a role a permission is held.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(in crate::access) struct OtherWays {
    /// Other roles, in order.
    roles: Vec<i64>,
    /// The permission itself, when it was granted to anybody.
    direct: Option<PermissionId>,
}

/// By what else each of some permissions is held; those that are held by nothing else are left out.
pub(in crate::access) async fn other_ways(
    db: &mut impl Reads,
    role: RoleId,
    permissions: &[PermissionId],
) -> DbResult<HashMap<PermissionId, OtherWays>> {
    let ids = || permissions.iter().map(|id| id.0);
    let mut by_roles =
        Statement::new("SELECT permission_id, role_id FROM role_permissions WHERE role_id <> ");
    by_roles.bind_int(role.0).push(" AND permission_id IN ").bind_ints(ids()).push(" ORDER BY role_id");
    let mut directly = Statement::new(
        "SELECT p.id FROM permissions p WHERE EXISTS (SELECT 1 FROM grants g WHERE g.permission_id = p.id) \
         AND p.id IN ",
    );
    directly.bind_ints(ids());
    let mut ways: HashMap<PermissionId, OtherWays> = HashMap::new();
    for (permission, other) in by_roles.fetch_all::<(i64, i64)>(db).await? {
        ways.entry(PermissionId(permission)).or_default().roles.push(other);
    }
    for (permission,) in directly.fetch_all::<(i64,)>(db).await? {
        let permission = PermissionId(permission);
        ways.entry(permission).or_default().direct = Some(permission);
    }
    Ok(ways)
}

/// How many, and the first hundred of them.
pub(in crate::access) async fn only_through(
    db: &mut impl Reads,
    circle: Circle,
    role: RoleId,
    permission: PermissionId,
    now: Timestamp,
) -> DbResult<(i64, Vec<UserId>)> {
    let everybody: Option<i32> = on_db!(db, c => {
        sqlx::query_scalar(EVERYBODY_HOLDS).bind(role.0).bind(permission.0).fetch_optional(c).await?
    });
    if everybody.is_some() {
        return Ok((0, Vec::new()));
    }
    let engine = match db.engine() {
        Engine::Sqlite => 0,
        Engine::Postgres => 1,
    };
    let (count, first) = match circle {
        Circle::Holders if has_few_holders(db, role).await? => (COUNT_FEW, FIRST_FEW),
        Circle::Holders => (COUNT_HOLDERS[engine], FIRST_HOLDERS[engine]),
        Circle::Everybody => (COUNT_EVERYBODY, FIRST_EVERYBODY[engine]),
    };
    let count: i64 = on_db!(db, c => {
        sqlx::query_scalar(count).bind(role.0).bind(permission.0).bind(now.as_millis()).fetch_one(c).await?
    });
    if count == 0 {
        return Ok((0, Vec::new()));
    }
    let first: Vec<i64> = on_db!(db, c => {
        sqlx::query_scalar(first).bind(role.0).bind(permission.0).bind(now.as_millis()).fetch_all(c).await?
    });
    Ok((count, first.into_iter().map(UserId).collect()))
}

async fn has_few_holders(db: &mut impl Reads, role: RoleId) -> DbResult<bool> {
    let some: i64 = on_db!(db, c => {
        sqlx::query_scalar(SOME_HOLDERS).bind(role.0).bind(FEW + 1).fetch_one(c).await?
    });
    Ok(some <= FEW)
}

/// Public ids and usernames of some people.
pub(in crate::access) async fn people(
    db: &mut impl Reads,
    ids: &[UserId],
) -> DbResult<Vec<(UserUuid, String)>> {
    let mut statement = Statement::new("SELECT uuid, username FROM users WHERE id IN ");
    statement.bind_ints(ids.iter().map(|id| id.0)).push(" ORDER BY id");
    let rows: Vec<(String, String)> = statement.fetch_all(db).await?;
    let parse = |(uuid, name): (String, String)| {
        uuid.parse().map(|uuid| (uuid, name)).map_err(|error| sqlx::Error::Decode(Box::new(error)))
    };
    Ok(rows.into_iter().map(parse).collect::<Result<_, _>>()?)
}
