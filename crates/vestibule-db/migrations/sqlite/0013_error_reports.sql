-- What went wrong inside, one row for each kind of failure however often it happens.
CREATE TABLE error_reports (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    -- What makes two failures one kind: where it happened or the chain of causes, without numbers.
    fingerprint   TEXT NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('panic', 'failure', 'unavailable')),
    title         TEXT NOT NULL,
    -- file:line of a panic.
    location      TEXT,
    -- Method and path, ids left out, of the latest; or which work behind the scenes.
    route         TEXT NOT NULL,
    -- The chain of causes of the latest, one a line.
    causes        TEXT NOT NULL,
    -- The request id of the latest; none for work behind the scenes.
    request_id    TEXT,
    -- The build that met the latest.
    version       TEXT NOT NULL,
    occurrences   INTEGER NOT NULL,
    first_seen_at INTEGER NOT NULL,
    last_seen_at  INTEGER NOT NULL,
    resolved_at   INTEGER,
    resolved_by   TEXT,
    -- When operators were last written to.
    notified_at   INTEGER
) STRICT;
CREATE UNIQUE INDEX error_reports_fingerprint_key ON error_reports (fingerprint);
-- Lists show what happened last first, and usually only what nobody has looked after.
CREATE INDEX error_reports_last_seen_idx ON error_reports (last_seen_at, id);
CREATE INDEX error_reports_open_idx ON error_reports (last_seen_at, id) WHERE resolved_at IS NULL;
