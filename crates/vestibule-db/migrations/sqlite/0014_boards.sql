-- Boards, their columns and tickets, and everything that happens on them.
CREATE TABLE boards (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT    NOT NULL,
    visibility  TEXT    NOT NULL CHECK (visibility IN ('everyone', 'members')),
    -- The number of the newest event; raised in the transaction of every change.
    seq         INTEGER NOT NULL,
    version     INTEGER NOT NULL,
    created_by  INTEGER REFERENCES users (id) ON DELETE SET NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    archived_at INTEGER
) STRICT;
CREATE INDEX boards_created_by_idx ON boards (created_by);

CREATE TABLE board_members (
    board_id INTEGER NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    user_id  INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role     TEXT    NOT NULL CHECK (role IN ('owner', 'editor', 'viewer')),
    added_at INTEGER NOT NULL,
    PRIMARY KEY (board_id, user_id)
) STRICT;
CREATE INDEX board_members_user_id_idx ON board_members (user_id);

CREATE TABLE board_columns (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    board_id        INTEGER NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    name            TEXT    NOT NULL,
    color           TEXT,
    wip_limit       INTEGER,
    -- What clients of the replaced program keep here; it means nothing and never sorts.
    client_position INTEGER NOT NULL,
    -- Fractional index: columns stand in the order of this text, byte by byte.
    order_key       TEXT    NOT NULL,
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    archived_at     INTEGER
) STRICT;
CREATE INDEX board_columns_order_idx ON board_columns (board_id, order_key);

CREATE TABLE tickets (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    board_id    INTEGER NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    column_id   INTEGER NOT NULL REFERENCES board_columns (id) ON DELETE CASCADE,
    title       TEXT    NOT NULL,
    -- Markdown.
    description TEXT    NOT NULL,
    -- Title and description, folded.
    search_text TEXT    NOT NULL,
    assignee_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    -- YYYY-MM-DD: a day has no time zone.
    due_on      TEXT,
    order_key   TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    created_by  INTEGER REFERENCES users (id) ON DELETE SET NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    archived_at INTEGER
) STRICT;
CREATE INDEX tickets_board_id_idx ON tickets (board_id, id);
CREATE INDEX tickets_order_idx ON tickets (column_id, order_key);
CREATE INDEX tickets_assignee_id_idx ON tickets (assignee_id);
CREATE INDEX tickets_created_by_idx ON tickets (created_by);

CREATE TABLE ticket_labels (
    ticket_id   INTEGER NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    name        TEXT    NOT NULL,
    name_folded TEXT    NOT NULL,
    PRIMARY KEY (ticket_id, name_folded)
) STRICT;

CREATE TABLE ticket_comments (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket_id  INTEGER NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    author_id  INTEGER REFERENCES users (id) ON DELETE SET NULL,
    -- Markdown.
    body       TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX ticket_comments_ticket_id_idx ON ticket_comments (ticket_id, id);
CREATE INDEX ticket_comments_author_id_idx ON ticket_comments (author_id);

-- What happened, numbered per board without gaps: onlookers resume from a number, and a ticket's
-- activity is read from here.
CREATE TABLE board_events (
    board_id  INTEGER NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    seq       INTEGER NOT NULL,
    kind      TEXT    NOT NULL,
    -- Not a reference: the event outlives the ticket.
    ticket_id INTEGER,
    actor_id  INTEGER REFERENCES users (id) ON DELETE SET NULL,
    -- JSON: the state after the event; emptied when a ticket is deleted.
    data      TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (board_id, seq)
) STRICT;
CREATE INDEX board_events_ticket_id_idx ON board_events (ticket_id, seq) WHERE ticket_id IS NOT NULL;
CREATE INDEX board_events_actor_id_idx ON board_events (actor_id);

-- Who is looking at a board, as each node says and repeats while it lives.
CREATE TABLE board_viewers (
    node     TEXT    NOT NULL,
    board_id INTEGER NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    user_id  INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    seen_at  INTEGER NOT NULL,
    PRIMARY KEY (node, board_id, user_id)
) STRICT;
CREATE INDEX board_viewers_board_id_idx ON board_viewers (board_id);
CREATE INDEX board_viewers_user_id_idx ON board_viewers (user_id);
