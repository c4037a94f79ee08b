-- The person: names, addresses, standing. A moment is kept rather than a flag, in Unix milliseconds.
CREATE TABLE users (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid              TEXT    NOT NULL,
    first_name        TEXT    NOT NULL,
    last_name         TEXT    NOT NULL,
    username          TEXT    NOT NULL,
    username_folded   TEXT    NOT NULL,
    email             TEXT    NOT NULL,
    email_folded      TEXT    NOT NULL,
    email_verified_at INTEGER,
    -- Copied into sessions and tokens; raising it ends them all, for good.
    auth_epoch        INTEGER NOT NULL,
    locale            TEXT    NOT NULL,
    time_zone         TEXT    NOT NULL,
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    disabled_at       INTEGER
) STRICT;
CREATE UNIQUE INDEX users_uuid_key ON users (uuid);
CREATE UNIQUE INDEX users_username_folded_key ON users (username_folded);
CREATE UNIQUE INDEX users_email_folded_key ON users (email_folded);

-- A sign-up with a taken address holds its username as long as a real one would, so that the
-- name's state does not tell who has an account.
CREATE TABLE username_reservations (
    username_folded TEXT    NOT NULL PRIMARY KEY,
    expires_at      INTEGER NOT NULL
) STRICT;

CREATE TABLE passwords (
    user_id    INTEGER NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    hash       TEXT    NOT NULL,
    set_at     INTEGER NOT NULL,
    -- Set when this password was made by Vestibule: it works until then, once, to choose another.
    expires_at INTEGER
) STRICT;
