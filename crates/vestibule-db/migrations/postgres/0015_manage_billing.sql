-- A permission of Vestibule's own that the programs it replaces did not have.
INSERT INTO permissions (name, name_folded, description, built_in, created_at) VALUES
    ('manage_billing', 'manage_billing', 'Change what is sold, and act on other people''s subscriptions', 'manage_billing', 0)
ON CONFLICT (name_folded) DO UPDATE SET built_in = 'manage_billing';

INSERT INTO role_permissions (role_id, permission_id, granted_by, granted_at)
SELECT r.id, p.id, NULL, 0
FROM roles r CROSS JOIN permissions p
WHERE r.built_in IN ('super_admin', 'admin') AND p.built_in = 'manage_billing'
ON CONFLICT DO NOTHING;
