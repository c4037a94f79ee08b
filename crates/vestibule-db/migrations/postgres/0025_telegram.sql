-- By which way a letter goes: mail; chat, with mail to fall back on; or chat_as_well, beside another by mail.
ALTER TABLE letters ADD COLUMN way TEXT COLLATE "C" NOT NULL DEFAULT 'mail';

-- The chat in which a person is told codes and notices.
CREATE TABLE telegram_chats (
    user_id    BIGINT NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    chat_id    BIGINT NOT NULL,
    name       TEXT COLLATE "C" NOT NULL,
    linked_at  BIGINT NOT NULL,
    -- Set when the person has blocked the bot.
    blocked_at BIGINT
);

-- Deep links that nobody has opened yet; one per person, and only its hash.
CREATE TABLE telegram_codes (
    user_id    BIGINT NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    code_hash  BYTEA NOT NULL,
    expires_at BIGINT NOT NULL,
    -- Of the person, when it was made: a new password or a disabled account ends it.
    auth_epoch BIGINT NOT NULL
);
CREATE UNIQUE INDEX telegram_codes_code_hash_key ON telegram_codes (code_hash);

-- Which node asks Telegram what people have written, and how far it has got.
CREATE TABLE telegram_listeners (
    -- The bot's number: updates are counted per bot.
    bot         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    node        TEXT COLLATE "C" NOT NULL,
    held_until  BIGINT NOT NULL,
    last_update BIGINT
);

-- By which way a person wants to be told what; whoever has no row is written letters.
CREATE TABLE notification_preferences (
    user_id BIGINT NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    codes   TEXT COLLATE "C" NOT NULL,
    notices TEXT COLLATE "C" NOT NULL
);
