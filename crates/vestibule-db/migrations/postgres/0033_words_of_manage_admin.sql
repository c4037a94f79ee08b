-- What `manage_admin` lets its holders do. Admin and Super Admin are handed out by Super Admins alone. Whoever
-- has described it in other words keeps them.
UPDATE permissions SET description = 'Manage people who hold it, and hand it out', version = version + 1
    WHERE built_in = 'manage_admin' AND description = 'Hand out and take away Admin and Super Admin';
