-- Who changed what. People appear by uuid; addresses and devices stand in side rows that can be
-- erased without breaking the chain.
CREATE TABLE audit_events (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          BIGINT NOT NULL,
    actor_kind  TEXT COLLATE "C" NOT NULL CHECK (actor_kind IN ('anonymous', 'person', 'operator', 'system')),
    actor_uuid  TEXT COLLATE "C",
    action      TEXT COLLATE "C" NOT NULL,
    target_kind TEXT COLLATE "C" NOT NULL,
    target_id   TEXT COLLATE "C" NOT NULL,
    detail      TEXT COLLATE "C" NOT NULL,
    request_id  TEXT COLLATE "C"
);
CREATE INDEX audit_events_at_idx ON audit_events (at, id);
CREATE INDEX audit_events_actor_idx ON audit_events (actor_uuid, id);
CREATE INDEX audit_events_target_idx ON audit_events (target_kind, target_id, id);

CREATE TABLE audit_personal (
    event_id   BIGINT NOT NULL PRIMARY KEY REFERENCES audit_events (id),
    address    TEXT COLLATE "C",
    user_agent TEXT COLLATE "C"
);
