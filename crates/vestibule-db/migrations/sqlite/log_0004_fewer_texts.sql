-- A row is written at every request, and texts are most of what it costs: the level follows from the
-- status, and a request's name is a number, shown as sixteen hexadecimal digits.
-- engine:
CREATE TABLE request_log_new (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          INTEGER NOT NULL,
    method      TEXT    NOT NULL,
    -- Path and query with one-time tokens masked.
    target      TEXT    NOT NULL,
    status      INTEGER NOT NULL,
    duration_us INTEGER NOT NULL,
    user_id     INTEGER,
    address     TEXT,
    user_agent  TEXT,
    request_id  INTEGER NOT NULL
) STRICT;
INSERT INTO request_log_new
SELECT id, at, method, target, status, duration_us, user_id, address, user_agent,
    -- Digit by digit: << and | are of one rank in SQLite, so this is read from left to right.
    instr(digits, substr(request_id, 1, 1)) - 1 << 4 | instr(digits, substr(request_id, 2, 1)) - 1 << 4 |
    instr(digits, substr(request_id, 3, 1)) - 1 << 4 | instr(digits, substr(request_id, 4, 1)) - 1 << 4 |
    instr(digits, substr(request_id, 5, 1)) - 1 << 4 | instr(digits, substr(request_id, 6, 1)) - 1 << 4 |
    instr(digits, substr(request_id, 7, 1)) - 1 << 4 | instr(digits, substr(request_id, 8, 1)) - 1 << 4 |
    instr(digits, substr(request_id, 9, 1)) - 1 << 4 | instr(digits, substr(request_id, 10, 1)) - 1 << 4 |
    instr(digits, substr(request_id, 11, 1)) - 1 << 4 | instr(digits, substr(request_id, 12, 1)) - 1 << 4 |
    instr(digits, substr(request_id, 13, 1)) - 1 << 4 | instr(digits, substr(request_id, 14, 1)) - 1 << 4 |
    instr(digits, substr(request_id, 15, 1)) - 1 << 4 | instr(digits, substr(request_id, 16, 1)) - 1
FROM request_log, (SELECT '0123456789abcdef' AS digits)
ORDER BY id;
-- Ids go on where they were, also when everything has been pruned.
DELETE FROM sqlite_sequence WHERE name = 'request_log_new';
UPDATE sqlite_sequence SET name = 'request_log_new' WHERE name = 'request_log';
DROP TABLE request_log;
ALTER TABLE request_log_new RENAME TO request_log;
CREATE INDEX request_log_at_idx ON request_log (at, id);
CREATE INDEX request_log_user_idx ON request_log (user_id, at, id) WHERE user_id IS NOT NULL;
CREATE INDEX request_log_status_idx ON request_log (status, at, id) WHERE status <> 200;
CREATE INDEX request_log_method_idx ON request_log (method, at, id) WHERE method <> 'GET';
-- end engine
-- Refusals are 0, failures 1.
CREATE INDEX request_log_level_idx ON request_log ((status / 500), at, id) WHERE status >= 400;
