-- What makes the audit log tell when it has been tampered with. Each event, once committed, gets a
-- place in a chain of hashes; each stretch of the chain is signed with a key the database does not
-- hold.
CREATE TABLE audit_chain (
    -- 1, 2, 3 ... without a gap.
    seq       INTEGER NOT NULL PRIMARY KEY,
    event_id  INTEGER NOT NULL REFERENCES audit_events (id),
    -- SHA-256 over the hash before and the event, in hexadecimal.
    hash      TEXT NOT NULL,
    sealed_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX audit_chain_event_id_key ON audit_chain (event_id);

CREATE TABLE audit_checkpoints (
    -- The place up to which it vouches for the chain.
    seq       INTEGER NOT NULL PRIMARY KEY,
    hash      TEXT NOT NULL,
    at        INTEGER NOT NULL,
    -- HMAC-SHA-256 under a key derived from the master key, in hexadecimal.
    signature TEXT NOT NULL
) STRICT;

-- Lists are ordered by the moment.
DROP INDEX audit_events_actor_idx;
DROP INDEX audit_events_target_idx;
CREATE INDEX audit_events_actor_idx ON audit_events (actor_uuid, at, id);
CREATE INDEX audit_events_target_idx ON audit_events (target_kind, target_id, at, id);
CREATE INDEX audit_events_action_idx ON audit_events (action, at, id);

-- engine:
-- Only ever appended to: whoever wants to change the past has to take these away first, and the chain
-- tells afterwards. REPLACE deletes without asking a delete trigger, hence the third.
CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events
BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END;
CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events
BEGIN SELECT RAISE(ABORT, 'audit events are never deleted'); END;
CREATE TRIGGER audit_events_no_replace BEFORE INSERT ON audit_events
WHEN EXISTS (SELECT 1 FROM audit_events WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'audit events are never replaced'); END;
CREATE TRIGGER audit_chain_no_update BEFORE UPDATE ON audit_chain
BEGIN SELECT RAISE(ABORT, 'the audit chain is never changed'); END;
CREATE TRIGGER audit_chain_no_delete BEFORE DELETE ON audit_chain
BEGIN SELECT RAISE(ABORT, 'the audit chain is never cut'); END;
CREATE TRIGGER audit_chain_no_replace BEFORE INSERT ON audit_chain
WHEN EXISTS (SELECT 1 FROM audit_chain WHERE seq = NEW.seq OR event_id = NEW.event_id)
BEGIN SELECT RAISE(ABORT, 'the audit chain is never replaced'); END;
CREATE TRIGGER audit_checkpoints_no_update BEFORE UPDATE ON audit_checkpoints
BEGIN SELECT RAISE(ABORT, 'audit checkpoints are never changed'); END;
CREATE TRIGGER audit_checkpoints_no_delete BEFORE DELETE ON audit_checkpoints
BEGIN SELECT RAISE(ABORT, 'audit checkpoints are never deleted'); END;
CREATE TRIGGER audit_checkpoints_no_replace BEFORE INSERT ON audit_checkpoints
WHEN EXISTS (SELECT 1 FROM audit_checkpoints WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'audit checkpoints are never replaced'); END;
-- end engine
