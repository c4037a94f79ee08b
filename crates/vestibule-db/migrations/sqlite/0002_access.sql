-- Roles, permissions and who holds them. Ids are never reused: a client may keep one.
CREATE TABLE roles (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT    NOT NULL,
    name_folded TEXT    NOT NULL,
    description TEXT    NOT NULL,
    -- The built-in role's key; none for roles made by people.
    built_in    TEXT,
    created_at  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX roles_name_folded_key ON roles (name_folded);
CREATE UNIQUE INDEX roles_built_in_key ON roles (built_in);

CREATE TABLE permissions (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT    NOT NULL,
    name_folded TEXT    NOT NULL,
    description TEXT    NOT NULL,
    built_in    TEXT,
    created_at  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX permissions_name_folded_key ON permissions (name_folded);
CREATE UNIQUE INDEX permissions_built_in_key ON permissions (built_in);

CREATE TABLE role_permissions (
    role_id       INTEGER NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    permission_id INTEGER NOT NULL REFERENCES permissions (id) ON DELETE CASCADE,
    granted_by    TEXT,
    granted_at    INTEGER NOT NULL,
    PRIMARY KEY (role_id, permission_id)
) STRICT;
CREATE INDEX role_permissions_permission_id_idx ON role_permissions (permission_id);

-- Who holds a role or a single permission, and where that comes from: a person's decision, a
-- plan, an invitation or the first start. Two sources of one role are two rows, so that the end
-- of a plan does not take away what an administrator gave.
CREATE TABLE grants (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id       INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role_id       INTEGER REFERENCES roles (id) ON DELETE CASCADE,
    permission_id INTEGER REFERENCES permissions (id) ON DELETE CASCADE,
    source_kind   TEXT    NOT NULL CHECK (source_kind IN ('person', 'plan', 'invitation', 'seed')),
    source_ref    TEXT    NOT NULL,
    granted_by    TEXT,
    granted_at    INTEGER NOT NULL,
    expires_at    INTEGER,
    CHECK ((role_id IS NULL) <> (permission_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX grants_role_key ON grants (user_id, role_id, source_kind, source_ref) WHERE role_id IS NOT NULL;
CREATE UNIQUE INDEX grants_permission_key ON grants (user_id, permission_id, source_kind, source_ref) WHERE permission_id IS NOT NULL;
CREATE INDEX grants_role_id_idx ON grants (role_id);
CREATE INDEX grants_permission_id_idx ON grants (permission_id);

INSERT INTO permissions (name, name_folded, description, built_in, created_at) VALUES
    ('view_dashboard', 'view_dashboard', 'See the dashboard', 'view_dashboard', 0),
    ('manage_users', 'manage_users', 'Manage people, roles, permissions and grants', 'manage_users', 0),
    ('view_reports', 'view_reports', 'See reports', 'view_reports', 0),
    ('edit', 'edit', 'Change boards, columns and tickets', 'edit', 0),
    ('manage_settings', 'manage_settings', 'Change settings', 'manage_settings', 0),
    ('access_logs', 'access_logs', 'See request logs, the audit log and error reports', 'access_logs', 0),
    ('manage_admin', 'manage_admin', 'Hand out and take away Admin and Super Admin', 'manage_admin', 0);

INSERT INTO roles (name, name_folded, description, built_in, created_at) VALUES
    ('Super Admin', 'super admin', 'Holds every permission', 'super_admin', 0),
    ('Admin', 'admin', 'Holds every built-in permission but manage_admin', 'admin', 0),
    ('User', 'user', 'Every signed-in person, without being granted it', 'user', 0);

INSERT INTO role_permissions (role_id, permission_id, granted_by, granted_at)
SELECT r.id, p.id, NULL, 0
FROM roles r CROSS JOIN permissions p
WHERE r.built_in = 'super_admin' OR (r.built_in = 'admin' AND p.built_in <> 'manage_admin');
