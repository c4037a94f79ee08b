-- What somebody is to have once an unfinished intent is carried out: at most one intent makes it so.
ALTER TABLE stripe_intents ADD COLUMN claim TEXT;
CREATE UNIQUE INDEX stripe_intents_claim_key ON stripe_intents (claim) WHERE state = 'pending';

-- While it is paused: until when it had been paid for as the break began. Stripe's periods go on
-- meanwhile, and nobody pays for them.
ALTER TABLE subscriptions ADD COLUMN paid_until INTEGER;
UPDATE subscriptions SET paid_until = COALESCE(current_period_end, created_at) WHERE status = 'paused';

-- Which plans somebody has or has ever had, also after a change: a trial is for those who have not.
CREATE TABLE plans_had (
    user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    product_id TEXT NOT NULL,
    PRIMARY KEY (user_id, product_id)
) STRICT;
INSERT INTO plans_had (user_id, product_id)
    SELECT DISTINCT user_id, product_id FROM subscriptions WHERE user_id IS NOT NULL;
