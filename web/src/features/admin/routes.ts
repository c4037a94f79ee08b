import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { memberRoute } from '../../app/roots';
import { searchOf } from '../../components/listAddress';
import { shopRoutes } from './billing/routes';
import { mailRoutes } from './mail/routes';
import { settingsRoute } from './settings/routes';

const people = { permission: 'manage_users' };
const logs = { permission: 'access_logs' };

const adminRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/admin',
  staticData: logs,
  validateSearch: searchOf('span'),
  component: lazyRouteComponent(() => import('./overview/AdminPage'), 'AdminPage'),
});

const usersRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/admin/users',
  staticData: people,
  validateSearch: searchOf('q', 'role', 'status', 'sort', 'cursor'),
  component: lazyRouteComponent(() => import('./people/PeoplePage'), 'PeoplePage'),
});

const personRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/admin/users/$uuid',
  staticData: people,
  validateSearch: searchOf('tab', 'view', 'cursor'),
  component: lazyRouteComponent(() => import('./people/PersonPage'), 'PersonPage'),
});

const invitationsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/admin/invitations',
  staticData: people,
  validateSearch: searchOf('cursor'),
  component: lazyRouteComponent(() => import('./people/InvitationsPage'), 'InvitationsPage'),
});

const rolesRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/admin/roles',
  staticData: people,
  validateSearch: searchOf('cursor'),
  component: lazyRouteComponent(() => import('./access/RolesPage'), 'RolesPage'),
});

const roleRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/admin/roles/$id',
  staticData: people,
  component: lazyRouteComponent(() => import('./access/RolePage'), 'RolePage'),
});

const permissionsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/admin/permissions',
  staticData: people,
  validateSearch: searchOf('role', 'permission'),
  component: lazyRouteComponent(() => import('./access/MatrixPage'), 'MatrixPage'),
});

const logsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/admin/logs',
  staticData: logs,
  validateSearch: searchOf('user', 'level', 'method', 'status', 'path', 'from', 'to', 'cursor'),
  component: lazyRouteComponent(() => import('./logs/RequestsPage'), 'RequestsPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/admin/audit',
  staticData: logs,
  validateSearch: searchOf('actor', 'action', 'target', 'from', 'to', 'cursor'),
  component: lazyRouteComponent(() => import('./logs/AuditPage'), 'AuditPage'),
});

const errorsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/admin/errors',
  staticData: logs,
  validateSearch: searchOf('state', 'cursor'),
  component: lazyRouteComponent(() => import('./logs/ErrorsPage'), 'ErrorsPage'),
});

export const adminPages = [
  adminRoute,
  usersRoute,
  personRoute,
  invitationsRoute,
  rolesRoute,
  roleRoute,
  permissionsRoute,
  logsRoute,
  auditRoute,
  errorsRoute,
  mailRoutes,
  settingsRoute,
  shopRoutes,
] as const;
