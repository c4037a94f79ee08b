-- What changed, in commit order: drives the caches of every node and live events.
CREATE TABLE changes (
    seq     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject TEXT COLLATE "C" NOT NULL,
    at      BIGINT NOT NULL
);
CREATE INDEX changes_at_idx ON changes (at);

-- Work for later, written in the transaction that causes it.
CREATE TABLE jobs (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         TEXT COLLATE "C" NOT NULL,
    payload      TEXT COLLATE "C" NOT NULL,
    -- At most one unfinished job of a kind and key.
    dedupe_key   TEXT COLLATE "C",
    -- Jobs of one key run one after another, in the order of their ids.
    ordering_key TEXT COLLATE "C",
    run_at       BIGINT NOT NULL,
    attempts     BIGINT NOT NULL,
    -- While a worker holds the job; past it another may take it.
    locked_until BIGINT,
    created_at   BIGINT NOT NULL,
    finished_at  BIGINT,
    -- Set when the job was given up.
    failed_at    BIGINT,
    last_error   TEXT COLLATE "C"
);
CREATE UNIQUE INDEX jobs_dedupe_key ON jobs (kind, dedupe_key) WHERE dedupe_key IS NOT NULL AND finished_at IS NULL AND failed_at IS NULL;
CREATE INDEX jobs_due_idx ON jobs (run_at, id) WHERE finished_at IS NULL AND failed_at IS NULL;
CREATE INDEX jobs_ordering_idx ON jobs (ordering_key, id) WHERE finished_at IS NULL AND failed_at IS NULL;

-- The outbox. Parameters are sealed and purged on delivery: they hold links that work.
CREATE TABLE letters (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id       BIGINT REFERENCES users (id) ON DELETE SET NULL,
    to_address    TEXT COLLATE "C" NOT NULL,
    template      TEXT COLLATE "C" NOT NULL,
    locale        TEXT COLLATE "C" NOT NULL,
    parameters    TEXT COLLATE "C",
    message_id    TEXT COLLATE "C" NOT NULL,
    created_at    BIGINT NOT NULL,
    -- After this the letter would carry a link that no longer works.
    expires_at    BIGINT NOT NULL,
    attempts      BIGINT NOT NULL,
    last_error    TEXT COLLATE "C",
    sent_at       BIGINT,
    given_up_at   BIGINT
);
CREATE UNIQUE INDEX letters_message_id_key ON letters (message_id);
CREATE INDEX letters_user_id_idx ON letters (user_id);

-- Answers to API v1 POSTs that carried an Idempotency-Key.
CREATE TABLE idempotency_keys (
    key_hash     BYTEA NOT NULL PRIMARY KEY,
    request_hash BYTEA NOT NULL,
    status       BIGINT NOT NULL,
    body         TEXT COLLATE "C" NOT NULL,
    created_at   BIGINT NOT NULL
);
CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);
