-- Guesses per account, network or device, counted before each is checked. The bucket is an HMAC: names
-- that people type, and networks, are not stored.
CREATE TABLE throttle_buckets (
    bucket        BLOB NOT NULL PRIMARY KEY,
    -- Whose account it is about, so that an administrator can clear it. No foreign key: a guess must
    -- not fail because its account is being deleted.
    user_id       INTEGER,
    attempts      INTEGER NOT NULL,
    began_at      INTEGER NOT NULL,
    last_at       INTEGER NOT NULL,
    blocked_until INTEGER NOT NULL
) STRICT;
CREATE INDEX throttle_buckets_user_id_idx ON throttle_buckets (user_id);
CREATE INDEX throttle_buckets_last_at_idx ON throttle_buckets (last_at);
