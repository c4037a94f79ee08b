-- The address that Stripe was told last: it sends people their receipts.
ALTER TABLE stripe_customers ADD COLUMN told_email TEXT NOT NULL DEFAULT '';
-- The newest intent of a scope, done or not.
CREATE INDEX stripe_intents_scope_id_idx ON stripe_intents (scope, id);
