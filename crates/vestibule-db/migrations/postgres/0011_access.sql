-- Managing people and what they may do, at a million people.

-- A deleted person's row stays for a while, so that they can be restored and their names stay taken.
-- Whoever is deleted is disabled too: nothing but managing people needs to know the difference.
ALTER TABLE users ADD COLUMN deleted_at BIGINT CHECK (deleted_at IS NULL OR disabled_at IS NOT NULL);
-- Names as they are searched: NFKC and lower case.
ALTER TABLE users ADD COLUMN first_name_folded TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN last_name_folded TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE users SET first_name_folded = lower(first_name), last_name_folded = lower(last_name);
ALTER TABLE users ADD COLUMN status TEXT COLLATE "C" GENERATED ALWAYS AS (
    CASE WHEN deleted_at IS NOT NULL THEN 'deleted'
         WHEN disabled_at IS NOT NULL THEN 'disabled'
         WHEN email_verified_at IS NULL THEN 'unconfirmed'
         ELSE 'active' END) STORED;
-- One per searched column (the username's and the address's are there), and one per order of the
-- list, with and without a status.
CREATE INDEX users_first_name_folded_idx ON users (first_name_folded, id);
CREATE INDEX users_last_name_folded_idx ON users (last_name_folded, id);
CREATE INDEX users_created_at_idx ON users (created_at, id);
CREATE INDEX users_status_username_idx ON users (status, username_folded);
CREATE INDEX users_status_email_idx ON users (status, email_folded);
CREATE INDEX users_status_created_at_idx ON users (status, created_at, id);

-- Raised by every change; an edit based on an older state is refused.
ALTER TABLE roles ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE permissions ADD COLUMN version BIGINT NOT NULL DEFAULT 0;

-- What a person holds; the unique indexes are partial and serve only one kind of grant each.
CREATE INDEX grants_user_id_idx ON grants (user_id, expires_at);
-- Who holds a role, answered from the index alone.
DROP INDEX grants_role_id_idx;
DROP INDEX grants_permission_id_idx;
CREATE INDEX grants_role_id_user_id_idx ON grants (role_id, user_id, expires_at);
CREATE INDEX grants_permission_id_user_id_idx ON grants (permission_id, user_id, expires_at);

-- Invitations that nobody has accepted yet; a newer one to the same address takes the row over.
CREATE TABLE invitations (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email        TEXT COLLATE "C" NOT NULL,
    email_folded TEXT COLLATE "C" NOT NULL,
    role_id      BIGINT REFERENCES roles (id) ON DELETE CASCADE,
    invited_by   TEXT COLLATE "C" NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL
);
CREATE UNIQUE INDEX invitations_email_folded_key ON invitations (email_folded);
CREATE INDEX invitations_expires_at_idx ON invitations (expires_at);
CREATE INDEX invitations_role_id_idx ON invitations (role_id);
