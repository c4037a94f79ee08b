-- Who changed what. People appear by uuid; addresses and devices stand in side rows that can be
-- erased without breaking the chain.
CREATE TABLE audit_events (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          INTEGER NOT NULL,
    actor_kind  TEXT    NOT NULL CHECK (actor_kind IN ('anonymous', 'person', 'operator', 'system')),
    actor_uuid  TEXT,
    action      TEXT    NOT NULL,
    target_kind TEXT    NOT NULL,
    target_id   TEXT    NOT NULL,
    detail      TEXT    NOT NULL,
    request_id  TEXT
) STRICT;
CREATE INDEX audit_events_at_idx ON audit_events (at, id);
CREATE INDEX audit_events_actor_idx ON audit_events (actor_uuid, id);
CREATE INDEX audit_events_target_idx ON audit_events (target_kind, target_id, id);

CREATE TABLE audit_personal (
    event_id   INTEGER NOT NULL PRIMARY KEY REFERENCES audit_events (id),
    address    TEXT,
    user_agent TEXT
) STRICT;
