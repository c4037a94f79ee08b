-- What went wrong inside, one row for each kind of failure however often it happens.
CREATE TABLE error_reports (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- What makes two failures one kind: where it happened or the chain of causes, without numbers.
    fingerprint   TEXT COLLATE "C" NOT NULL,
    kind          TEXT COLLATE "C" NOT NULL CHECK (kind IN ('panic', 'failure', 'unavailable')),
    title         TEXT COLLATE "C" NOT NULL,
    -- file:line of a panic.
    location      TEXT COLLATE "C",
    -- Method and path, ids left out, of the latest; or which work behind the scenes.
    route         TEXT COLLATE "C" NOT NULL,
    -- The chain of causes of the latest, one a line.
    causes        TEXT COLLATE "C" NOT NULL,
    -- The request id of the latest; none for work behind the scenes.
    request_id    TEXT COLLATE "C",
    -- The build that met the latest.
    version       TEXT COLLATE "C" NOT NULL,
    occurrences   BIGINT NOT NULL,
    first_seen_at BIGINT NOT NULL,
    last_seen_at  BIGINT NOT NULL,
    resolved_at   BIGINT,
    resolved_by   TEXT COLLATE "C",
    -- When operators were last written to.
    notified_at   BIGINT
);
CREATE UNIQUE INDEX error_reports_fingerprint_key ON error_reports (fingerprint);
-- Lists show what happened last first, and usually only what nobody has looked after.
CREATE INDEX error_reports_last_seen_idx ON error_reports (last_seen_at, id);
CREATE INDEX error_reports_open_idx ON error_reports (last_seen_at, id) WHERE resolved_at IS NULL;
