import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { memberRoute } from '../../../app/roots';
import { searchOf } from '../../../components/listAddress';

const areaRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/admin/mail',
  staticData: { permission: 'access_logs' },
  component: lazyRouteComponent(() => import('./MailFrame'), 'MailFrame'),
});

const outboxRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/',
  validateSearch: searchOf('state', 'cursor'),
  component: lazyRouteComponent(() => import('./OutboxPage'), 'OutboxPage'),
});

const sendersRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/senders',
  component: lazyRouteComponent(() => import('./SendersPage'), 'SendersPage'),
});

const lettersRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/letters',
  staticData: { permission: 'manage_settings' },
  validateSearch: searchOf('letter', 'locale'),
  component: lazyRouteComponent(() => import('./LettersPage'), 'LettersPage'),
});

export const mailRoutes = areaRoute.addChildren([outboxRoute, sendersRoute, lettersRoute]);
