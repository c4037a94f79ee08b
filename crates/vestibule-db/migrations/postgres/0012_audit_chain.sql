-- What makes the audit log tell when it has been tampered with. Each event, once committed, gets a
-- place in a chain of hashes; each stretch of the chain is signed with a key the database does not
-- hold.
CREATE TABLE audit_chain (
    -- 1, 2, 3 ... without a gap.
    seq       BIGINT NOT NULL PRIMARY KEY,
    event_id  BIGINT NOT NULL REFERENCES audit_events (id),
    -- SHA-256 over the hash before and the event, in hexadecimal.
    hash      TEXT COLLATE "C" NOT NULL,
    sealed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX audit_chain_event_id_key ON audit_chain (event_id);

CREATE TABLE audit_checkpoints (
    -- The place up to which it vouches for the chain.
    seq       BIGINT NOT NULL PRIMARY KEY,
    hash      TEXT COLLATE "C" NOT NULL,
    at        BIGINT NOT NULL,
    -- HMAC-SHA-256 under a key derived from the master key, in hexadecimal.
    signature TEXT COLLATE "C" NOT NULL
);

-- Lists are ordered by the moment.
DROP INDEX audit_events_actor_idx;
DROP INDEX audit_events_target_idx;
CREATE INDEX audit_events_actor_idx ON audit_events (actor_uuid, at, id);
CREATE INDEX audit_events_target_idx ON audit_events (target_kind, target_id, at, id);
CREATE INDEX audit_events_action_idx ON audit_events (action, at, id);

-- engine:
-- Only ever appended to: whoever wants to change the past has to take these away first, and the chain
-- tells afterwards.
CREATE FUNCTION vestibule_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever appended to', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION vestibule_refuse_change();
CREATE TRIGGER audit_chain_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION vestibule_refuse_change();
CREATE TRIGGER audit_checkpoints_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION vestibule_refuse_change();
-- end engine
