-- Since when somebody was disabled when they were deleted, which a restoration gives back to them; none
-- for who was not. The moments themselves do not tell: both may be the same millisecond.
ALTER TABLE users ADD COLUMN disabled_before_deletion_at BIGINT;
-- When Vestibule made the username of an account that came without one, and when its owner chose
-- another, which they may once.
ALTER TABLE users ADD COLUMN username_given_at BIGINT;
ALTER TABLE users ADD COLUMN username_chosen_at BIGINT;
