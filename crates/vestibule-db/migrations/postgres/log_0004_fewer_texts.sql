-- A row is written at every request, and texts are most of what it costs: the level follows from the
-- status, and a request's name is a number, shown as sixteen hexadecimal digits.
-- engine:
ALTER TABLE request_log
    DROP COLUMN level,
    ALTER COLUMN request_id TYPE BIGINT USING ('x' || request_id)::bit(64)::bigint;
-- end engine
-- Refusals are 0, failures 1.
CREATE INDEX request_log_level_idx ON request_log ((status / 500), at, id) WHERE status >= 400;
