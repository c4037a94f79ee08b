-- What is sold, who has subscribed to it, and what Stripe has told us. Stripe holds the truth of all
-- of it but plan_permissions; what nobody searches for stands in `doc`, as JSON.
--
-- `looked` is raised whenever a state has been fetched and written, changed or not: whoever fetched
-- while somebody else wrote has an older state in hand and looks again. `version` is raised by changes.
CREATE TABLE products (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id TEXT COLLATE "C" NOT NULL,
    name       TEXT COLLATE "C" NOT NULL,
    active     BIGINT NOT NULL CHECK (active IN (0, 1)),
    doc        TEXT COLLATE "C" NOT NULL,
    looked     BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT,
    removed_at BIGINT
);
CREATE UNIQUE INDEX products_product_id_key ON products (product_id);

CREATE TABLE prices (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    price_id    TEXT COLLATE "C" NOT NULL,
    product_id  TEXT COLLATE "C" NOT NULL,
    -- Minor units; none where Stripe computes by tiers.
    unit_amount BIGINT,
    currency    TEXT COLLATE "C" NOT NULL,
    active      BIGINT NOT NULL CHECK (active IN (0, 1)),
    lookup_key  TEXT COLLATE "C",
    doc         TEXT COLLATE "C" NOT NULL,
    looked      BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    created_at  BIGINT NOT NULL,
    updated_at  BIGINT,
    removed_at  BIGINT
);
CREATE UNIQUE INDEX prices_price_id_key ON prices (price_id);
CREATE INDEX prices_product_id_idx ON prices (product_id, id);

-- A price's amount cannot be changed at Stripe, so an edit takes a new price for the same row. Whoever
-- subscribed to an old one keeps it.
CREATE TABLE former_prices (
    price_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    price    BIGINT NOT NULL REFERENCES prices (id) ON DELETE CASCADE
);
CREATE INDEX former_prices_price_idx ON former_prices (price);

-- Which permissions a plan gives to those who have subscribed to it.
CREATE TABLE plan_permissions (
    product       BIGINT NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    permission_id BIGINT NOT NULL REFERENCES permissions (id) ON DELETE CASCADE,
    added_at      BIGINT NOT NULL,
    PRIMARY KEY (product, permission_id)
);
CREATE INDEX plan_permissions_permission_id_idx ON plan_permissions (permission_id);

CREATE TABLE stripe_customers (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id     BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    customer_id TEXT COLLATE "C" NOT NULL,
    created_at  BIGINT NOT NULL
);
CREATE UNIQUE INDEX stripe_customers_user_id_key ON stripe_customers (user_id);
CREATE UNIQUE INDEX stripe_customers_customer_id_key ON stripe_customers (customer_id);

CREATE TABLE subscriptions (
    id                   BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subscription_id      TEXT COLLATE "C" NOT NULL,
    -- None when the person has been purged.
    user_id              BIGINT REFERENCES users (id) ON DELETE SET NULL,
    customer_id          TEXT COLLATE "C" NOT NULL,
    price_id             TEXT COLLATE "C" NOT NULL,
    product_id           TEXT COLLATE "C" NOT NULL,
    quantity             BIGINT NOT NULL,
    -- As people are told: Stripe's word, or `paused`, or `canceled_at_period_end`.
    status               TEXT COLLATE "C" NOT NULL,
    previous_status      TEXT COLLATE "C",
    stripe_status        TEXT COLLATE "C" NOT NULL,
    cancel_at_period_end BIGINT NOT NULL CHECK (cancel_at_period_end IN (0, 1)),
    current_period_end   BIGINT,
    trial_end            BIGINT,
    -- Since when a payment has been failing: the period of grace is counted from here.
    past_due_since       BIGINT,
    looked               BIGINT NOT NULL,
    version              BIGINT NOT NULL,
    created_at           BIGINT NOT NULL,
    updated_at           BIGINT,
    removed_at           BIGINT
);
CREATE UNIQUE INDEX subscriptions_subscription_id_key ON subscriptions (subscription_id);
CREATE INDEX subscriptions_user_id_idx ON subscriptions (user_id, id);
CREATE INDEX subscriptions_product_id_idx ON subscriptions (product_id);
CREATE INDEX subscriptions_status_idx ON subscriptions (status, id);

-- Checkouts that were paid for, once each however often their page is loaded.
CREATE TABLE orders (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    session_id      TEXT COLLATE "C" NOT NULL,
    user_id         BIGINT REFERENCES users (id) ON DELETE SET NULL,
    mode            TEXT COLLATE "C" NOT NULL,
    payment_status  TEXT COLLATE "C" NOT NULL,
    amount_total    BIGINT NOT NULL,
    currency        TEXT COLLATE "C" NOT NULL,
    subscription_id TEXT COLLATE "C",
    created_at      BIGINT NOT NULL
);
CREATE UNIQUE INDEX orders_session_id_key ON orders (session_id);
CREATE INDEX orders_user_id_idx ON orders (user_id, id);

-- Signed events as they came, kept before they are answered and applied by a job.
CREATE TABLE stripe_events (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id    TEXT COLLATE "C" NOT NULL,
    kind        TEXT COLLATE "C" NOT NULL,
    -- What it is about; none when Vestibule keeps nothing of that kind.
    object_kind TEXT COLLATE "C",
    object_id   TEXT COLLATE "C",
    payload     TEXT COLLATE "C" NOT NULL,
    state       TEXT COLLATE "C" NOT NULL CHECK (state IN ('new', 'applied', 'kept')),
    received_at BIGINT NOT NULL,
    settled_at  BIGINT
);
CREATE UNIQUE INDEX stripe_events_event_id_key ON stripe_events (event_id);
CREATE INDEX stripe_events_object_idx ON stripe_events (object_kind, object_id) WHERE state = 'new';
CREATE INDEX stripe_events_received_at_idx ON stripe_events (received_at);

-- What Stripe is about to be asked for, written before it is asked: with the same key it does the same
-- thing once, however often it is asked and whoever of us dies in between.
CREATE TABLE stripe_intents (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- At most one unfinished intent of a scope.
    scope           TEXT COLLATE "C" NOT NULL,
    idempotency_key TEXT COLLATE "C" NOT NULL,
    method          TEXT COLLATE "C" NOT NULL,
    path            TEXT COLLATE "C" NOT NULL,
    form            TEXT COLLATE "C" NOT NULL,
    deed            TEXT COLLATE "C" NOT NULL,
    actor           TEXT COLLATE "C",
    -- What belongs to the change and is not Stripe's business, as JSON.
    local           TEXT COLLATE "C" NOT NULL,
    state           TEXT COLLATE "C" NOT NULL CHECK (state IN ('pending', 'done', 'failed')),
    object_id       TEXT COLLATE "C",
    error           TEXT COLLATE "C",
    created_at      BIGINT NOT NULL,
    finished_at     BIGINT
);
CREATE UNIQUE INDEX stripe_intents_scope_key ON stripe_intents (scope) WHERE state = 'pending';
CREATE UNIQUE INDEX stripe_intents_idempotency_key_key ON stripe_intents (idempotency_key);
CREATE INDEX stripe_intents_created_at_idx ON stripe_intents (created_at);

-- What the nightly comparison with Stripe has found.
CREATE TABLE billing_reports (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    compared   BIGINT NOT NULL,
    -- What differed and has been mended, as JSON: kind, id, what was different.
    drift      TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL
);
