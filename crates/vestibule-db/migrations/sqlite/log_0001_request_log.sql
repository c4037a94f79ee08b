-- Who asked for what. Written in batches, pruned by age; on SQLite in a file of its own, so that
-- its writes never wait for anybody's sign-up.
CREATE TABLE request_log (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          INTEGER NOT NULL,
    level       TEXT    NOT NULL,
    method      TEXT    NOT NULL,
    -- Path and query with one-time tokens masked.
    target      TEXT    NOT NULL,
    route       TEXT,
    status      INTEGER NOT NULL,
    duration_us INTEGER NOT NULL,
    user_id     INTEGER,
    address     TEXT,
    user_agent  TEXT,
    request_id  TEXT    NOT NULL
) STRICT;
CREATE INDEX request_log_at_idx ON request_log (at, id);
CREATE INDEX request_log_user_idx ON request_log (user_id, id);
