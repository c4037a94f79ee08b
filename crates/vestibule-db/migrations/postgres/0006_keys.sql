-- Signing keys, sealed with a key derived from the master key.
CREATE TABLE signing_keys (
    kid        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    algorithm  TEXT COLLATE "C" NOT NULL,
    sealed     TEXT COLLATE "C" NOT NULL,
    public     TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    -- From then on it signs nothing; it verifies until `expires_at`.
    retired_at BIGINT,
    expires_at BIGINT
);

-- Single facts about this installation, such as the master key's fingerprint.
CREATE TABLE facts (
    name       TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value      TEXT COLLATE "C" NOT NULL,
    updated_at BIGINT NOT NULL
);
