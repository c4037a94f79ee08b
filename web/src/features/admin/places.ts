import {
  IconActivity,
  IconAdjustments,
  IconAlertTriangle,
  IconFileText,
  IconCoins,
  IconHistory,
  IconMail,
  IconTable,
  IconTags,
  IconUsers,
} from '@tabler/icons-react';

import type { Place } from '../../app/places';

const people = { permission: 'manage_users', section: 'admin' } as const;
const logs = { permission: 'access_logs', section: 'admin' } as const;

export const adminPlaces: readonly Place[] = [
  { to: '/admin', label: (text) => text.common.admin.overview, icon: IconActivity, key: 'h', ...logs },
  { to: '/admin/users', label: (text) => text.common.admin.users, icon: IconUsers, key: 'u', ...people },
  { to: '/admin/roles', label: (text) => text.common.admin.roles, icon: IconTags, key: 'r', ...people },
  { to: '/admin/permissions', label: (text) => text.common.admin.permissions, icon: IconTable, key: 'm', ...people },
  { to: '/admin/logs', label: (text) => text.common.admin.requests, icon: IconFileText, key: 'l', ...logs },
  { to: '/admin/audit', label: (text) => text.common.admin.audit, icon: IconHistory, key: 't', ...logs },
  { to: '/admin/errors', label: (text) => text.common.admin.errors, icon: IconAlertTriangle, key: 'e', ...logs },
  { to: '/admin/mail', label: (text) => text.common.admin.mail, icon: IconMail, key: 's', ...logs },
  { to: '/admin/billing', label: (text) => text.common.admin.billing, icon: IconCoins, key: 'y', permission: 'manage_billing', section: 'admin' },
  { to: '/admin/settings', label: (text) => text.common.admin.settings, icon: IconAdjustments, key: 'f', permission: 'manage_settings', section: 'admin' },
];
