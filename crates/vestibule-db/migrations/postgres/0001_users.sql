-- The person: names, addresses, standing. A moment is kept rather than a flag, in Unix milliseconds.
CREATE TABLE users (
    id                BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid              TEXT COLLATE "C" NOT NULL,
    first_name        TEXT COLLATE "C" NOT NULL,
    last_name         TEXT COLLATE "C" NOT NULL,
    username          TEXT COLLATE "C" NOT NULL,
    username_folded   TEXT COLLATE "C" NOT NULL,
    email             TEXT COLLATE "C" NOT NULL,
    email_folded      TEXT COLLATE "C" NOT NULL,
    email_verified_at BIGINT,
    -- Copied into sessions and tokens; raising it ends them all, for good.
    auth_epoch        BIGINT NOT NULL,
    locale            TEXT COLLATE "C" NOT NULL,
    time_zone         TEXT COLLATE "C" NOT NULL,
    created_at        BIGINT NOT NULL,
    updated_at        BIGINT NOT NULL,
    disabled_at       BIGINT
);
CREATE UNIQUE INDEX users_uuid_key ON users (uuid);
CREATE UNIQUE INDEX users_username_folded_key ON users (username_folded);
CREATE UNIQUE INDEX users_email_folded_key ON users (email_folded);

-- A sign-up with a taken address holds its username as long as a real one would, so that the
-- name's state does not tell who has an account.
CREATE TABLE username_reservations (
    username_folded TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    expires_at      BIGINT NOT NULL
);

CREATE TABLE passwords (
    user_id    BIGINT NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    hash       TEXT COLLATE "C" NOT NULL,
    set_at     BIGINT NOT NULL,
    -- Set when this password was made by Vestibule: it works until then, once, to choose another.
    expires_at BIGINT
);
