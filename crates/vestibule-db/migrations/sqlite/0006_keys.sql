-- Signing keys, sealed with a key derived from the master key.
CREATE TABLE signing_keys (
    kid        TEXT    NOT NULL PRIMARY KEY,
    algorithm  TEXT    NOT NULL,
    sealed     TEXT    NOT NULL,
    public     TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    -- From then on it signs nothing; it verifies until `expires_at`.
    retired_at INTEGER,
    expires_at INTEGER
) STRICT;

-- Single facts about this installation, such as the master key's fingerprint.
CREATE TABLE facts (
    name       TEXT    NOT NULL PRIMARY KEY,
    value      TEXT    NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
