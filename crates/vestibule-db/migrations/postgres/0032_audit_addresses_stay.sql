-- Where somebody acted from may be erased, never told otherwise.
-- engine:
CREATE TRIGGER audit_personal_no_update BEFORE UPDATE OR TRUNCATE ON audit_personal
    FOR EACH STATEMENT EXECUTE FUNCTION vestibule_refuse_change();
-- end engine
