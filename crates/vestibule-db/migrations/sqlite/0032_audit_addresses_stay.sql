-- Where somebody acted from may be erased, never told otherwise.
-- engine:
CREATE TRIGGER audit_personal_no_update BEFORE UPDATE ON audit_personal
BEGIN SELECT RAISE(ABORT, 'where somebody acted from is never changed'); END;
CREATE TRIGGER audit_personal_no_replace BEFORE INSERT ON audit_personal
WHEN EXISTS (SELECT 1 FROM audit_personal WHERE event_id = NEW.event_id)
BEGIN SELECT RAISE(ABORT, 'where somebody acted from is never replaced'); END;
-- end engine
