-- What the charts are drawn from, counted while the entries are written: so a month of ten million
-- requests is a few thousand rows to read.
CREATE TABLE request_statistics (
    -- The beginning of an hour, UTC.
    hour     INTEGER NOT NULL,
    level    TEXT    NOT NULL,
    -- How long the answers took, in half powers of two of microseconds.
    duration INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    PRIMARY KEY (hour, level, duration)
) STRICT;

-- Who has been here on a day, to count nobody twice; forgotten when the day is over.
CREATE TABLE people_seen (
    -- The beginning of a day, UTC.
    day     INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    PRIMARY KEY (day, user_id)
) STRICT;

-- How many they were.
CREATE TABLE active_people (
    day    INTEGER NOT NULL PRIMARY KEY,
    people INTEGER NOT NULL
) STRICT;
