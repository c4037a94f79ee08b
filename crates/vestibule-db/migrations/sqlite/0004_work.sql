-- What changed, in commit order: drives the caches of every node and live events.
CREATE TABLE changes (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    subject TEXT    NOT NULL,
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX changes_at_idx ON changes (at);

-- Work for later, written in the transaction that causes it.
CREATE TABLE jobs (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT    NOT NULL,
    payload      TEXT    NOT NULL,
    -- At most one unfinished job of a kind and key.
    dedupe_key   TEXT,
    -- Jobs of one key run one after another, in the order of their ids.
    ordering_key TEXT,
    run_at       INTEGER NOT NULL,
    attempts     INTEGER NOT NULL,
    -- While a worker holds the job; past it another may take it.
    locked_until INTEGER,
    created_at   INTEGER NOT NULL,
    finished_at  INTEGER,
    -- Set when the job was given up.
    failed_at    INTEGER,
    last_error   TEXT
) STRICT;
CREATE UNIQUE INDEX jobs_dedupe_key ON jobs (kind, dedupe_key) WHERE dedupe_key IS NOT NULL AND finished_at IS NULL AND failed_at IS NULL;
CREATE INDEX jobs_due_idx ON jobs (run_at, id) WHERE finished_at IS NULL AND failed_at IS NULL;
CREATE INDEX jobs_ordering_idx ON jobs (ordering_key, id) WHERE finished_at IS NULL AND failed_at IS NULL;

-- The outbox. Parameters are sealed and purged on delivery: they hold links that work.
CREATE TABLE letters (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id       INTEGER REFERENCES users (id) ON DELETE SET NULL,
    to_address    TEXT    NOT NULL,
    template      TEXT    NOT NULL,
    locale        TEXT    NOT NULL,
    parameters    TEXT,
    message_id    TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    -- After this the letter would carry a link that no longer works.
    expires_at    INTEGER NOT NULL,
    attempts      INTEGER NOT NULL,
    last_error    TEXT,
    sent_at       INTEGER,
    given_up_at   INTEGER
) STRICT;
CREATE UNIQUE INDEX letters_message_id_key ON letters (message_id);
CREATE INDEX letters_user_id_idx ON letters (user_id);

-- Answers to API v1 POSTs that carried an Idempotency-Key.
CREATE TABLE idempotency_keys (
    key_hash     BLOB    NOT NULL PRIMARY KEY,
    request_hash BLOB    NOT NULL,
    status       INTEGER NOT NULL,
    body         TEXT    NOT NULL,
    created_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);
