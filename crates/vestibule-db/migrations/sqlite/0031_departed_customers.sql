-- Customers of Stripe's whose people have been purged: they are to go there too.
CREATE TABLE departed_customers (
    customer_id TEXT NOT NULL PRIMARY KEY,
    departed_at INTEGER NOT NULL
) STRICT;
INSERT INTO departed_customers (customer_id, departed_at)
    SELECT customer_id, MAX(created_at) FROM subscriptions WHERE user_id IS NULL GROUP BY customer_id;

-- A checkout by its id.
CREATE INDEX stripe_intents_object_id_idx ON stripe_intents (object_id);
