-- Guesses per account, network or device, counted before each is checked. The bucket is an HMAC: names
-- that people type, and networks, are not stored.
CREATE TABLE throttle_buckets (
    bucket        BYTEA NOT NULL PRIMARY KEY,
    -- Whose account it is about, so that an administrator can clear it. No foreign key: a guess must
    -- not fail because its account is being deleted.
    user_id       BIGINT,
    attempts      BIGINT NOT NULL,
    began_at      BIGINT NOT NULL,
    last_at       BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL
);
CREATE INDEX throttle_buckets_user_id_idx ON throttle_buckets (user_id);
CREATE INDEX throttle_buckets_last_at_idx ON throttle_buckets (last_at);
