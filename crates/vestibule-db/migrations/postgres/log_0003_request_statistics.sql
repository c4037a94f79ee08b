-- What the charts are drawn from, counted while the entries are written: so a month of ten million
-- requests is a few thousand rows to read.
CREATE TABLE request_statistics (
    -- The beginning of an hour, UTC.
    hour     BIGINT NOT NULL,
    level    TEXT COLLATE "C" NOT NULL,
    -- How long the answers took, in half powers of two of microseconds.
    duration BIGINT NOT NULL,
    requests BIGINT NOT NULL,
    PRIMARY KEY (hour, level, duration)
);

-- Who has been here on a day, to count nobody twice; forgotten when the day is over.
CREATE TABLE people_seen (
    -- The beginning of a day, UTC.
    day     BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    PRIMARY KEY (day, user_id)
);

-- How many they were.
CREATE TABLE active_people (
    day    BIGINT NOT NULL PRIMARY KEY,
    people BIGINT NOT NULL
);
