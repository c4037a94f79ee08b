-- What is sold, who has subscribed to it, and what Stripe has told us. Stripe holds the truth of all
-- of it but plan_permissions; what nobody searches for stands in `doc`, as JSON.
--
-- `looked` is raised whenever a state has been fetched and written, changed or not: whoever fetched
-- while somebody else wrote has an older state in hand and looks again. `version` is raised by changes.
CREATE TABLE products (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    product_id TEXT NOT NULL,
    name       TEXT NOT NULL,
    active     INTEGER NOT NULL CHECK (active IN (0, 1)),
    doc        TEXT NOT NULL,
    looked     INTEGER NOT NULL,
    version    INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER,
    removed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX products_product_id_key ON products (product_id);

CREATE TABLE prices (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    price_id    TEXT NOT NULL,
    product_id  TEXT NOT NULL,
    -- Minor units; none where Stripe computes by tiers.
    unit_amount INTEGER,
    currency    TEXT NOT NULL,
    active      INTEGER NOT NULL CHECK (active IN (0, 1)),
    lookup_key  TEXT,
    doc         TEXT NOT NULL,
    looked      INTEGER NOT NULL,
    version     INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER,
    removed_at  INTEGER
) STRICT;
CREATE UNIQUE INDEX prices_price_id_key ON prices (price_id);
CREATE INDEX prices_product_id_idx ON prices (product_id, id);

-- A price's amount cannot be changed at Stripe, so an edit takes a new price for the same row. Whoever
-- subscribed to an old one keeps it.
CREATE TABLE former_prices (
    price_id TEXT NOT NULL PRIMARY KEY,
    price    INTEGER NOT NULL REFERENCES prices (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX former_prices_price_idx ON former_prices (price);

-- Which permissions a plan gives to those who have subscribed to it.
CREATE TABLE plan_permissions (
    product       INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    permission_id INTEGER NOT NULL REFERENCES permissions (id) ON DELETE CASCADE,
    added_at      INTEGER NOT NULL,
    PRIMARY KEY (product, permission_id)
) STRICT;
CREATE INDEX plan_permissions_permission_id_idx ON plan_permissions (permission_id);

CREATE TABLE stripe_customers (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id     INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    customer_id TEXT NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX stripe_customers_user_id_key ON stripe_customers (user_id);
CREATE UNIQUE INDEX stripe_customers_customer_id_key ON stripe_customers (customer_id);

CREATE TABLE subscriptions (
    id                   INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription_id      TEXT NOT NULL,
    -- None when the person has been purged.
    user_id              INTEGER REFERENCES users (id) ON DELETE SET NULL,
    customer_id          TEXT NOT NULL,
    price_id             TEXT NOT NULL,
    product_id           TEXT NOT NULL,
    quantity             INTEGER NOT NULL,
    -- As people are told: Stripe's word, or `paused`, or `canceled_at_period_end`.
    status               TEXT NOT NULL,
    previous_status      TEXT,
    stripe_status        TEXT NOT NULL,
    cancel_at_period_end INTEGER NOT NULL CHECK (cancel_at_period_end IN (0, 1)),
    current_period_end   INTEGER,
    trial_end            INTEGER,
    -- Since when a payment has been failing: the period of grace is counted from here.
    past_due_since       INTEGER,
    looked               INTEGER NOT NULL,
    version              INTEGER NOT NULL,
    created_at           INTEGER NOT NULL,
    updated_at           INTEGER,
    removed_at           INTEGER
) STRICT;
CREATE UNIQUE INDEX subscriptions_subscription_id_key ON subscriptions (subscription_id);
CREATE INDEX subscriptions_user_id_idx ON subscriptions (user_id, id);
CREATE INDEX subscriptions_product_id_idx ON subscriptions (product_id);
CREATE INDEX subscriptions_status_idx ON subscriptions (status, id);

-- Checkouts that were paid for, once each however often their page is loaded.
CREATE TABLE orders (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id      TEXT NOT NULL,
    user_id         INTEGER REFERENCES users (id) ON DELETE SET NULL,
    mode            TEXT NOT NULL,
    payment_status  TEXT NOT NULL,
    amount_total    INTEGER NOT NULL,
    currency        TEXT NOT NULL,
    subscription_id TEXT,
    created_at      INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX orders_session_id_key ON orders (session_id);
CREATE INDEX orders_user_id_idx ON orders (user_id, id);

-- Signed events as they came, kept before they are answered and applied by a job.
CREATE TABLE stripe_events (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id    TEXT NOT NULL,
    kind        TEXT NOT NULL,
    -- What it is about; none when Vestibule keeps nothing of that kind.
    object_kind TEXT,
    object_id   TEXT,
    payload     TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('new', 'applied', 'kept')),
    received_at INTEGER NOT NULL,
    settled_at  INTEGER
) STRICT;
CREATE UNIQUE INDEX stripe_events_event_id_key ON stripe_events (event_id);
CREATE INDEX stripe_events_object_idx ON stripe_events (object_kind, object_id) WHERE state = 'new';
CREATE INDEX stripe_events_received_at_idx ON stripe_events (received_at);

-- What Stripe is about to be asked for, written before it is asked: with the same key it does the same
-- thing once, however often it is asked and whoever of us dies in between.
CREATE TABLE stripe_intents (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    -- At most one unfinished intent of a scope.
    scope           TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    method          TEXT NOT NULL,
    path            TEXT NOT NULL,
    form            TEXT NOT NULL,
    deed            TEXT NOT NULL,
    actor           TEXT,
    -- What belongs to the change and is not Stripe's business, as JSON.
    local           TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed')),
    object_id       TEXT,
    error           TEXT,
    created_at      INTEGER NOT NULL,
    finished_at     INTEGER
) STRICT;
CREATE UNIQUE INDEX stripe_intents_scope_key ON stripe_intents (scope) WHERE state = 'pending';
CREATE UNIQUE INDEX stripe_intents_idempotency_key_key ON stripe_intents (idempotency_key);
CREATE INDEX stripe_intents_created_at_idx ON stripe_intents (created_at);

-- What the nightly comparison with Stripe has found.
CREATE TABLE billing_reports (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    compared   INTEGER NOT NULL,
    -- What differed and has been mended, as JSON: kind, id, what was different.
    drift      TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
