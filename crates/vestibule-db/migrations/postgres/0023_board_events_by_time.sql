-- What happened on boards is forgotten by age: what only onlookers resume from soon, what a ticket's
-- activity is read from later.
CREATE INDEX board_events_at_idx ON board_events (at);
CREATE INDEX board_events_without_ticket_idx ON board_events (at) WHERE ticket_id IS NULL;
