-- The outbox is counted by the hour and the day.
CREATE INDEX letters_created_at_idx ON letters (created_at);
