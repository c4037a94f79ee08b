-- What a person shows besides the password.

-- When the person switched a second factor on; stands with the person because everybody who shows
-- or judges them asks.
ALTER TABLE users ADD COLUMN second_factor_at BIGINT;

-- The authenticator's secret, sealed; none while it is off.
CREATE TABLE totp (
    user_id         BIGINT NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    secret          TEXT COLLATE "C",
    -- The last 30 s step whose code was used: it and all before it are spent.
    last_spent_step BIGINT,
    -- Raised by each switching on and off, so that no secret comes twice.
    generation      BIGINT NOT NULL
);

-- Codes for the day the authenticator is lost; a used one stays, so that it is known as used.
CREATE TABLE recovery_codes (
    user_id    BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    code_hash  BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    spent_at   BIGINT,
    PRIMARY KEY (user_id, code_hash)
);

-- The newest code that was mailed to a person for a purpose.
CREATE TABLE email_codes (
    user_id    BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    purpose    TEXT COLLATE "C" NOT NULL,
    code_hash  BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    spent_at   BIGINT,
    PRIMARY KEY (user_id, purpose)
);
CREATE INDEX email_codes_expires_at_idx ON email_codes (expires_at);

-- Half-finished sign-ins: the password was right, something is still due. Finishing deletes the row.
CREATE TABLE sign_in_attempts (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash      BYTEA NOT NULL,
    user_id         BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- What is due next: second_factor or new_password.
    step            TEXT COLLATE "C" NOT NULL,
    -- The attempt is dead when either has changed.
    auth_epoch      BIGINT NOT NULL,
    password_set_at BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL
);
CREATE UNIQUE INDEX sign_in_attempts_token_hash_key ON sign_in_attempts (token_hash);
CREATE INDEX sign_in_attempts_user_id_idx ON sign_in_attempts (user_id);
CREATE INDEX sign_in_attempts_expires_at_idx ON sign_in_attempts (expires_at);

-- When a person last came in, which also tells whether they ever have.
CREATE TABLE last_sign_ins (
    user_id BIGINT NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    at      BIGINT NOT NULL
);
