-- By which way a letter goes: mail; chat, with mail to fall back on; or chat_as_well, beside another by mail.
ALTER TABLE letters ADD COLUMN way TEXT NOT NULL DEFAULT 'mail';

-- The chat in which a person is told codes and notices.
CREATE TABLE telegram_chats (
    user_id    INTEGER NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    chat_id    INTEGER NOT NULL,
    name       TEXT NOT NULL,
    linked_at  INTEGER NOT NULL,
    -- Set when the person has blocked the bot.
    blocked_at INTEGER
) STRICT;

-- Deep links that nobody has opened yet; one per person, and only its hash.
CREATE TABLE telegram_codes (
    user_id    INTEGER NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    code_hash  BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    -- Of the person, when it was made: a new password or a disabled account ends it.
    auth_epoch INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX telegram_codes_code_hash_key ON telegram_codes (code_hash);

-- Which node asks Telegram what people have written, and how far it has got.
CREATE TABLE telegram_listeners (
    -- The bot's number: updates are counted per bot.
    bot         TEXT NOT NULL PRIMARY KEY,
    node        TEXT NOT NULL,
    held_until  INTEGER NOT NULL,
    last_update INTEGER
) STRICT;

-- By which way a person wants to be told what; whoever has no row is written letters.
CREATE TABLE notification_preferences (
    user_id INTEGER NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    codes   TEXT NOT NULL,
    notices TEXT NOT NULL
) STRICT;
