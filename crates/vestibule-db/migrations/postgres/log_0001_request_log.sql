-- Who asked for what. Written in batches, pruned by age; on SQLite in a file of its own, so that
-- its writes never wait for anybody's sign-up.
CREATE TABLE request_log (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          BIGINT NOT NULL,
    level       TEXT COLLATE "C" NOT NULL,
    method      TEXT COLLATE "C" NOT NULL,
    -- Path and query with one-time tokens masked.
    target      TEXT COLLATE "C" NOT NULL,
    route       TEXT COLLATE "C",
    status      BIGINT NOT NULL,
    duration_us BIGINT NOT NULL,
    user_id     BIGINT,
    address     TEXT COLLATE "C",
    user_agent  TEXT COLLATE "C",
    request_id  TEXT COLLATE "C" NOT NULL
);
CREATE INDEX request_log_at_idx ON request_log (at, id);
CREATE INDEX request_log_user_idx ON request_log (user_id, id);
