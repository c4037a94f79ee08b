-- Codes sent to somebody who wants to change their password. One per session: it ends with the
-- session, a newer one takes its place, and what is kept is a keyed hash.
CREATE TABLE password_change_codes (
    session_id BIGINT NOT NULL PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    code_hash  BYTEA  NOT NULL,
    -- Counted before a code is compared, so that guesses made at once are all counted.
    tries      BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Whether a mailbox got such a letter a moment ago, in whatever spelling.
CREATE INDEX letters_to_idx ON letters (LOWER(to_address), template, created_at);
