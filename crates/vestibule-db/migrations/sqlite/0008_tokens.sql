-- Tokens of programs. One sign-in begins a family; each refresh token of it works once, and a used
-- one that comes again ends the family. Only SHA-256 hashes are kept. What ends is deleted.
CREATE TABLE token_families (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The claim `sid` of the family's access tokens.
    uuid       TEXT    NOT NULL,
    user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    auth_epoch INTEGER NOT NULL,
    -- When the person proved who they are.
    created_at INTEGER NOT NULL,
    -- When the last token of the family ends.
    expires_at INTEGER NOT NULL,
    address    TEXT,
    user_agent TEXT
) STRICT;
CREATE UNIQUE INDEX token_families_uuid_key ON token_families (uuid);
CREATE INDEX token_families_user_id_idx ON token_families (user_id);
CREATE INDEX token_families_expires_at_idx ON token_families (expires_at);

CREATE TABLE refresh_tokens (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash BLOB    NOT NULL,
    family_id  INTEGER NOT NULL REFERENCES token_families (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    -- Kept until it would have expired, so that a second use is noticed.
    spent_at   INTEGER
) STRICT;
CREATE UNIQUE INDEX refresh_tokens_token_hash_key ON refresh_tokens (token_hash);
CREATE INDEX refresh_tokens_family_id_idx ON refresh_tokens (family_id);
CREATE INDEX refresh_tokens_expires_at_idx ON refresh_tokens (expires_at);

-- Tokens a person makes for a program of theirs, by name.
CREATE TABLE api_tokens (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash   BLOB    NOT NULL,
    user_id      INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    auth_epoch   INTEGER NOT NULL,
    name         TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER,
    last_used_at INTEGER
) STRICT;
CREATE UNIQUE INDEX api_tokens_token_hash_key ON api_tokens (token_hash);
CREATE INDEX api_tokens_user_id_idx ON api_tokens (user_id);

-- The table of 0004 took an answer with the key. The answer is not known yet when the key must be
-- written, in the transaction of the change, so it may be missing; nothing has used the old table.
DROP TABLE idempotency_keys;
CREATE TABLE idempotency_keys (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    key_hash     BLOB    NOT NULL,
    request_hash BLOB    NOT NULL,
    created_at   INTEGER NOT NULL,
    status       INTEGER,
    -- Headers and body, sealed: an answer may say what only its reader should know.
    answer       TEXT
) STRICT;
CREATE UNIQUE INDEX idempotency_keys_key_hash_key ON idempotency_keys (key_hash);
CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);
