-- Who took the letter, or was the last to try.
ALTER TABLE letters ADD COLUMN sender TEXT COLLATE "C";
-- Set when an administrator called it off.
ALTER TABLE letters ADD COLUMN cancelled_at BIGINT;

-- The outbox as administrators read it, and the few letters that are still to go.
CREATE INDEX letters_placed_idx ON letters (created_at, id);
CREATE INDEX letters_waiting_idx ON letters (created_at, id) WHERE sent_at IS NULL AND given_up_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX letters_dead_idx ON letters (created_at, id) WHERE given_up_at IS NOT NULL;

-- How many letters each mail server has had, for those that count them.
CREATE TABLE mail_senders (
    name      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    -- Minutes and days since 1970, in UTC.
    minute    BIGINT NOT NULL,
    in_minute BIGINT NOT NULL,
    day       BIGINT NOT NULL,
    in_day    BIGINT NOT NULL
);
