-- Boards, their columns and tickets, and everything that happens on them.
CREATE TABLE boards (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        TEXT COLLATE "C" NOT NULL,
    visibility  TEXT COLLATE "C" NOT NULL CHECK (visibility IN ('everyone', 'members')),
    -- The number of the newest event; raised in the transaction of every change.
    seq         BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    created_by  BIGINT REFERENCES users (id) ON DELETE SET NULL,
    created_at  BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL,
    archived_at BIGINT
);
CREATE INDEX boards_created_by_idx ON boards (created_by);

CREATE TABLE board_members (
    board_id BIGINT NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    user_id  BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role     TEXT COLLATE "C" NOT NULL CHECK (role IN ('owner', 'editor', 'viewer')),
    added_at BIGINT NOT NULL,
    PRIMARY KEY (board_id, user_id)
);
CREATE INDEX board_members_user_id_idx ON board_members (user_id);

CREATE TABLE board_columns (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    board_id        BIGINT NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    name            TEXT COLLATE "C" NOT NULL,
    color           TEXT COLLATE "C",
    wip_limit       BIGINT,
    -- What clients of the replaced program keep here; it means nothing and never sorts.
    client_position BIGINT NOT NULL,
    -- Fractional index: columns stand in the order of this text, byte by byte.
    order_key       TEXT COLLATE "C" NOT NULL,
    version         BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    updated_at      BIGINT NOT NULL,
    archived_at     BIGINT
);
CREATE INDEX board_columns_order_idx ON board_columns (board_id, order_key);

CREATE TABLE tickets (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    board_id    BIGINT NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    column_id   BIGINT NOT NULL REFERENCES board_columns (id) ON DELETE CASCADE,
    title       TEXT COLLATE "C" NOT NULL,
    -- Markdown.
    description TEXT COLLATE "C" NOT NULL,
    -- Title and description, folded.
    search_text TEXT COLLATE "C" NOT NULL,
    assignee_id BIGINT REFERENCES users (id) ON DELETE SET NULL,
    -- YYYY-MM-DD: a day has no time zone.
    due_on      TEXT COLLATE "C",
    order_key   TEXT COLLATE "C" NOT NULL,
    version     BIGINT NOT NULL,
    created_by  BIGINT REFERENCES users (id) ON DELETE SET NULL,
    created_at  BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL,
    archived_at BIGINT
);
CREATE INDEX tickets_board_id_idx ON tickets (board_id, id);
CREATE INDEX tickets_order_idx ON tickets (column_id, order_key);
CREATE INDEX tickets_assignee_id_idx ON tickets (assignee_id);
CREATE INDEX tickets_created_by_idx ON tickets (created_by);

CREATE TABLE ticket_labels (
    ticket_id   BIGINT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    name        TEXT COLLATE "C" NOT NULL,
    name_folded TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (ticket_id, name_folded)
);

CREATE TABLE ticket_comments (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket_id  BIGINT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    author_id  BIGINT REFERENCES users (id) ON DELETE SET NULL,
    -- Markdown.
    body       TEXT COLLATE "C" NOT NULL,
    version    BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX ticket_comments_ticket_id_idx ON ticket_comments (ticket_id, id);
CREATE INDEX ticket_comments_author_id_idx ON ticket_comments (author_id);

-- What happened, numbered per board without gaps: onlookers resume from a number, and a ticket's
-- activity is read from here.
CREATE TABLE board_events (
    board_id  BIGINT NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    seq       BIGINT NOT NULL,
    kind      TEXT COLLATE "C" NOT NULL,
    -- Not a reference: the event outlives the ticket.
    ticket_id BIGINT,
    actor_id  BIGINT REFERENCES users (id) ON DELETE SET NULL,
    -- JSON: the state after the event; emptied when a ticket is deleted.
    data      TEXT COLLATE "C" NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (board_id, seq)
);
CREATE INDEX board_events_ticket_id_idx ON board_events (ticket_id, seq) WHERE ticket_id IS NOT NULL;
CREATE INDEX board_events_actor_id_idx ON board_events (actor_id);

-- Who is looking at a board, as each node says and repeats while it lives.
CREATE TABLE board_viewers (
    node     TEXT COLLATE "C" NOT NULL,
    board_id BIGINT NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    user_id  BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    seen_at  BIGINT NOT NULL,
    PRIMARY KEY (node, board_id, user_id)
);
CREATE INDEX board_viewers_board_id_idx ON board_viewers (board_id);
CREATE INDEX board_viewers_user_id_idx ON board_viewers (user_id);
